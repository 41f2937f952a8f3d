"""A document as plain text, as text for a terminal, and its links, pictures and headings.

Must never let a control code through, nor invent a word that is not in the document.
"""

from collections.abc import Iterable
from itertools import groupby

from blogtui.layout.blocks import is_tight
from blogtui.layout.lines import Line, Span
from blogtui.layout.names import embed_name, image_name, plain
from blogtui.model.document import (
    Block,
    Blocks,
    Code,
    Definitions,
    Details,
    Document,
    Embed,
    Heading,
    Image,
    Inlines,
    List,
    Mark,
    Paragraph,
    Place,
    Quote,
    Rule,
    Table,
)
from blogtui.model.text import clean_text
from blogtui.model.walk import walk

_SHY = "\u00ad"


def one_line(text: Inlines) -> str:
    """The words of `text` on one line, without the soft hyphens that were for showing only (L8)."""
    return plain(text).replace(_SHY, "")


def as_text(document: Document) -> str:
    """Plain text: a paragraph is one line, blocks stand a blank line apart, pictures by their text alone."""
    return _joined(document.blocks)


def _joined(blocks: Blocks, between: str = "\n\n") -> str:
    return between.join(text for block in blocks if (text := _text_of(block)))


def _text_of(block: Block) -> str:
    match block:
        case Paragraph(text) | Heading(_, text):
            return one_line(text)
        case Code(text):
            return text.replace(_SHY, "").strip("\n")
        case Quote(blocks):
            return prefixed(_joined(blocks), "> ", "> ")
        case List():
            return _list(block)
        case Definitions(items):
            return "\n".join(
                f"{one_line(term)}\n{prefixed(_joined(meaning), '  ', '  ')}".rstrip() for term, meaning in items
            )
        case Table(rows, _, caption):
            lines = [" | ".join(one_line(cell) for cell in row) for row in rows]
            return "\n".join(filter(None, [*lines, one_line(caption)]))
        case Image(_, alt, caption):
            words = one_line(caption)
            return "\n".join(filter(None, [alt if alt != words else "", words]))
        case Embed():
            return embed_name(block) if block.href in (None, embed_name(block)) else _embed(block)
        case Details(summary, blocks):
            return "\n\n".join(filter(None, [one_line(summary), _joined(blocks)]))
        case Place():
            return ""
        case Rule():
            return "* * *"


def _embed(block: Embed) -> str:
    return f"{embed_name(block)}: {block.href}"


def _list(block: List) -> str:
    tight = all(is_tight(item) for item in block.items)
    between = "\n" if tight else "\n\n"
    return between.join(
        prefixed(_joined(item, between), marker, " " * len(marker)).rstrip()
        for marker, item in zip(item_markers(block), block.items, strict=True)
    )


def item_markers(block: List) -> list[str]:
    """What stands before each item where only ASCII may: `- `, `1. `, `- [x] `."""
    start = block.start if 0 <= block.start < 10**8 else 1
    markers = []
    for number in range(len(block.items)):
        check = block.checks[number] if number < len(block.checks) else None
        box = "" if check is None else "[x] " if check else "[ ] "
        markers.append(f"{start + number}. {box}" if block.ordered else f"- {box}")
    return markers


def prefixed(text: str, first: str, rest: str) -> str:
    """Each line of `text` behind `first` or `rest`; lines of white space alone only if the prefix shows."""
    lines = text.split("\n")
    return "\n".join(
        (first if number == 0 else rest if line else rest.rstrip()) + line for number, line in enumerate(lines)
    )


def links_of(document: Document) -> list[tuple[str, str]]:
    """Every link as its words and its address, in the order of reading; one link of many looks is one."""
    links: list[tuple[str, str]] = []
    for part in walk(document.blocks):
        if isinstance(part, tuple):
            for href, runs in groupby(part, key=lambda run: run.href):
                if href:
                    links.append((one_line(tuple(runs)) or href, href))
        elif isinstance(part, Image) and part.href:
            links.append((image_name(part), part.href))
        elif isinstance(part, Embed) and part.href:
            links.append((embed_name(part), part.href))
    return links


def images_of(document: Document) -> list[tuple[str, str]]:
    """Every picture with a web address, as its text and that address."""
    return [(part.alt, part.src) for part in walk(document.blocks) if isinstance(part, Image) and on_web(part.src)]


def on_web(url: str) -> bool:
    """Whether `url` is a whole web address rather than a bare file name."""
    return url.startswith(("http://", "https://"))


def headings_of(document: Document) -> list[tuple[int, str]]:
    """Every heading as its level and its words."""
    return [(part.level, one_line(part.text)) for part in walk(document.blocks) if isinstance(part, Heading)]


_MARK_CODES = ((Mark.STRONG, "1"), (Mark.SMALL, "2"), (Mark.EM, "3"), (Mark.UNDERLINE, "4"), (Mark.STRIKE, "9"))
_ROLE_CODES = {
    "quote": "3", "caption": "3", "table-head": "1", "rule": "2", "table": "2", "sign": "2", "meta": "2",
    "heading-rule": "2", "bar": "2", "source": "2", "summary": "1", "code-sign": "2", "code-comment": "2",
    "code-keyword": "1", "chart": "36", "chart-unread": "33",
}  # fmt: skip


def as_terminal(lines: Iterable[Line], colour: bool) -> str:
    """Laid-out lines for a terminal's standard output; bold, italic, underlined and dim only where `colour`."""
    rows = ("".join(_painted(span, colour) for span in line.spans) for line in lines)
    return "".join((row if colour else row.rstrip()) + "\n" for row in rows)


def _painted(span: Span, colour: bool) -> str:
    text = guarded(span.text)
    codes = dict.fromkeys(code for mark, code in _MARK_CODES if span.marks & mark)
    if span.role in _ROLE_CODES:
        codes[_ROLE_CODES[span.role]] = None
    if span.role.startswith("heading") and span.role not in _ROLE_CODES:
        codes["1"] = None
    if span.href:
        codes["4"] = None
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if colour and codes and text.strip() else text


def guarded(text: str) -> str:
    """`text` without anything a terminal would obey: the last check (S1)."""
    return text if text.isprintable() else clean_text(text).replace("\n", " ").replace("\t", " ")
