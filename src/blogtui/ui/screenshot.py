"""A picture of the running reader, as an SVG: `python -m blogtui.ui.screenshot FILE.svg [--size 120x34] [--keys c,j]`.

Shows the welcome blog, or the sources that are given; presses the keys it is told, nothing else.
"""

import argparse
import asyncio
from collections.abc import Sequence
from pathlib import Path

from blogtui.config import Config, load
from blogtui.i18n import set_language
from blogtui.ui.app import BlogtuiApp, open_for_reading


async def take(size: tuple[int, int], keys: Sequence[str], sources: Sequence[str], config: Config) -> str:
    """Run the reader at `size` cells, press `keys`; what it shows then, as an SVG."""
    library = Path("/nonexistent")
    app = BlogtuiApp(open_for_reading(library, sources), library, config, sources=sources)
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            for _turn in range(3):
                await app.workers.wait_for_complete()
                await pilot.pause()
            if app.reader.shelf is not None:
                await app.reader.shelf.settled()
                await pilot.pause()
        svg = app.export_screenshot(simplify=True)
    app.desk.close()
    return svg.replace("<svg class", '<svg xml:space="preserve" class', 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the picture that the command line asks for; the exit status."""
    parser = argparse.ArgumentParser(prog="blogtui.ui.screenshot", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--size", default="120x34")
    parser.add_argument("--keys", default="")
    parser.add_argument("--language", default="en")
    parser.add_argument("--config", default="")
    options = parser.parse_intermixed_args(arguments)
    width, height = (int(part) for part in options.size.split("x"))
    set_language(options.language)
    config = load(options.config)[0] if options.config else Config()
    keys = [key for key in options.keys.split(",") if key]
    svg = asyncio.run(take((width, height), keys, options.sources, config))
    options.file.write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
