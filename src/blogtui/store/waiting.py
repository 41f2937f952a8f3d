"""Marks without their posts: what a backup knew of posts that are still to be fetched again (R1).

A mark waits until its post comes, for ever if need be; the next backup takes it along.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blogtui.store.connection import Database


class Mark(NamedTuple):
    """What the reader did with a post, and how to know it again. Times in seconds since the epoch.

    `title` is "" where the post has an id or an address; `letters`, `percent` and `left_at` are 0 where it was not left
    in the middle.
    """

    guid: str
    url: str | None
    title: str
    published: int | None
    read: bool
    starred: bool
    letters: int = 0
    percent: int = 0
    left_at: int = 0


_POSTS = (
    "SELECT guid, url, CASE WHEN guid = '' AND url IS NULL THEN title ELSE '' END, published, read, starred, "
    "coalesce(letters, 0), coalesce(percent, 0), coalesce(left_at, 0) FROM post "
    "LEFT JOIN reading ON reading.post_id = post.id WHERE blog_id = ? AND (read OR starred OR letters IS NOT NULL)"
)
_COLUMNS = ", ".join(Mark._fields)
_WAITING = f"SELECT id, {_COLUMNS} FROM waiting_mark WHERE blog_id = ?"  # noqa: S608
_KEEP = f"INSERT INTO waiting_mark (blog_id, {_COLUMNS}) VALUES (?{', ?' * len(Mark._fields)})"  # noqa: S608


def marks(db: Database, blog_id: int) -> Iterator[Mark]:
    """Every mark of a blog, of the posts that are there and of those that are not. Raises StoreError."""
    for record in db.all(_POSTS, (blog_id,)):
        yield _mark(*record)
    for _id, *record in db.all(_WAITING, (blog_id,)):
        yield _mark(*record)


def keep(db: Database, blog_id: int, those: Iterable[Mark]) -> None:
    """Let marks wait for their posts."""
    db.run_many(_KEEP, ((blog_id, *mark) for mark in those))


def settle(db: Database, blog_id: int, arrived: int) -> None:
    """Give the posts of a blog that came at `arrived` the marks that waited for them, in the caller's transaction.

    A post is known by its id, the surest with the same date first; else by an address that no other one has; without
    either by title and date (R6). A mark goes to one post at most.
    """
    if db.one("SELECT 1 FROM waiting_mark WHERE blog_id = ? LIMIT 1", (blog_id,)) is None:
        return
    kept = [(id_, _mark(*record)) for id_, *record in db.all(_WAITING, (blog_id,))]
    came = db.all(
        "SELECT id, guid, url, title, published FROM post WHERE blog_id = ? AND arrived = ?", (blog_id, arrived)
    )
    settled: dict[int, tuple[int, Mark]] = {}
    taken: set[int] = set()
    for rule in _RULES:
        waits = [(rule(*mark[:4]), id_, mark) for id_, mark in kept if id_ not in taken]
        comes = [(rule(*about), post_id) for post_id, *about in came if post_id not in settled]
        of_key = {key: (id_, mark) for key, id_, mark in reversed(waits)}
        twins = {key for keys in (waits, comes) for key, n in Counter(item[0] for item in keys).items() if n > 1}
        for key, post_id in comes:
            if key is None or key not in of_key or of_key[key][0] in taken or (rule is _by_url and key in twins):
                continue
            settled[post_id] = of_key[key]
            taken.add(of_key[key][0])
    _write(db, settled)


def _mark(guid: str, url: str | None, title: str, published: int | None, read: int, starred: int, *place: int) -> Mark:
    return Mark(guid, url, title, published, bool(read), bool(starred), *place)


def _write(db: Database, settled: dict[int, tuple[int, Mark]]) -> None:
    db.run_many(
        "UPDATE post SET read = ?, starred = ? WHERE id = ?",
        [(mark.read, mark.starred, post_id) for post_id, (_id, mark) in settled.items()],
    )
    db.run_many(
        "INSERT OR IGNORE INTO reading (post_id, letters, percent, left_at) VALUES (?, ?, ?, ?)",
        [
            (post_id, mark.letters, mark.percent, mark.left_at)
            for post_id, (_id, mark) in settled.items()
            if mark.letters
        ],
    )
    db.run_many("DELETE FROM waiting_mark WHERE id = ?", [(id_,) for id_, _mark in settled.values()])


def _by_guid_and_date(guid: str, _url: str | None, _title: str, published: int | None) -> tuple[object, ...] | None:
    return ("guid and date", guid, published) if guid else None


def _by_guid(guid: str, _url: str | None, _title: str, _published: int | None) -> tuple[object, ...] | None:
    return ("guid", guid) if guid else None


def _by_url(_guid: str, url: str | None, _title: str, _published: int | None) -> tuple[object, ...] | None:
    return ("url", url) if url else None


def _by_title_and_date(guid: str, url: str | None, title: str, published: int | None) -> tuple[object, ...] | None:
    return None if guid or url else ("title", title, published)


_RULES = (_by_guid_and_date, _by_guid, _by_url, _by_title_and_date)
