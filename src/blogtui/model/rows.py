"""What the library answers with: only what a list shows, and the question that was asked.

Plain tuples: a list of a thousand posts is made before a blink, and the command line stays quick to start.
"""

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    from blogtui.model.query import Expression

    class PostRow(NamedTuple):
        """A post as a list shows it. Times are whole seconds since the epoch (UTC), offsets minutes east.

        `progress` is how much of it was read when it was left, in percent. `edited` is when its words last changed,
        `changed` that they did since it was read.
        """

        id: int
        blog_id: int
        blog: str
        title: str
        url: str | None
        authors: tuple[str, ...]
        published: int | None
        published_offset: int
        updated: int | None
        updated_offset: int
        arrived: int
        categories: tuple[str, ...]
        summary: str
        minutes: int
        comments: int | None
        comments_url: str | None
        comments_feed: str | None
        comments_form: str | None
        image: str | None
        enclosures: tuple[tuple[str, str, int | None], ...]
        language: str
        read: bool
        starred: bool
        progress: int
        edited: int | None = None
        changed: bool = False

    class PostLine(NamedTuple):
        """A post as one line of text tells it; `title` is how it begins where it has none."""

        id: int
        blog: str
        title: str
        published: int | None
        published_offset: int
        categories: str
        read: int
        starred: int

    class Place(NamedTuple):
        """Where in an order a list goes on: what `store.pages` counts by; `stage` is which of its runs."""

        stage: int
        keys: tuple[Any, ...]

    class Page(NamedTuple):
        """Posts by id, in order; what group each is of (seconds since the epoch, a letter, a blog's id, a category's
        name, read or not, or None); the place of the last, None where nothing comes after it; whether it is all, and
        whether nothing comes before it."""

        ids: list[int]
        groups: list[Any]
        end: Place | None
        is_whole: bool
        is_first: bool

    class BlogRow(NamedTuple):
        """A subscription. `url` is the source as stored; `problem` what is wrong in words, "" for nothing.

        `full_text` tells that the page of each of its posts is fetched when the post is opened. `answered` is when the
        source last gave what it should: the age of what is here (P18). `moving_to` is where it says it has moved to,
        `moved_from` where it was before its subscription moved (P16), `paused_until` when its host may be asked again.
        """

        id: int
        kind: str
        url: str
        name: str
        site: str | None
        presentation: str
        image: str | None
        language: str
        group: str
        posts: int
        unread: int
        checked: int | None
        due: int | None
        problem: str
        gone: bool
        full_text: bool = False
        answered: int | None = None
        moving_to: str | None = None
        moved_from: str | None = None
        paused_until: int | None = None

    class CategoryRow(NamedTuple):
        """A category with the posts and unread posts in it, under the filter that was asked.

        `pinned` and `hidden` are the reader's own marks; of several shown as one, `key` is the one they are shown as.
        """

        key: str
        name: str
        posts: int
        unread: int
        pinned: bool = False
        hidden: bool = False

    class AuthorRow(NamedTuple):
        """An author with the posts and unread posts by them, under the filter that was asked."""

        key: str
        name: str
        posts: int
        unread: int

    class Body(NamedTuple):
        """A post's content as it came."""

        source: str
        format: str
        base: str | None
        language: str

    class PageText(NamedTuple):
        """The text of a post's page, kept beside the feed's; `source` is "" where the page held no more than the feed.

        `fetched` in seconds since the epoch; `shown` tells that it is read in place of the feed's.
        """

        source: str
        format: str
        base: str | None
        minutes: int
        fetched: int
        shown: bool

    class EarlierText(NamedTuple):
        """What a post said before it was edited, as it came.

        `replaced` in seconds since the epoch; `was_read` tells that this is the text that was read.
        """

        title: str
        source: str
        format: str
        base: str | None
        replaced: int
        was_read: bool

    class Imported(NamedTuple):
        """How many subscriptions an import found, and how many of them were new."""

        found: int
        added: int

    class Side(NamedTuple):
        """What stands in the side pane: all blogs, the categories of all or none while one blog is looked at, those of
        each unfolded blog by its id, and how many posts are starred."""

        blogs: list[BlogRow]
        categories: list[CategoryRow]
        trees: dict[int, list[CategoryRow]]
        starred: int

else:
    PostRow = namedtuple(
        "PostRow",
        "id blog_id blog title url authors published published_offset updated updated_offset arrived categories "
        "summary minutes comments comments_url comments_feed comments_form image enclosures language read starred "
        "progress edited changed",
        defaults=(None, False),
    )
    PostLine = namedtuple("PostLine", "id blog title published published_offset categories read starred")
    _OTHERS = {
        "Place": lambda: namedtuple("Place", "stage keys"),
        "Page": lambda: namedtuple("Page", "ids groups end is_whole is_first"),
        "BlogRow": lambda: namedtuple(
            "BlogRow",
            "id kind url name site presentation image language group posts unread checked due problem gone full_text "
            "answered moving_to moved_from paused_until",
            defaults=(False, None, None, None, None),
        ),
        "CategoryRow": lambda: namedtuple(
            "CategoryRow", "key name posts unread pinned hidden", defaults=(False, False)
        ),
        "AuthorRow": lambda: namedtuple("AuthorRow", "key name posts unread"),
        "Imported": lambda: namedtuple("Imported", "found added"),
        "Side": lambda: namedtuple("Side", "blogs categories trees starred"),
        "Body": lambda: namedtuple("Body", "source format base language"),
        "PageText": lambda: namedtuple("PageText", "source format base minutes fetched shown"),
        "EarlierText": lambda: namedtuple("EarlierText", "title source format base replaced was_read"),
    }

    def __getattr__(name):
        """Make what not every list needs when it is first asked for."""
        if name not in _OTHERS:
            raise AttributeError(name)
        made = globals()[name] = _OTHERS[name]()
        return made


class Query(
    namedtuple(
        "Query",
        "categories blogs authors unread starred since until where sort limit",
        defaults=((), (), (), False, False, None, None, None, "newest", 0),
    )
):
    """What posts are asked for; an empty one asks for all.

    `categories` and `authors` are names, compared folded, any of them; `blogs` are ids; `since` and `until` seconds
    since the epoch as the author's clock shows them, `until` exclusive; `where` is what the query language asks for
    besides; `sort` is one of `store.filters.KEYS`; `limit` 0 means all.
    """

    __slots__ = ()
    where: "Expression | None"

    @property
    def narrows(self) -> bool:
        """Whether anything but the choice of blogs is filtered."""
        return bool(
            self.categories
            or self.authors
            or self.unread
            or self.starred
            or self.where is not None
            or self.since is not None
            or self.until is not None
        )
