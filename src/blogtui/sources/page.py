"""Where the page of a post comes from: its address on the web, asked for when a reader wants it, in its host's turn.

Must never ask this computer or a private network for one, unless the blog itself was subscribed to there (S9), nor a
host that wants to be left alone (P12).
"""

from urllib.parse import urlsplit

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.sources.errors import HttpError, SourceError
from blogtui.sources.http import Client, Turns
from blogtui.sources.pictures import Home, is_private

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_ASKS_TO_WAIT = frozenset((429, 503))


async def get_page(url: str, home: Home, turns: Turns | None = None) -> Fetched:
    """What the web has at `url`, for a post at `home`. Raises SourceError, in one sentence."""
    turns = turns or Turns()
    _refuse_private(url, home)
    host = _host(url)
    if turns.is_left_alone(host):
        raise SourceError(_("{host} asks us to wait.", host=host))
    async with Client(turns=turns, accept=ACCEPT) as client:
        try:
            fetched = await client.get(url.partition("#")[0])
        except HttpError as error:
            if error.status in _ASKS_TO_WAIT:
                turns.leave_alone(host, error.retry_after)
            if error.status == 410:
                sentence = _("{host} says that this page is gone for good.", host=host)
                raise HttpError(sentence, error.status) from error
            raise
    _refuse_private(fetched.url, home)
    return fetched


def _refuse_private(url: str, home: Home) -> None:
    host = _host(url)
    if host != home.host and is_private(host):
        raise SourceError(_("{host} is in a private network and was not asked.", host=host))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
