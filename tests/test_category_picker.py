"""The picker behind `c`: the gesture the whole program is built around."""

from pathlib import Path

import pytest

from blogtui.library import Library
from shelf import DIALOG, fill, kitchen_library, post, stored_library
from test_filtering import titles, type_in
from test_reader import WIDE, press, reader, screen_text, settle


@pytest.fixture
def shelf(library_path: Path) -> Path:
    stored_library(library_path).close()
    return library_path


@pytest.fixture
def kitchen(library_path: Path) -> Path:
    kitchen_library(library_path).close()
    return library_path


async def test_c_narrows_the_list_to_one_category_by_typing(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "c")
        assert "Inköp" in shown
        assert "4 unread of 4" in shown
        shown = await press(app, pilot, *"dial", "enter")
        assert f"Category: {DIALOG}" in shown
        assert "4 posts" in shown
        assert "Post number 3" in shown
        assert "Post number 4" not in shown


async def test_space_chooses_several_categories(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "c", "space", "space", "enter")
        assert "12 posts" in shown
        assert app.reader.view.categories == (DIALOG, "Inköp")


async def test_c_and_enter_filter_by_the_category_of_the_post_in_use(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "j", "c")
        assert "this post · 8 unread of 8" in shown
        await press(app, pilot, "enter")
        assert app.reader.view.categories == ("Inköp",)
        await press(app, pilot, "escape", "j", "j", "enter", "c", "enter")
        assert app.reader.view.categories == (DIALOG,)


async def test_the_order_of_the_picker_is_kept_for_the_next_time(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j", "c", "ctrl+o", "escape", "c")
        assert [choice.label for choice in app.screen.list.matching] == [DIALOG, "Inköp"]  # type: ignore[attr-defined]


async def test_the_mouse_on_a_sign_of_the_picker_goes_from_or_to_and_to_not(kitchen: Path) -> None:
    app = reader(kitchen)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c")
        name = app.screen.list.matching[1].label  # type: ignore[attr-defined]
        views = []
        for clicks in range(1, 5):
            if clicks > 1:
                await press(app, pilot, "c")
            place = [choice.label for choice in app.screen.list.matching].index(name)  # type: ignore[attr-defined]
            await pilot.click("#choices", offset=(1, place))
            await press(app, pilot, "enter")
            view = app.reader.view
            views.append((view.categories, view.also, view.without))
        assert views == [((name,), (), ()), ((), (name,), ()), ((), (), (name,)), ((), (), ())]


async def test_the_picker_that_is_opened_and_applied_again_leaves_the_filter_as_it_was(kitchen: Path) -> None:
    app = reader(kitchen)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", "space", "down", "space", "enter")
        before = app.reader.view
        assert len(before.categories) == 2
        await press(app, pilot, "c", "enter")
        assert set(app.reader.view.categories) == set(before.categories)
        await press(app, pilot, "c", *"walk", *["backspace"] * 4, *"out", "enter")
        assert app.reader.view.categories == ("Outdoors",)


@pytest.mark.parametrize("rows", [10, 24])
async def test_the_picker_says_its_keys_on_a_low_terminal_too(library_path: Path, rows: int) -> None:
    library = Library(library_path)
    fill(library, [post(number, categories=(f"Category {number}",)) for number in range(30)])
    library.close()
    app = reader(library_path)
    async with app.run_test(size=(80, rows)) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "c", *["down"] * 29)
        assert "Space: or · +: and · -: not" in shown
        assert app.screen.list.current.label in shown  # type: ignore[attr-defined]
        assert shown.count("1 unread of 1") >= 5


async def test_the_counts_of_the_picker_are_those_under_the_filter(kitchen: Path) -> None:
    app = reader(kitchen)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "juice")
        await press(app, pilot, "enter", "c")
        choices = [(choice.label, choice.detail) for choice in app.screen.list.matching]  # type: ignore[attr-defined]
        assert choices == [("Outdoors", "this post · 1 unread of 1")]


async def test_the_picker_leaves_out_whole_keys_where_not_all_of_them_fit(kitchen: Path) -> None:
    app = reader(kitchen)
    async with app.run_test(size=(50, 24)) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "c")
        assert "Space: or · +: and · -: not" in shown
        assert "…" not in next(row for row in shown.split("\n") if "Space: or" in row)


async def test_space_plus_and_minus_ask_for_categories_with_or_and_and_not(kitchen: Path) -> None:
    app = reader(kitchen)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", "c", "o", "o", "plus", *["backspace"] * 3, "o", "u", "t", "minus", "enter")
        assert app.reader.view.also == ("Cooking",)
        assert app.reader.view.without == ("Outdoors",)
        assert titles(app) == ["Apple pie", "Bread"]
        assert app.reader.view.words == "Category: Cooking · Not in Outdoors"
        await press(app, pilot, "c", "f", "r", "space", "enter")
        assert titles(app) == ["Apple pie"]
        assert "Category: Fruit and Cooking" in screen_text(app)
        await press(app, pilot, "escape")
        assert len(titles(app)) == 6
