"""What a link within a post leads to: the blocks at a named place. Lays nothing out."""

from collections.abc import Iterable, Iterator

from blogtui.model.document import Block, Blocks, Definitions, Details, Heading, List, Place, Quote


def blocks_at(blocks: Blocks, name: str) -> tuple[Block, ...]:
    """The blocks that stand at the place `name`: up to the next place or heading, or the end of their item."""
    for run in within(blocks):
        for number, block in enumerate(run):
            if isinstance(block, Place) and name in block.names:
                return tuple(_until_next(run[number + 1 :]))
    return ()


def _until_next(blocks: Iterable[Block]) -> Iterator[Block]:
    started = False
    for block in blocks:
        if started and isinstance(block, Place | Heading):
            return
        if not isinstance(block, Place):
            started = True
            yield block
            if isinstance(block, Heading):
                return


def within(blocks: Blocks) -> Iterator[Blocks]:
    """`blocks`, and all the blocks within each of them."""
    yield blocks
    for block in blocks:
        match block:
            case Quote(inner) | Details(_, inner):
                yield from within(inner)
            case List(items):
                for item in items:
                    yield from within(item)
            case Definitions(items):
                for _term, meaning in items:
                    yield from within(meaning)
            case _:
                pass
