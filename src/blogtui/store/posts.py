"""Posts out of the library: ids in order, rows for lists, bodies for reading."""

from blogtui.model.rows import PostLine, PostRow, Query
from blogtui.store.connection import Database
from blogtui.store.filters import BLOG_NAME, of_blogs, order_by, unread_in, where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from blogtui.model.rows import Body

_CHUNK = 500
_COLUMNS = (
    f"post.id, post.blog_id, {BLOG_NAME}, post.title, "
    "post.url, post.authors, post.published, post.published_offset, post.updated, post.updated_offset, post.arrived, "
    "post.labels, post.summary, post.minutes, post.comments, post.comments_url, post.comments_feed, "
    "post.comments_form, post.image, post.enclosures, post.language, post.read, post.starred, "
    "coalesce(reading.percent, 0), post.changed, post.unseen"
)
_ROWS = "post JOIN blog ON blog.id = post.blog_id LEFT JOIN reading ON reading.post_id = post.id"


_LINE_COLUMNS = (
    f"post.id, {BLOG_NAME}, coalesce(nullif(post.title, ''), post.summary), post.published, post.published_offset, "
    "replace(post.labels, char(10), ', '), post.read, post.starred"
)
_LINES = "post JOIN blog ON blog.id = post.blog_id"


def post_ids(db: Database, query: Query) -> list[int]:
    """Ids of the posts `query` asks for, in its order. Raises StoreError."""
    condition, values = where(db, query)
    sql = f"SELECT post.id FROM post WHERE {condition} ORDER BY {order_by(query.sort)}"  # noqa: S608
    if query.limit:
        sql += " LIMIT ?"
        values.append(query.limit)
    return [row[0] for row in db.all(sql, values)]


def posts(db: Database, query: Query) -> list[PostRow]:
    """The rows of the posts `query` asks for, in its order."""
    return [_row(record) for record in _select(db, _COLUMNS, query, _ROWS)]


def lines(db: Database, query: Query) -> list[PostLine]:
    """As `posts`, with only what one line of text tells of each: a third of the time."""
    return list(map(PostLine._make, _select(db, _LINE_COLUMNS, query, _LINES)))


def _select(db: Database, columns: str, query: Query, tables: str) -> "list[Any]":
    condition, values = where(db, query)
    sql = f"SELECT {columns} FROM {tables} WHERE {condition} ORDER BY {order_by(query.sort)}"  # noqa: S608
    if query.limit:
        sql += " LIMIT ?"
        values.append(query.limit)
    return db.all(sql, values)


def has_blogs(db: Database) -> bool:
    """Whether there is any subscription; here, so that a list of posts need not load what changes them."""
    return db.one("SELECT 1 FROM blog WHERE removed IS NULL LIMIT 1") is not None


def known_count(db: Database, query: Query) -> tuple[int, int] | None:
    """How many posts `query` asks for, and how many of them are unread, where triggers keep count; else None."""
    if query != Query(blogs=query.blogs, categories=query.categories, sort=query.sort, limit=query.limit):
        return None
    if len(query.categories) > 1:
        return None
    if query.categories:
        from blogtui.store.categories import counted

        return counted(db, query)
    chosen, values = of_blogs(query, "id")
    found = db.one(f"SELECT sum(posts), sum(unread) FROM blog WHERE {chosen}", values)  # noqa: S608
    return found[0] or 0, found[1] or 0


def count(db: Database, query: Query) -> tuple[int, int]:
    """How many posts `query` asks for, and how many of them are unread."""
    if (known := known_count(db, query)) is not None:
        return known
    condition, values = where(db, query, is_list=False)
    found = db.one(f"SELECT count(*), {unread_in(query)} FROM post WHERE {condition}", values)  # noqa: S608
    return found[0], found[1] or 0


def total(db: Database, query: Query) -> int:
    """How many posts `query` asks for: where an index tells, none of them is read to see whether it is unread."""
    if (known := known_count(db, query)) is not None:
        return known[0]
    condition, values = where(db, query, is_list=False)
    return int(db.one(f"SELECT count(*) FROM post WHERE {condition}", values)[0])  # noqa: S608


def rows(db: Database, ids: "Sequence[int]") -> list[PostRow]:
    """The rows with these ids, in this order; ids that are not there are left out."""
    return [_row(record) for record in _select_these(db, _COLUMNS, ids, _ROWS)]


def lines_of(db: Database, ids: "Sequence[int]") -> list[PostLine]:
    """As `rows`, with only what one line of text tells of each."""
    return list(map(PostLine._make, _select_these(db, _LINE_COLUMNS, ids, _LINES)))


def _select_these(db: Database, columns: str, ids: "Sequence[int]", tables: str) -> "list[Any]":
    found: dict[int, Any] = {}
    for start in range(0, len(ids), _CHUNK):
        part = list(ids[start : start + _CHUNK])
        marks = ",".join("?" * len(part))
        sql = f"SELECT {columns} FROM {tables} WHERE post.id IN ({marks})"  # noqa: S608
        found.update((record[0], record) for record in db.all(sql, part))
    return [found[id_] for id_ in ids if id_ in found]


def file_of(db: Database, post_id: int) -> tuple[str, str, str]:
    """The kind and the source of a post's blog, and the post's id there; three times "" where there is no post."""
    record = db.one(
        "SELECT kind, blog.url, guid FROM post JOIN blog ON blog.id = blog_id WHERE post.id = ?", (post_id,)
    )
    return record or ("", "", "")


def body(db: Database, post_id: int) -> "Body | None":
    """The content of a post as it came, or None."""
    from blogtui.model.rows import Body  # late, as what no list needs

    record = db.one(
        "SELECT source, format, base, language FROM body JOIN post ON post.id = post_id WHERE post_id = ?",
        (post_id,),
    )
    return Body(*record) if record else None


def page_body(db: Database, post_id: int) -> "Body | None":
    """The text of a post's page, where that is kept and read in place of what came, or None."""
    from blogtui.model.rows import Body

    page = db.one(
        "SELECT source, page_text.format, base, language FROM page_text JOIN post ON post.id = post_id "
        "WHERE post_id = ? AND shown AND source <> ''",
        (post_id,),
    )
    return Body(*page) if page else None


def title(db: Database, post_id: int) -> str:
    """The title of a post, or how it begins where it has none."""
    record = db.one("SELECT coalesce(nullif(title, ''), summary) FROM post WHERE id = ?", (post_id,))
    return record[0] if record else ""


def find_by_url(db: Database, url: str) -> int | None:
    """The id of the newest post with this address."""
    record = db.one("SELECT id FROM post WHERE url = ? ORDER BY id DESC LIMIT 1", (url,))
    return record[0] if record else None


def _row(record: "tuple[Any, ...]") -> PostRow:
    values = list(record)
    values[5] = tuple(values[5].split("\n")) if values[5] else ()
    values[11] = tuple(values[11].split("\n")) if values[11] else ()
    values[19] = _enclosures(values[19]) if values[19] else ()
    values[21] = bool(values[21])
    values[22] = bool(values[22])
    values[25] = bool(values[25])
    return PostRow(*values)


def _enclosures(text: str) -> tuple[tuple[str, str, int | None], ...]:
    parts = (line.split("\t") for line in text.split("\n"))
    return tuple((url, kind, int(length) if length else None) for url, kind, length in parts)
