"""A post's content as blocks, the same for HTML and Markdown; made when shown, cleaned when made (S1, S3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntFlag
from threading import Lock
from typing import Any, Literal, overload

from blogtui.model.text import clean_line, clean_text, safe_url

NAME = 300
LOADED_FROM = ("data:", "file:")
MOST_LOADED = 12 * 2**20  # characters: 8 MB of picture written in base 64, and some


def _set(value: Any, **fields: Any) -> None:
    for name, content in fields.items():
        object.__setattr__(value, name, content)


class Mark(IntFlag):
    """How a run of text is set; marks combine. ADDED and GONE are ours: what came and went when a post was edited."""

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
    KBD = 512
    ADDED = 1024
    GONE = 2048


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text; `"\\n"` in it is a line break the author made.

    `href` is a safe address or None, `anchor` the name of a place in the same document that it leads to, `title`
    what an abbreviation stands for.
    """

    text: str
    marks: Mark = Mark.NONE
    href: str | None = None
    anchor: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        _set(self, text=clean_text(self.text))
        if self.href is not None:
            _set(self, href=safe_url(self.href))
        if self.anchor or self.title:
            _set(self, anchor=clean_line(self.anchor, NAME), title=clean_line(self.title, NAME))


Inlines = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 6; `language` and `rtl` where they differ from the document's."""

    level: int
    text: Inlines
    language: str = ""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `language` and `rtl` (written from right to left) where they differ from the document's."""

    text: Inlines
    language: str = ""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Source text, its white space as it stands; `language` as the author named it, "" for none."""

    text: str
    language: str = ""

    def __post_init__(self) -> None:
        _set(self, text=clean_text(self.text), language=clean_line(self.language, 40))


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said; `source` is the address that the author gives for it."""

    blocks: "Blocks"
    source: str | None = None

    def __post_init__(self) -> None:
        _set(self, source=safe_url(self.source))


ListStyle = Literal["1", "a", "A", "i", "I"]


@dataclass(frozen=True, slots=True)
class List:
    """`items` are blocks each; `start` is the first number where `ordered`; `checks` a task list's boxes.

    `style` is HTML's `type` of an ordered list, `step` -1 where it counts down.
    """

    items: "tuple[Blocks, ...]"
    ordered: bool = False
    start: int = 1
    checks: tuple[bool | None, ...] = ()
    style: ListStyle = "1"
    step: int = 1


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and what they mean."""

    items: "tuple[tuple[Inlines, Blocks], ...]"


@dataclass(frozen=True, slots=True)
class Covers:
    """A table's cell at `row` and `column` (from 0) reaches over so many `columns` and `rows`, its own among them."""

    row: int
    column: int
    columns: int = 1
    rows: int = 1


Align = Literal["", "left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` of cells; the first `header` rows are headings. `aligns` has a value a column, "" where none is told.

    A cell that another one covers is empty; `covers` tells which reach further than themselves.
    """

    rows: tuple[tuple[Inlines, ...], ...]
    header: int = 0
    caption: Inlines = ()
    aligns: tuple[Align, ...] = ()
    covers: tuple[Covers, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `src` is a safe address, or a bare file name where only that is known; `href` what it links to.

    `load` is where its bytes come from when that is not `src`: a `data:` or `file:` address, never shown or opened.
    `width` and `height` are pixels as the author tells them, 0 where unknown.
    """

    src: str
    alt: str = ""
    caption: Inlines = ()
    href: str | None = None
    load: str = ""
    width: int = 0
    height: int = 0

    def __post_init__(self) -> None:
        _set(
            self,
            src=safe_url(self.src) or clean_line(self.src, NAME),
            alt=clean_line(self.alt, 2_000),
            href=safe_url(self.href),
            load=self.load if self.load[:5].lower() in LOADED_FROM and len(self.load) <= MOST_LOADED else "",
        )


@dataclass(frozen=True, slots=True)
class Embed:
    """Something a terminal cannot play: a frame, a film, a sound; shown as a named link.

    `kind` is the element's name, `site` the host it comes from, `length` how long it plays, in seconds, 0 unknown.
    """

    kind: str
    title: str
    href: str | None = None
    site: str = ""
    length: int = 0

    def __post_init__(self) -> None:
        _set(self, title=clean_line(self.title, NAME), href=safe_url(self.href), site=clean_line(self.site, 100))


@dataclass(frozen=True, slots=True)
class Details:
    """A part that folds under its `summary`; `is_open` as the author left it."""

    summary: Inlines
    blocks: "Blocks"
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Nothing to see: the blocks after it can be led to by any of `names`."""

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        _set(self, names=tuple(name for text in self.names if (name := clean_line(text, NAME))))


@dataclass(frozen=True, slots=True)
class Rule:
    """A change of subject."""


Block = Heading | Paragraph | Code | Quote | List | Definitions | Table | Image | Embed | Details | Place | Rule
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
    """A post's content, ready to be laid out at any width; `language` a tag like `sv`, "" where unknown."""

    blocks: Blocks = ()
    language: str = ""
    rtl: bool = False
