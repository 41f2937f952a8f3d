"""A blog in figures becomes lines: its months, how often it posts, its weekdays, categories and authors.

Pure, and never wider than asked. What can be chosen in it is told beside the lines, which know nothing of keys.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from blogtui.i18n import catalogue, ngettext, number
from blogtui.i18n import gettext as _
from blogtui.layout.bars import lying, month_chart
from blogtui.layout.cells import cell_width, take_cells
from blogtui.layout.lines import BLANK, Line, Span
from blogtui.layout.rhythm import facts, month_of
from blogtui.model.stats import Stats

T = TypeVar("T")

WIDEST, SIDE_BY_SIDE = 100, 84
MOST = 12
"""Categories or authors shown, unless all are asked for."""

_GUTTER = 4
_OF_WORDS = 56  # percent of the width, where words stand beside bars
_TALL, _LOW = 7, 5


class Choice(NamedTuple):
    """Something to choose in a sheet: the spans from `first` up to, not with, `end` of a line.

    `kind` is `category` or `author`, with its name, or `more`: the rest of them. `column` counts from the left.
    """

    kind: str
    name: str
    line: int
    column: int
    first: int
    end: int


class Sheet(NamedTuple):
    """The lines of a picture, and what can be chosen in them, column by column."""

    lines: tuple[Line, ...]
    choices: tuple[Choice, ...]


class _Row(NamedTuple):
    """A line in the making, what choosing it means, and where in the sheet it starts."""

    line: Line
    kind: str = ""
    name: str = ""
    left: int = 0


def stats_sheet(title: str, stats: Stats, width: int, today: int, *, most: int = MOST) -> Sheet:
    """`stats` as a sheet of at most `width` cells; `today` numbered as its days, `most` rows of each kind at most."""
    width = max(1, min(width, WIDEST))
    head = [Line((Span(_fit(title, width), "heading1"),)), Line((Span(_fit(_counts(stats), width), "meta"),)), BLANK]
    months = stats.months
    if months:
        head += [_heading(_("Posts a month"), width), BLANK]
        head += month_chart(months, month_of(today), width, _TALL if width >= 50 else _LOW)
        head.append(BLANK)
    is_wide = width >= SIDE_BY_SIDE
    words = width * _OF_WORDS // 100 if is_wide else width
    bars = (width - _GUTTER) // 2 if is_wide else width
    rhythm, week = _facts(stats, today, words), _week(stats, width - _GUTTER - words if is_wide else width)
    about, people = _categories(stats, bars, most), _authors(stats, bars, most)
    rows: list[tuple[_Row, ...]] = [(_Row(line),) for line in head]
    for left, right, room in ((rhythm, week, words), (about, people, bars)):
        rows += _beside(left, right, room + _GUTTER) if is_wide else [*_single(left), *_single(right)]
    while rows and not any(row.line.spans for row in rows[-1]):
        rows.pop()
    return _sheet(rows)


def _single(block: Sequence[_Row]) -> list[tuple[_Row, ...]]:
    return [*((row,) for row in block), (_Row(BLANK),)] if block else []


def _beside(left: Sequence[_Row], right: Sequence[_Row], start: int) -> list[tuple[_Row, ...]]:
    """Two blocks side by side, the right one from `start` on, and a blank line; one alone stands at the left."""
    if not left:
        left, right = right, left
    empty = _Row(BLANK)
    rows: list[tuple[_Row, ...]] = []
    for place in range(max(len(left), len(right))):
        one = left[place] if place < len(left) else empty
        other = right[place] if place < len(right) else empty
        rows.append((one, other._replace(left=start)) if other.line.spans else (one,))
    return [*rows, (empty,)] if rows else []


def _sheet(rows: Sequence[tuple[_Row, ...]]) -> Sheet:
    lines, choices = [], []
    for number_, row in enumerate(rows):
        spans: list[Span] = []
        for column, part in enumerate(row):
            if column:
                spans.append(Span(" " * (part.left - cell_width("".join(span.text for span in spans))), "pad"))
            if part.kind:
                end = len(spans) + len(part.line.spans)
                choices.append(Choice(part.kind, part.name, number_, column, len(spans), end))
            spans += part.line.spans
        lines.append(Line(tuple(spans)))
    choices.sort(key=lambda choice: (choice.column, choice.line))
    return Sheet(tuple(lines), tuple(choices))


def _counts(stats: Stats) -> str:
    parts = [ngettext("{n} post", "{n} posts", stats.posts)]
    if stats.posts:
        parts.append(_("{n} unread", n=number(stats.unread)) if stats.unread else _("all read"))
    if stats.starred:
        parts.append(_("{n} starred", n=number(stats.starred)))
    return " · ".join(parts)


def _heading(words: str, width: int, note: str = "") -> Line:
    words = _fit(words, width)
    space = width - cell_width(words) - cell_width(note)
    if not note or space < 2:
        return Line((Span(words, "heading2"),))
    return Line((Span(words, "heading2"), Span(" " * space, "pad"), Span(note, "meta")))


def _facts(stats: Stats, today: int, width: int) -> list[_Row]:
    """What is told in words, a name and what is known of it; under its name where there is no room beside it."""
    if not stats.posts:
        return []
    told = facts(stats, today)
    names = max(cell_width(name) for name, _words in told) + 2
    lines = []
    is_beside = width >= names + 22
    for name, words in told:
        rows = _wrapped(words, width - names if is_beside else width)
        if is_beside:
            lines.append(Line((Span(f"{name}{' ' * (names - cell_width(name))}", "meta"), Span(rows[0], "text"))))
            lines += [Line((Span(" " * names, "pad"), Span(row, "text"))) for row in rows[1:]]
        else:
            lines += [Line((Span(_fit(name, width), "meta"),)), *(Line((Span(row, "text"),)) for row in rows)]
    return [_Row(_heading(_("How often, how long"), width)), *map(_Row, lines)]


def _week(stats: Stats, width: int) -> list[_Row]:
    weekdays = stats.weekdays
    if not any(weekdays):
        return []
    names = catalogue().WEEKDAYS
    lines = _bars([(name, posts, 0) for name, posts in zip(names, weekdays, strict=True)], width)
    return [_Row(_heading(_("Days of the week"), width)), *map(_Row, lines)]


def _categories(stats: Stats, width: int, most: int) -> list[_Row]:
    if not stats.categories:
        return []
    shown = _first(stats.categories, most)
    lines = _bars([(row.name, row.posts, row.unread) for row in shown], width)
    note = _("unread/posts") if any(row.unread for row in shown) else ""
    rows = [_Row(_heading(_("Categories"), width, note))]
    rows += [_Row(line, "category", row.name) for line, row in zip(lines, shown, strict=True)]
    return rows + _rest(len(stats.categories) - len(shown), width)


def _authors(stats: Stats, width: int, most: int) -> list[_Row]:
    if not stats.authors:
        return []
    shown = _first(stats.authors, most)
    lines = _bars([(row.name, row.posts, 0) for row in shown], width)
    rows = [_Row(_heading(_("Authors"), width))]
    rows += [_Row(line, "author", row.name) for line, row in zip(lines, shown, strict=True)]
    return rows + _rest(len(stats.authors) - len(shown), width)


def _first(rows: Sequence[T], most: int) -> Sequence[T]:
    """As many as are shown; one that would be left alone is shown, too, in the place of saying so."""
    return rows if len(rows) <= most + 1 else rows[:most]


def _rest(left: int, width: int) -> list[_Row]:
    if not left:
        return []
    return [_Row(Line((Span(_fit(_("and {n} more", n=number(left)), width), "meta"),)), "more")]


def _figures(posts: int, unread: int) -> str:
    return f"{number(unread)}/{number(posts)}" if unread else number(posts)


def _bars(rows: Sequence[tuple[str, int, int]], width: int) -> list[Line]:
    """Rows of a name, its posts and how many of them are unread, as lines of at most `width` cells with bars."""
    figures = [_figures(posts, unread) for _name, posts, unread in rows]
    tail = max(map(cell_width, figures))
    longest = max(cell_width(name) for name, *_counts in rows)
    names = max(1, min(longest, max(8, width // 2 - 2), width - tail - 1))
    room = max(0, width - names - tail - 3)
    most = max(posts for _name, posts, _unread in rows)
    lines = []
    for (name, posts, unread), figure in zip(rows, figures, strict=True):
        name = _fit(name, names)
        bar = lying(posts, most, room)
        fresh = min(len(bar), max(1, round(len(bar) * unread / posts))) if unread and posts else 0
        space = width - names - tail - len(bar) - (1 if room else 0)
        parts = (
            Span(name + " " * (names - cell_width(name) + (1 if room else 0)), "text"),
            Span(bar[:fresh], "chart-unread"),
            Span(bar[fresh:], "chart"),
            Span(" " * max(0, space), "pad"),
            Span(" " * (tail - cell_width(figure)) + figure, "meta"),
        )
        line = Line(tuple(part for part in parts if part.text))
        lines.append(line if cell_width(line.text) <= width else Line((Span(_fit(line.text, width), "text"),)))
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    rows, row = [], ""
    for word in text.split(" "):
        longer = f"{row} {word}" if row else word
        if row and cell_width(longer) > width:
            rows.append(row)
            longer = word
        row = longer
    return [_fit(one, width) for one in [*rows, row]]


def _fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    if cell_width(text) <= width:
        return text
    return take_cells(text, width - 1)[0].rstrip() + "…" if width > 0 else ""
