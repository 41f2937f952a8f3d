"""HTML bodies: the reader sees what the author wrote, and nothing that could harm or track them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.model.document import (
    Details,
    Heading,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Text,
)
from blogtui.parse.html import plain_text
from bodies import blocks, only, words


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
        ("code samp tt", Mark.CODE),
        ("kbd", Mark.KBD),
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


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        ("font-weight:bold", Mark.STRONG),
        ("font-weight: 700", Mark.STRONG),
        ("font-style:italic", Mark.EM),
        ("text-decoration:line-through", Mark.STRIKE),
    ],
)
def test_emphasis_that_an_editor_wrote_as_style_is_emphasis(style: str, mark: Mark) -> None:
    assert marks(f'<p><span style="{style}">ord</span></p>') == mark


def test_bold_that_its_style_takes_back_is_not_bold() -> None:
    assert marks('<p><b style="font-weight:normal">ord</b></p>') == Mark.NONE


def test_an_abbreviation_tells_what_it_stands_for() -> None:
    assert only('<abbr title="HyperText Markup Language">HTML</abbr> 5').text == (
        Text("HTML", title="HyperText Markup Language"),
        Text(" 5"),
    )


def test_a_bare_address_can_be_followed() -> None:
    assert only("<p>se https://a.example/b.</p>").text == (
        Text("se "),
        Text("https://a.example/b", href="https://a.example/b"),
        Text("."),
    )


def test_an_address_in_code_is_code() -> None:
    assert only("<p><code>https://a.example</code></p>").text == (Text("https://a.example", Mark.CODE),)


def test_white_space_is_one_space_but_no_break_spaces_stay() -> None:
    assert words(only("<p>  10&nbsp;000 \n\t kr <b> nu</b> </p>")) == "10\u00a0000 kr nu"


def test_one_line_break_breaks_the_line_and_two_part_paragraphs() -> None:
    assert [words(block) for block in blocks("ett <br> två<br><br>tre")] == ["ett\ntvå", "tre"]


def test_a_quote_tells_its_source() -> None:
    assert only('<blockquote cite="../kalla">ord</blockquote>').source == "https://blogg.example/kalla"


def test_a_quote_holds_its_paragraphs() -> None:
    quote = only("<blockquote><p>ett<p>två</blockquote>")
    assert isinstance(quote, Quote)
    assert [words(block) for block in quote.blocks] == ["ett", "två"]


def test_a_rule_is_a_rule() -> None:
    assert blocks("a<hr>b")[1] == Rule()


def test_details_fold_their_content_under_their_summary() -> None:
    assert only("<details open><summary>Mer <i>här</i></summary><p>ett<p>två</details>") == Details(
        (Text("Mer "), Text("här", Mark.EM)), (Paragraph((Text("ett"),)), Paragraph((Text("två"),))), is_open=True
    )


def test_details_without_a_summary_do_not_fold() -> None:
    assert words(only("<details>innehåll</details>")) == "innehåll"


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
    "captions": '<div class="wp-caption">' * 2_000 + "botten",
    "details": "<details><summary>x</summary>" * 2_000 + "botten",
    "roots": "<math>" + "<msqrt>" * 2_000 + "<mi>botten",
    "formulas": "<p>" + "$a_b " * 20_000 + "botten",
    "line numbers": "<pre>" + '<span class="lineno">1</span>x' * 10_000 + "botten",
    "names": "".join(f'<a href="#n{n}">x</a><p id="n{n}">' for n in range(5_000)) + "botten",
    "hidden": "<div>" * 500 + "<b hidden>x</b>" * 10_000 + "botten",
    "copies": '<b class="sr-only">x</b>' * 10_000 + "botten",
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
    "ord \x1b \u202e &nbsp; <details> <summary> <picture> <input/type=checkbox> <math> <mi> <msup> <ruby> <rt> <q> "
    "<p/id=a> <a/href=#a> <li/value=7> <div/class=share> <b/class=sr-only> <td/rowspan=3> <ol/reversed> $x_1$ "
    "<p/lang=ar> <dl/class=gallery-item> <div/class=wp-caption> <pre/class=verse> <text> <iframe/src=//a> </iframe>"
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


def test_a_quotation_mark_too_many_in_a_tag_takes_no_prose_with_it() -> None:
    prose = "".join(f'<p>Hon sade ”ja” och "nej", det är "stycke {number}".</p>' for number in range(300))
    source = f'<p><a href=https://example.org/?wp">länk</a></p>{prose}'
    assert len(blocks(source)) == 301
    assert "stycke 299" in plain_text(source)
