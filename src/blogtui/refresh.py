"""Due, fetch, parse, decide, store: a check of a blog as one pipe, and many of them as a stream of outcomes.

A failure in one blog never stops another; what is stored is never lost (R8, P18).
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from blogtui.decide import decide
from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.post import Blog, FeedLink, Fetched, ParsedFeed
from blogtui.model.rows import BlogRow
from blogtui.model.update import Check, Move, Outcome, Status, Stored
from blogtui.parse.discover import usual_places
from blogtui.parse.sniff import sniff
from blogtui.parse.source import parse_folder
from blogtui.sources import politeness
from blogtui.sources.errors import OfflineError, PausedError, SourceError
from blogtui.sources.files import read_file
from blogtui.sources.folder import read_folder
from blogtui.sources.http import Client
from blogtui.sources.locate import Location, locate
from blogtui.sources.logins import Logins
from blogtui.sources.turns import Turns
from blogtui.store import blogs, changes, hosts, moves, posts, writing
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
class _Unreachable:
    """A blog that could not be asked, if it is not the network itself that is not there."""

    blog: BlogRow
    history: Check
    error: OfflineError


@dataclass(frozen=True, slots=True)
class Workers:
    """Where the work is done: None does it at once, in the caller's thread.

    `parser` is who parses what came from outside; without one, each refresh has its own for as long as it lasts.
    `logins` let one in where nobody else is. `turns` is what everybody who asks servers at the same time shares (P17).
    """

    store: Executor | None = None
    parse: Executor | None = None
    parser: ParserPool | None = None
    turns: Turns | None = None
    logins: Logins | None = None

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

    `manual` asks for these very blogs (P14: at most once in 9 minutes each), `force` overrides the clock, but no host
    that asked to wait (P12). Without a network nothing is held against any blog (R13).
    """
    async with AsyncExitStack() as stack:
        workers = _with_parser(workers, stack)
        client: Client | None = None
        if any(blog.kind in ON_THE_WEB for blog in wanted):
            client = await stack.enter_async_context(_client(db, workers))
        tasks = [
            asyncio.create_task(_check(db, client, blog, manual=manual, force=force, workers=workers))
            for blog in wanted
        ]
        unreachable: list[_Unreachable] = []
        try:
            for done in asyncio.as_completed(tasks):
                outcome = await done
                if isinstance(outcome, _Unreachable):
                    unreachable.append(outcome)
                else:
                    yield outcome
            for one in unreachable:
                yield await _without_answer(db, client, one, workers)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


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
        client = await stack.enter_async_context(_client(db, workers)) if place.kind == "url" else None
        home = urlsplit(place.address).hostname
        fetched, parsed = await _read(client, place, workers, home=home)
        chosen = _choose(parsed.links, feed) if client else None
        if client and chosen and chosen.url:
            place = Location("url", chosen.url)
            fetched, parsed = await _read(client, place, workers, home=home)
        elif client and fetched and sniff(fetched) == "html":
            guessed = await _guess(client, fetched.url, workers, home)
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
) -> "Outcome | _Unreachable":
    now = int(time.time())
    history = await workers.in_store(_history, db, blog.id, now)
    is_web = blog.kind in ON_THE_WEB
    if is_web and (reason := politeness.wait_reason(history, now, manual=manual, force=force)):
        return Outcome(blog.id, blog.name, "skipped", detail=reason)
    try:
        place = Location("url" if blog.kind == "page" else blog.kind, blog.url)  # type: ignore[arg-type]
        fetched, parsed = await _read(client, place, workers, history, feed_only=blog.kind == "url")
    except PausedError as error:
        await workers.in_store(blogs.record_check, db, blog.id, politeness.after_refusal(history, error.until))
        return Outcome(blog.id, blog.name, "skipped", detail=str(error))
    except OfflineError as error:
        return _Unreachable(blog, history, error)
    except (BlogtuiError, OSError) as error:
        return await _failed(db, blog, history, error, workers)
    finally:
        await _keep_pauses(db, workers)
    if fetched is not None and fetched.status == 304:
        return await workers.in_store(_commit_unchanged, db, blog, history, fetched, now)
    return await workers.in_store(_commit, db, blog.id, fetched, parsed, now)


def _history(db: Database, blog_id: int, now: int) -> Check:
    """What the last check left; one in the future is mended first, since the clock jumped back (R14)."""
    history = blogs.history(db, blog_id)
    if (mended := politeness.without_future(history, now)) is None:
        return history
    blogs.record_check(db, blog_id, mended)
    return replace(history, checked=mended.checked, due=mended.due)


async def _failed(
    db: Database, blog: BlogRow, history: Check, error: BlogtuiError | OSError, workers: Workers
) -> Outcome:
    check = politeness.after_failure(history, int(time.time()), error, chance=_chance())
    await workers.in_store(blogs.record_check, db, blog.id, check)
    return Outcome(blog.id, blog.name, "gone" if check.gone else "failed", detail=check.problem)


async def _without_answer(db: Database, client: Client | None, one: _Unreachable, workers: Workers) -> Outcome:
    """A host that could not be found while others answered has failed; where none did, the network is not there."""
    if client is not None and client.was_answered and one.error.host:
        error = SourceError(_("There is no host {host}, or no network.", host=one.error.host))
        return await _failed(db, one.blog, one.history, error, workers)
    return Outcome(one.blog.id, one.blog.name, "offline", detail=str(one.error))


async def _read(
    client: Client | None,
    place: Location,
    workers: Workers,
    history: Check | None = None,
    *,
    home: str | None = None,
    feed_only: bool = False,
) -> tuple[Fetched | None, ParsedFeed]:
    """The bytes of a place and the values in them; a folder has no bytes of its own.

    `feed_only` takes nothing but a feed: a login page never passes for the feed that was there before (R10). `home` is
    the host that the reader named, where it is not that of the place (S9).
    """
    if place.kind == "folder":
        path = Path(place.address)
        return None, await workers.in_parse(lambda: parse_folder(read_folder(path), path.name))
    if place.kind == "file":
        fetched = await workers.in_parse(read_file, Path(place.address))
    else:
        assert client is not None
        known = partial(politeness.request_headers, history) if history is not None else None
        fetched = await client.get(place.address, validators=known, home=home)
        if fetched.status == 304:
            return fetched, _NOTHING
    assert workers.parser is not None
    return fetched, await asyncio.wrap_future(workers.parser.submit(fetched, feed_only=feed_only))


async def _guess(
    client: Client, page: str, workers: Workers, home: str | None
) -> tuple[Location, Fetched | None, ParsedFeed] | None:
    """A feed at one of the usual places, for a page that itself named none (P1)."""
    for address in usual_places(page):
        place = Location("url", address)
        with suppress(BlogtuiError):
            return place, *await _read(client, place, workers, home=home, feed_only=True)
    return None


def _with_parser(workers: Workers, stack: AsyncExitStack) -> Workers:
    parser = workers.parser or stack.enter_context(ParserPool())
    return replace(workers, parser=parser, turns=workers.turns or Turns())


@asynccontextmanager
async def _client(db: Database, workers: Workers) -> AsyncIterator[Client]:
    async with knowing_pauses(db, workers), Client(turns=workers.turns, logins=workers.logins) as client:
        yield client


@asynccontextmanager
async def knowing_pauses(db: Database, workers: Workers) -> AsyncIterator[None]:
    """Ask nobody who asked to wait in an earlier run or elsewhere, and keep who does now (P12)."""
    if workers.turns is not None:
        workers.turns.learn(await workers.in_store(hosts.pauses, db))
    try:
        yield
    finally:
        await _keep_pauses(db, workers)


async def _keep_pauses(db: Database, workers: Workers) -> None:
    if workers.turns is not None and (changes := workers.turns.take_changes()):
        await workers.in_store(hosts.keep, db, changes)


def _choose(links: Sequence[FeedLink], feed: int) -> FeedLink | None:
    usable = [link for link in links if link.url]
    if feed:
        if feed > len(usable):
            raise SourceError(_("There is no feed number {n} on that page.", n=feed))
        return usable[feed - 1]
    of_posts = [link for link in usable if not link.comments] or usable
    if len(of_posts) > 1:
        raise SeveralFeedsError(_("That page names several feeds; choose one of them."), usable)
    return of_posts[0] if of_posts else None


def _subscribe(
    db: Database, kind: str, address: str, name: str, fetched: Fetched | None, parsed: ParsedFeed
) -> tuple[int, Outcome]:
    now = int(time.time())
    with db.writing():
        blog_id, is_new = blogs.subscribe(db, kind, address, now, name)
        outcome = _commit(db, blog_id, fetched, parsed, now)
        if is_new:
            detail = changes.blogs_changed({blog_id: {"removed": (now, None)}})
            changes.record(db, "added", detail, name=outcome.blog)
        return blog_id, outcome


def _commit(db: Database, blog_id: int, fetched: Fetched | None, parsed: ParsedFeed, now: int) -> Outcome:
    """Decide and store in one transaction, validators with the posts they vouch for (P8)."""
    warning = parsed.warnings[0] if parsed.warnings else ""
    with db.writing():
        history, stored = blogs.history(db, blog_id), writing.stored(db, blog_id)
        update = decide(stored, _named(parsed, fetched), now, partial(words_of_stored, db))
        writing.apply(db, blog_id, update, now)
        check = politeness.after_success(history, now, fetched, warning, parsed.schedule, chance=_chance())
        row = blogs.blog(db, blog_id)
        moved = _record(db, row, check, history, fetched, now, is_same_feed=_shares(stored, parsed)) if row else ""
    added, changed = len(update.inserts), len(update.edits)
    status: Status = "new" if added or changed else "unchanged"
    return Outcome(blog_id, row.name if row else "", status, added, changed, moved or warning)


def _commit_unchanged(db: Database, blog: BlogRow, history: Check, fetched: Fetched, now: int) -> Outcome:
    with db.writing():
        check = politeness.after_success(history, now, fetched, "", chance=_chance())
        blog = blogs.blog(db, blog.id) or blog  # its address may be another since it was asked
        moved = _record(db, blog, check, history, fetched, now, is_same_feed=None)
    return Outcome(blog.id, blog.name, "unchanged", detail=moved)


def _record(
    db: Database,
    blog: BlogRow,
    check: Check,
    history: Check,
    fetched: Fetched | None,
    now: int,
    *,
    is_same_feed: bool | None,
) -> str:
    """Keep how a check went and where the answer came from; moves the subscription when it is time to, and says so."""
    before = move = history.move or Move()
    if fetched is not None and (fetched.url != blog.url or before.to):
        move = politeness.after_redirects(before, fetched, now, is_same_feed=is_same_feed)
    blogs.record_check(db, blog.id, check if move == before else replace(check, move=move))
    moved = moves.follow(db, blog.id) if politeness.has_moved(move) else ""
    return _("It has moved to {url}, and is fetched from there now.", url=moved) if moved else ""


def _shares(stored: Sequence[Stored], parsed: ParsedFeed) -> bool | None:
    """Whether a feed has a post that is known, by its id or else its address; None where it has no post (P16)."""
    if not parsed.posts:
        return None
    known = {item.guid or item.url for item in stored} - {"", None}
    return any((post.guid or post.url) in known for post in parsed.posts)


def _chance() -> float:
    return random.random()  # noqa: S311 - spreads requests over time, keeps no secret


def words_of_stored(db: Database, post_id: int) -> str:
    """The plain words of a stored post's text."""
    from blogtui.parse.document import words_of  # late: few checks find anything edited

    body = posts.body(db, post_id)
    return words_of(body.source, body.format) if body is not None else ""  # type: ignore[arg-type]


def _named(parsed: ParsedFeed, fetched: Fetched | None) -> ParsedFeed:
    if parsed.blog.name or fetched is None:
        return parsed
    return replace(parsed, blog=replace(parsed.blog, name=urlsplit(fetched.url).hostname or fetched.name))


async def _run(executor: Executor | None, work: Callable[[], T]) -> T:
    if executor is None:
        return work()
    return await asyncio.get_running_loop().run_in_executor(executor, work)
