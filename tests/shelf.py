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


def kitchen_library(path: Path) -> Library:
    """A library at `path` with two blogs whose posts are told apart by their words and categories, and learnt."""
    library = Library(path)

    def told(number: int, text: str, **fields: object) -> Post:
        return post(number, text=text, body=f"<p>{text}</p>", **fields)

    posts = [
        told(1, "Slice the apples.", title="Apple pie", categories=("Cooking", "Fruit")),
        told(2, "Pears and one apple.", title="Pear", categories=("Fruit",)),
        told(3, "Flour and water.", title="Bread", categories=("Cooking",)),
        told(4, "By the lake, with apple juice.", title="Walks", categories=("Outdoors",)),
        told(5, "Fånga en ål.", title="Ål i gelé", categories=("Cooking", "Outdoors")),
    ]
    fill(library, posts, name="Kitchen")
    fill(library, [post(9, title="Elsewhere", guid="e", categories=("Fruit",), text="")], name="Other")
    while library.index_step():
        pass
    return library
