"""Where a picture's bytes come from: the address itself (`data:`), the post's own folder, the cache, the web.

Must never read a file outside that folder (S11), ask this computer or a private network for one (S9), nor ask a host
that wants to be left alone (P12), nor take a login to any host but the post's own (P19).
"""

import asyncio
import os
from binascii import Error as BinasciiError
from binascii import a2b_base64
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from blogtui.i18n import gettext as _
from blogtui.model.text import clean_line, host_of
from blogtui.sources.errors import HttpError, SourceError
from blogtui.sources.picture_cache import PictureCache

if TYPE_CHECKING:
    from blogtui.sources.http import Client
    from blogtui.sources.logins import Logins
    from blogtui.sources.turns import Turns

CAP = 8 * 2**20
ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/gif,image/*;q=0.8,*/*;q=0.5"
_UNTOLD = frozenset(("", "application/octet-stream", "binary/octet-stream"))
_COPIED = ("", "static", "public", "content", "source", "assets")
_LOOKED_AT = 5_000  # entries of a folder


class Home(NamedTuple):
    """Where a post is at home: the host of the address its reader subscribed to, or the folder its files are in."""

    host: str = ""
    folder: str = ""


def home_of(kind: str, source: str) -> Home:
    """The home of the posts of a subscription of a kind (`folder`, `file`, or on the web) to a source."""
    if kind not in ("folder", "file"):
        return Home(host=host_of(source))
    return Home(folder=source if kind == "folder" else os.path.dirname(source))


class PictureSource:
    """Bytes of pictures, each in its host's turn.

    `turns` and `logins` make those that others share, when they are first needed.
    """

    def __init__(
        self,
        cache: PictureCache,
        turns: "Callable[[], Turns | None]" = lambda: None,
        logins: "Callable[[], Logins | None]" = lambda: None,
    ) -> None:
        self.cache = cache
        self._turns, self._logins = turns, logins
        self._client: Client | None = None
        self._open = AsyncExitStack()
        self._opening = asyncio.Lock()

    async def at_hand(self, address: str, home: Home) -> bytes | None:
        """The bytes at `address` that no host need be asked for, None when one must. Raises SourceError."""
        if address[:5].lower() == "data:":
            return await asyncio.to_thread(from_data, address)
        if address[:5].lower() == "file:":
            return await asyncio.to_thread(from_file, address, home.folder)
        return await asyncio.to_thread(self.cache.get, address)

    async def fetch(self, address: str, home: Home) -> bytes:
        """The bytes at a web address, kept in the cache. Raises SourceError."""
        host = host_of(address)
        client = await self._opened()
        try:
            fetched = await client.get(address, headers={"Accept": ACCEPT}, home=home.host, by_others=True)
        except HttpError as error:
            sentence = _("{host} does not give this picture ({status}).", host=host, status=error.status)
            raise HttpError(sentence, error.status, error.until) from error
        if not fetched.mime.startswith("image/") and fetched.mime not in _UNTOLD:
            raise SourceError(_("{host} sent no picture.", host=host))
        await asyncio.to_thread(self.cache.put, address, fetched.body)
        return fetched.body

    async def _opened(self) -> "Client":
        async with self._opening:
            if self._client is None:
                from blogtui.sources.http import Client  # late: most of what is read has no picture to be fetched

                client = Client(cap=CAP, turns=self._turns(), logins=self._logins())
                self._client = await self._open.enter_async_context(client)
            return self._client

    async def close(self) -> None:
        """Nothing more is asked for."""
        self._client = None
        await self._open.aclose()


def from_data(address: str) -> bytes:
    """The bytes that a `data:` address itself holds (RFC 2397). Raises SourceError."""
    head, sign, written = address.partition(",")
    if not sign or len(written) > 3 * CAP:
        raise SourceError(_("The picture inside the post is cut off or too large."))
    data = unquote_to_bytes(written)
    if head.lower().rstrip().endswith(";base64"):
        try:
            data = a2b_base64(data + b"==")  # its end may be missing, and more than is needed does no harm
        except BinasciiError as error:
            raise SourceError(_("The picture inside the post is cut off or too large.")) from error
    if len(data) > CAP:
        raise SourceError(_("The picture inside the post is cut off or too large."))
    return data


def from_file(address: str, folder: str) -> bytes:
    """The bytes of a `file:` address, if it leads to a regular file inside `folder` (S11). Raises SourceError.

    An address from the site's root is looked for where generators keep what they copy to it, a bare name anywhere.
    """
    written = unquote(urlsplit(address).path)
    inside = os.path.realpath(folder) if folder else ""
    roots = [os.path.join(inside, part) for part in _COPIED] if inside else []
    meant, *others = (os.path.realpath(way) for way in (written, *(f"{root}{os.sep}{written}" for root in roots)))
    path = next((way for way in (meant, *others) if _is_in(inside, way) and os.path.isfile(way)), meant)
    if inside and os.path.dirname(written) == os.path.abspath(folder) and not os.path.lexists(path):
        path = os.path.realpath(_anywhere_in(inside, os.path.basename(path)) or path)
    if not _is_in(inside, path):
        name = clean_line(os.path.basename(written), 200)
        raise SourceError(_("{name} lies outside the blog's folder.", name=name))
    from blogtui.sources.files import read_file  # late, like what asks the web: few posts have a folder

    return read_file(Path(path), cap=CAP, follow=False).body


def _anywhere_in(folder: str, name: str) -> str | None:
    """The nearest file of that name in a folder, of as many as can be looked at in no time."""
    looked_at, level = 0, [folder]
    while level and looked_at < _LOOKED_AT:
        deeper: list[str] = []
        for place in level:
            with suppress(OSError), os.scandir(place) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    looked_at += 1
                    if entry.name == name and entry.is_file(follow_symlinks=False):
                        return entry.path
                    if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                        deeper.append(entry.path)
        level = deeper
    return None


def _is_in(folder: str, path: str) -> bool:
    return bool(folder) and os.path.commonpath((folder, path)) == folder
