"""Real pages without their feeds: the article's own words are read, and what stands around it is not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blogtui.model.post import Fetched, Post
from blogtui.parse.source import parse_source

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/corpus beside the checkout"),
]

# page: how many of its expected strings are missing, how many unwanted ones are there, and why
KNOWN = {
    "basicthinking.de.tweets.html": (0, 2, "links to other posts and a slogan stand in the marked text"),
    "erp-news.info.interview.html": (0, 2, "an advertisement and a link onwards stand in the marked text"),
    "jovelstefan.de.gefallt.html": (0, 1, "the note on closed comments has no mark of its own"),
    "landwirt.com.sensortechnik.html": (0, 2, "laid out in tables without names; tools stand in the text's cell"),
    "moritz-meyer.net.vreni.html": (1, 0, "not yet found out"),
    "netzpolitik.org.abmahnungen.html": (1, 1, "the lead stands outside the marked text, a caption inside"),
    "psl.eu.luniversite.html": (1, 0, "the lead stands outside the text's element"),
    "simplyscience.ch.erdoel.html": (0, 1, "a picture's credit is part of its caption"),
    "stackoverflow.com.rust.html": (0, 1, "the author's presentation stands unmarked at the end of the text"),
}


def pages() -> Iterator[dict[str, Any]]:
    with (CORPUS / "expected" / "pages.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def post_of(path: str, url: str) -> Post:
    return parse_source(Fetched(url, (CORPUS / path).read_bytes(), mime="text/html")).posts[0]


def test_articles_hold_their_own_words_and_no_others() -> None:
    wrong, held, asked = {}, 0, 0
    for page in pages():
        told = page.get("upstream_says") or {}
        if "with" not in told:
            continue
        post = post_of(page["path"], told["url"])
        text = " ".join(post.text.split())
        unwanted = (*told["without"], *told.get("comments", []))
        missing = sum(" ".join(words.split()) not in f"{text}\n{post.title}" for words in told["with"])
        extra = sum(" ".join(words.split()) in text for words in unwanted)
        asked += len(told["with"]) + len(unwanted)
        held += len(told["with"]) + len(unwanted) - missing - extra
        if missing or extra:
            wrong[page["path"].rpartition("/")[2]] = (missing, extra)
    print(f"{held} of {asked} hold")
    assert wrong == {name: (missing, extra) for name, (missing, extra, _reason) in KNOWN.items()}


def test_every_feed_that_a_real_page_links_in_its_head_is_found() -> None:
    for page in pages():
        feed = parse_source(Fetched("https://blog.example/", (CORPUS / page["path"]).read_bytes(), mime="text/html"))
        named = {link["href"] for link in page["feed_links"] if "/wp-json/" not in link["href"]}  # a post as data
        assert len(feed.links) >= len(named), page["path"]
