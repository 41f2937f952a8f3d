"""A query becomes SQL: pure text and parameters, never a value inside the text (S10)."""

import time

from blogtui.model.rows import Query
from blogtui.store.connection import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Most readers never removed a blog: then no post must be read for it, and an index alone may tell the list.
_REMOVED = "SELECT id FROM blog WHERE removed IS NOT NULL"
_NOT_REMOVED = f"(NOT EXISTS ({_REMOVED}) OR {{column}} NOT IN ({_REMOVED}))"
_BY_AUTHOR = (
    "post.id IN (SELECT post_id FROM post_author JOIN author ON author.id = author_id WHERE author.key IN ({marks}))"
)
BLOG_NAME = "coalesce(nullif(blog.own_name, ''), nullif(blog.name, ''), blog.url)"
_BY_TIME = ("post.sort_at", "post.id")
KEYS: "dict[str, tuple[tuple[str, ...], bool]]" = {
    "newest": (_BY_TIME, True),
    "best": (_BY_TIME, True),  # where no post is a better match than another; else `ranking` knows
    "oldest": (_BY_TIME, False),
    "title": (("post.title_key", "post.id"), False),
    "comments": (("coalesce(post.comments, -1)", *_BY_TIME), True),
    "unread": (_BY_TIME, True),
    "blog": (_BY_TIME, True),
    "category": (("post.label_key", "-post.sort_at", "-post.id"), False),
}
"""The columns that each order of a list goes by, and whether all of them fall; within `_GROUPS` where there are any."""
_GROUPS = {
    "unread": "post.read, ",
    "blog": f"(SELECT {BLOG_NAME} FROM blog WHERE blog.id = post.blog_id) COLLATE swedish, post.blog_id, ",  # noqa: S608
}


def order_by(sort: str) -> str:
    """An order of `KEYS` as SQL."""
    keys, falls = KEYS[sort]
    way = " DESC" if falls else ""
    return _GROUPS.get(sort, "") + ", ".join(key + way for key in keys)


def of_blogs(query: Query, column: str) -> "tuple[str, list[Any]]":
    """The condition that `column` is the number of a blog that is asked for and was not removed, and its parameters."""
    condition = _NOT_REMOVED.format(column=column)
    return (f"{condition} AND {column} IN ({_marks(query.blogs)})" if query.blogs else condition), [*query.blogs]


def where(db: Database, query: Query, *, is_list: bool = True) -> "tuple[str, list[Any]]":
    """The condition on `post` that `query` asks for, and its parameters; not `is_list` when the order does not matter.

    Raises StoreError.
    """
    of_those, values = of_blogs(query, "post.blog_id")
    conditions = [of_those]

    def add(condition: str, *parameters: "Any") -> None:
        conditions.append(condition)
        values.extend(parameters)

    if query.authors:
        add(_BY_AUTHOR.format(marks=_marks(query.authors)), *_folded(query.authors))
    if query.unread:
        add("post.read = 0")
    if query.starred:
        add("post.starred = 1")
    if query.categories or query.where is not None or query.since is not None or query.until is not None:
        condition, parameters = _expressed(db, query, is_list)
        add(condition, *parameters)
    return " AND ".join(conditions), values


def unread_in(query: Query) -> str:
    """How many of the posts that `query` asks for are unread, as SQL: none is read to see that an unread one is."""
    if query.unread:
        return "count(*)"
    if query.where is not None:
        from blogtui.model.query import Is, parts_of

        if Is("unread") in parts_of(query.where):
            return "count(*)"
    return "sum(post.read = 0)"


def _expressed(db: Database, query: Query, is_list: bool) -> "tuple[str, list[Any]]":
    """What the categories, the days and the expression of `query` ask for, in the way that is fastest for its list."""
    from blogtui.model.query import After, Before, Category, Is, all_of, any_of
    from blogtui.store.expressions import AMONG, EACH, condition_of
    from blogtui.store.plan import way_through

    asked = [any_of([Category(name) for name in query.categories]), query.where]
    asked += [Is("unread")] if query.unread else []
    asked += [After(query.since)] if query.since is not None else []
    asked += [Before(query.until)] if query.until is not None else []
    expression = all_of([part for part in asked if part is not None])
    assert expression is not None
    limit = query.limit if is_list else None
    through = way_through(db, expression, limit)
    way = AMONG if limit == 0 and not through else EACH
    return condition_of(db, expression, int(time.time()), through, way)


def _folded(names: tuple[str, ...]) -> list[str]:
    from blogtui.model.text import fold

    return [fold(name) for name in names]


def _marks(values: "tuple[Any, ...]") -> str:
    return ",".join("?" * len(values))
