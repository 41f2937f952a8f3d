"""Blocks become lines: headings, lists, quotes, code and the rest.

Must never make a line wider than asked, nor leave out a word of the block.
"""

from dataclasses import replace
from typing import Any

from blogtui.i18n import gettext as _
from blogtui.layout.cells import cell_width, chop_cells
from blogtui.layout.lines import BLANK, Line, Span
from blogtui.layout.tables import lay_out_table
from blogtui.layout.wrap import wrap_lines
from blogtui.model.document import (
    Block,
    Blocks,
    Code,
    Definitions,
    Details,
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
    Text,
)
from blogtui.model.text import clean_line

NARROWEST_INSIDE = 10  # cells: what stands deeper than this leaves room for is not indented any more
_BULLETS = ("• ", "◦ ", "▪ ")
_BAR = Span("▌ ", "marker")
_HIGHEST_NUMBER = 1_000_000


def lay_out_block(block: Block, width: int, role: str = "text", depth: int = 0) -> list[Line]:
    """`block` as lines of at most `width` cells; `role` is the text's, `depth` how many lists it stands in."""
    match block:
        case Paragraph(text):
            return _lines(text, width, role)
        case Heading(level, text):
            level = min(max(level, 1), 6)
            return _begun(_lines(text, width, f"heading{level}"), heading=level)
        case Code():
            return _code(block, width)
        case Quote(blocks):
            return _quote(blocks, width, depth)
        case List():
            return _list(block, width, role, depth)
        case Definitions():
            return _definitions(block, width, role, depth)
        case Table():
            return lay_out_table(block, width, role)
        case Image():
            return _image(block, width)
        case Embed():
            return _hanging(Span("▶ ", "marker"), (Text(embed_name(block), href=block.href),), width, role)
        case Details(summary, blocks):
            return [*_hanging(Span("▾ ", "marker"), summary, width, role), *lay_out_blocks(blocks, width, role, depth)]
        case Place():
            return []
        case Rule():
            return [Line((Span(" " * ((width - 1) // 2), "rule"), Span("⁂", "rule")))]


def lay_out_blocks(blocks: Blocks, width: int, role: str = "text", depth: int = 0, tight: bool = False) -> list[Line]:
    """`blocks` one after the other, with a blank line between them unless `tight`."""
    lines: list[Line] = []
    names: tuple[str, ...] = ()
    for block in blocks:
        if isinstance(block, Place):
            names += block.names
            continue
        laid = lay_out_block(block, width, role, depth)
        if laid and names:
            laid, names = _begun(laid, places=names), ()
        if lines and laid and not tight:
            lines.append(BLANK)
        lines += laid
    return lines


def _lines(text: Inlines, width: int, role: str) -> list[Line]:
    return wrap_lines(text, width, role)


def _prefixed(lines: list[Line], first: Span, rest: Span) -> list[Line]:
    """`lines` behind `first` on the first and `rest` on the others; a blank line keeps only what is visible."""
    bare = (Span(rest.text.rstrip(), rest.role),) if rest.text.strip() else ()
    return [
        _behind((first if number == 0 else rest), line) if line.spans or number == 0 else Line(bare)
        for number, line in enumerate(lines)
    ]


def _behind(sign: Span, line: Line) -> Line:
    return Line((sign, *line.spans), line.places, line.heading, line.ends)


def _begun(lines: list[Line], **begins: Any) -> list[Line]:
    """`lines` whose first one tells what begins there."""
    return [replace(lines[0], **begins), *lines[1:]] if lines else lines


def _quote(blocks: Blocks, width: int, depth: int) -> list[Line]:
    if width - 2 < NARROWEST_INSIDE:
        return lay_out_blocks(blocks, width, "quote", depth)
    return _prefixed(lay_out_blocks(blocks, width - 2, "quote", depth), _BAR, _BAR)


def _list(block: List, width: int, role: str, depth: int) -> list[Line]:
    markers = list_markers(block, depth)
    indent = max((cell_width(marker) for marker in markers), default=0)
    tight = all(is_tight(item) for item in block.items)
    lines: list[Line] = []
    for marker, item in zip(markers, block.items, strict=True):
        if lines and not tight:
            lines.append(BLANK)
        sign = Span(marker.rjust(indent), "marker")
        if width - indent < NARROWEST_INSIDE:
            lines += [Line((sign,)), *lay_out_blocks(item, width, role, depth + 1, tight)]
            continue
        laid = lay_out_blocks(item, width - indent, role, depth + 1, tight) or [BLANK]
        lines += _prefixed(laid, sign, Span(" " * indent, "marker"))
    return lines


def list_markers(block: List, depth: int = 0) -> list[str]:
    """What stands before each item of a list that stands in `depth` others."""
    start = block.start if abs(block.start) < _HIGHEST_NUMBER else 1
    markers: list[str] = []
    for number in range(len(block.items)):
        check = block.checks[number] if number < len(block.checks) else None
        if check is not None:
            markers.append("☑ " if check else "☐ ")
        elif block.ordered:
            markers.append(f"{start + number}. ")
        else:
            markers.append(_BULLETS[min(depth, len(_BULLETS) - 1)])
    return markers


def is_tight(item: Blocks) -> bool:
    """Whether an item is a paragraph, alone or with lists under it, so that no blank line need set it off."""
    seen = (block for block in item if not isinstance(block, Place))
    return all(isinstance(block, List if number else Paragraph | List) for number, block in enumerate(seen))


def _definitions(block: Definitions, width: int, role: str, depth: int) -> list[Line]:
    indent = 2 if width - 2 >= NARROWEST_INSIDE else 0
    tight = all(is_tight(meaning) for _term, meaning in block.items)
    lines: list[Line] = []
    for term, meaning in block.items:
        if lines and not tight:
            lines.append(BLANK)
        lines += _lines(tuple(Text(run.text, run.marks | Mark.STRONG, run.href) for run in term), width, role)
        space = Span(" " * indent, role)
        lines += _prefixed(lay_out_blocks(meaning, width - indent, role, depth), space, space)
    return lines


def _code(block: Code, width: int) -> list[Line]:
    """Code as a block of one background: padded to the full width, long lines going on after a sign."""
    text = block.text.replace("\u00ad", "").strip("\n").rstrip()
    padding, sign = Span("  ", "code"), Span("↪ ", "sign")
    lines: list[Line] = []
    for row in text.split("\n") if text else ():
        first = padding
        for taken in chop_cells(row.expandtabs(4), width - 2):
            fill = " " * (width - 2 - cell_width(taken))
            lines.append(Line((first, Span(taken + fill, "code"))))
            first = sign
    return lines


def _hanging(sign: Span, text: Inlines, width: int, role: str) -> list[Line]:
    indent = cell_width(sign.text)
    return _prefixed(_lines(text, width - indent, role), sign, Span(" " * indent, sign.role))


def _image(image: Image, width: int) -> list[Line]:
    href = image.src if image.src.startswith("http") else image.href
    lines = _hanging(Span("▣ ", "image"), (Text(image_name(image), href=href),), width, "image")
    if plain(image.caption) == image.alt:
        return lines
    return lines + _lines(image.caption, width, "caption")


def plain(text: Inlines) -> str:
    """The words of `text`, without marks, on one line."""
    return clean_line("".join(run.text for run in text))


def image_name(image: Image) -> str:
    """What a picture is called: its text, else its file's name, else that it is a picture."""
    if image.alt:
        return image.alt
    if ":" in image.src and not image.src.startswith("http"):
        return _("Image")
    from urllib.parse import unquote

    path = image.src.split("?")[0].split("#")[0]
    return clean_line(unquote(path.rstrip("/").rsplit("/", 1)[-1]), 200) or _("Image")


def embed_name(embed: Embed) -> str:
    """What an embedded thing is called: its title, else its address, else its kind."""
    return embed.title or embed.href or embed.kind or _("Embedded")
