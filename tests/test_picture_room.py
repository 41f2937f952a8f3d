"""How much room a picture gets among the text, and how its pixels become half blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.layout.picture import (
    MOST_ROWS,
    address_of,
    half_blocks,
    is_picture,
    picture_rows,
    room_for,
)
from blogtui.model.document import Image
from blogtui.model.picture import Picture

CAT = "https://example.org/cat.jpg"
PIXELS = st.integers(min_value=0, max_value=1_000_000)
REAL = st.none() | st.tuples(st.integers(1, 1_000_000), st.integers(1, 1_000_000))


@given(PIXELS, PIXELS, st.integers(min_value=10, max_value=240), REAL)
def test_a_picture_is_never_wider_or_higher_than_there_is_room(
    width: int, height: int, room: int, real: tuple[int, int] | None
) -> None:
    columns, rows = room_for(Image(CAT, width=width, height=height), room, real)
    assert 1 <= columns <= room
    assert 1 <= rows <= MOST_ROWS


@pytest.mark.parametrize(
    ("told", "real", "room"),
    [
        ((576, 288), None, (72, 18)),  # as wide as the text
        ((1200, 600), None, (72, 18)),  # wider
        ((160, 160), None, (20, 10)),  # small: as many pixels to a cell as ever
        ((16, 16), None, (2, 1)),
        ((600, 1200), None, (24, 24)),  # upright: as high as may be
        ((300, 0), None, (38, 13)),  # the usual shape
        ((0, 200), None, (38, 13)),
        ((0, 0), None, (60, 17)),  # nothing is known
        ((0, 0), (400, 100), (50, 7)),  # known from the last time
        ((200, 0), (400, 100), (25, 4)),  # drawn at half its size
        ((0, 50), (400, 100), (25, 4)),
        ((300, 300), (600, 300), (38, 10)),  # told a shape that it has not
    ],
)
def test_a_picture_gets_the_room_of_its_shape(
    told: tuple[int, int], real: tuple[int, int] | None, room: tuple[int, int]
) -> None:
    assert room_for(Image(CAT, width=told[0], height=told[1]), 72, real) == room


def test_a_picture_in_a_narrow_pane_keeps_its_shape() -> None:
    assert room_for(Image(CAT, width=1600, height=800), 20) == (20, 5)


def test_only_what_can_be_decoded_is_a_picture() -> None:
    data = "data:image/png;base64,AAAA"
    assert is_picture(Image(CAT))
    assert is_picture(Image(f"{CAT}?size=large#top"))
    assert is_picture(Image("", load=data))
    assert is_picture(Image("cat.jpg", load="file:///home/maj/cat.jpg"))
    for source in ("", "cat.jpg", "https://example.org/cat.SVG?v=2", "mailto:maj@example.org"):
        assert not is_picture(Image(source))
    assert address_of(Image(CAT, load=data)) == data


def test_every_row_of_the_room_knows_its_place() -> None:
    rows = picture_rows(Image(CAT), 30, 3, left=4)
    assert [(row.row, row.rows, row.columns, row.left) for row in rows] == [(0, 3, 30, 4), (1, 3, 30, 4), (2, 3, 30, 4)]


def test_two_rows_of_pixels_make_one_of_half_blocks() -> None:
    red, blue = (255, 0, 0), (0, 0, 255)
    upper, lower = bytes(red) * 2 + bytes(blue), bytes(blue) * 3
    picture = Picture(3, 4, 3, 2, pixels=upper + lower + lower + upper)
    assert list(half_blocks(picture, 0)) == [("▀▀", red, blue), ("▀", blue, blue)]
    assert list(half_blocks(picture, 1)) == [("▀▀", blue, red), ("▀", blue, blue)]


@given(st.integers(1, 30), st.integers(1, 5), st.data())
def test_a_row_of_half_blocks_is_as_wide_as_the_picture(columns: int, rows: int, data: st.DataObject) -> None:
    size = 6 * columns * rows
    pixels = data.draw(st.binary(min_size=size, max_size=size))
    for row in range(rows):
        runs = list(half_blocks(Picture(9, 9, columns, rows, pixels=pixels), row))
        assert sum(len(text) for text, _upper, _lower in runs) == columns
        looks = [(upper, lower) for text, upper, lower in runs for _cell in text]
        assert [upper for upper, _lower in looks] == [
            tuple(pixels[at : at + 3]) for at in range(6 * columns * row, 6 * columns * row + 3 * columns, 3)
        ]
