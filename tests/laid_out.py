"""Laid-out lines read back as words, and held against the words that another reading of their source has found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from blogtui.layout.lines import DRAWN, HYPHEN, LEADS, Line, Span
from blogtui.model.document import Mark
from visible_text import ANYTHING, Word, script_free, words_in

_SMALL = int(Mark.SUB | Mark.SUP)
_PLAYS = "▶ "
_BETWEEN_ROWS = "┈"
_RULE = re.compile(r"^[▌ ]*[─┈┼┴┬├┤│ ]*[─┈][─┈┼┴┬├┤│ ]*$")
_SIGN = re.compile(r"[•☑☐▣\ufffc]|-?\d+\.")
_AHEAD = 3  # words that must agree for two readings to be level again
_REACH = 240  # words in which they are looked for first
_FORMULA = 600  # words that may stand for one ANYTHING


def shown_words(lines: Sequence[Line], told: Sequence[Word] = (), *, whole: bool = False) -> list[str]:
    """The words of `lines`, without what layout drew itself and the names of what plays.

    A table's cells are read one after the other; where its rows cannot be told from its lines, as `told` has them. Each
    line is tried as a row first; with `whole`, all lines between two rules.
    """
    all_told = _joined(word.text for word in told)
    parts: list[str] = []
    table: list[Line] = []
    playing = False
    for line in lines:
        if any(span.role == "table" for span in line.spans):
            table.append(line)
            continue
        if table:
            parts += _table(table, all_told, whole)
            table = []
        playing = playing or any(span.role == "sign" and span.text == _PLAYS for span in line.spans)
        if not playing:
            parts.append(_said(line.spans, line.ends))
        elif line.ends == "\n":
            playing = False
    if table:
        parts += _table(table, all_told, whole)
    return words_in("".join(parts))


def _said(spans: Sequence[Span], ends: str) -> str:
    text = "".join(
        script_free(span.text) if int(span.marks) & _SMALL else span.text
        for span in spans
        if span.role not in DRAWN and span.role != "source"
    )
    return text.removesuffix("-") if ends == HYPHEN else text + ends


def _table(lines: Sequence[Line], told: str, whole: bool) -> Iterator[str]:
    """The cells of the rows of a table that stands in columns."""
    chunk: list[Line] = []
    ruled = any(_BETWEEN_ROWS in line.text for line in lines)
    for line in (*lines, None):
        if line is not None and not _RULE.search(line.text):
            chunk.append(line)
            continue
        ways = (_cells(chunk), "".join(_cells([row]) for row in chunk))
        first, second = ways if ruled or whole else ways[::-1]
        yield first if ruled or _joined(words_in(first)) in told else second
        chunk = []


def _joined(words: Iterable[str]) -> str:
    """`words` as one text, without the signs that stand for a list or a picture in a cell."""
    return f" {' '.join(word for word in words if not _SIGN.fullmatch(word))} "


def _cells(row: Sequence[Line]) -> str:
    """The words of a row's cells, from left to right, each to its end."""
    cells: dict[int, list[str]] = {}
    for line in row:
        at = column = 0
        for span in line.spans:
            if span.role == "table":
                column = at + len(span.text)
            elif span.role not in LEADS:
                cells.setdefault(column, []).append(_said((span,), ""))
            at += _cell_width(span.text)
        for parts in cells.values():
            parts.append(" ")
    return "".join("".join(cells[column]) for column in sorted(cells)) + "\n"


def _cell_width(text: str) -> int:
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)


class Difference(NamedTuple):
    """Words that were `told` and stand otherwise, or not at all, in what is `shown`."""

    told: tuple[str, ...]
    shown: tuple[str, ...]


def differences(told: Sequence[Word], shown: Sequence[str]) -> list[Difference]:
    """Where the words that must be shown and those that are differ, in order."""
    if [word.text for word in told if word.kind != "may"] == list(shown):
        return []
    return list(_Comparison(told, shown).run())


def differences_in(told: Sequence[Word], lines: Sequence[Line]) -> list[Difference]:
    """As `differences`, of laid-out lines; none where some way to tell a table's rows shows none."""
    ways = (differences(told, shown_words(lines, told, whole=whole)) for whole in (False, True))
    return min(ways, key=len)


class _Comparison:
    def __init__(self, told: Sequence[Word], shown: Sequence[str]) -> None:
        self._told, self._shown = told, shown
        self._i = self._j = 0

    def run(self) -> Iterator[Difference]:
        told, shown = self._told, self._shown
        while self._i < len(told):
            word = told[self._i]
            if word is ANYTHING:
                self._pass_anything()
            elif word.kind == "may":
                self._pass_optional(word)
            elif self._j < len(shown) and shown[self._j] == word.text:
                self._i, self._j = self._i + 1, self._j + 1
            else:
                yield from self._differs()
        if self._j < len(shown):
            yield Difference((), tuple(shown[self._j :]))

    def _ahead(self, start: int) -> list[str]:
        """The next words that must be shown, one after the other."""
        words: list[str] = []
        for word in islice(self._told, start, start + _FORMULA):
            if len(words) == _AHEAD or (words and word is ANYTHING):
                break
            if word.kind != "may":
                words.append(word.text)
        return words

    def _pass_optional(self, word: Word) -> None:
        is_shown = self._shown[self._j : self._j + 1] == [word.text]
        if is_shown and not self._follows():
            self._j += 1
        self._i += 1

    def _follows(self) -> bool:
        """Whether the next words that must be shown stand here, with or without those that may be among them.

        So a list's optional number is told from a text that begins with that very number.
        """
        at, wanted = {self._j}, _AHEAD
        for word in islice(self._told, self._i + 1, self._i + 1 + _FORMULA):
            if not wanted or not at or (wanted < _AHEAD and word is ANYTHING):
                return bool(at) and wanted < _AHEAD
            passed = {place + 1 for place in at if self._shown[place : place + 1] == [word.text]}
            at = at | passed if word.kind == "may" else passed
            wanted -= word.kind != "may"
        return wanted < _AHEAD and (len(self._shown) in at if wanted else bool(at))

    def _pass_anything(self) -> None:
        self._i += 1
        ahead = self._ahead(self._i)
        if not ahead:
            self._j = min(len(self._shown), self._j + _FORMULA)
            return
        for skipped in (0, 1):
            wanted = ahead[skipped:]
            for at in range(self._j, min(len(self._shown), self._j + _FORMULA)):
                if wanted and list(self._shown[at : at + len(wanted)]) == wanted:
                    if not skipped:
                        self._j = at
                        return
                    if at > self._j and self._shown[at - 1].endswith(ahead[0]):
                        while self._told[self._i].kind == "may":
                            self._i += 1
                        self._i, self._j = self._i + 1, at
                        return

    def _differs(self) -> Iterator[Difference]:
        """The words up to where both readings are level again; nothing where a picture or formula explains them."""
        i, j, reach = self._i, self._j, _REACH
        while True:
            ours, theirs = self._told[i : i + reach], self._shown[j : j + reach]
            matcher = SequenceMatcher(None, [word.text for word in ours], theirs, autojunk=False)
            least = min(_AHEAD, len(ours), len(theirs))
            level = next((match for match in matcher.get_matching_blocks() if match.size >= least), None)
            whole = reach >= max(len(self._told) - i, len(self._shown) - j)
            if (level is not None and level.size) or whole:
                break
            reach *= 4
        if level is None or not level.size:
            self._i, self._j = len(self._told), len(self._shown)
        else:
            self._i, self._j = i + level.a, j + level.b
        passed = self._told[i : self._i]
        if not self._explained(passed, self._shown[j : self._j], i):
            yield Difference(tuple(word.text for word in passed if word.kind != "may"), tuple(self._shown[j : self._j]))

    def _explained(self, told: Sequence[Word], shown: Sequence[str], start: int) -> bool:
        """Whether only what may be there, or may be said in other words, or may be glued to a picture, differs."""
        must = [word.text for word in told if word.kind != "may"]
        if not must and not shown:
            return True
        before, after = self._told[max(0, start - 1) : start], self._told[start + len(told) : start + len(told) + 1]
        around = (*before, *told, *after)
        if any(word.kind == "may" for word in around):
            pattern = "".join(_pattern(word) for word in around if word in told or word.kind == "may")
            return re.fullmatch(re.sub(r"(?:\.\*)+", ".*", pattern), "".join(shown)) is not None
        return any(word.kind == "picture" for word in around) and "".join(must) == "".join(shown)


def _pattern(word: Word) -> str:
    if word is ANYTHING:
        return ".*"
    return f"(?:{re.escape(word.text)})?" if word.kind == "may" else re.escape(word.text)
