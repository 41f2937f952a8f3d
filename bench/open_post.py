"""Opening a post: from its source text to its painted lines, ours beside Textual's own `Markdown` widget.

Runs in a process of its own (`rows` starts it) and without a terminal. Both get the same post, ours as HTML and the
widget as Markdown, each in a fresh program of 120 × 40. Told are the paint in which the post's first words stand,
and the last one, when everything is laid out and nothing moves any more; never a time before a paint was encoded.
"""

import argparse
import asyncio
import gc
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import corpus
from bench.measure import Row, in_turns
from bench.process import run

SIZE = (120, 40)
WIDTH = 72
FIRST_WORDS = 20  # characters
SLOW = 200  # KB; from here on the widget needs many seconds, so few rounds are taken
AIMED, MOST = 50, 1 / 8
WAYS = {"words": "to its first words on screen", "settled": "to its last paint"}


def rows(sizes: list[int], runs: int, home: Path) -> list[Row]:
    """The figures for posts of `sizes` KB, measured by a process of their own."""
    asked = ["--sizes", ",".join(map(str, sizes)), "--runs", str(runs)]
    here = Path(__file__).parent.parent
    ran = run([sys.executable, "-m", "bench.open_post", *asked], home, folder=here)
    made = []
    for found in map(json.loads, ran.output.splitlines()):
        what, most = f"a post of {found['size']} KB", MOST if found["size"] == AIMED else None
        for way, told in WAYS.items():
            ours, peer = (tuple(sample[way] for sample in found[name]) for name in ("article", "markdown"))
            made.append(Row("open", f"{what}, {told}", "ms", ours, "Textual's `Markdown`", peer, most))
        made.append(Row("open", f"{what}, its lines alone", "ms", tuple(found["page"]), ""))
    return made


def main() -> None:
    """Measure, and print an object a size."""
    parser = argparse.ArgumentParser("python -m bench.open_post")
    parser.add_argument("--sizes", required=True)
    parser.add_argument("--runs", type=int, required=True)
    options = parser.parse_args()
    _once(*corpus.single_post(5 * 1024))
    for size in map(int, options.sizes.split(",")):
        found = _once(*corpus.single_post(size * 1024), rounds=2 if size >= SLOW else options.runs, warm=size < SLOW)
        print(json.dumps({"size": size, **found}), flush=True)


def _once(html: str, markdown: str, rounds: int = 1, *, warm: bool = False) -> dict[str, list[Any]]:
    words = markdown[:FIRST_WORDS]
    measures: dict[str, Callable[[], Any]] = {
        "page": lambda: _page(html),
        "article": lambda: asyncio.run(_painted(*_our_article(html), words)),
        "markdown": lambda: asyncio.run(_painted(*_markdown_widget(markdown), words)),
    }
    return in_turns(rounds, measures, discard=warm)


def _page(html: str) -> float:
    gc.collect()  # what the measurement before left behind is not ours to pay for
    begun = perf_counter()
    _lay_out(html)(WIDTH).finish()
    return 1000 * (perf_counter() - begun)


def _lay_out(html: str) -> Callable[[int], Any]:
    """From a post's source and a width to lines, as the reader does it; the document is made once."""
    from blogtui.layout.page import Page, pieces_of
    from blogtui.parse.document import make_document

    document = make_document(html, "html", None, "sv")
    return lambda width: Page(pieces_of(document.blocks, width))


Opened = Callable[[], Awaitable[object]]


def _our_article(html: str) -> tuple[Any, Opened]:
    """Our article pane, and what opens a post in it."""
    from textual.theme import BUILTIN_THEMES

    from blogtui.ui.look import Look
    from blogtui.ui.widgets.article import Article

    article = Article(Look(BUILTIN_THEMES["textual-dark"]), measure=WIDTH)

    async def opened() -> None:
        await article.show(_lay_out(html))

    return article, opened


def _markdown_widget(markdown: str) -> tuple[Any, Opened]:
    """Textual's widget in a pane that scrolls, and what opens a post in it."""
    from textual.containers import VerticalScroll
    from textual.widgets import Markdown

    widget = Markdown()

    async def opened() -> None:
        await widget.update(markdown)

    return VerticalScroll(widget), opened


async def _painted(pane: Any, opened: Opened, words: str) -> dict[str, float]:
    """Milliseconds from opening a post in `pane` until its first `words` and its last paint had been encoded."""
    from bench.paint import PaintedApp

    app = PaintedApp(pane)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.paints.clear()
        gc.collect()
        begun = perf_counter()
        await opened()
        await pilot.pause()
    first = next((when for when, text in app.paints if "".join(words.split()) in text), None)
    if first is None:
        raise RuntimeError(f"{words!r} was not painted")
    return {"words": 1000 * (first - begun), "settled": 1000 * (app.paints[-1][0] - begun)}


if __name__ == "__main__":
    main()
