"""A table's cells where they stand: which of them reach over others, what is a number, how wide each would like to be.

Must never leave out a cell, nor one that another covers but that has words all the same.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from blogtui.layout.wrap import natural_width
from blogtui.model.document import Align, Inlines, Mark, Table

_NUMBER = re.compile(
    r"[-+−–±~≈<>≤≥]?\s?(?:[$€£¥]|kr|SEK|EUR|USD)?\s?\d[\d\s.,'’]*(?:\s?(?:%|‰|[$€£¥]|kr|SEK|EUR|USD|[MTkm]kr|°C?))?"
)
_NOTHING = frozenset(("", "–", "—", "-", "−", "…", ".."))  # as good as no number where all others are numbers
_LONGEST_NUMBER = 24  # characters
_SPELLED = int(Mark.SUB | Mark.SUP)
_marks_of = int.__and__


class Cell(NamedTuple):
    """A cell at `column` that reaches over so many `columns`; `opens` where the one below it is its own."""

    column: int
    columns: int
    text: Inlines
    opens: bool = False


class Row(NamedTuple):
    """The cells of a row, from left to right, and whether they are headings."""

    cells: tuple[Cell, ...]
    is_head: bool


class Wishes(NamedTuple):
    """The cells that columns would take if there were room: the heads', and the others'. `breaks` where a cell has
    lines of its author's; `numbers` are the columns of nothing else."""

    heads: list[int]
    bodies: list[int]
    numbers: frozenset[int]
    breaks: bool


class Grid:
    """A table as rows of cells."""

    def __init__(self, table: Table) -> None:
        self.columns = max((len(row) for row in table.rows), default=0)
        self.header = min(max(table.header, 0), len(table.rows))
        self._table = table
        self._reach = {(c.row, c.column): (max(c.columns, 1), max(c.rows, 1)) for c in table.covers}

    def rows(self) -> Iterator[Row]:
        """The rows that have anything in them."""
        lasts: dict[int, int] = {}  # the last row that a cell of each column reaches to
        for number, row in enumerate(self._table.rows):
            cells = self._cells(number, row, lasts)
            if any(run.text and not run.text.isspace() for cell in cells for run in cell.text):
                yield Row(cells, number < self.header)

    def _cells(self, number: int, row: tuple[Inlines, ...], lasts: dict[int, int]) -> tuple[Cell, ...]:
        if not self._reach:
            row += ((),) * (self.columns - len(row))
            return tuple([Cell(column, 1, text) for column, text in enumerate(row)])
        cells: list[Cell] = []
        column = 0
        while column < self.columns:
            across, down = self._reach.get((number, column), (1, 1))
            columns = 1
            while columns < min(across, self.columns - column) and not _has_words(row, column + columns):
                columns += 1
            lasts[column] = max(lasts.get(column, 0), number + down - 1)
            text = row[column] if column < len(row) else ()
            cells.append(Cell(column, columns, text, lasts[column] > number))
            column += columns
        return tuple(cells)

    def names(self) -> list[Inlines]:
        """What each column is called: the lowest heading that has words, also one that reaches over it."""
        names: list[Inlines] = [()] * self.columns
        for number in range(self.header):
            for cell in self._cells(number, self._table.rows[number], {}):
                if any(run.text.strip() for run in cell.text):
                    names[cell.column : cell.column + cell.columns] = [cell.text] * cell.columns
        return names

    def wishes(self) -> Wishes:
        """What the columns would take, in one pass over all cells."""
        heads, bodies = [1] * self.columns, [1] * self.columns
        numbers: set[int] = set()
        others: set[int] = set()
        wide: list[tuple[Cell, bool, int]] = []
        breaks = False
        for row in self.rows():
            wishes = heads if row.is_head else bodies
            for cell in row.cells:
                column, text = cell.column, cell.text
                if not text:
                    continue
                width, has_lines = _natural(text)
                breaks = breaks or has_lines
                if cell.columns > 1:
                    wide.append((cell, row.is_head, width))
                    continue
                if width > wishes[column]:
                    wishes[column] = width
                if not row.is_head and column not in others and (words := _words(text)) not in _NOTHING:
                    (numbers if _is_number(words) else others).add(column)
        for cell, is_head, width in wide:
            spread(heads if is_head else bodies, cell, width)
        return Wishes(heads, bodies, frozenset(numbers - others), breaks)

    def aligns(self, numbers: frozenset[int], usual: Align) -> list[Align]:
        """How each column stands: as its author told, numbers to the right, else as `usual`."""
        told = self._table.aligns
        return [
            (told[column] if column < len(told) else "") or ("right" if column in numbers else usual)
            for column in range(self.columns)
        ]


BETWEEN = 3  # cells between two columns


def spread(widths: list[int], cell: Cell, width: int) -> None:
    """Let a cell that reaches over several columns have `width`: what they lack is added to each of them."""
    reached = range(cell.column, cell.column + cell.columns)
    missing = width - sum(widths[column] for column in reached) - BETWEEN * (cell.columns - 1)
    for place, column in enumerate(reached):
        if missing > 0:
            share = -(-missing // (cell.columns - place))
            widths[column] += share
            missing -= share


def _has_words(row: tuple[Inlines, ...], column: int) -> bool:
    return column < len(row) and any(run.text.strip() for run in row[column])


def _natural(text: Inlines) -> tuple[int, bool]:
    """How wide a cell would be in one line, at least, and whether its author broke it."""
    if len(text) == 1 and (words := text[0].text).isascii() and "\n" not in words:
        return (len(words), False) if not _marks_of(text[0].marks, _SPELLED) else (natural_width(text)[0], False)
    return natural_width(text)[0], any("\n" in run.text for run in text)


def _words(text: Inlines) -> str:
    return (text[0].text if len(text) == 1 else "".join(run.text for run in text)).strip()


def _is_number(words: str) -> bool:
    return len(words) <= _LONGEST_NUMBER and _NUMBER.fullmatch(words) is not None
