"""Code as a block of one background, row by row.

Must never wrap a line without a sign, nor cut one without telling.
"""

from collections.abc import Iterator
from functools import partial

from blogtui.layout.cells import cell_width, chop_cells, take_cells
from blogtui.layout.highlight import PLAIN, Piece, Row, highlighted
from blogtui.layout.lines import Line, Span
from blogtui.model.document import Code

TAB = 4  # cells
MARGIN = 2  # cells on the left, where signs stand; one on the right where there is room

_PADDING, _GOES_ON = Span("  ", "code-pad"), Span("↪ ", "code-sign")
_MORE_LEFT, _MORE_RIGHT = Span("‹ ", "code-sign"), Span("›", "code-sign")


def lay_out_code(block: Code, width: int, shift: int | None) -> Iterator[Line]:
    """Code padded to the full width; `shift` as `Setting.code_shift` has it."""
    text = block.text.replace("\u00ad", "").strip("\n").rstrip()
    if "\t" in text:
        text = "\n".join(line.expandtabs(TAB) for line in text.split("\n"))
    if not text:
        return
    pieces = highlighted(text, block.language)
    room = width - MARGIN - (width > 4 * MARGIN)
    lay_out_row = _whole if shift is None else partial(_part, shift)
    for row in pieces if pieces is not None else (((line, PLAIN),) for line in text.split("\n")):
        yield from lay_out_row(row, width, room)


def _whole(row: Row, width: int, room: int) -> Iterator[Line]:
    """A line of code in as many rows as it needs."""
    text = _text(row)
    if text.isascii() and len(text) <= room:
        yield _line(_PADDING, row, width)
        return
    begins, sign = 0, _PADDING
    for taken in chop_cells(text, room):
        ends = begins + len(taken)
        yield _line(sign, _cut(row, begins, ends), width, "" if ends < len(text) else "\n")
        begins, sign = ends, _GOES_ON


def _part(shift: int, row: Row, width: int, room: int) -> Iterator[Line]:
    """What of a line of code stands from the cell `shift` on, with a sign at each side where there is more."""
    text = _text(row)
    before, rest = take_cells(text, shift)
    shown, after = take_cells(rest, room)
    if after:
        shown = take_cells(shown, width - MARGIN - 1)[0]
    sign = _MORE_LEFT if before.strip() else _PADDING
    line = _line(sign, _cut(row, len(before), len(before) + len(shown)), width - bool(after))
    yield line._replace(spans=(*line.spans, _MORE_RIGHT)) if after else line


def _text(row: Row) -> str:
    return row[0][0] if len(row) == 1 else "".join(piece for piece, _role in row)


def _cut(row: Row, begins: int, ends: int) -> Row:
    """The characters of `row` from `begins` up to, not with, `ends`."""
    if len(row) == 1:
        return ((row[0][0][begins:ends], row[0][1]),)
    pieces: list[Piece] = []
    at = 0
    for text, role in row:
        pieces.append((text[max(begins - at, 0) : max(ends - at, 0)], role))
        at += len(text)
    return tuple(pieces)


def _line(sign: Span, pieces: Row, width: int, ends: str = "\n") -> Line:
    fill = width - MARGIN - sum(cell_width(text) for text, _role in pieces)
    spans = [sign, *(Span(text, role) for text, role in pieces if text)]
    if fill > 0:
        spans.append(Span(" " * fill, "code-pad"))
    return Line(tuple(spans), (), 0, ends)
