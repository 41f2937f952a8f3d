"""Every word of the library, and which of them hold a part that is asked for: how a search finds words in words (L2).

A word's number grows as the posts that have it halve, as many as they were when it was learnt: the first that are found
are the commonest.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from blogtui.model.letters import WITHIN, holds, plain
from blogtui.store.connection import Database

_LONGEST = 40  # letters: longer ones are addresses and keys
_START, _END = "^", "$"
_MOST = 40, 80, 40
_LOOKED_AT = 400
_RANKS, _ROOM = 24, 1 << 24


class Expansion(NamedTuple):
    """The words that a word of a query stands for besides itself, the commonest of each kind first.

    Those that begin with it, those that hold it, and those that do either only without their accents (L1).
    """

    prefix: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()


def learn(db: Database, words: Iterable[tuple[str, int]]) -> None:
    """Add what is not known of `words`, each with how many posts have it, within the caller's transaction."""
    fit = {word: posts for word, posts in words if len(word) <= _LONGEST and not word.isdecimal()}
    sql = "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM term WHERE word = value)"
    ranked: defaultdict[int, list[str]] = defaultdict(list)
    for (word,) in db.all(sql, (json.dumps(list(fit), ensure_ascii=False),)):
        ranked[_RANKS - min(fit[word].bit_length(), _RANKS)].append(word)
    for rank, new in sorted(ranked.items()):
        last = db.one("SELECT coalesce(max(id), ?) FROM term WHERE id < ?", (rank * _ROOM, (rank + 1) * _ROOM))[0]
        first = max(last, rank * _ROOM) + 1
        db.run_many("INSERT INTO term (id, word) VALUES (?, ?)", enumerate(new, first))
        parts = ((id_, _parts(word)) for id_, word in enumerate(new, first))
        db.run_many("INSERT INTO term_part (rowid, word) VALUES (?, ?)", parts)


def expand(db: Database, word: str, among: int = 1) -> Expansion:
    """What `word`, in small letters, also stands for: the less of it the more words it is asked for `among`.

    One or two letters are only looked for at a word's beginning.
    """
    spelt = spellings(db, word)
    prefix, inside, accented = [], [], dict.fromkeys(spelt)
    for term in _learnt(db, word if len(word) >= WITHIN else _START + word, _LOOKED_AT):
        if term.startswith(word):
            prefix.append(term)
        elif word in term:
            inside.append(term)
        elif holds(term, word):
            accented[term] = None
    prefix = [term for term in prefix if term != word]
    return Expansion(
        *(tuple(found)[: most // among] for found, most in zip((prefix, inside, accented), _MOST, strict=True))
    )


def spellings(db: Database, word: str) -> list[str]:
    """The words that differ from `word`, which has no accents, in nothing but theirs."""
    if word != plain(word):
        return []
    found = _learnt(db, f"{_START}{word}{_END}", _LOOKED_AT)
    return [term for term in found if term != word and plain(term) == word]


def _learnt(db: Database, part: str, limit: int) -> list[str]:
    """Of the words that may hold `part` the first ones, between `_START` and `_END`, with or without their accents."""
    if len(part) < 3:
        return []
    trigrams = dict.fromkeys(part[at : at + 3] for at in range(len(part) - 2))
    sql = (
        "SELECT term.word FROM term_part CROSS JOIN term ON term.id = term_part.rowid WHERE term_part MATCH ? "
        "ORDER BY term_part.rowid LIMIT ?"
    )
    return [record[0] for record in db.all(sql, (" AND ".join(f'"{one}"' for one in trigrams), limit))]


def _parts(word: str) -> str:
    low = plain(word)
    marked = f"{_START}{word}{_END}"
    return marked if low == word else f"{marked} {_START}{low}{_END}"
