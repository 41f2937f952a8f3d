"""What someone sees of a post that its feed cuts off: the hint, the page with `x`, the way back, and always."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.refresh import add
from loopback import Reply, Server, serve
from test_full_text import PAGE, asked, html
from test_reader import NARROW, WIDE, press, reader, screen_text, settle, until

ITEM = (
    "<item><title>Kallbadhuset {n}</title><guid>{n}</guid><link>{url}/{n}</link>"
    "<description>Kallbadhuset har stått vid stranden i hundra år […]</description></item>"
)
HINT = "x reads the whole post"


@pytest.fixture
def server() -> Iterator[Server]:
    """A blog of three cut-off posts, each with its page."""
    with serve({f"/{n}": html(PAGE.replace("rad ", f"sida{n}rad")) for n in range(3)}) as server:
        items = "".join(ITEM.format(url=server.url, n=n) for n in range(3))
        feed = f"<rss version='2.0'><channel><title>Havsbloggen</title>{items}</channel></rss>"
        server.routes["/feed"] = Reply(feed.encode(), headers={"Content-Type": "application/rss+xml"})
        yield server


@pytest.fixture
def shelf(server: Server, library_path: Path) -> Path:
    library = Library(library_path)
    asyncio.run(add(library.db, f"{server.url}/feed"))
    library.close()
    return library_path


async def test_x_shows_the_page_in_place_and_x_again_the_feeds_text(server: Server, shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert HINT in await press(app, pilot, "enter")
        shown = await press(app, pilot, "x")
        assert "sida0rad1." in shown
        assert HINT not in shown
        assert "The whole post, 4 min" in shown
        assert "Ctrl+X: always for this blog" in shown
        assert "sida0rad1." not in await press(app, pilot, "x")
        assert "sida0rad1." in await press(app, pilot, "x")
        assert asked(server, "/0") == 1


async def test_the_place_in_the_page_is_found_again_after_a_look_at_the_feeds_text(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "x", "space", "space")
        top = app.reader.article.scroll_offset.y
        assert top > 0
        await press(app, pilot, "x")
        assert app.reader.article.scroll_offset.y == 0
        await press(app, pilot, "x")
        assert app.reader.article.scroll_offset.y == top


async def test_z_brings_the_summary_back_and_x_fetches_again(server: Server, shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "x")
        shown = await press(app, pilot, "z")
        assert "Taken back: whole post fetched" in shown
        assert "sida0rad1." not in shown
        assert "sida0rad1." in await press(app, pilot, "x")
        assert asked(server, "/0") == 2


async def test_x_in_the_list_shows_the_page_beside_it_and_marks_nothing_read(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "j", "x")
        assert "sida1rad1." in shown
        assert app.reader.pane == "posts"
        assert "3 unread" in shown


async def test_x_in_a_list_that_stands_alone_has_the_post_whole_when_it_is_opened(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=NARROW) as pilot:
        await settle(app, pilot)
        assert "The whole post" in await press(app, pilot, "x")
        assert "sida0rad1." in await press(app, pilot, "enter")


async def test_while_the_page_is_on_its_way_the_reader_says_so_and_goes_on(server: Server, shelf: Path) -> None:
    server.routes["/0"] = replace(html(PAGE.replace("rad ", "sida0rad")), pause=0.5)
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter")
        await pilot.press("x", "x")
        await until(app, pilot, "Fetching the page…")
        await pilot.press("J")
        await until(app, pilot, "Kallbadhuset 1")
        await settle(app, pilot)
        assert "The whole post" not in screen_text(app)
        assert "sida0rad1." in await press(app, pilot, "K")
        assert asked(server, "/0") == 1


async def test_a_page_that_cannot_be_had_is_one_sentence_and_the_summary_stays(server: Server, shelf: Path) -> None:
    server.routes["/0"] = html("", 404)
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter", "x")
        assert "has nothing at that address (404)." in shown
        assert HINT in shown


async def test_always_fetches_the_pages_of_the_posts_that_are_opened_and_no_others(server: Server, shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter", "ctrl+x")
        assert "sida0rad1." in shown
        assert "sida1rad1." in await press(app, pilot, "J")
        await press(app, pilot, "K", "escape", "j", "j")
        assert [asked(server, f"/{n}") for n in range(3)] == [1, 1, 0]
        await press(app, pilot, "q")
    again = reader(shelf)
    async with again.run_test(size=WIDE) as pilot:
        await settle(again, pilot)
        assert "sida2rad1." in await press(again, pilot, "G", "enter")


async def test_always_can_be_taken_back(server: Server, shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "z takes it back" in await press(app, pilot, "ctrl+x")
        await press(app, pilot, "z", "enter")
        assert asked(server, "/0") == 0
        assert "fetched whole when opened" in await press(app, pilot, "escape", "colon", *"always the", "enter")
        assert "no longer fetched whole" in await press(app, pilot, "ctrl+x")


async def test_a_page_that_fails_by_itself_is_asked_for_once_while_the_reader_is_open(
    server: Server, shelf: Path
) -> None:
    server.routes["/0"] = html("", 500)
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "ctrl+x", "enter", "J", "K", "J", "K")
        assert asked(server, "/0") == 1
        server.routes["/0"] = html(PAGE)
        assert "rad 39" in await press(app, pilot, "x", "G")
