"""From hit to hit of a search with `n` and `N`, through one post after another."""

from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from shelf import fill, post
from test_filtering import type_in
from test_reader import WIDE, press, reader, settle

FAR = "".join(f"<p>Line {n} of many.</p>" for n in range(40))


@pytest.fixture
def shelf(library_path: Path) -> Path:
    library = Library(library_path)
    bodies = ("Heron, heron.", "A heron in its title alone.", f"Heron.{FAR}Heron at the end.", "Nothing of the kind.")
    posts = [post(n, title=f"Day {n}", body=f"<p>{text}</p>", text=text) for n, text in enumerate(bodies)]
    posts[1] = post(1, title="Heron", body="<p>Not a word of it.</p>", text="Not a word of it.")
    fill(library, posts)
    library.close()
    return library_path


async def search(app: BlogtuiApp, pilot: object) -> None:
    """Search for herons, newest first, and read the first of what is found."""
    await settle(app, pilot)
    await press(app, pilot, "f")
    await type_in(app, pilot, "heron")
    await press(app, pilot, "enter", "O", *"newest", "enter")
    assert [row.title for row in app.desk.library.rows(app.reader.posts.ids)] == ["Day 0", "Heron", "Day 2"]
    await press(app, pilot, "g", "enter")


def title(app: BlogtuiApp) -> str:
    assert app.reader.opened is not None
    return app.reader.opened.row.title


async def test_n_goes_on_from_the_last_hit_of_a_post_to_the_next_post(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await search(app, pilot)
        assert "1 of 2 hits" in await press(app, pilot, "n")
        assert "2 of 2 hits" in await press(app, pilot, "n")
        shown = await press(app, pilot, "n")
        assert title(app) == "Heron"
        assert "1 of 1 hit" in shown
        assert "1 of 2 hits" in await press(app, pilot, "n")
        assert title(app) == "Day 2"
        assert "2 of 2 hits" in await press(app, pilot, "n")
        assert app.reader.article.scroll_offset.y > 0
        assert "That was the last post." in await press(app, pilot, "n")


async def test_capital_n_goes_back_to_the_last_hit_of_the_post_before(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await search(app, pilot)
        await press(app, pilot, "n", "n", "n", "n")
        assert title(app) == "Day 2"
        await press(app, pilot, "N", "N")
        assert title(app) == "Day 0"
        assert app.reader.article.hit == 1


async def test_keys_typed_while_a_post_is_on_its_way_are_taken_in_their_order(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await search(app, pilot)
        for _time in range(4):
            await pilot.press("n")
        await settle(app, pilot)
        assert title(app) == "Day 2"
        assert app.reader.article.hit == 0


async def test_words_found_inside_one_post_go_round_in_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await search(app, pilot)
        await press(app, pilot, "slash")
        await type_in(app, pilot, "her")
        await press(app, pilot, "enter")
        await press(app, pilot, "n", "n", "n")
        assert title(app) == "Day 0"


async def test_after_escape_n_is_the_next_unread_post_again(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await search(app, pilot)
        await press(app, pilot, "escape", "n")
        assert title(app) == "Heron"
        assert app.reader.article.hit == -1
