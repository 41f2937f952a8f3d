"""What a source says: a blog and its posts, cleaned where they are made (S1, S3)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from blogtui.model.text import TITLE_LIMIT, clean_line, clean_text, fold, safe_url, storable

BodyFormat = Literal["html", "markdown", "text"]
SUMMARY_LIMIT = 300
NAME_LIMIT = 300
CATEGORY_LIMIT = 100


def _set(value: Any, **fields: Any) -> None:
    for name, content in fields.items():
        object.__setattr__(value, name, content)


def _distinct(names: tuple[str, ...], most: int) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        cleaned = clean_line(name, NAME_LIMIT)
        if cleaned:
            seen.setdefault(fold(cleaned), cleaned)
    return tuple(seen.values())[:most]


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes as they came from a source, before anything is known of them.

    `url` is where they finally came from (after redirects; `file:` for files); `status` an HTTP status, 200 for
    files; `mime` lower case without parameters, `charset` the declared one; `modified` for a file its time as an
    HTTP header would say it. `permanent` tells that every redirect on the way was a permanent one. `links` are the
    values of the `Link` headers, as they came. `fresh` is for how many seconds the server called the answer fresh, 0
    where it did not.
    """

    url: str
    body: bytes
    status: int = 200
    mime: str = ""
    charset: str = ""
    etag: str | None = None
    modified: str | None = None
    name: str = ""
    permanent: bool = False
    links: tuple[str, ...] = ()
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with a post: `length` in bytes, None where unknown."""

    url: str | None
    type: str = ""
    length: int | None = None

    def __post_init__(self) -> None:
        _set(self, url=safe_url(self.url), type=clean_line(self.type, 100))


@dataclass(frozen=True, slots=True)
class Comments:
    """What is known of a post's comments: how many, the page with them, their feed, the address of the form."""

    count: int | None = None
    url: str | None = None
    feed: str | None = None
    form: str | None = None

    def __post_init__(self) -> None:
        count = self.count if self.count is not None and 0 <= self.count < 10**9 else None
        _set(self, count=count, url=safe_url(self.url), feed=safe_url(self.feed), form=safe_url(self.form))


@dataclass(frozen=True, slots=True)
class Post:
    """One post as its source tells it.

    `guid` is the source's own id ("" for none). `published` and `updated` are aware or None (R9). `body` is the text
    as it came, in `body_format`, with addresses relative to `base`; `text` its plain words, for search, summary and
    reading time. `image` is an address, or the bare name of a picture that the source only names. `minutes` is the
    reading time, 200 words a minute, rounded up (L7); `mark` the fingerprint, once somebody asked for it.
    """

    title: str
    guid: str = ""
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    categories: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    body_format: BodyFormat = "html"
    text: str = ""
    base: str | None = None
    comments: Comments = field(default_factory=Comments)
    image: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    language: str = ""
    mark: bytes = field(default=b"", init=False, repr=False, compare=False)
    minutes: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = clean_text(self.text)
        _set(
            self,
            title=clean_line(self.title, TITLE_LIMIT),
            guid=clean_line(self.guid, TITLE_LIMIT),
            url=safe_url(self.url),
            authors=_distinct(self.authors, 50),
            categories=tuple(clean_line(name, CATEGORY_LIMIT) for name in _distinct(self.categories, 200)),
            summary=clean_line(self.summary or text[: 4 * SUMMARY_LIMIT], SUMMARY_LIMIT),
            body=storable(self.body),
            text=text,
            image=picture(self.image),
            enclosures=tuple(item for item in self.enclosures if item.url)[:50],
            language=clean_line(self.language, 35),
            minutes=-(-len(text.split()) // 200),
        )


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog as its source presents it; `url` is the address of its feed where the source names one."""

    name: str = ""
    url: str | None = None
    site: str | None = None
    presentation: str = ""
    image: str | None = None
    language: str = ""

    def __post_init__(self) -> None:
        _set(
            self,
            name=clean_line(self.name, NAME_LIMIT),
            url=safe_url(self.url),
            site=safe_url(self.site),
            presentation=clean_line(self.presentation, TITLE_LIMIT),
            image=picture(self.image),
            language=clean_line(self.language, 35),
        )


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names: a candidate when someone subscribes to the page."""

    url: str | None
    title: str = ""
    comments: bool = False

    def __post_init__(self) -> None:
        _set(self, url=safe_url(self.url), title=clean_line(self.title, NAME_LIMIT))


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a feed wants to be asked: `wait` in seconds between two times, 0 for nothing said; the hours (0 to 23)
    and days of the week (0 is Monday), in UTC, at which it wants not to be asked at all."""

    wait: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What one source held: its blog, its posts in the source's order, what went wrong, the feeds a page names, and how
    often it wants to be asked."""

    blog: Blog
    posts: tuple[Post, ...] = ()
    warnings: tuple[str, ...] = ()
    links: tuple[FeedLink, ...] = ()
    schedule: Schedule = Schedule()

    def __post_init__(self) -> None:
        _set(self, warnings=tuple(clean_line(text, NAME_LIMIT) for text in self.warnings))


def picture(image: str | None) -> str | None:
    """A picture's safe address, or the bare file name of one that is only named; None for anything else."""
    if not image:
        return None
    bare = not any(mark in image for mark in ":/\\")
    return safe_url(image) or (clean_line(image, NAME_LIMIT) if bare else None)
