"""A list of posts with the best match first, page by page: what a search asks for, in the order of its worth."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from blogtui.model import query as q
from blogtui.model.letters import words_in
from blogtui.model.rows import Page, Place, Query
from blogtui.model.text import clean_line
from blogtui.store.connection import Database
from blogtui.store.filters import where
from blogtui.store.text_match import Wanted, ranked

_FAR = 1_000  # posts: what is further down is not looked for


class Ranking:
    """As `Pages`, with the best match first.

    Holds the list that was last asked for, as far as it was read: the next page goes on where the last one ended.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._query: Query | None = None
        self._found: list[int] = []
        self._rest: Iterator[int] = iter(())

    def page(self, query: Query, after: Place | None, limit: int) -> Page:
        """As `Pages.page`. Raises StoreError."""
        if after is None or query != self._query:
            self._query, self._found, self._rest = query, [], _ids(self._db, query)
        start = after.stage if after is not None else 0
        self._found += islice(self._rest, max(0, start + limit - len(self._found)))
        ids = self._found[start : start + limit]
        end = Place(start + limit, ()) if len(ids) == limit else None
        return Page(ids, [None] * len(ids), end, end is None and not start, not start)

    def around(self, query: Query, post_id: int, limit: int) -> Page | None:
        """As `Pages.around`, of the posts at the top of the list; None for one that is far down."""
        page = self.page(query, None, _FAR)
        if post_id not in page.ids:
            return None
        place = page.ids.index(post_id)
        start, stop = max(0, place - limit), place + limit + 1
        ids = page.ids[start:stop]
        end = None if page.is_whole and stop >= len(page.ids) else Place(stop, ())
        return Page(ids, [None] * len(ids), end, end is None and not start, not start)

    def next_unread(self, query: Query, post_id: int | None, step: int) -> int | None:
        """As `Pages.next_unread`. Reads no more of the list than what stands before the answer, but round its ends."""
        before = self._before(query, post_id) if post_id is not None else []
        if step < 0 and (above := _unread(self._db, before)):
            return above[-1]
        unread = (id_ for id_ in _ids(self._db, query._replace(unread=True)) if id_ != post_id)
        if step < 0:
            return max(enumerate(unread), default=(0, None))[1]
        first, seen = next(unread, None), {*before}
        if first not in seen:
            return first
        return next((id_ for id_ in unread if id_ not in seen), first)

    def _before(self, query: Query, post_id: int) -> list[int]:
        """What stands before a post; where it stands nowhere, nothing."""
        # Among the read as well: the post was unread before it was opened.
        parts = (part for part in q.parts_of(query.where) if part != q.Is("unread"))
        before: list[int] = []
        for id_ in _ids(self._db, query._replace(unread=False, where=q.all_of(parts))):
            if id_ == post_id:
                return before
            before.append(id_)
        return []


def is_ranked(query: Query) -> bool:
    """Whether `query` asks for words that all must be there, so that one post may be a better match than another."""
    parts = q.parts_of(query.where)
    return any(isinstance(part, q.Text | q.Title) and words_in(part.words) for part in parts)


def _ids(db: Database, query: Query) -> Iterator[int]:
    wanted, others = [], []
    for part in q.parts_of(query.where):
        if isinstance(part, q.Text | q.Title) and words_in(part.words):
            wanted.append(
                Wanted(clean_line(part.words), part.is_phrase, "title" if isinstance(part, q.Title) else None)
            )
        else:
            others.append(part)
    condition, values = where(db, query._replace(where=q.all_of(others)), is_list=False)
    return ranked(db, wanted, condition, values)


def _unread(db: Database, ids: Sequence[int]) -> list[int]:
    """The unread ones among these posts, in their order."""
    sql = "SELECT id FROM post WHERE read = 0 AND id IN (SELECT value FROM json_each(?))"
    unread = {id_ for (id_,) in db.all(sql, (json.dumps(ids),))}
    return [id_ for id_ in ids if id_ in unread]
