"""Refreshing and subscribing, from a real server on loopback to the rows in the library."""

import asyncio
from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import BlogRow
from blogtui.model.update import Outcome
from blogtui.refresh import SeveralFeedsError, add, refresh
from loopback import Asked, Reply, serve
from shelf import asking

XML = {"Content-Type": "application/rss+xml"}
LOGIN = b"<!doctype html><title>Welcome, guest</title><form><input type=password></form><p>Log in to go on.</p>"


def feed(*numbers: int, title: str = "The walk") -> bytes:
    items = "".join(
        f"<item><guid>g{n}</guid><title>{title} {n}</title><link>https://example.org/{n}</link>"
        f"<category>Walks</category><description>Text {n}</description></item>"
        for n in numbers
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Feet</title>{items}</channel></rss>".encode()


@pytest.fixture
def library(library_path: Path) -> Library:
    return Library(library_path)


def titles(library: Library) -> list[str]:
    return [row.title for row in library.posts()]


async def check(library: Library, **options: bool) -> list[Outcome]:
    blogs: list[BlogRow] = library.blogs()
    return [outcome async for outcome in refresh(library.db, blogs, **options)]


async def test_p1_subscribing_asks_once_and_that_answer_is_the_first_import(library: Library) -> None:
    with serve({"/feed": Reply(feed(2, 1), headers=XML)}) as server:
        blog_id, outcome = await add(library.db, f"{server.url}/feed")
        assert len(server.asked) == 1
    assert (outcome.status, outcome.added, outcome.blog) == ("new", 2, "Feet")
    assert titles(library) == ["The walk 2", "The walk 1"]
    assert library.blogs()[0].id == blog_id


async def test_a_page_that_names_one_feed_leads_to_it(library: Library) -> None:
    page = b"<!doctype html><title>Home</title><link rel=alternate type=application/rss+xml href=/feed><p>Hello</p>"
    html = {"Content-Type": "text/html"}
    with serve({"/": Reply(page, headers=html), "/feed": Reply(feed(1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/")
        assert library.blogs()[0].url == f"{server.url}/feed"


async def test_a_page_that_names_several_feeds_lets_the_reader_choose(library: Library) -> None:
    page = (
        b"<!doctype html><title>Home</title><link rel=alternate type=application/rss+xml href=/a title=Posts>"
        b"<link rel=alternate type=application/atom+xml href=/b title=News><p>Hello</p>"
    )
    with serve({"/": Reply(page, headers={"Content-Type": "text/html"}), "/b": Reply(feed(1), headers=XML)}) as server:
        with pytest.raises(SeveralFeedsError) as caught:
            await add(library.db, f"{server.url}/")
        assert [link.title for link in caught.value.links] == ["Posts", "News"]
        assert library.blogs() == []
        await add(library.db, f"{server.url}/", feed=2)
        assert library.blogs()[0].url == f"{server.url}/b"


async def test_nothing_is_stored_of_a_source_that_cannot_be_read(library: Library) -> None:
    with serve(
        {"/nothing": Reply(b"", headers=XML), "/login": Reply(LOGIN, headers={"Content-Type": "text/html"})}
    ) as server:
        for path in ("/nothing", "/login", "/missing"):
            with pytest.raises(BlogtuiError):
                await add(library.db, f"{server.url}{path}")
    assert library.blogs() == []
    assert library.posts() == []


async def test_p2_a_second_check_is_conditional_and_changes_nothing(library: Library) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == '"one"':
            return Reply(status=304)
        return Reply(feed(1), headers={**XML, "ETag": '"one"'})

    with serve({"/feed": answer}) as server:
        await add(library.db, f"{server.url}/feed")
        outcomes = await check(library, force=True)
        assert server.asked[1].headers["If-None-Match"] == '"one"'
        assert "If-Modified-Since" not in server.asked[1].headers
    assert [outcome.status for outcome in outcomes] == ["unchanged"]


async def test_p9_p14_a_blog_is_not_asked_before_its_time_and_says_until_when(library: Library) -> None:
    with serve({"/feed": Reply(feed(1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/feed")
        for manual in (False, True):
            (outcome,) = await check(library, manual=manual)
            assert outcome.status == "skipped"
            assert "min" in outcome.detail
        assert len(server.asked) == 1


async def test_one_blog_that_fails_stops_no_other(library: Library) -> None:
    with serve({"/good": Reply(feed(1), headers=XML), "/bad": Reply(feed(2), headers=XML)}) as server:
        await add(library.db, f"{server.url}/bad")
        await add(library.db, f"{server.url}/good")
        server.routes["/bad"] = Reply(status=500)
        server.routes["/good"] = Reply(feed(3, 1), headers=XML)
        outcomes = {outcome.blog_id: outcome for outcome in await check(library, force=True)}
    bad, good = library.blogs()
    assert (outcomes[bad.id].status, outcomes[good.id].status) == ("failed", "new")
    assert "500" in bad.problem
    assert good.problem == ""
    assert good.posts == 2


async def test_p8_a_broken_answer_keeps_the_validators_of_the_last_good_one(library: Library) -> None:
    good = Reply(feed(1), headers={**XML, "ETag": '"good"'})
    with serve({"/feed": good}) as server:
        await add(library.db, f"{server.url}/feed")
        for broken in (Reply(LOGIN, headers={"Content-Type": "text/html", "ETag": '"bad"'}), Reply(b"<rss", cut=50)):
            server.routes["/feed"] = broken
            assert [outcome.status for outcome in await check(library, force=True)] == ["failed"]
        server.routes["/feed"] = good
        await check(library, force=True)
        assert server.asked[-1].headers["If-None-Match"] == '"good"'


async def test_r10_a_login_page_never_passes_for_the_feed(library: Library) -> None:
    with serve({"/feed": Reply(feed(1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/feed")
        server.routes["/feed"] = Reply(LOGIN, headers={"Content-Type": "text/html"})
        (outcome,) = await check(library, force=True)
    assert outcome.status == "failed"
    assert titles(library) == ["The walk 1"]


async def test_p13_a_feed_that_is_gone_stays_readable_and_is_not_asked_again(library: Library) -> None:
    with serve({"/feed": Reply(feed(1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/feed")
        server.routes["/feed"] = Reply(status=410)
        assert [outcome.status for outcome in await check(library, force=True)] == ["gone"]
        assert [outcome.status for outcome in await check(library)] == ["skipped"]
        assert len(server.asked) == 2
    assert titles(library) == ["The walk 1"]


async def test_r8_posts_that_leave_the_feed_stay_in_the_library(library: Library) -> None:
    with serve({"/feed": Reply(feed(3, 2, 1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/feed")
        for fewer in (feed(3), feed()):
            server.routes["/feed"] = Reply(fewer, headers=XML)
            await check(library, force=True)
    assert len(titles(library)) == 3


async def test_r7_an_edited_post_is_updated_in_place_and_stays_read_and_starred(library: Library) -> None:
    with serve({"/feed": Reply(feed(1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/feed")
        (row,) = library.posts()
        library.mark([row.id], read=True, starred=True)
        server.routes["/feed"] = Reply(feed(1, title="The long walk"), headers=XML)
        (outcome,) = await check(library, force=True)
    assert (outcome.added, outcome.changed) == (0, 1)
    (again,) = library.posts()
    assert (again.id, again.title, again.read, again.starred) == (row.id, "The long walk 1", True, True)
    assert library.posts(asking("long")) == [again]


async def test_a_folder_is_read_again_at_each_refresh(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "a.md").write_text("# First\n\nText.\n")
    await add(library.db, str(folder))
    (folder / "b.md").write_text("# Second\n\nText.\n")
    (outcome,) = await check(library)
    assert outcome.added == 1
    assert sorted(titles(library)) == ["First", "Second"]


async def test_a_file_that_is_no_post_says_so(library: Library, tmp_path: Path) -> None:
    for name, content in {"host": b"text", "data.csv": b"a,b\n", "x.bin": bytes(range(256)), "e.xml": b""}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BlogtuiError, match=name):
            await add(library.db, str(tmp_path / name))


async def test_refreshing_many_blogs_at_once_stores_each_in_its_place(library: Library) -> None:
    with serve({f"/{n}": Reply(feed(n), headers=XML) for n in range(12)}) as server:
        await asyncio.gather(*(add(library.db, f"{server.url}/{n}") for n in range(12)))
    assert sorted(titles(library)) == sorted(f"The walk {n}" for n in range(12))
    assert all(blog.posts == 1 for blog in library.blogs())


async def test_p1_the_usual_places_are_tried_only_when_a_page_names_no_feed_and_that_is_told(library: Library) -> None:
    html = {"Content-Type": "text/html"}
    page = b"<!doctype html><title>Home</title><p>Hello and welcome to a page of words.</p>"
    with serve({"/": Reply(page, headers=html), "/rss.xml": Reply(feed(1), headers=XML)}) as server:
        _blog_id, outcome = await add(library.db, f"{server.url}/")
        assert library.blogs()[0].url == f"{server.url}/rss.xml"
        assert f"{server.url}/rss.xml" in outcome.detail
        assert server.asked[0].path == "/"


async def test_a_link_header_names_the_feed(library: Library) -> None:
    named = {"Content-Type": "text/html", "Link": '</posts>; rel="alternate"; type="application/rss+xml"'}
    page = b"<!doctype html><title>Home</title><p>Hello</p>"
    with serve({"/": Reply(page, headers=named), "/posts": Reply(feed(1), headers=XML)}) as server:
        await add(library.db, f"{server.url}/")
        assert [asked.path for asked in server.asked] == ["/", "/posts"]


async def test_a_page_without_any_feed_is_read_as_one_post(library: Library) -> None:
    page = b"<!doctype html><title>Home</title><h1>Hello</h1><p>A page of words.</p>"
    with serve({"/": Reply(page, headers={"Content-Type": "text/html"})}) as server:
        await add(library.db, f"{server.url}/")
        assert 1 < len(server.asked) <= 9
    assert (library.blogs()[0].kind, len(library.posts())) == ("page", 1)
