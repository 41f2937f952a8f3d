"""Terminals that draw pictures themselves: known by the environment alone, handed each picture once."""

import re
import struct
import unicodedata
from base64 import b64decode

import pytest
from textual.theme import BUILTIN_THEMES

from blogtui.model.picture import Picture
from blogtui.ui.cells import cell_len, strip_of
from blogtui.ui.kitty import PLACEHOLDER, Kitty, cell_pixels, is_known, placeholder_rows
from blogtui.ui.look import Look
from painted import png

COMMAND = re.compile("\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\\\")


def told(text: str) -> list[tuple[dict[str, str], str]]:
    """The commands of the protocol in `text`, as keys and payload; nothing else may be in it."""
    assert COMMAND.sub("", text) == ""
    return [(dict(pair.split("=") for pair in keys.split(",")), data) for keys, data in COMMAND.findall(text)]


class Terminal:
    """Remembers what was written to it."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> None:
        self.written += text

    def read(self) -> list[tuple[dict[str, str], str]]:
        written, self.written = self.written, ""
        return told(written)


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "xterm-kitty"}, {"TERM": "xterm-ghostty"}, {"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}],
)
def test_a_terminal_that_is_known_to_draw_is_known(environment: dict[str, str]) -> None:
    assert is_known(environment)
    for between in ("TMUX", "STY", "ZELLIJ", "NO_COLOR"):
        assert not is_known({**environment, between: "1"})


@pytest.mark.parametrize(
    "environment",
    [{}, {"TERM": "xterm-256color"}, {"TERM": "screen"}, {"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"},
     {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, {"TERM": "linux"}],
)  # fmt: skip
def test_any_other_terminal_gets_half_blocks(environment: dict[str, str]) -> None:
    assert not is_known(environment)


def test_a_picture_is_handed_over_in_pieces_that_the_protocol_allows() -> None:
    terminal = Terminal()
    data = png() + bytes(range(256)) * 40
    number = Kitty(terminal.write).hand_over(Picture(9, 9, 40, 12, png=data))
    (first, begin), *rest = terminal.read()
    assert {key: first[key] for key in "aUftcrqi"} == {
        "a": "T", "U": "1", "f": "100", "t": "d", "c": "40", "r": "12", "q": "2", "i": str(number),
    }  # fmt: skip
    assert len(rest) >= 2
    assert [keys["m"] for keys, _data in ((first, begin), *rest)] == ["1"] * len(rest) + ["0"]
    assert all(set(keys) <= {"m", "q"} for keys, _data in rest)
    pieces = [begin, *(piece for _keys, piece in rest)]
    assert all(len(piece) <= 4096 and len(piece) % 4 == 0 for piece in pieces)
    assert b64decode("".join(pieces)) == data


def test_every_picture_has_a_number_of_its_own_that_is_a_colour() -> None:
    kitty = Kitty(Terminal().write)
    kitty._next = 2**24 - 3
    numbers = [kitty.hand_over(Picture(9, 9, 1, 1, png=b"x")) for _turn in range(4)]
    assert len(set(numbers)) == 4
    assert all(0 < number < 2**24 for number in numbers)


def test_what_is_not_wanted_any_more_is_forgotten_once() -> None:
    terminal = Terminal()
    kitty = Kitty(terminal.write)
    first, second = (kitty.hand_over(Picture(9, 9, 1, 1, png=b"x")) for _turn in range(2))
    terminal.read()
    kitty.forget(first)
    kitty.forget(first)
    kitty.forget(12_345)
    assert terminal.read() == [({"a": "d", "d": "I", "i": str(first), "q": "2"}, "")]
    kitty.forget_all()
    assert [keys["i"] for keys, _data in terminal.read()] == [str(second)]


def test_a_placeholder_names_its_picture_its_row_and_its_column() -> None:
    rows = placeholder_rows(0x0A0B0C, Picture(9, 9, 3, 2, png=b"x"))
    assert len(rows) == 2
    ((text, style),) = rows[1]
    assert style.color is not None
    assert style.color.get_truecolor() == (0x0A, 0x0B, 0x0C)
    # The first three numbers of the protocol: U+0305, U+030D, U+030E.
    assert text == "".join(f"{PLACEHOLDER}\u030d{column}" for column in "\u0305\u030d\u030e")


def test_placeholders_reach_the_terminal_as_they_are_one_cell_each() -> None:
    rows = placeholder_rows(77, Picture(9, 9, 290, 90, png=b"x"))
    assert len(rows) == 90
    marks = {mark for ((text, _style),) in rows for mark in text}
    assert all(unicodedata.combining(mark) == 230 for mark in marks - {PLACEHOLDER})
    look = Look(BUILTIN_THEMES["textual-dark"])
    for row in rows:
        assert cell_len(row[0][0]) == 290
        strip = strip_of(row, 290, look.paper)
        assert strip.text == row[0][0]
        assert strip.cell_length == 290


def test_a_large_picture_is_sent_in_no_more_pixels_than_are_worth_it() -> None:
    kitty = Kitty(Terminal().write, (16, 32))
    assert kitty.cell_for(40) == (16, 32)
    across, down = kitty.cell_for(250)
    assert 250 * across <= 1_600
    assert down == 2 * across


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        ((24, 80, 800, 480), (10, 20)),
        ((24, 80, 4_000, 2_400), (16, 32)),
        ((24, 80, 2_000, 1_440), (13, 32)),  # a high cell keeps its shape
        ((24, 80, 0, 0), (10, 20)),
        ((0, 0, 0, 0), (10, 20)),
    ],
)
def test_a_cell_has_the_pixels_that_the_terminal_tells(
    told: tuple[int, int, int, int], cell: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl
    import sys

    monkeypatch.setattr(sys, "__stdout__", sys.__stderr__)
    monkeypatch.setattr(fcntl, "ioctl", lambda *_asked: struct.pack("HHHH", *told))
    assert cell_pixels() == cell


def test_without_a_terminal_a_cell_has_the_usual_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(sys, "__stdout__", None)
    assert cell_pixels() == (10, 20)
