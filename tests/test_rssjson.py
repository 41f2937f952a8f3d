"""RSS-in-JSON reads like the RSS it is."""

import json
from typing import Any

import pytest

from blogtui.model.post import Fetched, ParsedFeed
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source


def read(document: Any, name: str = "rss.json") -> ParsedFeed:
    return parse_source(Fetched(f"https://fjall.example/{name}", json.dumps(document).encode()), feed_only=True)


def feed(*items: Any, **channel: Any) -> dict[str, Any]:
    return {"rss": {"version": "2.0", "channel": {"title": "Fjäll", "item": [*items], **channel}}}


def test_a_post_shows_what_the_feed_says_of_it() -> None:
    item = {
        "title": "Ris &amp; ros", "link": "https://fjall.example/tur", "description": "<p>Vi gick långt.</p>",
        "pubDate": "Thu, 04 Oct 2018 09:05:00 GMT", "guid": {"isPermaLink": "false", "#value": "tur-1"},
        "category": ["skidor", {"domain": "typ", "#value": "vinter"}], "author": "bo@fjall.example (Bo Dal)",
        "comments": "https://fjall.example/tur#c", "slash:comments": 3,
        "enclosure": {"url": "tur.mp3", "type": "audio/mpeg", "length": "9"},
    }  # fmt: skip
    parsed = read(feed(item, link="https://fjall.example/", description="Turer", language="sv"))
    (post,) = parsed.posts
    assert (parsed.blog.name, parsed.blog.presentation, parsed.blog.language) == ("Fjäll", "Turer", "sv")
    assert (post.title, post.guid, post.url) == ("Ris & ros", "tur-1", "https://fjall.example/tur")
    assert (post.text, post.categories, post.authors) == ("Vi gick långt.", ("skidor", "vinter"), ("Bo Dal",))
    assert (post.comments.count, post.comments.url) == (3, "https://fjall.example/tur#c")
    assert post.published is not None
    assert post.published.isoformat() == "2018-10-04T09:05:00+00:00"
    assert [(file.url, file.length) for file in post.enclosures] == [("https://fjall.example/tur.mp3", 9)]


def test_the_full_text_goes_before_the_description() -> None:
    (post,) = read(feed({"description": "Kort.", "content:encoded": "<p>Hela texten.</p>"})).posts
    assert (post.text, post.summary) == ("Hela texten.", "Kort.")


def test_an_id_that_is_an_address_is_the_link_unless_it_says_no() -> None:
    address = "https://fjall.example/1"
    posts = read(feed({"guid": address}, {"guid": {"isPermaLink": False, "#value": address}}, {"guid": "7"})).posts
    assert [post.url for post in posts] == [address, None, None]


def test_a_single_post_needs_no_list_and_may_stand_beside_its_channel() -> None:
    assert [post.title for post in read({"channel": {"title": "Fjäll"}, "item": {"title": "Ensam"}}).posts] == ["Ensam"]


def test_the_feed_is_known_whatever_it_is_called() -> None:
    assert [post.title for post in read(feed({"title": "En tur"}), "flode").posts] == ["En tur"]


@pytest.mark.parametrize("wrong", [None, 7, True, "text", [], ["x"], [[]], {}, {"a": 1}, 10**30])
@pytest.mark.parametrize("name", ["title", "link", "guid", "description", "pubDate", "category", "author", "enclosure"])
def test_r11_a_field_of_the_wrong_type_costs_no_post(name: str, wrong: object) -> None:
    feed_with = read(feed({name: wrong}, "not a post", {"title": "kvar"}))
    assert [post.title for post in feed_with.posts][-1] == "kvar"
    assert len(feed_with.posts) == 2


@pytest.mark.parametrize("document", [{"channel": {"id": 7}}, {"rss": []}, {"rss": {"channel": []}}, {"rss": "x"}])
def test_r10_other_json_is_no_feed(document: object) -> None:
    with pytest.raises(ParseError, match="JSON but no feed"):
        read(document)
