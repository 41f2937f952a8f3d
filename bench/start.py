"""From the start of a program to its first true paint, and to its first answer to a key, seen from outside.

Ours, a bare Textual app and newsboat start in a pty over the same stored posts, `python -c pass` beside them. What
counts is when words of the first screen were read there, and when a key typed at them had moved the cursor. Never
measures an unprepared first run: caches of compiled modules are warm, as in daily use.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import corpus
from bench.library import Subscriptions, filled_cache, filled_library, first_title, ours, theirs
from bench.measure import Row, Samples, in_turns
from bench.process import BenchError, newsboat, run
from bench.terminal import DEADLINE, Running, first_paint, painted

MOST_PLAIN, MOST_INTERACTIVE = 1.2, 1.15
FRAME_MS = 80.0
BARE_MARKER, BARE_ANSWER = "bare-pane-line-0", "bare-pane-answer"
PREFIX = 24  # characters of a title that any pane shows
BARE = Path(__file__).with_name("bare_app.py")
FRAME = "first-frame"


def rows(feeds: Subscriptions, runs: int) -> list[Row]:
    """First paints and first answers over the posts of `feeds`, in turns."""
    library, cache = feeds.home / "start.db", feeds.home / "start-newsboat.db"
    filled_library(feeds, library)
    title = first_title(library, feeds)[:PREFIX]
    reader, bare = ours(library), [sys.executable, str(BARE)]
    total = _counted(feeds.posts)
    first_paint(reader, feeds.home, title)  # leaves the frame that the next start shows
    measures: dict[str, Callable[[], float]] = {
        "python": lambda: run([sys.executable, "-c", "pass"], feeds.home).seconds,
        "plain": lambda: _plain(reader, feeds.home, title),
        "frame": lambda: first_paint(reader, feeds.home, title),
        "bare": lambda: first_paint(bare, feeds.home, BARE_MARKER),
        "answer": lambda: first_answer(reader, feeds.home, title, f"2/{total}"),
        "bare answer": lambda: first_answer(bare, feeds.home, BARE_MARKER, BARE_ANSWER),
    }
    if newsboat():
        filled_cache(feeds, cache)
        names = corpus.blog_name(1), corpus.blog_name(2)
        measures["newsboat"] = lambda: first_paint(theirs(feeds, cache), feeds.home, names[0])
        measures["newsboat answer"] = lambda: first_answer(theirs(feeds, cache), feeds.home, *names)
    taken = {name: tuple(1000 * second for second in seconds) for name, seconds in in_turns(runs, measures).items()}
    return _rows(feeds.posts, taken)


def _rows(posts: int, taken: dict[str, Samples]) -> list[Row]:
    def row(what: str, one: str, peer: str, called: str, most: float | None = None, within: float | None = None) -> Row:
        why = "" if peer in taken else missing()
        return Row(
            "start", f"{what}, {posts} posts stored", "ms", taken[one], called, taken.get(peer), most, why, within
        )

    frame, plain, key = "start to the first true frame", "start to first paint, none kept", "start to an answered key"
    return [
        row(frame, "frame", "python", "`python -c pass`", within=FRAME_MS),
        row(frame, "frame", "newsboat", "newsboat"),
        row(plain, "plain", "bare", "bare Textual app", MOST_PLAIN),
        row(plain, "plain", "newsboat", "newsboat"),
        row(key, "answer", "bare answer", "bare Textual app", MOST_INTERACTIVE),
        row(key, "answer", "newsboat answer", "newsboat"),
    ]


def first_answer(command: list[str], home: Path, marker: str, answer: str) -> float:
    """Seconds from the start of `command` until a `j` typed when `marker` was there had brought `answer`.

    The cursor is moved back before the end, so that the next start finds it where this one did. Raises BenchError.
    """
    wanted, then = marker.replace(" ", ""), answer.replace(" ", "")
    output = b""
    typed = 0
    with Running(command, home) as running:
        while time.perf_counter() - running.begun < DEADLINE:
            chunk = running.read(0.5)
            now = time.perf_counter()
            if chunk is None:
                break
            output += chunk
            if typed and then in painted(output[typed:]):
                running.press("k")
                return now - running.begun
            if not typed and wanted in painted(output):
                typed = len(output)
                running.press("j")
    raise BenchError(f"{' '.join(command)}: {answer!r} did not answer a key in {DEADLINE:.0f} s")


def _plain(command: list[str], home: Path, marker: str) -> float:
    """First paint without a frame that was kept."""
    for kept in (home / "state").rglob(FRAME):
        kept.unlink()
    return first_paint(command, home, marker)


def _counted(posts: int) -> str:
    return f"{posts:,}".replace(",", "\u202f") if posts >= 10_000 else str(posts)


def missing() -> str:
    return "" if newsboat() else "not installed"
