"""What blogs add to Markdown: notes, names of headings, marked quotes, definitions, mathematics."""

import time

import pytest

from blogtui.model.document import Blocks, Code, Definitions, Heading, List, Mark, Paragraph, Place, Quote, Text
from blogtui.parse.markdown import document_from_markdown


def blocks(source: str) -> Blocks:
    return document_from_markdown(source, "https://blogg.example/post/", "sv").blocks


def said(source: str) -> list[str]:
    return ["".join(run.text for run in getattr(block, "text", ())) for block in blocks(source)]


def test_a_note_can_be_gone_to_and_back_from() -> None:
    there, text, _rule, notes = blocks("ord[^a] mera\n\n[^a]: Noten.\n")
    assert (there, text) == (
        Place(("fnref1",)),
        Paragraph((Text("ord"), Text("[1]", Mark.SUP, anchor="fn1"), Text(" mera"))),
    )
    assert isinstance(notes, List)
    assert notes.items == ((Place(("fn1",)), Paragraph((Text("Noten. "), Text("↩︎", anchor="fnref1")))),)


def test_a_note_without_its_text_stays_as_it_was_written() -> None:
    assert said("ord[^a] mera") == ["ord[^a] mera"]


def test_a_note_written_within_the_words_is_a_note() -> None:
    assert "mera" in repr(blocks("ord^[mera *om* det]")[-1])


@pytest.mark.parametrize("marks", ["{#mål}", "{ .klass #mål }", "{: #mål }", "{#mål .klass data=1}"])
def test_a_heading_is_led_to_by_the_name_it_is_given(marks: str) -> None:
    shown = blocks(f"[dit](#mål)\n\n## Namn {marks}\n")
    assert shown[1:] == [Place(("mål",)), Heading(2, (Text("Namn"),))]


def test_a_heading_is_led_to_by_its_own_words() -> None:
    assert Place(("en-rubrik-till",)) in blocks("[dit](#en-rubrik-till)\n\n# En *rubrik*, till!\n")


def test_braces_in_a_heading_that_name_nothing_are_read() -> None:
    assert said("# En {mängd}") == ["En {mängd}"]


@pytest.mark.parametrize(
    ("first", "title"), [("[!NOTE]", "Note"), ("[!warning]", "Warning"), ("[!tip]- Mitt tips", "Mitt tips")]
)
def test_a_marked_quote_opens_with_its_word(first: str, title: str) -> None:
    assert blocks(f"> {first}\n> ord\n") == (
        Quote((Paragraph((Text(title, Mark.STRONG),)), Paragraph((Text("ord"),)))),
    )


def test_a_marked_quote_may_hold_its_text_in_paragraphs_of_its_own() -> None:
    (quote,) = blocks("> [!NOTE]\n>\n> ord\n")
    assert quote == Quote((Paragraph((Text("Note", Mark.STRONG),)), Paragraph((Text("ord"),))))


def test_a_quote_that_is_not_marked_is_a_quote() -> None:
    assert blocks("> [!] ord") == (Quote((Paragraph((Text("[!] ord"),)),)),)


def test_terms_stand_with_their_meanings() -> None:
    assert blocks("RSS\n: ett format\n") == (Definitions((((Text("RSS"),), (Paragraph((Text("ett format"),)),)),)),)


@pytest.mark.parametrize("formula", ["$x_1^2$", r"\(x_1^2\)"])
def test_a_formula_amid_words_is_said(formula: str) -> None:
    assert said(f"ord {formula} ord") == ["ord x₁² ord"]


@pytest.mark.parametrize("formula", ["$$x = 1$$", r"\[x = 1\]"])
def test_a_formula_set_apart_amid_words_stands_on_a_line_of_its_own(formula: str) -> None:
    assert said(f"ord {formula} ord") == ["ord\nx = 1\nord"]


def test_a_formula_in_lines_of_its_own_is_no_list_or_heading() -> None:
    assert said("$$\na\n= b\n- c\n$$\n") == ["a = b − c"]


def test_emphasis_within_a_formula_is_none() -> None:
    assert said("$a_{b}*c*d_{e}$") == ["a_b * c * dₑ"]


@pytest.mark.parametrize(
    "text", ["mellan $5 och $10", "$HOME och $PATH", "$$lösenord$$", "kostar $5; `$x$`", "$foo_bar$"]
)
def test_what_is_no_formula_stays_as_it_was_written(text: str) -> None:
    assert said(text) == [text.replace("`", "")]


@pytest.mark.parametrize("text", [r"\[1\]", r"\[x\] klart", r"\(så\)"])
def test_escaped_brackets_are_brackets(text: str) -> None:
    assert said(text) == [text.replace("\\", "")]


def test_a_formula_in_code_is_code() -> None:
    assert blocks("```\n$x_1$\n```") == (Code("$x_1$"),)
    assert blocks("`$x_1$`") == (Paragraph((Text("$x_1$", Mark.CODE),)),)


def test_a_bare_address_can_be_followed() -> None:
    (block,) = blocks("se https://a.example/b.")
    assert Text("https://a.example/b", href="https://a.example/b") in getattr(block, "text", ())


@pytest.mark.parametrize(
    "piece", ["[^a", "[^1]: x\n", "^[", "$a ", "$$\n", "\\(", "> [!NOTE]\n", "# {#a}\n", "a\n: b\n", "\\[ ", "$a_1"]
)
def test_no_markdown_however_twisted_stops_the_reader(piece: str) -> None:
    start = time.perf_counter()
    assert "botten" in repr(blocks(piece * 3_000 + "\n\nbotten"))
    assert time.perf_counter() - start < 10
