"""`python -m bench large`: what is larger than most (R15), fetched, listed and shown; wall time and largest process."""

import tempfile
from pathlib import Path

from bench import corpus
from bench.library import Subscriptions, check, empty_library, ours, subscribe
from bench.measure import Row, as_table, tell
from bench.process import run
from bench.server import Server, serving

POSTS, LONG_MB, BLOGS, POSTS_EACH, FEED_KB = 10_000, 5, 1_000, 5, 5


def rows(home: Path) -> list[Row]:
    """Each of the three by itself, in a library of its own. Raises BenchError where anything is missing afterwards."""
    site = home / "site"
    site.mkdir()
    text = "<p>" + "Every post of this feed says this much and no more. " * 12 + "</p>"
    (site / "many.rss").write_bytes(corpus.feed_of([(f"Post {number}", text) for number in range(POSTS)]))
    long = corpus.single_post(LONG_MB * 1024 * 1024)[0]
    (site / "long.rss").write_bytes(corpus.feed_of([("The long post", long)]))
    blogs = corpus.fill(site, BLOGS, POSTS_EACH, FEED_KB * 1024)
    with serving(site) as server:
        return [
            *_taken(home, server, f"a feed of {POSTS} posts", ["many.rss"], POSTS),
            *_taken(home, server, f"a post of {LONG_MB} MB", ["long.rss"], 1),
            *_taken(home, server, f"{BLOGS} blogs", blogs, POSTS_EACH),
        ]


def _taken(home: Path, server: Server, what: str, names: list[str], posts: int) -> list[Row]:
    tell(f"measuring {what}")
    folder = home / names[0]
    folder.mkdir()
    feeds: Subscriptions = subscribe(folder, server, names, posts)
    library = folder / "library.db"
    empty_library(feeds, library)
    turns = {
        "fetched": ours(library, "refresh", "--force"),
        "asked again": ours(library, "refresh", "--force"),
        "listed": ours(library, "posts", "--limit", "50"),
        "shown": ours(library, "show", "1"),
        "marked": ours(library, "mark", "star", "1"),
    }
    found = []
    for turn, command in turns.items():
        ran = run(command, folder)
        found.append(Row("large", f"{what}: {turn}", "s", (ran.seconds,), ""))
        found.append(Row("large", f"{what}: {turn}, largest process", "MB", (ran.megabytes,), ""))
    check(library, feeds)
    return found


def main() -> int:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory(prefix="blogtui-large-") as folder:
        print(as_table(rows(Path(folder))))
    return 0
