"""Words that are searched for become full-text matches: as a condition on `post`, or as posts in order of worth.

Any string is valid (S10): only words reach FTS5, in quotes. A word stands for itself, for what begins with it, for what
holds it (L2) and, where it has no accents, for what has them (L1).
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import product
from typing import Any, NamedTuple

from blogtui.model.letters import words_in
from blogtui.store import search_index, terms
from blogtui.store.connection import Database

EXACT, PREFIX, INSIDE, ACCENTED = range(4)
_TITLE, _NAMED, _ALL = "{title} : ", "{title labels} : ", ""
_COLUMNS = {"title": _TITLE, "labels": "{labels} : ", "text": "{text} : ", None: _ALL}
_TIERS = tuple(
    (column, kind)
    for kinds in ((EXACT, PREFIX, INSIDE), (ACCENTED,))
    for column in (_TITLE, _NAMED, _ALL)
    for kind in kinds
)
_FEW = 4_000  # posts that are sooner listed than asked one by one
_SPELLINGS = 32
_FIRST_PAGE, _PAGE = 50, 500


class Wanted(NamedTuple):
    """Words that must all occur, or one phrase; in `column` (title, labels, text) alone or anywhere."""

    words: str
    is_phrase: bool = False
    column: str | None = None


def text_condition(
    db: Database | None, words: str, is_phrase: bool, column: str | None = None
) -> tuple[str, list[Any]]:
    """The condition on `post` that it holds `words`, all of them or as a phrase, and its parameters.

    Where nothing in them is a word (`++`), they are looked for in the title as they stand; without a `db` words are
    found whole and at their beginning. Raises StoreError.
    """
    match = _Match(db, [Wanted(words, is_phrase, column)])
    if not match.groups:
        return "instr(post.title, ?) > 0", [words.strip()]
    expression = match.expression(_ALL, ACCENTED)
    if db is not None and _is_common(db, expression):
        found = (
            "SELECT 1 FROM search WHERE search MATCH ? AND search.rowid = post.search_id",
            "SELECT 1 FROM search_before WHERE search_before MATCH ? AND search_before.rowid = post.search_id",
        )
        if search_index.has_old(db):
            return f"(EXISTS ({found[0]}) OR EXISTS ({found[1]}))", [expression] * 2  # noqa: S608
        return f"EXISTS ({found[0]})", [expression]
    found = (
        "SELECT rowid FROM search WHERE search MATCH ?",
        "SELECT rowid FROM search_before WHERE search_before MATCH ?",
    )
    if db is None or search_index.has_old(db):
        return f"post.search_id IN ({found[0]} UNION ALL {found[1]})", [expression] * 2
    return f"post.search_id IN ({found[0]})", [expression]


def ranked(
    db: Database, wanted: Sequence[Wanted], condition: str = "1", values: Sequence[Any] = (), limit: int = 0
) -> Iterator[int]:
    """Ids of the posts that match everything in `wanted`, the best first, read as they are asked for.

    Hits in the title come before those in categories, and these before those in the text; among them whole words
    before beginnings before words in words; after all of these what differs in accents; then the newest first.
    `condition` on `post` with its `values` narrows them; `limit` 0 means all. Raises StoreError.
    """
    match = _Match(db, wanted)
    tiers = _TIERS if match.groups else ()
    seen: set[int] = set()
    done: set[str] = set()
    for column, kind in tiers:
        expression = match.expression(column, kind)
        if expression in done:
            continue
        done.add(expression)
        for id_ in _newest_first(db, expression, condition, values):
            if id_ not in seen:
                seen.add(id_)
                yield id_
                if len(seen) == limit:
                    return


class _Match:
    """What is searched for: for each word or phrase, what stands for it in each kind of match."""

    def __init__(self, db: Database | None, wanted: Sequence[Wanted]) -> None:
        self.groups: list[tuple[str | None, tuple[list[str], ...]]] = []
        for words, is_phrase, column in wanted:
            for part in [words] if is_phrase else words.split():
                tokens = words_in(part)
                if len(tokens) == 1 and not is_phrase:
                    self.groups.append((column, _of_word(db, tokens[0])))
                elif tokens:
                    self.groups.append((column, _of_phrase(db, tokens)))

    def expression(self, column: str, kind: int) -> str:
        """What FTS5 is asked so that each word matches by `kind` or better; those without a column of theirs in `column`."""
        return " AND ".join(
            f"{_COLUMNS[own] if own else column}({' OR '.join(word for of_kind in kinds[: kind + 1] for word in of_kind)})"
            for own, kinds in self.groups
        )


def _of_word(db: Database | None, word: str) -> tuple[list[str], ...]:
    if db is None:
        return [f'"{word}"'], [f'"{word}"*'], [], []
    found = terms.expand(db, word)
    prefix = [f'"{word}"*'] if len(word) >= _WHOLE_PREFIX else [f'"{term}"' for term in found.prefix]
    return [f'"{word}"'], prefix, [f'"{term}"' for term in found.inside], [f'"{term}"' for term in found.accented]


_WHOLE_PREFIX = 6


def _of_phrase(db: Database | None, tokens: Sequence[str]) -> tuple[list[str], ...]:
    spelt = [[token, *(terms.spellings(db, token) if db is not None else ())] for token in tokens]
    every = [f'"{" ".join(choice)}"' for choice, _n in zip(product(*spelt), range(_SPELLINGS), strict=False)]
    return every[:1], [], [], every[1:]


def _is_common(db: Database, expression: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
    return bool(db.one(sql, (expression, _FEW))[0] == _FEW)


def _newest_first(db: Database, expression: str, condition: str, values: Sequence[Any]) -> Iterator[int]:
    streams = [_stream(db, expression, condition, values)]
    if search_index.has_old(db):
        streams.append(_sorted(db, expression, condition, values))
    for _number, id_ in merge(*streams, reverse=True) if len(streams) > 1 else streams[0]:
        yield id_


def _stream(db: Database, expression: str, condition: str, values: Sequence[Any]) -> Iterator[tuple[int, int]]:
    sql = (
        "SELECT search.rowid, post.id FROM search CROSS JOIN post ON post.search_id = search.rowid "  # noqa: S608
        f"WHERE search MATCH ? AND search.rowid < ? AND ({condition}) ORDER BY search.rowid DESC LIMIT ?"
    )
    last, size = 2**62, _FIRST_PAGE
    while found := db.all(sql, (expression, last, *values, size)):
        yield from found
        if len(found) < size:
            return
        last, size = found[-1][0], _PAGE


def _sorted(db: Database, expression: str, condition: str, values: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """As `_stream`, of what was indexed before its numbers told its time."""
    sql = (
        "SELECT post.sort_at, post.id FROM search_before CROSS JOIN post ON post.search_id = search_before.rowid "  # noqa: S608
        f"WHERE search_before MATCH ? AND ({condition}) ORDER BY post.sort_at DESC, post.id DESC"
    )
    for sort_at, id_ in db.all(sql, (expression, *values)):
        yield search_index.number_of(sort_at), id_
