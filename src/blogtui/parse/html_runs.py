"""Running text of a body: white space collapsed, equal runs merged, pictures told from words.

Must never lose a word of the author's, nor a picture that stands alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from blogtui.model.document import Block, Heading, Image, Inlines, Mark, Paragraph, Text
from blogtui.model.text import clean_text

_SPACE = re.compile(r"[ \t\n\f\r]+")
_PARAGRAPH_BREAK = 2  # as many line breaks in a row part paragraphs, as old blog engines write them
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_FROM_RIGHT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN_CODE = Mark.CODE | Mark.KBD


class Look(NamedTuple):
    """How words are set and where they lead; `marks` are those of `Mark`, as a number."""

    marks: int = 0
    href: str | None = None
    anchor: str = ""
    title: str = ""

    @property
    def is_literal(self) -> bool:
        """Whether nothing may be read into the words: they are a link's or code."""
        return bool(self.href or self.anchor or self.marks & _PLAIN_CODE)


PLAIN = Look()


class Voice(NamedTuple):
    """What a part of a body is written in: `language` where it differs from the document's, `direction` ltr or rtl,
    or "" where the first letter tells."""

    language: str = ""
    direction: str = ""


@dataclass(slots=True)
class Run:
    """Words set alike, in pieces until the paragraph ends: adding to one long string would take quadratic time."""

    words: list[str]
    look: Look

    @property
    def text(self) -> str:
        """The words as one text."""
        return "".join(self.words)


Piece = tuple[str, Look]
Finish = Callable[[str, Look], Sequence[Piece]]
"""What is still to be made of a run's words once all of them are there."""


@dataclass(slots=True)
class Runs:
    """The pieces of one paragraph while it is read."""

    pieces: list[Run | Image] = field(default_factory=list)

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Add words as they stand in the source; no-break spaces are kept."""
        if "  " in text or not text.isprintable():
            text = _SPACE.sub(" ", text)
            if not text.isprintable():
                text = clean_text(text)
        if text[:1] == " " and self._at_gap():
            text = text[1:]
        if text:
            self._put(text, look)

    def line_break(self) -> None:
        """Add a line break of the author's."""
        if not self.pieces:
            return
        last = self.pieces[-1]
        if isinstance(last, Run):
            last.words[-1] = last.words[-1].rstrip(" ")
            last.words.append("\n")
        else:
            self.pieces.append(Run(["\n"], PLAIN))

    def picture(self, image: Image) -> None:
        """Add a picture amid the words."""
        self.pieces.append(image)

    def take(self, level: int, voice: Voice, finish: Finish) -> list[Block]:
        """What was read, as paragraphs, pictures, or one heading of `level`; empty again afterwards."""
        pieces, self.pieces = self.pieces, []
        blocks: list[Block] = []
        for part in _parts(pieces, whole=level > 0):
            blocks += _blocks(part, level, voice, finish)
        return blocks

    def _at_gap(self) -> bool:
        if not self.pieces:
            return True
        last = self.pieces[-1]
        return isinstance(last, Run) and last.words[-1][-1:] in (" ", "\n")

    def _put(self, text: str, look: Look) -> None:
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Run) and (last.look is look or last.look == look):
            last.words.append(text)
        else:
            self.pieces.append(Run([text], look))


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
            parts[-1].append(Run([line], piece.look))
            breaks = (0 if words else breaks) + line.count("\n")
    return parts


def _blocks(pieces: list[Run | Image], level: int, voice: Voice, finish: Finish) -> list[Block]:
    if len(pieces) == 1 and isinstance(run := pieces[0], Run):
        return _words([run], level, voice, finish)
    pictures = [piece for piece in pieces if isinstance(piece, Image)]
    if not pictures:
        return _words([piece for piece in pieces if isinstance(piece, Run)], level, voice, finish)
    if not any(isinstance(piece, Run) and piece.text.strip() for piece in pieces):
        return list(pictures)
    blocks: list[Block] = []
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Run):
            runs.append(piece)
        elif piece.alt and (level or _is_word(piece)):
            runs.append(Run([piece.alt], Look(0, piece.href)))
        else:
            blocks += _words(runs, level, voice, finish)
            blocks.append(piece)
            runs = []
    return blocks + _words(runs, level, voice, finish)


_SMALL = 64  # pixels
_SHORT = 20  # characters
_PHOTOGRAPH = re.compile(r"\.(?:jpe?g|webp|avif|heic)(?:$|[?#])", re.IGNORECASE)


def _is_word(image: Image) -> bool:
    """Whether a picture amid words is read as one of them: a sign, a smiley, an icon; else it is seen by itself."""
    if size := max(image.width, image.height):
        return size <= _SMALL
    return len(image.alt) <= _SHORT and not _PHOTOGRAPH.search(image.src)


def _words(runs: list[Run], level: int, voice: Voice, finish: Finish) -> list[Block]:
    if len(runs) == 1:
        text = trimmed(finish(runs[0].text, runs[0].look))
    else:
        whole = _merged([(run.text, run.look) for run in runs])
        text = trimmed([piece for words, look in whole for piece in finish(words, look)])
    if not any(run.text.strip() for run in text):
        return []
    rtl = voice.direction == "rtl" or (not voice.direction and is_from_right(text))
    return [Heading(level, text, voice.language, rtl) if level else Paragraph(text, voice.language, rtl)]


def is_from_right(text: Inlines) -> bool:
    """Whether the first letter of `text` belongs to a script that is written from right to left."""
    for run in text:
        if found := _LETTER.search(run.text):
            return _FROM_RIGHT.match(found[0]) is not None
    return False


def trimmed(pieces: Iterable[Piece]) -> Inlines:
    """`pieces` as runs, without white space at the ends, neighbours set alike as one."""
    if isinstance(pieces, tuple) and len(pieces) == 1:
        ((text, look),) = pieces
        return (_run(text, look),) if (text := text.strip(" \n")) else ()
    merged = _merged(pieces)
    first, last = 0, len(merged)
    while first < last and not merged[first][0].strip(" \n"):
        first += 1
    while last > first and not merged[last - 1][0].strip(" \n"):
        last -= 1
    if first == last:
        return ()
    if last - first == 1:
        text, look = merged[first]
        return (_run(text.strip(" \n"), look),)
    return (
        _run(merged[first][0].lstrip(" \n"), merged[first][1]),
        *(_run(text, look) for text, look in merged[first + 1 : last - 1]),
        _run(merged[last - 1][0].rstrip(" \n"), merged[last - 1][1]),
    )


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """`pieces` that say something, neighbours that are set alike as one."""
    merged: list[Piece] = []
    same: list[str] = []
    before: Look | None = None
    for text, look in pieces:
        if not text:
            continue
        if before is not None and (look is before or look == before):
            same.append(text)
            continue
        if before is not None:
            merged.append(("".join(same), before))
        same, before = [text], look
    if before is not None:
        merged.append(("".join(same), before))
    return merged


def _run(text: str, look: Look) -> Text:
    return Text(text, _marks(look.marks), look.href, look.anchor, look.title)


@cache
def _marks(number: int) -> Mark:
    return Mark(number)


def pieces_of(text: Inlines) -> Iterator[Piece]:
    """`text` as pieces again, to be put among others."""
    return ((run.text, Look(int(run.marks), run.href, run.anchor, run.title)) for run in text)
