"""Code in HTML bodies: as it stands, in the language its highlighter named, without the numbers of its lines."""

import pytest

from blogtui.model.document import Code, Image, Paragraph, Text
from bodies import BASE, blocks, only


@pytest.mark.parametrize(
    "source",
    [
        '<pre><code class="language-py">{}</code></pre>',
        '<pre class="lang-py">{}</pre>',
        '<div class="highlight highlight-source-py"><pre>{}</pre></div>',
        '<pre class="brush: py; gutter: false">{}</pre>',
        '<div class="language-py highlighter-rouge"><div class="highlight"><pre><code>{}</code></pre></div></div>',
        '<pre class="sourceCode py"><code>{}</code></pre>',
        '<pre><code class="hljs py">{}</code></pre>',
        '<div class="highlight-py notranslate"><div class="highlight"><pre>{}</pre></div></div>',
        '<pre class="EnlighterJSRAW" data-enlighter-language="py">{}</pre>',
        '<pre class="astro-code" data-language="py"><code>{}</code></pre>',
        '<pre lang="py">{}</pre>',
        '<figure class="highlight py"><pre>{}</pre></figure>',
        '<div class="highlight"><pre><code class="language-py" data-lang="py">{}</code></pre></div>',
    ],
)
def test_code_keeps_its_white_space_and_its_language(source: str) -> None:
    assert only(source.format("\nif a &lt; b:\n    <span>c</span>\n")) == Code("if a < b:\n    c", "py")


@pytest.mark.parametrize("name", ["nohighlight", "language-none", "language-plaintext"])
def test_code_that_its_author_calls_plain_is_text(name: str) -> None:
    assert only(f'<pre><code class="{name}">a</code></pre>').language in ("text", "")


def test_the_language_of_people_is_none_of_code() -> None:
    assert only('<pre lang="sv">a</pre>').language == ""


NUMBERED = {
    "Rouge": """<div class="language-js"><pre class="highlight"><code><table class="rouge-table"><tr>
        <td class="gutter gl"><pre class="lineno">1\n2\n</pre></td><td class="code"><pre>a = 1\nb</pre></td>
        </tr></table></code></pre></div>""",
    "Hexo": """<figure class="highlight js"><table><tr>
        <td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td>
        <td class="code"><pre><span class="line">a = 1</span><br><span class="line">b</span><br></pre></td>
        </tr></table></figure>""",
    "Chroma": """<div class="highlight"><table class="lntable"><tr>
        <td class="lntd"><pre><code><span class="lnt">1\n</span><span class="lnt">2\n</span></code></pre></td>
        <td class="lntd"><pre><code class="language-js">a = 1\nb</code></pre></td></tr></table></div>""",
    "Pygments": """<div class="highlight-js notranslate"><pre><span class="linenos">1</span>a = 1
<span class="linenos">2</span>b</pre></div>""",
    "highlight.js": """<pre><code class="hljs js"><table class="hljs-ln">
        <tr><td class="hljs-ln-numbers" data-line-number="1"></td><td>a = 1</td></tr>
        <tr><td class="hljs-ln-numbers" data-line-number="2">2</td><td>b</td></tr></table></code></pre>""",
    "Prettify": """<pre class="prettyprint lang-js linenums"><ol class="linenums"><li class="L0">a = 1</li>
        <li class="L1">b</li></ol></pre>""",
    "Expressive Code": """<pre data-language="js"><code>"""
    """<div class="ec-line"><div class="gutter"><div class="ln">1</div></div><div class="code">a = 1</div></div>"""
    """<div class="ec-line"><div class="code">b</div></div></code></pre>""",
}


@pytest.mark.parametrize("source", NUMBERED.values(), ids=NUMBERED.keys())
def test_numbers_of_lines_are_no_part_of_the_code(source: str) -> None:
    assert only(source) == Code("a = 1\nb", "js")


def test_numbers_that_are_the_code_are_kept() -> None:
    assert only('<pre><span class="ln">x1</span> 2\n3</pre>').text == "x1 2\n3"


def test_code_in_elements_named_by_the_numbers_of_their_lines_is_kept() -> None:
    source = '<pre><a class="sourceLine" data-line-number="1">x = 1</a>\n<a data-line-number="2">y</a></pre>'
    assert only(source).text == "x = 1\ny"


def test_an_empty_line_of_numbered_code_is_kept() -> None:
    assert only("<pre><ol><li>a</li><li></li><li>b</li></ol></pre>").text == "a\n\nb"


def test_a_button_to_copy_code_is_no_part_of_it() -> None:
    assert only('<div class="highlight"><pre>a<button>Kopiera</button></pre></div>').text == "a"


def test_a_picture_amid_code_follows_it() -> None:
    assert blocks("<pre>a<img src=b.png>c</pre>") == (Code("ac"), Image(f"{BASE}b.png"))


def test_verse_keeps_its_lines_and_its_emphasis() -> None:
    verse = only('<pre class="wp-block-verse">Ro, ro <b>till</b>\nfiskeskär</pre>')
    assert isinstance(verse, Paragraph)
    assert "".join(run.text for run in verse.text) == "Ro, ro till\nfiskeskär"


def test_a_field_to_copy_from_is_code() -> None:
    assert only("<textarea>&lt;b&gt;\nord</textarea>") == Code("<b>\nord")


def test_a_table_with_numbers_that_is_no_code_stays_a_table() -> None:
    assert only("<table><tr><th>1<th>2<tr><td>3<td>4</table>").rows[1] == ((Text("3"),), (Text("4"),))
