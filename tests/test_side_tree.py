"""The side pane is a tree: a blog's categories stand under it, of as many blogs as a reader unfolds."""

from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from shelf import fill, post
from test_reader import WIDE, press, reader, screen_text, settle


@pytest.fixture
def shelf(library_path: Path) -> Path:
    library = Library(library_path)
    fill(library, [post(n, guid=f"w{n}", categories=("Rivers",) if n % 2 else ("Lakes",)) for n in range(6)], name="W")
    fill(library, [post(n, guid=f"p{n}", categories=("Lakes", "Printing")) for n in range(4)], name="P")
    fill(library, [post(n, guid=f"b{n}", categories=()) for n in range(2)], name="B")
    library.close()
    return library_path


def tree(app: BlogtuiApp) -> list[str]:
    """The blogs and categories as they stand in the side pane, those under a blog moved to the right."""
    kinds = ("blog", "category")
    return [("  " if row.blog else "") + row.label for row in app.reader.side.rows if row.kind in kinds]


async def stand_on(app: BlogtuiApp, pilot: object, name: str, nth: int = 0) -> None:
    app.reader.go_to("side")
    app.reader.side.move_to([at for at, row in enumerate(app.reader.side.rows) if row.label == name][nth])
    await settle(app, pilot)


async def test_the_categories_of_several_blogs_stand_under_them_at_once(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert tree(app) == ["W", "P", "B", "Lakes", "Printing", "Rivers"]
        await stand_on(app, pilot, "W")
        await press(app, pilot, "e")
        await stand_on(app, pilot, "P")
        shown = await press(app, pilot, "e")
        assert tree(app)[:7] == ["W", "  Lakes", "  Rivers", "P", "  Lakes", "  Printing", "B"]
        assert tree(app)[7:] == ["Lakes", "Printing", "Rivers"]
        assert "▾" in shown
        assert app.reader.view.blog is None


async def test_a_category_under_a_blog_narrows_to_that_blog_alone(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "W")
        await press(app, pilot, "e")
        await stand_on(app, pilot, "P")
        await press(app, pilot, "e")
        await stand_on(app, pilot, "Lakes", 1)
        await press(app, pilot, "enter")
        assert len(app.reader.posts.ids) == 4
        await stand_on(app, pilot, "Lakes", 0)
        await press(app, pilot, "enter")
        assert len(app.reader.posts.ids) == 3
        await stand_on(app, pilot, "Lakes", 0)
        await press(app, pilot, "enter")
        assert len(app.reader.posts.ids) == 6


async def test_e_on_a_category_folds_its_blog_and_the_cursor_stands_on_that(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "P")
        await press(app, pilot, "e", "j", "j", "e")
        assert tree(app)[:3] == ["W", "P", "B"]
        assert app.reader.side.current is not None
        assert app.reader.side.current.label == "P"


async def test_the_blog_that_is_looked_at_unfolds_by_itself_and_may_be_folded_away(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "W")
        await press(app, pilot, "enter")
        assert tree(app) == ["W", "  Lakes", "  Rivers", "P", "B"]
        await stand_on(app, pilot, "W")
        await press(app, pilot, "e")
        assert tree(app) == ["W", "P", "B"]


async def test_what_was_unfolded_is_unfolded_after_a_restart(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "P")
        await press(app, pilot, "e")
        app.reader.desk.close()
    again = reader(shelf)
    async with again.run_test(size=WIDE) as pilot:
        await settle(again, pilot)
        assert tree(again)[:4] == ["W", "P", "  Lakes", "  Printing"]


async def test_the_mouse_on_the_sign_unfolds_and_on_the_name_shows_the_blog(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        row = [row.label for row in app.reader.side.rows].index("W")
        await pilot.click("#side", offset=(1, row))
        await settle(app, pilot)
        assert tree(app)[:3] == ["W", "  Lakes", "  Rivers"]
        assert app.reader.view.blog is None
        await pilot.click("#side", offset=(1, row))
        await settle(app, pilot)
        assert tree(app)[:2] == ["W", "P"]
        await pilot.click("#side", offset=(4, row))
        await settle(app, pilot)
        assert len(app.reader.posts.ids) == 6


async def test_a_blog_without_categories_says_so(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "B")
        assert "No post of this blog has a category." in await press(app, pilot, "e")


async def test_e_where_no_blog_stands_says_where_to_stand(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "All posts")
        await press(app, pilot, "e")
        assert "Stand on a blog to unfold its categories." in screen_text(app)


async def test_a_read_post_is_counted_at_once_under_every_unfolded_blog(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "P")
        await press(app, pilot, "e", "enter")
        assert [row.unread for row in app.reader.side.rows if row.label == "Printing"] == [4]
        await press(app, pilot, "m")
        assert [row.unread for row in app.reader.side.rows if row.label == "Printing"] == [3]
