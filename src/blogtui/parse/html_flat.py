"""Blocks put into running text, where a table's cell, a caption or a term takes no blocks.

Must never leave out a word of them.
"""

from collections.abc import Iterable, Iterator

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
    Table,
)
from blogtui.parse.html_runs import PLAIN, Look, Piece, pieces_of, trimmed

_PICTURE = "▣"
_CODE = Look(int(Mark.CODE))


def flattened(blocks: Iterable[Block]) -> Inlines:
    """`blocks` as running text, each on a line of its own."""
    blocks = list(blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph | Heading):
        return blocks[0].text
    lines = [pieces for block in blocks if (pieces := list(_running(block)))]
    return trimmed(piece for line in _parted(lines) for piece in line)


def names_in(blocks: Blocks) -> Iterator[str]:
    """The names of all places in `blocks`, which running text has no room for."""
    for block in blocks:
        match block:
            case Place(names):
                yield from names
            case Quote(inner) | Details(_, inner):
                yield from names_in(inner)
            case List(items):
                for item in items:
                    yield from names_in(item)
            case Definitions(terms):
                for _term, meaning in terms:
                    yield from names_in(meaning)
            case _:
                pass


def _parted(lines: list[list[Piece]]) -> Iterator[list[Piece]]:
    for number, line in enumerate(lines):
        if number:
            yield [("\n", PLAIN)]
        yield line


def _running(block: Block) -> Iterator[Piece]:
    match block:
        case Code(text):
            yield text, _CODE
        case Quote(blocks):
            yield from pieces_of(flattened(blocks))
        case Details(summary, blocks):
            yield from _joined([("", summary), ("", flattened(blocks))])
        case List(items):
            yield from _joined((_sign(block, number), flattened(item)) for number, item in enumerate(items))
        case Definitions(items):
            yield from _joined(("", part) for term, blocks in items for part in (term, flattened(blocks)))
        case Table(rows, _, caption):
            yield from _joined([("", caption), *(("", cell) for row in rows for cell in row)])
        case Image(src, alt, caption, href):
            yield alt or _PICTURE, Look(0, href or (src if src.startswith("http") else None))
            yield from _joined([("\n", caption)])
        case Embed(_, title, href):
            yield title, Look(0, href)
        case _:
            yield from pieces_of(getattr(block, "text", ()))


def _sign(block: List, number: int) -> str:
    if number < len(block.checks) and (check := block.checks[number]) is not None:
        return "☑ " if check else "☐ "
    return f"{block.start + block.step * number}. " if block.ordered else "• "


def _joined(lines: Iterable[tuple[str, Inlines]]) -> Iterator[Piece]:
    follows = False
    for lead, line in lines:
        if line:
            yield ("\n" if follows else "") + lead, PLAIN
            yield from pieces_of(line)
            follows = True
