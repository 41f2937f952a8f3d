"""A feed that is kept or sent as a gzip file is read, and a bomb is not (S6)."""

import gzip
import time
import zlib
from random import Random

import pytest

from blogtui.model.post import Fetched
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source
from blogtui.parse.unpack import unpacked

TEXT = b"Vi gick genom skogen. " * 10


def fetched(body: bytes, name: str = "feed.xml.gz") -> Fetched:
    return Fetched("file:///feed.xml.gz", body, name=name)


def noise(size: int) -> bytes:
    """What gzip cannot make much smaller."""
    return Random(7).randbytes(size).hex().encode()


def test_a_packed_feed_is_read_under_its_own_name_also_with_garbage_after_it() -> None:
    found = unpacked(fetched(gzip.compress(TEXT) + b"garbage"))
    assert (found.body, found.name) == (TEXT, "feed.xml")


def test_a_file_of_several_parts_is_read_whole() -> None:
    assert unpacked(fetched(gzip.compress(TEXT) + gzip.compress(b"Slut."))).body == TEXT + b"Slut."


def test_what_is_not_packed_stays_as_it_is() -> None:
    assert unpacked(fetched(TEXT, "feed.xml")) == fetched(TEXT, "feed.xml")
    assert unpacked(fetched(b"\x1f\x8b\x08 nonsense")).body == b"\x1f\x8b\x08 nonsense"


def test_r11_a_file_that_is_cut_off_or_damaged_gives_what_came_before() -> None:
    whole = noise(50_000)
    packed = gzip.compress(whole)
    half = unpacked(fetched(packed[: len(packed) // 2])).body
    assert len(half) > len(whole) // 3
    assert whole.startswith(half)
    damaged = packed[:-8] + b"\xff" * 8
    assert len(unpacked(fetched(damaged)).body) > len(whole) - 1_000


def test_s6_a_bomb_stops_at_the_cap_and_names_no_password() -> None:
    bomb = Fetched("https://bo:secret@a.example/feed", gzip.compress(bytes(3 * 2**20)))
    with pytest.raises(ParseError, match="unpacks to more than 1 MB") as caught:
        unpacked(bomb, cap=2**20)
    assert "secret" not in str(caught.value)
    assert len(unpacked(bomb, cap=3 * 2**20).body) == 3 * 2**20


def test_s6_many_parts_of_nothing_cost_no_minutes() -> None:
    started = time.monotonic()
    assert unpacked(fetched(gzip.compress(b"x") * 200_000)).body == b"x" * 1_000
    assert time.monotonic() - started < 5


def test_s6_a_packed_file_in_a_packed_file_is_no_feed() -> None:
    with pytest.raises(ParseError, match="neither text nor a feed"):
        parse_source(fetched(gzip.compress(gzip.compress(TEXT))))


@pytest.mark.parametrize("window", [zlib.MAX_WBITS, -zlib.MAX_WBITS])
def test_a_deflate_file_is_unpacked_with_or_without_its_head(window: int) -> None:
    machine = zlib.compressobj(wbits=window)
    packed = machine.compress(b"<rss/>" * 50) + machine.flush()
    found = unpacked(Fetched("file:///x.rss.deflate", packed, name="x.rss.deflate"))
    assert (found.body, found.name) == (b"<rss/>" * 50, "x.rss")


def test_s6_a_deflate_bomb_stops_at_the_cap() -> None:
    packed = zlib.compress(bytes(2**20))
    with pytest.raises(ParseError, match="unpacks to more"):
        unpacked(Fetched("file:///x.deflate", packed, name="x.deflate"), cap=1000)


def test_noise_that_is_called_deflate_stays_as_it_is() -> None:
    noise = Fetched("file:///x.deflate", b"\xff\xfe\xfd", name="x.deflate")
    assert unpacked(noise) == noise
