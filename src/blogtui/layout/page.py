"""A document becomes a page of lines: the one door into layout for widgets and exports.

Must never depend on anything but the document and the width.
"""

from blogtui.layout.blocks import lay_out_blocks
from blogtui.layout.lines import Line
from blogtui.model.document import Document

NARROWEST_PAGE = 10  # cells: a narrower pane is laid out as if it had these


def lay_out(document: Document, width: int) -> list[Line]:
    """`document` as lines of at most `width` cells, blocks set apart by one blank line."""
    return lay_out_blocks(document.blocks, max(width, NARROWEST_PAGE))
