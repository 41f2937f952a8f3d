"""A real server on 127.0.0.1 that plays scripted answers and remembers what was asked. For tests only."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """One answer: `pause` seconds before it; `cut` sends fewer bytes than promised; `drip` seconds between any two."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    cut: int = 0
    drip: float = 0.0


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]


Route = Reply | Callable[[Asked], Reply]


class Server:
    """`url` without a slash at its end; `asked` is every request so far."""

    def __init__(self, routes: Mapping[str, Route], tls: ssl.SSLContext | None = None) -> None:
        self.routes = dict(routes)
        self.asked: list[Asked] = []
        handler = type("Handler", (_Handler,), {"server_of_tests": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._http.server_port}"

    def start(self) -> None:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    server_of_tests: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = Asked(self.path, dict(self.headers.items()))
        self.server_of_tests.asked.append(asked)
        route = self.server_of_tests.routes.get(self.path, Reply(status=404))
        reply = route(asked) if callable(route) else route
        time.sleep(reply.pause)
        self.send_response_only(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body) + reply.cut))
        if reply.cut:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        try:
            for byte in reply.body if reply.drip else ():
                self.wfile.write(bytes([byte]))
                time.sleep(reply.drip)
            if not reply.drip:
                self.wfile.write(reply.body)
        except OSError:
            self.close_connection = True

    def handle(self) -> None:
        """A client that does not trust the certificate hangs up in the middle of the handshake."""
        with suppress(ssl.SSLError, ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """A test's output is its own."""


@contextmanager
def serve(routes: Mapping[str, Route], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server with these routes, by path with its query, for as long as the block lasts; over TLS where it is told."""
    server = Server(routes, tls)
    server.start()
    try:
        yield server
    finally:
        server.stop()
