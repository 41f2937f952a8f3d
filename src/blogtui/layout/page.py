"""A document becomes a page of lines: the one door into layout for widgets and exports.

Must never depend on anything but the document and the width, nor lay out more than it was asked for.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from blogtui.layout.blocks import lay_out_blocks
from blogtui.layout.lines import BLANK, Line
from blogtui.model.document import Block, Document, Place

NARROWEST_PAGE = 10  # cells: a narrower pane is laid out as if it had these


def lay_out(document: Document, width: int) -> list[Line]:
    """`document` as lines of at most `width` cells, blocks set apart by one blank line."""
    return list(chain.from_iterable(pieces_of(document.blocks, width)))


def pieces_of(blocks: Iterable[Block], width: int) -> Iterator[list[Line]]:
    """The lines of each block in turn, the blank line before it among them."""
    width = max(width, NARROWEST_PAGE)
    follows = False
    places: list[Block] = []  # they belong to the line that the next block begins with
    for block in blocks:
        if isinstance(block, Place):
            places.append(block)
        elif laid := lay_out_blocks((*places, block), width):
            yield [BLANK, *laid] if follows else laid
            follows, places = True, []


class Page:
    """Lines that are laid out piece by piece, in whatever thread asks for more; what stands never changes."""

    def __init__(self, pieces: Iterable[list[Line]]) -> None:
        self._pieces = iter(pieces)
        self._given_up = False
        self.lines: list[Line] = []
        self.is_whole = False

    def reach(self, count: int) -> None:
        """Lay out until `count` lines stand, or all there are."""
        while len(self.lines) < count and not self.is_whole and not self._given_up:
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
