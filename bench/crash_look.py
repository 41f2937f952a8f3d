"""Looks at a library that a killed process left, with SQLite alone and none of our code."""

import contextlib
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.crash_site import KEPT, PINNED


class CorruptError(Exception):
    """Something is there in part, or says what is not so."""


class LostError(Exception):
    """Something that was acknowledged is not there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The ids of the posts of each feed by its address, and of each post by its number whether read and starred."""

    posts: dict[str, set[str]]
    marks: dict[int, tuple[bool, bool]]


WHOLE = {
    "integrity": ("PRAGMA integrity_check", [("ok",)]),
    "foreign keys": ("PRAGMA foreign_key_check", []),
    "counts of blogs": (
        "SELECT id FROM blog WHERE posts <> (SELECT count(*) FROM post WHERE blog_id = blog.id) "
        "OR unread <> (SELECT count(*) FROM post WHERE blog_id = blog.id AND read = 0)",
        [],
    ),
    "counts of categories": (
        "WITH by_hand AS (SELECT blog_id, category_id, count(*), sum(read = 0) FROM post_category "
        "JOIN post ON post.id = post_id GROUP BY 1, 2), "
        "kept AS (SELECT blog_id, category_id, posts, unread FROM blog_category WHERE posts > 0) "
        "SELECT * FROM (SELECT * FROM by_hand EXCEPT SELECT * FROM kept) "
        "UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM by_hand)",
        [],
    ),
    "bodies": ("SELECT id FROM post WHERE id NOT IN (SELECT post_id FROM body)", []),
    "search": ("SELECT id FROM post WHERE search_id IS NULL OR search_id NOT IN (SELECT doc FROM found_by)", []),
}


def look_at(library: Path) -> Seen:
    """What is in a library; nothing where there is none yet. Raises CorruptError."""
    if not library.exists():
        return Seen({}, {})
    with contextlib.closing(sqlite3.connect(library, timeout=10)) as database:
        if database.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
            return Seen({}, {})
        database.execute("CREATE VIRTUAL TABLE temp.found_by USING fts5vocab (main, search, instance)")
        for what, (sql, wanted) in WHOLE.items():
            if (found := database.execute(sql).fetchall()) != wanted:
                raise CorruptError(f"{what}: {found[:3]}")
        posts: dict[str, set[str]] = {url: set() for (url,) in database.execute("SELECT url FROM blog")}
        pinned: dict[str, str] = defaultdict(str)
        for url, guid, title in database.execute(
            "SELECT blog.url, guid, title FROM post JOIN blog ON blog.id = blog_id"
        ):
            posts[url].add(guid)
            if guid == PINNED:
                pinned[url] = title
        etags = dict(database.execute("SELECT url, etag FROM blog"))
        marks = {id_: (bool(read), bool(starred)) for id_, read, starred in database.execute(
            "SELECT id, read, starred FROM post"
        )}  # fmt: skip
    for url, guids in posts.items():
        _check_whole(url, guids, pinned[url], etags[url])
    return Seen(posts, marks)


def _check_whole(url: str, guids: set[str], pinned: str, etag: str | None) -> None:
    """Hold a feed to its newest version: all of it is there, and the validator is that version's."""
    if not guids and not etag:
        return
    newest = max((int(guid) for guid in guids - {PINNED}), default=0)
    wanted = {str(number) for number in range(newest - KEPT + 1, newest + 1)}
    if not wanted <= guids or pinned != f"Version {newest}" or etag != f'"{newest}"':
        raise CorruptError(f"{url} is there in part: {sorted(guids)}, {pinned!r}, {etag}")
