"""A blog in figures, counted in one pass over an index that holds all of a post that is asked (`post_by_day`)."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from blogtui.model.rows import Query
from blogtui.model.stats import Stats
from blogtui.model.text import swedish_key
from blogtui.store.categories import authors_of, categories_of
from blogtui.store.connection import Database
from blogtui.store.filters import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeVar

    from blogtui.model.rows import AuthorRow, CategoryRow

    _Row = TypeVar("_Row", AuthorRow, CategoryRow)

# As the index has it: the day by the author's clock, counted from the year 1, so that none is negative.
_DAY = "(published + 60 * published_offset + 62135683200) / 86400"
_LAST_DAY = date.max.toordinal()
_SUMS = "count(*), group_concat(minutes), sum(comments), count(comments)"
_LARGE = 20  # one post in so many


class _Extent(NamedTuple):
    """Which blogs are asked for, by id, how many posts and unread posts they have, and how many posts all others."""

    inside: tuple[int, ...]
    posts: int
    unread: int
    others: int

    @property
    def is_large(self) -> bool:
        """Whether going through the index of all days beats going to each post of the blogs."""
        return self.posts * _LARGE > self.posts + self.others

    @property
    def condition(self) -> str:
        """The condition on posts: none at all where all are asked for, or it would be tried on each."""
        return f"blog_id IN ({','.join(map(str, self.inside))})" if self.others else "1"


def stats(db: Database, query: Query) -> Stats:
    """The posts that `query` asks for, in figures. Raises StoreError."""
    with db.reading():
        figures = _filtered(db, query) if query.narrows else _of_blogs(db, query)
        return figures._replace(
            categories=_largest_first(row for row in categories_of(db, query) if not row.hidden),
            authors=_largest_first(authors_of(db, query)),
        )


def _largest_first(rows: "Iterable[_Row]") -> "tuple[_Row, ...]":
    return tuple(sorted(rows, key=lambda row: (-row.posts, swedish_key(row.name))))


def _of_blogs(db: Database, query: Query) -> Stats:
    """Whole blogs: counters tell much, an index the rest."""
    extent = _extent(db, query)
    table = "post INDEXED BY post_by_day" if extent.is_large else "post"
    records = db.all(f"SELECT {_DAY} AS day, {_SUMS} FROM {table} WHERE {extent.condition} GROUP BY day")  # noqa: S608
    starred = db.one(f"SELECT count(*) FROM post INDEXED BY post_starred WHERE starred = 1 AND {extent.condition}")[0]  # noqa: S608
    return _summed(records)._replace(unread=extent.unread, starred=starred)


def _filtered(db: Database, query: Query) -> Stats:
    """What a filter leaves: each post is looked at."""
    condition, values = where(db, query, is_list=False)
    # With the plus SQLite goes by the filter's index; by that of the days it would go through all posts.
    sums = f"{_SUMS}, sum(post.read = 0), sum(post.starred)"
    records = db.all(f"SELECT +({_DAY}) AS day, {sums} FROM post WHERE {condition} GROUP BY day", values)  # noqa: S608
    return _summed(records)._replace(
        unread=sum(record[-2] for record in records), starred=sum(record[-1] for record in records)
    )


def _extent(db: Database, query: Query) -> _Extent:
    inside, posts, unread, others = [], 0, 0, 0
    for blog_id, is_removed, of_blog, unread_of_blog in db.all(
        "SELECT id, removed IS NOT NULL, posts, unread FROM blog"
    ):
        if is_removed or (query.blogs and blog_id not in query.blogs):
            others += of_blog
        else:
            inside.append(blog_id)
            posts += of_blog
            unread += unread_of_blog
    return _Extent(tuple(inside), posts, unread, others)


def _summed(records: "list[Any]") -> Stats:
    """What the groups of a day each tell, but for marks and names."""
    return Stats(
        posts=sum(record[1] for record in records),
        days=tuple(record[:2] for record in records if record[0] and 0 < record[0] <= _LAST_DAY),
        minutes=_median(record[2] for record in records),
        comments=sum(record[3] or 0 for record in records),
        discussed=sum(record[4] for record in records),
    )


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
