"""Two documents become one that shows what went and what came, word by word (R7).

Must never leave out a word of either, nor take long: what is too much to compare stands as gone and come.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Any

from blogtui.layout.align import likeliest, stretches
from blogtui.layout.names import embed_name, image_name
from blogtui.model.document import (
    Block,
    Blocks,
    Code,
    Definitions,
    Details,
    Document,
    Embed,
    Heading,
    Image,
    Inlines,
    List,
    Mark,
    Paragraph,
    Place,
    Quote,
    Rule,
    Table,
    Text,
)
from blogtui.model.walk import walk

_FEW_LEFT = 5  # where fewer than one word in so many is the same, the others between them are no help to read
_WORD = re.compile(r"\s*\S+|\s+")
_PICTURE = "▣ "


def changed_document(before: Document, now: Document) -> Document:
    """`now` with the words that came as ADDED, and those of `before` that went, where they stood, as GONE."""
    return Document(_merged(tuple(before.blocks), tuple(now.blocks)), now.language, now.rtl)


def count_changes(before: Document, now: Document, merged: Document) -> tuple[int, int]:
    """How many words of what `changed_document` made of two documents came, and how many went.

    A line of code that changed went and came with all its words: so it is shown.
    """
    runs = [run for part in walk(merged.blocks) if isinstance(part, tuple) for run in part]
    came, gone = (sum(len(run.text.split()) for run in runs if run.marks & mark) for mark in (Mark.ADDED, Mark.GONE))
    old, new = _code_lines(before), _code_lines(now)
    return came + _words_in(new - old), gone + _words_in(old - new)


def _code_lines(document: Document) -> Counter[str]:
    codes = (part.text for part in walk(document.blocks) if isinstance(part, Code))
    return Counter(line for text in codes for line in text.split("\n"))


def _words_in(lines: Counter[str]) -> int:
    return sum(len(line.split()) for line in lines.elements())


def _merged(before: Blocks, now: Blocks) -> Blocks:
    """The blocks of both: the same ones once, one in place of another compared in itself."""
    blocks: list[Block] = []
    for old, new in _pairs(before, now, _key):
        if old is not None and new is not None:
            blocks += (new,) if _key(old) == _key(new) else _compared(old, new)
        else:
            blocks += _as(new, Mark.ADDED) if new is not None else _as(old, Mark.GONE) if old is not None else ()
    return tuple(blocks)


def _pairs(before: Sequence[Any], now: Sequence[Any], key: Callable[[Any], Hashable]) -> list[tuple[Any, Any]]:
    """What stands for what, in order; None beside what is on one side alone."""
    olds, news = [key(one) for one in before], [key(one) for one in now]
    pairs: list[tuple[Any, Any]] = []
    for same, i1, i2, j1, j2 in stretches(olds, news):
        if same:
            pairs += zip(before[i1:i2], now[j1:j2], strict=True)
            continue
        became = likeliest([_words_of(one) for one in olds[i1:i2]], [_words_of(one) for one in news[j1:j2]])
        for i, j in [*((i1 + i, j1 + j) for i, j in became), (i2, j2)]:
            pairs += ((one, None) for one in before[i1:i])
            pairs += ((None, other) for other in now[j1:j])
            pairs += zip(before[i : min(i + 1, i2)], now[j : min(j + 1, j2)], strict=True)
            i1, j1 = i + 1, j + 1
    return pairs


def _words_of(key: Hashable) -> frozenset[str]:
    """The words by which a part is told from others."""
    return frozenset(re.findall(r"\w+", str(key)))


def _compared(old: Block, new: Block) -> Blocks:
    """Two blocks that differ, as one where they are of a kind, else one after the other."""
    match old, new:
        case Paragraph(was), Paragraph(text) as block:
            return (replace(block, text=_words(was, text)),)
        case Heading(_, was), Heading(_, text) as block:
            return (replace(block, text=_words(was, text)),)
        case Quote(inner), Quote(blocks) as block:
            return (replace(block, blocks=_merged(tuple(inner), tuple(blocks))),)
        case Details(was, inner), Details(text, blocks) as block:
            merged = _merged(tuple(inner), tuple(blocks))
            return (replace(block, summary=_words(was, text), blocks=merged, is_open=True),)
        case List() as one, List() as other if one.ordered == other.ordered and not (one.checks or other.checks):
            return (replace(other, items=_items(one, other)),)
        case Table() as one, Table() as other if not (one.covers or other.covers):
            return (_table(one, other),)
        case Code() as one, Code() as other:
            return (_code(one, other),)
    return (*_as(old, Mark.GONE), *_as(new, Mark.ADDED))


def _items(old: List, new: List) -> tuple[Blocks, ...]:
    pairs = _pairs(old.items, new.items, lambda item: tuple(map(_key, item)))
    return tuple(_merged(tuple(one or ()), tuple(other or ())) for one, other in pairs)


def _table(old: Table, new: Table) -> Table:
    rows: list[tuple[Inlines, ...]] = []
    for one, other in _pairs(old.rows, new.rows, lambda row: tuple(map(_plain, row))):
        rows.append(tuple(_words(was, now) for was, now in zip_longest(one or (), other or (), fillvalue=())))
    return replace(new, rows=tuple(rows), caption=_words(old.caption, new.caption))


def _code(old: Code, new: Code) -> Code:
    """Both codes line by line, as programs tell differences."""
    lines: list[str] = []
    for one, other in _pairs(old.text.split("\n"), new.text.split("\n"), str):
        if one == other:
            lines.append(f"  {one}")
        else:
            lines += [f"- {one}"] if one is not None else []
            lines += [f"+ {other}"] if other is not None else []
    return Code("\n".join(lines), "diff")


def _words(old: Inlines, new: Inlines) -> Inlines:
    """The words of both texts: those that went before those that came in their place."""
    before, now = _split(old), _split(new)
    found = list(stretches([run.text.strip() for run in before], [run.text.strip() for run in now]))
    if _FEW_LEFT * sum(i2 - i1 for same, i1, i2, _j1, _j2 in found if same) < min(len(before), len(now)):
        gone = _marked(old, Mark.GONE)
        return (*gone, *_apart(_marked(new, Mark.ADDED), gone))
    runs: list[Text] = []
    for same, i1, i2, j1, j2 in found:
        if same:
            runs += now[j1:j2]
        else:
            runs += _marked(tuple(before[i1:i2]), Mark.GONE)
            runs += _apart(_marked(tuple(now[j1:j2]), Mark.ADDED), runs)
    return _joined(runs)


def _apart(runs: Inlines, before: Sequence[Text]) -> Inlines:
    """`runs` with a space before them where a word that went would else stand right before one that came."""
    stands_right_before = before and before[-1].marks & Mark.GONE and not before[-1].text[-1:].isspace()
    return (Text(" "), *runs) if stands_right_before and runs and not runs[0].text[:1].isspace() else runs


def _split(text: Inlines) -> list[Text]:
    """Each word as a run of its own, with the space before it."""
    return [replace(run, text=part) for run in text for part in _WORD.findall(run.text)]


def _joined(runs: Sequence[Text]) -> Inlines:
    """Neighbours of one look as one run."""
    looks = groupby(runs, key=lambda run: (run.marks, run.href, run.anchor, run.title))
    parts = (tuple(same) for _look, same in looks)
    return tuple(replace(part[0], text="".join(run.text for run in part)) for part in parts)


def _marked(text: Inlines, mark: Mark) -> Inlines:
    return tuple(replace(run, marks=run.marks | mark) for run in text)


def _as(block: Block, mark: Mark) -> Blocks:
    """A whole block that went or came; what has no words that can be marked is named."""
    if isinstance(block, Code):
        sign = "+" if mark & Mark.ADDED else "-"
        return (Code("\n".join(f"{sign} {line}" for line in block.text.split("\n")), "diff"),)
    if isinstance(block, Image | Embed) and mark & Mark.GONE:
        name = image_name(block) if isinstance(block, Image) else embed_name(block)
        return (Paragraph((Text(_PICTURE + name, mark),)),)
    return (_mapped(block, lambda text: _marked(text, mark)),)


def _mapped(block: Block, way: Callable[[Inlines], Inlines]) -> Block:
    """`block` with every text in it as `way` makes it."""

    def all_of(blocks: Blocks) -> Blocks:
        return tuple(_mapped(inner, way) for inner in blocks)

    match block:
        case Paragraph(text) | Heading(_, text):
            return replace(block, text=way(text))
        case Quote(blocks):
            return replace(block, blocks=all_of(blocks))
        case Details(summary, blocks):
            return replace(block, summary=way(summary), blocks=all_of(blocks))
        case List(items):
            return replace(block, items=tuple(map(all_of, items)))
        case Definitions(items):
            return replace(block, items=tuple((way(term), all_of(meaning)) for term, meaning in items))
        case Table(rows, _, caption):
            return replace(block, rows=tuple(tuple(map(way, row)) for row in rows), caption=way(caption))
        case Image(_, _, caption):
            return replace(block, caption=way(caption))
        case _:
            return block


def _key(block: Block) -> Hashable:
    """What two blocks have in common that say the same."""
    match block:
        case Paragraph(text) | Heading(_, text):
            return type(block).__name__, _plain(text)
        case Place() | Rule():
            return type(block).__name__
        case Image(src, alt, caption):
            return Image, src, alt, _plain(caption)
        case Embed():
            return Embed, block.href, block.title
        case Code(text):
            return Code, text
        case Quote(blocks):
            return Quote, tuple(map(_key, blocks))
        case Details(summary, blocks):
            return Details, _plain(summary), tuple(map(_key, blocks))
        case List(items):
            return List, block.ordered, tuple(tuple(map(_key, item)) for item in items)
        case Definitions(items):
            return Definitions, tuple((_plain(term), tuple(map(_key, meaning))) for term, meaning in items)
        case Table(rows, _, caption):
            return Table, tuple(tuple(map(_plain, row)) for row in rows), _plain(caption)


def _plain(text: Inlines) -> str:
    return " ".join("".join(run.text for run in text).split())
