"""A blog in figures, counted in one pass over an index that holds all of a post that is asked (`post_by_day`)."""

from collections import Counter
from datetime import date

from blogtui.model.rows import CategoryRow, Query
from blogtui.model.stats import AuthorRow, Stats
from blogtui.store.connection import Database
from blogtui.store.filters import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# As the index has it: the day by the author's clock, counted from the year 1, so that none is negative.
_DAY = "(published + 60 * published_offset + 62135683200) / 86400"
_LAST_DAY = date.max.toordinal()


def stats(db: Database, query: Query) -> Stats:
    """The posts that `query` asks for, in figures. Raises StoreError."""
    with db.reading():
        condition, values = _condition(db, query)
        day = f"+({_DAY})" if query.narrows else _DAY  # with a plus SQLite goes by the filter's index, not by this one
        sql = (
            f"SELECT {day} AS day, count(*), group_concat(minutes), sum(comments), count(comments) "  # noqa: S608
            f"FROM post WHERE {condition} GROUP BY day"
        )
        records = db.all(sql, values)
        return Stats(
            posts=sum(record[1] for record in records),
            unread=_unread(db, query),
            starred=_starred(db, query),
            days=tuple(record[:2] for record in records if record[0] and 0 < record[0] <= _LAST_DAY),
            minutes=_median(record[2] for record in records),
            comments=sum(record[3] or 0 for record in records),
            discussed=sum(record[4] for record in records),
            categories=tuple(_categories(db, query)),
            authors=tuple(_authors(db, query)),
        )


def _condition(db: Database, query: Query) -> "tuple[str, list[Any]]":
    """The condition on posts; none at all where all are asked for, or it would be tried a hundred thousand times."""
    if query.narrows or query.blogs or db.one("SELECT 1 FROM blog WHERE removed IS NOT NULL LIMIT 1"):
        return where(query)
    return "1", []


def _unread(db: Database, query: Query) -> int:
    if query.narrows:
        condition, values = where(query._replace(unread=True))
        sql = f"SELECT count(*) FROM post WHERE {condition}"  # noqa: S608
    else:
        condition, values = _chosen(query)
        sql = f"SELECT coalesce(sum(unread), 0) FROM blog WHERE {condition}"  # noqa: S608
    found: int = db.one(sql, values)[0]
    return found


def _starred(db: Database, query: Query) -> int:
    condition, values = where(query._replace(starred=True))
    found: int = db.one(f"SELECT count(*) FROM post WHERE {condition}", values)[0]  # noqa: S608
    return found


def _chosen(query: Query) -> "tuple[str, list[Any]]":
    """The condition on blogs."""
    if not query.blogs:
        return "removed IS NULL", []
    return f"removed IS NULL AND blog.id IN ({','.join('?' * len(query.blogs))})", list(query.blogs)


def _median(lists: "Iterable[str]") -> int | None:
    """The median of the numbers that stand between commas, zeros aside; of two in the middle the lower."""
    counts = Counter(",".join(lists).split(","))
    ordered = sorted((int(number), times) for number, times in counts.items() if number not in ("", "0"))
    before = (sum(times for _number, times in ordered) + 1) // 2
    for number, times in ordered:
        before -= times
        if before <= 0:
            return number
    return None


def _categories(db: Database, query: Query) -> list[CategoryRow]:
    if query.narrows:
        condition, values = where(query)
        counted = (
            "SELECT category_id, count(*) AS posts, sum(post.read = 0) AS unread FROM post "  # noqa: S608
            f"CROSS JOIN post_category ON post_id = post.id WHERE {condition} GROUP BY category_id"
        )
    else:
        condition, values = _chosen(query)
        counted = (
            "SELECT category_id, sum(blog_category.posts) AS posts, sum(blog_category.unread) AS unread "  # noqa: S608
            f"FROM blog_category JOIN blog ON blog.id = blog_id WHERE {condition} GROUP BY category_id"
        )
    sql = (
        f"SELECT key, name, posts, unread FROM ({counted}) JOIN category ON category.id = category_id "  # noqa: S608
        "WHERE posts > 0 ORDER BY posts DESC, name COLLATE swedish"
    )
    return [CategoryRow(*record) for record in db.all(sql, values)]


def _authors(db: Database, query: Query) -> list[AuthorRow]:
    condition, values = _condition(db, query)
    posts = f"post CROSS JOIN post_author ON post_id = post.id WHERE {condition}" if values or condition != "1" else ""
    sql = (
        "SELECT key, name, posts FROM "  # noqa: S608
        f"(SELECT author_id, count(*) AS posts FROM {posts or 'post_author'} GROUP BY author_id) "
        "JOIN author ON author.id = author_id ORDER BY posts DESC, name COLLATE swedish"
    )
    return [AuthorRow(*record) for record in db.all(sql, values)]
