"""A post that its feed cuts off is read whole, from its page, and the feed's own words are never lost."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from blogtui.full_text import FullTextError, fetch, is_about, yields_more
from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import PageText
from blogtui.refresh import Workers, add, refresh
from blogtui.sources.turns import Turns
from loopback import Reply, Server, serve
from running import blogtui
from shelf import asking

FEED = """<rss version="2.0"><channel><title>Havsbloggen</title><link>{url}/</link>
<item><title>Kallbadhuset i Varberg</title><guid>1</guid><link>{url}/bad</link>
<description>{summary}</description></item></channel></rss>"""
SUMMARY = "Kallbadhuset har stått vid stranden i hundra år, och varje vinter simmar någon där [&#8230;]"
WHOLE = "".join(
    f"<p>Kallbadhuset har stått vid stranden i hundra år, och varje vinter simmar någon där, rad {n}.</p>"
    for n in range(40)
)
PAGE = (
    "<!doctype html><html><head><title>Kallbadhuset i Varberg – Havsbloggen</title>"
    '<link rel="alternate" type="application/rss+xml" href="/feed"></head><body><nav><a href="/">Hem</a></nav>'
    f"<article><h1>Kallbadhuset i Varberg</h1>{WHOLE}<p>Sist kommer <a href='/bastu'>bastun</a>.</p></article>"
    "</body></html>"
)
LOGIN = (
    "<!doctype html><html><head><title>Log in</title></head><body><form><input type='password'></form></body></html>"
)
PORTAL = (
    "<!doctype html><html><head><title>Welcome to HotelNet</title></head><body><p>"
    + "Accept our terms, dear guest, before you surf. " * 40
    + "</p></body></html>"
)

LESS = "<!doctype html><p>Kallbadhuset i Varberg har stått vid stranden i hundra år, och någon simmar där.</p>"


def html(body: str, status: int = 200) -> Reply:
    return Reply(body.encode(), status, {"Content-Type": "text/html; charset=utf-8"})


def feed(server: Server, summary: str = SUMMARY) -> Reply:
    body = FEED.format(url=server.url, summary=summary).encode()
    return Reply(body, headers={"Content-Type": "application/rss+xml"})


@pytest.fixture
def server() -> Iterator[Server]:
    with serve({"/bad": html(PAGE)}) as server:
        server.routes["/feed"] = feed(server)
        yield server


@pytest.fixture
def library(server: Server, library_path: Path) -> Iterator[Library]:
    """A library with the one post of the server's feed."""
    library = Library(library_path)
    asyncio.run(add(library.db, f"{server.url}/feed"))
    yield library
    library.close()


def take(library: Library, post_id: int = 1) -> PageText:
    return asyncio.run(fetch(library, library.rows([post_id])[0]))


def words(library: Library, **how: bool) -> str:
    return repr(tuple(library.document(1, **how).blocks))


def asked(server: Server, path: str = "/bad") -> int:
    return sum(request.path == path for request in server.asked)


def test_the_page_is_read_in_place_of_the_summary_and_the_feeds_words_are_kept(
    server: Server, library: Library
) -> None:
    before = library.body(1)
    text = take(library)
    assert "rad 39" in words(library)
    assert "Hem" not in words(library)
    assert f"{server.url}/bastu" in words(library)
    assert library.body(1) == before
    assert "rad 39" not in words(library, of_feed=True)
    assert text.minutes > library.rows([1])[0].minutes
    assert library.page_text(1) == text
    request = next(request for request in server.asked if request.path == "/bad")
    assert request.headers["Accept"].startswith("text/html")
    assert not {"Cookie", "Referer"} & request.headers.keys()


def test_the_title_stands_once_also_where_the_pages_head_words_it_otherwise(server: Server, library: Library) -> None:
    server.routes["/bad"] = html(PAGE.replace("<title>Kallbadhuset i Varberg –", "<title>Bada bör man annars"))
    take(library)
    assert "Heading" not in words(library)


def test_the_choice_between_the_two_texts_is_kept(library: Library, library_path: Path) -> None:
    take(library)
    library.show_page_text(1, False)
    assert "rad 39" not in words(library)
    again = Library(library_path)
    again.show_page_text(1, True)
    assert "rad 39" in words(again)
    again.close()


def test_the_words_of_the_page_are_found_by_a_search_until_it_is_forgotten(library: Library) -> None:
    assert library.post_ids(asking("bastun")) == []
    take(library)
    assert library.post_ids(asking("bastun")) == [1]
    assert library.post_ids(asking("kallbadhuset varberg")) == [1]
    library.keep_page_text(1, None)
    assert library.post_ids(asking("bastun")) == []
    assert library.post_ids(asking("vinter")) == [1]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (html(LOGIN), "answered with a login page"),
        (html("<title>Just a moment</title><p>cf-challenge</p>"), "check for robots"),
        (html(PORTAL), "is not about this post"),
        (html("<!doctype html><html><body></body></html>"), "has no text"),
        (html(LESS), "holds no more than the feed"),
        (Reply(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}), "no web page"),
        (html("", 404), "has nothing at that address (404)"),
        (html("", 410), "this page is gone for good"),
        (html("", 403), "does not let us in (403)"),
        (Reply(b"<p>", cut=90), "broke off"),
    ],
)
def test_r10_what_is_no_better_is_told_in_one_sentence_and_the_summary_stays(
    server: Server, library: Library, reply: Reply, said: str
) -> None:
    before = words(library)
    server.routes["/bad"] = reply
    with pytest.raises(BlogtuiError) as told:
        take(library)
    assert said in str(told.value)
    assert str(told.value).count(". ") == 0
    assert words(library) == before


def test_a_server_that_is_away_is_told_in_one_sentence(server: Server, library: Library) -> None:
    server.stop()
    with pytest.raises(BlogtuiError, match="refused or lost"):
        take(library)


def test_a_post_without_an_address_has_no_page(library: Library) -> None:
    row = library.rows([1])[0]
    for url in (None, "mailto:maj@example.org"):
        with pytest.raises(FullTextError, match="no page on the web"):
            asyncio.run(fetch(library, row._replace(url=url)))


def test_a_page_that_held_no_more_is_not_due_before_the_feed_edits_the_post(server: Server, library: Library) -> None:
    assert library.page_is_due(1)
    assert not library.page_is_wanted(1)
    library.want_full_text(1, True)
    assert library.page_is_wanted(1)
    server.routes["/bad"] = html(LESS)
    with pytest.raises(FullTextError):
        take(library)
    assert not library.page_is_wanted(1)
    kept = library.page_text(1)
    assert kept is not None
    library.keep_page_text(1, kept._replace(fetched=kept.fetched - 60))
    server.routes["/feed"] = feed(server, "Kallbadhuset har fått ny bastu […]")

    async def again() -> None:
        async for _outcome in refresh(library.db, library.blogs(), force=True):
            pass

    asyncio.run(again())
    assert library.page_is_wanted(1)


def test_what_was_kept_can_be_put_back(library: Library) -> None:
    before = library.page_text(1)
    text = take(library)
    library.keep_page_text(1, before)
    assert library.page_text(1) is None
    library.keep_page_text(1, text)
    assert library.page_text(1) == text


def test_a_blog_is_always_read_whole_until_that_is_taken_back(library: Library) -> None:
    assert [blog.full_text for blog in library.blogs()] == [False]
    library.want_full_text(1, True)
    assert [blog.full_text for blog in library.blogs()] == [True]
    library.want_full_text(1, False)
    assert [blog.full_text for blog in library.blogs()] == [False]


def test_show_gives_people_the_page_and_programs_the_feed(library: Library, library_path: Path) -> None:
    take(library)
    library.close()
    assert "rad 39" in blogtui("--library", library_path, "show", "1").out
    assert "rad 39" in blogtui("--library", library_path, "show", "1", "--format", "markdown").out
    (record,) = blogtui("--library", library_path, "show", "1", "--json").records
    assert "rad 39" not in record["text"]


def test_show_fetches_the_page_when_it_is_asked_to_and_asks_once(
    server: Server, library: Library, library_path: Path
) -> None:
    library.close()
    for _time in range(2):
        (record,) = blogtui("--library", library_path, "show", "1", "--full", "--json").records
        assert "rad 39" in record["text"]
    assert asked(server) == 1
    shown = blogtui("--library", library_path, "show", "1", terminal=True).out
    assert "about 4 min" in " ".join(shown.split())


def test_show_gives_the_feeds_text_and_status_1_when_the_page_cannot_be_had(
    server: Server, library: Library, library_path: Path
) -> None:
    library.close()
    server.routes["/bad"] = html("", 404)
    ran = blogtui("--library", library_path, "show", "1", "--full")
    assert ran.status == 1
    assert "varje vinter" in ran.out
    (complaint,) = ran.complaints
    assert "404" in complaint


def test_s9_a_page_on_this_computer_is_not_asked_for_unless_the_blog_is_there_too(
    server: Server, library: Library, tmp_path: Path
) -> None:
    take(library)
    file = tmp_path / "feed.xml"
    file.write_bytes(feed(server).body)
    asyncio.run(add(library.db, str(file)))
    with pytest.raises(BlogtuiError, match="in a private network and was not asked"):
        take(library, 2)
    assert asked(server) == 1


def test_p12_a_host_that_asks_to_wait_is_left_alone(server: Server, library: Library) -> None:
    server.routes["/bad"] = Reply(status=429, headers={"Retry-After": "120"})
    row = library.rows([1])[0]

    async def twice() -> list[str]:
        workers, said = Workers(turns=Turns()), []
        for _time in range(2):
            try:
                await fetch(library, row, workers=workers)
            except BlogtuiError as error:
                said.append(str(error))
        return said

    first, second = asyncio.run(twice())
    assert "asks us to wait until" in first
    assert "(429)" in first
    assert "asks us to wait until" in second
    assert "(429)" not in second
    assert asked(server) == 1


def test_s11_a_page_kept_for_a_local_post_shows_no_file_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "one.md").write_text("# A walk\n\n![a map](map.png)\n")
    library = Library.in_memory()
    asyncio.run(add(library.db, str(folder)))
    assert "file://" in words(library)
    text = PageText("<p>Far.</p><img src='map.png'>", "html", "https://example.org/walk", 1, 1, True)
    library.keep_page_text(1, text)
    assert "https://example.org/map.png" in words(library)
    assert "file://" not in words(library)
    library.close()


@pytest.mark.parametrize(
    ("page", "of_feed", "more"),
    [
        ("one two three", "one two", True),
        ("one two", "one two", False),
        ("one", "one two", False),
        ("", "", False),
        ("海の家は百年前から", "海の家", True),
        ("海の家", "海の家は百年前から", False),
    ],
)
def test_more_is_counted_in_words_or_in_signs(page: str, of_feed: str, more: bool) -> None:
    assert yields_more(page, of_feed) is more


def test_a_page_is_about_a_post_when_it_says_what_the_post_begins_with() -> None:
    assert is_about("Om kallbadhuset: det har stått vid stranden länge.", "Kallbadhuset", "Det har stått vid stranden")
    assert is_about("Kall\xadbad\xadhuset är öppet", "Kallbadhuset", "")
    assert is_about("anything", "Å", "")
    assert is_about("今日は海の家について書きます", "海の家について", "")
    assert not is_about("Accept our terms before you surf", "Kallbadhuset", "Det har stått vid stranden")
