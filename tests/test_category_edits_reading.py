"""Categories are renamed, merged, put first and hidden in the reader, and all of it is taken back."""

from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from shelf import fill, post
from test_reader import WIDE, press, reader, settle


@pytest.fixture
def shelf(library_path: Path) -> Path:
    library = Library(library_path)
    names = ("Coding", "Code", "Walks")
    fill(library, [post(number, categories=(names[number % 3],)) for number in range(9)])
    library.close()
    return library_path


def categories(app: BlogtuiApp) -> list[tuple[str, int]]:
    return [(row.label, row.posts) for row in app.reader.side.rows if row.kind == "category"]


async def stand_on(app: BlogtuiApp, pilot: object, name: str) -> None:
    app.reader.go_to("side")
    app.reader.side.move_to([row.label for row in app.reader.side.rows].index(name))
    await settle(app, pilot)


async def test_two_categories_become_one_and_two_again(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "Coding")
        shown = await press(app, pilot, "E", "down", "enter", *"code", "enter")
        assert ("Code", 6) in categories(app)
        assert "Coding" not in [name for name, _posts in categories(app)]
        assert "z takes it back" in shown
        await press(app, pilot, "z")
        assert {("Code", 3), ("Coding", 3), ("Walks", 3)} == set(categories(app))


async def test_a_category_is_renamed_and_found_by_its_new_name(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "Walks")
        await press(app, pilot, "E", "enter")
        app.screen.query_one("#answer").value = "Hikes"  # type: ignore[attr-defined]
        await press(app, pilot, "enter")
        assert ("Hikes", 3) in categories(app)
        shown = await press(app, pilot, "c", *"hik", "enter")
        assert len(app.reader.posts.ids) == 3
        (row,) = [row for row in app.reader.side.rows if row.label == "Hikes"]
        assert row[:3] in app.reader.side.active
        assert shown.count("· Hikes") == 3
        assert "Hikes" in [span.text for line in app.reader.article.lines[:6] for span in line.spans]
        assert "Walks" not in shown
        shown = await press(app, pilot, "s", "j", "v", "k", "m")
        assert shown.count("· Hikes") == 3


async def test_a_category_is_put_first_and_another_hidden_and_shown_again(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "Walks")
        await press(app, pilot, "E", *"first", "enter")
        assert categories(app)[0] == ("Walks", 3)
        await stand_on(app, pilot, "Code")
        await press(app, pilot, "E", *"hide", "enter")
        assert "Code" not in [name for name, _posts in categories(app)]
        await press(app, pilot, "E", *"again", "enter")
        assert ("Code", 3) in categories(app)


async def test_without_a_category_it_is_said_what_to_choose(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Choose a category" in await press(app, pilot, "E")


async def test_nothing_is_offered_to_be_shown_apart_where_nothing_was_merged(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await stand_on(app, pilot, "Code")
        assert "Show apart" not in await press(app, pilot, "E")
        await press(app, pilot, "escape")
        await stand_on(app, pilot, "Coding")
        await press(app, pilot, "E", "down", "enter", *"code", "enter")
        await stand_on(app, pilot, "Code")
        assert "Show apart" in await press(app, pilot, "E")
