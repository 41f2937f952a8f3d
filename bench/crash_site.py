"""Feeds that grow: what the processes to be killed refresh. In the measurement's own process, on 127.0.0.1 only.

A feed of version v has the posts `v - KEPT + 1` to `v` and one whose title names the version, and its ETag is the
version. So a library tells which versions it has whole, and which it would have in part.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEPT = 6
PORTS = 3  # as so many hosts, so that several feeds are on their way at once
PINNED = "pinned"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_about: object) -> None:
        """Say nothing: whoever asked was killed."""


class Site:
    """`version` is what every feed of it is at; whoever uses it raises it."""

    def __init__(self) -> None:
        self.version = KEPT
        handler = type("Handler", (_Handler,), {"site": self})
        self._servers = [_Server(("127.0.0.1", 0), handler) for _ in range(PORTS)]
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def addresses(self, count: int) -> list[str]:
        return [f"http://127.0.0.1:{self._servers[n % PORTS].server_port}/{n}" for n in range(count)]

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        version = self.site.version
        is_known = self.headers.get("If-None-Match") == f'"{version}"'
        body = b"" if is_known else feed(self.path.strip("/"), version).encode()
        head = f'HTTP/1.1 {"304 Not Modified" if is_known else "200 OK"}\r\nETag: "{version}"\r\n'
        if not is_known:
            head += f"Content-Type: application/rss+xml; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        self.wfile.write(head.encode() + b"\r\n" + body)

    def log_message(self, *_about: object) -> None:
        """Say nothing."""


def feed(name: str, version: int) -> str:
    """The feed `name` at a version."""
    items = "".join(_item(str(n), f"Post {n}", n) for n in range(version - KEPT + 1, version + 1))
    pinned = _item(PINNED, f"Version {version}", 0)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Blog {name}</title>'
        f"<link>https://example.org/{name}</link><description>Grows</description>{items}{pinned}</channel></rss>"
    )


def _item(guid: str, title: str, number: int) -> str:
    text = f"The words of {title}, and more of them. " * 20
    return (
        f'<item><title>{title}</title><guid isPermaLink="false">{guid}</guid><category>Of {number % 3}</category>'
        f"<pubDate>Mon, 05 Mar 2018 10:{number // 60 % 60:02}:{number % 60:02} GMT</pubDate>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
    )


def opml(addresses: list[str]) -> str:
    """A list of subscriptions to these feeds."""
    outlines = "".join(
        f'<outline type="rss" text="Blog {url.rpartition("/")[2]}" xmlUrl="{url}"/>' for url in addresses
    )
    return f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'
