"""From the start of a program to its first true paint, seen from outside: ours, a bare Textual app, newsboat.

Each starts in a pty over the same stored posts; what counts is when words of its first screen were read there.
Never measures an unprepared first run: caches of compiled modules are warm, as in daily use.
"""

import sys
from pathlib import Path

from bench import corpus
from bench.library import Subscriptions, filled_cache, filled_library, first_title, ours, theirs
from bench.measure import Row, in_turns
from bench.process import newsboat
from bench.terminal import first_paint

MOST = 1.2
BARE_MARKER = "bare-pane-line-0"
PREFIX = 24  # characters of a title that any pane shows
BARE = Path(__file__).with_name("bare_app.py")


def rows(feeds: Subscriptions, runs: int) -> list[Row]:
    """First paint over the posts of `feeds`, in turns."""
    library, cache = feeds.home / "start.db", feeds.home / "start-newsboat.db"
    filled_library(feeds, library)
    title = first_title(library, feeds)[:PREFIX]
    measures = {
        "ours": lambda: first_paint(ours(library), feeds.home, title),
        "bare": lambda: first_paint([sys.executable, str(BARE)], feeds.home, BARE_MARKER),
    }
    if newsboat():
        filled_cache(feeds, cache)
        name = corpus.blog_name(1)
        measures["newsboat"] = lambda: first_paint(theirs(feeds, cache), feeds.home, name)
    taken = {name: tuple(1000 * second for second in seconds) for name, seconds in in_turns(runs, measures).items()}
    what = f"start to first paint, {feeds.posts} posts stored"
    return [
        Row("start", what, "ms", taken["ours"], "bare Textual app", taken["bare"], MOST),
        Row("start", what, "ms", taken["ours"], "newsboat", taken.get("newsboat"), why=missing()),
    ]


def missing() -> str:
    return "" if newsboat() else "not installed"
