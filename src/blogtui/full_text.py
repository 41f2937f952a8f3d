"""The page of a post read in place of what its feed says of it: fetched, weighed against the feed, kept beside it.

Must never keep a page that yields less than the feed, nor one that is about something else (R10).
"""

import asyncio
import re
import time
from contextlib import AsyncExitStack
from dataclasses import replace

from blogtui.i18n import gettext as _
from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.model.post import Post
from blogtui.model.rows import PageText, PostRow
from blogtui.model.text import fold, host_of
from blogtui.model.words import words_in
from blogtui.parse.document import words_of
from blogtui.refresh import AT_ONCE, Workers, knowing_pauses
from blogtui.sources.page import get_page
from blogtui.sources.pictures import Home, home_of
from blogtui.sources.turns import Turns
from blogtui.worker import ParserPool

_TELLING = re.compile(r"[^\W_]{4,}")
_TELLING_MOST = 60
_SHARE = 0.4


class FullTextError(BlogtuiError):
    """A post's page is not read in place of the feed's text; says why."""


async def fetch(library: Library, row: PostRow, *, workers: Workers = AT_ONCE, by_itself: bool = False) -> PageText:
    """Fetch a post's page and keep its text, to be read in place of the feed's; `by_itself` when nobody asked for it.

    Raises SourceError, ParseError or FullTextError, one sentence each, and then what is read stays as it was; that a
    page holds no more than the feed is kept, so that nobody asks again before the post is edited.
    """
    if not row.url or not row.url.startswith(("http://", "https://")):
        raise FullTextError(_("This post has no page on the web."))
    workers = replace(workers, turns=workers.turns or Turns())
    async with AsyncExitStack() as stack:
        pool = workers.parser or stack.enter_context(ParserPool())
        await stack.enter_async_context(knowing_pauses(library.db, workers))
        home = await workers.in_store(_home, library, row)
        fetched = await get_page(row.url, home, workers.turns, workers.logins)
        parsed = await asyncio.wrap_future(pool.submit_page(fetched, row.title))
    return await workers.in_store(_keep, library, row, parsed.posts[0], by_itself=by_itself)


def _home(library: Library, row: PostRow) -> Home:
    """Where the post is at home: a reader who subscribed to this very computer may read pages there (S9)."""
    blog = next((blog for blog in library.blogs() if blog.id == row.blog_id), None)
    if blog is None:
        return Home()
    return home_of(blog.kind, blog.url)


def _keep(library: Library, row: PostRow, page: Post, *, by_itself: bool) -> PageText:
    body = library.body(row.id)
    of_feed = words_of(body.source, body.format)  # type: ignore[arg-type]
    host = host_of(page.url or "") or row.blog
    if not is_about(f"{page.title}\n{page.text}", row.title, of_feed):
        raise FullTextError(_("What {host} answers with is not about this post; the feed's text stays.", host=host))
    now = int(time.time())
    if not yields_more(page.text, of_feed):
        library.keep_page_text(row.id, PageText("", "html", None, 0, now, False), by_itself=True)
        raise FullTextError(_("The page at {host} holds no more than the feed.", host=host))
    text = PageText(page.body, page.body_format, page.base, page.minutes, now, True)
    library.keep_page_text(row.id, text, page.text, by_itself=by_itself)
    return text


def yields_more(page: str, feed: str) -> bool:
    """Whether the words of a page are more than the feed's; in scripts without spaces each sign counts."""
    return len(words_in(page)) > len(words_in(feed))


def is_about(page: str, title: str, feed: str) -> bool:
    """Whether the words of a page are about the post with this title and text.

    A login page or a captive portal has few of the longer words that the post begins with; the page of the post itself
    has nearly all.
    """
    telling = [*_TELLING.findall(fold(title)), *_TELLING.findall(fold(feed[:2_000]))][:_TELLING_MOST]
    if not telling:
        return True
    folded = fold(page).replace("\xad", "")  # pages say where their words may be parted
    return sum(word in folded for word in telling) >= _SHARE * len(telling)
