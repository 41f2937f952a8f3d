"""What is new, what changed: stored posts, a parsed feed and the time in, an `Update` out. Pure (R5 to R9)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from blogtui.decide.edits import weigh
from blogtui.decide.identity import TextOf, match, seconds
from blogtui.model.post import ParsedFeed, Post
from blogtui.model.update import Stored, Update, fingerprint

FUTURE_SECONDS = 86_400


def decide(stored: Sequence[Stored], parsed: ParsedFeed, now: int, text_of: TextOf = lambda _id: "") -> Update:
    """The inserts and edits that bring `stored` up to `parsed` at `now`, in seconds since the epoch.

    Identity is the id, else the link, else title and date (R6): different posts never become one, one post never
    two, also where a feed changes its ids (R5). Nothing is ever deleted (R8). `text_of` gives the plain words of a
    stored post's text; it is asked for those posts alone whose source is another than before.
    """
    inserts: list[Post] = []
    edited: list[tuple[Stored, Post]] = []
    counts: list[tuple[int, int]] = []
    posts = _distinct([_without_future(post, now) for post in parsed.posts])
    prints = [fingerprint(post) for post in posts]
    for post, mark, known in zip(posts, prints, match(stored, posts, prints, text_of), strict=True):
        if known is None:
            inserts.append(post)
        elif known.fingerprint != mark or (post.guid and known.guid != post.guid):
            edited.append((known, post))
        elif post.comments.count is not None and post.comments.count != known.comments:
            counts.append((known.id, post.comments.count))
    inserts.reverse()
    weighed = weigh(edited, text_of)
    return Update(
        parsed.blog,
        tuple(inserts),
        tuple((known.id, post) for known, post in edited if known.id not in weighed.quiet),
        tuple(counts),
        tuple((known.id, post) for known, post in edited if known.id in weighed.quiet),
        weighed.tiny,
        weighed.churning,
        weighed.restless,
    )


def _distinct(posts: Sequence[Post]) -> list[Post]:
    """Each post once: a later one with the same id or link, title and date is the first told again.

    Without id and link it must say the very same thing, and say something.
    """
    kept: list[Post] = []
    seen: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        key = post.guid or post.url or ""
        same = [
            other
            for other in seen[key]
            if (other.title, seconds(other.published)) == (post.title, seconds(post.published))
            and (key or (other.body == post.body and post.title + post.body))
        ]
        if not same:
            kept.append(post)
            seen[key].append(post)
    return kept


def _without_future(post: Post, now: int) -> Post:
    """A date more than a day ahead is no date (R9)."""
    limit = now + FUTURE_SECONDS
    fields = {
        name: None
        for name, when in (("published", post.published), ("updated", post.updated))
        if when is not None and when.timestamp() > limit
    }
    return replace(post, **fields) if fields else post  # type: ignore[arg-type]
