"""How much room a picture gets among the text, and its pixels as half blocks. Pure; must never load or decode one."""

from collections.abc import Iterator
from dataclasses import dataclass

from blogtui.model.document import Image
from blogtui.model.picture import Colour, Picture

PIXELS = 8  # of a picture's width that a cell stands for, where there is room; a cell is twice as high as it is wide
MOST_ROWS = 24
UNKNOWN = (480, 270)  # pixels: the room for a picture of which nothing is known yet
_USUAL_SHAPE = 2 / 3  # of the width: the height where only one of them is told

HalfBlocks = tuple[str, Colour, Colour]
"""A run of `▀` of one look: its text, the colour of the upper halves and that of the lower."""


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One row of the room that is kept for a picture: `row` of `rows`, each `columns` cells, from cell `left` on."""

    image: Image
    row: int
    rows: int
    columns: int
    left: int = 0


def is_picture(image: Image) -> bool:
    """Whether there is something to show: an address whose picture can be decoded."""
    address = address_of(image)
    if address[:5].lower() == "data:":  # which may be long
        return True
    path = address.partition("?")[0].partition("#")[0]
    return bool(path) and not path.lower().endswith((".svg", ".svgz"))


def address_of(image: Image) -> str:
    """Where a picture's bytes are, "" where only its name is known."""
    return image.load or (image.src if image.src.startswith("http") else "")


def room_for(
    image: Image, width: int, real: tuple[int, int] | None = None, most_rows: int = MOST_ROWS
) -> tuple[int, int]:
    """Columns and rows for a picture in `width` cells, as its author wants it; never wider, never higher.

    `real` is its size in pixels where that is known. What the author tells goes before it, but not its shape.
    """
    across, down = _size(image, real)
    columns = max(1, min(width, -(-across // PIXELS)))
    rows = max(1, -(-columns * down // (2 * across)))
    if rows > most_rows:
        rows = most_rows
        columns = max(1, min(columns, round(rows * 2 * across / down)))
    return columns, rows


def _size(image: Image, real: tuple[int, int] | None) -> tuple[int, int]:
    width, height = image.width, image.height
    if real is not None:
        if width:
            return width, max(1, width * real[1] // real[0])
        return (max(1, height * real[0] // real[1]), height) if height else real
    if width and height:
        return width, height
    if width:
        return width, max(1, int(width * _USUAL_SHAPE))
    return (max(1, int(height / _USUAL_SHAPE)), height) if height else UNKNOWN


def picture_rows(image: Image, columns: int, rows: int, left: int = 0) -> list[PictureRow]:
    """The rows that are kept for a picture."""
    return [PictureRow(image, row, rows, columns, left) for row in range(rows)]


def half_blocks(picture: Picture, row: int) -> Iterator[HalfBlocks]:
    """One row of cells of a picture, neighbours of one look together."""
    length = 3 * picture.columns
    upper = picture.pixels[2 * row * length : (2 * row + 1) * length]
    lower = picture.pixels[(2 * row + 1) * length : (2 * row + 2) * length]
    count, look = 0, (upper[:3], lower[:3])
    for place in range(0, length, 3):
        here = (upper[place : place + 3], lower[place : place + 3])
        if here != look:
            yield "▀" * count, _colour(look[0]), _colour(look[1])
            count, look = 0, here
        count += 1
    yield "▀" * count, _colour(look[0]), _colour(look[1])


def _colour(pixel: bytes) -> Colour:
    return pixel[0], pixel[1], pixel[2]
