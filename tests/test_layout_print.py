"""What makes a laid-out post read like print: parted words, aligned columns, signs that tell what is what."""

import pytest

from blogtui.layout.lines import HYPHEN, Line
from blogtui.layout.page import lay_out
from blogtui.layout.setting import PLAIN, Setting
from blogtui.layout.taken import taken
from blogtui.model.document import (
    Block,
    Code,
    Covers,
    Details,
    Document,
    Embed,
    Heading,
    Image,
    Inlines,
    List,
    Mark,
    Paragraph,
    Place,
    Quote,
    Table,
    Text,
)
from documents import paragraph

PARTED = Setting(hyphenate=True)


def lines(*blocks: Block, width: int = 40, setting: Setting = PLAIN, language: str = "sv") -> list[Line]:
    return lay_out(Document(blocks, language), width, setting)


def shown(*blocks: Block, width: int = 40, setting: Setting = PLAIN, language: str = "sv") -> list[str]:
    return [line.text.rstrip() for line in lines(*blocks, width=width, setting=setting, language=language)]


def cell(text: str) -> Inlines:
    return (Text(text),)


# Words that are parted


def test_a_swedish_compound_is_parted_between_its_parts_in_a_narrow_pane() -> None:
    block = paragraph("Det är en upphandlingsmyndighet")
    assert shown(block, width=22, setting=PARTED) == ["Det är en upphand-", "lingsmyndighet"]


def test_a_word_is_parted_by_the_language_of_its_post() -> None:
    block = paragraph("It was a considerably different representation")
    assert any(row.endswith("-") for row in shown(block, width=20, setting=PARTED, language="en"))
    assert not any(row.endswith("-") for row in shown(block, width=20, setting=PARTED, language="xx"))


def test_a_paragraph_in_another_language_is_parted_by_its_own() -> None:
    words = "Det är en upphandlingsmyndighet"
    parted = shown(Paragraph(cell(words), language="sv"), width=22, setting=PARTED, language="xx")
    assert parted == shown(paragraph(words), width=22, setting=PARTED)


def test_an_added_hyphen_is_not_copied() -> None:
    page = lines(paragraph("Det är en upphandlingsmyndighet"), width=22, setting=PARTED)
    assert page[0].ends == HYPHEN
    assert taken(page, (0, 0), (1, 40)) == "Det är en upphandlingsmyndighet"


@pytest.mark.parametrize("words", ["kör blogtui.reader.open", "se 1234567890123456", "ABCDEFGHIJKLMNOPQR"])
def test_what_is_no_word_of_prose_gets_no_hyphen(words: str) -> None:
    assert not any(row.endswith("-") for row in shown(paragraph(words), width=12, setting=PARTED))


def test_code_in_a_sentence_gets_no_hyphen() -> None:
    block = Paragraph((Text("skriv "), Text("upphandlingsmyndighet", Mark.CODE)))
    assert not any(row.endswith("-") for row in shown(block, width=14, setting=PARTED))


def test_an_address_breaks_after_a_stroke_and_nothing_is_added() -> None:
    rows = shown(paragraph("https://example.org/katalog/avdelning/sida"), width=24)
    assert rows == ["https://example.org/", "katalog/avdelning/sida"]


# Raised and lowered


@pytest.mark.parametrize(
    ("mark", "written", "seen"),
    [(Mark.SUP, "2", "x²"), (Mark.SUB, "2", "x₂"), (Mark.SUP, "q", "x^q"), (Mark.SUP, "n/2", "x^(n/2)")],
)
def test_an_exponent_can_be_told_from_a_factor(mark: Mark, written: str, seen: str) -> None:
    assert shown(Paragraph((Text("x"), Text(written, mark)))) == [seen]


def test_the_number_of_a_note_keeps_its_brackets() -> None:
    assert shown(Paragraph((Text("ord"), Text("[1]", Mark.SUP, anchor="n1")))) == ["ord[1]"]


# Headings


def test_headings_can_be_told_apart_without_colour() -> None:
    first, second, third = (shown(Heading(level, cell("Rubrik"))) for level in (1, 2, 3))
    assert first == ["Rubrik", "━━━━━━"]
    assert second == ["Rubrik", "──────"]
    assert third == ["Rubrik"]


def test_a_small_heading_stands_right_above_its_text() -> None:
    assert shown(Heading(3, cell("A")), paragraph("b")) == ["A", "", "b"]
    assert shown(Heading(4, cell("A")), paragraph("b")) == ["A", "b"]


def test_a_chapter_begins_after_two_blank_lines() -> None:
    assert shown(paragraph("a"), Heading(2, cell("B"))) == ["a", "", "", "B", "─"]


# Lists


@pytest.mark.parametrize(
    ("style", "start", "step", "markers"),
    [
        ("a", 1, 1, "a. b."),
        ("A", 26, 1, "Z. AA."),
        ("i", 3, 1, "iii. iv."),
        ("I", 9, 1, "IX. X."),
        ("", 2, -1, "2. 1."),
    ],
)
def test_items_are_numbered_as_their_author_asked(style: str, start: int, step: int, markers: str) -> None:
    block = List(((paragraph("x"),), (paragraph("y"),)), ordered=True, start=start, style=style, step=step)
    assert [row.split()[0] for row in shown(block)] == markers.split()


def test_places_of_links_do_not_loosen_a_list() -> None:
    items = tuple((Place((name,)), paragraph(name)) for name in "ab")
    assert shown(List(items)) == ["• a", "• b"]
    assert [line.places for line in lines(List(items))] == [("a",), ("b",)]


# Code


CODE = Code("x = 1\n" + "y = " + "1" * 40)


def test_code_can_be_moved_sideways_and_tells_where_more_is_hidden() -> None:
    rows = shown(CODE, width=20, setting=Setting(code_shift=0))
    assert rows == ["  x = 1", "  y = " + "1" * 13 + "›"]
    rows = shown(CODE, width=20, setting=Setting(code_shift=8))
    assert rows == ["‹", "‹ " + "1" * 17 + "›"]


def test_code_is_told_apart_by_the_language_its_author_named() -> None:
    (line,) = lines(Code("return 'hej'  # ja", "python"))
    assert [(span.text, span.role) for span in line.spans if span.role not in ("code-pad",)] == [
        ("return", "code-keyword"),
        (" ", "code"),
        ("'hej'", "code-string"),
        ("  ", "code"),
        ("# ja", "code-comment"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("#!/usr/bin/env python3\nx = 1", "code-comment"),
        ('{"a": 1}', "code-keyword"),
        ("--- a\n+++ b\n@@ -1 +1 @@\n-x", ""),
    ],
)
def test_code_that_gives_itself_away_needs_no_name(text: str, role: str) -> None:
    roles = {span.role for line in lines(Code(text)) for span in line.spans}
    assert (role or "code-removed") in roles


def test_code_in_an_unknown_language_is_shown_plain() -> None:
    roles = {span.role for line in lines(Code("foo bar", "no-such-language")) for span in line.spans}
    assert roles <= {"code", "code-pad"}


# Tables


def test_numbers_stand_to_the_right_and_so_does_what_their_author_asks() -> None:
    rows = (("Ort", "Antal"), ("Lund", "7"), ("Umeå", "1 200"))
    table = Table(tuple(tuple(map(cell, row)) for row in rows), header=1)
    assert shown(table) == ["Ort  │ Antal", "─────┼──────", "Lund │     7", "Umeå │ 1 200"]
    told = Table(table.rows, 1, (), ("right", "left"))
    assert shown(told)[2] == "Lund │ 7"
    assert shown(told)[0] == " Ort │ Antal"


def test_a_cell_over_two_columns_has_no_line_through_it() -> None:
    table = Table((((cell("Båda")), ()), (cell("a"), cell("b"))), header=1, covers=(Covers(0, 0, columns=2),))
    assert shown(table) == ["Båda", "──┬──", "a │ b"]


def test_a_table_too_narrow_for_columns_names_each_value() -> None:
    table = Table(tuple(tuple(cell(f"{word}{n}") for n in range(5)) for word in ("rubrik", "värde", "annat")), header=1)
    rows = shown(table, width=24)
    assert rows[:5] == [f"rubrik{n}: värde{n}" for n in range(5)]
    assert rows[5:7] == ["", "rubrik0: annat0"]


def test_a_heading_over_nothing_is_read_where_columns_do_not_fit() -> None:
    head = tuple(cell(f"rubrik{n}") for n in range(5))
    table = Table((head, (cell("värde"), (), (), (), ())), header=1)
    assert shown(table, width=24) == [f"rubrik{n}" for n in range(5)] + ["", "rubrik0: värde"]


# Parts that fold


FOLDED = Details(cell("Mer"), (paragraph("Inne"), Place(("djupt",)), paragraph("Längre in")))
OPENED = Setting(opened=frozenset())


def test_a_part_that_its_author_closed_shows_its_summary_alone() -> None:
    (line,) = lines(FOLDED, setting=OPENED)
    assert (line.text, line.fold) == ("▸ Mer", -1)


def test_whoever_is_led_into_a_folded_part_comes_to_its_summary() -> None:
    assert lines(FOLDED, setting=OPENED)[0].places == ("djupt",)


def test_an_opened_part_shows_what_is_in_it() -> None:
    assert shown(FOLDED, setting=OPENED.folding(1, False)) == ["▾ Mer", "", "  Inne", "", "  Längre in"]


def test_an_export_hides_nothing() -> None:
    assert shown(FOLDED)[2] == "  Inne"


def test_parts_in_a_folded_part_keep_their_numbers() -> None:
    outer = Details(cell("Yttre"), (Details(cell("Inre"), (paragraph("x"),)),))
    after = Details(cell("Efter"), (paragraph("y"),))
    assert [line.fold for line in lines(outer, after, setting=OPENED) if line.fold] == [-1, -3]


# What a terminal cannot show as it is


def test_text_written_from_right_to_left_stands_to_the_right() -> None:
    (line,) = lines(Paragraph(cell("שלום"), rtl=True), width=20)
    assert line.text == " " * 16 + "שלום"


def test_a_quotation_tells_whose_it_is() -> None:
    assert shown(Quote((paragraph("Så."),), source="https://www.example.org/bok/")) == ["▌ Så.", "▌ — example.org/bok"]


def test_a_film_tells_where_it_is_and_how_long() -> None:
    film = Embed("video", "Solen", "https://example.org/v", "example.org", 185)
    assert shown(film) == ["▶ Solen · example.org · 3:05"]


def test_a_picture_gets_its_room_before_it_is_there() -> None:
    page = lines(
        Image("https://example.org/a.png", "Katt", cell("Sover")), setting=Setting(room=lambda _image, _w: (10, 3))
    )
    assert [line.picture is not None for line in page] == [True, True, True, False, False]
    assert [line.text for line in page[3:]] == ["▣ Katt", "Sover"]
    assert page[1].picture is not None
    assert (page[1].picture.row, page[1].picture.rows, page[1].picture.columns) == (1, 3, 10)


def test_a_picture_in_a_quotation_stands_beside_the_bar() -> None:
    quote = Quote((Image("https://example.org/a.png", "Katt"),))
    page = lines(quote, setting=Setting(room=lambda _image, _w: (10, 2)))
    assert page[0].text == "▌ "
    assert page[0].picture is not None
    assert page[0].picture.left == 2
