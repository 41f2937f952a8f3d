"""A picture as values: the room it is wanted for, and what it became there. Must never decode anything."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Room of `columns` × `rows` cells on `paper`, the colour behind what is transparent.

    `cell` is the width and height in pixels of a cell of a terminal that draws pictures itself; None asks for half
    blocks, two square pixels to a cell.
    """

    columns: int
    rows: int
    paper: Colour
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture: `width` × `height` are the source's pixels, upright; it fills `columns` × `rows` cells.

    For half blocks `pixels` holds 3 bytes (red, green, blue) for each of `columns` × 2 `rows` pixels, row by row; else
    `png` holds the picture as a PNG.
    """

    width: int
    height: int
    columns: int
    rows: int
    pixels: bytes = b""
    png: bytes = b""
