"""A post's content as blocks, the same for HTML and Markdown; made when shown, cleaned when made (S1, S3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntFlag
from threading import Lock
from typing import overload

from blogtui.model.text import clean_line, clean_text, safe_url


class Mark(IntFlag):
    """How a run of text is set; marks combine."""

    NONE = 0
    STRONG = 1
    EM = 2
    CODE = 4
    STRIKE = 8
    UNDERLINE = 16
    HIGHLIGHT = 32
    SMALL = 64
    SUB = 128
    SUP = 256


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text; `"\\n"` in it is a line break the author made. `href` is a safe address or None."""

    text: str
    marks: Mark = Mark.NONE
    href: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_text(self.text))
        if self.href is not None:
            object.__setattr__(self, "href", safe_url(self.href))


Inlines = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    language: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_text(self.text))
        object.__setattr__(self, "language", clean_line(self.language, 40))


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class List:
    """`items` are blocks each; `start` is the first number where `ordered`; `checks` a task list's boxes."""

    items: "tuple[Blocks, ...]"
    ordered: bool = False
    start: int = 1
    checks: tuple[bool | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and what they mean."""

    items: "tuple[tuple[Inlines, Blocks], ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` of cells; the first `header` rows are headings."""

    rows: tuple[tuple[Inlines, ...], ...]
    header: int = 0
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `src` is a safe address, or a bare file name where only that is known; `href` what it links to."""

    src: str
    alt: str = ""
    caption: Inlines = ()
    href: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "src", safe_url(self.src) or clean_line(self.src, 300))
        object.__setattr__(self, "alt", clean_line(self.alt, 2_000))
        object.__setattr__(self, "href", safe_url(self.href))


@dataclass(frozen=True, slots=True)
class Embed:
    """Something a terminal cannot play: a frame, a film, a sound; shown as a named link."""

    kind: str
    title: str
    href: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean_line(self.title, 300))
        object.__setattr__(self, "href", safe_url(self.href))


@dataclass(frozen=True, slots=True)
class Rule:
    """A change of subject."""


Block = Heading | Paragraph | Code | Quote | List | Definitions | Table | Image | Embed | Rule
Blocks = Sequence[Block]


class LazyBlocks(Sequence[Block]):
    """Blocks that are read from their source when they are asked for, once; equal to any sequence of the same ones.

    Several threads may ask: the one that lays a page out, and whoever looks for something in the whole.
    """

    def __init__(self, source: Iterator[Block]) -> None:
        self._source: Iterator[Block] | None = source
        self._read: list[Block] = []
        self._turn = Lock()

    def _reach(self, number: int | None) -> None:
        """Read on until block `number` stands, None for all."""
        with self._turn:
            while self._source is not None and (number is None or len(self._read) <= number):
                block = next(self._source, None)
                if block is None:
                    self._source = None
                else:
                    self._read.append(block)

    def __iter__(self) -> Iterator[Block]:
        number = 0
        while True:
            if number >= len(self._read):
                self._reach(number)
                if number >= len(self._read):
                    return
            yield self._read[number]
            number += 1

    def __len__(self) -> int:
        self._reach(None)
        return len(self._read)

    def __bool__(self) -> bool:
        self._reach(0)
        return bool(self._read)

    @overload
    def __getitem__(self, place: int) -> Block: ...
    @overload
    def __getitem__(self, place: slice) -> list[Block]: ...
    def __getitem__(self, place: int | slice) -> Block | list[Block]:
        self._reach(place if isinstance(place, int) and place >= 0 else None)
        return self._read[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Document:
    """A post's content, ready to be laid out at any width."""

    blocks: Blocks = ()
    language: str = ""
