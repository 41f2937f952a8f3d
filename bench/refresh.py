"""Refreshing every feed, cold (nothing stored, all fetched) and warm (all answered 304), beside newsboat.

What the server answered is counted after every run, so that no figure stands for work that was not done.
"""

from collections.abc import Callable

from bench.library import (
    Subscriptions,
    check,
    empty_library,
    filled_cache,
    filled_library,
    ours,
    remove,
    theirs,
)
from bench.measure import Row, in_turns
from bench.process import BenchError, Ran, newsboat, run
from bench.server import Server
from bench.start import missing


def rows(feeds: Subscriptions, server: Server, runs: int) -> list[Row]:
    """Wall time and peak memory, cold and warm, each in turns with newsboat."""
    return [
        *_both("cold", _cold(feeds, server), feeds, runs),
        *_both("warm", _warm(feeds, server), feeds, runs),
    ]


Measures = dict[str, Callable[[], Ran]]


def _both(how: str, measures: Measures, feeds: Subscriptions, runs: int) -> list[Row]:
    taken = in_turns(runs, measures)
    what = f"{how} refresh of {len(feeds.addresses)} feeds"
    seconds = {name: tuple(ran.seconds for ran in rans) for name, rans in taken.items()}
    memory = {name: tuple(ran.megabytes for ran in rans) for name, rans in taken.items()}
    return [
        Row("refresh", what, "s", seconds["ours"], "newsboat", seconds.get("newsboat"), why=missing()),
        Row(
            "refresh",
            f"{what}, largest process",
            "MB",
            memory["ours"],
            "newsboat",
            memory.get("newsboat"),
            why=missing(),
        ),
    ]


def _cold(feeds: Subscriptions, server: Server) -> Measures:
    library, cache = feeds.home / "cold.db", feeds.home / "cold-newsboat.db"

    def our_turn() -> Ran:
        empty_library(feeds, library)
        ran = _answered(server, feeds, "200", lambda: run(ours(library, "refresh"), feeds.home))
        check(library, feeds)
        return ran

    def their_turn() -> Ran:
        remove(cache)
        return _answered(server, feeds, "200", lambda: filled_cache(feeds, cache))

    return _with_newsboat(our_turn, their_turn)


def _warm(feeds: Subscriptions, server: Server) -> Measures:
    library, cache = feeds.home / "warm.db", feeds.home / "warm-newsboat.db"
    filled_library(feeds, library)
    if newsboat():
        filled_cache(feeds, cache)
        # its first reload stores no validators (newsboat issue 2734, mended in 2.36), its second does
        run(theirs(feeds, cache, "-x", "reload"), feeds.home)

    def our_turn() -> Ran:
        return _answered(server, feeds, "304", lambda: run(ours(library, "refresh", "--force"), feeds.home))

    def their_turn() -> Ran:
        return _answered(server, feeds, "304", lambda: run(theirs(feeds, cache, "-x", "reload"), feeds.home))

    return _with_newsboat(our_turn, their_turn)


def _with_newsboat(our_turn: Callable[[], Ran], their_turn: Callable[[], Ran]) -> Measures:
    return {"ours": our_turn, "newsboat": their_turn} if newsboat() else {"ours": our_turn}


def _answered(server: Server, feeds: Subscriptions, status: str, turn: Callable[[], Ran]) -> Ran:
    """What `turn` took, seen to have been answered with `status` once a feed and nothing else."""
    server.counts()
    ran = turn()
    counts = server.counts()
    expected = len(feeds.addresses)
    if sum(counts.values()) != expected or any(not kind.startswith(status) for kind in counts):
        raise BenchError(f"{expected} answers of {status} were due, and the server gave {counts}")
    return ran
