"""Someone who gives a blog's page is offered the feeds that the page names (P1)."""

import pytest

from blogtui.model.post import FeedLink, Fetched
from blogtui.parse.discover import find_feeds, usual_places
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source

RSS, ATOM = 'type="application/rss+xml"', 'type="application/atom+xml"'


def test_feeds_come_in_the_page_s_order_and_those_of_comments_last() -> None:
    found = find_feeds(
        f'<link rel="alternate" {RSS} href="/comments/feed/" title="Kommentarer">'
        f'<link rel="alternate" {RSS} href="/feed/">'
        f'<link rel="Alternate home" {ATOM} href="https://b.example/atom"><link rel="alternate" {RSS} href="/feed/">',
        "https://a.example/om/",
    )
    assert found == (
        FeedLink("https://a.example/feed/"),
        FeedLink("https://b.example/atom"),
        FeedLink("https://a.example/comments/feed/", "Kommentarer", True),
    )


def test_a_page_s_base_address_counts() -> None:
    page = f'<base href="/blogg/"><link rel="alternate" {RSS} href="feed">'
    assert [link.url for link in find_feeds(page, "https://a.example/x")] == ["https://a.example/blogg/feed"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" hreflang="en" href="/en">',
        f'<link rel="stylesheet alternate" {RSS} href="/x.css">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        f'<link rel="alternate" {RSS} href="javascript:alert(1)">',
        f'<!-- <link rel="alternate" {RSS} href="/feed"> -->',
    ],
)
def test_other_links_are_no_feeds(link: str) -> None:
    assert find_feeds(link, "https://a.example/") == ()


def test_sitevision_s_feeds_are_found_in_the_text() -> None:
    page = (
        '<a href="/blogg.html?sv.target=12.7a&amp;state=rss&amp;x=1">Prenumerera</a>'
        '<a href="/blogg?state=list">Alla</a>'
    )
    assert find_feeds(page, "https://kommun.example/") == (
        FeedLink("https://kommun.example/blogg.html?sv.target=12.7a&state=rss&x=1", "Prenumerera"),
    )


def test_feed_addresses_of_their_own_kind_are_web_addresses() -> None:
    page = f'<link rel="alternate" {RSS} href="feed://a.example/f"><link rel="alternate" {RSS} href="feed:https://b.example/f">'
    assert [link.url for link in find_feeds(page, "https://a.example/")] == [
        "https://a.example/f",
        "https://b.example/f",
    ]


def test_a_page_is_a_post_with_the_feeds_it_names() -> None:
    page = (
        f'<html><head><title>En dag</title><link rel="alternate" {RSS} href="/f"></head><body><p>Sol.</p></body></html>'
    )
    feed = parse_source(Fetched("https://a.example/dag", page.encode(), mime="text/html"))
    assert [post.text for post in feed.posts] == ["Sol."]
    assert (feed.posts[0].url, feed.posts[0].title) == ("https://a.example/dag", "En dag")
    assert [link.url for link in feed.links] == ["https://a.example/f"]


def test_r10_a_login_page_is_never_taken_for_a_post() -> None:
    page = "<html><body><form><input name=u><input type=password></form></body></html>"
    with pytest.raises(ParseError, match="login page"):
        parse_source(Fetched("https://a.example/", page.encode(), mime="text/html"))


def test_feeds_in_headers_and_in_the_text_come_after_those_in_the_head() -> None:
    page = (
        '<a href="/om">Om</a><a href="/blogg/feed/">Följ</a><a href="/x1">RSS</a><a href="/feed.html">Feed</a>'
        f'<a href="https://en.wikipedia.org/wiki/RSS">RSS</a><link rel="alternate" {RSS} href="/f">'
    )
    header = '</om>; rel="next", </j>; rel="alternate"; type="application/feed+json"; title="Allt"'
    assert find_feeds(page, "https://a.example/", (header,)) == (
        FeedLink("https://a.example/f"),
        FeedLink("https://a.example/j", "Allt"),
        FeedLink("https://a.example/blogg/feed/", "Följ"),
        FeedLink("https://a.example/x1", "RSS"),
    )


def test_p1_usual_places_are_few_and_only_of_the_web() -> None:
    places = usual_places("https://a.example/blogg/sida.html?x=1")
    assert places[0] == "https://a.example/blogg/feed/"
    assert "https://a.example/feed/" in places
    assert len(places) == len(set(places)) <= 8
    assert usual_places("file:///etc/passwd") == ()
