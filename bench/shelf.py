"""A library of as many posts as wanted: about 4 KB each, 200 categories of which few are large, some rare words.

Made through the command line from feeds of its own; the same number always gives the same posts.
"""

from datetime import timedelta
from pathlib import Path
from random import Random

from bench import corpus, words
from bench.corpus import NEWEST, FeedPost, Writer
from bench.library import Subscriptions, filled_cache, filled_library, subscribe
from bench.process import newsboat
from bench.server import serving

CATEGORIES = (
    *words.CATEGORIES,
    *(f"{first.rstrip('s').capitalize()} {n}" for n in range(1, 9) for first in words.FIRST_PARTS),
)[:200]
PER_FEED, BODY, RARE = 500, 3_300, 16
MOST_FOR_NEWSBOAT = 100_000  # to fetch more takes it hours


def make(home: Path, posts: int) -> tuple[Subscriptions, Path, Path | None]:
    """Subscriptions with that many posts, our library with all of them, and newsboat's cache where that is there."""
    feeds = max(20, posts // PER_FEED)
    site = home / f"site-{posts}"
    site.mkdir()
    writer = Writer(posts)
    names = []
    for number in range(1, feeds + 1):
        name = f"{number:04d}.rss"
        (site / name).write_text(corpus.rss(number, _posts(writer, number, feeds, posts // feeds)), encoding="utf-8")
        names.append(name)
    folder = home / f"shelf-{posts}"
    folder.mkdir()
    library, cache = folder / "library.db", folder / "newsboat.db"
    with serving(site) as server:
        subscriptions = subscribe(folder, server, names, posts // feeds)
        filled_library(subscriptions, library)
        has_cache = newsboat() is not None and posts <= MOST_FOR_NEWSBOAT
        if has_cache:
            filled_cache(subscriptions, cache)
    return subscriptions, library, cache if has_cache else None


def _posts(writer: Writer, feed: int, feeds: int, count: int) -> list[FeedPost]:
    made = []
    for place in range(count):
        random = writer.random("shelf", feed, place)
        serial = place * feeds + feed
        body = "\n".join(block.html for block in writer.blocks(random, BODY))
        made.append(
            FeedPost(
                title=writer.title(random, serial),
                url=f"https://blogg{feed:04d}.example.org/del-{serial}",
                published=NEWEST - timedelta(hours=7 * place, minutes=feed),
                author=f"{random.choice(words.AUTHORS)} {_far_down(random, 9)}",
                categories=tuple({CATEGORIES[_far_down(random, len(CATEGORIES))] for _ in range(random.randint(1, 3))}),
                html=f"{body}\n<p>{' '.join(_rare(random) for _ in range(RARE))}</p>",
                comments=random.randint(0, 12),
            )
        )
    return made


def _far_down(random: Random, many: int) -> int:
    """A place in a list whose first are taken most often: half of all are among the first eighth."""
    return int(many * random.random() ** 3)


def _rare(random: Random) -> str:
    """A word of three parts: one of some forty thousand."""
    return random.choice(words.FIRST_PARTS) + random.choice(words.FIRST_PARTS) + random.choice(words.LAST_PARTS)[0]
