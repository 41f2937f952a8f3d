"""A blog that lets only some people in: the reader's own command tells the password, and nobody else learns it."""

import base64
import sys
from pathlib import Path

import pytest

from blogtui.config import parse
from blogtui.library import Library
from blogtui.model.login import Login
from blogtui.refresh import Workers, add
from blogtui.sources.errors import SourceError
from blogtui.sources.http import Client
from blogtui.sources.logins import Logins
from blogtui.sources.page import get_page
from blogtui.sources.picture_cache import PictureCache
from blogtui.sources.pictures import Home, PictureSource
from blogtui.ui.desk import Desk
from loopback import Asked, Reply, serve
from painted import png
from test_cli import feed_reply

SECRET = "lösen:ord"
TELLS = (sys.executable, "-c", f"print({SECRET!r}); print('more')")


def login(url: str, command: tuple[str, ...] = TELLS) -> Logins:
    return Logins([Login(url, "maj", command)])


async def test_a_blog_behind_a_password_is_subscribed_to_and_nothing_of_it_is_stored(library_path: Path) -> None:
    library = Library(library_path)
    with serve({"/private/feed": feed_reply("Water")}) as server:
        logins = login(f"{server.url}/private/")
        await add(library.db, f"{server.url}/private/feed", workers=Workers(logins=logins))
        sent = server.asked[0].headers["Authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")).decode() == f"maj:{SECRET}"
    library.close()
    stored = b"".join(file.read_bytes() for file in library_path.parent.rglob("*") if file.is_file())
    assert SECRET.encode() not in stored
    assert sent.encode() not in stored


@pytest.mark.parametrize("path", ["/", "/privateer", "/other/private/"])
async def test_a_login_is_for_what_is_at_or_below_its_folder_alone(path: str) -> None:
    logins = login("https://example.org/private/feed.xml")
    assert await logins.headers_for(f"https://example.org{path}") == {}
    assert await logins.headers_for("https://example.org/private/2026/") != {}


@pytest.mark.parametrize(
    "url", ["http://example.org/private/", "https://example.org:8443/private/", "https://www.example.org/private/"]
)
async def test_a_login_is_for_its_own_origin_alone(url: str) -> None:
    assert await login("https://example.org/private/").headers_for(url) == {}
    assert await login("https://example.org/private/").headers_for("https://example.org:443/private/x") != {}


async def test_p19_a_redirect_to_another_host_takes_no_password_along() -> None:
    with serve({"/b": Reply(b"here")}) as other:
        away = Reply(status=302, headers={"Location": f"{other.url}/b"})
        with serve({"/private/a": away}) as server:
            async with Client(logins=login(f"{server.url}/private/")) as client:
                await client.get(f"{server.url}/private/a")
            assert "Authorization" in server.asked[0].headers
        assert "Authorization" not in other.asked[0].headers


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("/no/such/program", SECRET), "cannot be run"),
        ((sys.executable, "-c", "raise SystemExit(1)"), "gave no password"),
        ((sys.executable, "-c", "print()"), "gave no password"),
    ],
)
async def test_a_command_that_tells_no_password_is_one_sentence(command: tuple[str, ...], words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        await login("https://example.org/", command).headers_for("https://example.org/feed")
    assert SECRET not in str(caught.value)


def test_logins_stand_in_the_configuration_as_commands() -> None:
    text = '[[login]]\nurl = "https://example.org/a/"\nuser = "maj"\npassword_command = "pass show \'my blog\'"\n'
    config, mistakes = parse(text, "config.toml")
    assert mistakes == ()
    assert config.login == (Login("https://example.org/a/", "maj", ("pass", "show", "my blog")),)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('url = "https://example.org/"\nuser = "maj"\npassword = "x"', "does not stand in a configuration"),
        ('url = "https://example.org/"\nuser = "maj"', "either a password_command or keyring"),
        (
            'url = "https://example.org/"\nuser = "maj"\nkeyring = true\npassword_command = "x"',
            "either a password_command or keyring",
        ),
        ('url = "https://example.org/"\nuser = "maj"\nkeyring = false', "must be true or the name"),
        ('url = "https://maj:x@example.org/"\nuser = "maj"\npassword_command = "x"', "without a user name"),
        ('url = "ftp://example.org/"\nuser = "maj"\npassword_command = "x"', "web address"),
        ('url = "https://example.org/"\nuser = "a:b"\npassword_command = "x"', "without a colon"),
        ('url = "https://example.org/"\nuser = "maj"\npassword_command = []', "a program and its arguments"),
        ("url = 3\nuser = 3\npassword_command = 3", "web address"),
    ],
)
def test_a_login_that_is_wrong_is_told_and_left_out(lines: str, words: str) -> None:
    config, mistakes = parse(f"measure = 60\n[[login]]\n{lines}\n", "config.toml")
    assert (config.measure, config.login) == (60, ())
    assert words in mistakes[0]
    assert "line 2" in mistakes[0]


# What else is asked for behind a login

PICTURE = Reply(png(), headers={"Content-Type": "image/png"})
HERE = Home(host="127.0.0.1")


def let_in(asked: Asked) -> Reply:
    return PICTURE if "Authorization" in asked.headers else Reply(status=401)


def pictures(tmp_path: Path, url: str) -> PictureSource:
    return PictureSource(PictureCache(tmp_path / "pictures"), logins=lambda: login(url))


async def test_a_picture_behind_the_blogs_own_login_is_seen(tmp_path: Path) -> None:
    with serve({"/private/cat.png": let_in, "/cat.png": PICTURE}) as server:
        source = pictures(tmp_path, f"{server.url}/private/")
        assert await source.fetch(f"{server.url}/private/cat.png", HERE) == png()
        await source.fetch(f"{server.url}/cat.png", HERE)
        await source.close()
    assert ["Authorization" in asked.headers for asked in server.asked] == [True, False]


async def test_p19_a_picture_takes_no_login_to_another_port_nor_along_with_a_redirect(tmp_path: Path) -> None:
    with serve({"/private/b.png": PICTURE}) as other:
        away = Reply(status=302, headers={"Location": f"{other.url}/private/b.png"})
        with serve({"/private/a.png": away}) as server:
            source = pictures(tmp_path, f"{server.url}/private/")
            assert await source.fetch(f"{server.url}/private/a.png", HERE) == png()
            await source.close()
        assert "Authorization" in server.asked[0].headers
    assert "Authorization" not in other.asked[0].headers


async def test_p19_a_picture_of_another_blog_makes_no_use_of_a_login(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Client(logins=login("https://example.org/")) as client:
        told: list[tuple[str, bool]] = []

        async def ask(url: str, _host: str, _home: str, headers: dict[str, str], _seconds: float) -> tuple[int, str]:
            told.append((url, "Authorization" in headers))
            return 302, "https://example.org/b.png"

        monkeypatch.setattr(client, "_ask", ask)
        for home in ("elsewhere.example", "example.org"):
            with pytest.raises(SourceError, match="redirects more than"):
                await client.get("https://elsewhere.example/a.png", home=home, by_others=True)
    assert [is_let_in for url, is_let_in in told if "//example.org" in url] == [False] * 5 + [True] * 5
    assert not any(is_let_in for url, is_let_in in told if "elsewhere" in url)


async def test_the_page_of_a_post_behind_a_login_is_read_and_a_redirect_takes_nothing_along() -> None:
    with serve({"/page": Reply(b"<p>Elsewhere</p>")}) as other:
        away = Reply(status=301, headers={"Location": f"{other.url}/page"})
        with serve({"/private/1": Reply(b"<p>Here</p>"), "/private/2": away}) as server:
            logins = login(f"{server.url}/private/")
            assert (await get_page(f"{server.url}/private/1#more", HERE, None, logins)).body == b"<p>Here</p>"
            assert (await get_page(f"{server.url}/private/2", HERE, None, logins)).body == b"<p>Elsewhere</p>"
        assert all("Authorization" in asked.headers for asked in server.asked)
    assert "Authorization" not in other.asked[0].headers


async def test_the_reader_asks_for_a_password_once_for_all_it_shows(library_path: Path) -> None:
    desk = Desk(Library(library_path), library_path, [Login("https://example.org/", "maj", TELLS)])
    try:
        assert desk.logins() is desk.workers.logins
        assert await desk.logins().headers_for("https://example.org/cat.png")
    finally:
        desk.close()
