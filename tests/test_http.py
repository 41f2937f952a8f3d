"""What goes over the wire, seen from the server, and what the reader is told when it goes wrong."""

import asyncio
import gzip
import threading
import zlib

import pytest

from blogtui import __version__
from blogtui.sources.errors import HttpError, SourceError
from blogtui.sources.http import Client
from blogtui.sources.turns import Turns
from loopback import Asked, Reply, serve


async def test_p15_a_request_names_us_and_carries_no_cookie_and_no_referer() -> None:
    with serve({"/feed": Reply(b"x", headers={"Set-Cookie": "a=b; Path=/"})}) as server:
        async with Client() as client:
            await client.get(f"{server.url}/feed")
            await client.get(f"{server.url}/feed")
    for asked in server.asked:
        names = {name.lower() for name in asked.headers}
        assert asked.headers["User-Agent"].startswith(f"blogtui/{__version__} (+https://")
        assert asked.headers["Accept-Encoding"] == "gzip"
        assert not names & {"cookie", "referer"}
        assert asked.path == "/feed"


async def test_p2_validators_are_sent_back_byte_for_byte() -> None:
    def answer(asked: Asked) -> Reply:
        known = asked.headers.get("If-None-Match") == 'W/"odd""tag"'
        return Reply(status=304) if known else Reply(b"x", headers={"ETag": 'W/"odd""tag"', "Last-Modified": "soon"})

    with serve({"/feed": answer}) as server:
        async with Client() as client:
            first = await client.get(f"{server.url}/feed")
            assert (first.etag, first.modified) == ('W/"odd""tag"', "soon")
            again = await client.get(f"{server.url}/feed", headers={"If-None-Match": first.etag or ""})
    assert (again.status, again.body) == (304, b"")


async def test_p7_p19_headers_for_one_address_do_not_follow_a_redirect() -> None:
    routes = {"/old": Reply(status=301, headers={"Location": "/new"}), "/new": Reply(b"here")}
    with serve(routes) as server:
        async with Client() as client:
            fetched = await client.get(f"{server.url}/old", headers={"If-None-Match": '"x"'})
    assert fetched.body == b"here"
    assert fetched.permanent
    assert "If-None-Match" in server.asked[0].headers
    assert "If-None-Match" not in server.asked[1].headers


async def test_p16_one_temporary_redirect_makes_the_whole_way_temporary() -> None:
    routes = {
        "/a": Reply(status=301, headers={"Location": "/b"}),
        "/b": Reply(status=302, headers={"Location": "/c"}),
        "/c": Reply(b"here"),
    }
    with serve(routes) as server:
        async with Client() as client:
            assert not (await client.get(f"{server.url}/a")).permanent


async def test_p19_a_ring_of_redirects_ends_after_five() -> None:
    with serve({"/ring": Reply(status=302, headers={"Location": "/ring"})}) as server:
        async with Client() as client:
            with pytest.raises(SourceError, match="redirects more than 5 times"):
                await client.get(f"{server.url}/ring")
    assert len(server.asked) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/x"])
async def test_p19_a_redirect_to_anything_but_the_web_is_refused(target: str) -> None:
    with serve({"/feed": Reply(status=302, headers={"Location": target})}) as server:
        async with Client() as client:
            with pytest.raises(SourceError, match="no web address"):
                await client.get(f"{server.url}/feed")


async def test_r12_a_slow_server_is_given_up_at_the_deadline() -> None:
    with serve({"/slow": Reply(b"x", pause=1.0)}) as server:
        async with Client(deadline=0.2) as client:
            with pytest.raises(SourceError, match="does not answer"):
                await client.get(f"{server.url}/slow")


async def test_r12_a_body_over_the_cap_is_refused() -> None:
    with serve({"/big": Reply(b"x" * 5_000)}) as server:
        async with Client(cap=4_000) as client:
            with pytest.raises(SourceError, match="sent more than"):
                await client.get(f"{server.url}/big")


async def test_s6_a_compressed_bomb_stops_at_the_cap() -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    with serve({"/bomb": Reply(bomb, headers={"Content-Encoding": "gzip"})}) as server:
        async with Client(cap=100_000) as client:
            with pytest.raises(SourceError, match="sent more than"):
                await client.get(f"{server.url}/bomb")


async def test_a_compressed_feed_is_read_also_with_garbage_after_it() -> None:
    body = gzip.compress(b"<rss/>") + b"garbage"
    with serve({"/feed": Reply(body, headers={"Content-Encoding": "gzip"})}) as server:
        async with Client() as client:
            assert (await client.get(f"{server.url}/feed")).body == b"<rss/>"


async def test_a_body_that_breaks_off_is_a_failure_and_not_a_short_feed() -> None:
    with serve({"/feed": Reply(b"<rss>", cut=100)}) as server:
        async with Client() as client:
            with pytest.raises(SourceError, match="broke off"):
                await client.get(f"{server.url}/feed")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "nothing at that address"),
        (410, "gone for good"),
        (403, "does not let us in"),
        (500, "an error"),
        (429, "wait"),
    ],
)
async def test_an_error_status_is_told_in_words(status: int, words: str) -> None:
    with serve({"/feed": Reply(status=status, headers={"Retry-After": "120"})}) as server:
        async with Client() as client:
            with pytest.raises(HttpError, match=words) as caught:
                await client.get(f"{server.url}/feed")
    assert caught.value.status == status
    assert (caught.value.until is not None) == (status == 429)


async def test_nobody_at_home_is_one_sentence() -> None:
    with serve({}) as server:
        url = server.url
    async with Client() as client:
        with pytest.raises(SourceError, match=r"^127\.0\.0\.1 does not answer"):
            await client.get(f"{url}/feed")


async def test_p17_one_request_at_a_time_goes_to_a_host() -> None:
    import asyncio
    import threading

    busy = threading.Semaphore(1)
    crowded: list[str] = []

    def answer(asked: Asked) -> Reply:
        if not busy.acquire(blocking=False):
            crowded.append(asked.path)
            return Reply(b"")
        import time

        time.sleep(0.03)
        busy.release()
        return Reply(b"x")

    with serve({f"/{n}": answer for n in range(6)}) as server:
        async with Client() as client:
            await asyncio.gather(*(client.get(f"{server.url}/{n}") for n in range(6)))
    assert crowded == []


async def test_p17_a_slow_host_with_many_blogs_does_not_hold_up_the_others() -> None:
    with serve({"/slow": Reply(b"x", pause=0.4)}) as slow, serve({"/feed": Reply(b"y")}) as quick:
        async with Client() as client:
            waiting = [asyncio.create_task(client.get(f"{slow.url}/slow")) for _ in range(9)]
            await asyncio.sleep(0.05)
            async with asyncio.timeout(0.3):
                await client.get(quick.url.replace("127.0.0.1", "localhost") + "/feed")
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)


async def test_p2_a_validator_that_is_not_ascii_goes_back_as_it_came() -> None:
    with serve({"/feed": Reply(b"x", headers={"ETag": '"r\xe4k"'})}) as server:
        async with Client() as client:
            first = await client.get(f"{server.url}/feed")
            await client.get(f"{server.url}/feed", headers={"If-None-Match": first.etag or ""})
    assert server.asked[1].headers["If-None-Match"] == '"r\xe4k"'


async def test_p19_a_redirect_to_a_broken_address_is_one_sentence() -> None:
    with serve({"/feed": Reply(status=302, headers={"Location": "http://[oops"})}) as server:
        async with Client() as client:
            with pytest.raises(SourceError, match="no web address"):
                await client.get(f"{server.url}/feed")


async def test_a_redirect_that_only_adds_a_fragment_names_the_address_without_it() -> None:
    routes = {"/old": Reply(status=301, headers={"Location": "/new#top"}), "/new": Reply(b"here")}
    with serve(routes) as server:
        async with Client() as client:
            assert (await client.get(f"{server.url}/old")).url == f"{server.url}/new"


@pytest.mark.parametrize("packed", [zlib.compress(b"<rss/>"), zlib.compress(b"<rss/>", wbits=-15)])
async def test_a_body_deflated_unasked_is_read(packed: bytes) -> None:
    with serve({"/feed": Reply(packed, headers={"Content-Encoding": "deflate"})}) as server:
        async with Client() as client:
            assert (await client.get(f"{server.url}/feed")).body == b"<rss/>"


async def test_s6_a_packing_that_was_not_asked_for_is_refused_in_words() -> None:
    with serve({"/feed": Reply(b"?", headers={"Content-Encoding": "br"})}) as server:
        async with Client() as client:
            with pytest.raises(SourceError, match="not asked for"):
                await client.get(f"{server.url}/feed")


async def test_p17_clients_that_share_their_turns_ask_a_host_one_at_a_time() -> None:
    at_once, most = 0, 0

    def answer(_asked: Asked) -> Reply:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        threading.Event().wait(0.05)
        at_once -= 1
        return Reply(b"x")

    turns = Turns()
    with serve({"/feed": answer}) as server:
        async with Client(turns=turns) as one, Client(turns=turns) as other:
            await asyncio.gather(*(client.get(f"{server.url}/feed") for client in (one, other) * 2))
    assert most == 1
