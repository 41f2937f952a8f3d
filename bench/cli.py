"""What the command line costs beside Python itself: `blogtui posts` with stored posts, printed into a pipe.

Measures whole processes, start to end, with the same Python; never looks inside them.
"""

import sys

from bench.library import Subscriptions, filled_library, ours
from bench.measure import Row, in_turns
from bench.process import run

MOST = 2.5


def rows(feeds: Subscriptions, runs: int) -> list[Row]:
    """`posts`, `posts --json` and `--version`, in turns with `python -c pass`."""
    library = feeds.home / "cli.db"
    filled_library(feeds, library)
    posts = f"`blogtui posts`, {feeds.posts} stored"
    commands = {
        "python": [sys.executable, "-c", "pass"],
        posts: ours(library, "posts"),
        f"`blogtui posts --json`, {feeds.posts} stored": ours(library, "posts", "--json"),
        "`blogtui --version`": ours(library, "--version"),
    }
    measures = {
        name: (lambda command=command: 1000 * run(command, feeds.home).seconds) for name, command in commands.items()
    }
    taken = {name: tuple(samples) for name, samples in in_turns(runs, measures).items()}
    python = taken.pop("python")
    return [
        Row("cli", what, "ms", samples, "`python -c pass`", python, MOST if what == posts else None)
        for what, samples in taken.items()
    ]
