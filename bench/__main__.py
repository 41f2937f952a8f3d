"""`python -m bench`: makes the corpus, serves it, measures, prints a Markdown table and JSON.

Everything it makes stands in a temporary folder that is gone afterwards; it never touches the caller's library.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import article, cli, corpus, hostile, parse, refresh, start, steady
from bench.library import Subscriptions, subscribe
from bench.measure import Row, as_json, as_table, machine, tell
from bench.process import BenchError, blogtui, newsboat, version_of
from bench.server import Server, serving

STORED_FEEDS = 20
STORED_POSTS = 50  # a feed: 1 000 in all, as the aims for start and command line are set
LARGE_FEED = 500
PREFIX = "stored-"


@dataclass(frozen=True, slots=True)
class Bench:
    """All that the measurements share."""

    options: argparse.Namespace
    home: Path
    server: Server
    feeds: list[str]
    stored: list[str]

    def subscriptions(self, name: str, feeds: list[str], posts: int) -> Subscriptions:
        folder = self.home / name
        folder.mkdir()
        return subscribe(folder, self.server, feeds, posts)


def _start(bench: Bench) -> list[Row]:
    found: list[Row] = []
    for posts in bench.options.start_posts:
        found += _start_over(bench, posts)
    return found


def _start_over(bench: Bench, posts: int) -> list[Row]:
    """Starts over a library of that many posts, in feeds of at most as many as a feed may well have."""
    site, home = bench.home / f"site-{posts}", bench.home / f"start-{posts}"
    feeds = max(STORED_FEEDS, posts // LARGE_FEED)
    each = posts // feeds
    site.mkdir()
    home.mkdir()
    names = corpus.fill(site, feeds, each, bench.options.feed_kb * 1024 * each // STORED_POSTS)
    with serving(site) as server:
        return start.rows(subscribe(home, server, names, each), 2 * bench.options.runs)


def _cli(bench: Bench) -> list[Row]:
    return cli.rows(bench.subscriptions("cli", bench.stored, STORED_POSTS), 4 * bench.options.runs)


def _refresh(bench: Bench) -> list[Row]:
    feeds = bench.subscriptions("refresh", bench.feeds, bench.options.posts_per_feed)
    return refresh.rows(feeds, bench.server, bench.options.runs)


def _steady(bench: Bench) -> list[Row]:
    return steady.rows(bench.subscriptions("steady", bench.feeds, bench.options.posts_per_feed))


def _article(bench: Bench) -> list[Row]:
    return article.rows(bench.options.sizes, bench.options.runs, bench.home)


def _parse(bench: Bench) -> list[Row]:
    return parse.rows(bench.home / "site", bench.feeds, bench.options.runs, bench.home)


def _hostile(bench: Bench) -> list[Row]:
    return hostile.rows(bench.home)


BENCHES = {
    "start": _start,
    "cli": _cli,
    "article": _article,
    "refresh": _refresh,
    "parse": _parse,
    "hostile": _hostile,
    "steady": _steady,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 where a measurement failed, after all the others."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if words in (["polite"], ["--only", "polite"], ["--only=polite"]):
        from bench import polite

        return polite.main()
    if words[:1] == ["crash"]:
        from bench import crash

        return crash.main(words[1:])
    if words[:1] == ["large"]:
        from bench import large

        return large.main()
    if words[:1] == ["library"]:
        return _library(words[1:])
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    options.only = _names(options.bench or options.only)
    rows: list[Row] = []
    failed = []
    with tempfile.TemporaryDirectory(prefix="blogtui-bench-") as folder:
        for name, outcome in _measured(options, Path(folder)):
            if isinstance(outcome, BenchError):
                failed.append(f"{name}: {outcome}")
                tell(f"{name} failed: {outcome}")
            else:
                rows += outcome
    _print(options, rows, failed)
    return 1 if failed else 0


def _library(words: Sequence[str]) -> int:
    from bench import lists

    parser = argparse.ArgumentParser("python -m bench library", description="Measure lists and searches by size.")
    parser.add_argument("--posts", type=_sizes, default=[1_000, 10_000, 100_000], help="(1000,10000,100000)")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="blogtui-bench-") as folder:
        return lists.main(options.posts, Path(folder))


def _measured(options: argparse.Namespace, home: Path) -> Iterator[tuple[str, list[Row] | BenchError]]:
    site = home / "site"
    site.mkdir()
    tell("making the corpus")
    size = options.feed_kb * 1024
    wanted = options.feeds if {"refresh", "parse", "steady"} & set(options.only) else 0
    feeds = corpus.fill(site, wanted, options.posts_per_feed, size)
    stored = corpus.fill(site, STORED_FEEDS, STORED_POSTS, size, PREFIX)
    with serving(site) as server:
        bench = Bench(options, home, server, feeds, stored)
        for name in options.only:
            tell(f"measuring {name}")
            try:
                yield name, BENCHES[name](bench)
            except BenchError as error:
                yield name, error


def _print(options: argparse.Namespace, rows: list[Row], failed: list[str]) -> None:
    about = {
        **machine(),
        "blogtui": _version([*blogtui(), "--version"]),
        "newsboat": _version([newsboat() or "", "-v"]) if newsboat() else "not installed",
        "feeds": options.feeds,
        "posts_per_feed": options.posts_per_feed,
        "feed_kb": options.feed_kb,
        "failed": failed,
    }
    print(as_table(rows))
    print(f"\n{about['system']}, {about['cores']} cores, Python {about['python']}; newsboat: {about['newsboat']}.")
    print(
        "Medians (least…most) of n rounds, taken in turns after a discarded one; a ratio is of medians of the same "
        "run. Machines are shared: trust the ratios more than the figures."
    )
    for failure in failed:
        print(f"- not measured: {failure}")
    text = json.dumps(as_json(rows, about), ensure_ascii=False, indent=2)
    if options.json:
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    else:
        print(f"\n```json\n{text}\n```")


def _version(command: list[str]) -> str:
    try:
        return version_of(command)
    except (OSError, ValueError):
        return "unknown"


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _known(text: str) -> str:
    if unknown := [name for name in _names(text) if name not in BENCHES]:
        raise argparse.ArgumentTypeError(f"no measurement is called {unknown[0]}; there are {', '.join(BENCHES)}")
    return text


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description="Measure blogtui beside its peers.")
    everything = ",".join(BENCHES)
    parser.add_argument("bench", nargs="?", type=_known, help=f"the same as --only: {everything}")
    parser.add_argument("--only", type=_known, default=everything, metavar="NAMES", help=f"of {everything}")
    parser.add_argument("--feeds", type=int, default=100, help="how many feeds to refresh (100)")
    parser.add_argument("--posts-per-feed", type=int, default=50, help="posts in each of them (50)")
    parser.add_argument("--feed-kb", type=int, default=200, help="size of each in KB (200)")
    parser.add_argument("--runs", type=int, default=5, help="rounds; what is quick gets more (5)")
    parser.add_argument("--sizes", type=_sizes, default=[5, 50, 500], help="posts to open, in KB (5,50,500)")
    parser.add_argument(
        "--start-posts", type=_sizes, default=[1_000, 10_000], help="posts stored at a start (1000,10000)"
    )
    parser.add_argument("--json", metavar="FILE", help="write the JSON there instead of after the table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
