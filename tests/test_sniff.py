"""What came is known by what it holds first, and what came instead of a feed is named in one sentence (R10)."""

import pytest

from blogtui.model.post import Fetched
from blogtui.parse.errors import ParseError
from blogtui.parse.sniff import Kind, not_a_feed, sniff
from blogtui.parse.source import parse_source

WHERE = "https://a.example/feed"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<?xml version='1.0'?><!-- c --><?pi x?><!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss/>", "feed"),
        ("<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'/>", "feed"),
        ("<rdf:RDF/>", "feed"),
        ("Notice: fel i rad 3\n<rss version='2.0'><channel/></rss>", "feed"),
        ("<!doctype html><feed xmlns='http://www.w3.org/2005/Atom'/>", "feed"),
        ('{"version": "https://jsonfeed.org/version/1.1"}', "jsonfeed"),
        ('{"title": "x", "items": []}', "jsonfeed"),
        ('{"rss": {"channel": {}}}', "jsonfeed"),
        ("<opml version='2.0'/>", "opml"),
        ("<!DOCTYPE html><title>x</title>", "html"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "html"),
        ("<p>Hej</p>", "html"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "text"),
        ("Det gick inte.", "text"),
        ("---\ntitle: Hej\n---\n", "markdown"),
        (" \n\ufeff", "empty"),
        ("%PDF-1.7", "binary"),
        ("\x01\x02\x03abc", "binary"),
    ],
)
def test_bytes_are_known_by_what_they_hold(body: str, kind: Kind) -> None:
    assert sniff(Fetched(WHERE, body.encode())) == kind


def test_what_a_server_calls_it_only_counts_where_the_bytes_do_not_tell() -> None:
    assert sniff(Fetched(WHERE, b"<rss/>", mime="text/html")) == "feed"
    assert sniff(Fetched(WHERE, b"Hej", mime="text/html")) == "html"
    assert sniff(Fetched(WHERE, b"# Hej", name="post.md")) == "markdown"
    assert sniff(Fetched(WHERE, b'{"a": 1}', mime="application/json")) == "jsonfeed"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<title>Just a moment...</title><div class=cf-turnstile>", "check for robots"),
        ("<html><head><title>Attention Required! | Cloudflare</title>", "check for robots"),
        ("<title>Making sure you&#39;re not a bot!</title>", "check for robots"),
        ("<script src='https://ct.captcha-delivery.com/c.js'></script>", "check for robots"),
        ("<form><input name=p type='password'></form>", "login page"),
        ("<html><head><title>Logga in – Skogen</title></head></html>", "login page"),
        ("<html><title>Log in to continue</title></html>", "login page"),
        ("<html><body>Sidan finns inte</body></html>", "is a web page, not a feed"),
        ('{"error": {"code": 404, "message": "Not found"}}', "is JSON but no feed"),
        ("Error establishing a database connection", "holds no feed"),
        ("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "holds no feed"),
        ("<feed><status>ok</status></feed>", "holds no feed"),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:li/></rdf:RDF>", "holds no feed"),
        ("<opml/>", "list of subscriptions"),
        ("", "is empty"),
    ],
)
def test_r10_what_came_instead_of_a_feed_is_named_in_one_sentence(body: str, said: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_source(Fetched(WHERE, body.encode()), feed_only=True)
    assert said in str(caught.value)
    assert str(caught.value).count(". ") == 0


def test_s12_no_sentence_names_a_password() -> None:
    assert "secret" not in not_a_feed(Fetched("https://bo:secret@a.example/feed", b""))


def test_an_empty_feed_is_a_feed_all_the_same() -> None:
    source = "<rss version='2.0'><channel><title>Skogen</title></channel></rss>"
    assert parse_source(Fetched(WHERE, source.encode()), feed_only=True).blog.name == "Skogen"
