"""Bytes over HTTP, politely: one client, no cookies, a deadline, a cap. Follows redirects by hand, keeps no state.

Requirements P12, P15, P17, P19, R12, R13, S6, S9, S14; when to ask is decided in `politeness`, whose turn it is in
`turns`.
"""

import asyncio
import os
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType

import httpx

from blogtui import __version__
from blogtui.dates import moment
from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.model.text import clean_line, host_of, safe_url
from blogtui.model.update import Pause
from blogtui.sources import politeness, turns
from blogtui.sources.decoding import CutOffError, DamagedError, TooLargeError, UnknownCodingError, Unpacker
from blogtui.sources.errors import HttpError, OfflineError, SourceError
from blogtui.sources.logins import Logins
from blogtui.sources.offline import is_network_down
from blogtui.sources.private import Watch
from blogtui.sources.turns import AT_ONCE, Turns

DEADLINE = 30.0
CAP = 15 * 2**20
REDIRECTS = 5
ENOUGH_UNREACHABLE = 3
USER_AGENT = f"blogtui/{__version__} (+https://github.com/blogtui/blogtui)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))


class Client:
    """Fetches addresses, each in its turn. An async context manager."""

    def __init__(
        self,
        *,
        deadline: float = DEADLINE,
        cap: int = CAP,
        turns: Turns | None = None,
        accept: str = ACCEPT,
        logins: Logins | None = None,
    ) -> None:
        """`deadline` in seconds for a whole request with its redirects; `cap` in bytes after decompression.

        `accept` is the types that are asked for (RFC 9110, 12.5.1); `logins` let one in at their own origins.
        """
        self._logins = logins or Logins()
        self._deadline, self._cap = deadline, cap
        self._turns = turns or Turns()
        self._accept = accept
        self._watch = Watch()
        self._unreachable: set[str] = set()
        self._was_answered = False
        self._http: httpx.AsyncClient | None = None

    async def __aenter__(self) -> "Client":
        self._http = httpx.AsyncClient(
            verify=await asyncio.to_thread(_trusted),
            headers={"User-Agent": USER_AGENT, "Accept": self._accept, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            event_hooks={"response": [_take_location]},
            timeout=httpx.Timeout(self._deadline),
            limits=httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._http is not None:
            await self._http.aclose()

    @property
    def is_offline(self) -> bool:
        """Whether several hosts could not be looked up or reached, and none answered (R13)."""
        return not self._was_answered and len(self._unreachable) >= ENOUGH_UNREACHABLE

    @property
    def was_answered(self) -> bool:
        """Whether any host has answered, with whatever it was."""
        return self._was_answered

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        validators: Callable[[str], Mapping[str, str]] | None = None,
        home: str | None = None,
        by_others: bool = False,
    ) -> Fetched:
        """The answer of `url`, after at most five redirects; a 304 has no body.

        `headers` go to `url` alone, never to where it redirects (P19); `validators` answers with those of the very
        address that is asked (P7). `home` is the only host that may be in a private network (S9), that of `url` where
        it is not told. Where an address was written `by_others`, as a picture's is, only `home` is told who the reader
        is: a post must make no use of a login to another blog. Raises HttpError for an error status, PausedError where
        a host wants to be left alone, OfflineError without a network and SourceError for everything else, in one
        sentence.
        """
        left, headers, permanent = self._deadline, dict(headers or {}), True
        home = host_of(url) if home is None else home
        for hop in range(REDIRECTS + 1):
            host = host_of(url)
            asked = {**headers, **(validators(url) if validators else {})}
            if host == home or not by_others:
                asked |= await self._logins.headers_for(url)
            # The host's turn comes first: whoever waits for a slow host must not hold a place that others could use.
            async with self._turns.hosts[host], self._turns.gate:
                self._turns.check(host)
                if self.is_offline:
                    raise OfflineError(_no_network())
                self._watch.check(host, home)
                began = time.monotonic()
                answer = await self._ask(url, host, home, asked, left)
                left -= time.monotonic() - began
            if isinstance(answer, Fetched):
                return replace(answer, permanent=permanent and hop > 0)
            status, target = answer
            permanent = permanent and status in _PERMANENT and not _is_downgrade(url, target)
            if target != url:
                url, headers = target, {}
        raise SourceError(_("{host} redirects more than {n} times.", host=host_of(url), n=REDIRECTS))

    async def _ask(
        self, url: str, host: str, home: str, headers: Mapping[str, str], seconds: float
    ) -> Fetched | tuple[int, str]:
        """One request: the answer, or a redirect's status and target. Raises SourceError."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                return await self._send(url, host, home, headers)
        except TimeoutError as error:
            raise SourceError(
                _("{host} does not answer within {seconds} s.", host=host, seconds=round(self._deadline))
            ) from error
        except httpx.HTTPError as error:
            if is_network_down(error):
                self._unreachable.add(host)
                raise OfflineError(_no_network(), host) from error
            raise SourceError(_why(host, error)) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise SourceError(_("{host} cannot be read over HTTP.", host=host)) from error
        except TooLargeError as error:
            raise SourceError(_("{host} sent more than {size} MB.", host=host, size=self._cap // 2**20)) from error
        except UnknownCodingError as error:
            raise SourceError(_("{host} packed its answer in a way that was not asked for.", host=host)) from error
        except CutOffError as error:
            raise SourceError(_("{host} broke off in the middle of its answer.", host=host)) from error
        except DamagedError as error:
            raise SourceError(_("{host} sent damaged data.", host=host)) from error

    async def _send(self, url: str, host: str, home: str, headers: Mapping[str, str]) -> Fetched | tuple[int, str]:
        assert self._http is not None
        # As Latin-1, the way they are read below: validators go back byte for byte (P2).
        raw = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]
        extensions = {"trace": self._watch.tracer(host, home)}
        request = self._http.build_request("GET", url, headers=raw, extensions=extensions)
        response = await self._http.send(request, stream=True)
        self._was_answered = True
        pause = self._turns.note(host, response.status_code, _header(response, "retry-after"))
        try:
            if response.status_code in _REDIRECTS and (location := response.extensions.get("location")):
                return response.status_code, _target(url, location)
            return await self._answer(url, response, pause)
        finally:
            await response.aclose()

    async def _answer(self, url: str, response: httpx.Response, pause: Pause | None) -> Fetched:
        status = response.status_code
        sent = response.request.headers
        is_unchanged = status == 304 and ("if-none-match" in sent or "if-modified-since" in sent)
        if not is_unchanged and not 200 <= status < 300:
            until = pause.until if pause is not None else None
            raise HttpError(_status_sentence(url, status, until), status, until)
        mime, charset = _kind(_header(response, "content-type") or "")
        return Fetched(
            url=url,
            body=b"" if status == 304 else await self._body(response),
            status=status,
            mime=mime,
            charset=charset,
            etag=_header(response, "etag"),
            modified=_header(response, "last-modified"),
            links=tuple(response.headers.get_list("link")),
            fresh=politeness.fresh_for(
                ",".join(response.headers.get_list("cache-control")),
                _header(response, "expires"),
                _header(response, "date"),
                turns.now(),
            ),
        )

    async def _body(self, response: httpx.Response) -> bytes:
        """The body, decompressed step by step so that a bomb stops at the cap (S6)."""
        codings = [name.strip() for name in (_header(response, "content-encoding") or "").lower().split(",")]
        unpacker = Unpacker(codings, self._cap)
        async for chunk in response.aiter_raw():
            unpacker.feed(chunk)
        return unpacker.finish()


def warm_up() -> None:
    """Do, in whatever thread this is called, what makes the first request take longer than a frame of the screen."""
    httpx.AsyncHTTPTransport(verify=_trusted())


def trusted() -> ssl.SSLContext:
    """What every server's certificate is held against (S14)."""
    return _trusted()


@cache
def _trusted() -> ssl.SSLContext:
    """What a server's certificate must hold before: the system's own authorities and those of certifi (S14).

    The first holds those of a company or a school, the second is there where the system has none that OpenSSL finds.
    Read from the disk once, in some 50 ms, so beside the event loop.
    """
    import certifi

    context = ssl.create_default_context()
    if "SSL_CERT_FILE" not in os.environ and "SSL_CERT_DIR" not in os.environ:  # else the reader chose
        context.load_verify_locations(certifi.where())
    return context


async def _take_location(response: httpx.Response) -> None:
    """Put a redirect's target out of httpx's sight: it judges targets even when it does not follow them."""
    if location := _header(response, "location"):
        response.extensions["location"] = location
        del response.headers["location"]


def _header(response: httpx.Response, name: str) -> str | None:
    """A header's value byte for byte, as Latin-1; the first where several came."""
    wanted = name.encode("ascii")
    return next((value.decode("latin-1") for key, value in response.headers.raw if key.lower() == wanted), None)


def _kind(content_type: str) -> tuple[str, str]:
    """The type and the charset that a Content-Type names, "" for what it does not."""
    mime, *parameters = content_type.lower().split(";")
    named = (parameter.partition("=") for parameter in parameters)
    charset = next((value.strip().strip("\"'") for name, _sign, value in named if name.strip() == "charset"), "")
    mime = clean_line(mime)
    return mime if "/" in mime else "", clean_line(charset)


def _is_downgrade(url: str, target: str) -> bool:
    return url.startswith("https:") and target.startswith("http:")


def _target(url: str, location: str) -> str:
    # A fragment is the reader's, not the server's: it is no part of what is asked (RFC 9110, 7.1).
    target = safe_url(location.partition("#")[0], url)
    if target is None or not target.startswith(("http://", "https://")):
        raise SourceError(_no_web_address(host_of(url)))
    return target


def _no_network() -> str:
    return _("There is no network, or no name server answers.")


def _no_web_address(host: str) -> str:
    return _("{host} redirects to something that is no web address.", host=host)


def _status_sentence(url: str, status: int, until: int | None) -> str:
    host = host_of(url)
    if status == 410:
        return _("{host} says that this feed is gone for good.", host=host)
    if status in (401, 403):
        return _("{host} does not let us in ({status}).", host=host, status=status)
    if status == 404:
        return _("{host} has nothing at that address (404).", host=host)
    if until is not None:
        return _("{host} asks us to wait until {time} ({status}).", host=host, time=moment(until), status=status)
    return _("{host} answers with an error ({status}).", host=host, status=status)


def _why(host: str, error: httpx.HTTPError) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _(
                "{host} has a certificate that cannot be trusted: {reason}.",
                host=host,
                reason=cause.verify_message,
            )
        if isinstance(cause, ssl.SSLError):
            return _("A secure connection to {host} failed.", host=host)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.TimeoutException):
        return _("{host} does not answer in time.", host=host)
    if isinstance(error, httpx.ConnectError):
        if "getaddrinfo" in str(error) or "Name or service" in str(error) or "name resolution" in str(error):
            return _("There is no host {host}, or no network.", host=host)
        return _("{host} does not answer: the connection was refused or lost.", host=host)
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        return _("{host} broke off in the middle of its answer.", host=host)
    return _("{host} cannot be read over HTTP.", host=host)
