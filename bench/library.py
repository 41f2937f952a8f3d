"""Prepares what is measured: a library of ours and a cache of newsboat's with the same feeds in them.

Only through command lines, so that it depends on the contract and not on our own rooms.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.process import BenchError, Ran, blogtui, newsboat, run
from bench.server import Server

NEWSBOAT_CONFIG = "reload-threads 8\nconfirm-exit no\nsuppress-first-reload yes\nbind-key j down\nbind-key k up\n"


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The feeds of a measurement and the folder where everything of it stands."""

    home: Path
    addresses: tuple[str, ...]
    posts: int

    @property
    def opml(self) -> Path:
        return self.home / "feeds.opml"

    @property
    def urls(self) -> Path:
        return self.home / "urls"

    @property
    def config(self) -> Path:
        return self.home / "newsboat.conf"


def subscribe(home: Path, server: Server, names: list[str], posts: int) -> Subscriptions:
    """Write the subscription lists of both programs for the feeds `names` of `posts` posts each."""
    addresses = tuple(server.address(place, name) for place, name in enumerate(names))
    made = Subscriptions(home, addresses, posts * len(names))
    made.opml.write_text(corpus.opml(list(addresses)), encoding="utf-8")
    made.urls.write_text("\n".join(addresses) + "\n", encoding="utf-8")
    made.config.write_text(NEWSBOAT_CONFIG, encoding="utf-8")
    return made


def ours(library: Path, *arguments: str) -> list[str]:
    """Our command line for a library of its own."""
    return [*blogtui(), "--library", str(library), *arguments]


def theirs(feeds: Subscriptions, cache: Path, *arguments: str) -> list[str]:
    """Newsboat's command line for a cache of its own."""
    return [
        newsboat() or "newsboat",
        "-q",
        "-u",
        str(feeds.urls),
        "-c",
        str(cache),
        "-C",
        str(feeds.config),
        *arguments,
    ]


def remove(path: Path) -> None:
    """Take away a library or cache with what databases leave beside it."""
    for leftover in path.parent.glob(path.name + "*"):
        leftover.unlink()


def empty_library(feeds: Subscriptions, library: Path) -> None:
    """A library that knows the feeds and has none of their posts."""
    remove(library)
    run(ours(library, "import", str(feeds.opml)), feeds.home)


def filled_library(feeds: Subscriptions, library: Path) -> None:
    """A library with every post of the feeds; a BenchError where some are missing.

    Of thousands of feeds on a busy machine one may be answered too late: then all are asked once more.
    """
    empty_library(feeds, library)
    refresh = ours(library, "refresh", "--force")
    try:
        run(refresh, feeds.home)
    except BenchError:
        run(refresh, feeds.home)
    check(library, feeds)


def check(library: Path, feeds: Subscriptions) -> None:
    """See that the library holds what the feeds hold, through the command line."""
    listed = run(ours(library, "posts", "--json", "--limit", "0"), feeds.home).output.splitlines()
    if len(listed) != feeds.posts:
        raise BenchError(f"our library holds {len(listed)} posts where the feeds have {feeds.posts}")


def first_title(library: Path, feeds: Subscriptions) -> str:
    """The title of the newest post."""
    listed = run(ours(library, "posts", "--json", "--limit", "1"), feeds.home).output
    title: str = json.loads(listed.splitlines()[0])["title"]
    return title


def filled_cache(feeds: Subscriptions, cache: Path) -> Ran:
    """Newsboat's cache with every post of the feeds; a BenchError where some are missing."""
    ran = run(theirs(feeds, cache, "-x", "reload"), feeds.home)
    counted = run(theirs(feeds, cache, "-x", "print-unread"), feeds.home).output.split()
    if not counted or counted[0] != str(feeds.posts).encode():
        raise BenchError(f"newsboat holds {b' '.join(counted).decode()} where the feeds have {feeds.posts}")
    return ran
