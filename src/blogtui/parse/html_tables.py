"""Tables of an HTML body: rows and cells aligned, tables that only lay a page out told from those that tell.

Must never grow beyond what the source holds by spans that it merely claims.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from blogtui.model.document import Block, Blocks, Inlines, Table
from blogtui.parse.html_blocks import flattened, whole_number

_SPAN = 50
_SECTIONS = ("thead", "tbody", "tfoot")
_LAYOUT_ROLES = ("presentation", "none")


@dataclass(slots=True)
class Grid:
    """A table as it is read: cells as blocks, how many columns and rows each one covers, which rows are headings."""

    rows: list[list[tuple[Blocks, int, int]]] = field(default_factory=list)
    header: int = 0
    captions: list[Blocks] = field(default_factory=list)
    titled: bool = False  # some cell is a heading
    layout: bool = False

    def lays_out(self) -> bool:
        """Whether the table only places things on a page: then its cells are read one after the other."""
        if self.layout or any(isinstance(block, Table) for block in self.cell_blocks()):
            return True
        return not self.titled and not self.captions and all(len(row) < 2 for row in self.rows)

    def cell_blocks(self) -> Iterator[Block]:
        """Every cell's blocks in reading order."""
        return (block for row in self.rows for cell, _, _ in row for block in cell)

    def table(self) -> Table | None:
        """The table, with empty cells where one cell covers several; None where it says nothing."""
        rows = tuple(_spread(self.rows))
        if not any(cell for row in rows for cell in row):
            return None
        caption = flattened(block for blocks in self.captions for block in blocks)
        return Table(rows, min(self.header, len(rows)), caption)


def read_grid(node: LexborNode, shows: Callable[[LexborNode], bool], read: Callable[[LexborNode], Blocks]) -> Grid:
    """The grid of a `table`; `shows` tells whether an element is visible, `read` gives a cell's blocks."""
    grid = Grid(layout=(node.attributes.get("role") or "").lower() in _LAYOUT_ROLES)
    leading = True
    for row, section in _table_rows(node, grid, shows, read):
        cells = [cell for cell in children(row) if cell.tag in ("td", "th") and shows(cell)]
        if not cells:
            continue
        headings = section == "thead" or all(cell.tag == "th" for cell in cells)
        leading = leading and headings
        grid.header += leading
        grid.titled = grid.titled or headings or any(cell.tag == "th" for cell in cells)
        grid.rows.append([(read(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells])
    return grid


def _table_rows(
    node: LexborNode, grid: Grid, shows: Callable[[LexborNode], bool], read: Callable[[LexborNode], Blocks]
) -> Iterator[tuple[LexborNode, str]]:
    for child in children(node):
        tag = child.tag or ""
        if tag == "-text" or not shows(child):
            continue
        if tag == "caption":
            grid.captions.append(read(child))
        elif tag == "tr":
            yield child, ""
        elif tag in _SECTIONS:
            yield from ((row, tag) for row in children(child) if row.tag == "tr" and shows(row))


def _span(cell: LexborNode, name: str) -> int:
    return max(1, whole_number(cell.attributes.get(name), 1, _SPAN))


def _spread(rows: list[list[tuple[Blocks, int, int]]]) -> Iterator[tuple[Inlines, ...]]:
    covered: dict[int, int] = {}  # column -> how many more rows a cell above reaches into
    for row in rows:
        line: list[Inlines] = []
        below: dict[int, int] = {}
        for blocks, width, height in row:
            _fill(line, covered)
            for column in range(len(line), len(line) + width):
                if height > 1:
                    below[column] = height
            line += [flattened(blocks), *[()] * (width - 1)]
        _fill(line, covered)
        covered = {column: left - 1 for column, left in (covered | below).items() if left > 1}
        yield tuple(line)


def _fill(line: list[Inlines], covered: dict[int, int]) -> None:
    while len(line) in covered:
        line.append(())


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The children of `node`, texts among them, comments not."""
    child = node.first_child
    while child is not None:
        if not child.is_comment_node:
            yield child
        child = child.next
