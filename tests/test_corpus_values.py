"""What the first post of every feed in the corpus says agrees with feedparser and with the suites the files come from.

Where the reader differs on purpose, `corpus_differences.toml` lists the file and the field with the reason.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from blogtui.model.post import Fetched, ParsedFeed, Post
from blogtui.model.text import clean_line, fold, safe_url
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
DIFFERENCES = Path(__file__).with_name("corpus_differences.toml")
FIELDS = ("posts", "title", "link", "date", "categories", "comments")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/corpus beside the checkout"),
]

Difference = tuple[str, str]  # the file's path and the field
Told = Mapping[str, Any]


def listed() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    return rows


def expected() -> Iterator[Told]:
    with (CORPUS / "expected" / "feeds.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parsed(path: str) -> ParsedFeed | None:
    file = CORPUS / path
    try:
        return parse_source(Fetched(address(path), file.read_bytes()), feed_only=True)
    except ParseError:
        return None


def address(path: str) -> str:
    return f"https://blog.example/{Path(path).name}"


@cache
def found() -> dict[Difference, str]:
    """Every difference: what we say and what is expected."""
    differences = {}
    for entry in expected():
        feed = parsed(entry["path"])
        posts = feed.posts if feed else ()
        if wrong := in_number(entry, len(posts)):
            differences[entry["path"], "posts"] = wrong
        if posts:
            for field, wrong in in_first(entry, posts[0]):
                differences[entry["path"], field] = wrong
    return differences


def in_number(entry: Told, posts: int) -> str:
    """What is wrong with as many `posts`, "" for nothing."""
    independent, other = entry.get("lxml_says") or {}, (entry.get("feedparser_says") or {}).get("n") or 0
    upstream = (entry.get("upstream_says") or {}).get("n") or 0
    least = max(other, upstream)
    if independent.get("wellformed") and (count := independent.get("n")) != posts:
        return f"{posts} posts for {count}"
    return f"{posts} posts for at least {least}" if posts < least else ""


def in_first(entry: Told, post: Post) -> Iterator[tuple[str, str]]:
    """The fields of the first post that differ from what anyone expects of them."""
    for source in ("feedparser_says", "upstream_says"):
        if first := (entry.get(source) or {}).get("first"):
            for field, told, ours in fields(first, post, address(entry["path"]), source):
                if told != ours:
                    yield field, f"{ours!r} for {told!r} ({source})"


def fields(first: Told, post: Post, base: str, source: str) -> Iterator[tuple[str, object, object]]:
    """Each field that `first` tells: its name, what is expected, what we have, in the same form."""
    if title := clean_line(first.get("title") or ""):
        yield "title", title, post.title
    # A relative address is made absolute, in the one form that the reader opens.
    if link := first.get("link"):
        yield "link", safe_url(link, base), post.url
    if moment := first.get("date"):
        yield "date", moment_of(moment), post.published and post.published.astimezone(UTC).replace(microsecond=0)
    yield "categories", names(first.get("categories") or []), {fold(name) for name in post.categories}
    if source == "feedparser_says" and (count := counted(first)) is not None:
        yield "comments", count, post.comments.count


def moment_of(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)


def names(told: list[Any]) -> set[str]:
    shown = (name if isinstance(name, str) else name.get("label") or name.get("term") or "" for name in told)
    return {folded for name in shown if (folded := fold(unescape(name)))}


def counted(first: Told) -> int | None:
    told = first.get("slash_comments") or first.get("thr_total")
    return int(told) if told is not None and re.fullmatch(r"\s*\d+\s*", str(told)) else None


def test_every_difference_from_what_is_expected_of_a_feed_is_listed_with_its_reason() -> None:
    known = {(row["path"], row["field"]) for row in listed()}
    assert {key: wrong for key, wrong in found().items() if key not in known} == {}


def test_no_listed_difference_is_stale() -> None:
    assert [row for row in listed() if (row["path"], row["field"]) not in found()] == []


def test_every_listed_difference_names_a_field_once_and_says_why() -> None:
    rows = listed()
    assert len({(row["path"], row["field"]) for row in rows}) == len(rows)
    assert [row for row in rows if row["field"] not in FIELDS or len(row["reason"].split()) < 4] == []
