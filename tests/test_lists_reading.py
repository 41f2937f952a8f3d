"""Long lists, other orders and several posts at once, as someone sees them in the reader."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from blogtui.library import Library
from blogtui.ui import view
from blogtui.ui.app import BlogtuiApp
from blogtui.ui.listing import Listing
from shelf import fill, post, stored_library
from test_reader import WIDE, press, reader, screen_text, settle, until


def list_text(app: BlogtuiApp) -> str:
    """What stands in the list of posts, row by row."""
    posts = app.reader.posts
    return "\n".join(posts.render_line(y).text for y in range(posts.size.height))


@pytest.fixture
def long_shelf(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(view, "FIRST_IDS", 40)
    monkeypatch.setattr("blogtui.ui.screens.base.PAGE_IDS", 70)
    stored_library(library_path, 300).close()
    return library_path


async def test_a_long_list_opens_with_its_beginning_and_is_whole_soon_after(long_shelf: Path) -> None:
    app = reader(long_shelf)
    assert len(app.reader.shown.listing.ids) == 40
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "G")
        assert "Post number 299" in shown
        assert "300/300" in shown


async def test_end_pressed_before_the_list_is_whole_leads_to_its_end_all_the_same(long_shelf: Path) -> None:
    app = reader(long_shelf)
    async with app.run_test(size=WIDE) as pilot:
        app.reader.posts.action_cursor_end()
        await settle(app, pilot)
        assert "300/300" in screen_text(app)


async def test_the_reader_comes_back_to_a_post_far_down_on_the_line_where_it_stood(long_shelf: Path) -> None:
    library = Library(long_shelf)
    far = library.post_ids()[200]
    library.keep_place({"post": far})
    library.close()
    app = reader(long_shelf)
    posts, lines = app.reader.posts, []
    complete = posts.complete

    def completed(listing: Listing) -> None:
        lines.append(posts.cursor * 2 - posts.scroll_offset.y)
        complete(listing)
        lines.append(posts.cursor * 2 - posts.scroll_offset.y)

    posts.complete = completed  # type: ignore[method-assign]
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert posts.current_id == far
        assert lines
        assert len(set(lines)) == 1
        assert "201/300" in screen_text(app)


async def test_n_goes_to_an_unread_post_that_is_far_away(long_shelf: Path) -> None:
    library = Library(long_shelf)
    ids = library.post_ids()
    library.mark(ids, read=True)
    library.mark([ids[250]], read=False)
    library.close()
    app = reader(long_shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "251/300" in await press(app, pilot, "n")


async def test_the_order_is_chosen_by_its_name_and_kept(library_path: Path) -> None:
    stored_library(library_path).close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "O", "o", "l", "d", "enter")
        assert "Oldest first" in shown
        assert not re.search(r"Oldest first +Esc", shown), "Esc clears no order"
        assert list_text(app).index("Post number 11") < list_text(app).index("Post number 10")
        await press(app, pilot, "q")
    again = reader(library_path)
    assert again.reader.view.sort == "oldest"


async def test_headings_stand_over_the_days_and_are_stepped_over(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(number) for number in range(5)])
    library.close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "O", "h", "e", "a", "d", "enter")
        shown = list_text(app)
        assert "27 February 2026" in shown
        assert "Feb 2026" not in shown, "the day stands over its posts and need not stand under each"
        assert shown.index("1 March 2026") < shown.index("Post number 0") < shown.index("28 February 2026")
        assert "2/5" in await press(app, pilot, "j")
        assert "1/5" in await press(app, pilot, "k", "k")


async def test_v_selects_several_posts_that_are_starred_together_and_undone_together(library_path: Path) -> None:
    stored_library(library_path).close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "3 selected" in await press(app, pilot, "v", "j", "j")
        shown = await press(app, pilot, "s")
        assert shown.count("★") == 3
        assert "3 posts starred; z takes it back." in shown
        assert "3 selected" not in shown
        assert (await press(app, pilot, "z")).count("★") == 0
        await press(app, pilot, "g", "v", "j")
        assert "selected" not in await press(app, pilot, "escape")


async def test_a_click_on_a_category_below_a_title_filters_by_it_and_opens_nothing(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(1, categories=("食べ物", "Inköp")), post(2, categories=("Inköp",)), post(3)])
    library.close()
    app = reader(library_path)
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(app, pilot)
        row = app.reader.posts.render_line(1).text
        before = row[: row.index("Inköp")]
        assert "Inköp" in app.reader.posts.render_line(3).text
        await pilot.click("#posts", offset=(len("   27 Feb 2026 · I"), 3))
        await settle(app, pilot)
        assert app.reader.posts.current.title == "Post number 2"  # type: ignore[union-attr]
        await pilot.click("#posts", offset=(cell_len(before) + 2, 1))
        await settle(app, pilot)
        assert app.reader.view.categories == ("Inköp",)
        assert len(app.reader.posts.ids) == 2
        assert "2 posts, 2 unread" in screen_text(app)
        await pilot.click("#posts", offset=(6, 1))
        await settle(app, pilot)
        assert "2 posts, 1 unread" in screen_text(app)


async def test_the_counts_of_a_long_search_stay_right_while_its_posts_are_read(long_shelf: Path) -> None:
    app = reader(long_shelf)
    async with app.run_test(size=(160, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "/", *"post", "enter")
        await until(app, pilot, "300 posts, 300 unread")
        await press(app, pilot, "enter")
        await until(app, pilot, "300 posts, 299 unread")
        await press(app, pilot, "J")
        await until(app, pilot, "300 posts, 298 unread")


async def test_what_stands_below_a_title_is_parted_between_its_facts_where_it_does_not_fit(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(1, authors=("Gunnar Söderström",))], name="Dialog och innovation i glesbygd")
    library.close()
    app = reader(library_path)
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter")
        head = [line.text for line in app.reader.article.lines[:6]]
        assert "By Gunnar Söderström · Dialog och innovation i glesbygd" in head
        assert "28 February 2026" in [text.replace("\u00a0", " ") for text in head]
