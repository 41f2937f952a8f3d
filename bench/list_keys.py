"""Keys in the open reader over a large library, in a terminal: down at the end of the list, and in the live filter.

A key in the filter counts as painted when the titles in the list are those that stay; down, when the post that it leads
to is there too. Held down, the keys come faster than any keyboard repeats them.
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
TYPED = "upphandlingsrapporten"
STEPS, HELD = 20, 60
_LIST = slice(30, 66)  # columns, of 120


def figures(library: Path, posts: int) -> dict[str, float]:
    """Milliseconds to the paint, and the most memory that the reader and all it started have taken meanwhile."""
    with Running(ours(library), library.parent) as running:
        reader = Reader(running, Keys("", ""), "")
        _until(reader, f"/{_counted(posts)}")
        reader.press("G")
        for _ in range(HELD):
            running.press("k")
            time.sleep(0.02)
        reader.at_rest()
        held = _held(running, reader, posts)
        for _ in range(STEPS):
            running.press("k")
            time.sleep(0.02)
        reader.at_rest()
        ends = [reader.press("j") for _ in range(STEPS)]
        running.press("g")
        reader.at_rest()
        typed = _typed(running, reader)
        for key in ("\x1b", "U", "U", "\r", " ", "\x1b"):
            running.press(key)
            time.sleep(0.3)
            reader.at_rest()
        memory = peak(running.pid)
    return {
        "`j` held down at the end of the list, a step": held,
        "`j` at the end of the list until the post is there, median": median(ends),
        "a key in the live filter until it is painted, median": median(typed),
        "a key in the live filter, the longest": max(typed),
        "peak memory of the open reader": memory,
    }


def _held(running: Running, reader: Reader, posts: int) -> float:
    """Milliseconds a step, of many that are pressed at once, until the place at the foot is the last."""
    when = running.press("j" * HELD)
    last = f"{_counted(posts)}/{_counted(posts)}"
    while last not in reader.rows()[-1]:
        reader.look()
        if time.perf_counter() - when > PATIENCE:
            raise BenchError(f"the end of {posts} posts was not reached in {PATIENCE:.0f} s")
    return 1000 * (time.perf_counter() - when) / HELD


def _typed(running: Running, reader: Reader) -> list[float]:
    """Milliseconds from each key in the filter to the titles that it leads to; a key that changes none is left out."""
    running.press("f")
    reader.at_rest()
    taken = []
    for letter in TYPED:
        before = _titles(reader.rows())
        when = running.press(letter)
        seen = [(came, _titles(rows)) for came, rows in reader.look(0.3)]
        if seen and seen[-1][1] != before:
            taken.append(1000 * (next(came for came, titles in seen if titles == seen[-1][1]) - when))
    return taken


def _titles(rows: list[str]) -> list[str]:
    """What stands in the list above the bar, without the facts below each title."""
    return [row[_LIST] for row in rows[3:26] if "·" not in row[_LIST]]


def _until(reader: Reader, words: str) -> None:
    """Wait until the whole list is there, which the place at the foot tells."""
    until = time.perf_counter() + PATIENCE
    while reader.column_of(words) is None:
        reader.at_rest()
        if time.perf_counter() > until:
            raise BenchError(f"{words!r} was not painted in {PATIENCE:.0f} s")


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f") if number >= 10_000 else str(number)
