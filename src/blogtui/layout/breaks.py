"""Where the rows of a text end: greedy, at spaces first; within a word only where a row would be left ragged.

Must never lose or reorder a letter: only a space or an invisible sign may stand between one row and the next.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from blogtui.layout.cells import SINGLE_CLASS, cell_width, take_cells

Parts = Callable[[str], Sequence[int]]
"""Where a word may be parted with a hyphen: how many letters may stand before it, smallest first."""


class Row(NamedTuple):
    """A row of a text: from `start` up to, not with, `end`; the next one starts at `following`."""

    start: int
    end: int
    following: int
    hyphen: bool = False


NARROWEST = 4  # cells: what any grapheme goes into
INVISIBLE = "\u00ad\u200b"  # a hyphen, or nothing, where a row ends at one; never shown elsewhere

_SHY, _GAP = INVISIBLE[0], INVISIBLE[1]
_LEAST_RAGGED = 4  # cells: a row with fewer than that left over, or than an eighth of its width, is even enough
_LADDER = 2  # rows that may end in an added hyphen, one after the other
_LONGEST_TOKEN = 200  # characters that are looked at for a place to part
_SHORTEST_WORD = 6  # letters
_LEAST_BEFORE, _LEAST_AFTER = 2, 3  # letters

_CJK = "\u2e80-\u2fff\u3001-\u30ff\u3100-\u318f\u31a0-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_OPEN = "「『（【〈《〔［｛"
_CLOSE = "、。，．！？：；」』】〉》〕）］｝…‥ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_TAIL = "[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\u3099\u309a" + re.escape(_CLOSE) + "]*"
_NOT_SINGLE = re.compile(f"[^{SINGLE_CLASS}]")
_PIECE = re.compile(f"[ {INVISIBLE}]|[{_OPEN}]*[{_CJK}]{_TAIL}|[^ {INVISIBLE}{_CJK}]+{_TAIL}")
_IS_CJK = re.compile(f"[{_OPEN}]*[{_CJK}]").match
_JOINT = re.compile(r"(?<=[^\W\d_]{2})[-–—/](?=[^\W\d_]{2})")  # an author's own hyphen or stroke between words
_ADDRESS = re.compile(r"://|\bwww\.")
_IN_ADDRESS = re.compile(r"[/?&=\-_](?=\w)")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_PROSE = re.compile(r"[\d_@\\<>{}=/]|\.\w")


def break_rows(text: str, width: int, parts: Parts | None = None, prose: str = "") -> Iterator[Row]:
    """The rows of `text`, which has no newline and no two spaces together, each at most `width` cells (four at least).

    `prose` is `text` with other characters where no word may be parted, if there are such places.
    """
    width, prose, size = max(width, NARROWEST), prose or text, len(text)
    ragged = max(_LEAST_RAGGED, width // 8)
    start, ladder = 0, 0
    odd = size if text.isascii() else -1
    while size - start > width or start < size != odd:
        if odd < start:
            found = _NOT_SINGLE.search(text, start)
            odd = found.start() if found else size
            continue
        stop = start + width
        if odd == size or stop < odd:
            end = text.rfind(" ", start, stop + 1)
            if stop - end <= ragged and end > start:
                yield Row(start, end, end + 1)
                start, ladder = end + 1, 0
                continue
            row = _simple_row(prose, start, stop, end, parts if ladder < _LADDER else None)
        else:
            row = _any_row(text, prose, start, width, ragged, parts if ladder < _LADDER else None)
        yield row
        ladder = ladder + 1 if row.hyphen else 0
        start = row.following
    if start < size or not size:
        yield Row(start, size, size)


def _simple_row(prose: str, start: int, stop: int, space: int, parts: Parts | None) -> Row:
    """The row at `start` where each character takes one cell, and the last space leaves too much room, or is none."""
    first = space + 1 if space > start else start
    at, hyphen = _parting(prose, first, stop, stop - 1, parts)
    if at > first:
        return Row(start, at, at, hyphen)
    return Row(start, space, space + 1) if space > start else Row(start, stop, stop)


def _parting(prose: str, first: int, stop: int, hyphen_stop: int, parts: Parts | None) -> tuple[int, bool]:
    """Where the word at `first` may be parted, at `stop` at most, or `hyphen_stop` with a hyphen; else `first`."""
    begin = first
    while begin and first - begin < _LONGEST_TOKEN and prose[begin - 1].isalpha():
        begin -= 1  # of a word that was parted already, the beginning tells where its parts are
    last = prose.find(" ", first, first + _LONGEST_TOKEN)
    token = prose[begin : last if last >= 0 else first + _LONGEST_TOKEN]
    at = _joint(prose, begin, begin + len(token), stop) or first
    hyphen = False
    if parts is not None and _SHY not in token and not _NOT_PROSE.search(token):
        for match in _WORD.finditer(token):
            for place in _places(match.group(), hyphen_stop - begin - match.start(), parts):
                if begin + match.start() + place > max(at, first + 1):
                    at, hyphen = begin + match.start() + place, True
    return max(at, first), hyphen


def _joint(prose: str, begin: int, end: int, stop: int) -> int:
    """Behind the last joint of a word that stands before `stop`; 0 for none."""
    address = _ADDRESS.search(prose, begin, end)
    at = 0
    for match in (_IN_ADDRESS if address else _JOINT).finditer(prose, address.end() if address else begin, end):
        if match.end() > stop:
            break
        at = match.end()
    return at


def _places(word: str, reach: int, parts: Parts) -> Iterator[int]:
    if reach < _LEAST_BEFORE or len(word) < _SHORTEST_WORD or word.isupper():
        return
    for place in parts(word):
        if _LEAST_BEFORE <= place <= min(reach, len(word) - _LEAST_AFTER):
            yield place


def _any_row(text: str, prose: str, start: int, width: int, ragged: int, parts: Parts | None) -> Row:
    """The row at `start` of any text: only as much of the rest is looked at as a row can need."""
    reach = 4 * width
    while True:
        end = min(len(text), start + reach)
        found = _row_within(text, prose, start, end, width, ragged, parts)
        if found is not None:
            return found
        if end == len(text):
            return Row(start, end, end)
        reach *= 4


def _row_within(
    text: str, prose: str, start: int, end: int, width: int, ragged: int, parts: Parts | None
) -> Row | None:
    """The row at `start` by the last chance to break that fits; None when all up to `end` fits."""
    used = chance_used = 0
    chance: Row | None = None
    after_piece = False
    for match in _PIECE.finditer(text, start, end):
        piece, at = match.group(), match.start()
        if piece == " ":
            chance, chance_used, used, after_piece = Row(start, at, at + 1), used, used + 1, False
        elif piece in INVISIBLE:
            if 0 < used < width or (used and piece == _GAP):
                chance, chance_used, after_piece = Row(start, at, at + 1, piece == _SHY), used, False
        else:
            if after_piece:
                chance, chance_used = Row(start, at, at), used
            cells = cell_width(piece)
            if used + cells > width:
                if (chance is None or width - chance_used > ragged) and not _IS_CJK(piece):
                    stop, hyphen_stop = (at + len(take_cells(piece, width - used - less)[0]) for less in (0, 1))
                    place, hyphen = _parting(prose, at, stop, hyphen_stop, parts)
                    if place > at:
                        return Row(start, place, place, hyphen)
                return chance or _cut(text, start, match.end(), width)
            used, after_piece = used + cells, True
    return None


def _cut(text: str, start: int, end: int, width: int) -> Row:
    """A row of as much as fits of what nothing may break."""
    at = start + len(take_cells(text[start:end], width)[0])
    return Row(start, at, at + (text[at : at + 1] == " "))
