"""Narrowing the list in the reader: categories with or, and, not; a typed filter; the best match first."""

from pathlib import Path

import pytest
from textual.widgets import Input

from blogtui.library import Library
from blogtui.model.rows import Query
from blogtui.parse.query import parse_query
from blogtui.ui.app import BlogtuiApp
from shelf import fill, kitchen_library, post
from test_reader import WIDE, press, reader, screen_text, settle


@pytest.fixture
def shelf(library_path: Path) -> Path:
    kitchen_library(library_path).close()
    return library_path


async def type_in(app: BlogtuiApp, pilot: object, words: str) -> str:
    """Put words into the field of the screen at once, as if they were typed."""
    field = app.screen.query_one(Input)
    field.value += words
    field.cursor_position = len(field.value)
    await settle(app, pilot)
    return screen_text(app)


def titles(app: BlogtuiApp) -> list[str]:
    return [row.title for row in app.reader.desk.library.rows(app.reader.posts.ids)]


async def test_the_next_word_begins_anew_once_a_category_is_ticked(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", *"frui", "space", *"walk", *["backspace"] * 4, *"out", "space", "enter")
        assert set(app.reader.view.categories) == {"Fruit", "Outdoors"}


async def test_the_list_of_orders_stands_on_the_order_in_force(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "O", "enter")
        assert app.reader.view.order == "newest"
        await press(app, pilot, "O", "down", "enter", "O")
        assert app.screen.list.current.key == "oldest"  # type: ignore[attr-defined]


async def test_a_single_category_needs_no_more_than_its_beginning_and_enter(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", "f", "r", "enter")
        assert app.reader.view.categories == ("Fruit",)
        assert titles(app) == ["Apple pie", "Pear", "Elsewhere"]


async def test_categories_that_were_filtered_by_come_first_and_ctrl_o_sorts_by_name(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", "o", "u", "t", "enter", "escape", "c")
        labels = [choice.label for choice in app.screen.list.matching]  # type: ignore[attr-defined]
        assert labels == ["Outdoors", "Cooking", "Fruit"]
        await press(app, pilot, "ctrl+o")
        labels = [choice.label for choice in app.screen.list.matching]  # type: ignore[attr-defined]
        assert labels == ["Cooking", "Fruit", "Outdoors"]


async def test_nobody_who_types_a_fields_name_sees_a_search_for_its_letters(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        seen = set()
        for letter in "is:unread":
            await pilot.press(letter)
            await pilot.pause()
            seen.add(app.reader.view.search)
        await settle(app, pilot)
        assert seen <= {"", "is:unread"}
        assert app.reader.view.search == "is:unread"


async def test_what_stands_before_a_mistake_is_looked_for_while_it_stands(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "apple catgory")
        assert titles(app) == []
        shown = await type_in(app, pilot, ":Fruit")
        assert len(titles(app)) == 3
        assert "catgory" in shown


async def test_results_show_while_a_filter_is_typed_and_enter_keeps_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "apple")
        assert titles(app) == ["Apple pie", "Pear", "Walks"]
        await type_in(app, pilot, " -title:pie")
        assert titles(app) == ["Pear", "Walks"]
        await press(app, pilot, "enter")
        assert titles(app) == ["Pear", "Walks"]
        await press(app, pilot, "f")
        await type_in(app, pilot, " pear")
        await press(app, pilot, "escape")
        assert titles(app) == ["Pear", "Walks"]


async def test_a_mistake_is_underlined_and_told_and_the_last_good_result_stays(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "apple")
        app.screen.query_one(Input).value = "apple is:nothing"
        await settle(app, pilot)
        shown = screen_text(app)
        assert "~~~" in shown
        assert "starred" in shown
        assert titles(app) == ["Apple pie", "Pear", "Walks"]


async def test_a_filter_that_is_longer_than_the_list_is_wide_is_told_whole_and_cleared_by_a_click(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", *"coo", "plus", *"out", "minus", *"fru", "space")
        shown = await press(app, pilot, "enter")
        assert "▸ Category: Fruit and" in shown
        assert "Outdoors" in shown.split("────")[0]
        await pilot.click("#list-header", offset=(5, app.reader.header.size.height - 2))
        await settle(app, pilot)
        assert not app.reader.view.is_narrowed


async def test_what_may_still_be_right_is_no_mistake_yet_and_is_looked_for(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        for part, found in (("(pear", 1), (" OR", 1), (" bread", 2), (") ", 2), ('"flour and', 1), (" wat", 1)):
            shown = await type_in(app, pilot, part)
            assert "~" not in shown
            assert len(titles(app)) == found
        app.screen.query_one(Input).value = ""
        shown = await type_in(app, pilot, "after:20")
        assert "~" not in shown
        assert "after: takes a date" in shown
        assert "~~~" in await type_in(app, pilot, "x")


async def test_a_query_that_is_kept_with_a_mistake_says_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "(pear minutes:few")
        await press(app, pilot, "enter")
        assert "parenthesis is never closed" in app.reader.status.message


def rows_of(app: BlogtuiApp, *parts: str) -> list[str]:
    """The rows of the screen in which each of these stands, one for each."""
    rows = screen_text(app).split("\n")
    return [next(row for row in rows if part in row) for part in parts]


@pytest.mark.parametrize("typed", ["apple is:nothing", "apple is:nothing " + "pear " * 40])
async def test_a_mistake_is_underlined_where_it_stands_also_in_a_query_longer_than_the_field(
    shelf: Path, typed: str
) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, typed)
        await press(app, pilot, "home", *["right"] * 10)
        written, under = rows_of(app, "apple is:nothing", "~~~")
        assert under.index("~") == written.index("is:nothing")
        assert under.count("~") == len("is:nothing")


@pytest.mark.parametrize("rows", [10, 16, 24])
async def test_what_is_typed_and_what_it_finds_both_stand_on_a_low_terminal(shelf: Path, rows: int) -> None:
    app = reader(shelf)
    async with app.run_test(size=(80, rows)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        shown = await type_in(app, pilot, "apple au")
        assert "apple au" in shown
        assert "author:" in shown
        shown = await type_in(app, pilot, "thor:maj")
        assert "Apple pie" in shown


async def test_the_list_stays_while_a_word_is_only_begun_and_nothing_has_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        for part, found in (("cate", 6), ("gory:", 6), ("Fru", 6), ("it", 3), (" zzz", 0)):
            await type_in(app, pilot, part)
            assert len(titles(app)) == found
        app.screen.query_one(Input).value = "cate"
        await settle(app, pilot)
        await press(app, pilot, "enter")
        assert titles(app) == []


async def test_tab_takes_what_is_offered(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        assert "category:" in await type_in(app, pilot, "cat")
        assert "Fruit (3)" in await press(app, pilot, "tab")
        await type_in(app, pilot, "fru")
        await press(app, pilot, "tab", "enter")
        assert app.reader.view.search == "category:Fruit"
        assert titles(app) == ["Apple pie", "Pear", "Elsewhere"]


async def test_l1_the_best_match_comes_first_and_what_differs_in_accents_last(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "apple")
        await press(app, pilot, "enter")
        assert titles(app)[0] == "Apple pie"
        await press(app, pilot, "escape", "f")
        await type_in(app, pilot, "al")
        await press(app, pilot, "enter")
        assert titles(app) == ["Ål i gelé"]


async def test_the_order_may_still_be_chosen_where_words_are_searched_for(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "apple")
        await press(app, pilot, "enter", "O")
        await type_in(app, pilot, "oldest")
        await press(app, pilot, "enter")
        assert titles(app) == ["Walks", "Pear", "Apple pie"]


async def test_a_blogs_categories_stand_under_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        app.reader.view = app.reader.view._replace(blog=1)
        await app.reader.reload()
        await settle(app, pilot)
        rows = [(row.kind, row.label, row.blog) for row in app.reader.side.rows]
        kitchen = rows.index(("blog", "Kitchen", None))
        names = ("Cooking", "Fruit", "Outdoors")
        assert rows[kitchen + 1 : kitchen + 4] == [("category", name, 1) for name in names]
        assert rows[kitchen + 4] == ("blog", "Other", None)


def test_pages_of_the_best_matches_give_every_match_once(shelf: Path) -> None:
    library = Library(shelf)
    query = Query(where=parse_query("apple").expression, sort="best")
    every = sorted(library.post_ids(query))
    for size in (1, 2, 10):
        ids, after = [], None
        while True:
            page = library.page(query, size, after)
            ids += page.ids
            if page.end is None:
                break
            after = page.end
        assert sorted(ids) == every
        assert library.rows(ids)[0].title == "Apple pie"
    around = library.around(query, ids[1], 1)
    assert around is not None
    assert around.ids == ids[:3]
    assert library.next_unread(query, ids[0], 1) == ids[1]
    assert library.next_unread(query, ids[0], -1) == ids[-1]


async def test_what_was_searched_for_is_marked_in_the_list_with_its_passage_and_in_the_post(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "f")
        await type_in(app, pilot, "juice")
        await press(app, pilot, "enter")
        posts = app.reader.posts
        assert [run[0] for run in posts.runs(0, 1, 60)][3:] == ["By the lake, with apple ", "juice", "."]
        assert "1 hit; n goes there." in await press(app, pilot, "enter")
        assert "1 of 1 hit" in await press(app, pilot, "n")
        await press(app, pilot, "escape", "escape", "escape")
        assert "juice" not in "".join(run[0] for run in posts.runs(2, 1, 60))


async def test_an_author_above_a_post_leads_to_all_of_theirs(shelf: Path) -> None:
    library = Library(shelf)
    fill(library, [post(20, guid="x", title="By another", authors=("Bo Ny",))], name="Third")
    library.close()
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter")
        head = [span for line in app.reader.article.lines[:8] for span in line.spans if span.role == "author"]
        assert [span.text for span in head] == ["Maj Ek"]
        await press(app, pilot, "u", "a")
        assert app.reader.view.authors == ("Maj Ek",)
        assert len(titles(app)) == 6
