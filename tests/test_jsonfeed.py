"""The reader sees the posts of a JSON Feed, whichever version and however careless its writer."""

import json
from typing import Any

import pytest

from blogtui.model.post import Fetched, ParsedFeed
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source

VERSION = "https://jsonfeed.org/version/1.1"


def read(**feed: Any) -> ParsedFeed:
    body = json.dumps({"version": VERSION, "title": "Fjäll", **feed}).encode()
    return parse_source(Fetched("https://fjall.example/feed.json", body, mime="application/feed+json"))


def test_a_post_shows_what_the_feed_says_of_it() -> None:
    feed = read(
        home_page_url="https://fjall.example/",
        feed_url="https://fjall.example/feed.json",
        description="Turer",
        language="sv",
        authors=[{"name": "Bo Dal"}],
        items=[
            {
                "id": 7, "url": "/tur", "title": "En tur", "content_html": "<p>Vi gick <b>långt</b>.</p>",
                "date_published": "2024-02-29T08:00:00+01:00", "date_modified": "2024-03-01T08:00:00+01:00",
                "tags": ["vinter", "skidor"], "image": "tur.jpg",
                "attachments": [{"url": "tur.gpx", "mime_type": "application/gpx+xml", "size_in_bytes": 9}],
            }
        ],
    )  # fmt: skip
    (post,) = feed.posts
    assert (feed.blog.name, feed.blog.presentation, feed.blog.language) == ("Fjäll", "Turer", "sv")
    assert (post.guid, post.url, post.title) == ("7", "https://fjall.example/tur", "En tur")
    assert (post.authors, post.categories) == (("Bo Dal",), ("vinter", "skidor"))
    assert post.text == "Vi gick långt."
    assert post.published is not None
    assert post.published.isoformat() == "2024-02-29T08:00:00+01:00"
    assert post.updated is not None
    assert (post.image, post.enclosures[0].length) == ("https://fjall.example/tur.jpg", 9)


def test_version_one_s_single_author_counts_too() -> None:
    assert read(author={"name": "Bo Dal"}, items=[{"id": "a"}]).posts[0].authors == ("Bo Dal",)


@pytest.mark.parametrize("authors", ["Bo Dal", ["Bo Dal"], [{"name": "bo@fjall.example (Bo Dal)"}], {"name": "Bo Dal"}])
def test_an_author_is_known_however_it_is_written(authors: object) -> None:
    assert read(authors=authors, items=[{"id": "a"}]).posts[0].authors == ("Bo Dal",)


@pytest.mark.parametrize(
    ("written", "shown"), [("Ris &amp; ros", "Ris & ros"), ("Taggen <b> förklarad", "Taggen <b> förklarad")]
)
def test_a_title_reads_as_its_author_meant_it(written: str, shown: str) -> None:
    assert read(items=[{"id": "a", "title": written}]).posts[0].title == shown


def test_the_link_is_the_url_else_where_the_post_points_else_an_id_that_is_an_address() -> None:
    addresses = {
        "url": "https://fjall.example/1",
        "external_url": "https://a.example/",
        "id": "https://fjall.example/2",
    }
    assert read(items=[addresses]).posts[0].url == "https://fjall.example/1"
    del addresses["url"]
    assert read(items=[addresses]).posts[0].url == "https://a.example/"
    del addresses["external_url"]
    assert read(items=[addresses, {"id": "7"}]).posts[0].url == "https://fjall.example/2"


def test_a_picture_among_the_files_is_the_post_s_picture() -> None:
    files = [{"url": "a.mp3", "mime_type": "audio/mpeg"}, {"url": "a.png", "mime_type": "image/png"}]
    (post,) = read(items=[{"id": "a", "attachments": files}]).posts
    assert post.image == "https://fjall.example/a.png"


def test_one_tag_that_lists_several_gives_each_of_them() -> None:
    assert read(items=[{"id": "a", "tags": ["skog, sjö, fjäll"]}]).posts[0].categories == ("skog", "sjö", "fjäll")


def test_a_plain_text_post_stays_plain() -> None:
    (post,) = read(items=[{"id": "a", "content_text": "1 < 2\n\noch <b>"}]).posts
    assert (post.body_format, post.body) == ("text", "1 < 2\n\noch <b>")
    assert post.title == "1 < 2 och <b>"


@pytest.mark.parametrize("wrong", [None, 5, 1.5, True, "text", [], ["x"], [[]], {}, {"a": 1}, -1, 10**30])
@pytest.mark.parametrize(
    "name",
    ["title", "url", "id", "content_html", "content_text", "summary", "date_published", "tags", "authors", "author",
     "image", "attachments", "language"],
)  # fmt: skip
def test_r11_a_field_of_the_wrong_type_costs_no_post(name: str, wrong: object) -> None:
    feed = read(items=[{name: wrong}, "not a post", {"id": "b", "title": "kvar"}])
    assert [post.title for post in feed.posts][-1] == "kvar"
    assert len(feed.posts) == 2


def test_r11_a_byte_order_mark_and_other_encodings_are_no_hindrance() -> None:
    text = json.dumps({"version": VERSION, "title": "Å", "items": [{"id": "1", "title": "Ö"}]}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-8"):
        feed = parse_source(Fetched("https://fjall.example/", text.encode(encoding), mime="application/json"))
        assert (feed.blog.name, feed.posts[0].title) == ("Å", "Ö")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"version": "https://jsonfeed.org/version/1", "items": [{]}', "malformed JSON"),
        ('{"items": ' + "[" * 100_000, "nested too deeply|malformed"),
        ('{"name": "x", "values": []}', "JSON but no feed"),
        ("[1, 2]", "JSON but no feed"),
    ],
)
def test_r10_other_json_is_named(body: str, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        parse_source(Fetched("https://fjall.example/api.json", body.encode(), mime="application/json"))
