"""A query becomes SQL: pure text and parameters, never a value inside the text (S10: any string is a valid search)."""

from blogtui.model.rows import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The day a post shows is the day it is found by, wherever the reader sits.
_ON_THE_AUTHORS_CLOCK = "post.published + 60 * post.published_offset"
ORDERS = {
    "newest": "post.sort_at DESC, post.id DESC",
    "oldest": "post.sort_at, post.id",
    "title": "post.title COLLATE swedish, post.id DESC",
}


def where(query: Query) -> "tuple[str, list[Any]]":
    """The condition on `post` that `query` asks for, and its parameters."""
    conditions = ["post.blog_id NOT IN (SELECT id FROM blog WHERE removed IS NOT NULL)"]
    values: list[Any] = []

    def add(condition: str, *parameters: "Any") -> None:
        conditions.append(condition)
        values.extend(parameters)

    if query.blogs:
        add(f"post.blog_id IN ({_marks(query.blogs)})", *query.blogs)
    if query.categories:
        keys, names = keys_of(query.categories)
        add(
            "post.id IN (SELECT post_id FROM post_category JOIN category ON category.id = category_id "  # noqa: S608
            f"WHERE category.key IN ({keys}))",
            *names,
        )
    if query.authors:
        add(_any_of("author", query.authors), *_folded(query.authors))
    if query.unread:
        add("post.read = 0")
    if query.starred:
        add("post.starred = 1")
    if query.since is not None:
        add(f"{_ON_THE_AUTHORS_CLOCK} >= ?", query.since)
    if query.until is not None:
        add(f"{_ON_THE_AUTHORS_CLOCK} < ?", query.until)
    if query.search.strip():
        add(*_search(query.search))
    return " AND ".join(conditions), values


def keys_of(names: tuple[str, ...]) -> "tuple[str, list[str]]":
    """The keys that these names of categories stand for, as SQL, and its parameters.

    A name stands for all that is shown under it; for the category that the feeds call so, where none is.
    """
    folded = _folded(names)
    sql = (
        "SELECT category_root.key FROM category_name JOIN category_root ON category_root.root = category_name.root "  # noqa: S608
        f"WHERE category_name.name IN ({_marks(names)}) UNION ALL SELECT column1 FROM "
        f"(VALUES {','.join(['(?)'] * len(names))}) WHERE column1 NOT IN (SELECT name FROM category_name)"
    )
    return sql, folded * 2


def match_expression(search: str) -> str:
    """`search` for FTS5: every word must occur, the last may be a beginning; "" where there is no word in it."""
    import re

    words = re.findall(r"\w+", search)
    return " ".join([f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*']) if words else ""


def _search(wanted: str) -> tuple[str, str]:
    from blogtui.model.text import clean_line

    wanted = clean_line(wanted)
    if words := match_expression(wanted):
        return "post.search_id IN (SELECT rowid FROM search WHERE search MATCH ?)", words
    return "instr(post.title, ?) > 0", wanted


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
