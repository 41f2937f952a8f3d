"""HTML bodies: the reader sees what the author wrote, and nothing that could harm or track them."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.model.document import (
    Block,
    Blocks,
    Code,
    Definitions,
    Embed,
    Heading,
    Image,
    List,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from blogtui.parse.html import document_from_html, plain_text

BASE = "https://blogg.example/post/"


def blocks(source: str, base: str | None = BASE) -> Blocks:
    return document_from_html(source, base).blocks


def only(source: str) -> Any:
    (block,) = blocks(source)
    return block


def words(block: Block) -> str:
    return "".join(run.text for run in getattr(block, "text", ()))


def marks(source: str) -> Mark:
    (run,) = only(source).text
    return Mark(run.marks)


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_keeps_its_level(level: int) -> None:
    assert only(f"<h{level}>Ett <i>namn</i></h{level}>") == Heading(level, (Text("Ett "), Text("namn", Mark.EM)))


@pytest.mark.parametrize(
    ("tags", "mark"),
    [
        ("strong b", Mark.STRONG),
        ("em i cite", Mark.EM),
        ("code kbd samp", Mark.CODE),
        ("del s", Mark.STRIKE),
        ("ins u", Mark.UNDERLINE),
        ("mark", Mark.HIGHLIGHT),
        ("small", Mark.SMALL),
        ("sub", Mark.SUB),
        ("sup", Mark.SUP),
    ],
)
def test_the_author_s_emphasis_is_kept(tags: str, mark: Mark) -> None:
    for tag in tags.split():
        assert marks(f"<p><{tag}>ord</{tag}></p>") == mark


def test_emphases_combine() -> None:
    assert marks("<b><i>ord</i></b>") == Mark.STRONG | Mark.EM


def test_a_link_shows_its_text_and_leads_to_an_absolute_address() -> None:
    assert only('<a href="../om">om</a>').text == (Text("om", href="https://blogg.example/om"),)


@pytest.mark.parametrize("href", ["javascript:alert(1)", " java\nscript:x", "data:text/html,x", "file:///etc/passwd"])
def test_a_javascript_link_shows_its_text_but_leads_nowhere_s3(href: str) -> None:
    assert only(f'<a href="{href}">klicka</a>').text == (Text("klicka"),)


def test_a_link_within_the_page_shows_only_its_text() -> None:
    assert only('se <a href="#not1">not 1</a>').text == (Text("se not 1"),)


def test_white_space_is_one_space_but_no_break_spaces_stay() -> None:
    assert words(only("<p>  10&nbsp;000 \n\t kr <b> nu</b> </p>")) == "10\u00a0000 kr nu"


def test_one_line_break_breaks_the_line_and_two_part_paragraphs() -> None:
    assert [words(block) for block in blocks("ett <br> två<br><br>tre")] == ["ett\ntvå", "tre"]


def test_nested_lists_keep_their_order_and_their_first_number() -> None:
    outer = only("<ul><li>ett<ol start=3><li>tre</ol></ul>")
    assert not outer.ordered
    assert outer.items[0][1] == List(((Paragraph((Text("tre"),)),),), ordered=True, start=3)


def test_a_list_written_straight_into_a_list_belongs_to_the_item_before() -> None:
    outer = only("<ul><li>ett</li><ul><li>två</li></ul></ul>")
    assert len(outer.items) == 1
    assert isinstance(outer.items[0][1], List)


def test_a_task_list_tells_what_is_done() -> None:
    tasks = only("<ul><li><input type=checkbox checked> a<li><input type=checkbox> b<li>c</ul>")
    assert tasks.checks == (True, False, None)


def test_terms_stand_with_their_meanings() -> None:
    assert only("<dl><div><dt>RSS<dd>ett format</div></dl>") == Definitions(
        (((Text("RSS"),), (Paragraph((Text("ett format"),)),)),)
    )


def test_a_quote_holds_its_paragraphs() -> None:
    quote = only("<blockquote><p>ett<p>två</blockquote>")
    assert isinstance(quote, Quote)
    assert [words(block) for block in quote.blocks] == ["ett", "två"]


@pytest.mark.parametrize(
    "source",
    [
        '<pre><code class="language-py">{}</code></pre>',
        '<pre class="lang-py">{}</pre>',
        '<div class="highlight highlight-source-py"><pre>{}</pre></div>',
        '<pre class="brush: py; gutter: false">{}</pre>',
    ],
)
def test_code_keeps_its_white_space_and_its_language(source: str) -> None:
    assert only(source.format("\nif a &lt; b:\n    <span>c</span>\n")) == Code("if a < b:\n    c", "py")


def test_a_table_keeps_its_heading_rows_and_caption() -> None:
    table = only("<table><caption>Mått</caption><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>")
    assert table == Table(
        (((Text("a"),), (Text("b"),)), ((Text("1"),), (Text("2"),))), header=1, caption=(Text("Mått"),)
    )


def test_cells_that_span_leave_their_columns_aligned() -> None:
    table = only("<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>")
    assert [[bool(cell) for cell in row] for row in table.rows] == [[1, 0, 1], [1, 1, 1], [0, 1, 1]]


def test_a_table_that_only_lays_the_page_out_is_read_as_text() -> None:
    assert [words(block) for block in blocks("<table><tr><td><p>ett<p>två</table>")] == ["ett", "två"]
    assert words(only("<table role=presentation><tr><td>ett<td></table>")) == "ett"


def test_a_figure_s_caption_stands_with_its_picture() -> None:
    figure = only("<figure><img src=katt.jpg alt=Katt><figcaption>Min <b>katt</b></figcaption></figure>")
    assert figure == Image(f"{BASE}katt.jpg", "Katt", (Text("Min "), Text("katt", Mark.STRONG)))


def test_a_picture_alone_in_a_paragraph_is_a_picture_with_what_it_links_to() -> None:
    assert only('<p><a href="stor.jpg"><img src="liten.jpg"></a></p>') == Image(
        f"{BASE}liten.jpg", href=f"{BASE}stor.jpg"
    )


def test_a_picture_amid_words_is_read_as_its_words() -> None:
    assert words(only("<p>Hej <img src=s.png alt=':)'> du</p>")) == "Hej :) du"


def test_a_picture_without_words_is_not_lost_amid_text() -> None:
    assert [type(block) for block in blocks("<p>ett <img src=a.png> två</p>")] == [Paragraph, Image, Paragraph]


def test_a_picture_that_a_script_would_load_late_is_found_once() -> None:
    lazy = '<img src="data:image/gif;base64,R0" data-src="a.jpg"><noscript><img src="a.jpg">Slå på skript</noscript>'
    assert only(lazy) == Image(f"{BASE}a.jpg")


def test_the_largest_of_several_sizes_is_taken() -> None:
    assert only('<img srcset="a.jpg 300w, b.jpg 900w, c.jpg 600w">').src == f"{BASE}b.jpg"


def test_a_picture_without_a_base_is_known_by_its_name() -> None:
    assert blocks("<img src='bilder/katt.jpg'>", None) == (Image("katt.jpg"),)


@pytest.mark.parametrize("size", ["width=1 height=1", 'width="0"', 'style="width:1px;height:1px"'])
def test_a_tracking_pixel_is_not_shown(size: str) -> None:
    assert blocks(f'<p>ord<img src="https://spion.example/p.gif" {size}></p>') == (Paragraph((Text("ord"),)),)


def test_an_embedded_picture_shows_only_where_it_has_words() -> None:
    assert blocks('<img src="data:image/png;base64,AAAA">') == ()
    assert only('<img src="data:image/png;base64,AAAA" alt="Formel">') == Image("", "Formel")


@pytest.mark.parametrize(
    ("source", "embed"),
    [
        (
            '<iframe src="//www.film.example/e/1"></iframe>',
            Embed("iframe", "film.example", "https://www.film.example/e/1"),
        ),
        ('<video title="Fest"><source src="f.mp4">Nej</video>', Embed("video", "Fest", f"{BASE}f.mp4")),
        ('<audio src="l.mp3"></audio>', Embed("audio", "blogg.example", f"{BASE}l.mp3")),
        ('<object data="o.swf"></object>', Embed("object", "blogg.example", f"{BASE}o.swf")),
    ],
)
def test_what_a_terminal_cannot_play_is_a_named_link(source: str, embed: Embed) -> None:
    assert only(source) == embed


def test_a_rule_is_a_rule() -> None:
    assert blocks("a<hr>b")[1] == Rule()


def test_details_show_their_summary_strong_and_then_their_content() -> None:
    first, second = blocks("<details><summary>Mer</summary>innehåll</details>")
    assert first == Paragraph((Text("Mer", Mark.STRONG),))
    assert words(second) == "innehåll"


@pytest.mark.parametrize(
    "source",
    [
        "<script>ond()</script>",
        "<style>p{}</style>",
        "<template><p>mall</p></template>",
        "<!-- <p>tyst</p> -->",
        "<noscript>Slå på skript</noscript>",
        "<p hidden>dold</p>",
        '<div style="color:red; display : none">dold</div>',
        "<p>&nbsp;</p>",
        "<head><title>namn</title></head>",
    ],
)
def test_what_the_author_does_not_show_is_not_shown(source: str) -> None:
    assert blocks(source) == ()


def test_unknown_elements_show_their_text() -> None:
    assert words(only("<x-box>ett <blink>två</blink></x-box>")) == "ett två"


def test_text_without_any_tag_is_paragraphs_at_blank_lines() -> None:
    assert [words(block) for block in blocks("ett &amp;\ntvå\n \ntre")] == ["ett & två", "tre"]


def test_no_terminal_control_gets_through_s1() -> None:
    text = words(only("<p>a&#27;[31m\x9b1m\u202eb&#x202e;</p>"))
    assert text == "a[31m1mb"


def test_plain_words_have_a_line_for_each_block_and_no_script() -> None:
    source = "<H1>Namn</H1><p>ett\n <b>t</b>vå</p><ul><li>tre</ul><script>nej()</script><p hidden>nej</p>"
    assert plain_text(source) == "Namn\nett två\ntre"


def test_plain_words_of_text_without_tags_are_the_text() -> None:
    assert plain_text("ett &amp; två") == "ett & två"


HOSTILE = {
    "deep": "<div>" * 100_000 + "botten",
    "closed": "<div>" * 50_000 + "botten" + "</div>" * 50_000,
    "wrongly closed": "<div></x>" * 30_000 + "botten",
    "quotes": "<blockquote>" * 3_000 + "botten",
    "tables": "<table><tr><td>" * 500 + "botten",
    "lists": "<ul><li>" * 5_000 + "botten",
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">botten",
    "quoted attributes": "<p " + "".join(f"a{i}='>'" for i in range(40_000)) + ">botten",
    "breaks": "x<br>" * 30_000 + "botten",
    "spans": "<table>" + "<tr><td rowspan=65000 colspan=65000>x" * 500 + "<tr><td>botten",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_page_however_twisted_stops_the_reader(source: str) -> None:
    start = time.perf_counter()
    shown = repr(blocks(source))
    assert "botten" in shown
    assert "botten" in plain_text(source)
    assert time.perf_counter() - start < 10


TAGS = (
    "<p> </p> <b> </b> <i> <a/href=/x> </a> <ul> <li> </ul> <table> <tr> <td> <th> </table> <pre> </pre> <br> <hr> "
    "<dl> <dt> <dd> <img/src=a> <figure> <figcaption> <blockquote> </blockquote> <noscript> <select> <svg> <q> <h2> "
    "ord \x1b \u202e &nbsp; <details> <summary> <picture> <input/type=checkbox>"
)
PIECES = st.sampled_from(TAGS.split(" "))


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_any_jumble_of_tags_is_read_the_same_twice_and_safely(source: str) -> None:
    shown = repr(blocks(source))
    assert shown == repr(blocks(source))
    assert "\\x1b" not in shown
    assert "\\u202e" not in shown
    plain_text(source)
