"""Due, fetch, parse, decide, store: a check of a blog as one pipe, and many of them as a stream of outcomes.

A failure in one blog never stops another; what is stored is never lost (R8, P18).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from blogtui.decide import decide
from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.post import Blog, FeedLink, Fetched, ParsedFeed
from blogtui.model.rows import BlogRow
from blogtui.model.update import Outcome, Status
from blogtui.parse.discover import usual_places
from blogtui.parse.sniff import sniff
from blogtui.parse.source import parse_folder
from blogtui.sources import politeness
from blogtui.sources.errors import SourceError
from blogtui.sources.files import read_file
from blogtui.sources.folder import read_folder
from blogtui.sources.http import Client, Turns
from blogtui.sources.locate import Location, locate
from blogtui.store import blogs, writing
from blogtui.store.connection import Database
from blogtui.worker import ParserPool

P = ParamSpec("P")
T = TypeVar("T")
_NOTHING = ParsedFeed(Blog())
ON_THE_WEB = ("url", "page")
"""Kinds of subscriptions that are fetched: a feed, and a page without one that is read as a post."""


class SeveralFeedsError(BlogtuiError):
    """A page names several feeds; `links` are the candidates, the most likely one first."""

    def __init__(self, message: str, links: Sequence[FeedLink]) -> None:
        super().__init__(message)
        self.links = tuple(links)


@dataclass(frozen=True, slots=True)
class Workers:
    """Where the work is done: None does it at once, in the caller's thread.

    `parser` is who parses what came from outside; without one, each refresh has its own for as long as it lasts.
    `turns` is what everybody who asks servers at the same time shares (P17).
    """

    store: Executor | None = None
    parse: Executor | None = None
    parser: ParserPool | None = None
    turns: Turns | None = None

    async def in_store(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that touches the library."""
        return await _run(self.store, lambda: work(*args, **kwargs))

    async def in_parse(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that reads this computer's own files."""
        return await _run(self.parse, lambda: work(*args, **kwargs))


AT_ONCE = Workers()


async def refresh(
    db: Database,
    wanted: Sequence[BlogRow],
    *,
    manual: bool = False,
    force: bool = False,
    workers: Workers = AT_ONCE,
) -> AsyncIterator[Outcome]:
    """Check `wanted` blogs and yield an outcome each, as they come.

    `manual` asks for these very blogs (P14: at most once in 9 minutes each), `force` overrides the clock.
    """
    async with AsyncExitStack() as stack:
        workers = _with_parser(workers, stack)
        client: Client | None = None
        if any(blog.kind in ON_THE_WEB for blog in wanted):
            client = await stack.enter_async_context(Client(turns=workers.turns))
        tasks = [
            asyncio.create_task(_check(db, client, blog, manual=manual, force=force, workers=workers))
            for blog in wanted
        ]
        try:
            for done in asyncio.as_completed(tasks):
                yield await done
        finally:
            for task in tasks:
                task.cancel()


async def add(
    db: Database, source: str, *, name: str = "", feed: int = 0, workers: Workers = AT_ONCE
) -> tuple[int, Outcome]:
    """Subscribe to `source`: one request serves discovery and the first import (P1). The blog's id and the outcome.

    `feed` chooses among several feeds of a page, from 1. Raises SeveralFeedsError where a choice is needed,
    SourceError and ParseError in one sentence otherwise; nothing is stored then.
    """
    place = locate(source)
    told = ""
    async with AsyncExitStack() as stack:
        workers = _with_parser(workers, stack)
        client = await stack.enter_async_context(Client(turns=workers.turns)) if place.kind == "url" else None
        fetched, parsed = await _read(client, place, workers)
        chosen = _choose(parsed.links, feed) if client else None
        if client and chosen and chosen.url:
            place = Location("url", chosen.url)
            fetched, parsed = await _read(client, place, workers)
        elif client and fetched and sniff(fetched) == "html":
            guessed = await _guess(client, fetched.url, workers)
            if guessed is not None:
                place, fetched, parsed = guessed
                told = _("The page names no feed; one was found at {url}.", url=place.address)
    if not parsed.posts and place.kind == "folder":
        raise SourceError(_("There is no post to read in {folder}.", folder=place.address))
    address = fetched.url if fetched and fetched.permanent else place.address
    kind = "page" if place.kind == "url" and fetched and sniff(fetched) == "html" else place.kind
    blog_id, outcome = await workers.in_store(_subscribe, db, kind, address, name, fetched, parsed)
    return blog_id, replace(outcome, detail=told or outcome.detail)


async def _check(
    db: Database, client: Client | None, blog: BlogRow, *, manual: bool, force: bool, workers: Workers
) -> Outcome:
    now = int(time.time())
    history = await workers.in_store(blogs.history, db, blog.id)
    if blog.kind in ON_THE_WEB and not force and (reason := politeness.wait_reason(history, now, manual=manual)):
        return Outcome(blog.id, blog.name, "skipped", detail=reason)
    try:
        place = Location("url" if blog.kind == "page" else blog.kind, blog.url)  # type: ignore[arg-type]
        headers = politeness.request_headers(history, blog.url)
        fetched, parsed = await _read(client, place, workers, headers, feed_only=blog.kind == "url")
    except (BlogtuiError, OSError) as error:
        check = politeness.after_failure(history, now, error)
        await workers.in_store(blogs.record_check, db, blog.id, check)
        return Outcome(blog.id, blog.name, "gone" if check.gone else "failed", detail=check.problem)
    if fetched is not None and fetched.status == 304:
        check = politeness.after_success(history, now, fetched, "")
        await workers.in_store(blogs.record_check, db, blog.id, check)
        return Outcome(blog.id, blog.name, "unchanged")
    return await workers.in_store(_commit, db, blog.id, fetched, parsed, now)


async def _read(
    client: Client | None,
    place: Location,
    workers: Workers,
    headers: dict[str, str] | None = None,
    *,
    feed_only: bool = False,
) -> tuple[Fetched | None, ParsedFeed]:
    """The bytes of a place and the values in them; a folder has no bytes of its own.

    `feed_only` takes nothing but a feed: a login page never passes for the feed that was there before (R10).
    """
    if place.kind == "folder":
        path = Path(place.address)
        return None, await workers.in_parse(lambda: parse_folder(read_folder(path), path.name))
    if place.kind == "file":
        fetched = await workers.in_parse(read_file, Path(place.address))
    else:
        assert client is not None
        fetched = await client.get(place.address, headers=headers or {})
        if fetched.status == 304:
            return fetched, _NOTHING
    assert workers.parser is not None
    return fetched, await asyncio.wrap_future(workers.parser.submit(fetched, feed_only=feed_only))


async def _guess(client: Client, page: str, workers: Workers) -> tuple[Location, Fetched | None, ParsedFeed] | None:
    """A feed at one of the usual places, for a page that itself named none (P1)."""
    for address in usual_places(page):
        place = Location("url", address)
        with suppress(BlogtuiError):
            return place, *await _read(client, place, workers, feed_only=True)
    return None


def _with_parser(workers: Workers, stack: AsyncExitStack) -> Workers:
    if workers.parser is not None:
        return workers
    return replace(workers, parser=stack.enter_context(ParserPool()))


def _choose(links: Sequence[FeedLink], feed: int) -> FeedLink | None:
    usable = [link for link in links if link.url]
    if feed:
        if feed > len(usable):
            raise SourceError(_("There is no feed number {n} on that page.", n=feed))
        return usable[feed - 1]
    posts = [link for link in usable if not link.comments] or usable
    if len(posts) > 1:
        raise SeveralFeedsError(_("That page names several feeds; choose one of them."), usable)
    return posts[0] if posts else None


def _subscribe(
    db: Database, kind: str, address: str, name: str, fetched: Fetched | None, parsed: ParsedFeed
) -> tuple[int, Outcome]:
    now = int(time.time())
    with db.writing():
        blog_id, _is_new = blogs.subscribe(db, kind, address, now, name)
        return blog_id, _commit(db, blog_id, fetched, parsed, now)


def _commit(db: Database, blog_id: int, fetched: Fetched | None, parsed: ParsedFeed, now: int) -> Outcome:
    """Decide and store in one transaction, validators with the posts they vouch for (P8)."""
    with db.writing():
        history = blogs.history(db, blog_id)
        update = decide(writing.stored(db, blog_id), _named(parsed, fetched), now)
        writing.apply(db, blog_id, update, now)
        warning = parsed.warnings[0] if parsed.warnings else ""
        blogs.record_check(db, blog_id, politeness.after_success(history, now, fetched, warning))
        row = blogs.blog(db, blog_id)
    added, changed = len(update.inserts), len(update.edits)
    status: Status = "new" if added or changed else "unchanged"
    return Outcome(blog_id, row.name if row else "", status, added, changed, warning)


def _named(parsed: ParsedFeed, fetched: Fetched | None) -> ParsedFeed:
    if parsed.blog.name or fetched is None:
        return parsed
    return replace(parsed, blog=replace(parsed.blog, name=urlsplit(fetched.url).hostname or fetched.name))


async def _run(executor: Executor | None, work: Callable[[], T]) -> T:
    if executor is None:
        return work()
    return await asyncio.get_running_loop().run_in_executor(executor, work)
