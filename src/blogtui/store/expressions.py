"""An expression of the query language as SQL: a condition on `post`, its values always parameters (S10)."""

from blogtui.model import query as q
from blogtui.model.text import clean_line, fold
from blogtui.store.connection import Database
from blogtui.store.filters import BLOG_NAME
from blogtui.store.plan import table_of
from blogtui.store.text_match import text_condition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from blogtui.store.plan import Group

_DAY = 86_400
_STATES = {
    "unread": "post.read = 0",
    "read": "post.read = 1",
    "starred": "post.starred = 1",
    "changed": "post.unseen = 1",
    "half-read": "post.id IN (SELECT post_id FROM reading WHERE percent BETWEEN 1 AND 99)",
}
_THINGS = {
    "image": "post.image IS NOT NULL",
    "comments": "post.comments > 0",
    # A line of enclosures is address, type and length between tabs; no address has a tab in it.
    "audio": "(post.enclosures <> '' AND instr(post.enclosures, char(9) || 'audio/') > 0)",
    "video": "(post.enclosures <> '' AND instr(post.enclosures, char(9) || 'video/') > 0)",
}
_COMPARISONS = {"<": "<", "<=": "<=", "=": "=", ">=": ">=", ">": ">"}


_THROUGH = "post.id IN (SELECT post_id FROM post_{table} WHERE {table}_id IN ({numbers}))"
AMONG = "+" + _THROUGH  # the plus keeps SQLite from going through it
EACH = "EXISTS (SELECT 1 FROM post_{table} WHERE post_id = post.id AND {table}_id IN ({numbers}))"
"""Ways of asking whether a post is of a category or an author: among all of it, found once, or each post by itself."""


def condition_of(
    db: Database,
    expression: q.Expression,
    now: int,
    through: "frozenset[Group]" = frozenset(),
    otherwise: str = EACH,
) -> "tuple[str, list[Any]]":
    """The condition that a post answers to `expression`, and its parameters; `now` in seconds since the epoch.

    It may be NULL for a post of which too little is known; it is then not true, and its negation is. `through` are the
    categories or authors whose posts are gone through, `otherwise` the way in which others are asked for.
    """
    if isinstance(expression, q.And | q.Or):
        parts = [condition_of(db, part, now, through, otherwise) for part in expression.parts]
        word = " AND " if isinstance(expression, q.And) else " OR "
        return _joined([sql for sql, _ in parts], word), [value for _, values in parts for value in values]
    if isinstance(expression, q.Not):
        sql, values = condition_of(db, expression.part, now, through, otherwise)
        return f"({sql}) IS NOT TRUE", values
    if isinstance(expression, q.Category | q.Author):
        way = _THROUGH if expression in through else otherwise
        table, numbers, values = table_of(expression)
        return way.format(table=table, numbers=numbers), [*values]
    return _leaf(db, expression, now)


def _joined(parts: "Sequence[str]", word: str) -> str:
    """Balanced: SQLite takes no expression deeper than a thousand, and a chain is as deep as it is long."""
    if len(parts) <= 8:
        return "(" + word.join(parts) + ")"
    half = len(parts) // 2
    return f"({_joined(parts[:half], word)}{word}{_joined(parts[half:], word)})"


def _leaf(db: Database, leaf: q.Leaf, now: int) -> "tuple[str, list[Any]]":
    match leaf:
        case q.Text(words, is_phrase):
            return text_condition(db, clean_line(words), is_phrase)
        case q.Title(words, is_phrase):
            return text_condition(db, clean_line(words), is_phrase, "title")
        case q.BlogIs(name):
            return _of_blog(db, name)
        case q.Is(state):
            return _STATES[state], []
        case q.Has(what):
            return _THINGS[what], []
        case q.Minutes(comparison, n):
            return f"post.minutes {_COMPARISONS[comparison]} ?", [n]
        case q.Lang(code):
            return "(lower(post.language) = ? OR lower(substr(post.language, 1, ?)) = ?)", [
                code,
                len(code) + 1,
                f"{code}-",
            ]
        case _:
            return _in_time(leaf, now)


def _of_blog(db: Database, name: str) -> "tuple[str, list[Any]]":
    """As `Library.blog` takes a reference: by its number, else by its whole name, else by a part of it."""
    number = int(name) if name.isascii() and name.isdecimal() and len(name) < 10 else 0
    found = {id_: fold(called) for id_, called in db.all(f"SELECT id, {BLOG_NAME} FROM blog WHERE removed IS NULL")}  # noqa: S608
    key = fold(name)
    ids = [number] if number in found else [id_ for id_, called in found.items() if called == key]
    ids = ids or [id_ for id_, called in found.items() if key in called]
    return f"post.blog_id IN ({','.join('?' * len(ids))})", ids


def _in_time(leaf: q.Leaf, now: int) -> "tuple[str, list[Any]]":
    # The day a post shows is the day it is found by, wherever the reader sits. No clock is a day off UTC, so that the
    # order of the list, which has an index, can tell most posts apart.
    clock = "post.published + 60 * post.published_offset"
    match leaf:
        case q.After(start):
            return f"(post.sort_at >= ? AND {clock} >= ?)", [start - _DAY, start]
        case q.Before(start):
            return f"(post.sort_at < ? AND {clock} < ?)", [start + _DAY, start]
        case q.Newer(seconds):
            return "post.sort_at >= ?", [now - seconds]
        case q.Older(seconds):
            return "post.sort_at < ?", [now - seconds]
    raise TypeError(leaf)
