"""Tables as columns between light lines, or as a list of named values where columns would be too narrow.

Must never leave out a cell.
"""

from itertools import zip_longest

from blogtui.layout.cells import cell_width
from blogtui.layout.lines import BLANK, Line, Span
from blogtui.layout.wrap import Spans, wrap
from blogtui.model.document import Inlines, Mark, Table, Text

NARROWEST_COLUMN = 6  # cells; below it, words are cut more often than not
_ENDLESS = 1_000_000
_BETWEEN = " │ "

Rows = list[tuple[Inlines, ...]]


def lay_out_table(table: Table, width: int, role: str = "text") -> list[Line]:
    """The table's rows at `width` cells, then its caption."""
    count = max((len(row) for row in table.rows), default=0)
    rows: Rows = [row + ((),) * (count - len(row)) for row in table.rows]
    rows = [row for row in rows if any(run.text.strip() for cell in row for run in cell)]
    header = min(max(table.header, 0), len(rows))
    widths = _column_widths(rows, count, width) if rows else []
    lines = _columns(rows, header, widths, role) if widths else _named_values(rows, header, width, role)
    return lines + [Line(spans) for spans in wrap(table.caption, width, "caption")]


def _column_widths(rows: Rows, count: int, width: int) -> list[int]:
    """A width for each column, or none where they do not fit: small columns whole, the rest share what is left."""
    natural = [max(1, *(_widest(row[column]) for row in rows)) for column in range(count)]
    room = width - len(_BETWEEN) * (count - 1)
    widths = list(natural)
    open_columns = sorted(range(count), key=natural.__getitem__)
    for position, column in enumerate(open_columns):
        share = room // (count - position)
        widths[column] = min(natural[column], share)
        if widths[column] < min(natural[column], NARROWEST_COLUMN):
            return []
        room -= widths[column]
    return widths


def _widest(cell: Inlines) -> int:
    return max((row_width(spans) for spans in wrap(cell, _ENDLESS)), default=0)


def row_width(spans: Spans) -> int:
    """The cells a row of spans takes."""
    return sum(cell_width(span.text) for span in spans)


def _columns(rows: Rows, header: int, widths: list[int], role: str) -> list[Line]:
    laid = [_table_row(row, widths, "table-head" if number < header else role) for number, row in enumerate(rows)]
    rule = Line((Span("─┼─".join("─" * width for width in widths), "table"),))
    ruled = any(len(lines) > 1 for lines in laid[header:])
    lines: list[Line] = []
    for number, row_lines in enumerate(laid):
        if number and (number == header or (ruled and number > header)):
            lines.append(rule)
        lines += row_lines
    return lines


def _table_row(row: tuple[Inlines, ...], widths: list[int], role: str) -> list[Line]:
    cells = [wrap(cell, width, role) for cell, width in zip(row, widths, strict=True)]
    lines: list[Line] = []
    for parts in zip_longest(*cells, fillvalue=()):
        spans: list[Span] = []
        for column, part in enumerate(parts):
            if column:
                spans.append(Span(_BETWEEN, "table"))
            spans += part
            missing = widths[column] - row_width(part)
            if missing and column < len(widths) - 1:
                spans.append(Span(" " * missing, role))
        lines.append(Line(tuple(spans)))
    return lines


def _named_values(rows: Rows, header: int, width: int, role: str) -> list[Line]:
    """Each row as `Header: value` lines, with a blank line between rows."""
    names = rows[header - 1] if header else ()
    groups: list[list[Line]] = []
    for number, row in enumerate(rows):
        if number < header:
            if number < header - 1 or len(rows) == header:
                groups.append([Line(spans) for cell in row for spans in wrap(cell, width, "table-head")])
            continue
        lines: list[Line] = []
        for name, value in zip_longest(names, row, fillvalue=()):
            if any(run.text.strip() for run in value):
                lines += [Line(spans) for spans in wrap(_named(name, value), width, role)]
        groups.append(lines)
    separated = [line for group in groups if group for line in (BLANK, *group)]
    return separated[1:]


def _named(name: Inlines, value: Inlines) -> Inlines:
    label = tuple(Text(run.text.replace("\n", " "), run.marks | Mark.STRONG, run.href) for run in name)
    return (*label, Text(": ", Mark.STRONG), *value) if label else value
