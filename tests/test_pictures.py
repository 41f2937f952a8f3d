"""Where a picture's bytes come from: the post itself, its folder, the cache, the web; politely, and nowhere else."""

import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from urllib.parse import quote

import pytest

from blogtui.sources import turns
from blogtui.sources.errors import SourceError
from blogtui.sources.picture_cache import PictureCache
from blogtui.sources.pictures import CAP, Home, PictureSource, from_data, from_file, home_of
from blogtui.sources.private import is_private
from loopback import Reply, Server, serve
from painted import png

PNG = {"Content-Type": "image/png"}
HERE = Home(host="127.0.0.1")


@pytest.fixture
def cache(tmp_path: Path) -> PictureCache:
    return PictureCache(tmp_path / "cache" / "pictures")


@contextmanager
def serving(reply: Reply) -> Iterator[tuple[Server, str]]:
    """A server with one picture, and its address."""
    with serve({"/cat.png": reply}) as server:
        yield server, f"{server.url}/cat.png"


# The web


async def test_a_picture_is_fetched_once_and_then_comes_from_the_disk(cache: PictureCache) -> None:
    with serving(Reply(png(), headers=PNG)) as (server, address):
        source = PictureSource(cache)
        assert await source.at_hand(address, HERE) is None
        assert await source.fetch(address, HERE) == png()
        await source.close()
        again = PictureSource(cache)
        assert await again.at_hand(address, HERE) == png()
        await again.close()
    assert len(server.asked) == 1


async def test_p15_asking_for_a_picture_tells_nothing_of_its_reader(cache: PictureCache) -> None:
    with serving(Reply(png(), headers={**PNG, "Set-Cookie": "you=1"})) as (server, address):
        source = PictureSource(cache)
        await source.fetch(address, HERE)
        await source.fetch(address, HERE)
        await source.close()
    for asked in server.asked:
        assert {name.lower() for name in asked.headers} <= {
            "host", "connection", "user-agent", "accept", "accept-encoding",
        }  # fmt: skip
        assert asked.headers["Accept"].startswith("image/")
        assert asked.path == "/cat.png"


async def test_a_page_where_a_picture_was_is_told_and_not_kept(cache: PictureCache) -> None:
    with serving(Reply(b"<html>Log in", headers={"Content-Type": "text/html"})) as (_server, address):
        source = PictureSource(cache)
        with pytest.raises(SourceError, match=r"^127\.0\.0\.1 sent no picture\.$"):
            await source.fetch(address, HERE)
        assert await source.at_hand(address, HERE) is None
        await source.close()


async def test_s8_no_more_than_eight_megabytes_are_taken(cache: PictureCache) -> None:
    with serving(Reply(bytes(CAP + 1), headers=PNG)) as (_server, address):
        source = PictureSource(cache)
        with pytest.raises(SourceError, match="more than 8 MB"):
            await source.fetch(address, HERE)
        assert await source.at_hand(address, HERE) is None
        await source.close()


@pytest.mark.parametrize(("status", "headers"), [(429, {"Retry-After": "60"}), (503, {}), (429, {"Retry-After": "x"})])
async def test_p12_a_host_that_asks_to_wait_is_left_alone(
    cache: PictureCache, status: int, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_772_500_000
    monkeypatch.setattr(turns, "now", lambda: now)
    with serve({"/a.png": Reply(status=status, headers=headers), "/b.png": Reply(png(), headers=PNG)}) as server:
        source = PictureSource(cache)
        with pytest.raises(SourceError, match=rf"does not give this picture \({status}\)"):
            await source.fetch(f"{server.url}/a.png", HERE)
        with pytest.raises(SourceError, match="asks us to wait"):
            await source.fetch(f"{server.url}/b.png", HERE)
        assert len(server.asked) == 1
        now += 3_601
        assert await source.fetch(f"{server.url}/b.png", HERE)
        await source.close()


async def test_a_picture_that_is_not_there_is_told_with_its_status(cache: PictureCache) -> None:
    with serve({}) as server:
        source = PictureSource(cache)
        with pytest.raises(SourceError, match=r"does not give this picture \(404\)"):
            await source.fetch(f"{server.url}/no.png", HERE)
        assert await source.at_hand(f"{server.url}/no.png", HERE) is None
        await source.close()


async def test_s9_this_computer_is_asked_only_where_the_blog_itself_is(cache: PictureCache) -> None:
    with serving(Reply(png(), headers=PNG)) as (server, address):
        source = PictureSource(cache)
        for home in (Home(), Home(host="blog.example.org"), Home(folder="/home/maj/blog")):
            with pytest.raises(SourceError, match="private network"):
                await source.fetch(address, home)
        assert server.asked == []
        assert await source.fetch(address, HERE) == png()
        await source.close()


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "app.localhost", "nas.local", "10.0.0.1", "192.168.1.1", "169.254.169.254", "127.1",
     "2130706433", "0x7f000001", "0177.0.0.1", "::1", "fe80::1", "::ffff:127.0.0.1", "100.64.0.1", "0.0.0.0"],
)  # fmt: skip
def test_s9_a_private_host_is_known_however_it_is_written(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "93.184.216.34", "2606:4700::1111", "local8"])
def test_a_public_host_is_none(host: str) -> None:
    assert not is_private(host)


def test_a_post_is_at_home_where_its_reader_said_the_blog_is() -> None:
    assert home_of("url", "http://192.168.1.5:8080/feed") == Home(host="192.168.1.5")
    assert home_of("folder", "/home/maj/blog") == Home(folder="/home/maj/blog")
    assert home_of("file", "/home/maj/blog/one.md") == Home(folder="/home/maj/blog")


# The post itself


async def test_a_picture_inside_a_post_needs_no_host(cache: PictureCache) -> None:
    source = PictureSource(cache)
    assert await source.at_hand("data:image/png;base64," + b64encode(png()).decode(), Home()) == png()
    await source.close()


@pytest.mark.parametrize(
    "written",
    [
        "data:image/png;base64," + b64encode(png()).decode(),
        "DATA:image/png;charset=x;BASE64," + b64encode(png()).decode().rstrip("="),
        "data:image/png;base64," + quote(b64encode(png()).decode()),
        "data:image/png;base64,\n " + "\n".join(b64encode(png()).decode()),
        "data:image/png," + quote(png()),
    ],
)
def test_a_picture_inside_a_post_is_read_however_it_is_written(written: str) -> None:
    assert from_data(written) == png()


@pytest.mark.parametrize("written", ["data:image/png;base64", "data:image/png;base64,A", "data:,x" + "y" * CAP])
def test_a_picture_inside_a_post_that_is_cut_off_or_too_large_is_told(written: str) -> None:
    with pytest.raises(SourceError, match="cut off or too large"):
        from_data(written)


# The post's folder


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder with a picture in a folder of its own, and one beside it that is none of its business."""
    (tmp_path / "blog" / "img").mkdir(parents=True)
    (tmp_path / "blog" / "img" / "a cat.png").write_bytes(png())
    (tmp_path / "secret.png").write_bytes(png())
    return tmp_path / "blog"


def test_a_local_picture_is_read_from_the_folder_of_the_blog(blog: Path) -> None:
    assert from_file((blog / "img" / "a cat.png").as_uri(), str(blog)) == png()


def test_an_address_from_the_sites_root_is_found_where_generators_copy_from(blog: Path) -> None:
    (blog / "static" / "up").mkdir(parents=True)
    (blog / "static" / "up" / "b.png").write_bytes(png())
    assert from_file("file:///up/b.png", str(blog)) == png()


def test_a_bare_name_is_found_anywhere_in_the_folder(blog: Path) -> None:
    assert from_file(f"file://{quote(str(blog / 'a cat.png'))}", str(blog)) == png()


def test_s11_no_file_outside_the_folder_is_read(blog: Path, tmp_path: Path) -> None:
    (blog / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "blog2").mkdir()
    (tmp_path / "blog2" / "x.png").write_bytes(png())
    outside = [tmp_path / "secret.png", blog / ".." / "secret.png", blog / "link.png", tmp_path / "blog2" / "x.png"]
    for path in outside:
        with pytest.raises(SourceError, match="outside the blog's folder"):
            from_file(f"file://{quote(str(path))}", str(blog))
    with pytest.raises(SourceError, match="outside"):
        from_file((blog / "img" / "a cat.png").as_uri(), "")


def test_s11_only_regular_files_up_to_the_cap_are_read(blog: Path) -> None:
    os.mkfifo(blog / "pipe.png")
    (blog / "large.png").write_bytes(bytes(CAP + 1))
    for name in ("pipe.png", "large.png", "missing.png", "img"):
        with pytest.raises(SourceError, match=name):
            from_file((blog / name).as_uri(), str(blog))


# The cache


def test_the_cache_keeps_within_its_cap_and_the_longest_unwanted_goes_first(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "c", cap=1_000)
    for number in range(4):
        cache.put(f"https://example.org/{number}.png", bytes([number]) * 240)
    for age, file in enumerate(sorted((tmp_path / "c").iterdir(), key=lambda path: path.read_bytes())):
        os.utime(file, (1_000 + age, 1_000 + age))
    assert cache.get("https://example.org/0.png") == bytes(240)  # wanted again: now the last to go
    cache.put("https://example.org/4.png", b"4" * 240)
    left = [number for number in range(5) if cache.get(f"https://example.org/{number}.png") is not None]
    assert left == [0, 3, 4]
    assert sum(file.stat().st_size for file in (tmp_path / "c").iterdir()) <= 1_000


def test_the_cap_holds_also_for_what_an_earlier_reader_left(tmp_path: Path) -> None:
    for number in range(8):
        PictureCache(tmp_path / "c", cap=500).put(f"https://example.org/{number}.png", bytes(100))
    assert sum(file.stat().st_size for file in (tmp_path / "c").iterdir()) <= 500


def test_s12_the_cache_is_its_owners_alone_and_names_tell_nothing(cache: PictureCache, tmp_path: Path) -> None:
    cache.put("https://example.org/../../etc/passwd", png())
    cache.remember_size("https://example.org/../../etc/passwd", (3, 4))
    folder = tmp_path / "cache" / "pictures"
    assert S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert {S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert all(file.name == "sizes" or (file.name.isalnum() and len(file.name) == 64) for file in files)
    assert b"example" not in (folder / "sizes").read_bytes()


def test_the_size_of_a_picture_is_remembered(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "c")
    assert cache.size_of("https://example.org/a.png") is None
    cache.remember_size("https://example.org/a.png", (640, 480))
    cache.remember_size("https://example.org/b.png", (1, 2))
    cache.remember_size("https://example.org/a.png", (800, 600))
    again = PictureCache(tmp_path / "c")
    assert again.size_of("https://example.org/a.png") == (800, 600)
    assert again.size_of("https://example.org/b.png") == (1, 2)


def test_sizes_that_are_no_sizes_are_left_out_and_a_long_file_is_shortened(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    cache = PictureCache(folder)
    cache.remember_size("https://example.org/a.png", (640, 480))
    good = (folder / "sizes").read_text()
    filler = "".join(f"{number:032x} 7 7\n" for number in range(10_000))
    (folder / "sizes").write_text(f"x\n\n{'0' * 32} 0 5\n{'1' * 32} 5 -1\n{'2' * 999}\n" + filler + good)
    again = PictureCache(folder)
    assert again.size_of("https://example.org/a.png") == (640, 480)
    assert len((folder / "sizes").read_text().splitlines()) == 5_000
    assert PictureCache(folder).size_of("https://example.org/a.png") == (640, 480)


def test_r3_a_cache_whose_place_is_taken_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file")
    cache = PictureCache(tmp_path / "c")
    cache.put("https://example.org/a.png", png())
    cache.remember_size("https://example.org/a.png", (1, 1))
    assert cache.get("https://example.org/a.png") is None


def test_r4_what_was_left_half_written_is_never_taken_for_a_picture(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "c", cap=1_000)
    cache.put("https://example.org/a.png", bytes(10))
    (kept,) = (tmp_path / "c").iterdir()
    kept.rename(kept.with_name(f"{kept.name}.4711"))
    assert cache.get("https://example.org/a.png") is None
