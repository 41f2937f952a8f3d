"""Going through a document: every block and every text in it. Changes nothing."""

from collections.abc import Iterator

from blogtui.model.document import (
    Block,
    Blocks,
    Definitions,
    Details,
    Heading,
    Image,
    Inlines,
    List,
    Paragraph,
    Quote,
    Table,
)


def walk(blocks: Blocks) -> Iterator[Block | Inlines]:
    """Every block and every run of text in `blocks`, in the order of reading; a block before what is in it."""
    for block in blocks:
        yield block
        match block:
            case Paragraph(text) | Heading(_, text):
                yield text
            case Quote(inner):
                yield from walk(inner)
            case Details(summary, inner):
                yield summary
                yield from walk(inner)
            case List(items):
                for item in items:
                    yield from walk(item)
            case Definitions(items):
                for term, meaning in items:
                    yield term
                    yield from walk(meaning)
            case Table(rows, _, caption):
                for row in rows:
                    yield from row
                yield caption
            case Image(_, _, caption):
                yield caption
            case _:
                pass
