"""The open reader while all feeds are refreshed: how long a key waits, and whether the chosen post stays where it is.

Half of the feeds are known already, so that a list stands into which the posts of the others come. The reader runs in a
process of its own, without a terminal: `python -m bench.steady LIBRARY` prints what was seen as JSON.
"""

import asyncio
import gc
import json
import sys
from pathlib import Path
from time import perf_counter

from bench.gap import NO_GAP_OVER, SIZE, beat
from bench.library import Subscriptions, empty_library, ours
from bench.measure import Row
from bench.process import BenchError, run

PATIENCE = 900.0  # s
_DOWN = 7  # posts: the chosen one stands in the middle of its list


def rows(feeds: Subscriptions) -> list[Row]:
    """The longest wait, in ms; a BenchError where the chosen post moved, or posts are missing."""
    library = feeds.home / "steady.db"
    empty_library(feeds, library)
    half = [str(number) for number in range(1, len(feeds.addresses) // 2 + 1)]
    run(ours(library, "refresh", "--force", *half), feeds.home)
    ran = run([sys.executable, "-m", "bench.steady", str(library)], feeds.home, folder=Path(__file__).parent.parent)
    seen = json.loads(ran.output)
    if seen["moved"] or seen["posts"] != feeds.posts:
        raise BenchError(
            f"the reader held {seen['posts']} of {feeds.posts} posts; the chosen one moved: {seen['moved']}"
        )
    what = f"open reader while {len(feeds.addresses)} feeds are refreshed"
    return [
        Row("steady", f"{what}, longest gap", "ms", (seen["gap"],), "the aim", (NO_GAP_OVER,), 1.0),
        Row("steady", f"{what}, whole refresh", "s", (seen["seconds"],), "", None, None, "told for comparison"),
    ]


async def watch(path: Path) -> dict[str, float | bool]:
    """Refresh everything in the open reader at `path` while keys are pressed."""
    from blogtui.config import Config
    from blogtui.library import Library
    from blogtui.ui.app import BlogtuiApp

    app = BlogtuiApp(Library(path), path, Config())
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        for _ in range(_DOWN):
            await pilot.press("j")
        await app.workers.wait_for_complete()
        gc.collect()
        chosen, row = app.reader.posts.current_id, _row(app)
        gaps: list[float] = []
        beating = asyncio.create_task(beat(gaps))
        began = perf_counter()
        moved = False
        await pilot.press("R")
        await asyncio.sleep(0.2)
        while perf_counter() - began < PATIENCE and any(
            worker.group == "refresh" and not worker.is_finished for worker in app.workers
        ):
            await asyncio.sleep(0.1)
            moved = moved or (app.reader.posts.current_id, _row(app)) != (chosen, row)
        seconds = perf_counter() - began
        beating.cancel()
        posts = len(app.desk.library.post_ids())
    app.desk.close()
    return {"gap": 1000 * max(gaps, default=0.0), "moved": moved, "seconds": seconds, "posts": posts}


def _row(app: object) -> int:
    """Where on the screen the chosen post stands."""
    posts = app.reader.posts  # type: ignore[attr-defined]
    return int(posts.cursor * posts.row_height - posts.scroll_offset.y)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(watch(Path(sys.argv[1])))))
