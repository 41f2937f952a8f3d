"""How long the open reader leaves a key without an answer while it reads one file and shows its posts.

Runs in a process of its own, without a terminal: a key is pressed every few milliseconds, and a gap is the longest
time in which the event loop came to nothing else. `python -m bench.gap FILES.json` prints an object of names and ms.
"""

import asyncio
import gc
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

SIZE = (120, 40)
NO_GAP_OVER = 50.0
_BEAT = 0.004
_SHOWN_POSTS = 8
_PATIENCE = 15.0


def main() -> None:
    """Measure every file of the list."""
    files = [Path(name) for name in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]
    asyncio.run(_longest_gap(files[0]))  # what every later run finds imported
    print(json.dumps({path.name: asyncio.run(_longest_gap(path)) for path in files}))


async def _longest_gap(path: Path) -> float:
    from blogtui.config import Config
    from blogtui.library import Library
    from blogtui.ui.app import BlogtuiApp

    app = BlogtuiApp(Library.in_memory(), path.with_suffix(".db"), Config(), sources=[str(path)])
    gc.collect()
    async with app.run_test(size=SIZE) as pilot:
        gaps: list[float] = []
        beating = asyncio.create_task(beat(gaps))
        until = perf_counter() + _PATIENCE
        while app.reader.status.message == str(path) and perf_counter() < until:  # noqa: ASYNC110 - a heart beats
            await asyncio.sleep(_BEAT)
        for _ in range(_SHOWN_POSTS):
            await pilot.press("j")
            await asyncio.sleep(4 * _BEAT)
        await pilot.press("enter")
        await pilot.pause()
        for key in ("space", "space", "G", "g"):
            await pilot.press(key)
        beating.cancel()
    app.desk.close()
    return 1000 * max(gaps, default=0.0)


async def beat(gaps: list[float]) -> Any:
    """Note, until it is cancelled, how many seconds too late each of its turns came."""
    last = perf_counter()
    while True:
        await asyncio.sleep(_BEAT)
        now = perf_counter()
        gaps.append(now - last - _BEAT)
        last = now


if __name__ == "__main__":
    main()
