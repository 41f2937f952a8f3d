"""Bytes become pictures: of every common format, upright, in the room there is, and bombs refused (S8)."""

import random
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from blogtui.i18n import set_language
from blogtui.model.picture import Picture, Wanted
from blogtui.parse.errors import ParseError
from blogtui.parse.picture import MEGABYTES, decode
from blogtui.worker import ParserPool
from painted import BLACK, BLUE, RED, WHITE, as_bytes, colours, halves, png

DARK, LIGHT = (18, 18, 24), (240, 240, 236)
ROOM = Wanted(40, 12, DARK)


def shown(data: bytes, columns: int = 40, rows: int = 12, paper: tuple[int, int, int] = DARK) -> Picture:
    return decode(data, "cat.png", Wanted(columns, rows, paper))


def pixel(picture: Picture, column: int, row: int) -> tuple[int, ...]:
    """The colour of a pixel; two rows of them make a row of cells."""
    return colours(picture.pixels)[row * picture.columns + column]


def is_near(one: tuple[int, ...], other: tuple[int, ...], far: int = 12) -> bool:
    return all(abs(a - b) <= far for a, b in zip(one, other, strict=True))


def header_of_png(width: int, height: int) -> bytes:
    """A PNG that promises a size and holds nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    told = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", told) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_every_common_format_is_shown_in_its_colours(kind: str) -> None:
    picture = shown(as_bytes(halves((160, 80)), kind))
    assert (picture.width, picture.height, picture.columns, picture.rows) == (160, 80, 40, 10)
    assert len(picture.pixels) == 3 * 40 * 20
    assert is_near(pixel(picture, 2, 3), RED, 24)
    assert is_near(pixel(picture, 37, 16), BLUE, 24)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_a_colour(mode: str) -> None:
    grey = halves((80, 48), 0, 255, "L")
    image = grey.convert("I").point(lambda value: value * 257).convert("I;16") if mode == "I;16" else grey
    image = image if image.mode == mode else image.convert("P").convert(mode) if mode == "PA" else image.convert(mode)
    picture = shown(as_bytes(image, "JPEG" if mode == "CMYK" else "WEBP" if mode == "PA" else "PNG"), paper=LIGHT)
    assert is_near(pixel(picture, 2, 2), BLACK, 24)
    assert is_near(pixel(picture, 37, 20), WHITE, 24)


def test_of_an_animation_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, BLUE, BLACK)]
    for kind in ("GIF", "WEBP", "PNG"):
        data = as_bytes(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
        assert is_near(pixel(shown(data), 5, 5), RED), kind


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_was_taken_lying_stands_upright(orientation: int) -> None:
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = Image.new("RGB", (120, 80), WHITE)
    ImageDraw.Draw(upright).rectangle((0, 0, 40, 20), fill=RED)
    exif = Image.Exif()
    exif[274] = orientation
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    picture = shown(as_bytes(stored, "JPEG", exif=exif, quality=95))
    assert (picture.width, picture.height) == (120, 80)
    assert is_near(pixel(picture, 2, 1), RED, 24)
    corners = [pixel(picture, picture.columns - 3, 1), pixel(picture, 2, 22), pixel(picture, picture.columns - 3, 22)]
    assert all(is_near(corner, WHITE, 24) for corner in corners)


def test_a_picture_fits_the_room_whatever_its_shape() -> None:
    for size in ((400, 10), (10, 400), (40, 24), (1, 5_000), (5_000, 1), (333, 777)):
        picture = shown(png(*size))
        assert 1 <= picture.columns <= 40
        assert 1 <= picture.rows <= 12
        assert len(picture.pixels) == 6 * picture.columns * picture.rows


def test_a_small_picture_is_not_enlarged() -> None:
    picture = shown(png(10, 5))
    assert (picture.columns, picture.rows) == (10, 3)
    assert pixel(picture, 0, 4) == RED
    assert pixel(picture, 0, 5) == DARK  # the half that is left of the last row is paper


def test_a_fine_pattern_becomes_its_average() -> None:
    board = Image.new("L", (800, 480))
    board.putdata([255 * ((x + y) % 2) for y in range(480) for x in range(800)])
    assert all(is_near(colour, (128, 128, 128)) for colour in colours(shown(as_bytes(board)).pixels))


def test_what_is_transparent_shows_the_paper() -> None:
    image = halves((80, 48), (0, 0, 0, 0), (*RED, 255), "RGBA")
    picture = shown(as_bytes(image))
    assert pixel(picture, 2, 2) == DARK
    assert is_near(pixel(picture, 37, 2), RED)
    palette = halves((80, 48), 0, 1, "P")
    palette.putpalette([255, 255, 255, 255, 0, 0])
    assert pixel(shown(as_bytes(palette, "GIF", transparency=0)), 2, 2) == DARK


def test_black_ink_without_a_ground_can_be_seen_on_dark_paper() -> None:
    ink = as_bytes(halves((80, 48), (0, 0, 0, 0), (*BLACK, 255), "RGBA"))
    on_dark, on_light = shown(ink), shown(ink, paper=LIGHT)
    assert pixel(on_dark, 2, 2)[0] > 200
    assert pixel(on_light, 2, 2) == LIGHT
    assert shown(as_bytes(Image.new("RGBA", (8, 8)))).columns == 8  # with nothing drawn at all


def test_a_terminal_that_draws_itself_gets_a_png_of_the_pixels_it_has_room_for() -> None:
    picture = decode(png(4_000, 2_000), "cat.png", Wanted(40, 12, DARK, cell=(10, 20)))
    assert (picture.columns, picture.rows, picture.pixels) == (40, 10, b"")
    assert picture.png.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture.png[16:24]) == (400, 200)


def test_a_terminal_that_draws_itself_fills_the_room_with_the_pixels_there_are() -> None:
    for size, cells in (((25, 25), (24, 12)), ((5, 5), (5, 3)), ((200, 100), (40, 10))):
        picture = decode(png(*size), "cat.png", Wanted(40, 12, DARK, cell=(10, 20)))
        assert (picture.columns, picture.rows) == cells
        assert struct.unpack(">II", picture.png[16:24]) == size


def test_s8_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(ParseError, match=r"cat\.png is larger than 8 MB"):
        shown(png() + bytes(MEGABYTES * 2**20))


@pytest.mark.parametrize("size", [(30_000, 30_000), (8_000, 5_001), (2**31 - 1, 2**31 - 1)])
def test_s8_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(ParseError, match=r"cat\.png"):
        shown(header_of_png(*size))
    set_language("sv")
    with pytest.raises(ParseError, match="40 megapixlar"):
        shown(header_of_png(8_000, 5_001))


def test_s8_a_large_picture_below_the_limit_is_shown() -> None:
    picture = shown(as_bytes(Image.new("1", (8_000, 5_000), 1)))
    assert (picture.width, picture.height, picture.columns) == (8_000, 5_000, 38)


def test_a_vector_drawing_says_so() -> None:
    for begin in (b"", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn by hand -->"):
        with pytest.raises(ParseError, match="SVG"):
            shown(begin + b"<svg xmlns='http://www.w3.org/2000/svg'><circle r='3'/></svg>")


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"<html><body><svg></svg>Log in</body></html>", b"\x89PNG\r\n"])
def test_what_is_no_picture_is_told_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ParseError, match=r"^cat\.png is no picture that can be shown\.$"):
        shown(data)


def test_a_picture_that_breaks_off_shows_what_there_is() -> None:
    whole = as_bytes(halves((320, 200)), "JPEG")
    picture = shown(whole[: len(whole) // 2])
    assert is_near(pixel(picture, 1, 0), RED, 24)


def test_damaged_pictures_are_shown_or_refused_and_nothing_else() -> None:
    dice = random.Random(7)
    seeds = [as_bytes(halves((24, 16)), kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")]
    refused = 0
    for turn in range(900):
        damaged = bytearray(seeds[turn % len(seeds)])
        for _blow in range(1 + turn % 9):
            damaged[dice.randrange(min(len(damaged), 400))] = dice.randrange(256)
        try:
            assert shown(bytes(damaged)).columns > 0
        except ParseError:
            refused += 1
    assert 0 < refused < 900


def test_a_picture_means_the_same_in_the_process_as_here() -> None:
    with ParserPool(processes=1) as pool:
        assert pool.submit_picture(png(), "cat.png", ROOM).result() == decode(png(), "cat.png", ROOM)
        with pytest.raises(ParseError, match=r"^cat\.png is no picture that can be shown\.$"):
            pool.submit_picture(b"x", "cat.png", ROOM).result()


def test_s8_a_picture_that_needs_too_much_memory_ends_its_process_and_the_next_is_shown() -> None:
    large = as_bytes(Image.new("RGB", (7_000, 5_000), RED))
    with ParserPool(processes=1, megabytes=64) as pool:
        with pytest.raises(ParseError, match=r"cat\.png is too much to read"):
            pool.submit_picture(large, "cat.png", ROOM).result()
        pool._megabytes = 256
        assert pool.submit_picture(large, "cat.png", ROOM).result().columns == 34


def test_the_name_of_a_picture_cannot_command_the_terminal() -> None:
    with ParserPool(processes=1) as pool, pytest.raises(ParseError) as refused:
        pool.submit_picture(b"x", "cat\x1b]0;x\x07.png", ROOM).result()
    assert str(refused.value).isprintable()
