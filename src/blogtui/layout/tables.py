"""Tables as columns between light lines, or as a list of named values where columns would be too narrow.

Must never leave out a cell, nor lay out more rows than are asked for.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import islice, zip_longest

from blogtui.layout.breaks import Parts
from blogtui.layout.cells import cell_width
from blogtui.layout.lines import BLANK, Line, Span
from blogtui.layout.table_grid import BETWEEN, Cell, Grid, Row, spread
from blogtui.layout.wrap import Spans, natural_width, wrap_lines
from blogtui.model.document import Align, Inlines, Mark, Table, Text

NARROWEST_COLUMN = 6  # cells; below it, words are cut more often than not
_LONGEST_WORD, _LONGEST_PART = 24, 14  # cells: a word is cut where it is longer; the latter where words are parted
_ROWS_LOOKED_AT = 1_000  # for their longest words
_BAR = Span(" │ ", "table")
_HEAD, _BODY = "─", "┈"  # what lines under heads, and between rows of several lines, are drawn with
_CROSSINGS = {  # by whether lines go up, down, left and right from it
    (1, 1, 1, 1): "┼", (1, 0, 1, 1): "┴", (0, 1, 1, 1): "┬", (1, 1, 0, 1): "├", (1, 1, 1, 0): "┤", (1, 1, 0, 0): "│",
}  # fmt: skip


def lay_out_table(
    table: Table, width: int, role: str = "text", parts: Parts | None = None, usual: Align = "left"
) -> Iterator[Line]:
    """The table's caption and its rows at `width` cells; columns stand as `usual` where nothing else is told."""
    yield from wrap_lines(table.caption, width, "caption", parts)
    grid = Grid(table)
    if not grid.columns:
        return
    wishes = grid.wishes()
    wanted = [max(pair) for pair in zip(wishes.heads, wishes.bodies, strict=True)]
    widths = column_widths(grid, wanted, width, _LONGEST_WORD if parts is None else _LONGEST_PART)
    if not widths:
        yield from _named_values(grid, width, role, parts)
        return
    ruled = wishes.breaks or any(wish > got for wish, got in zip(wishes.bodies, widths, strict=True))
    aligns = grid.aligns(wishes.numbers, usual)
    last: Row | None = None
    for row in grid.rows():
        if last is not None and (last.is_head and not row.is_head):
            yield _rule(_HEAD, last, row, widths)
        elif last is not None and ruled and not row.is_head:
            yield _rule(_BODY, last, row, widths)
        yield from _table_row(row, widths, aligns, "table-head" if row.is_head else role, parts)
        last = row


def column_widths(grid: Grid, wanted: Sequence[int], width: int, longest_word: int) -> list[int]:
    """A width for each column, or none where they do not fit: small columns whole, the rest share what is left.

    No column is narrower than its longest word, unless that is longer than `longest_word`.
    """
    room = width - BETWEEN * (grid.columns - 1)
    if sum(wanted) <= room:
        return list(wanted)
    if grid.columns == 1:
        return [room]
    if NARROWEST_COLUMN * sum(wish >= NARROWEST_COLUMN for wish in wanted) > room:
        return []
    least = [min(wish, NARROWEST_COLUMN) for wish in wanted]
    for row in islice(grid.rows(), _ROWS_LOOKED_AT):
        for cell in row.cells:
            word = min(natural_width(cell.text)[1], longest_word) if cell.text else 0
            if cell.columns > 1:
                spread(least, cell, word)
            elif word > least[cell.column]:
                least[cell.column] = word
        if sum(least) > room:
            return []
    return _shared(wanted, least, room)


def _shared(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fill `room`: none wider than another that has not all it wants, unless it needs to be."""

    def at_most(most: int) -> list[int]:
        return [max(low, min(wish, most)) for wish, low in zip(wanted, least, strict=True)]

    low, high = 0, room
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(at_most(middle)) <= room else (low, middle - 1)
    widths = at_most(low)
    widest = max(range(len(wanted)), key=lambda column: wanted[column] - widths[column])
    widths[widest] += room - sum(widths)
    return widths


def _table_row(
    row: Row, widths: Sequence[int], aligns: Sequence[Align], role: str, parts: Parts | None
) -> Iterator[Line]:
    joint = [_joint(cell, widths) for cell in row.cells]
    laid = [wrap_lines(cell.text, width, role, parts) for cell, width in zip(row.cells, joint, strict=True)]
    last = len(joint) - 1
    for lines in zip_longest(*laid):
        spans: list[Span] = []
        for place, line in enumerate(lines):
            if place:
                spans.append(_BAR)
            part: Spans = line.spans if line is not None else ()
            missing = joint[place] - row_width(part)
            cell = row.cells[place]
            before = _before(aligns[cell.column], missing) if part and cell.columns == 1 else 0
            if before:
                spans.append(Span(" " * before, "pad"))
            spans += part
            if missing > before and place < last:
                spans.append(Span(" " * (missing - before), "pad"))
        yield Line(tuple(spans))


def _before(align: Align, missing: int) -> int:
    """The blank cells before what takes `missing` cells less than there are."""
    return missing if align == "right" else missing // 2 if align == "center" else 0


def _joint(cell: Cell, widths: Sequence[int]) -> int:
    return sum(widths[cell.column : cell.column + cell.columns]) + BETWEEN * (cell.columns - 1)


def row_width(spans: Spans) -> int:
    """The cells a row of spans takes."""
    return sum([cell_width(span.text) for span in spans])


def _rule(sign: str, above: Row, below: Row, widths: Sequence[int]) -> Line:
    """A line between two rows, with a crossing wherever a bar meets it, and a gap in a cell that goes on."""
    ups, downs = ({cell.column for cell in row.cells} for row in (above, below))
    gaps = {cell.column + n for cell in above.cells if cell.opens for n in range(cell.columns)}
    drawn = ""
    for column, width in enumerate(widths):
        here = column not in gaps
        if column:
            left = column - 1 not in gaps
            crossing = _CROSSINGS.get((column in ups, column in downs, left, here), sign if left or here else " ")
            drawn += (sign if left else " ") + crossing + (sign if here else " ")
        drawn += (sign if here else " ") * width
    return Line((Span(drawn, "table"),))


def _named_values(grid: Grid, width: int, role: str, parts: Parts | None) -> Iterator[Line]:
    """Each row as `Header: value` lines, with a blank line between rows."""
    names = grid.names()
    valued = {cell.column for row in grid.rows() if not row.is_head for cell in row.cells if _is_read(cell.text)}
    follows = False
    for row in grid.rows():
        if row.is_head and any(cell.text for cell in row.cells) and not _names_all(row, names, valued):
            texts: list[Inlines] = [cell.text for cell in row.cells]
        elif row.is_head:
            continue
        else:
            texts = [_named(names[cell.column], cell.text) for cell in row.cells if _is_read(cell.text)]
        lines = [
            line for text in texts for line in wrap_lines(text, width, "table-head" if row.is_head else role, parts)
        ]
        if follows and lines:
            yield BLANK
        yield from lines
        follows = follows or bool(lines)


def _names_all(row: Row, names: Sequence[Inlines], valued: Set[int]) -> bool:
    """Whether each heading in `row` is said again with a value; `valued` are the columns that have any."""
    return all(
        not _is_read(cell.text)
        or any(n in valued and names[n] == cell.text for n in range(cell.column, cell.column + cell.columns))
        for cell in row.cells
    )


def _is_read(text: Inlines) -> bool:
    return any(run.text.strip() for run in text)


def _named(name: Inlines, value: Inlines) -> Inlines:
    label = tuple(
        Text(run.text.replace("\n", " "), run.marks | Mark.STRONG, run.href, run.anchor, run.title) for run in name
    )
    return (*label, Text(": ", Mark.STRONG), *value) if label else value
