"""What a reader sees of a post: every word, in order, inside the pane."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from blogtui.layout.lines import DRAWN, Line
from blogtui.layout.page import lay_out
from blogtui.layout.wrap import wrap_lines
from blogtui.model.document import (
    Block,
    Code,
    Definitions,
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
    Rule,
    Table,
    Text,
)
from documents import documents, inlines, paragraph


def shown(*blocks: Block, width: int = 40) -> list[str]:
    return [line.text.rstrip() for line in lay_out(Document(blocks), width)]


def cell(text: str) -> Inlines:
    return (Text(text),)


def letters(text: str) -> str:
    """`text` without what wrapping may take, add or move: white space, soft hyphens and the hyphens they become.

    Nor with how raised and lowered letters are written.
    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not c.isspace() and c not in "\u00ad\u200b\u200c-−^_()")


def read(lines: list[Line]) -> str:
    return letters("".join(span.text for line in lines for span in line.spans if span.role not in DRAWN))


@given(documents, st.integers(20, 100))
@settings(deadline=None, max_examples=200)
def test_no_line_is_wider_than_its_pane(document: Document, width: int) -> None:
    for line in lay_out(document, width):
        assert sum(cell_len(span.text) for span in line.spans) <= width
        assert cell_len(line.text) <= width


@given(documents, st.integers(1, 20))
@settings(deadline=None, max_examples=60)
def test_a_pane_too_narrow_to_read_in_breaks_nothing(document: Document, width: int) -> None:
    assert all(cell_len(line.text) <= max(width, 10) for line in lay_out(document, width))


@given(documents, st.integers(20, 100))
@settings(deadline=None, max_examples=100)
def test_blank_lines_stand_only_between_blocks(document: Document, width: int) -> None:
    lines = lay_out(Document(tuple(b for b in document.blocks if isinstance(b, Paragraph | Heading))), width)
    assert not lines or (lines[0].spans and lines[-1].spans)


@given(st.lists(inlines, min_size=1, max_size=4), st.integers(20, 100))
@settings(deadline=None, max_examples=200)
def test_a_reader_gets_every_word_in_order(texts: list[Inlines], width: int) -> None:
    written = letters("".join(run.text for text in texts for run in text))
    paragraphs = tuple(Paragraph(text) for text in texts)
    items = tuple((block,) for block in paragraphs)
    for blocks in (
        paragraphs,
        (Quote(paragraphs),),
        (List(items),),
        (List((paragraphs,), ordered=True),),
        (Definitions((((), paragraphs),)),),
        tuple(Heading(2, text) for text in texts),
        (Table(tuple((text,) for text in texts), 1),),
    ):
        assert read(lay_out(Document(blocks), width)) == written


@given(st.lists(st.lists(inlines, min_size=1, max_size=5).map(tuple), min_size=1, max_size=4), st.integers(20, 100))
@settings(deadline=None, max_examples=100)
def test_a_table_leaves_out_no_letter_of_any_cell(rows: list[tuple[Inlines, ...]], width: int) -> None:
    written = letters("".join(run.text for row in rows for text in row for run in text))
    assert sorted(read(lay_out(Document((Table(tuple(rows)),)), width))) == sorted(written)


@given(inlines, st.integers(20, 60))
@settings(deadline=None, max_examples=100)
def test_each_letter_keeps_its_look_and_its_link(text: Inlines, width: int) -> None:
    written = [(c, run.marks, run.href) for run in text for c in letters(run.text)]
    rows = [line.spans for line in wrap_lines(text, width)]
    assert [(c, s.marks, s.href) for row in rows for s in row for c in letters(s.text)] == written


@given(st.text(alphabet="abå-_ 漢\t", max_size=200), st.integers(20, 60))
@settings(deadline=None, max_examples=100)
def test_code_keeps_its_indentation_and_every_letter(code: str, width: int) -> None:
    lines = lay_out(Document((Code(code),)), width)
    assert letters("".join(s.text for line in lines for s in line.spans if s.role == "code")) == letters(code)
    assert all(cell_len(line.text) == width for line in lines)


def test_words_break_at_spaces_and_authors_breaks_hold() -> None:
    assert shown(paragraph("En rad som bryts\nhär"), width=12) == ["En rad som", "bryts", "här"]


def test_a_word_longer_than_the_pane_goes_on_in_the_next_row() -> None:
    assert shown(paragraph("ja " + "x" * 25), width=20) == ["ja", "x" * 20, "x" * 5]


def test_no_break_spaces_hold_words_together() -> None:
    assert shown(paragraph("Priset är nu 10\u00a0000\u00a0kr"), width=16) == ["Priset är nu", "10\u00a0000\u00a0kr"]


def test_soft_hyphens_show_only_where_a_word_is_broken() -> None:
    word = "för\u00adut\u00adsätt\u00adning\u00adar"
    assert shown(paragraph(word), width=40) == ["förutsättningar"]
    assert shown(paragraph(f"Goda {word}"), width=12) == ["Goda förut-", "sättningar"]


def test_a_broken_word_of_two_looks_has_one_hyphen() -> None:
    text = (Text("förut", Mark.EM), Text("\u00adsättningar"))
    assert shown(Paragraph(text), width=10) == ["förut-", "sättningar"]


def test_chinese_and_japanese_break_between_characters_but_not_before_a_full_stop() -> None:
    assert shown(paragraph("漢字漢字漢字。漢"), width=12) == ["漢字漢字漢", "字。漢"]


def test_a_quotation_in_a_quotation_has_two_bars() -> None:
    assert shown(Quote((paragraph("ute"), Quote((paragraph("inne"),))))) == ["▌ ute", "▌", "▌ ▌ inne"]


def test_lists_in_lists_change_their_bullets() -> None:
    inner = List(((paragraph("b"), List(((paragraph("c"),),))),))
    assert shown(List(((paragraph("a"), inner),))) == ["• a", "  ◦ b", "    ▪ c"]


def test_numbers_stand_right_aligned_and_long_items_hang() -> None:
    block = List(((paragraph("nio"),), (paragraph("tio och en bit till"),)), ordered=True, start=9)
    assert shown(block, width=18) == [" 9. nio", "10. tio och en bit", "    till"]


def test_a_list_of_longer_items_is_set_apart() -> None:
    block = List(((paragraph("a"), paragraph("b")), (paragraph("c"),)))
    assert shown(block) == ["• a", "", "  b", "", "• c"]


def test_a_task_list_shows_what_is_done() -> None:
    assert shown(List(((paragraph("a"),), (paragraph("b"),)), checks=(True, False))) == ["☑ a", "☐ b"]


def test_code_that_is_too_long_goes_on_after_a_sign() -> None:
    assert shown(Code("if a:\n\tb" + "x" * 20), width=20) == ["  if a:", "      b" + "x" * 12, "↪ " + "x" * 8]


def test_a_table_stands_in_columns_between_light_lines() -> None:
    table = Table(((cell("Namn"), cell("År")), (cell("Ada"), cell("1815"))), header=1, caption=cell("Folk"))
    assert shown(table) == ["Folk", "Namn │   År", "─────┼─────", "Ada  │ 1815"]


def test_a_table_too_wide_for_its_pane_becomes_named_values() -> None:
    rows = tuple(tuple(cell(f"{word} nummer {n}") for n in range(4)) for word in ("rubrik", "värde"))
    assert shown(Table(rows, header=1), width=26)[:2] == ["rubrik nummer 0: värde", "nummer 0"]


def test_a_picture_is_named_by_its_text_or_its_file() -> None:
    assert shown(Image("https://example.org/en%20katt.jpg?w=3", caption=cell("Sover"))) == ["▣ en katt.jpg", "Sover"]
    assert shown(Image("katt.jpg", alt="En katt")) == ["▣ En katt"]
    assert shown(Image("data:image/png;base64,AAAA")) == ["▣ Image"]


def test_a_caption_that_only_repeats_a_pictures_text_is_read_once() -> None:
    assert shown(Image("katt.jpg", alt="En katt", caption=cell("En\u00a0katt"))) == ["En\u00a0katt"]


def test_a_picture_on_the_web_leads_to_itself() -> None:
    spans = lay_out(Document((Image("https://example.org/katt.jpg"),)), 40)[0].spans
    assert spans[-1].href == "https://example.org/katt.jpg"


def test_a_film_is_a_named_link() -> None:
    (line,) = lay_out(Document((Embed("video", "Solnedgång", "https://example.org/v"),)), 40)
    assert line.text == "▶ Solnedgång"
    assert line.spans[-1].href == "https://example.org/v"


def test_a_change_of_subject_is_a_sign_in_the_middle() -> None:
    assert shown(Rule(), width=21) == [" " * 8 + "* * *"]


def test_a_term_is_strong_and_its_meaning_indented() -> None:
    lines = lay_out(Document((Definitions(((cell("Ord"), (paragraph("Betydelse"),)),)),)), 40)
    assert [line.text for line in lines] == ["Ord", "  Betydelse"]
    assert lines[0].spans[0].marks & Mark.STRONG


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_of_each_level_have_a_look_of_their_own(level: int) -> None:
    assert lay_out(Document((Heading(level, cell("Rubrik")),)), 40)[0].spans[0].role == f"heading{level}"


def test_a_deeply_nested_post_is_still_readable() -> None:
    block: Block = paragraph("djupt")
    for _ in range(60):
        block = Quote((List(((block,),)),))
    assert any("djupt" in line for line in shown(block, width=20))


def test_a_hostile_line_without_a_break_is_cut_into_rows_all_the_same() -> None:
    long = "x" * 5_000 + "漢" + "❤️" * 500
    for block in (Code(long), Paragraph((Text(long),))):
        lines = lay_out(Document((block,)), 72)
        assert max(cell_len(line.text) for line in lines) <= 72
        assert "".join(line.text for line in lines).replace("↪", "").replace(" ", "") == long


def test_a_list_whose_items_can_be_led_to_stays_tight() -> None:
    items = tuple((Place((f"fn{number}",)), Paragraph((Text(f"Not {number}"),))) for number in (1, 2))
    lines = lay_out(Document((List(items, ordered=True),)), 40)
    assert [(line.text, line.places) for line in lines] == [("1. Not 1", ("fn1",)), ("2. Not 2", ("fn2",))]
