"""A blog in figures, in the reader by i and on the command line by --stats."""

import os
from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.model.post import Comments
from blogtui.ui.screens.stats import StatsScreen
from blogtui.ui.view import View
from blogtui.ui.widgets.stats_list import StatsList
from running import blogtui
from shelf import DIALOG, fill, post
from test_reader import WIDE, press, reader, screen_text, settle

HIGH = (120, 60)


@pytest.fixture
def shelf(library_path: Path) -> Path:
    """Two blogs: one of many categories by two authors, and one of which little is known."""
    library = Library(library_path)
    names = [DIALOG, *(f"Subject {number}" for number in range(1, 20))]
    posts = [
        post(n, guid=f"w{n}", categories=(names[n % 20],), authors=("Åke" if n % 5 == 0 else "Maj",)) for n in range(60)
    ]
    fill(library, posts, name="Water")
    bare = {"published": None, "categories": (), "authors": (), "text": "", "comments": Comments()}
    fill(library, [post(n, guid=f"b{n}", **bare) for n in range(2)], name="Bare")
    library.close()
    return library_path


async def test_i_in_the_side_pane_shows_a_blog_in_figures(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        shown = await press(app, pilot, "h", "j", "j", "j", "i")
        for words in ("Water", "60 posts · 60 unread", "Posts a month", "How often", "Days of the week", "Åke"):
            assert words in shown
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, StatsScreen)
        assert app.reader.pane == "side"


async def test_i_on_all_posts_shows_everything_in_figures(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        shown = await press(app, pilot, "h", "i")
        assert "62 posts" in shown
        assert "Without a date   2 posts" in shown


async def test_i_on_a_category_shows_its_posts_in_figures(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        await press(app, pilot, "h", "j", "j", "j", "enter", "h")
        side = app.reader.side
        side.move_to([row.label for row in side.rows].index("Subject 9"))
        await press(app, pilot, "i")
        assert isinstance(app.screen, StatsScreen)
        assert "Subject 9 in Water" in screen_text(app)
        assert app.screen.stats.posts == 3


async def test_i_on_a_post_still_shows_its_picture(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        shown = await press(app, pilot, "enter", "i")
        assert "This post has no pictures." in shown


async def test_enter_on_a_category_filters_the_blog_by_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        await press(app, pilot, "h", "j", "j", "j", "i", "j", "enter")
        assert app.reader.view == View(blog=1, categories=("Subject 1",))
        assert (app.reader.pane, len(app.reader.posts.ids)) == ("posts", 3)


async def test_enter_on_an_author_filters_by_them_and_the_filter_says_so(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        shown = await press(app, pilot, "h", "j", "j", "j", "i", "l", "j", "enter")
        assert app.reader.view == View(blog=1, authors=("Åke",))
        assert len(app.reader.posts.ids) == 12
        assert "By Åke" in shown
        await press(app, pilot, "q")
    again = reader(shelf)
    async with again.run_test(size=HIGH) as pilot:
        await settle(again, pilot)
        assert again.reader.view.authors == ("Åke",)
        await press(again, pilot, "escape")
        assert again.reader.view == View(blog=1)


async def test_the_rest_of_the_categories_unfolds(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        shown = await press(app, pilot, "h", "j", "j", "j", "i")
        assert "and 8 more" in shown
        shown = await press(app, pilot, *"j" * 12, "enter")
        assert "and 8 more" not in shown
        assert isinstance(app.screen, StatsScreen)
        assert len(app.screen.list.sheet.choices) == 22  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(40, 12), WIDE])
async def test_in_a_small_window_everything_can_be_reached_line_by_line(shelf: Path, size: tuple[int, int]) -> None:
    app = reader(shelf)
    async with app.run_test(size=size) as pilot:
        await press(app, pilot, "h", "j", "j", "j", "i")
        sheet = app.screen.query_one("#stats", StatsList)
        seen = [screen_text(app)]
        for _turn in range(70):
            sheet.action_cursor_down()
            await pilot.pause()
            seen.append(screen_text(app))
        assert sheet.scroll_offset.y + sheet.size.height >= sheet.virtual_size.height
        for words in ("Posts a month", "Thursday", "Dialog", "Authors", "Maj", "Esc closes"):
            assert any(words in text for text in seen), words
        assert all("Esc closes" in text for text in seen)
        for _turn in range(70):
            sheet.action_cursor_up()
        await pilot.pause()
        assert sheet.scroll_offset.y == 0


async def test_the_sheet_is_laid_out_anew_for_another_window(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        await press(app, pilot, "h", "j", "j", "j", "i", "j")
        chosen = app.screen.list.current  # type: ignore[attr-defined]
        await pilot.resize_terminal(60, 40)
        await settle(app, pilot)
        shown = await press(app, pilot, "G", "g")
        assert "Water" in shown
        assert chosen is not None
        assert chosen.name == "Subject 1"
        assert all(choice.column == 0 for choice in app.screen.list.sheet.choices)  # type: ignore[attr-defined]


async def test_a_click_on_a_category_filters_by_it(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=HIGH) as pilot:
        await press(app, pilot, "h", "j", "j", "j", "i")
        sheet = app.screen.list  # type: ignore[attr-defined]
        third = sheet.sheet.choices[2]
        await pilot.click("#stats", offset=(4, third.line - sheet.scroll_offset.y))
        await settle(app, pilot)
        assert app.reader.view == View(blog=1, categories=(third.name,))


def test_the_command_line_prints_a_picture_of_each_blog(shelf: Path) -> None:
    ran = blogtui("--library", shelf, "blogs", "--stats")
    assert ran.status == 0
    assert "Water\n60 posts · 60 unread\n" in ran.out
    assert "Bare\n2 posts · 2 unread\n" in ran.out
    assert "\x1b" not in ran.out


def test_the_command_line_prints_only_the_blogs_that_are_named(shelf: Path) -> None:
    assert blogtui("--library", shelf, "blogs", "--stats", "bare", "2").out.count("2 posts · 2 unread") == 1
    assert [row[1] for row in blogtui("--library", shelf, "blogs", "Bare").rows] == ["Bare"]
    ran = blogtui("--library", shelf, "blogs", "--stats", "nobody")
    assert ran.status == 1
    assert "There is no blog “nobody”" in ran.err


@pytest.mark.parametrize("width", [20, 60, 120])
def test_a_terminal_gets_colours_and_no_wider_lines(shelf: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = blogtui("--library", shelf, "blogs", "--stats", terminal=True).out
    assert "\x1b[36m" in out
    monkeypatch.setenv("NO_COLOR", "1")
    plain = blogtui("--library", shelf, "blogs", "--stats", terminal=True).out
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= width


def test_programs_get_a_line_a_blog_with_every_key(shelf: Path) -> None:
    water, bare = blogtui("--library", shelf, "blogs", "--stats", "--json").records
    assert water.keys() == bare.keys()
    assert (water["name"], water["posts"], water["unread"], water["starred"]) == ("Water", 60, 60, 0)
    assert (water["first"], water["last"]) == ("2026-01-01", "2026-03-01")
    assert water["months"][0] == {"month": "2026-01", "posts": 31}
    assert sum(water["weekdays"]) == water["dated"] == 60
    assert water["longest_silence"] == {"days": 1, "from": "2026-01-01", "to": "2026-01-02"}
    assert water["authors"] == [{"name": "Maj", "posts": 48}, {"name": "Åke", "posts": 12}]
    assert len(water["categories"]) == 20
    unknown = ("first", "last", "longest_silence", "median_minutes")
    assert {name: bare[name] for name in unknown} == dict.fromkeys(unknown)
    assert bare["comments"] == {"count": None, "posts": 0}
    assert bare["months"] == bare["categories"] == bare["authors"] == []


def test_without_a_library_there_is_nothing_to_picture(library_path: Path) -> None:
    ran = blogtui("--library", library_path, "blogs", "--stats")
    assert ran.status == 0
    assert "No blogs yet" in ran.err
    assert blogtui("--library", library_path, "blogs", "--stats", "--json").out == ""
    assert not os.path.exists(library_path)


def test_the_picture_speaks_swedish(shelf: Path) -> None:
    out = blogtui("--language", "sv", "--library", shelf, "blogs", "--stats").out
    assert "60 inlägg · 60 olästa" in out
    assert "inget inlägg här har ett datum" in out
