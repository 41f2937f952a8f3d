"""Pictures as runs of cells: what is there, and the quiet frame in place of what is not yet. Decides nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.color import Color
from rich.style import Style

from blogtui.layout.picture import PictureRow, half_blocks
from blogtui.model.picture import Colour, Picture
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.look import Look

_BARE = Style()
_SIGN = "▣"


class Drawn(NamedTuple):
    """A picture ready to be painted: `rows` of runs, `columns` cells each. `number` is the terminal's, 0 for none;
    `weight` what it takes up, in bytes, here or there."""

    columns: int
    rows: Sequence[list[Run]]
    weight: int
    number: int = 0


def block_rows(picture: Picture) -> list[list[Run]]:
    """A picture in half blocks, row by row."""
    return [
        [(text, Style.from_color(_colour(upper), _colour(lower))) for text, upper, lower in half_blocks(picture, row)]
        for row in range(picture.rows)
    ]


def painted(drawn: Drawn, row: PictureRow) -> list[Run]:
    """One row of the room of a picture that is there, which stands in the middle of it."""
    place = row.row - (row.rows - len(drawn.rows)) // 2
    if not 0 <= place < len(drawn.rows):
        return [(" " * row.columns, _BARE)]
    left = (row.columns - drawn.columns) // 2
    return [
        (" " * left, _BARE), *drawn.rows[place], (" " * (row.columns - left - drawn.columns), _BARE)
    ]  # fmt: skip


def framed(words: str, row: PictureRow, look: Look) -> list[Run]:
    """One row of the room of a picture that is not there; `words` stand in its middle, "" while it is waited for."""
    text = ""
    if row.row == (row.rows - 1) // 2:
        text = fit(f"{_SIGN} {words}".rstrip(), row.columns)
    left = (row.columns - cell_len(text)) // 2
    return [(" " * left + text + " " * (row.columns - left - cell_len(text)), look.quiet + look.bar)]


def before(runs: list[Run], left: int) -> list[Run]:
    """The first `left` cells of `runs`: what a line has before its picture."""
    taken: list[Run] = []
    for text, style in runs:
        if left <= 0:
            break
        piece = text if cell_len(text) <= left else set_cell_size(text, left)
        taken.append((piece, style))
        left -= cell_len(piece)
    return [*taken, (" " * left, _BARE)] if left > 0 else taken


def _colour(colour: Colour) -> Color:
    return Color.from_rgb(*colour)
