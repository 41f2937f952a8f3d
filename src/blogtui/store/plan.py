"""Which way a list is found: along the order of time, or through a category or an author and then sorted.

Left alone, SQLite goes through the one that is named first: it reads each of its posts and sorts them. Of a category
that a third of the posts are in, fifty stand close together at the top of the list.
"""

from blogtui.model import query as q
from blogtui.model.text import fold
from blogtui.store.category_edits import keys_of
from blogtui.store.connection import Database

Group = q.Category | q.Author

# Reading a post by its number costs as much as so many steps along an index.
_STEPS = 10


def way_through(db: Database, expression: q.Expression, limit: int | None) -> frozenset[Group]:
    """The categories or authors to go through, any of them; none where the index of times is the shorter way.

    `limit` posts are wanted in the order of time, 0 for all of them, None for all in no order. Reckoned as if
    categories and authors were given without regard to each other, and in every year alike.
    """
    parts = q.parts_of(expression)
    chosen = [names for part in parts if (names := _groups(part))]
    every, unread = db.one("SELECT sum(posts), sum(unread) FROM blog") if chosen else (0, 0)
    if not every:
        return frozenset()
    is_unread = q.Is("unread") in parts
    there = unread if is_unread else every
    most = there // _STEPS + 1  # no more are counted than the answer needs
    sizes = [sum(_size(db, group, most) for group in names) for names in chosen]
    smallest = min(sizes)
    share = 1.0
    for size in sizes:
        share *= min(1.0, size / every)
    steps = min(there, limit / share) if limit and share else there
    # In no order, only the index of what is unread saves reading posts.
    if (limit is not None or is_unread) and steps < _STEPS * smallest:
        return frozenset()
    return frozenset(chosen[sizes.index(smallest)])


def _groups(part: q.Expression) -> list[Group]:
    """The categories and authors that `part` is a choice of, none where `part` asks for anything else."""
    choices = part.parts if isinstance(part, q.Or) else (part,)
    found = [choice for choice in choices if isinstance(choice, q.Category | q.Author)]
    return found if len(found) == len(choices) else []


def table_of(group: Group) -> tuple[str, str, list[str]]:
    """`category` or `author`, and which of them `group` names: their numbers as SQL, and its parameters."""
    if isinstance(group, q.Category):
        keys, names = keys_of((group.name,))
        return "category", f"SELECT id FROM category WHERE key IN ({keys})", names  # noqa: S608
    return "author", "SELECT id FROM author WHERE instr(key, ?) > 0", [fold(group.name)]


def _size(db: Database, group: Group, most: int) -> int:
    table, numbers, names = table_of(group)
    counted = db.one(
        f"SELECT count(*) FROM (SELECT 1 FROM post_{table} WHERE {table}_id IN ({numbers}) LIMIT ?)",  # noqa: S608
        (*names, most),
    )
    return int(counted[0])
