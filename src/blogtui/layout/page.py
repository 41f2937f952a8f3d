"""A document becomes a page of lines: the one door into layout for widgets and exports.

Must never depend on anything but the document, the width and the setting, nor lay out more than it was asked for.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from threading import Lock

from blogtui.layout.blocks import gap, lay_out_block
from blogtui.layout.column import Column, Sheet
from blogtui.layout.lines import Line
from blogtui.layout.setting import PLAIN, Setting
from blogtui.model.document import Block, Document

NARROWEST_PAGE = 10  # cells: a narrower pane is laid out as if it had these
_PIECE = 64  # lines of one block that are laid out at a time


def lay_out(document: Document, width: int, setting: Setting = PLAIN) -> list[Line]:
    """`document` as lines of at most `width` cells, blocks set apart by blank lines."""
    pieces = pieces_of(document.blocks, width, setting, document.language, document.rtl)
    return list(chain.from_iterable(pieces))


def pieces_of(
    blocks: Iterable[Block], width: int, setting: Setting = PLAIN, language: str = "", rtl: bool = False
) -> Iterator[list[Line]]:
    """The lines of each block in turn, the blank lines before it among them; those of a long block in several pieces.

    `language` and `rtl` (written from right to left) are the document's.
    """
    sheet = Sheet(setting, language, rtl)
    column = Column(sheet, max(width, NARROWEST_PAGE))
    above: Block | None = None
    for block in blocks:
        lines = lay_out_block(block, column)
        piece = list(islice(lines, _PIECE))
        if not piece:
            continue
        yield [*gap(above, block), *piece] if above is not None else piece
        above = block
        while len(piece) == _PIECE and (piece := list(islice(lines, _PIECE))):
            yield piece
    if sheet.places:
        yield [Line(places=tuple(sheet.places))]


class Page:
    """Lines that are laid out piece by piece, in whatever thread asks for more; what stands never changes."""

    def __init__(self, pieces: Iterable[list[Line]]) -> None:
        self._pieces = iter(pieces)
        self._turn = Lock()  # a generator answers one thread at a time
        self._given_up = False
        self.lines: list[Line] = []
        self.is_whole = False

    def reach(self, count: int) -> None:
        """Lay out until `count` lines stand, or all there are."""
        while len(self.lines) < count and not self.is_whole and not self._given_up:
            with self._turn:
                piece = next(self._pieces, None)
                if piece is None:
                    self.is_whole = True
                else:
                    self.lines += piece

    def finish(self) -> None:
        """Lay out all that is left, unless it is given up."""
        while not self.is_whole and not self._given_up:
            self.reach(len(self.lines) + 1)

    def give_up(self) -> None:
        """Nobody wants the rest any more: whoever lays it out stops at the next piece."""
        self._given_up = True
