"""A query becomes SQL: pure text and parameters, never a value inside the text (S10: any string is a valid search)."""

from blogtui.model.rows import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from blogtui.store.connection import Database

# The day a post shows is the day it is found by, wherever the reader sits.
_ON_THE_AUTHORS_CLOCK = "post.published + 60 * post.published_offset"
ORDERS = {
    "newest": "post.sort_at DESC, post.id DESC",
    "oldest": "post.sort_at, post.id",
    "title": "post.title COLLATE swedish, post.id DESC",
}


def where(query: Query, db: "Database | None" = None) -> "tuple[str, list[Any]]":
    """The condition on `post` that `query` asks for, and its parameters."""
    conditions = ["post.blog_id NOT IN (SELECT id FROM blog WHERE removed IS NOT NULL)"]
    values: list[Any] = []

    def add(condition: str, parameters: "Iterable[Any]" = ()) -> None:
        conditions.append(condition)
        values.extend(parameters)

    if query.blogs:
        add(f"post.blog_id IN ({_marks(query.blogs)})", query.blogs)
    if query.categories:
        add(_any_of("category", query.categories), _folded(query.categories))
    if query.authors:
        add(_any_of("author", query.authors), _folded(query.authors))
    if query.unread:
        add("post.read = 0")
    if query.starred:
        add("post.starred = 1")
    if query.since is not None:
        add(f"{_ON_THE_AUTHORS_CLOCK} >= ?", (query.since,))
    if query.until is not None:
        add(f"{_ON_THE_AUTHORS_CLOCK} < ?", (query.until,))
    if query.search.strip():
        add(*_search(query.search, db))
    return " AND ".join(conditions), values


def _search(wanted: str, db: "Database | None") -> "tuple[str, list[Any]]":
    from blogtui.model.text import clean_line
    from blogtui.store.text_match import text_condition

    return text_condition(db, clean_line(wanted), False)


def _folded(names: tuple[str, ...]) -> list[str]:
    from blogtui.model.text import fold

    return [fold(name) for name in names]


def _any_of(what: str, names: tuple[str, ...]) -> str:
    return (
        f"post.id IN (SELECT post_id FROM post_{what} JOIN {what} ON {what}.id = {what}_id "  # noqa: S608
        f"WHERE {what}.key IN ({_marks(names)}))"
    )


def _marks(values: "tuple[Any, ...]") -> str:
    return ",".join("?" * len(values))
