"""What a generator's tags show stays in a post, the tags themselves go; code and words are never touched."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.parse.mdx import without_components
from blogtui.parse.shortcodes import shown


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("Före {% include ad.html %} efter", "Före  efter"),
        ("{% comment %}dolt{% endcomment %}synligt", "synligt"),
        ("{% raw %}{{ sida }}{% endraw %}", "{{ sida }}"),
        ("Hej {{ page.name }}!", "Hej !"),
        ('Hej {{ "världen" }}!', "Hej världen!"),
        ('[om oss]({{< ref "om.md" >}}) här', "om oss här"),
        ("{{< youtube abc123 >}}", "<https://www.youtube.com/watch?v=abc123>"),
        ('{{< figure src="hav.jpg" alt="Havet" >}}', '<img src="hav.jpg" alt="Havet">'),
        ("{{</* figure */>}}", "`{{< figure >}}`"),
        ("Text{: .klass}", "Text"),
        (r"$\frac{{a}}{{b}}$", r"$\frac{{a}}{{b}}$"),
    ],
)
def test_a_tag_is_what_it_shows(source: str, seen: str) -> None:
    assert shown(source) == seen


def test_a_highlighted_block_is_code() -> None:
    assert shown("{% highlight python %}\nx = 1\n{% endhighlight %}").strip().startswith("```python")


@pytest.mark.parametrize("code", ["`{{ x }}`", "```\n{% y %}\n```", "~~~\n{{< z >}}\n~~~"])
def test_code_is_left_as_it_is(code: str) -> None:
    assert shown(f"Före\n\n{code}\n\nefter") == f"Före\n\n{code}\n\nefter"


@pytest.mark.parametrize("piece", ["{{", "{%", "{{<", "`", "{: ", "```\n", "{% raw %}", "{{< a >}}"])
def test_s5_a_post_made_of_tags_is_read_in_time(piece: str) -> None:
    started = time.monotonic()
    shown(piece * 100_000)
    assert time.monotonic() - started < 10


@given(st.text(alphabet="abcåäö .,\n", max_size=200))
def test_words_without_tags_are_left_as_they_are(words: str) -> None:
    assert shown(words) == words
    assert without_components(words) == words


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("import Box from './box'\n\nHej", "\nHej"),
        ("export const x = {\n  a: 1,\n}\n\nHej", "\nHej"),
        ("<Box tone={{ a: 1 }}>Viktigt</Box>", "Viktigt"),
        ("{/* dolt */}synligt", "synligt"),
        ("Hej {namn}, {'du'}", "Hej , du"),
        ('<Image src="hav.jpg" alt="Havet" />', '<img src="hav.jpg" alt="Havet">'),
        ('<YouTube id="abc" />', "<https://www.youtube.com/watch?v=abc>"),
        ("```js\nimport x from 'y'\n```", "```js\nimport x from 'y'\n```"),
    ],
)
def test_components_are_what_they_enclose(source: str, seen: str) -> None:
    assert without_components(source) == seen
