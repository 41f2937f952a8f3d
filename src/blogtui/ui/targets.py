"""What of an article's lines leads somewhere: links, places in the same post, explanations, categories, authors.

Finds them and names them by letters; follows none.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Literal, NamedTuple

from blogtui.layout.cells import cell_width
from blogtui.layout.lines import Line, Span

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Target(NamedTuple):
    """One thing to follow. `value` is a safe address, the name of a place, an explanation, a category, an author, the
    line that a picture begins on, or the number of a part that folds."""

    kind: Literal["link", "place", "title", "category", "author", "picture", "fold"]
    value: str


class Spot(NamedTuple):
    """Where a target's words begin: the line and the character of it."""

    target: Target
    line: int
    start: int


def target_of(span: Span) -> Target | None:
    """What a span leads to."""
    if span.role in ("category", "author"):
        return Target("category" if span.role == "category" else "author", span.title or span.text)
    if span.href:
        return Target("link", span.href)
    if span.anchor:
        return Target("place", span.anchor)
    return Target("title", f"{span.text.strip()}: {span.title}") if span.title else None


def spots_in(lines: Sequence[Line], first: int, last: int) -> list[Spot]:
    """The targets of lines `first` up to, not with, `last`, each once, where it is first seen."""
    seen: dict[Target, Spot] = {}
    for number in range(first, min(last, len(lines))):
        for target, start in _of_line(lines[number], number):
            seen.setdefault(target, Spot(target, number, start))
    return list(seen.values())


def _of_line(line: Line, number: int) -> Iterator[tuple[Target, int]]:
    if (whole := _of_whole(line, number)) is not None:
        yield whole, line.picture.left if line.picture else 0
    at = 0
    for span in line.spans:
        if (target := target_of(span)) is not None:
            yield target, at
        at += len(span.text)


def _of_whole(line: Line, number: int) -> Target | None:
    """What a line leads to wherever it is touched: a picture from its first row in view, a summary to its part."""
    if line.picture is not None:
        return Target("picture", str(number - line.picture.row))
    return Target("fold", str(abs(line.fold))) if line.fold else None


def target_at(line: Line, number: int, column: int) -> Target | None:
    """What the cell `column` of the line `number` leads to."""
    left = column
    for span in line.spans:
        left -= cell_width(span.text)
        if left < 0 and (target := target_of(span)) is not None:
            return target
        if left < 0:
            break
    if line.picture is not None and not 0 <= column - line.picture.left < line.picture.columns:
        return None
    return _of_whole(line, number)


def labels(count: int) -> Iterable[str]:
    """As many labels of letters, all equally long, so that none begins another."""
    size = 1 if count <= len(LETTERS) else 2
    return ("".join(letters) for letters in product(LETTERS, repeat=size))
