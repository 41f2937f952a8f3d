"""`blogtui doctor --network`: the way to the reader's own servers, tried without asking them for anything."""

import shutil
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from blogtui.library import Library
from blogtui.sources import reach
from loopback import serve
from running import Ran, blogtui
from test_polite_rows import certificate, tls  # noqa: F401 - fixtures

with_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


@pytest.fixture(autouse=True)
def _without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def subscribe(library_path: Path, *urls: str, also: str = "") -> None:
    library = Library(library_path)
    for url in urls:
        library.db.run("INSERT INTO blog (kind, url, added) VALUES ('url', ?, 0)", (url,))
    if also:
        library.db.run(also)
    library.close()


def looked(library_path: Path) -> Ran:
    return blogtui("--library", library_path, "doctor", "--network", "--json")


def of_servers(ran: Ran) -> list[tuple[str, str]]:
    return [(record["level"], record["what"]) for record in ran.records if record["part"] == "servers"]


def test_without_subscriptions_nobody_is_tried(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("somebody was asked"))
    assert of_servers(looked(library_path)) == [("well", "There is no blog whose server could be tried; nobody was.")]
    subscribe(library_path, "https://gone.example/", also="UPDATE blog SET gone = 1")
    assert of_servers(looked(library_path)) == [("well", "There is no blog whose server could be tried; nobody was.")]


def test_nobody_is_tried_unless_it_is_asked_for(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(library_path, "https://a.example/")
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("somebody was asked"))
    assert of_servers(blogtui("--library", library_path, "doctor", "--json")) == []


def test_a_server_is_reached_without_a_request(library_path: Path) -> None:
    with serve({}) as server:
        subscribe(library_path, f"{server.url}/feed")
        ran = looked(library_path)
        assert server.asked == []
    assert of_servers(ran) == [("well", "127.0.0.1 is reached, without encryption (http).")]


@with_openssl
def test_a_certificate_that_the_system_trusts_is_well_and_any_other_says_what_to_do(
    library_path: Path,
    tls: ssl.SSLContext,  # noqa: F811
    certificate: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from blogtui.sources import http

    with serve({}, tls) as server:
        subscribe(library_path, f"{server.url}/feed")
        ran = looked(library_path)
        assert ran.status == 1
        ((level, told),) = of_servers(ran)
        assert (level, "name its authority with SSL_CERT_FILE" in told) == ("wrong", True)
        http._trusted.cache_clear()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert of_servers(looked(library_path)) == [("well", "127.0.0.1 is reached, and its certificate is trusted.")]
        assert server.asked == []


@pytest.mark.parametrize(("code", "words"), [(10, "out of date"), (62, "another name"), (20, "Nobody"), (99, "why")])
def test_every_kind_of_distrust_has_its_words(code: int, words: str) -> None:
    error = ssl.SSLCertVerificationError("no")
    error.verify_code, error.verify_message = code, "why\x1b[31m"
    told = reach._why("a.example", error)
    assert words in told
    assert "\x1b" not in told


def test_a_port_where_nobody_is_and_a_server_that_speaks_no_tls_are_told(library_path: Path) -> None:
    with closing(socket.socket()) as idle:
        idle.bind(("127.0.0.1", 0))
        port = idle.getsockname()[1]
        subscribe(library_path, f"http://127.0.0.1:{port}/feed")
        ((level, told),) = of_servers(looked(library_path))
    assert (level, "refuses connections" in told) == ("wrong", True)
    with serve({}) as server:
        (found,) = reach.reach([server.url.replace("http:", "https:")])
    assert "speaks no TLS" in found.told


def test_a_name_that_is_never_looked_up_holds_nobody_up(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, never: Any
) -> None:
    monkeypatch.setattr(reach, "_IN_ALL", 0.05)
    monkeypatch.setattr(socket, "create_connection", lambda *_: never.wait())
    subscribe(library_path, "https://a.example/", "https://b.example/")
    assert [told for _level, told in of_servers(looked(library_path))] == [
        f"{name}.example does not answer in time; check the network, or try again later." for name in "ab"
    ]


@pytest.fixture
def never() -> Iterator[Any]:
    import threading

    event = threading.Event()
    yield event
    event.set()


def test_a_name_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", missing)
    assert reach.reach(["https://a.example/"])[0].told.startswith("The name a.example is not found")


def test_three_hosts_are_tried_those_in_trouble_first_and_none_that_asked_to_wait(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def note(address: tuple[str, int], *_: object) -> None:
        tried.append(address[0])
        raise OSError(113, "No route to host")

    monkeypatch.setattr(socket, "create_connection", note)
    subscribe(
        library_path,
        *(f"https://{name}.example/" for name in ("a", "paused", "b", "c")),
        "https://a.example/2",
        "https://ill.example/",
        also="INSERT INTO host_pause (host, since, until, times) VALUES ('paused.example', 0, 99999999999, 1)",
    )
    library = Library(library_path)
    library.db.run("UPDATE blog SET problem = 'no' WHERE url LIKE '%ill%'")
    library.close()
    told = of_servers(looked(library_path))
    assert sorted(tried) == ["a.example", "b.example", "ill.example"]
    assert told[0] == (
        "wrong",
        "ill.example cannot be reached (No route to host); check the network and any firewall.",
    )


def test_behind_a_proxy_nobody_is_asked_directly(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:8080")
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("somebody was asked"))
    subscribe(library_path, "https://a.example/")
    assert of_servers(looked(library_path)) == [("well", "a.example is reached through a proxy, which was not asked.")]
