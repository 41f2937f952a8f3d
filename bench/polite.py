"""`python -m bench polite`: plays every rule on politeness (P1 to P19, R12 to R14, S9) against a real server.

Time never passes: what the library remembers is moved back instead. A row says what was seen, or what was wrong.
"""

import asyncio
import calendar
import gzip
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from bench.polite_shelf import DAY, HOUR, TAGGED, XML, Shelf, WrongError, feed, must
from blogtui.refresh import Workers, add
from blogtui.sources.errors import SourceError
from blogtui.sources.http import Client
from blogtui.sources.turns import Turns
from loopback import Asked, Reply, serve

_lookup = socket.getaddrinfo


def _here(host: object, *args: object, **named: object) -> object:
    """What a name server says that leads every name of `.example` to this computer."""
    name = host.decode() if isinstance(host, bytes) else str(host)
    return _lookup("127.0.0.1" if name.endswith(".example") else name, *args, **named)  # type: ignore[arg-type]


async def p1() -> str:
    with serve({"/feed": Reply(feed(), headers=TAGGED)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        must([asked.path for asked in server.asked], ["/feed"])
        must([name for name in server.asked[0].headers if name.startswith("If-")], [])
        must(len(shelf.library.posts()), 1)
    return "one unconditional GET; its body was the first import"


async def p2() -> str:
    with serve({"/feed": Reply(feed(), headers=TAGGED)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        await shelf.check(force=True)
        sent = server.asked[1].headers
        must((sent.get("If-None-Match"), sent.get("If-Modified-Since")), (TAGGED["ETag"], TAGGED["Last-Modified"]))
    return f"sent back {TAGGED['ETag']} and “{TAGGED['Last-Modified']}”"


async def p3() -> str:
    for given, wanted in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"), ("", "")):
        headers = {**XML, **({given: "x"} if given else {})}
        with serve({"/feed": Reply(feed(), headers=headers)}) as server, Shelf() as shelf:
            await shelf.add(f"{server.url}/feed")
            await shelf.check(force=True)
            sent = [name for name in server.asked[1].headers if name.startswith("If-")]
            must(sent, [wanted] if wanted else [])
    return "only the one that came, or none"


async def _after(second: Reply) -> tuple[str | None, str | None]:
    """The validators of a third request, where the first had both and the second was answered so."""
    with serve({"/feed": Reply(feed(), headers={**XML, "ETag": '"1"', "Last-Modified": "one"})}) as server:
        with Shelf() as shelf:
            await shelf.add(f"{server.url}/feed")
            server.routes["/feed"] = second
            for _time in range(2):
                await shelf.check(force=True)
        sent = server.asked[2].headers
        return sent.get("If-None-Match"), sent.get("If-Modified-Since")


async def p4() -> str:
    must(await _after(Reply(feed(), headers={**XML, "ETag": '"2"', "Last-Modified": "two"})), ('"2"', "two"))
    return "the new ones, with the same body"


async def p5() -> str:
    must(await _after(Reply(feed(), headers={**XML, "ETag": '"2"', "Last-Modified": "one"})), ('"2"', "one"))
    must(await _after(Reply(feed(), headers={**XML, "ETag": '"2"'})), ('"2"', None))
    return "both as they now are"


async def p6() -> str:
    must(await _after(Reply(status=304, headers={"ETag": '"2"'})), ('"2"', "one"))
    must(await _after(Reply(status=304)), ('"1"', "one"))
    return "updated where given, kept where not"


async def p7() -> str:
    routes = {"/old": Reply(status=302, headers={"Location": "/new"}), "/new": Reply(feed(), headers=TAGGED)}
    with serve(routes) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/old")
        await shelf.check(force=True)
        must(["If-None-Match" in asked.headers for asked in server.asked], [False, False, False, True])
    return "sent to the redirect's target that gave them, not to the address before it"


async def p8() -> str:
    bad = {"Content-Type": "text/html", "ETag": '"bad"'}
    broken = (Reply(b"<p>Log in</p>", headers=bad), Reply(b"<rss", cut=50, headers=bad), Reply(status=500, headers=bad))
    for reply in broken:
        must(await _after(reply), ('"1"', "one"))
    return "untouched by a login page, a cut body and an error"


async def p9() -> str:
    with serve({"/feed": Reply(feed(), headers=TAGGED)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        must([one.status for one in await shelf.check()], ["skipped"])
        must(len(server.asked), 1)
        shelf.later(2 * HOUR)
        await shelf.check()
        must(len(server.asked), 2)
    return "nothing fetched before the stored time, then one request"


async def _wait_for(headers: dict[str, str], channel: str = "") -> int:
    with serve({"/feed": Reply(feed(channel=channel), headers={**XML, **headers})}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        return shelf.wait()


async def p10() -> str:
    short, long = await _wait_for({"ETag": '"1"'}), await _wait_for({})
    if not HOUR <= short <= 1.1 * HOUR or not DAY <= long <= 1.1 * DAY:
        raise WrongError(f"waits {short} s and {long} s")
    return f"{short} s and {long} s until the next time"


async def p11() -> str:
    tag = {"ETag": '"1"'}
    dated = {"Date": "Thu, 04 Oct 2018 07:00:00 GMT", "Expires": "Thu, 04 Oct 2018 12:00:00 GMT"}
    period = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily</sy:updatePeriod>"
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    days = "".join(f"<day>{day}</day>" for day in calendar.day_name)
    cases = (
        (await _wait_for(tag | {"Cache-Control": "public, max-age=18000"}), 5 * HOUR),
        (await _wait_for(tag | dated), 5 * HOUR),
        (await _wait_for(tag, "<ttl>300</ttl>"), 5 * HOUR),
        (await _wait_for(tag, period), DAY),
        (await _wait_for(tag, "<ttl>9999</ttl>"), DAY),
        (await _wait_for(tag | {"Cache-Control": "max-age=1"}, "<ttl>1</ttl>"), HOUR),
        (await _wait_for(tag, f"<skipHours>{hours}</skipHours>"), DAY / 1.1),
        (await _wait_for(tag, f"<skipDays>{days}</skipDays>"), DAY / 1.1),
    )
    for seen, wanted in cases:
        if not wanted <= seen <= 1.1 * wanted:
            raise WrongError(f"waits {seen} s, not {wanted} s")
    return "max-age, Expires, ttl, updatePeriod, skipHours and skipDays lengthen, never shorten; a day at most"


async def p12() -> str:
    seen = []
    with serve({f"/{n}": Reply(feed(n), headers=XML) for n in range(3)}) as server, Shelf() as shelf:
        for n in range(3):
            await shelf.add(f"{server.url}/{n}")
        for told, wanted in ({"Retry-After": "7200"}, 2 * HOUR), ({}, 2 * HOUR), ({}, 4 * HOUR):
            server.routes = {f"/{n}": Reply(status=503, headers=told) for n in range(3)}
            before = len(server.asked)
            outcomes = await shelf.check(force=True, manual=True)
            must(len(server.asked) - before, 1)
            must(sorted(one.status for one in outcomes), ["failed", "skipped", "skipped"])
            must(all("wait until" in one.detail for one in outcomes), True)
            since, until = shelf.library.db.one("SELECT since, until FROM host_pause")
            must(until - since, wanted)
            await shelf.check(force=True, manual=True)  # restarted, by hand and by force: nobody is asked
            must(len(server.asked) - before, 1)
            seen.append(str(until - since))
            shelf.later(wanted + 1)
    return f"the whole host left alone for {', '.join(seen)} s, after a restart and by force as well"


async def p13() -> str:
    with serve({"/feed": Reply(feed(), headers=XML)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        waits = []
        server.routes["/feed"] = Reply(status=404)
        for _time in range(7):
            await shelf.check(force=True)
            waits.append(shelf.wait())
        must(waits == sorted(waits) and waits[-1] == DAY and waits[0] >= HOUR, True)
        server.routes["/feed"] = Reply(status=410)
        must([one.status for one in await shelf.check(force=True)], ["gone"])
        asked = len(server.asked)
        shelf.later(400 * DAY)
        await shelf.check()
        await shelf.check(force=True)
        must(len(server.asked), asked)
        await shelf.check(manual=True)
        must((len(server.asked), len(shelf.library.posts())), (asked + 1, 1))
    return f"waits from {waits[0]} to {waits[-1]} s; gone is asked by name alone, and kept to read"


async def p14() -> str:
    with serve({"/feed": Reply(feed(), headers=TAGGED)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        (outcome,) = await shelf.check(manual=True)
        must((outcome.status, "min" in outcome.detail, len(server.asked)), ("skipped", True, 1))
        shelf.later(541)
        await shelf.check(manual=True)
        must((len(server.asked), "If-None-Match" in server.asked[1].headers), (2, True))
    return outcome.detail


async def p15() -> str:
    with serve({"/feed?a=1": Reply(feed(), headers={**TAGGED, "Set-Cookie": "a=b"})}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed?a=1")
        await shelf.check(force=True)
        must({asked.path for asked in server.asked}, {"/feed?a=1"})
        names = {name.lower() for asked in server.asked for name in asked.headers}
        must(names & {"cookie", "referer", "authorization"}, set())
        agent = server.asked[0].headers["User-Agent"]
        must(agent.startswith("blogtui/") and "(+https://" in agent, True)
    return agent


async def p16() -> str:
    routes = {"/old": Reply(feed(), headers=XML), "/new": Reply(feed(1, 2), headers=TAGGED)}
    with serve(routes) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/old")

        async def day(status: int, target: str = "/new") -> str:
            server.routes["/old"] = Reply(status=status, headers={"Location": target})
            shelf.later(DAY)
            await shelf.check(force=True)
            return shelf.library.blogs()[0].url.rpartition("/")[2]

        for status in (302, 303, 307, 301, 308, 302, 301, 301):
            must(await day(status), "old")
        await shelf.check(force=True)  # the same day again
        must(shelf.library.blogs()[0].url.rpartition("/")[2], "old")
        must(await day(301), "new")
        blog = shelf.library.blogs()[0]
        must((blog.moved_from or "").rpartition("/")[2], "old")
        shelf.library.undo_move(blog.id)
        for _time in range(4):
            must(await day(301), "old")
        server.routes["/other"] = Reply(feed(7, 8), headers=XML)
        for _time in range(4):
            must(await day(301, "/other"), "old")
    return "moved at the third day in a row, to the same feed alone; taken back, it stays"


async def _most_at_once(hosts: int, answer_at: int) -> int:
    """How many of 16 blogs on so many hosts were asked at the same time; each answer waits for `answer_at` requests."""
    busy, most = set[str](), 0
    together = threading.Barrier(answer_at, timeout=10)

    def answer(asked: Asked) -> Reply:
        nonlocal most
        busy.add(asked.path)
        together.wait()
        most = max(most, len(busy))
        time.sleep(0.02 * answer_at)  # long enough for one more to come, were it let
        most = max(most, len(busy))
        busy.discard(asked.path)
        return Reply(feed(), headers=XML)

    with serve({f"/{n}": answer for n in range(16)}) as server, Shelf() as shelf, patch("socket.getaddrinfo", _here):
        port, workers = server.url.rpartition(":")[2], Workers(turns=Turns())
        names = [f"http://h{n % hosts}.example:{port}/{n}" for n in range(16)]
        await asyncio.gather(*(add(shelf.library.db, name, workers=workers) for name in names))
        must((len(server.asked), len(shelf.library.blogs())), (16, 16))
    return most


async def p17() -> str:
    must(await _most_at_once(hosts=1, answer_at=1), 1)
    must(await _most_at_once(hosts=16, answer_at=8), 8)
    return "16 blogs on one host: one request at a time; on 16 hosts: eight"


async def p18() -> str:
    with serve({"/feed": Reply(feed(), headers=XML)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        answered = shelf.library.blogs()[0].answered
        server.routes["/feed"] = Reply(status=500)
        await shelf.check(force=True)
        blog = shelf.library.blogs()[0]
        must((len(shelf.library.posts()), blog.answered, bool(answered), bool(blog.problem)), (1, answered, True, True))
    return f"{blog.problem} The post is there, and so is the time of the copy"


async def p19() -> str:
    with serve({"/here": Reply(b"here")}) as other, serve({}) as server:
        server.routes = {f"/{n}": Reply(status=302, headers={"Location": f"/{n + 1}"}) for n in range(9)}
        server.routes["/away"] = Reply(status=302, headers={"Location": f"{other.url}/here"})
        server.routes["/file"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
        async with Client() as client:
            for path in ("/0", "/file"):
                try:
                    await client.get(server.url + path)
                except SourceError:
                    continue
                raise WrongError(f"{path} was followed")
            must(len([asked for asked in server.asked if asked.path != "/file"]), 6)
            await client.get(f"{server.url}/away", headers={"Authorization": "Basic x"})
        must("Authorization" in other.asked[0].headers, False)
    return "five and no more; http and https alone; headers dropped"


async def r12() -> str:
    bomb = Reply(gzip.compress(bytes(20_000_000)), headers={"Content-Encoding": "gzip"})
    with serve({"/slow": Reply(b"x", pause=1), "/bomb": bomb, "/drip": Reply(b"x" * 500, drip=0.05)}) as server:
        async with Client(deadline=0.3, cap=100_000) as client:
            for path, words in ("/slow", "within"), ("/drip", "within"), ("/bomb", "more than"):
                try:
                    await client.get(server.url + path)
                except SourceError as error:
                    must(words in str(error), True)
                    continue
                raise WrongError(f"{path} was read")
    return "slow, dripping and exploding answers were given up"


async def r13() -> str:
    def nobody(*_args: object, **_named: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with Shelf() as shelf:
        for n in range(5):
            shelf.library.db.run("INSERT INTO blog (kind, url, added) VALUES ('url', ?, 1)", (f"http://h{n}.example/",))
        with patch("socket.getaddrinfo", nobody):
            outcomes = await shelf.check()
        must({one.status for one in outcomes}, {"offline"})
        must({blog.problem for blog in shelf.library.blogs()}, {""})
    return outcomes[0].detail


async def r14() -> str:
    with serve({"/feed": Reply(feed(), headers=TAGGED)}) as server, Shelf() as shelf:
        await shelf.add(f"{server.url}/feed")
        shelf.later(-30 * DAY)
        must([one.status for one in await shelf.check()], ["skipped"])
        shelf.later(541)
        await shelf.check()
        must(len(server.asked), 2)
    return "asked after nine minutes, not after thirty days"


async def s9() -> str:
    with serve({"/feed": Reply(feed(), headers=XML)}) as server, patch("socket.getaddrinfo", _here):
        port = server.url.rpartition(":")[2]
        server.routes["/away"] = Reply(status=302, headers={"Location": f"http://evil.example:{port}/feed"})
        async with Client() as client:
            await client.get(f"http://typed.example:{port}/feed")
            for _time in range(2):
                try:
                    await client.get(f"http://typed.example:{port}/away")
                except SourceError as error:
                    must("private network" in str(error), True)
                    continue
                raise WrongError("a name that leads to this computer was followed")
        must([asked.path for asked in server.asked], ["/feed", "/away", "/away"])
    return "a redirect to a name that leads here was not followed; the one typed is"


ROWS: dict[str, Callable[[], Awaitable[str]]] = {
    "P1": p1, "P2": p2, "P3": p3, "P4": p4, "P5": p5, "P6": p6, "P7": p7, "P8": p8, "P9": p9, "P10": p10, "P11": p11,
    "P12": p12, "P13": p13, "P14": p14, "P15": p15, "P16": p16, "P17": p17, "P18": p18, "P19": p19,
    "R12": r12, "R13": r13, "R14": r14, "S9": s9,
}  # fmt: skip


def main() -> int:
    """Play every row and print the table; 1 where one is not met."""
    failed = 0
    print("| row | met | what was seen |\n|---|---|---|")
    for name, row in ROWS.items():
        try:
            met, seen = "✓", asyncio.run(row())
        except Exception as error:  # a row that breaks is a row that is not met
            met, seen, failed = "✗", f"{type(error).__name__}: {error}", failed + 1
        print(f"| {name} | {met} | {seen} |", flush=True)
    print(f"\n{len(ROWS) - failed} of {len(ROWS)} rows met.")
    return 1 if failed else 0
