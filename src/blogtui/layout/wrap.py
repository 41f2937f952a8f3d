"""Runs of text become lines of spans, each within a width.

Must never lose or reorder a letter; only white space and what is invisible may go.
"""

import re
from collections.abc import Iterable, Iterator

from blogtui.layout.breaks import INVISIBLE, Parts, Row, break_rows
from blogtui.layout.cells import cell_width
from blogtui.layout.lines import HYPHEN, Line, Span
from blogtui.layout.scripts import RAISED_OR_LOWERED, spelled
from blogtui.model.document import Inlines, Mark, Text

Spans = tuple[Span, ...]

_SHY, _GAP = INVISIBLE[0], INVISIBLE[1]
_SPACES = re.compile(r"[ \t\f\v\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_ODD_SPACE = re.compile(r"[\t\f\v\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_LITERAL = int(Mark.CODE | Mark.KBD)
_marks_of = int.__and__  # of an `IntFlag`, `&` takes ten times as long
_NOT_PROSE = "0"


def wrap_lines(text: Inlines, width: int, role: str = "text", parts: Parts | None = None) -> Iterator[Line]:
    """`text` as lines of at most `width` cells (four at least); none where there is nothing to read.

    `parts` tells where words may be parted where a line would be left ragged.
    """
    blanks, started = 0, False
    for runs in _hard_lines(text):
        if not runs:
            blanks += started
            continue
        yield from [Line()] * blanks
        blanks, started = 0, True
        yield from _one_run(runs[0], width, role, parts) if len(runs) == 1 else _many_runs(runs, width, role, parts)


def _one_run(run: Text, width: int, role: str, parts: Parts | None) -> Iterator[Line]:
    """The lines of a text that looks the same everywhere, as most do."""
    text, marks, href, anchor, title = run.text, run.marks, run.href, run.anchor, run.title
    size, hides = len(text), not text.isascii() and (_SHY in text or _GAP in text)
    if _marks_of(marks, _LITERAL):
        parts = None
    for start, end, following, hyphen in break_rows(text, width, parts):
        shown = text[start:end]
        if hides:
            shown = shown.replace(_SHY, "").replace(_GAP, "")
        if hyphen:
            shown += "-"
        ends = "\n" if following >= size else HYPHEN if hyphen else " " if text[end] == " " else ""
        yield Line((Span(shown, role, marks, href, anchor, title),), (), 0, ends)


def _many_runs(runs: list[Text], width: int, role: str, parts: Parts | None) -> Iterator[Line]:
    text = "".join([run.text for run in runs])
    size = len(text)
    prose = _prose(runs) if any(_marks_of(run.marks, _LITERAL) for run in runs) else ""
    rows = break_rows(text, width, parts, prose)
    for (_start, end, following, hyphen), spans in _cut_runs(runs, rows, role):
        ends = "\n" if following >= size else HYPHEN if hyphen else " " if text[end] == " " else ""
        yield Line(spans, (), 0, ends)


def _prose(runs: list[Text]) -> str:
    """The text of `runs` with nothing to part in what is code."""
    return "".join(_NOT_PROSE * len(run.text) if _marks_of(run.marks, _LITERAL) else run.text for run in runs)


def _cut_runs(runs: list[Text], rows: Iterable[Row], role: str) -> Iterator[tuple[Row, Spans]]:
    """Each row with the part of `runs` that stands in it, as spans."""
    rest = iter(runs)
    run = next(rest)
    begins, ends = 0, len(run.text)
    for row in rows:
        at, end, _following, hyphen = row
        spans: list[Span] = []
        while at < end:
            while ends <= at:
                run = next(rest)
                begins, ends = ends, ends + len(run.text)
            stop = min(ends, end)
            shown = run.text[at - begins : stop - begins]
            if not shown.isprintable():
                shown = shown.replace(_SHY, "").replace(_GAP, "")
            if shown:
                spans.append(Span(shown, role, run.marks, run.href, run.anchor, run.title))
            at = stop
        if hyphen:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + "-")
        yield row, tuple(spans)


def _hard_lines(text: Inlines) -> Iterator[list[Text]]:
    """The runs of each line the author broke, with white space as single spaces and none at the ends."""
    if any(_marks_of(run.marks, RAISED_OR_LOWERED) for run in text):
        text = spelled(text)
    line: list[Text] = []
    for run in text:
        if "\n" not in run.text:
            _append(line, run, run.text)
            continue
        first, *others = run.text.split("\n")
        _append(line, run, first)
        for part in others:
            yield _trimmed(line)
            line = []
            _append(line, run, part)
    yield _trimmed(line)


def _append(line: list[Text], run: Text, part: str) -> None:
    if "  " in part or (not part.isprintable() and _ODD_SPACE.search(part)):
        part = _SPACES.sub(" ", part)
    if part[:1] == " " and (not line or line[-1].text[-1] == " "):
        part = part[1:]
    if not part:
        return
    if line and line[-1].text[-1] == "\u200d":  # a joiner across two looks joins nothing
        part = "\u200c" + part
    line.append(run if part == run.text else Text(part, run.marks, run.href, run.anchor, run.title))


def _trimmed(line: list[Text]) -> list[Text]:
    if line and line[-1].text[-1] == " ":
        last = line.pop()
        if last.text != " ":
            line.append(Text(last.text[:-1], last.marks, last.href, last.anchor, last.title))
    return line


def natural_width(text: Inlines) -> tuple[int, int]:
    """The cells of the longest line of `text` before any wrapping, and of its longest word."""
    longest = word = 0
    for runs in _hard_lines(text):
        whole = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        longest = max(longest, cell_width(whole))
        word = max(word, *map(len if whole.isascii() else cell_width, whole.split(" ")))
    return longest, word
