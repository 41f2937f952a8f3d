"""The local server of the measurements: a folder's files over HTTP, with ETag, Last-Modified, 304 and gzip.

Runs in a process of its own (`serving`), so that it shares no interpreter lock with what is measured. Listens on
127.0.0.1 only, on several ports as so many servers; ends when its parent's pipe closes, whatever becomes of it.
"""

import asyncio
import contextlib
import gzip
import hashlib
import json
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path

from bench.corpus import NEWEST

PORTS = 16
COUNTS = "/-/counts"  # what was answered since the last question, as JSON
_TYPES = {".rss": "application/rss+xml", ".atom": "application/atom+xml", ".html": "text/html"}


@dataclass(frozen=True, slots=True)
class Answers:
    """A file's three answers, headers and all, made once."""

    etag: bytes
    plain: bytes
    zipped: bytes
    unchanged: bytes


def make_answers(path: Path) -> Answers:
    body = path.read_bytes()
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'
    common = (
        f"ETag: {etag}\r\nLast-Modified: {format_datetime(NEWEST, usegmt=True)}\r\n"
        "Vary: Accept-Encoding\r\nConnection: keep-alive\r\n"
    )
    kind = f"Content-Type: {_TYPES.get(path.suffix, 'application/octet-stream')}; charset=utf-8\r\n"

    def ok(content: bytes, extra: str = "") -> bytes:
        head = f"HTTP/1.1 200 OK\r\n{common}{kind}{extra}Content-Length: {len(content)}\r\n\r\n"
        return head.encode() + content

    return Answers(
        etag=etag.encode(),
        plain=ok(body),
        zipped=ok(gzip.compress(body, 6, mtime=0), "Content-Encoding: gzip\r\n"),
        unchanged=f"HTTP/1.1 304 Not Modified\r\n{common}\r\n".encode(),
    )


class Site:
    """What every connection shares: the files' answers and how many of each kind were given."""

    def __init__(self, folder: Path) -> None:
        self.files = {f"/{path.name}".encode(): make_answers(path) for path in sorted(folder.iterdir())}
        self.counts: Counter[str] = Counter()

    def answer(self, head: bytes) -> bytes:
        """The answer to a request's head (the request line and its headers, without the empty line)."""
        lines = head.split(b"\r\n")
        target = lines[0].split(b" ")[1]
        if target == COUNTS.encode():
            body = json.dumps(self.counts).encode()
            self.counts.clear()
            return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        if (file := self.files.get(target)) is None:
            self.counts["404"] += 1
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(b":") for line in lines[1:])}
        if headers.get(b"if-none-match") == file.etag:
            self.counts["304"] += 1
            return file.unchanged
        zipped = b"gzip" in headers.get(b"accept-encoding", b"")
        self.counts["200 gzip" if zipped else "200"] += 1
        return file.zipped if zipped else file.plain


class Connection(asyncio.Protocol):
    """One connection, kept alive, its requests answered in order."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        *heads, self._waiting = (self._waiting + data).split(b"\r\n\r\n")
        for head in heads:
            self._transport.write(self._site.answer(head))


async def _serve(folder: Path, ports: int) -> None:
    loop = asyncio.get_running_loop()
    site = Site(folder)
    servers = [await loop.create_server(lambda: Connection(site), "127.0.0.1", 0) for _ in range(ports)]
    print(json.dumps([server.sockets[0].getsockname()[1] for server in servers]), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: `pid` to stop it by, the `ports` it listens on."""

    pid: int
    ports: tuple[int, ...]

    def address(self, place: int, name: str) -> str:
        """Where the file `name` is found; files are dealt out over the ports by their `place`."""
        return f"http://127.0.0.1:{self.ports[place % len(self.ports)]}/{name}"

    def counts(self) -> dict[str, int]:
        """How many answers of each kind were given since the last question."""
        address = f"http://127.0.0.1:{self.ports[0]}{COUNTS}"
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=10) as answer:
            counted: dict[str, int] = json.load(answer)
        return counted


@contextlib.contextmanager
def serving(folder: Path, ports: int = PORTS) -> Iterator[Server]:
    """Serve `folder` until the block ends, also by an error."""
    command = [sys.executable, "-m", "bench.server", str(folder), str(ports)]
    here = Path(__file__).parent.parent
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=here)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        listening = json.loads(process.stdout.readline())
        yield Server(process.pid, tuple(listening))
    finally:
        process.stdin.close()
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(Path(sys.argv[1]), int(sys.argv[2])))
