"""The strict reader and the tolerant one make the same posts of every feed in the corpus that both read.

Where they differ, `reader_differences.toml` lists the file with the fields and the reason.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from blogtui.model.post import Fetched, ParsedFeed, Post
from blogtui.parse import feed as feeds
from blogtui.parse.encoding import decode
from blogtui.parse.feed_strict import raw_of
from blogtui.parse.unpack import unpacked

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
DIFFERENCES = Path(__file__).with_name("reader_differences.toml")
GROUPS = ("feeds-real", "feeds-suite", "encoding", "comments")
FIELDS = ("title", "guid", "url", "authors", "published", "updated", "categories", "summary", "body", "body_format",
          "text", "base", "comments", "image", "enclosures", "language")  # fmt: skip
BLOG_FIELDS = ("name", "url", "site", "presentation", "image", "language")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/corpus beside the checkout"),
]


def listed() -> list[tuple[str, str, str]]:
    """Every listed difference: the file, the field and the reason."""
    rows = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    return [(path, field, row["reason"]) for row in rows for path in row["paths"] for field in row["fields"]]


def both(path: Path) -> tuple[ParsedFeed, ParsedFeed] | None:
    """What the strict reader and the tolerant one make of a file, None where the strict one leaves it to the other."""
    fetched = unpacked(Fetched(f"https://blog.example/{path.name}", path.read_bytes(), name=path.name))
    strict = raw_of(decode(fetched.body, fetched.charset))
    if strict is None:
        return None
    tolerant = feeds._read(fetched.body, fetched.charset)
    return feeds.posts_of(strict, fetched), feeds.posts_of(tolerant, fetched)


def differing(one: ParsedFeed, other: ParsedFeed) -> Iterator[str]:
    """The fields in which two readings of a feed differ, those of its posts in any post."""
    yield from (f"blog.{name}" for name in BLOG_FIELDS if getattr(one.blog, name) != getattr(other.blog, name))
    if len(one.posts) != len(other.posts):
        yield "posts"
        return
    pairs: list[tuple[Post, Post]] = list(zip(one.posts, other.posts, strict=True))
    yield from (name for name in FIELDS if any(getattr(a, name) != getattr(b, name) for a, b in pairs))


@cache
def found() -> tuple[set[tuple[str, str]], int]:
    """Every difference, by file and field, and how many files both readers read."""
    differences: set[tuple[str, str]] = set()
    read = 0
    for path in sorted(path for group in GROUPS for path in (CORPUS / "files" / group).rglob("*") if path.is_file()):
        if (feeds_of_both := both(path)) is not None:
            read += 1
            name = path.relative_to(CORPUS).as_posix()
            differences |= {(name, field) for field in differing(*feeds_of_both)}
    return differences, read


def test_both_readers_make_the_same_of_every_feed_but_for_the_differences_that_are_listed() -> None:
    differences, read = found()
    assert read >= 250
    assert differences - {(path, field) for path, field, _reason in listed()} == set()


def test_no_listed_difference_between_the_readers_is_stale() -> None:
    assert {(path, field) for path, field, _reason in listed()} - found()[0] == set()


def test_every_listed_difference_between_the_readers_stands_once_and_says_why() -> None:
    rows = listed()
    assert len({(path, field) for path, field, _reason in rows}) == len(rows)
    assert [row for row in rows if len(row[2].split()) < 4] == []
