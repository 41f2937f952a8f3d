"""What holds for any body that is read and laid out: its words in their order, inside the pane, and nothing else."""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from blogtui.layout.page import lay_out
from blogtui.layout.setting import Setting
from blogtui.model.document import Document, Image
from blogtui.parse.html import document_from_html
from bodies_made import flowing, hostile, tabled
from laid_out import differences_in, shown_words
from test_corpus_layout import FORBIDDEN
from visible_text import visible_words

UNBROKEN = 8_000  # cells: no table here wants more
NUMBER_FIRST = (  # a text that begins as a number of its list would be written
    "a <table><tr><td> a </td><td><ul><li><pre><code> 1. \n<i> a </i></code></pre></li><li> a </li></ul></td></tr>"
    "</table> a"
)


def room(_image: Image, width: int) -> tuple[int, int]:
    return min(8, width), 2


widths = st.integers(10, 120)
languages = st.sampled_from(["", "sv", "en", "de", "he"])
readable = st.sampled_from([Setting(room=room), Setting(hyphenate=True, room=room)])
any_setting = st.builds(
    Setting,
    hyphenate=st.booleans(),
    room=st.sampled_from([None, room]),
    code_shift=st.sampled_from([None, 0, 5]),
    folded=st.frozensets(st.integers(1, 3)),
    opened=st.sampled_from([None, frozenset(), frozenset((2,))]),
)


def read(source: str, language: str) -> Document:
    return document_from_html(source, "https://blogg.example/post/", language)


@settings(deadline=None, max_examples=100)
@given(flowing, widths, languages, readable)
def test_every_word_is_read_in_its_place(source: str, width: int, language: str, setting: Setting) -> None:
    told = visible_words(source)
    assert differences_in(told, lay_out(read(source, language), width, setting)) == []


@settings(deadline=None, max_examples=40)
@given(tabled, widths, languages, readable)
@example(NUMBER_FIRST, 10, "", Setting())
def test_every_word_of_a_table_is_read_cell_by_cell_and_every_letter_where_columns_do_not_fit(
    source: str, width: int, language: str, setting: Setting
) -> None:
    told, document = visible_words(source), read(source, language)
    unbroken = lay_out(document, UNBROKEN, setting)
    assert differences_in(told, unbroken) == []
    shown, narrow = ("".join(shown_words(lines)) for lines in (unbroken, lay_out(document, width, setting)))
    assert not Counter(shown) - Counter(narrow)


@settings(deadline=None, max_examples=60)
@given(st.one_of(flowing, tabled, hostile), widths, languages, any_setting)
def test_no_line_is_wider_than_its_pane_and_none_commands_the_terminal(
    source: str, width: int, language: str, setting: Setting
) -> None:
    for line in lay_out(read(source, language), width, setting):
        assert sum(cell_len(span.text) for span in line.spans) <= width
        assert cell_len(line.text) <= width
        assert not FORBIDDEN.search("".join(f"{span.text}{span.title}{span.href or ''}" for span in line.spans))


@settings(deadline=None, max_examples=60)
@given(flowing, widths, st.frozensets(st.integers(1, 4)))
def test_what_is_folded_away_comes_back_as_it_was(source: str, width: int, folded: frozenset[int]) -> None:
    document, setting = read(source, ""), Setting()
    for number in folded:
        setting = setting.folding(number, True)
    hidden = lay_out(document, width, setting)
    for number in folded:
        setting = setting.folding(number, False)
    whole = lay_out(document, width)
    assert lay_out(document, width, setting) == whole
    assert not Counter(shown_words(hidden)) - Counter(shown_words(whole))
