"""A small library for tests: posts of our own, stored the way a refresh stores them. Never touches the network."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from blogtui.decide import decide
from blogtui.library import Library
from blogtui.model.post import Blog, Comments, ParsedFeed, Post
from blogtui.model.rows import Query
from blogtui.parse.query import parse_query
from blogtui.refresh import words_of_stored
from blogtui.store import blogs, writing

START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DIALOG = "Dialog och innovation"


def post(number: int, **fields: object) -> Post:
    """A post with a title, a date, a text and a category by its number; any field may be given another value."""
    values: dict[str, object] = {
        "title": f"Post number {number}",
        "guid": f"post-{number}",
        "url": f"https://blog.example.org/{number}",
        "authors": ("Maj Ek",),
        "published": START - timedelta(days=number),
        "categories": (DIALOG,) if number % 3 == 0 else ("Inköp",),
        "body": f"<p>The text of post {number} with <a href='https://example.org/{number}'>a link</a>.</p>",
        "text": f"The text of post {number} with a link.",
        "comments": Comments(count=number % 4),
    }
    return Post(**(values | fields))  # type: ignore[arg-type]


def asking(typed: str) -> Query:
    """The question that is typed."""
    return Query(where=parse_query(typed).expression)


def fill(library: Library, posts: list[Post], *, name: str = "The example blog", url: str = "") -> int:
    """Subscribe to a made-up blog with these posts; its id."""
    address = url or f"https://{name.lower().replace(' ', '-')}.example.org/feed"
    blog_id, _is_new = blogs.subscribe(library.db, "url", address, 0)
    parsed = ParsedFeed(Blog(name=name, presentation="A blog that tests read.", image="hero.jpg"), tuple(posts))
    now = int(START.timestamp()) + 86_400
    stored = writing.stored(library.db, blog_id)
    writing.apply(library.db, blog_id, decide(stored, parsed, now, partial(words_of_stored, library.db)), now)
    return blog_id


def stored_library(path: Path, count: int = 12) -> Library:
    """A library at `path` with one blog of `count` posts, newest first in its list."""
    library = Library(path)
    fill(library, [post(number) for number in range(count)])
    return library
