"""What is new, what changed: stored posts, a parsed feed and the time in, an `Update` out. Pure (R5 to R9)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from blogtui.model.post import ParsedFeed, Post
from blogtui.model.update import Stored, Update, fingerprint

FUTURE_SECONDS = 86_400


def decide(stored: Sequence[Stored], parsed: ParsedFeed, now: int) -> Update:
    """The inserts and edits that bring `stored` up to `parsed` at `now`, in seconds since the epoch.

    Identity is the id, else the link, else title and date (R6): different posts never become one, one post never
    two. Nothing is ever deleted (R8).
    """
    matcher = _Matcher(stored)
    inserts: list[Post] = []
    edits: list[tuple[int, Post]] = []
    counts: list[tuple[int, int]] = []
    posts = _distinct([_without_future(post, now) for post in parsed.posts])
    prints = [fingerprint(post) for post in posts]
    # The surest pairs first, over the whole feed, so that no twin takes the place of another.
    pairs = [matcher.take_same(post, mark) for post, mark in zip(posts, prints, strict=True)]
    pairs = [known or matcher.take_exact(post) for known, post in zip(pairs, posts, strict=True)]
    for post, mark, sure in zip(posts, prints, pairs, strict=True):
        known = sure or matcher.take(post)
        if known is None:
            inserts.append(post)
        elif known.fingerprint != mark or (post.guid and not known.guid):
            edits.append((known.id, post))
        elif post.comments.count is not None and post.comments.count != known.comments:
            counts.append((known.id, post.comments.count))
    inserts.reverse()
    return Update(parsed.blog, tuple(inserts), tuple(edits), tuple(counts))


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
            if (other.title, _seconds(other.published)) == (post.title, _seconds(post.published))
            and (key or (other.body == post.body and post.title + post.body))
        ]
        if not same:
            kept.append(post)
            seen[key].append(post)
    return kept


class _Matcher:
    """Finds the stored post that an incoming one is; each stored post is taken at most once."""

    def __init__(self, stored: Sequence[Stored]) -> None:
        self._by_guid: dict[str, list[Stored]] = defaultdict(list)
        self._by_url: dict[str, list[Stored]] = defaultdict(list)
        self._by_title: dict[tuple[str, int | None], list[Stored]] = defaultdict(list)
        self._taken: set[int] = set()
        for item in stored:
            if item.guid:
                self._by_guid[item.guid].append(item)
            if item.url:
                self._by_url[item.url].append(item)
            self._by_title[item.title, item.published].append(item)

    def take_same(self, post: Post, mark: bytes) -> Stored | None:
        """The stored post that is the same in everything."""
        return self._taken_of(item for item in self._named(post) if item.fingerprint == mark)

    def take_exact(self, post: Post) -> Stored | None:
        """The stored post with the same id, link, title and date."""
        return self._taken_of(self._named(post))

    def take(self, post: Post) -> Stored | None:
        """The stored post that is most likely the same, by the rules of R6."""
        found = self._find(post)
        return self._taken_of([found] if found else [])

    def _taken_of(self, items: Iterable[Stored]) -> Stored | None:
        """The first of `items` that is free, which it then no longer is."""
        found = next((item for item in items if item.id not in self._taken), None)
        if found is not None:
            self._taken.add(found.id)
        return found

    def _named(self, post: Post) -> Iterator[Stored]:
        same = self._by_title.get((post.title, _seconds(post.published)), ())
        return (item for item in same if (item.guid, item.url) == (post.guid, post.url))

    def _find(self, post: Post) -> Stored | None:
        if post.guid and (free := self._free(self._by_guid[post.guid])):
            return _likest(free, post)
        if post.url:
            free = [item for item in self._free(self._by_url[post.url]) if not (item.guid and post.guid)]
            if free:
                return _likest(free, post)
        if not post.guid and not post.url:
            free = self._free(self._by_title[post.title, _seconds(post.published)])
            free = [item for item in free if not item.guid and not item.url]
            if free:
                return free[0]
        return None

    def _free(self, items: list[Stored]) -> list[Stored]:
        return [item for item in items if item.id not in self._taken]


def _likest(items: list[Stored], post: Post) -> Stored:
    """Of several with the same id or link, the one with the same title and date, else title, else link, else first."""
    when = _seconds(post.published)
    return min(
        items,
        key=lambda item: (
            (item.title, item.published) != (post.title, when),
            item.title != post.title,
            item.url != post.url,
            item.id,
        ),
    )


def _without_future(post: Post, now: int) -> Post:
    """A date more than a day ahead is no date (R9)."""
    limit = now + FUTURE_SECONDS
    fields = {
        name: None
        for name, when in (("published", post.published), ("updated", post.updated))
        if when is not None and when.timestamp() > limit
    }
    return replace(post, **fields) if fields else post  # type: ignore[arg-type]


def _seconds(when: datetime | None) -> int | None:
    return None if when is None else int(when.astimezone(UTC).timestamp())
