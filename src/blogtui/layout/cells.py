"""How many cells of a terminal a text takes, and where it may be cut.

Must never measure less than the terminal's painter does, or a line would run over its pane.
"""

import re
import unicodedata
from collections.abc import Iterator

_ZWJ = "\u200d"
_VS16 = "\ufe0f"

# What takes one cell in every table since Unicode 4: measured without loading a table, which costs 25 ms.
SINGLE_CLASS = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u1d2c-\u1d6a\u2010-\u2027\u202f-\u205e\u2070\u2071\u2074-\u208e"
    "\u2090-\u209c\u20a0-\u20bf\u2100-\u2319\u2500-\u25fc"
)
is_single = re.compile(f"[{SINGLE_CLASS}]*").fullmatch


class _Widths(dict[str, int]):
    """The cells of single characters, looked up once each."""

    def __missing__(self, character: str) -> int:
        from wcwidth import wcwidth

        width = wcwidth(character)
        if width < 0 or (width == 0 and unicodedata.category(character) == "Cn"):
            width = 1  # a mark newer than Python's tables is newer than the terminal's too
        if "\U0001f1e6" <= character <= "\U0001f1ff":
            width = 1  # half of a flag
        elif "\U0001f3fb" <= character <= "\U0001f3ff":
            width = 0  # a skin tone colours the emoji before it
        self[character] = width
        return width


_widths = _Widths()


def cell_width(text: str) -> int:
    """The cells `text` takes; a control character, which never should come here, counts as one."""
    if text.isascii():
        return len(text)
    if len(text) == 1 and text > "\u2e7f" and text != _VS16:  # one of many: Chinese is measured by the character
        return _widths[text]
    if is_single(text):
        return len(text)
    if _ZWJ not in text and _VS16 not in text:
        return sum(map(_widths.__getitem__, text))
    return _joined_width(text)


def _joined_width(text: str) -> int:
    total, last, joined = 0, 1, False
    for character in text:
        if joined:
            joined = False
        elif character == _ZWJ:
            joined = last == 2  # at the start of a piece, or after a letter, it hides nothing
        elif character == _VS16:
            total += last == 1  # asks for the emoji's form, which is wide
            last = 2
        elif width := _widths[character]:
            total += width
            last = width
    return total


def take_cells(text: str, width: int) -> tuple[str, str]:
    """`text` in two: as many whole graphemes as go into `width` cells, and the rest."""
    if text.isascii() or is_single(text):
        return text[: max(width, 0)], text[max(width, 0) :]
    used = 0
    for start, end in _graphemes(text):
        used += cell_width(text[start:end])
        if used > width:
            return text[:start], text[start:]
    return text, ""


def chop_cells(text: str, width: int) -> Iterator[str]:
    """`text` in pieces of whole graphemes, each as wide as `width` lets it be; one piece where there is no text.

    In one pass: cutting the rest anew for each piece would take quadratic time on a long word or line.
    """
    if text.isascii() or is_single(text):
        yield from (text[at : at + width] for at in range(0, len(text) or 1, width))
        return
    first = used = 0
    for start, end in _graphemes(text):
        cells = cell_width(text[start:end])
        if used + cells > width and start > first:
            yield text[first:start]
            first, used = start, 0
        used += cells
    yield text[first:]


def _graphemes(text: str) -> Iterator[tuple[int, int]]:
    """Where each grapheme starts and ends: a character with the marks, joiners and flag half that follow it.

    Found one at a time: who cuts a row off a long text must not pay for all of it.
    """
    start, flag = 0, False
    for position, character in enumerate(text):
        half = "\U0001f1e6" <= character <= "\U0001f1ff"
        attached = position > 0 and (
            character in (_ZWJ, _VS16) or text[position - 1] == _ZWJ or _widths[character] == 0 or (half and flag)
        )
        flag = half and not attached
        if position and not attached:
            yield start, position
            start = position
    if text:
        yield start, len(text)
