"""A list of posts page by page, each found by where the one before it ended: the last costs what the first does.

An order is one run through an index, or several one after the other (`stages`): first the unread, then the read; blog
by blog. Never counts rows and never skips any.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from blogtui.model.rows import Page, Place, Query
from blogtui.store.connection import Database, StoreError
from blogtui.store.filters import BLOG_NAME, KEYS, where

_FIRST_LABEL = "substr(post.labels, 1, instr(post.labels || char(10), char(10)) - 1)"


class _Order(NamedTuple):
    """What the groups of an order are of, besides its columns (`KEYS`).

    Where an order is several runs, `stage` is the condition of one, with its number within where a partial index is to
    be found by it. `own_index` is the name of the index that it needs, where that is made when it is first asked for.
    """

    keys: tuple[str, ...]
    falls: bool
    group: str
    stage: str = ""
    own_index: str = ""


_ORDERS = {
    "newest": _Order(*KEYS["newest"], "post.sort_at"),
    "best": _Order(*KEYS["best"], "post.sort_at"),
    "oldest": _Order(*KEYS["oldest"], "post.sort_at"),
    "title": _Order(*KEYS["title"], "substr(post.title, 1, 1)", own_index="post_by_title"),
    "comments": _Order(*KEYS["comments"], "NULL", own_index="post_by_comments"),
    "unread": _Order(*KEYS["unread"], "post.read", stage="post.read = {}"),
    "blog": _Order(*KEYS["blog"], "post.blog_id", stage="post.blog_id = ?"),
    "category": _Order(*KEYS["category"], _FIRST_LABEL, own_index="post_by_label"),
}


class Pages:
    """The lists of a library in any order but that of the best match, which `ranking.Ranking` knows."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def page(self, query: Query, after: Place | None, limit: int) -> Page:
        """The `limit` posts after a place in the order of `query`, or the first ones. Raises StoreError."""
        _make_index(self._db, query.sort)
        found = _run(self._db, query, _stages(self._db, query), after, limit, backward=False)
        page = self._page(query, found, limit)
        return page if after is None else page._replace(is_whole=False, is_first=False)

    def around(self, query: Query, post_id: int, limit: int) -> Page | None:
        """`limit` posts before a post, it, and as many after it; None where `query` does not ask for it.

        `end` is the place of the last, as in `page`.
        """
        db = self._db
        _make_index(db, query.sort)
        with db.reading():
            stages = _stages(db, query)
            place = _place(db, query, stages, post_id)
            if place is None:
                return None
            earlier = _run(db, query, stages, place, limit, backward=True)
            later = _run(db, query, stages, place, limit + 1, backward=False, includes=True)
            page = self._page(query, [*reversed(earlier), *later], len(earlier) + limit + 1)
            return page if len(earlier) < limit else page._replace(is_whole=False, is_first=False)

    def next_unread(self, query: Query, post_id: int | None, step: int) -> int | None:
        """The next unread post after `post_id` (`step` 1) or before it (-1), round the ends; None for no other.

        A post that `query` does not ask for (it was unread before it was opened) is as good a place to go on from.
        """
        db = self._db
        _make_index(db, query.sort)
        wanted, backward = query._replace(unread=True), step < 0
        with db.reading():
            stages = _stages(db, query)
            whole = Query(blogs=query.blogs, sort=query.sort)
            place = _place(db, whole, stages, post_id) if post_id is not None else None
            if place is not None and query.sort == "unread":
                place = place._replace(stage=0)  # where it stood while it was unread
            found = _run(db, wanted, stages, place, 1, backward=backward)
            found = found or _run(db, wanted, stages, None, 2, backward=backward)
        return next((item.id for item in found if item.id != post_id), None)

    def _page(self, query: Query, found: "Sequence[_Found]", limit: int) -> Page:
        groups = [item.group for item in found]
        if query.sort == "category":
            from blogtui.store.categories import shown_as

            shown = shown_as(self._db)
            groups = [shown(label, 0)[0] if shown and label else label for label in groups]
        end = found[-1].place if len(found) >= limit else None
        return Page([item.id for item in found], groups, end, end is None, True)


def _place(db: Database, query: Query, stages: Sequence[int | None], post_id: int) -> Place | None:
    """Where a post stands in the order of `query`, None where it is not asked for."""
    order = _ORDERS[query.sort]
    condition, values = where(db, query, is_list=False)
    columns = ", ".join(("post.id", order.group, *order.keys))
    sql = f"SELECT {columns} FROM post WHERE post.id = ? AND {condition}"  # noqa: S608
    found = db.one(sql, (post_id, *values))
    if found is None:
        return None
    return Place(stages.index(found[1]) if order.stage else 0, found[2:])


class _Found(NamedTuple):
    id: int
    group: Any
    place: Place


def _make_index(db: Database, sort: str) -> None:
    """Make the index of an order that was never asked for; a library that may only be read does without."""
    order = _ORDERS[sort]
    if order.own_index and db.one("SELECT 1 FROM sqlite_master WHERE name = ?", (order.own_index,)) is None:
        keys = ", ".join(key.replace("post.", "") for key in order.keys)
        with suppress(StoreError), db.writing():
            db.run(f"CREATE INDEX IF NOT EXISTS {order.own_index} ON post ({keys})")


def _run(
    db: Database,
    query: Query,
    stages: Sequence[int | None],
    place: Place | None,
    limit: int,
    *,
    backward: bool,
    includes: bool = False,
) -> list[_Found]:
    """`limit` posts from `place` on, itself where `includes` says so; from the beginning or the end without one."""
    order = _ORDERS[query.sort]
    asked = where(db, query._replace(limit=limit))
    found: list[_Found] = []
    begin = place.stage if place is not None else len(stages) - 1 if backward else 0
    numbers = range(begin, -1, -1) if backward else range(begin, len(stages))
    for number in numbers:
        stage = stages[number]
        keys = place.keys if place is not None and number == place.stage else None
        for record in _select(db, order, asked, stage, keys, limit - len(found), backward, includes):
            group = record[1] if stage is None else stage
            found.append(_Found(record[0], group, Place(number, record[2:])))
        if len(found) >= limit:
            break
    return found


def _select(
    db: Database,
    order: _Order,
    asked: tuple[str, list[Any]],
    stage: int | None,
    keys: tuple[Any, ...] | None,
    limit: int,
    backward: bool,
    includes: bool,
) -> list[Any]:
    condition, values = asked
    if stage is not None:
        condition += f" AND {order.stage.format(stage)}"
        values = [*values, stage] if "?" in order.stage else values
    falls = order.falls != backward
    if keys is not None:
        sign = ("<" if falls else ">") + ("=" if includes else "")
        condition += f" AND ({', '.join(order.keys)}) {sign} ({', '.join('?' * len(keys))})"
    way = " DESC" if falls else ""
    columns = ", ".join(("post.id", order.group, *order.keys))
    ordered = ", ".join(key + way for key in order.keys)
    sql = f"SELECT {columns} FROM post WHERE {condition} ORDER BY {ordered} LIMIT ?"  # noqa: S608
    return db.all(sql, [*values, *(keys or ()), limit])


def _stages(db: Database, query: Query) -> Sequence[int | None]:
    """What each run through the index is of, in order; [None] where one run is all."""
    if query.sort == "unread":
        return [0, 1]
    if query.sort == "blog":
        sql = f"SELECT id FROM blog WHERE removed IS NULL ORDER BY {BLOG_NAME} COLLATE swedish, id"  # noqa: S608
        return [id_ for (id_,) in db.all(sql) if not query.blogs or id_ in query.blogs]
    return [None]
