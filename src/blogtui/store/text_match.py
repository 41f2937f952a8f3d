"""Words that are searched for become full-text matches: as a condition on `post`, or as posts in order of worth.

Any string is valid (S10): only words reach FTS5, in quotes. A word stands for itself, for what begins with it, for what
holds it (L2) and, where it has no accents, for what has them (L1).
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice, product
from typing import Any, NamedTuple

from blogtui.model.letters import plain, words_in
from blogtui.store import search_index, terms
from blogtui.store.connection import Database

EXACT, PREFIX, INSIDE, ACCENTED = range(4)
_COLUMNS = {"title": "{title} : ", "labels": "{labels} : ", "text": "{text} : ", None: ""}
_WHOLE_PREFIX = 6  # letters: beginnings as long as this are in so few words that FTS5 may look for all of them
_SPELLINGS = 32
_HEADS = 500
_WORDS = 24  # of a search; whoever gives more has given a text, and its beginning is looked for
_MANY = 5_000
_FIRST_PAGE, _PAGE = 50, 500

Kinds = tuple[list[str], list[str], list[str], list[str]]


class Wanted(NamedTuple):
    """Words that must occur, side by side where they are several; in `column` (title, labels, text) alone or anywhere.

    Of a phrase all are whole. Else the last may be a beginning, and one that is alone may stand inside a word.
    """

    words: str
    is_phrase: bool = False
    column: str | None = None


class _Group(NamedTuple):
    """One word or phrase that must occur: its words, where, and what stands for it in each kind of match."""

    words: tuple[str, ...]
    column: str | None
    kinds: Kinds


def text_condition(
    db: Database | None, words: str, is_phrase: bool, column: str | None = None
) -> tuple[str, list[Any]]:
    """The condition on `post` that it holds `words`, as `Wanted` says, and its parameters.

    Where nothing in them is a word (`++`), they are looked for in the title as they stand; without a `db` words are
    found whole and at their beginning. Raises StoreError.
    """
    groups = _groups(db, [Wanted(words, is_phrase, column)])
    if not groups:
        return "instr(post.title, ?) > 0", [words.strip()]
    expression = _expression(groups, ACCENTED)
    # Titles and categories stand in a small index of their own as well.
    table = "search_head" if column in ("title", "labels") else "search"
    found = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608
    # With a sign before it SQLite looks at posts in the order that is asked for, not at each of the many that match.
    sign = "+" if db is not None and _are_many(db, table, expression) else ""
    if db is not None and not search_index.has_old(db):
        return f"{sign}post.search_id IN ({found})", [expression]
    before = "SELECT rowid FROM search_before WHERE search_before MATCH ?"
    return f"{sign}post.search_id IN ({found} UNION ALL {before})", [expression] * 2


def _are_many(db: Database, table: str, expression: str) -> bool:
    sql = f"SELECT count(*) FROM (SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608
    return bool(db.one(sql, (expression, _MANY))[0] == _MANY)


def ranked(db: Database, wanted: Sequence[Wanted], condition: str = "1", values: Sequence[Any] = ()) -> Iterator[int]:
    """Ids of the posts that match everything in `wanted`, the best first, read as they are asked for.

    Hits in the title come before those in categories, and these before those in the text; among them whole words
    before beginnings before words in words; after all of these what differs in accents; then the newest first.
    `condition` on `post` with its `values` narrows them. Raises StoreError.
    """
    groups = _groups(db, wanted)
    seen: set[int] = set()
    tiers = _tiers(db, groups, condition, values) if groups else [_as_it_stands(db, wanted, condition, values)]
    for stream in tiers:
        for id_ in stream:
            if id_ not in seen:
                seen.add(id_)
                yield id_


def _as_it_stands(db: Database, wanted: Sequence[Wanted], condition: str, values: Sequence[Any]) -> Iterator[int]:
    """The newest first of the posts that have what is no word (`++`) in their titles."""
    parts = [one.words.strip() for one in wanted]
    has = "".join("instr(post.title, ?) > 0 AND " for _part in parts)
    sql = f"SELECT post.id FROM post WHERE {has}({condition}) ORDER BY post.sort_at DESC, post.id DESC"  # noqa: S608
    for (id_,) in db.all(sql, (*parts, *values)):
        yield id_


def _tiers(
    db: Database, groups: Sequence[_Group], condition: str, values: Sequence[Any]
) -> Iterator[Iterator[int] | list[int]]:
    in_head = all(group.column != "text" for group in groups)
    for kinds in ((EXACT, PREFIX, INSIDE), (ACCENTED,)):
        if in_head and (kinds[0] == EXACT or _adds(groups, ACCENTED)):
            yield from _heads(db, groups, kinds, condition, values)
        for kind in kinds:
            if _adds(groups, kind):
                yield _newest_first(db, _tier(groups, kind), condition, values)


def _heads(
    db: Database, groups: Sequence[_Group], kinds: Sequence[int], condition: str, values: Sequence[Any]
) -> Iterator[Iterator[int] | list[int]]:
    """What matches in titles and categories, the best first."""
    if kinds[0] == EXACT:
        yield _stream_ids(db, _tier(groups, EXACT, "title"), condition, values, "search_head")
    expression = _expression(groups, kinds[-1])
    sql = _select("search_head", "post.title, post.labels, post.id", condition)
    found = db.all(sql, (expression, 2**62, *values, _HEADS))
    if len(found) < _HEADS:
        bare = plain if kinds[-1] == ACCENTED else str
        yield [id_ for *_words, id_ in sorted(found, key=lambda record: _worth(groups, *map(bare, record[:2])))]
        return
    for column in ("title", None):
        for kind in kinds:
            if _adds(groups, kind):
                yield _stream_ids(db, _tier(groups, kind, column), condition, values, "search_head")


def _adds(groups: Sequence[_Group], kind: int) -> bool:
    return any(group.kinds[kind] for group in groups)


def _tier(groups: Sequence[_Group], kind: int, column: str | None = None) -> str:
    """As `_expression`; of one word only what `kind` adds, since better matches were seen before."""
    return _expression(groups, kind, column, kind if len(groups) == 1 else EXACT)


def _worth(groups: Sequence[_Group], title: str, labels: str) -> tuple[bool, int]:
    """How well a title and categories hold what is searched for: less is better."""
    in_title = [_kind(group, words_in(title)) for group in groups]
    if max(in_title) < ACCENTED:
        return False, max(in_title)
    in_labels = [_kind(group, words_in(labels)) for group in groups]
    return True, max(map(min, in_title, in_labels))


def _kind(group: _Group, words: list[str]) -> int:
    if len(group.words) > 1:
        places = range(len(words) - len(group.words) + 1)
        return min((_kind_here(group, words[at : at + len(group.words)]) for at in places), default=ACCENTED)
    (word,) = group.words
    if word in words:
        return EXACT
    if any(one.startswith(word) for one in words):
        return PREFIX
    return INSIDE if any(word in one for one in words) else ACCENTED


def _kind_here(group: _Group, words: list[str]) -> int:
    """As `_kind`, of several words and as many that stand side by side."""
    *before, last = group.words
    if words[:-1] != before:
        return ACCENTED
    if words[-1] == last:
        return EXACT
    return PREFIX if group.kinds[PREFIX] and words[-1].startswith(last) else ACCENTED


def _groups(db: Database | None, wanted: Sequence[Wanted]) -> list[_Group]:
    parts = [(words_in(words)[:_WORDS], is_phrase, column) for words, is_phrase, column in wanted]
    parts = [part for part in parts if part[0]][:_WORDS]
    return [
        _Group(
            tuple(words),
            column,
            _of_phrase(db, words, is_phrase) if is_phrase or len(words) > 1 else _of_word(db, words[0], len(parts)),
        )
        for words, is_phrase, column in parts
    ]


def _of_word(db: Database | None, word: str, among: int) -> Kinds:
    itself = f'"{word}"'
    if db is None:
        return [itself], [itself + "*"], [], []
    prefix, inside, accented = ([f'"{term}"' for term in found] for found in terms.expand(db, word, among))
    return [itself], [itself + "*"] if _begins(db, word) else prefix, inside, accented


def _begins(db: Database, word: str) -> bool:
    """Whether FTS5 may itself look for all words that begin so."""
    return len(word) >= _WHOLE_PREFIX or word.isdecimal() or search_index.waits(db)


def _of_phrase(db: Database | None, words: Sequence[str], is_whole: bool) -> Kinds:
    *before, last = words
    itself = f'"{" ".join(words)}"'
    if db is None:
        return [itself], [] if is_whole else [itself + "*"], [], []
    known = terms.Expansion() if is_whole else terms.expand(db, last)
    accented = terms.spellings(db, last) if is_whole else [one for one in known.accented if plain(one).startswith(last)]
    choices = product(*([word, *terms.spellings(db, word)] for word in before), [last, *known.prefix, *accented])
    others = (choice for choice in choices if [*choice[:-1]] != before or choice[-1] in accented)
    if is_whole:
        begun = []
    else:
        begun = [itself + "*"] if _begins(db, last) else _phrases([*before, end] for end in known.prefix)
    return [itself], begun, [], _phrases(others)


def _phrases(choices: Iterable[Sequence[str]]) -> list[str]:
    """As many of these phrases as are looked for."""
    return [f'"{" ".join(words)}"' for words in islice(choices, _SPELLINGS)]


def _expression(groups: Sequence[_Group], kind: int, column: str | None = None, first: int = EXACT) -> str:
    """What FTS5 is asked so that each group matches by a kind from `first` to `kind`.

    In `column` where a group has none of its own.
    """
    return " AND ".join(
        f"{_COLUMNS[own or column]}({' OR '.join(word for words in kinds[first : kind + 1] for word in words)})"
        for _words, own, kinds in groups
    )


def _newest_first(db: Database, expression: str, condition: str, values: Sequence[Any]) -> Iterator[int]:
    if not search_index.has_old(db):
        yield from _stream_ids(db, expression, condition, values)
        return
    streams = (_stream(db, expression, condition, values, "search"), _sorted(db, expression, condition, values))
    for _number, id_ in merge(*streams, reverse=True):
        yield id_


def _stream_ids(
    db: Database, expression: str, condition: str, values: Sequence[Any], table: str = "search"
) -> Iterator[int]:
    for _number, id_ in _stream(db, expression, condition, values, table):
        yield id_


def _stream(
    db: Database, expression: str, condition: str, values: Sequence[Any], table: str
) -> Iterator[tuple[int, int]]:
    sql = _select(table, f"{table}.rowid, post.id", condition)
    last, size = 2**62, _FIRST_PAGE
    while found := db.all(sql, (expression, last, *values, size)):
        yield from found
        if len(found) < size:
            return
        last, size = found[-1][0], _PAGE


def _select(table: str, columns: str, condition: str) -> str:
    return (
        f"SELECT {columns} FROM {table} CROSS JOIN post ON post.search_id = {table}.rowid "  # noqa: S608
        f"WHERE {table} MATCH ? AND {table}.rowid < ? AND ({condition}) ORDER BY {table}.rowid DESC LIMIT ?"
    )


def _sorted(db: Database, expression: str, condition: str, values: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """As `_stream`, of what was indexed before its numbers told its time."""
    sql = (
        "SELECT post.sort_at, post.id FROM search_before CROSS JOIN post ON post.search_id = search_before.rowid "  # noqa: S608
        f"WHERE search_before MATCH ? AND ({condition}) ORDER BY post.sort_at DESC, post.id DESC"
    )
    for sort_at, id_ in db.all(sql, (expression, *values)):
        yield search_index.number_of(sort_at), id_
