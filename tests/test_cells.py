"""A line that is measured too short runs over its pane; one that is cut inside a grapheme shows rubbish."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from blogtui.layout.cells import cell_width, take_cells
from blogtui.model.text import clean_text

LETTERS = "abc åäö Ω Ж 漢字かな 한국어 e\u0301 👩\u200d🚀 🇸🇪 ❤\ufe0f 👍🏽 # \u00ad\u00a0\u200b – “”…"
texts = st.one_of(st.text(max_size=60), st.text(alphabet=LETTERS, max_size=60)).map(clean_text)


@given(texts)
@settings(deadline=None, max_examples=300)
def test_no_text_is_measured_shorter_than_the_painter_draws_it(text: str) -> None:
    assert cell_width(text) >= cell_len(text)


@given(texts, texts)
@settings(deadline=None, max_examples=200)
def test_two_pieces_side_by_side_are_never_wider_than_measured_apart(one: str, other: str) -> None:
    assert cell_width(one) + cell_width(other) >= cell_len(one + other)


@given(texts, st.integers(-1, 70))
@settings(deadline=None, max_examples=200)
def test_a_cut_loses_nothing_and_keeps_to_its_width(text: str, width: int) -> None:
    taken, rest = take_cells(text, width)
    assert taken + rest == text
    assert cell_width(taken) <= max(width, 0)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("hej", 3), ("åäö", 3), ("漢字", 4), ("e\u0301", 1), ("🇸🇪", 2), ("👍🏽", 2), ("👩\u200d🚀", 2), ("❤\ufe0f", 2)],
)
def test_letters_flags_and_emoji_take_the_cells_a_reader_sees(text: str, cells: int) -> None:
    assert cell_width(text) == cells == cell_len(text)


@pytest.mark.parametrize("grapheme", ["🇸🇪", "👍🏽", "👩\u200d🚀", "❤\ufe0f", "漢", "e\u0301\u0323"])
def test_a_cut_never_goes_through_a_grapheme(grapheme: str) -> None:
    assert take_cells(grapheme * 3, cell_width(grapheme)) == (grapheme, grapheme * 2)
    if cell_width(grapheme) == 2:
        assert take_cells(grapheme * 3, 3) == (grapheme, grapheme * 2)


def test_swedish_text_is_measured_without_loading_the_width_tables() -> None:
    code = (
        "import sys; from blogtui.layout.cells import cell_width; cell_width('Räksmörgås – “hej”…'); "
        "sys.exit('wcwidth' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
