"""Bytes over HTTP, politely: one client, no cookies, a deadline, a cap. Follows redirects by hand, keeps no state.

Requirements P15, P17, P19, R12, S6, S14; when to ask is decided in `politeness`.
"""

import asyncio
import ssl
import zlib
from collections import defaultdict
from collections.abc import Mapping
from email.message import Message
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx

from blogtui import __version__
from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.model.text import clean_line, safe_url
from blogtui.sources.errors import HttpError, SourceError

DEADLINE = 30.0
CAP = 15 * 2**20
REDIRECTS = 5
AT_ONCE = 8
USER_AGENT = f"blogtui/{__version__} (+https://github.com/blogtui/blogtui)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))


class Client:
    """Fetches addresses: one request at a time a host, eight in all (P17). An async context manager."""

    def __init__(self, *, deadline: float = DEADLINE, cap: int = CAP) -> None:
        """`deadline` in seconds for a whole request with its redirects; `cap` in bytes after decompression."""
        self._deadline, self._cap = deadline, cap
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._http: httpx.AsyncClient | None = None

    async def __aenter__(self) -> "Client":
        self._http = httpx.AsyncClient(
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            timeout=httpx.Timeout(self._deadline),
            limits=httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._http is not None:
            await self._http.aclose()

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer of `url`, after at most five redirects; a 304 has no body.

        `headers` go to `url` alone, never to where it redirects (P7, P19). Raises HttpError for an error status and
        SourceError for everything else, in one sentence.
        """
        host = urlsplit(url).hostname or ""
        async with self._gate, self._hosts[host]:
            try:
                async with asyncio.timeout(self._deadline):
                    return await self._follow(url, dict(headers or {}))
            except TimeoutError as error:
                raise SourceError(
                    _("{host} does not answer within {seconds} s.", host=host, seconds=round(self._deadline))
                ) from error
            except httpx.HTTPError as error:
                raise SourceError(_why(host, error)) from error
            except (httpx.InvalidURL, UnicodeError) as error:
                # What was asked for is an address; httpx looks at a redirect's target before we do.
                raise SourceError(_no_web_address(host)) from error

    async def _follow(self, url: str, headers: dict[str, str]) -> Fetched:
        assert self._http is not None
        permanent = True
        for _hop in range(REDIRECTS + 1):
            request = self._http.build_request("GET", url, headers=headers)
            response = await self._http.send(request, stream=True)
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    permanent = permanent and response.status_code in _PERMANENT
                    url, headers = _target(url, response.headers["location"]), {}
                    continue
                return await self._answer(url, response, permanent and _hop > 0)
            finally:
                await response.aclose()
        raise SourceError(_("{host} redirects more than {n} times.", host=urlsplit(url).hostname, n=REDIRECTS))

    async def _answer(self, url: str, response: httpx.Response, permanent: bool) -> Fetched:
        status = response.status_code
        if status == 304:
            body = b""
        elif 200 <= status < 300:
            body = await self._body(url, response)
        else:
            raise HttpError(_status_sentence(url, status), status, response.headers.get("retry-after"))
        kind = Message()
        kind["content-type"] = clean_line(response.headers.get("content-type", ""))
        return Fetched(
            url=url,
            body=body,
            status=status,
            mime=kind.get_content_type() if response.headers.get("content-type") else "",
            charset=str(kind.get_param("charset") or ""),
            etag=response.headers.get("etag"),
            modified=response.headers.get("last-modified"),
            permanent=permanent,
        )

    async def _body(self, url: str, response: httpx.Response) -> bytes:
        """The body, decompressed step by step so that a bomb stops at the cap (S6)."""
        packed = response.headers.get("content-encoding", "").strip().lower() in ("gzip", "x-gzip")
        unpack = zlib.decompressobj(wbits=31) if packed else None
        body = bytearray()
        async for chunk in response.aiter_raw():
            try:
                body += unpack.decompress(chunk, self._cap + 1 - len(body)) if unpack else chunk
            except zlib.error as error:
                raise SourceError(_("{host} sent damaged data.", host=urlsplit(url).hostname)) from error
            if len(body) > self._cap:
                raise SourceError(
                    _(
                        "{host} sent more than {size} MB.",
                        host=urlsplit(url).hostname,
                        size=self._cap // 2**20,
                    )
                )
            if unpack is not None and unpack.eof:
                break
        if unpack is not None and not unpack.eof:
            raise SourceError(_("{host} broke off in the middle of its answer.", host=urlsplit(url).hostname))
        return bytes(body)


def _target(url: str, location: str) -> str:
    target = safe_url(urljoin(url, location))
    if target is None or not target.startswith(("http://", "https://")):
        raise SourceError(_no_web_address(urlsplit(url).hostname or ""))
    return target


def _no_web_address(host: str) -> str:
    return _("{host} redirects to something that is no web address.", host=host)


def _status_sentence(url: str, status: int) -> str:
    host = urlsplit(url).hostname
    if status == 410:
        return _("{host} says that this feed is gone for good.", host=host)
    if status in (401, 403):
        return _("{host} does not let us in ({status}).", host=host, status=status)
    if status == 404:
        return _("{host} has nothing at that address (404).", host=host)
    if status in (429, 503):
        return _("{host} asks us to wait ({status}).", host=host, status=status)
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
