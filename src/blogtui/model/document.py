"""A post's content as blocks, the same for HTML and Markdown; made when shown, cleaned when made (S1, S3)."""

from dataclasses import dataclass
from enum import IntFlag

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
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A post's content, ready to be laid out at any width."""

    blocks: Blocks = ()
    language: str = ""
