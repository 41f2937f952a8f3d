"""Pictures that the terminal draws itself: Kitty's graphics protocol, by Unicode placeholders.

A picture is handed over once, under a number; where its placeholder characters stand in that number's colour, the
terminal draws it, so it scrolls and is overlaid like any text. Must never decide which picture is shown.
(https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders)
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from random import randrange

from rich.color import Color
from rich.style import Style

from blogtui.model.picture import Picture
from blogtui.ui.cells import Run

PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096  # characters of base 64 that one command may carry
_KNOWN = frozenset(("xterm-kitty", "xterm-ghostty"))
_BETWEEN = ("TMUX", "STY", "ZELLIJ")  # programs between us and the terminal that know nothing of this
_USUAL_CELL = (10, 20)  # pixels
_LARGEST_CELL = (16, 32)
_WIDEST = 1600  # pixels of a picture that are sent
_IDS = 2**24  # what fits into a colour

# The marks that number rows and columns: all of combining class 230 in Unicode 6.0 that nothing decomposes to.
_NUMBERS = (
    "305,30D-30E,310,312,33D-33F,346,34A-34C,350-352,357,35B,363-36F,483-487,592-595,597-599,59C-5A1,5A8-5A9,"
    "5AB-5AC,5AF,5C4,610-617,657-65B,65D-65E,6D6-6DC,6DF-6E2,6E4,6E7-6E8,6EB-6EC,730,732-733,735-736,73A,73D,"
    "73F-741,743,745,747,749-74A,7EB-7F1,7F3,816-819,81B-823,825-827,829-82D,951,953-954,F82-F83,F86-F87,"
    "135D-135F,17DD,193A,1A17,1A75-1A7C,1B6B,1B6D-1B73,1CD0-1CD2,1CDA-1CDB,1CE0,1DC0-1DC1,1DC3-1DC9,1DCB-1DCC,"
    "1DD1-1DE6,1DFE,20D0-20D1,20D4-20D7,20DB-20DC,20E1,20E7,20E9,20F0,2CEF-2CF1,2DE0-2DFF,A66F,A67C-A67D,"
    "A6F0-A6F1,A8E0-A8F1,AAB0,AAB2-AAB3,AAB7-AAB8,AABE-AABF,AAC1,FE20-FE26,10A0F,10A38,1D185-1D189,1D1AA-1D1AD,"
    "1D242-1D244"
)


def is_known(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to draw pictures at placeholders, judged by `environment` alone."""
    if any(environment.get(name) for name in (*_BETWEEN, "NO_COLOR")):
        return False
    return environment.get("TERM") in _KNOWN or environment.get("TERM_PROGRAM", "").lower() == "ghostty"


def cell_pixels() -> tuple[int, int]:
    """Width and height of a cell in pixels, as the terminal tells them; bounded, and the usual where it is mute."""
    try:
        import fcntl
        import struct
        import sys
        import termios

        assert sys.__stdout__ is not None
        told = fcntl.ioctl(sys.__stdout__.fileno(), termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", told)
        width, height = width // columns, height // rows
        share = min(1.0, _LARGEST_CELL[0] / width, _LARGEST_CELL[1] / height)
    except (ImportError, OSError, ValueError, AssertionError, ZeroDivisionError):
        return _USUAL_CELL
    return int(width * share), int(height * share)


class Kitty:
    """The pictures that the terminal keeps for us. `write` sends it what it obeys."""

    def __init__(self, write: Callable[[str], None], cell: tuple[int, int] = _USUAL_CELL) -> None:
        self._write, self._cell = write, cell
        self._next = randrange(1, _IDS)  # noqa: S311 - so that two readers in one terminal hardly meet
        self._kept: set[int] = set()

    def cell_for(self, columns: int) -> tuple[int, int]:
        """The pixels that a cell of a picture of so many columns is made of: no more than is worth sending."""
        share = min(1.0, _WIDEST / (columns * self._cell[0]))
        return max(1, int(self._cell[0] * share)), max(1, int(self._cell[1] * share))

    def hand_over(self, picture: Picture) -> int:
        """Give the terminal a picture to keep; its number."""
        self._next = self._next % (_IDS - 1) + 1
        self._kept.add(self._next)
        self._write("".join(_commands(self._next, picture)))
        return self._next

    def forget(self, number: int) -> None:
        """The terminal need not keep this picture any more."""
        if number in self._kept:
            self._kept.discard(number)
            self._write(f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\")

    def forget_all(self) -> None:
        """The terminal need keep none: the reader is left."""
        for number in sorted(self._kept):
            self.forget(number)


def placeholder_rows(number: int, picture: Picture) -> list[list[Run]]:
    """The cells at which the terminal draws the picture that it keeps under `number`, row by row."""
    style = Style(color=Color.from_rgb(number >> 16, number >> 8 & 255, number & 255))
    columns = _MARKS[: picture.columns]
    return [[("".join(PLACEHOLDER + mark + column for column in columns), style)] for mark in _MARKS[: picture.rows]]


def _commands(number: int, picture: Picture) -> Iterator[str]:
    """The picture as one command in pieces, placed nowhere but where its placeholders stand; nothing is answered."""
    data = b64encode(picture.png).decode("ascii")
    told = f"a=T,U=1,f=100,t=d,i={number},c={picture.columns},r={picture.rows},q=2,"
    for start in range(0, len(data), _CHUNK):
        more = int(start + _CHUNK < len(data))
        yield f"\x1b_G{told}m={more};{data[start : start + _CHUNK]}\x1b\\"
        told = "q=2,"


def _marks() -> Iterator[str]:
    for part in _NUMBERS.split(","):
        first, _sign, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


_MARKS = tuple(_marks())
