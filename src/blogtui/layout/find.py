"""Words found in laid-out lines, also where wrapping parted them.

Must never read more of a line than is shown, nor find what wrapping alone put together.
"""

from collections.abc import Sequence
from typing import NamedTuple

from blogtui.layout.lines import Line
from blogtui.layout.source import between, extent
from blogtui.model.text import clean_line


class Piece(NamedTuple):
    """The part of a hit on one line: characters `start` to `end` of the line's text."""

    line: int
    start: int
    end: int


Hit = tuple[Piece, ...]


class _Row(NamedTuple):
    """A line's text among that of all: where it begins there, the characters before it on the line, how long it is."""

    start: int
    lead: int
    length: int


def find(lines: Sequence[Line], words: str, *, begins: bool = False) -> list[Hit]:
    """Where `words` stand, in order, without regard to case; å, ä and ö are letters of their own (L1).

    With `begins` only where they begin a word.
    """
    wanted = _folded(clean_line(words))
    if not wanted:
        return []
    text, rows = _joined(lines)
    hits: list[Hit] = []
    at = text.find(wanted)
    line = 0
    while at >= 0:
        if begins and at and text[at - 1].isalnum():
            at = text.find(wanted, at + 1)
            continue
        while line + 1 < len(rows) and rows[line + 1].start <= at:
            line += 1
        hits.append(_pieces(rows, line, at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return hits


def _folded(text: str) -> str:
    """`text` in small letters, each still in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] or letter for letter in text)


def _joined(lines: Sequence[Line]) -> tuple[str, list[_Row]]:
    """The text of all lines as their source had it."""
    parts: list[str] = []
    rows: list[_Row] = []
    at = 0
    goes_on = False
    for line in lines:
        lead, end = extent(line, goes_on)
        rows.append(_Row(at, lead, end - lead))
        parts.append(_folded(line.text[lead:end]) + between(line))
        at += len(parts[-1])
        goes_on = line.ends != "\n"
    return "".join(parts), rows


def _pieces(rows: Sequence[_Row], line: int, start: int, end: int) -> Hit:
    pieces = []
    while line < len(rows) and rows[line].start < end:
        row = rows[line]
        first, last = max(start - row.start, 0), min(end - row.start, row.length)
        if first < last:
            pieces.append(Piece(line, row.lead + first, row.lead + last))
        line += 1
    return tuple(pieces)
