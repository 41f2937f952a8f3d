"""Keys in the open reader over a large library, in a terminal: down at the end of the list, and in the live filter.

A key counts as painted at the last change of the screen that it makes.
"""

import time
from pathlib import Path
from statistics import median

from bench.library import ours
from bench.memory import peak
from bench.process import BenchError
from bench.reading import Keys, Reader
from bench.terminal import Running

PATIENCE = 60.0  # s
TYPED = "kommunen granskar"
STEPS = 20


def figures(library: Path, posts: int) -> dict[str, float]:
    """Milliseconds to the paint, and the most memory that the reader and all it started have taken meanwhile."""
    with Running(ours(library), library.parent) as running:
        reader = Reader(running, Keys("", ""), "")
        _until(reader, f"/{_counted(posts)}")
        reader.press("G")
        for _ in range(STEPS):
            reader.press("k", silence=0.05)
        ends = [reader.press("j") for _ in range(STEPS)]
        reader.press("g")
        reader.press("f")
        typed = [reader.press(letter) for letter in TYPED if letter != " " or reader.press(" ")]
        for key in ("\x1b", "U", "U", "\r", " ", "\x1b"):
            running.press(key)
            time.sleep(0.3)
            reader.at_rest()
        memory = peak(running.pid)
    return {
        "`j` at the end of the list, median": median(ends),
        "`j` at the end of the list, the longest": max(ends),
        "a key in the live filter until it is painted, median": median(typed),
        "a key in the live filter, the longest": max(typed),
        "peak memory of the open reader": memory,
    }


def _until(reader: Reader, words: str) -> None:
    """Wait until the whole list is there, which the place at the foot tells."""
    until = time.perf_counter() + PATIENCE
    while reader.column_of(words) is None:
        reader.at_rest()
        if time.perf_counter() > until:
            raise BenchError(f"{words!r} was not painted in {PATIENCE:.0f} s")


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f") if number >= 10_000 else str(number)
