"""Tables of an HTML body: rows and cells aligned, tables that only lay a page out told from those that tell.

Must never grow beyond what the source holds by spans that it merely claims.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, cast

from selectolax.lexbor import LexborNode

from blogtui.model.document import Align, Block, Blocks, Covers, Embed, Heading, Image, Inlines, Table
from blogtui.parse.html_flat import flattened
from blogtui.parse.html_hidden import Attributes

_WIDEST, _HIGHEST = 50, 1_000  # columns and rows that one cell may cover
_MOST_COLUMNS = 200  # in a row wider than this no cell covers more than itself
_SECTIONS = ("thead", "tbody", "tfoot")
_LAYOUT_ROLES = ("presentation", "none")
_ALIGNED = re.compile(
    r"text-align\s*:\s*(\w+)|has-text-align-(\w+)|(?:^|\s)(?:text|align)-?(left|right|center)(?=$|[\s;])", re.I
)
_ALIGNS = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "middle": "center"}
_SEEN = (Image, Embed, Heading)  # what a cell of a page's layout holds sooner than one of a table


class Cell(NamedTuple):
    """A cell as it is read: its blocks, how many columns and rows it covers, how it is aligned."""

    blocks: Blocks
    columns: int
    rows: int
    align: Align


@dataclass(slots=True)
class Grid:
    """A table as it is read; the first `header` rows are headings."""

    rows: list[list[Cell]] = field(default_factory=list)
    header: int = 0
    captions: list[Blocks] = field(default_factory=list)
    titled: bool = False  # some cell is a heading
    layout: bool = False

    def lays_out(self) -> bool:
        """Whether the table only places things on a page: then its cells are read one after the other."""
        if self.layout or any(isinstance(block, Table) for block in self.cell_blocks()):
            return True
        if self.titled or self.captions:
            return False
        return all(len(row) < 2 for row in self.rows) or (len(self.rows) < 3 and self._shows_pictures())

    def _shows_pictures(self) -> bool:
        return any(isinstance(block, _SEEN) for block in self.cell_blocks())

    def cell_blocks(self) -> Iterator[Block]:
        """Every cell's blocks in reading order."""
        return (block for row in self.rows for cell in row for block in cell.blocks)

    def table(self) -> Table | None:
        """The table, with empty cells where one cell covers several; None where it says nothing."""
        spread = _Spread()
        for row in self.rows:
            spread.add(row)
        rows = spread.rows
        if not any(cell for row in rows for cell in row):
            return None
        caption = flattened(block for blocks in self.captions for block in blocks)
        header = min(self.header, len(rows))
        return Table(rows, header, caption, spread.aligns(header), spread.covers())


def read_grid(node: LexborNode, shows: Callable[[LexborNode], bool], read: Callable[[LexborNode], Blocks]) -> Grid:
    """The grid of a `table`; `shows` tells whether an element is visible, `read` gives a cell's blocks."""
    grid = Grid(layout=(node.attributes.get("role") or "").lower() in _LAYOUT_ROLES)
    columns = _column_aligns(node)
    leading = True
    for row, section in _table_rows(node, grid, shows, read):
        cells = [cell for cell in children(row) if cell.tag in ("td", "th") and shows(cell)]
        if not cells:
            continue
        headings = section == "thead" or all(cell.tag == "th" for cell in cells)
        leading = leading and headings
        grid.header += leading
        grid.titled = grid.titled or headings or any(cell.tag == "th" for cell in cells)
        by_row = align_of(row.attributes)
        grid.rows.append([_cell(cell, by_row or columns.get(number, ""), read) for number, cell in enumerate(cells)])
    return grid


def _cell(node: LexborNode, align: Align, read: Callable[[LexborNode], Blocks]) -> Cell:
    attributes = node.attributes
    columns = max(1, whole_number(attributes["colspan"], 1, _WIDEST)) if "colspan" in attributes else 1
    rows = whole_number(attributes["rowspan"], 1, _HIGHEST) if "rowspan" in attributes else 1
    return Cell(read(node), columns, _HIGHEST if rows == 0 else max(1, rows), align_of(attributes) or align)


def align_of(attributes: Attributes) -> Align:
    """How an element says that its words stand, "" where it does not."""
    if not attributes:
        return ""
    told = attributes.get("align") or ""
    return _align(told) or _align(f"{attributes.get('class') or ''};{attributes.get('style') or ''}")


@lru_cache(maxsize=1_024)
def _align(told: str) -> Align:
    word = told.strip().lower()
    if word not in _ALIGNS and (match := _ALIGNED.search(told)):
        word = (match[1] or match[2] or match[3]).lower()
    return cast("Align", _ALIGNS.get(word, ""))


def _column_aligns(node: LexborNode) -> dict[int, Align]:
    aligns: dict[int, Align] = {}
    number = 0
    for column in node.css("col")[:_WIDEST]:
        attributes = column.attributes
        width = max(1, whole_number(attributes.get("span"), 1, _WIDEST))
        if align := align_of(attributes):
            aligns.update(dict.fromkeys(range(number, number + width), align))
        number += width
    return aligns


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


class _Spread:
    """Rows laid out in columns, one after the other, cells that others cover left empty."""

    def __init__(self) -> None:
        self._lines: list[list[Inlines]] = []
        self._covered: dict[int, int] = {}  # column -> how many more rows a cell above reaches into
        self._covers: list[Covers] = []
        self._aligns: list[tuple[int, int, Align]] = []
        self._width = 0

    def add(self, row: list[Cell]) -> None:
        """Lay out the next row."""
        line: list[Inlines] = []
        below: dict[int, int] = {}
        for cell in row:
            self._fill(line)
            column = len(line)
            columns, rows = (cell.columns, cell.rows) if column < _MOST_COLUMNS else (1, 1)
            if rows > 1:
                below.update(dict.fromkeys(range(column, column + columns), rows))
            if rows > 1 or columns > 1:
                self._covers.append(Covers(len(self._lines), column, columns, rows))
            words = flattened(cell.blocks)
            if words:
                self._aligns.append((len(self._lines), column, cell.align))
            line += [words, *[()] * (columns - 1)]
            self._width = max(self._width, column + 1)
        self._fill(line)
        self._covered = {column: left - 1 for column, left in (self._covered | below).items() if left > 1}
        self._lines.append(line)

    def _fill(self, line: list[Inlines]) -> None:
        while len(line) in self._covered:
            line.append(())

    @property
    def rows(self) -> tuple[tuple[Inlines, ...], ...]:
        """The rows, without columns that no cell begins in."""
        return tuple(tuple(line[: self._width]) for line in self._lines)

    def covers(self) -> tuple[Covers, ...]:
        """Which cells reach further than themselves, within the rows and columns that there are."""
        found = []
        for cover in self._covers:
            rows = min(cover.rows, len(self._lines) - cover.row)
            columns = min(cover.columns, self._width - cover.column)
            if rows > 1 or columns > 1:
                found.append(Covers(cover.row, cover.column, columns, rows))
        return tuple(found)

    def aligns(self, header: int) -> tuple[Align, ...]:
        """How most cells below the `header` of each column are aligned; () where none says anything."""
        told: dict[int, Counter[Align]] = {}
        for row, column, align in self._aligns:
            if row >= header or len(self._lines) == header:
                told.setdefault(column, Counter())[align] += 1
        most = {column: counter.most_common(1)[0][0] for column, counter in told.items()}
        if not any(most.values()):
            return ()
        return tuple(most.get(column, "") for column in range(self._width))


def whole_number(text: str | None, default: int, most: int) -> int:
    """The whole number in an attribute, kept between -`most` and `most`."""
    match = re.match(r"\s*([+-]?\d{1,9})", text or "")
    return max(-most, min(most, int(match[1]))) if match else default


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The children of `node`, texts among them, comments not."""
    child = node.first_child
    while child is not None:
        if not child.is_comment_node:
            yield child
        child = child.next
