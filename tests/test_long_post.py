"""A post that takes long to lay out: what stands can be read meanwhile, and nobody waits for the rest."""

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from blogtui.layout.lines import Line, Span
from blogtui.layout.page import Page
from blogtui.ui.look import Look
from blogtui.ui.widgets.article import Article

STANDING, LONG = 3_000, 6_000
PATIENCE = 20.0  # s until a thread that is forgotten gives up


def pieces(gate: Event) -> Iterator[list[Line]]:
    """Lines of a post whose second half comes when the gate opens."""
    for number in range(LONG):
        if number == STANDING:
            gate.wait(PATIENCE)
        yield [Line((Span(f"Rad {number}"),))]


class OnePane(App[None]):
    """An article and nothing else."""

    def compose(self) -> ComposeResult:
        yield Article(Look(BUILTIN_THEMES["textual-dark"]))


async def shown_halfway(pilot: Pilot[None], gate: Event) -> Article:
    """The article, with the first half of the post laid out and a thread waiting for the other."""
    article = pilot.app.query_one(Article)
    article.focus()
    await article.show(lambda _width: Page(pieces(gate)))
    while len(article.lines) < STANDING:
        await pilot.pause()
    return article


async def test_someone_reads_on_in_a_long_post_while_its_end_is_still_laid_out() -> None:
    gate = Event()
    async with OnePane().run_test(size=(80, 24)) as pilot:
        article = await shown_halfway(pilot, gate)
        try:
            for _ in range(20):
                await pilot.press("space")
            assert article.scroll_offset.y > 400
            assert article.page is not None
            assert not article.page.is_whole
        finally:
            gate.set()
        assert len(await article.whole()) == LONG


async def test_leaving_a_long_post_waits_for_no_line_of_it() -> None:
    gate = Event()
    async with OnePane().run_test(size=(80, 24)) as pilot:
        article = await shown_halfway(pilot, gate)
        page = article.page
    gate.set()
    assert page is not None
    page.finish()
    assert not page.is_whole


async def test_a_post_that_is_left_is_forgotten_at_once() -> None:
    async with OnePane().run_test(size=(80, 24)) as pilot:
        article = pilot.app.query_one(Article)
        gate = Event()
        gate.set()
        await article.show(lambda _width: Page(pieces(gate)))
        await article.whole()
        await pilot.app.workers.wait_for_complete()
        left = weakref.ref(article.page)
        gc.collect()
        gc.disable()  # what keeps itself alive would stay
        try:
            await article.show(None)
            await pilot.pause()
            assert left() is None
        finally:
            gc.enable()


def test_two_threads_that_want_the_rest_of_a_page_both_get_it_once() -> None:
    gate, reached = Event(), Event()

    def told() -> Iterator[list[Line]]:
        reached.set()
        yield from pieces(gate)

    page = Page(told())
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(page.finish)
        assert reached.wait(PATIENCE)
        second = threads.submit(page.finish)
        gate.set()
        first.result(PATIENCE)
        second.result(PATIENCE)
    assert [line.text for line in page.lines] == [f"Rad {number}" for number in range(LONG)]
