"""Running text of an HTML body: white space collapsed, equal runs merged, pictures told from words.

Must never lose a word of the author's, nor a picture that stands alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from blogtui.model.document import Block, Heading, Image, Inlines, Mark, Paragraph, Text
from blogtui.model.text import clean_text

_SPACE = re.compile(r"[ \t\n\f\r]+")
_PARAGRAPH_BREAK = 2  # as many line breaks in a row part paragraphs, as old blog engines write them


@dataclass(slots=True)
class Run:
    """Words set alike, in pieces until the paragraph ends: adding to one long string would take quadratic time."""

    words: list[str]
    marks: Mark
    href: str | None

    @property
    def text(self) -> str:
        """The words as one text."""
        return "".join(self.words)


@dataclass(slots=True)
class Runs:
    """The pieces of one paragraph while it is read."""

    pieces: list[Run | Image] = field(default_factory=list)

    def add(self, text: str, marks: Mark = Mark.NONE, href: str | None = None) -> None:
        """Add words as they stand in the source; no-break spaces are kept."""
        if "  " in text or not text.isprintable():
            text = clean_text(_SPACE.sub(" ", text))
        elif not text.isascii():
            text = clean_text(text)
        if text[:1] == " " and self._at_gap():
            text = text[1:]
        if text:
            self._put(text, marks, href)

    def line_break(self) -> None:
        """Add a line break of the author's."""
        if not self.pieces:
            return
        last = self.pieces[-1]
        if isinstance(last, Run):
            last.words[-1] = last.words[-1].rstrip(" ")
            last.words.append("\n")
        else:
            self.pieces.append(Run(["\n"], Mark.NONE, None))

    def picture(self, image: Image) -> None:
        """Add a picture amid the words."""
        self.pieces.append(image)

    def take(self, level: int = 0) -> list[Block]:
        """What was read, as paragraphs, pictures, or one heading of `level`; empty again afterwards."""
        pieces, self.pieces = self.pieces, []
        blocks: list[Block] = []
        for part in _parts(pieces, whole=level > 0):
            blocks += _blocks(part, level)
        return blocks

    def _at_gap(self) -> bool:
        if not self.pieces:
            return True
        last = self.pieces[-1]
        return isinstance(last, Run) and last.words[-1][-1:] in (" ", "\n")

    def _put(self, text: str, marks: Mark, href: str | None) -> None:
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Run) and last.marks == marks and last.href == href:
            last.words.append(text)
        else:
            self.pieces.append(Run([text], marks, href))


def _parts(pieces: list[Run | Image], whole: bool) -> list[list[Run | Image]]:
    """`pieces` parted where two or more line breaks meet; undivided where `whole`."""
    if whole or not any("\n" in piece.words for piece in pieces if isinstance(piece, Run)):
        return [pieces]
    parts: list[list[Run | Image]] = [[]]
    breaks = 0
    for piece in pieces:
        if isinstance(piece, Image):
            parts[-1].append(piece)
            breaks = 0
            continue
        text = piece.text
        for line in text.splitlines(keepends=True) if "\n" in text else (text,):
            words = line.strip()
            if words and breaks >= _PARAGRAPH_BREAK:
                parts.append([])
            parts[-1].append(Run([line], piece.marks, piece.href))
            breaks = (0 if words else breaks) + line.count("\n")
    return parts


def _blocks(pieces: list[Run | Image], level: int) -> list[Block]:
    pictures = [piece for piece in pieces if isinstance(piece, Image)]
    if not pictures:
        return _words([piece for piece in pieces if isinstance(piece, Run)], level)
    if not any(isinstance(piece, Run) and piece.text.strip() for piece in pieces):
        return list(pictures)
    blocks: list[Block] = []
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Run):
            runs.append(piece)
        elif piece.alt:
            runs.append(Run([piece.alt], Mark.NONE, piece.href))
        else:
            blocks += _words(runs, level)
            blocks.append(piece)
            runs = []
    return blocks + _words(runs, level)


def _words(runs: list[Run], level: int) -> list[Block]:
    text = trimmed((run.text, run.marks, run.href) for run in runs)
    if not any(run.text.strip() for run in text):
        return []
    return [Heading(level, text) if level else Paragraph(text)]


def trimmed(runs: Iterable[tuple[str, Mark, str | None]]) -> Inlines:
    """`runs` without white space at the ends, neighbours set alike as one."""
    runs = [run for run in runs if run[0]]
    if len(runs) == 1:
        ((text, marks, href),) = runs
        return (Text(text, marks, href),) if (text := text.strip(" \n")) else ()
    merged = [
        ("".join(run[0] for run in group), marks, href) for (marks, href), group in groupby(runs, key=itemgetter(1, 2))
    ]
    first, last = 0, len(merged)
    while first < last and not merged[first][0].strip(" \n"):
        first += 1
    while last > first and not merged[last - 1][0].strip(" \n"):
        last -= 1
    result = []
    for index in range(first, last):
        text, marks, href = merged[index]
        text = text.lstrip(" \n") if index == first else text
        text = text.rstrip(" \n") if index == last - 1 else text
        result.append(Text(text, marks, href))
    return tuple(result)
