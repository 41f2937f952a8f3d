"""Runs of text become rows of spans, each within a width: greedy, at spaces first.

Must never lose or reorder a letter; only white space and soft hyphens may go.
"""

import re
from collections.abc import Iterable, Iterator

from blogtui.layout.cells import SINGLE_CLASS, cell_width, take_cells
from blogtui.layout.lines import Line, Span
from blogtui.model.document import Inlines, Text

Row = tuple[int, int, bool]  # where it starts and ends in the text, and whether a soft hyphen ends it
Break = tuple[int, int, bool]  # where a row ends, where the next one starts, and whether a soft hyphen shows
Spans = tuple[Span, ...]

NARROWEST = 4  # cells: what any grapheme goes into

_SHY = "\u00ad"
_SPACES = re.compile(r"[ \t\f\v\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")
_ODD_SPACE = re.compile(r"[\t\f\v\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]|  ")
_CJK = "\u2e80-\u2fff\u3001-\u30ff\u3100-\u318f\u31a0-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_OPEN = "「『（【〈《〔［｛"
_CLOSE = "、。，．！？：；」』】〉》〕）］｝…‥ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_TAIL = "[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\u3099\u309a" + re.escape(_CLOSE) + "]*"
_NOT_SINGLE = re.compile(f"[^{SINGLE_CLASS}]")
_PIECE = re.compile(f"[ {_SHY}]|[{_OPEN}]*[{_CJK}]{_TAIL}|[^ {_SHY}{_CJK}]+{_TAIL}")


def wrap(text: Inlines, width: int, role: str = "text") -> list[Spans]:
    """`text` as rows of spans of at most `width` cells (four at least); no row where there is nothing to read."""
    return [line.spans for line in wrap_lines(text, width, role)]


def wrap_lines(text: Inlines, width: int, role: str = "text") -> list[Line]:
    """As `wrap`, with what stands between each row and the next in the source."""
    width = max(width, NARROWEST)
    lines: list[Line] = []
    for runs in _hard_lines(text):
        whole = "".join(run.text for run in runs)
        rows = list(break_rows(whole, width))
        if len(runs) == 1:
            run = runs[0]
            made: Iterable[Spans] = (
                (Span(_shown(whole[start:end], hyphen), role, run.marks, run.href, run.anchor, run.title),)
                for start, end, hyphen in rows
            )
        else:
            made = _cut_runs(runs, rows, role)
        nexts = [start for start, _end, _hyphen in rows[1:]]
        between = [
            " " if start > end and not hyphen else "" for (_s, end, hyphen), start in zip(rows, nexts, strict=False)
        ]
        lines += [
            Line(spans, ends=ends) if ends != "\n" else Line(spans)
            for spans, ends in zip(made, [*between, "\n"], strict=True)
        ]
    while lines and not lines[-1].spans:
        lines.pop()
    while lines and not lines[0].spans:
        lines.pop(0)
    return lines


def _shown(text: str, hyphen: bool) -> str:
    return text.replace(_SHY, "") + "-" * hyphen


def _hard_lines(text: Inlines) -> Iterator[list[Text]]:
    """The runs of each line the author broke, with white space as single spaces and none at the ends."""
    line: list[Text] = []
    for run in text:
        first, *others = run.text.split("\n") if "\n" in run.text else (run.text,)
        _append(line, run, first)
        for part in others:
            yield _trimmed(line)
            line = []
            _append(line, run, part)
    yield _trimmed(line)


def _append(line: list[Text], run: Text, part: str) -> None:
    if _ODD_SPACE.search(part):
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


def _cut_runs(runs: list[Text], rows: Iterable[Row], role: str) -> Iterator[Spans]:
    """The part of `runs` that stands in each row, as spans."""
    position, run_start = 0, 0
    for start, end, hyphen in rows:
        spans: list[Span] = []
        while position < len(runs) and run_start + len(runs[position].text) <= start:
            run_start += len(runs[position].text)
            position += 1
        here, at = position, run_start
        while here < len(runs) and at < end:
            run = runs[here]
            at_end = at + len(run.text)
            shown = _shown(run.text[max(start - at, 0) : end - at], hyphen and at_end >= end)
            if shown:
                spans.append(Span(shown, role, run.marks, run.href, run.anchor, run.title))
            here, at = here + 1, at_end
        yield tuple(spans)


def break_rows(text: str, width: int) -> Iterator[Row]:
    """Where the rows of `text` start and end; `text` has no newline and no two spaces together."""
    if not text:
        yield 0, 0, False
    start, odd = 0, -1
    while start < len(text):
        if odd < start:
            found = _NOT_SINGLE.search(text, start)
            odd = found.start() if found else len(text)
        simple = odd == len(text) or start + width < odd
        end, following, hyphen = (_simple_row if simple else _any_row)(text, start, width)
        yield start, end, hyphen
        start = following


def _simple_row(text: str, start: int, width: int) -> Break:
    """The row at `start` where each character takes one cell and only spaces break: one search."""
    if len(text) - start <= width:
        return len(text), len(text), False
    space = text.rfind(" ", start, start + width + 1)
    return (space, space + 1, False) if space > start else (start + width, start + width, False)


def _any_row(text: str, start: int, width: int) -> Break:
    """The row at `start` of any text: only as much of the rest is looked at as a row can need."""
    reach = 4 * width
    while True:
        end = min(len(text), start + reach)
        found = _row_within(text, start, end, width)
        if found is not None:
            return found
        if end == len(text):
            return end, end, False
        reach *= 4


def _row_within(text: str, start: int, end: int, width: int) -> Break | None:
    """The row at `start` by the last chance to break that fits; None when all up to `end` fits."""
    used = 0
    chance: Break | None = None
    after_piece = False
    for match in _PIECE.finditer(text, start, end):
        piece, at = match.group(), match.start()
        if piece == " ":
            chance, used, after_piece = (at, at + 1, False), used + 1, False
        elif piece == _SHY:
            if 0 < used < width:
                chance, after_piece = (at, at + 1, True), False
        else:
            if after_piece:
                chance = (at, at, False)
            used, after_piece = used + cell_width(piece), True
            if used > width:
                return chance or _cut(text, start, match.end(), width)
    return None


def _cut(text: str, start: int, end: int, width: int) -> Break:
    """A row of as much as fits of what nothing may break."""
    at = start + len(take_cells(text[start:end], width)[0])
    return at, at + (text[at : at + 1] == " "), False
