"""Bytes become a picture: decoded, turned upright, shrunk to the room there is for it, laid on the paper (S8).

Imported in the worker process alone. Must never make a picture's pixels more, nor take one with over 40 megapixels.
"""

import warnings
from contextlib import suppress
from io import BytesIO

from PIL import AvifImagePlugin, Image, ImageFile, ImageStat, WebPImagePlugin

from blogtui.i18n import gettext as _
from blogtui.model.picture import Colour, Picture, Wanted
from blogtui.parse.errors import ParseError

MEGABYTES = 8
MEGAPIXELS = 40
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, RuntimeError)  # what the decoders raise

# What an orientation of EXIF asks for before a picture stands upright (TIFF 6.0, tag 274).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = frozenset((5, 6, 7, 8))
_ORIENTATION = 274
_STRIP = 2**20  # pixels that are converted at a time: a whole picture twice is more memory than the process has
_FINER = 2  # how much finer than what is wanted a picture is shrunk roughly before it is shrunk well
_ALIKE, _EVEN = 60, 40  # of 255: a drawing as near to the paper as this, and as even, would not be seen on it
_LIGHT, _DARK = (236, 236, 236), (24, 24, 24)

# Pillow refuses what has more than twice as many.
Image.MAX_IMAGE_PIXELS = MEGAPIXELS * 1_000_000 // 2
ImageFile.LOAD_TRUNCATED_IMAGES = True  # what there is of a picture is shown, as browsers do
assert AvifImagePlugin
assert WebPImagePlugin


def decode(data: bytes, name: str, wanted: Wanted) -> Picture:
    """The first frame of `data` for the room that is `wanted`; `name` is what it is called in a sentence.

    Raises ParseError when it is too large, no picture, or of a kind that is not decoded.
    """
    if len(data) > MEGABYTES * 2**20:
        raise ParseError(_("{name} is larger than {size} MB.", name=name, size=MEGABYTES))
    if is_svg(data):
        raise ParseError(_("{name} is a vector drawing (SVG), which is not drawn here.", name=name))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # complaints about broken metadata
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return _decoded(image, wanted)
        except Image.DecompressionBombError as error:
            raise ParseError(
                _("{name} has more than {n} megapixels and is not shown.", name=name, n=MEGAPIXELS)
            ) from error
        except _BROKEN as error:
            raise ParseError(_("{name} is no picture that can be shown.", name=name)) from error


def is_svg(data: bytes) -> bool:
    """Whether `data` is a drawing in SVG."""
    begin = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith(b"<") and b"<svg" in begin and b"<html" not in begin.lower()


def _decoded(image: Image.Image, wanted: Wanted) -> Picture:
    orientation = _orientation(image)
    lies = orientation in _LYING
    width, height = image.size[::-1] if lies else image.size
    across, down = wanted.cell or (1, 2)
    filled = fit(width, height, wanted.columns * across, wanted.rows * down, across)
    size = filled if filled[0] < width or filled[1] < height else (width, height)
    turned = size[::-1] if lies else size
    image.draft(None, (turned[0] * _FINER, turned[1] * _FINER))  # a JPEG is shrunk while it is read
    rough = _shrunk(image, *turned)
    image.close()  # its memory is needed
    small = rough.resize(turned, Image.Resampling.LANCZOS)
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
    columns, rows = -(-filled[0] // across), -(-filled[1] // down)
    if wanted.cell is None:
        sheet = _on_paper(small, (columns, rows * 2), wanted.paper)
        return Picture(width, height, columns, rows, pixels=sheet.tobytes())
    written = BytesIO()
    _on_paper(small, size, wanted.paper).save(written, "PNG")
    return Picture(width, height, columns, rows, png=written.getvalue())


def fit(width: int, height: int, most_width: int, most_height: int, most: float = 1.0) -> tuple[int, int]:
    """The largest size of the same shape inside a box, at most `most` times as large as it is, at least 1 × 1."""
    scale = min(most_width / width, most_height / height, most)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _orientation(image: Image.Image) -> int:
    with suppress(Exception):  # metadata may be broken in any way, and the picture still be whole
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


def _shrunk(image: Image.Image, width: int, height: int) -> Image.Image:
    """`image` in true colours, shrunk by averages to some times `width` × `height`, a strip at a time."""
    image.load()
    mode = "RGBA" if image.has_transparency_data else "RGB"
    across, down = max(1, image.width // (_FINER * width)), max(1, image.height // (_FINER * height))
    shrunk = Image.new(mode, (-(-image.width // across), -(-image.height // down)))
    step = down * max(1, _STRIP // (image.width * down))
    for top in range(0, image.height, step):
        strip = image.crop((0, top, image.width, min(top + step, image.height)))
        if strip.mode.startswith("I"):  # 16 bits of grey
            strip = strip.convert("I").point(lambda grey: grey / 256).convert("L")
        shrunk.paste(strip.convert(mode).reduce((across, down)), (0, top // down))
    return shrunk


def _on_paper(image: Image.Image, size: tuple[int, int], paper: Colour) -> Image.Image:
    """`image` at the top left of a sheet of `size`."""
    sheet = Image.new("RGB", size, paper)
    if image.mode == "RGB":
        sheet.paste(image)
    else:
        alpha = image.getchannel("A")
        sheet.paste(_ground(image, alpha, paper), (0, 0, *image.size))
        sheet.paste(image.convert("RGB"), mask=alpha)
    return sheet


def _ground(image: Image.Image, alpha: Image.Image, paper: Colour) -> Colour:
    """What shows through `image`: the paper, unless black ink on black paper would come of it."""
    drawn = ImageStat.Stat(image.convert("RGB"), mask=alpha.point(lambda part: 255 if part > 127 else 0))
    if not drawn.count[0]:
        return paper
    away = max(abs(mean - part) for mean, part in zip(drawn.mean, paper, strict=True))
    if away > _ALIKE or max(drawn.stddev) > _EVEN:
        return paper
    return _LIGHT if sum(paper) < 3 * 128 else _DARK
