"""What a check of a blog found against what is stored: the values `decide` makes and the store applies."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from blogtui.model.post import Blog, Post, Schedule


@dataclass(frozen=True, slots=True)
class Stored:
    """What identifies a stored post: `published` in seconds since the epoch, `fingerprint` of its content.

    `restless` is how many edits in a row changed a few words in one place, `came` the words that the last one left.
    """

    id: int
    guid: str
    url: str | None
    title: str
    published: int | None
    comments: int | None
    fingerprint: bytes
    restless: int = 0
    came: str = ""


class Restless(NamedTuple):
    """How many tiny edits of one place a post has had in a row, and the words that the last one left there."""

    id: int
    run: int
    came: str


@dataclass(frozen=True, slots=True)
class Update:
    """Posts to insert, oldest first; posts to edit by id; new comment counts of posts that are otherwise the same; the
    blog as it presents itself now. Never a deletion (R8).

    `quiet` are edits that no reader need know of: the words are the same, or the feed changes them at every check.
    Edits in `tiny` are of a few words; `churning` are the posts whose last ones were shown as changes but turn out to
    be what their feed does at every check; `restless` is what to know of them at the next one (R7).
    """

    blog: Blog
    inserts: tuple[Post, ...] = ()
    edits: tuple[tuple[int, Post], ...] = ()
    comment_counts: tuple[tuple[int, int], ...] = ()
    quiet: tuple[tuple[int, Post], ...] = ()
    tiny: frozenset[int] = frozenset()
    churning: frozenset[int] = frozenset()
    restless: tuple[Restless, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Where a feed says it has moved for good (P16): on how many days in a row it was `seen` to say so, and the last
    such `day`, as days since the epoch. `seen` is STAYS where the reader took the move back."""

    to: str | None = None
    seen: int = 0
    day: int = 0


STAYS = -1


@dataclass(frozen=True, slots=True)
class Pause:
    """A host that asked to be left alone: from when until when, in seconds since the epoch, and how many times in a row
    it asked (P12)."""

    since: int
    until: int
    times: int = 1


@dataclass(frozen=True, slots=True)
class Check:
    """How a check of a source went: times in seconds since the epoch, `problem` in words, "" when all is well.

    `etag` and `modified` are kept byte for byte and belong to `validators_url` alone (P2, P7); None there keeps the
    stored ones untouched (P8). `answered` is when the source last gave what it should (P18), `schedule` how often it
    wants to be asked, `move` where it says it has moved; None keeps what is stored of each.
    """

    checked: int
    due: int | None
    problem: str = ""
    failures: int = 0
    gone: bool = False
    validators_url: str | None = None
    etag: str | None = None
    modified: str | None = None
    answered: int | None = None
    schedule: Schedule | None = None
    move: Move | None = None


Status = Literal["new", "unchanged", "skipped", "failed", "gone", "offline"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the check of one blog went; `detail` says in words what the reader should know.

    `offline` is no failure of the blog's: there was no network, and the same is said of every blog (R13).
    """

    blog_id: int
    blog: str
    status: Status
    added: int = 0
    changed: int = 0
    detail: str = ""


def fingerprint(post: Post) -> bytes:
    """Sixteen bytes that differ when anything the reader sees of the post does; comment counts are not seen so."""
    if post.mark:
        return post.mark
    from hashlib import blake2b

    seen = (
        post.title, post.url, post.authors, post.categories, post.body_format, post.base,
        post.image, post.published, post.updated, tuple((item.url, item.type) for item in post.enclosures),
    )  # fmt: skip
    hashed = blake2b(post.body.encode(), digest_size=16)
    hashed.update(repr(seen).encode("utf-8", "replace"))
    mark = hashed.digest()
    object.__setattr__(post, "mark", mark)
    return mark
