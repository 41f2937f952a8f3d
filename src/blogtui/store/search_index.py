"""What the full-text index holds: rows numbered by time, and the words found in them, learnt when there is time.

A refresh writes the index row alone and notes that the post is to be gone through; `step` does that later, newest
first. All it knows is in the library, so that it may be cut off anywhere.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from blogtui.model.letters import words_in
from blogtui.store import terms
from blogtui.store.connection import Database

FIRST = 1 << 27
"""The number of a post of 1970; older ones have smaller numbers, all above those of `search_before`."""
BEFORE = 1 << 25
_REACH = 45_000_000  # minutes, 85 years back; as far as numbers of four bytes go ahead
_AHEAD = FIRST - 10_000_000
_AT_ONCE = 10
_LONGEST = 1_000_000  # characters of one post that words are learnt from

Row = tuple[int, str, str, str]
"""A post's `search_id`, title, categories and text."""


def number_of(at: int) -> int:
    """The least `search_id` that a post of this time, in seconds since the epoch, may have."""
    return FIRST + min(max(at // 60, -_REACH), _AHEAD)


def numbers(db: Database, times: Sequence[int]) -> list[int]:
    """A free `search_id` for each of `times` (seconds since the epoch): greater is newer, by the minute.

    Where one is taken the next free one is given, so that a search streams the newest hits without sorting any.
    """
    wanted = [number_of(at) for at in times]
    sql = (
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM post WHERE search_id = value) "
        "OR EXISTS (SELECT 1 FROM search_gone WHERE id = value)"
    )
    taken = {record[0] for record in db.all(sql, (json.dumps(wanted),))}
    given = [0] * len(wanted)
    last = 0
    for place in sorted(range(len(wanted)), key=wanted.__getitem__):
        number = max(wanted[place], last + 1)
        if number != wanted[place] or number in taken:
            number = _next_free(db, number)
        given[place] = last = number
    return given


def put(db: Database, rows: Iterable[Row]) -> None:
    """Index posts under numbers that `numbers` gave, within the caller's transaction."""
    # In their order: FTS5 puts aside what it holds as a segment of its own at each step back.
    db.run_many("INSERT INTO search (rowid, title, labels, text) VALUES (?, ?, ?, ?)", sorted(rows))


def note(db: Database, post_ids: Iterable[int]) -> None:
    """Have `step` go through these posts, within the caller's transaction."""
    db.run_many("INSERT OR IGNORE INTO to_index (post_id) VALUES (?)", ((id_,) for id_ in post_ids))


def has_old(db: Database) -> bool:
    """Whether posts are still found in `search_before`."""
    return db.one("SELECT 1 FROM post WHERE search_id < ? LIMIT 1", (BEFORE,)) is not None


def step(db: Database, seconds: float, words_of: Callable[[str, str], str]) -> bool:
    """Go through posts that wait for it, for about `seconds`; whether more wait.

    `words_of` gives the plain words of a body from its source and format.
    """
    end = time.monotonic() + seconds
    while True:
        with db.writing():
            ids = [row[0] for row in db.all("SELECT post_id FROM to_index ORDER BY 1 DESC LIMIT ?", (_AT_ONCE,))]
            if ids:
                _go_through(db, ids, words_of)
            elif db.one("SELECT 1 FROM search_before_data WHERE id > 10 LIMIT 1"):
                db.run("INSERT INTO search_before (search_before) VALUES ('delete-all')")
        if not ids or time.monotonic() >= end:
            return bool(ids) and db.one("SELECT 1 FROM to_index LIMIT 1") is not None


def _go_through(db: Database, ids: Sequence[int], words_of: Callable[[str, str], str]) -> None:
    marks = json.dumps(ids)
    posts = db.all(
        "SELECT post.id, search_id, sort_at, title, labels, body.source, body.format, page_text.source, "
        "page_text.format FROM json_each(?) JOIN post ON post.id = value LEFT JOIN body ON body.post_id = post.id "
        "LEFT JOIN page_text ON page_text.post_id = post.id",
        (marks,),
    )
    counted: Counter[str] = Counter()
    moved: list[tuple[int, int, str, str, str]] = []
    for id_, search_id, sort_at, title, labels, source, format_, page, page_format in posts:
        text = "\n".join(words_of(*body) for body in ((source, format_), (page, page_format)) if body[0])
        counted.update(set(words_in(f"{title}\n{labels}\n{text[:_LONGEST]}")))
        if search_id is not None and search_id < BEFORE:
            moved.append((id_, sort_at, title, labels.replace("\n", " \n "), text))
    for (id_, _at, *fields), number in zip(moved, numbers(db, [row[1] for row in moved]), strict=True):
        db.run("UPDATE post SET search_id = ? WHERE id = ?", (number, id_))
        fields.insert(0, number)  # type: ignore[arg-type]
        put(db, [tuple(fields)])  # type: ignore[list-item]
    terms.learn(db, [word for word, _times in counted.most_common()])
    db.run("DELETE FROM to_index WHERE post_id IN (SELECT value FROM json_each(?))", (marks,))


def _next_free(db: Database, number: int) -> int:
    found: int = db.one(
        "WITH RECURSIVE at (id) AS (VALUES (?) UNION ALL SELECT id + 1 FROM at WHERE "
        "EXISTS (SELECT 1 FROM post WHERE search_id = at.id) OR EXISTS (SELECT 1 FROM search_gone WHERE id = at.id)) "
        "SELECT max(id) FROM at",
        (number,),
    )[0]
    return found
