"""Saved views: lines of the configuration, in the side pane with their unread posts, opened by digits."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.config import load, parse
from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from blogtui.views import ViewError, keep_view, with_view
from shelf import DIALOG, stored_library
from test_reader import WIDE, press, screen_text, settle

LAID = """\
# mine
theme = "nord"  # dark

[views]  # what I read
"First" = "is:unread"
plain = 'minutes:<5'

[keys]
"zen" = "F2"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def opened(library: Path, config: Path) -> BlogtuiApp:
    return BlogtuiApp(Library(library), library, load(config)[0], config_file=config)


def test_a_view_is_one_more_line_and_every_other_stays_as_it_was() -> None:
    after = with_view(LAID, "To read", 'category:"A b"')
    assert after.splitlines()[:7] == [*LAID.splitlines()[:6], '"To read" = "category:\\"A b\\""']
    assert after.splitlines()[7:] == LAID.splitlines()[6:]
    assert with_view(after, "To read", None) == LAID
    assert with_view(LAID, "plain", "x").splitlines()[5] == '"plain" = "x"'
    assert with_view("", "A", "b") == '[views]\n"A" = "b"\n'
    assert with_view("x = 1", "A", "b") == 'x = 1\n\n[views]\n"A" = "b"\n'


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(NAMES, NAMES, NAMES)
def test_any_name_and_query_is_read_again_as_it_was_written(name: str, other: str, query: str) -> None:
    text = with_view(with_view(LAID, other, "b"), name, query)
    assert tomllib.loads(text)["views"][name] == query
    assert set(tomllib.loads(text)["views"]) == {"First", "plain", other, name}


def test_a_broken_configuration_is_left_as_it_is(config: Path) -> None:
    config.write_text("theme = \n", encoding="utf-8")
    with pytest.raises(ViewError, match="is no TOML"):
        keep_view(config, "A", "b")
    assert config.read_text(encoding="utf-8") == "theme = \n"
    with pytest.raises(ViewError, match="needs a name"):
        keep_view(config, " ", "b")


def test_views_that_are_no_queries_are_told_with_their_line() -> None:
    config, mistakes = parse('[views]\n"Good" = "a"\n"Bad" = 3\n', "config.toml")
    assert config.views == (("Good", "a"),)
    assert mistakes == ("config.toml, line 3: the view “Bad” must be a query in quotes.",)
    assert "must be a table" in parse('views = "x"\n', "config.toml")[1][0]


async def test_w_saves_the_filter_under_a_name_and_its_digit_opens_it(library_path: Path, config: Path) -> None:
    stored_library(library_path).close()
    app = opened(library_path, config)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "no filter to save" in await press(app, pilot, "w")
        await press(app, pilot, "c", *"dialog", "enter", "U")
        await press(app, pilot, "w", *"Talk", "enter")
        assert load(config)[0].views == (("Talk", f'category:"{DIALOG}" is:unread'),)
        await settle(app, pilot)
        rows = [(row.kind, row.label, row.unread) for row in app.reader.side.rows]
        assert ("view", "Talk", 4) in rows
        assert "1 opens it" in app.reader.status.message
        await press(app, pilot, "escape")
        assert len(app.reader.posts.ids) == 12, "Esc did no more than take the message away"
        shown = await press(app, pilot, "1")
        assert len(app.reader.posts.ids) == 4
        assert "View: Talk" in shown
        shown = await press(app, pilot, "O", *"head", "enter")
        assert "1 March 2026" in shown
        assert "There is no view 2 yet" in await press(app, pilot, "2")


async def test_i_on_a_view_shows_the_posts_of_that_view_in_figures(library_path: Path, config: Path) -> None:
    stored_library(library_path).close()
    keep_view(config, "Talk", f'category:"{DIALOG}"')
    app = opened(library_path, config)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        app.reader.go_to("side")
        rows = list(app.reader.side.rows)
        app.reader.side.move_to(next(place for place, row in enumerate(rows) if row.kind == "view"))
        shown = await press(app, pilot, "i")
        assert "4 posts · 4 unread" in shown


async def test_a_view_is_taken_away_in_the_side_pane(library_path: Path, config: Path) -> None:
    stored_library(library_path).close()
    keep_view(config, "Old", "is:starred")
    app = opened(library_path, config)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Old" in screen_text(app)
        app.reader.go_to("side")
        rows = list(app.reader.side.rows)
        app.reader.side.move_to(next(place for place, row in enumerate(rows) if row.kind == "view"))
        await press(app, pilot, "X", "y")
        assert load(config)[0].views == ()
        assert not any(row.kind == "view" for row in app.reader.side.rows)


def test_a_setting_below_the_views_is_told_to_be_none_and_is_no_view(config: Path) -> None:
    config.write_text('[views]\n"First" = "is:unread"\n\ntheme = "nord"\n', encoding="utf-8")
    found, mistakes = load(config)
    assert found.views == (("First", "is:unread"),)
    assert [told.removeprefix(str(config)) for told in mistakes] == [
        ", line 4: “theme” is a setting, and below [views] it is none; move it above the first [table]."
    ]
    with pytest.raises(ViewError, match="name of a setting"):
        keep_view(config, "theme", "is:unread")


async def test_the_side_pane_tells_which_digit_opens_a_view(library_path: Path, config: Path) -> None:
    stored_library(library_path).close()
    keep_view(config, "First", "is:unread")
    keep_view(config, "Second", "is:starred")
    app = opened(library_path, config)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "1 First" in screen_text(app)
        assert "2 Second" in await press(app, pilot, "2")
        assert app.reader.view.search == "is:starred"


async def test_a_view_that_an_editor_wrote_stands_in_the_side_pane_at_once(library_path: Path, config: Path) -> None:
    stored_library(library_path).close()
    keep_view(config, "First", "is:unread")
    app = opened(library_path, config)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        keep_view(config, "Second", "is:starred")
        await app.reader.look_at_config()
        await settle(app, pilot)
        assert "2 Second" in screen_text(app)
