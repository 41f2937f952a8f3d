"""The reader sees names, titles, comments and pictures as they were meant, whatever the feed wraps them in."""

import time

import pytest

from blogtui.parse import feed_values as values

BASE = "https://skog.example/2018/stig/"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ek@skog.example (Åsa Ek)", "Åsa Ek"),
        ("mailto:ek@skog.example (Åsa Ek)", "Åsa Ek"),
        ("Åsa Ek <ek@skog.example>", "Åsa Ek"),
        ("Åsa Ek (ek@skog.example)", "Åsa Ek"),
        ('"Åsa Ek" <ek@skog.example>', "Åsa Ek"),
        ("&#197;sa Ek", "Åsa Ek"),
        ("Ek, Åsa (red.)", "Ek, Åsa (red.)"),
        ("ek@skog.example", "ek@skog.example"),
        ("  Åsa\n Ek ", "Åsa Ek"),
    ],
)
def test_a_person_is_called_by_name(written: str, shown: str) -> None:
    assert values.person(written) == shown


def test_s5_a_hostile_author_costs_no_minutes() -> None:
    started = time.monotonic()
    for name in ("a@" * 200_000, "(" * 200_000, " " * 200_000 + "<"):
        values.person(name)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([{"name": "Åsa Ek"}, {"name": "Bo Dal"}], ("Åsa Ek", "Bo Dal")),
        ([{"name": "", "email": "bo@dal.example"}], ("bo@dal.example",)),
        ([{"name": "bo@dal.example"}, {"name": "Bo Dal"}], ("Bo Dal",)),
        ([{"name": 7}, "Bo", None, {}], ()),
    ],
)
def test_authors_are_names_and_addresses_only_for_want_of_them(told: object, shown: tuple[str, ...]) -> None:
    assert values.people({"authors": told}) == shown


def test_a_post_s_authors_come_from_itself_then_from_its_source_then_from_the_feed() -> None:
    own, source, feed = ({"authors": [{"name": name}]} for name in ("Post", "Source", "Feed"))
    assert values.authors_of({**own, "source": source}, ("Feed",)) == ("Post",)
    assert values.authors_of({"source": source}, ("Feed",)) == ("Source",)
    assert values.authors_of({}, values.people(feed)) == ("Feed",)


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("Ris &amp; ros", "", "Ris & ros"),
        ("Ris &amp;amp; ros", "", "Ris &amp; ros"),
        ("Ris & ros", "", "Ris & ros"),
        ("<p>Ett</p><p>två</p>", "", "Ett två"),
        ("1 < 2 > 0", "", "1 < 2 > 0"),
        ("Ris &amp; ros", "text", "Ris &amp; ros"),
        ("<em>Ris</em> &amp; ros", "html", "Ris & ros"),
    ],
)
def test_a_line_is_without_markup_and_resolved_once(text: str, kind: str, shown: str) -> None:
    assert values.plain(text, kind) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Om <canvas> och <video>", "Om <canvas> och <video>"),
        ("Om <canvas> och <b>annat</b>", "Om <canvas> och annat"),
        ("En<br>rad", "En rad"),
        ("<i>Skog</i> &amp; mark", "Skog & mark"),
    ],
)
def test_a_tag_that_a_title_is_about_stays_in_it(written: str, shown: str) -> None:
    assert values.title(written) == shown


def test_s5_a_title_of_tags_costs_no_minutes() -> None:
    started = time.monotonic()
    values.title("".join(f"<a{number}>" for number in range(100_000)))
    assert time.monotonic() - started < 5


def test_markup_that_was_escaped_twice_is_markup() -> None:
    assert values.undressed("&lt;p&gt;Hej &lt;b&gt;du&lt;/b&gt;&lt;/p&gt;") == "<p>Hej <b>du</b></p>"
    link = "Svar till &lt;a href=&quot;https://a.example&quot;&gt;Bo&lt;/a&gt;."
    assert values.undressed(link) == 'Svar till <a href="https://a.example">Bo</a>.'


@pytest.mark.parametrize("text", ["Stycken börjar med &lt;p&gt;.", "<p>Skriv &lt;p&gt;så&lt;/p&gt;.</p>", "1 &lt; 2"])
def test_a_text_about_markup_stays_one(text: str) -> None:
    assert values.undressed(text) == text


def test_categories_show_their_labels_and_leave_the_machines_own_out() -> None:
    tags = [
        {"term": "t1", "label": "Skog & mark"},
        {"term": "sjö", "label": None},
        {"term": "http://schemas.google.com/blogger/2008/kind#post", "scheme": "http://schemas.google.com/g/2005#kind"},
        {"term": "katt", "label": "Tags"},
        "ingen",
    ]
    assert values.categories_of(tags) == ("Skog & mark", "sjö", "katt")


@pytest.mark.parametrize(
    ("told", "count"),
    [("7", 7), (" 7 ", 7), (7, 7), ("sju", None), (True, None), ("-1", None), (None, None), ("7.5", None)],
)
def test_only_a_number_counts_comments(told: object, count: int | None) -> None:
    assert values.comments_of({"slash_comments": told}, BASE).count == count


def test_a_number_where_the_comments_page_belongs_is_their_number() -> None:
    comments = values.comments_of({"comments": "12"}, BASE)
    assert (comments.count, comments.url) == (12, None)


def test_replies_are_told_by_links_too() -> None:
    links = [
        {"rel": "replies", "type": "application/atom+xml", "href": "c.atom", "count": "4"},
        {"rel": "replies", "type": "text/html", "href": "#c"},
        {"rel": "alternate", "href": "x"},
    ]
    comments = values.comments_of({"links": links}, BASE)
    assert (comments.count, comments.url, comments.feed) == (4, f"{BASE}#c", f"{BASE}c.atom")


def test_the_picture_is_the_post_s_and_not_its_author_s() -> None:
    avatar = {"href": "https://secure.gravatar.com/avatar/abc?s=96", "medium": "image"}
    assert values.image_of({"media_content": [avatar, {"href": "stig.jpg", "medium": "image"}]}, BASE) == (
        f"{BASE}stig.jpg"
    )
    assert values.image_of({"media_content": [avatar]}, BASE) is None
    assert values.image_of({"media_content": [{"href": "film.mp4", "medium": "video"}]}, BASE) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ett två tre", "Ett två tre"),
        (" ".join(["ord"] * 11), " ".join(["ord"] * 10) + "…"),
        ("", ""),
        ("a" * 200, "a" * 79 + "…"),
    ],
)
def test_a_missing_title_is_the_first_words(text: str, title: str) -> None:
    assert values.title_from(text) == title
