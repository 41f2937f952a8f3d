"""Marks of posts, read and starred: of one, or of a hundred thousand at once. Says which posts changed."""

import json
from collections import defaultdict
from contextlib import contextmanager

from blogtui.model.rows import Query
from blogtui.store.connection import Database
from blogtui.store.filters import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKS = ("read", "starred")
MANY = 500  # from so many on, counting the posts afterwards is quicker than the triggers, which count each
_CACHE = -8_000  # KiB: room for the two indexes of a hundred thousand posts that are read and unread
_ARE = "id IN (SELECT value FROM json_each(?))"
_COUNTERS = {
    "blog_category": (
        "category_id",
        "SELECT category_id, count(*) FROM json_each(?) CROSS JOIN post_category ON post_id = value GROUP BY 1",
    ),
    "blog_author": (
        "author_id",
        "SELECT author_id, count(*) FROM json_each(?) CROSS JOIN post_author ON post_id = value GROUP BY 1",
    ),
    "blog_overlap": (
        "root",
        "SELECT root, sum(n - 1) FROM (SELECT category_root.root AS root, count(*) AS n FROM json_each(?) "
        "CROSS JOIN post_category ON post_id = value CROSS JOIN category ON category.id = category_id "
        "CROSS JOIN category_root ON category_root.key = category.key "
        "GROUP BY post_id, category_root.root HAVING count(*) > 1) GROUP BY 1",
    ),
}
_TOTALS = (
    "INSERT OR REPLACE INTO category_total SELECT category_id, sum(blog_category.posts), sum(blog_category.unread) "
    "FROM blog_category JOIN blog ON blog.id = blog_id WHERE removed IS NULL GROUP BY category_id"
)


def set_mark(db: Database, ids: "Iterable[int]", mark: str, on: bool) -> list[int]:
    """Give posts the mark `read` or `starred`, or take it away; those that had it otherwise. Raises StoreError."""
    assert mark in MARKS
    sql = f"SELECT id, blog_id FROM post WHERE {mark} = {not on:d} AND {_ARE}"  # noqa: S608
    with db.writing():
        return _set(db, mark, on, db.all(sql, (json.dumps(list(ids)),)))


def mark_all_read(db: Database, query: Query) -> list[int]:
    """Mark every post that `query` asks for as read, whatever its limit; those that were unread."""
    condition, values = where(db, query, is_list=False)
    with db.writing():
        unread, posts = db.one("SELECT coalesce(sum(unread), 0), coalesce(sum(posts), 0) FROM blog")
        # The index of unread posts leads to them in the order of their dates, all over the file: not where most are.
        plus = "+" if unread * 4 > posts else ""
        sql = f"SELECT post.id, post.blog_id FROM post WHERE {plus}post.read = 0 AND {condition}"  # noqa: S608
        return _set(db, "read", True, db.all(sql, values))


def _set(db: Database, mark: str, on: bool, changed: "list[tuple[int, int]]") -> list[int]:
    ids = sorted(id_ for id_, _blog in changed)
    sql = f"UPDATE post SET {mark} = {on:d} WHERE {_ARE}"  # noqa: S608
    if mark == "read" and len(ids) >= MANY:
        with _room(db):
            db.run("INSERT INTO counted_apart (one) VALUES (1)")
            db.run(sql, (json.dumps(ids),))
            _count(db, changed, on)
            db.run(_TOTALS)
            db.run("DELETE FROM counted_apart")
    elif ids:
        db.run(sql, (json.dumps(ids),))
    return ids


@contextmanager
def _room(db: Database) -> "Iterator[None]":
    """Memory for many marks: posts change in the order they came in, their indexes in that of their dates.

    What has no room meanwhile is written out and read in again and again, which costs a third of the time.
    """
    (before,) = db.one("PRAGMA cache_size")
    db.run(f"PRAGMA cache_size = {_CACHE}")
    try:
        yield
    finally:
        db.run(f"PRAGMA cache_size = {before}")


def _count(db: Database, changed: "list[tuple[int, int]]", read: bool) -> None:
    """Bring the counters up to date with posts that have all become read, or unread."""
    of_blogs = defaultdict(list)
    for id_, blog_id in changed:
        of_blogs[blog_id].append(id_)
    for blog_id, ids in of_blogs.items():
        step = -len(ids) if read else len(ids)
        db.run("UPDATE blog SET unread = unread + ? WHERE id = ?", (step, blog_id))
        posts, unread = db.one("SELECT posts, unread FROM blog WHERE id = ?", (blog_id,))
        for table, (column, counted) in _COUNTERS.items():
            if table == "blog_overlap" and not db.one("SELECT 1 FROM blog_overlap WHERE blog_id = ?", (blog_id,)):
                continue
            if unread in (0, posts):
                all_of_it = "posts" if unread else "0"
                db.run(f"UPDATE {table} SET unread = {all_of_it} WHERE blog_id = ?", (blog_id,))  # noqa: S608
            else:
                db.run_many(
                    f"UPDATE {table} SET unread = unread + ? WHERE blog_id = ? AND {column} = ?",  # noqa: S608
                    [(-n if read else n, blog_id, key) for key, n in db.all(counted, (json.dumps(ids),))],
                )
