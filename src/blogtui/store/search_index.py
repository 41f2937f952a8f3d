"""What the full-text index holds: rows numbered by time, and the words found in them, learnt when there is time.

A refresh writes the index row alone and notes that the words of the post are to be learnt; `step` does that later. All
it knows of what it has done is in the library, so that it may be cut off anywhere.
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
_AT_ONCE = 10  # posts
_MANY = 500
_WORDS = 400
_LONGEST = 1_000_000  # characters of one post that words are learnt from

WordsOf = Callable[[str, str], str]
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
    for place in sorted(range(len(times)), key=times.__getitem__):
        number = max(wanted[place], last + 1)
        if number != wanted[place] or number in taken:
            number = _next_free(db, number)
        given[place] = last = number
    return given


def put(db: Database, rows: Iterable[Row]) -> None:
    """Index posts under numbers that `numbers` gave, within the caller's transaction."""
    # In their order: FTS5 puts aside what it holds as a segment of its own at each step back.
    rows = sorted(rows)
    db.run_many("INSERT INTO search_head (rowid, title, labels) VALUES (?, ?, ?)", (row[:3] for row in rows))
    db.run_many("INSERT INTO search (rowid, title, labels, text) VALUES (?, ?, ?, ?)", rows)


def note(db: Database, post_ids: Iterable[int]) -> None:
    """Have `step` learn the words of these posts, within the caller's transaction."""
    db.run_many("INSERT INTO to_learn (post_id) VALUES (?)", ((id_,) for id_ in post_ids))


def has_old(db: Database) -> bool:
    """Whether posts are still found in `search_before`."""
    return db.one("SELECT 1 FROM post WHERE search_id < ? LIMIT 1", (BEFORE,)) is not None


def waits(db: Database) -> bool:
    """Whether words wait to be learnt."""
    return db.one("SELECT 1 FROM to_learn LIMIT 1") is not None


def step(db: Database, seconds: float, words_of: WordsOf) -> bool:
    """Do what waits, for about `seconds` in transactions of some milliseconds each; whether more waits.

    `words_of` gives the plain words of a body from its source and format.
    """
    end = time.monotonic() + seconds
    while True:
        if not _is_behind(db):
            return False  # and nobody who writes is waited for
        with db.writing():
            more = _take_over(db, words_of) or _learn(db, words_of)
        if not more or time.monotonic() >= end:
            return more


def _is_behind(db: Database) -> bool:
    left = ("to_learn", "learning", "search_before_idx")
    return has_old(db) or any(db.one(f"SELECT 1 FROM {table} LIMIT 1") is not None for table in left)  # noqa: S608


def _take_over(db: Database, words_of: WordsOf) -> bool:
    """Index a few posts anew that only `search_before` has, the newest first; empties that once there are none."""
    old = db.all(
        "SELECT id, sort_at, title, labels FROM post WHERE search_id < ? ORDER BY search_id DESC LIMIT ?",
        (BEFORE, _AT_ONCE),
    )
    rows: list[Row] = []
    for (id_, _at, title, labels), number in zip(old, numbers(db, [row[1] for row in old]), strict=True):
        db.run("UPDATE post SET search_id = ? WHERE id = ?", (number, id_))
        rows.append((number, title, labels.replace("\n", " \n "), _text(db, id_, words_of)))
    put(db, rows)
    note(db, (row[0] for row in old))
    if not old and db.one("SELECT 1 FROM search_before_idx LIMIT 1"):
        db.run("INSERT INTO search_before (search_before) VALUES ('delete-all')")
    return bool(old)


def _learn(db: Database, words_of: WordsOf) -> bool:
    """Learn some words: of many posts by going through the index, which has each word once; of few from their text."""
    state = db.one("SELECT upto, word FROM learning")
    if state is None:
        waiting = db.all("SELECT id, post_id FROM to_learn ORDER BY id DESC LIMIT ?", (_MANY,))
        if len(waiting) < _MANY:
            some = waiting[:_AT_ONCE]
            _learn_from(db, [post_id for _id, post_id in some], words_of)
            db.run_many("DELETE FROM to_learn WHERE id = ?", ((id_,) for id_, _post_id in some))
            return len(waiting) > len(some)
        state = (waiting[0][0], "")
        db.run("INSERT INTO learning (upto, word) VALUES (?, ?)", state)
    upto, word = state
    found = db.all("SELECT term, doc FROM search_word WHERE term > ? LIMIT ?", (word, _WORDS))
    terms.learn(db, found)
    if found:
        db.run("UPDATE learning SET word = ?", (found[-1][0],))
        return True
    # What came meanwhile was noted after `upto`: its words may stand before the place where they were looked for.
    db.run("DELETE FROM learning")
    db.run("DELETE FROM to_learn WHERE id <= ?", (upto,))
    return db.one("SELECT 1 FROM to_learn LIMIT 1") is not None


def _learn_from(db: Database, post_ids: Sequence[int], words_of: WordsOf) -> None:
    counted: Counter[str] = Counter()
    for id_ in post_ids:
        for title, labels in db.all("SELECT title, labels FROM post WHERE id = ?", (id_,)):
            counted.update(set(words_in(f"{title}\n{labels}\n{_text(db, id_, words_of)[:_LONGEST]}")))
    terms.learn(db, counted.items())


def _text(db: Database, post_id: int, words_of: WordsOf) -> str:
    bodies = (
        db.one(f"SELECT source, format FROM {table} WHERE post_id = ?", (post_id,))  # noqa: S608
        for table in ("body", "page_text")
    )
    return "\n".join(words_of(*body) for body in bodies if body and body[0])


def _next_free(db: Database, number: int) -> int:
    found: int = db.one(
        "WITH RECURSIVE at (id) AS (VALUES (?) UNION ALL SELECT id + 1 FROM at WHERE "
        "EXISTS (SELECT 1 FROM post WHERE search_id = at.id) OR EXISTS (SELECT 1 FROM search_gone WHERE id = at.id)) "
        "SELECT max(id) FROM at",
        (number,),
    )[0]
    return found
