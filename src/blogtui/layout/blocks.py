"""Blocks become lines: headings, lists, quotes and all that stands in them, one line at a time.

Must never make a line wider than asked, nor leave out a word of the block.
"""

from collections.abc import Callable, Iterator
from typing import Any

from blogtui.layout.cells import cell_width
from blogtui.layout.code import lay_out_code
from blogtui.layout.column import Column
from blogtui.layout.figures import hanging, indented, lay_out_embed, lay_out_image
from blogtui.layout.lines import BLANK, Line, Span
from blogtui.layout.markers import list_markers
from blogtui.layout.names import shown_address
from blogtui.layout.notes import within
from blogtui.layout.tables import lay_out_table, row_width
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

_BAR = Span("▌ ", "bar")
_OPEN, _FOLDED = Span("▾ ", "sign"), Span("▸ ", "sign")
_PART = "* * *"
_RULES = {1: "━", 2: "─"}  # under headings of these levels
_RUN_IN = 4  # the level from which on a heading stands right above its text


def lay_out_blocks(blocks: Blocks, column: Column) -> Iterator[Line]:
    """`blocks` one after the other, with a blank line between them unless they are tight, two before a chapter."""
    above: Block | None = None
    for block in blocks:
        lines = lay_out_block(block, column)
        line = next(lines, None)
        if line is None:
            continue
        if above is not None and not column.tight:
            yield from gap(above, block)
        yield line
        yield from lines
        above = block


def gap(above: Block, block: Block) -> tuple[Line, ...]:
    """The blank lines between two blocks: a heading stands nearer to what it is over than to what it ends."""
    if isinstance(block, Heading):
        return (BLANK, BLANK) if block.level in _RULES and not isinstance(above, Heading) else (BLANK,)
    if isinstance(above, Heading) and above.level >= _RUN_IN:
        return ()
    return (BLANK,)


def lay_out_block(block: Block, column: Column) -> Iterator[Line]:
    """`block` as lines of at most the column's width; the first bears the names of the places before it."""
    if isinstance(block, Place):
        column.sheet.places += block.names
        return
    lines = _WAYS[type(block)](block, column)
    line = next(lines, None)
    if line is None:
        return
    if column.sheet.places:
        line = line._replace(places=(*column.sheet.places, *line.places))
        column.sheet.places.clear()
    yield line
    yield from lines


def _paragraph(block: Paragraph, column: Column) -> Iterator[Line]:
    lines = wrap_lines(block.text, column.width, column.role, column.sheet.parts(block.language))
    return _from_right(lines, column.width) if block.rtl else lines


def _from_right(lines: Iterator[Line], width: int) -> Iterator[Line]:
    """`lines` moved to the right edge."""
    for line in lines:
        missing = width - row_width(line.spans)
        yield line._replace(spans=(Span(" " * missing, "pad"), *line.spans)) if missing > 0 else line


def _heading(block: Heading, column: Column) -> Iterator[Line]:
    level = min(max(block.level, 1), 6)
    lines = list(wrap_lines(block.text, column.width, f"heading{level}"))
    if not lines:
        return
    widest = max(row_width(line.spans) for line in lines)
    if level in _RULES:
        lines.append(Line((Span(_RULES[level] * widest, "heading-rule"),)))
    lines[0] = lines[0]._replace(heading=level)
    yield from _from_right(iter(lines), column.width) if block.rtl else lines


def _code(block: Code, column: Column) -> Iterator[Line]:
    return lay_out_code(block, column.width, column.sheet.setting.code_shift)


def _quote(block: Quote, column: Column) -> Iterator[Line]:
    bar = cell_width(_BAR.text) if column.has_room(cell_width(_BAR.text)) else 0
    inner = column.within(bar)._replace(role="quote", tight=False)
    return hanging(_quoted(block, inner), _BAR, _BAR) if bar else _quoted(block, inner)


def _quoted(block: Quote, column: Column) -> Iterator[Line]:
    yield from lay_out_blocks(block.blocks, column)
    if block.source:
        source = (Text("— "), Text(shown_address(block.source), href=block.source))
        yield from wrap_lines(source, column.width, "source")


def _list(block: List, column: Column) -> Iterator[Line]:
    markers = list_markers(block, column.depth)
    indent = max((cell_width(marker) for marker in markers), default=0)
    tight = all(is_tight(item) for item in block.items)
    inner = column.within(indent)._replace(depth=column.depth + 1, tight=tight)
    rest = Span(" " * indent, "marker")
    for number, (marker, item) in enumerate(zip(markers, block.items, strict=True)):
        if number and not tight:
            yield BLANK
        sign = Span(marker.rjust(indent), "marker")
        if column.has_room(indent):
            yield from hanging(_or_blank(lay_out_blocks(item, inner)), sign, rest)
        else:
            yield Line((Span(marker, "marker"),))
            yield from lay_out_blocks(item, inner._replace(width=column.width))


def _or_blank(lines: Iterator[Line]) -> Iterator[Line]:
    yield next(lines, BLANK)
    yield from lines


def is_tight(item: Blocks) -> bool:
    """Whether an item is a paragraph, alone or with lists under it, so that no blank line need set it off."""
    seen = (block for block in item if not isinstance(block, Place))
    return all(isinstance(block, List if number else Paragraph | List) for number, block in enumerate(seen))


def _definitions(block: Definitions, column: Column) -> Iterator[Line]:
    tight = all(is_tight(meaning) for _term, meaning in block.items)
    space = Span("  ", "marker") if column.has_room(2) else Span("", "marker")
    inner = column.within(len(space.text))._replace(tight=False)
    for number, (term, meaning) in enumerate(block.items):
        if number and not tight:
            yield BLANK
        yield from wrap_lines(_strong(term), column.width, column.role, column.sheet.parts())
        yield from hanging(lay_out_blocks(meaning, inner), space, space)


def _strong(text: Inlines) -> Inlines:
    return tuple(Text(run.text, run.marks | Mark.STRONG, run.href, run.anchor, run.title) for run in text)


def _details(block: Details, column: Column) -> Iterator[Line]:
    """A part that folds; what is folded away still counts, and whoever is led there comes to its summary."""
    sheet = column.sheet
    number = next(sheet.folds)
    is_folded = sheet.setting.is_folded(number, block.is_open)
    sign = _FOLDED if is_folded else _OPEN
    summary = hanging(
        _or_blank(wrap_lines(block.summary, column.width - 2, "summary", sheet.parts())), sign, indented(sign)
    )
    places = tuple(_skipped(block, sheet.folds)) if is_folded else ()
    yield next(summary)._replace(fold=-number if is_folded else number, places=places)
    yield from summary
    if not is_folded:
        space = Span("  ", "marker") if column.has_room(2) else Span("", "marker")
        yield from hanging(_under(block, column.within(len(space.text))), space, space)


def _under(block: Details, column: Column) -> Iterator[Line]:
    lines = lay_out_blocks(block.blocks, column._replace(tight=False))
    line = next(lines, None)
    if line is not None:
        yield BLANK
        yield line
        yield from lines


def _skipped(block: Details, folds: Iterator[int]) -> Iterator[str]:
    """The names of places in a folded part; the parts in it that fold are counted on the way."""
    for run in within(block.blocks):
        for inner in run:
            if isinstance(inner, Details):
                next(folds)
            elif isinstance(inner, Place):
                yield from inner.names


def _table(block: Table, column: Column) -> Iterator[Line]:
    sheet = column.sheet
    return lay_out_table(block, column.width, column.role, sheet.parts(), "right" if sheet.rtl else "left")


def _rule(_block: Rule, column: Column) -> Iterator[Line]:
    yield Line((Span(" " * ((column.width - len(_PART)) // 2), "pad"), Span(_PART, "rule")))


_WAYS: dict[type, Callable[[Any, Column], Iterator[Line]]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Code: _code,
    Quote: _quote,
    List: _list,
    Definitions: _definitions,
    Table: _table,
    Image: lay_out_image,
    Embed: lay_out_embed,
    Details: _details,
    Rule: _rule,
}
