"""The reader gets at least as many posts out of real feeds as feedparser alone finds, and nothing a terminal obeys."""

import json
import re
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from blogtui.model.post import Blog, Fetched, ParsedFeed
from blogtui.model.text import clean_text
from blogtui.parse.errors import ParseError
from blogtui.parse.opml import parse_opml
from blogtui.parse.source import parse_folder, parse_source

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/corpus beside the checkout"),
]

# name in the corpus: why fewer posts than feedparser counts are right
FEWER: dict[str, str] = {}
# What Hugo writes for a page without a date is the first day of the year 1.
DATELESS = ("deepankarm.github.io_index.xml", "kittenlabs.de_index.xml", "pooriat.com_index.xml")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")


def expected(name: str) -> Iterator[dict[str, Any]]:
    with (CORPUS / "expected" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parsed(path: str, *, feed_only: bool = True) -> ParsedFeed:
    file = CORPUS / path
    fetched = Fetched(f"https://blog.example/{file.name}", file.read_bytes(), name=file.name)
    return parse_source(fetched, feed_only=feed_only)


def fields_of(feed: ParsedFeed) -> Iterator[str]:
    blog = feed.blog
    yield from (blog.name, blog.presentation, blog.url or "", blog.site or "", blog.image or "", *feed.warnings)
    for post in feed.posts:
        yield from (post.title, post.guid, post.summary, post.text, post.url or "", post.image or "", post.language)
        yield from (*post.authors, *post.categories, *(item.url or "" for item in post.enclosures))


@pytest.fixture(scope="module")
def real() -> dict[str, tuple[dict[str, Any], ParsedFeed]]:
    started = time.monotonic()
    found = {}
    for entry in expected("feeds"):
        if entry["group"] in ("feeds-real", "comments"):
            found[entry["path"]] = (entry, parsed(entry["path"]))
    assert time.monotonic() - started < 40
    return found


def test_every_post_of_a_real_feed_is_there(real: dict[str, tuple[dict[str, Any], ParsedFeed]]) -> None:
    missing = {
        path: (entry["feedparser_says"]["n"], len(feed.posts))
        for path, (entry, feed) in real.items()
        if len(feed.posts) < (entry["feedparser_says"].get("n") or 0) and path not in FEWER
    }
    assert not missing


def test_s1_no_field_of_a_real_feed_commands_the_terminal(
    real: dict[str, tuple[dict[str, Any], ParsedFeed]],
) -> None:
    bad = {path for path, (_entry, feed) in real.items() if any(map(FORBIDDEN.search, fields_of(feed)))}
    assert not bad


def test_r9_no_date_that_feedparser_reads_is_lost(real: dict[str, tuple[dict[str, Any], ParsedFeed]]) -> None:
    lost = {
        path
        for path, (entry, feed) in real.items()
        if entry["feedparser_says"].get("version")
        and sum(post.published is None for post in feed.posts) > entry["feedparser_says"].get("no_date", 0)
        and path.rpartition("/")[2] not in DATELESS
    }
    assert not lost


@pytest.mark.parametrize(
    "name",
    ["dylanharris.org_feed-me.rss.xml", "eliot-jones.com_rss.xml", "tomhazledine.com_feed.xml"],
)
def test_r11_feeds_that_other_readers_give_up_on_are_read(name: str) -> None:
    assert parsed(f"files/feeds-real/fastfeedparser/{name}").posts


def test_no_suite_feed_or_odd_encoding_stops_the_reader() -> None:
    for entry in expected("feeds"):
        if entry["group"] not in ("feeds-suite", "encoding"):
            continue
        try:
            feed = parsed(entry["path"])
        except ParseError:
            assert not (entry["feedparser_says"] or {}).get("n"), entry["path"]
            continue
        assert len(feed.posts) >= (entry["feedparser_says"] or {}).get("n", 0), entry["path"]
        assert not any(map(FORBIDDEN.search, fields_of(feed))), entry["path"]


def hostile() -> list[dict[str, Any]]:
    if not CORPUS.is_dir():
        return []
    return [case for case in expected("hostile") if not case["name"].endswith(".opml")]


@pytest.mark.parametrize("case", hostile(), ids=lambda case: case["name"])
def test_s5_hostile_files_are_read_in_time_and_without_harm(case: dict[str, Any]) -> None:
    must, path = case["must"], f"files/hostile/generated/{case['name']}"
    if not (CORPUS / path).exists():
        pytest.skip("made on the fly, not in the corpus")
    started = time.monotonic()
    try:
        if case["name"].startswith("post_"):
            file = CORPUS / path
            feed = parse_folder([Fetched(file.as_uri(), file.read_bytes(), name=file.name)], "posts")
            shown = "\n".join(clean_text(post.body) for post in feed.posts)
        else:
            feed = parsed(path)
            shown = ""
    except ParseError as error:
        feed, shown = ParsedFeed(Blog()), str(error)
    assert time.monotonic() - started < must.get("max_seconds", 10)
    shown = "\n".join((*fields_of(feed), shown))
    assert not FORBIDDEN.search(shown)
    assert len(feed.posts) >= must.get("min_entries", must.get("entries", 0))
    assert must.get("entries") in (None, len(feed.posts))
    assert [text for text in must.get("must_contain", []) if text not in shown] == []
    assert [text for text in must.get("must_not_contain", []) if text in shown] == []
    if "dates" in must:
        # None means any answer, as long as the post is there.
        told = [(post, datetime.fromisoformat(day)) for post, day in zip(feed.posts, must["dates"], strict=True) if day]
        assert [
            post.title for post, day in told if not post.published or post.published.replace(microsecond=0) != day
        ] == []


def test_every_subscription_of_real_lists_is_found_or_named_as_left_out() -> None:
    for entry in expected("opml"):
        try:
            found = parse_opml((CORPUS / entry["path"]).read_bytes())
        except ParseError:
            assert not entry.get("distinct_urls"), entry["path"]
            continue
        # Commands and searches that some readers list as feeds are no addresses.
        left_out = [warning for warning in found.warnings if "left out" in warning]
        assert len(found.subscriptions) + len(left_out) >= (entry.get("distinct_urls") or 0), entry["path"]
        assert not any(FORBIDDEN.search(f"{item.title}{item.url}{item.group}") for item in found.subscriptions)


def test_titles_of_real_posts_are_those_their_authors_gave() -> None:
    wrong = {}
    for entry in expected("posts"):
        file = CORPUS / entry["path"]
        feed = parse_folder([Fetched(file.as_uri(), file.read_bytes(), name=file.name)], "posts")
        title = (entry.get("fields") or {}).get("title") or entry.get("first_heading")
        if feed.posts and isinstance(title, str) and feed.posts[0].title != " ".join(title.split()):
            wrong[entry["path"]] = (title, feed.posts[0].title)
    assert not wrong
