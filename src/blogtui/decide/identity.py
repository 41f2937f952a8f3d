"""Which stored post an incoming one is: by its id, else its link, else title and date (R6), also when a feed changes
its ids (R5). Each stored post is taken at most once.

Must never make one of two posts that differ: where a doubt is left, the post is new.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from blogtui.model.post import Post
from blogtui.model.update import Stored
from blogtui.model.words import are_alike, words_in

TextOf = Callable[[int], str]
"""From a stored post's number to the plain words of its text; asked only where they decide."""

_MANY = 3  # posts that changed their ids at the same time are no chance
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


Matched = list[Stored | None]


def match(stored: Sequence[Stored], posts: Sequence[Post], prints: Sequence[bytes], text_of: TextOf) -> Matched:
    """The stored post that each of `posts` is, None for a new one; `prints` are their fingerprints.

    The surest pairs come first, over the whole feed, so that no twin takes the place of another.
    """
    found: Matched = [None] * len(posts)
    if not stored:
        return found
    free = _Free(stored, text_of)
    ways: tuple[Callable[[Post, bytes], Stored | None], ...] = (
        free.same_in_everything,
        free.same_names,
        free.same_id,
        free.same_link,
        free.same_title,
    )
    for way in ways:
        for place, (post, mark) in enumerate(zip(posts, prints, strict=True)):
            if found[place] is None:
                found[place] = free.take(way(post, mark))
    strangers = [place for place, known in enumerate(found) if known is None]
    if strangers and len(free):
        _follow_moves(free, posts, strangers, found)
    return found


class _Free:
    """Stored posts that no incoming one has taken yet."""

    def __init__(self, stored: Sequence[Stored], text_of: TextOf) -> None:
        self._items = {item.id: item for item in stored}
        self._text_of = text_of
        self._by_guid: dict[str, list[Stored]] = defaultdict(list)
        self._by_url: dict[str, list[Stored]] = defaultdict(list)
        self._by_title: dict[tuple[str, int | None], list[Stored]] = defaultdict(list)
        for item in stored:
            if item.guid:
                self._by_guid[item.guid].append(item)
            if item.url:
                self._by_url[item.url].append(item)
            self._by_title[item.title, item.published].append(item)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Stored]:
        return iter(self._items.values())

    def take(self, item: Stored | None) -> Stored | None:
        """`item`, which is free no longer."""
        if item is not None:
            del self._items[item.id]
        return item

    def among(self, items: Iterable[Stored]) -> list[Stored]:
        return [item for item in items if item.id in self._items]

    def are_alike(self, item: Stored, post: Post) -> bool | None:
        return are_alike(words_in(self._text_of(item.id)), words_in(post.text)) if post.text else None

    # The ways in which they are the same, the surest first

    def same_in_everything(self, post: Post, mark: bytes) -> Stored | None:
        return next((item for item in self.among(self._named(post)) if item.fingerprint == mark), None)

    def same_names(self, post: Post, _mark: bytes) -> Stored | None:
        """The same id, link, title and date."""
        return next(iter(self.among(self._named(post))), None)

    def same_id(self, post: Post, _mark: bytes) -> Stored | None:
        found = self.among(self._by_guid[post.guid]) if post.guid else []
        return _likest([item for item in found if not self._reuses_id(item, post)], post)

    def same_link(self, post: Post, _mark: bytes) -> Stored | None:
        """The same link, where the id of one of them is not known."""
        found = self.among(self._by_url[post.url]) if post.url else []
        return _likest([item for item in found if not (item.guid and post.guid)], post)

    def same_title(self, post: Post, _mark: bytes) -> Stored | None:
        """The same title and date, where neither has an id or a link."""
        found = [] if post.guid or post.url else self.among(self._by_title[post.title, seconds(post.published)])
        return next((item for item in found if not item.guid and not item.url), None)

    def same_title_and_date(self, post: Post) -> list[Stored]:
        """Those with the same title and date; where there is no date, those that also say the very same."""
        found = self.among(self._by_title[post.title, seconds(post.published)]) if post.title else []
        if post.published is None:
            words = words_in(post.text)
            found = [item for item in found if words and words_in(self._text_of(item.id)) == words]
        return found

    def _named(self, post: Post) -> list[Stored]:
        same = self._by_title.get((post.title, seconds(post.published)), ())
        return [item for item in same if (item.guid, item.url) == (post.guid, post.url)]

    def _reuses_id(self, item: Stored, post: Post) -> bool:
        """Whether a feed gave an old post's id to another post: nothing else is the same, not even the text."""
        differs = (
            item.url and post.url and item.url != post.url,
            item.title != post.title,
            item.published is not None and post.published and item.published != seconds(post.published),
        )
        return all(differs) and _path(item.url) != _path(post.url) and self.are_alike(item, post) is False


def _likest(items: list[Stored], post: Post) -> Stored | None:
    """Of several with the same id or link, the one with the same title and date, else title, else link, else first."""
    when = seconds(post.published)
    return min(
        items,
        key=lambda item: (
            (item.title, item.published) != (post.title, when),
            item.title != post.title,
            item.url != post.url,
            item.id,
        ),
        default=None,
    )


# Ids that changed


def _follow_moves(free: _Free, posts: Sequence[Post], strangers: list[int], found: Matched) -> None:
    """Find what strangers were before their ids changed (R5): the same link or path, the same title and date.

    One post alone needs its text, or title and date, to say the same. Where many have moved at once, that is how the
    feed names its posts now, and a link of their own is enough.
    """
    moves = _Moves(free, posts, strangers)
    pairs = [(place, item, is_sure) for place in strangers for item, is_sure in moves.of(posts[place])]
    claims = Counter(item.id for _place, item, _is_sure in pairs)
    choices = Counter(place for place, _item, _is_sure in pairs)
    certain = {place for place, item, is_sure in pairs if is_sure and claims[item.id] == 1}
    many_moved = len(certain) >= _MANY and 2 * len(certain) >= len(choices)
    for place, item, is_sure in sorted(pairs, key=lambda pair: not pair[2]):
        has_no_rival = choices[place] == claims[item.id] == 1
        if found[place] is None and free.among([item]) and (is_sure or (many_moved and has_no_rival)):
            found[place] = free.take(item)


class _Moves:
    """Links as they are compared, of the stored posts that are free and of the incoming strangers."""

    def __init__(self, free: _Free, posts: Sequence[Post], strangers: Sequence[int]) -> None:
        self._free = free
        self._by_link: dict[str, list[Stored]] = defaultdict(list)
        self._by_path: dict[str, list[Stored]] = defaultdict(list)
        for item in free:
            for link in {_link(item.url), _link(item.guid)} - {""}:
                self._by_link[link].append(item)
            if path := _path(item.url):
                self._by_path[path].append(item)
        self._links = Counter(_link(post.url) for post in posts)
        self._paths = Counter(_path(posts[place].url) for place in strangers)

    def of(self, post: Post) -> list[tuple[Stored, bool]]:
        """The stored posts that `post` may have been, the likeliest first, and whether it was for sure."""
        made: list[tuple[Stored, bool]] = []
        link, path = _link(post.url), _path(post.url)
        own = self._by_link[link] if link and self._links[link] == 1 else []
        if len(own) == 1:
            made.append((own[0], self._is_sure(own[0], post)))
        elif path and self._paths[path] == 1 and len(self._by_path[path]) == 1 and not own:
            item = self._by_path[path][0]
            made.append((item, item.title == post.title and self._is_sure(item, post)))
        for item in self._free.same_title_and_date(post):
            if all(item is not other for other, _sure in made):
                made.append((item, self._free.are_alike(item, post) is True))
        return sorted(made, key=lambda pair: not pair[1])

    def _is_sure(self, item: Stored, post: Post) -> bool:
        when = seconds(post.published)
        if item.published is not None and when is not None and item.published != when:
            return False  # a series may have one link, one title and much of its text in common
        same_title = bool(post.title) and item.title == post.title
        return (same_title and when is not None and item.published == when) or self._free.are_alike(item, post) is True


def _link(url: str | None) -> str:
    """A link as it is compared: without scheme, `www.`, a last stroke and what only counts visitors; "" for none."""
    if not url or not url.startswith(("http://", "https://")):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith(_TRACKING))
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{query}#{parts.fragment}"


def _path(url: str | None) -> str:
    """What stays of a link when a blog moves to another host; "" where that is only the front page."""
    path = _link(url).partition("/")[2]
    return "" if path in ("", "?#") else path


def seconds(when: datetime | None) -> int | None:
    """A time as it is stored."""
    return None if when is None else int(when.astimezone(UTC).timestamp())
