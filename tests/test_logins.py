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
from loopback import Reply, serve
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
        ('url = "https://example.org/"\nuser = "maj"', "a url, a user and a password_command"),
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
