"""Runs of text become rows of spans, each within a width: greedy, at spaces first.

Must never lose or reorder a letter; only white space and soft hyphens may go.
"""

import re
from collections.abc import Iterator

from blogtui.layout.cells import cell_width, is_single, take_cells
from blogtui.layout.lines import Span
from blogtui.model.document import Inlines, Text

Row = tuple[int, int, bool]  # where it starts and ends in the text, and whether a soft hyphen ends it
Spans = tuple[Span, ...]

NARROWEST = 4  # cells: what any grapheme goes into

_SHY = "\u00ad"
_SPACES = re.compile(r"[ \t\f\v\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")
_ODD_SPACE = re.compile(r"[\t\f\v\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]|  ")
_CJK = "\u2e80-\u2fff\u3001-\u30ff\u3100-\u318f\u31a0-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_OPEN = "「『（【〈《〔［｛"
_CLOSE = "、。，．！？：；」』】〉》〕）］｝…‥ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_TAIL = "[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\u3099\u309a" + re.escape(_CLOSE) + "]*"
_PIECE = re.compile(f"[ {_SHY}]|[{_OPEN}]*[{_CJK}]{_TAIL}|[^ {_SHY}{_CJK}]+{_TAIL}")


def wrap(text: Inlines, width: int, role: str = "text") -> list[Spans]:
    """`text` as rows of spans of at most `width` cells (four at least); no row where there is nothing to read."""
    width = max(width, NARROWEST)
    rows: list[Spans] = []
    for runs in _hard_lines(text):
        whole = "".join(run.text for run in runs)
        if len(runs) == 1:
            marks, href = runs[0].marks, runs[0].href
            for start, end, hyphen in break_rows(whole, width):
                rows.append((Span(_shown(whole[start:end], hyphen), role, marks, href),))
        else:
            rows += _cut_runs(runs, break_rows(whole, width), role)
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    return rows


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
    line.append(run if part == run.text else Text(part, run.marks, run.href))


def _trimmed(line: list[Text]) -> list[Text]:
    if line and line[-1].text[-1] == " ":
        last = line.pop()
        if last.text != " ":
            line.append(Text(last.text[:-1], last.marks, last.href))
    return line


def _cut_runs(runs: list[Text], rows: Iterator[Row], role: str) -> Iterator[Spans]:
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
                spans.append(Span(shown, role, run.marks, run.href))
            here, at = here + 1, at_end
        yield tuple(spans)


def break_rows(text: str, width: int) -> Iterator[Row]:
    """Where the rows of `text` start and end; `text` has no newline and no two spaces together."""
    return _break_single(text, width) if is_single(text) else _break_any(text, width)


def _break_single(text: str, width: int) -> Iterator[Row]:
    """As `break_rows` where each character takes one cell and only spaces break: one search a row."""
    start, length = 0, len(text)
    if not text:
        yield 0, 0, False
    while start < length:
        if length - start <= width:
            yield start, length, False
            return
        space = text.rfind(" ", start, start + width + 1)
        if space > start:
            yield start, space, False
            start = space + 1
        else:
            yield start, start + width, False
            start += width


def _break_any(text: str, width: int) -> Iterator[Row]:
    start = used = 0
    chance: tuple[int, int, bool] | None = None  # where this row may end, where the next starts, with a hyphen?
    after_piece = False
    for match in _PIECE.finditer(text):
        piece, at = match.group(), match.start()
        if piece == " ":
            chance, used, after_piece = (at, at + 1, False), used + 1, False
            continue
        if piece == _SHY:
            if used < width:
                chance, after_piece = (at, at + 1, True), False
            continue
        if after_piece:
            chance = (at, at, False)
        after_piece = True
        used += cell_width(piece)
        if used > width and chance is not None:
            yield start, chance[0], chance[2]
            start, chance = chance[1], None
            used = _cells(text[start : match.end()])
        while used > width:
            taken, rest = take_cells(text[start : match.end()], width)
            yield start, start + len(taken), False
            start, used = start + len(taken), _cells(rest)
    if start < len(text) or not text:
        yield start, len(text), False


def _cells(text: str) -> int:
    return cell_width(text.replace(_SHY, ""))
