"""Where the page of a post comes from: its address on the web, asked for when a reader wants it, in its host's turn.

Must never ask this computer or a private network for one, unless the blog itself was subscribed to there (S9), nor a
host that wants to be left alone (P12): the client refuses both.
"""

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.model.text import host_of
from blogtui.sources.errors import HttpError
from blogtui.sources.http import Client
from blogtui.sources.logins import Logins
from blogtui.sources.pictures import Home
from blogtui.sources.turns import Turns

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


async def get_page(url: str, home: Home, turns: Turns | None = None, logins: Logins | None = None) -> Fetched:
    """What the web has at `url`, for a post at `home`. Raises SourceError, in one sentence."""
    async with Client(turns=turns, accept=ACCEPT, logins=logins) as client:
        try:
            return await client.get(url.partition("#")[0], home=home.host)
        except HttpError as error:
            if error.status == 410:
                sentence = _("{host} says that this page is gone for good.", host=host_of(url))
                raise HttpError(sentence, error.status) from error
            raise
