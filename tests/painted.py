"""Pictures for tests: small ones of our own, painted when a test asks. Never reads a file."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

RED, GREEN, BLUE, WHITE, BLACK = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)


def halves(size: tuple[int, int], left: Any = RED, right: Any = BLUE, mode: str = "RGB") -> Image.Image:
    """A picture with one colour on its left half and another on its right."""
    image = Image.new(mode, size, left)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=right)
    return image


def as_bytes(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """`image` in a file format, as Pillow names it."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def png(width: int = 80, height: int = 40, colour: Any = RED) -> bytes:
    """A PNG of one colour."""
    return as_bytes(Image.new("RGB", (width, height), colour))


def colours(pixels: bytes) -> Sequence[tuple[int, ...]]:
    """Bytes of red, green and blue as colours."""
    return [tuple(pixels[place : place + 3]) for place in range(0, len(pixels), 3)]
