"""A blog in figures, counted in one pass over an index that holds all of a post that is asked (`post_by_day`)."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from blogtui.model.rows import CategoryRow, Query
from blogtui.model.stats import AuthorRow, Stats
from blogtui.store.connection import Database
from blogtui.store.filters import where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

# As the index has it: the day by the author's clock, counted from the year 1, so that none is negative.
_DAY = "(published + 60 * published_offset + 62135683200) / 86400"
_LAST_DAY = date.max.toordinal()
_SUMS = "count(*), group_concat(minutes), sum(comments), count(comments)"
_LARGE = 20  # one post in so many


class _Extent(NamedTuple):
    """Which blogs are asked for and which are not, by id, and how many posts each of the two have."""

    inside: tuple[int, ...]
    outside: tuple[int, ...]
    posts: int
    others: int
    unread: int

    @property
    def is_large(self) -> bool:
        """Whether going through the index of all days beats going to each post of the blogs."""
        return self.posts * _LARGE > self.posts + self.others

    @property
    def condition(self) -> str:
        """The condition on posts: none at all where all are asked for, or it would be tried on each."""
        return f"blog_id IN ({_listed(self.inside)})" if self.outside else "1"


def stats(db: Database, query: Query) -> Stats:
    """The posts that `query` asks for, in figures. Raises StoreError."""
    with db.reading():
        return _filtered(db, query) if query.narrows else _of_blogs(db, query)


def _of_blogs(db: Database, query: Query) -> Stats:
    """Whole blogs: counters tell much, an index the rest."""
    extent = _extent(db, query)
    table = "post INDEXED BY post_by_day" if extent.is_large else "post"
    records = db.all(f"SELECT {_DAY} AS day, {_SUMS} FROM {table} WHERE {extent.condition} GROUP BY day")  # noqa: S608
    categories = (
        "SELECT category_id, sum(posts) AS posts, sum(unread) AS unread FROM blog_category "  # noqa: S608
        f"WHERE {extent.condition} GROUP BY category_id"
    )
    starred = db.one(f"SELECT count(*) FROM post INDEXED BY post_starred WHERE starred = 1 AND {extent.condition}")[0]  # noqa: S608
    return _summed(records)._replace(
        unread=extent.unread,
        starred=starred,
        categories=_categories(db, categories),
        authors=_authors(db, _authors_of(extent)),
    )


def _filtered(db: Database, query: Query) -> Stats:
    """What a filter leaves: each post is looked at."""
    condition, values = where(db, query, is_list=False)
    # With the plus SQLite goes by the filter's index; by that of the days it would go through all posts.
    sums = f"{_SUMS}, sum(post.read = 0), sum(post.starred)"
    records = db.all(f"SELECT +({_DAY}) AS day, {sums} FROM post WHERE {condition} GROUP BY day", values)  # noqa: S608
    categories = (
        "SELECT category_id, count(*) AS posts, sum(post.read = 0) AS unread "  # noqa: S608
        f"FROM post CROSS JOIN post_category ON post_id = post.id WHERE {condition} GROUP BY category_id"
    )
    authors = (
        "SELECT author_id, count(*) AS posts "  # noqa: S608
        f"FROM post CROSS JOIN post_author ON post_id = post.id WHERE {condition} GROUP BY author_id"
    )
    return _summed(records)._replace(
        unread=sum(record[-2] for record in records),
        starred=sum(record[-1] for record in records),
        categories=_categories(db, categories, values),
        authors=_authors(db, authors, values),
    )


def _extent(db: Database, query: Query) -> _Extent:
    inside, outside, posts, others, unread = [], [], 0, 0, 0
    for blog_id, is_removed, of_blog, unread_of_blog in db.all(
        "SELECT id, removed IS NOT NULL, posts, unread FROM blog"
    ):
        if is_removed or (query.blogs and blog_id not in query.blogs):
            outside.append(blog_id)
            others += of_blog
        else:
            inside.append(blog_id)
            posts += of_blog
            unread += unread_of_blog
    return _Extent(tuple(inside), tuple(outside), posts, others, unread)


def _authors_of(extent: _Extent) -> str:
    """Posts by author: counted, or all there are less those of the other blogs, whichever are fewer to look at."""
    counted = "FROM post CROSS JOIN post_author ON post_id = post.id WHERE blog_id IN"
    if extent.posts < extent.others:
        listed = _listed(extent.inside)
        return f"SELECT author_id, count(*) AS posts {counted} ({listed}) GROUP BY author_id"
    return (
        "SELECT author_id, sum(posts) AS posts FROM ("  # noqa: S608
        "SELECT author_id, count(*) AS posts FROM post_author GROUP BY author_id UNION ALL "
        f"SELECT author_id, -count(*) {counted} ({_listed(extent.outside)}) GROUP BY author_id) GROUP BY author_id"
    )


def _listed(ids: tuple[int, ...]) -> str:
    return ",".join(map(str, ids))


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


def _categories(db: Database, counted: str, values: "Sequence[Any]" = ()) -> tuple[CategoryRow, ...]:
    sql = (
        f"SELECT key, name, posts, unread FROM ({counted}) JOIN category ON category.id = category_id "  # noqa: S608
        "WHERE posts > 0 ORDER BY posts DESC, name COLLATE swedish"
    )
    return tuple(CategoryRow(*record) for record in db.all(sql, values))


def _authors(db: Database, counted: str, values: "Sequence[Any]" = ()) -> tuple[AuthorRow, ...]:
    sql = (
        f"SELECT key, name, posts FROM ({counted}) JOIN author ON author.id = author_id "  # noqa: S608
        "WHERE posts > 0 ORDER BY posts DESC, name COLLATE swedish"
    )
    return tuple(AuthorRow(*record) for record in db.all(sql, values))
