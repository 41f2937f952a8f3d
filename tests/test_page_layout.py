"""A long post opens at once: only what is asked for is read and laid out, once, whoever asks."""

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from blogtui.layout.page import Page, lay_out, pieces_of
from blogtui.model.document import Document, LazyBlocks, Paragraph, Text
from blogtui.parse.document import make_document
from blogtui.parse.html_reader import Reader

HTML = "".join(f"<p>Stycke {number} om havet.</p>" for number in range(500))


def counted(read: list[int], most: int = 100) -> Iterator[Paragraph]:
    for number in range(most):
        read.append(number)
        yield Paragraph((Text(f"Stycke {number}"),))


def test_the_first_screen_of_a_long_post_reads_no_more_than_it_shows() -> None:
    read: list[int] = []
    page = Page(pieces_of(LazyBlocks(counted(read)), 40))
    page.reach(20)
    assert 20 <= len(page.lines) <= 22
    assert len(read) <= 12
    assert not page.is_whole


def test_what_stands_on_the_page_stays_when_the_rest_comes() -> None:
    page = Page(pieces_of(make_document(HTML, "html", None, "sv").blocks, 40))
    page.reach(10)
    first = list(page.lines)
    page.finish()
    assert page.is_whole
    assert page.lines[: len(first)] == first
    assert page.lines == lay_out(make_document(HTML, "html", None, "sv"), 40)


def test_a_page_that_is_given_up_lays_nothing_more_out() -> None:
    read: list[int] = []
    page = Page(pieces_of(counted(read), 40))
    page.reach(3)
    page.give_up()
    page.finish()
    assert len(read) <= 3


def test_a_block_is_read_once_for_all_widths() -> None:
    read: list[int] = []
    document = Document(LazyBlocks(counted(read)))
    for width in (20, 40, 72):
        Page(pieces_of(document.blocks, width)).finish()
    assert read == list(range(100))


def test_several_who_read_a_document_at_once_all_see_the_whole_of_it() -> None:
    document = make_document(HTML, "html", None, "sv")
    with ThreadPoolExecutor(4) as threads:
        seen = list(threads.map(lambda _turn: tuple(document.blocks), range(4)))
    assert all(blocks == seen[0] for blocks in seen)
    assert len(seen[0]) == 500


def test_blocks_read_late_are_a_sequence_like_any_other() -> None:
    blocks = make_document(HTML, "html", None, "sv").blocks
    assert blocks
    assert blocks[0] == Paragraph((Text("Stycke 0 om havet."),))
    assert blocks[-1] == Paragraph((Text("Stycke 499 om havet."),))
    assert list(blocks[1:3]) == [blocks[1], blocks[2]]
    assert blocks == tuple(blocks)
    assert not make_document("<script>x</script>", "html", None, "sv").blocks


def test_a_document_that_is_let_go_is_forgotten_at_once_half_read_or_whole() -> None:
    gc.collect()
    gc.disable()  # what keeps itself alive would stay
    try:
        for read in (1, 500):
            document = make_document(HTML, "html", None, "sv")
            assert len(list(islice(document.blocks, read))) == read
            del document
            assert not [thing for thing in gc.get_objects() if isinstance(thing, Reader)]
    finally:
        gc.enable()
