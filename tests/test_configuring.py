"""The configuration is saved while the reader is open: it is taken in place, mistakes are said, nothing is lost."""

import os
from pathlib import Path

import pytest

from blogtui.config import Config, load
from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from shelf import stored_library
from test_reader import WIDE, press, screen_text, settle, until


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def shelf(library_path: Path) -> Path:
    stored_library(library_path).close()
    return library_path


def reading(shelf: Path, file: Path) -> BlogtuiApp:
    config, mistakes = load(file)
    return BlogtuiApp(Library(shelf), shelf, config, config_file=file, mistakes=mistakes)


def save(file: Path, text: str) -> None:
    """Write the configuration, at a time of its own however coarse the file system's clock is."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


async def look(app: BlogtuiApp, pilot: object) -> str:
    """Look at the file now, as the reader does each second."""
    await app.reader.attempt(app.reader.look_at_config)
    await settle(app, pilot)
    return screen_text(app)


async def test_a_saved_configuration_is_noticed_by_itself(shelf: Path, file: Path) -> None:
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        save(file, 'theme = "nord"\n')
        await until(app, pilot, "The configuration was read anew.")
        assert app.theme == "nord"


async def test_what_is_saved_is_taken_where_the_reader_stands(shelf: Path, file: Path) -> None:
    save(file, "measure = 70\n")
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j", "j", "enter")
        save(file, 'measure = 30\nmark_read_on_open = false\npictures = "off"\nbrowser = "x"\n[keys]\nzen = "F4"\n')
        await look(app, pilot)
        reader = app.reader
        assert (reader.posts.cursor, reader.pane) == (2, "article")
        assert reader.opened is not None
        assert (reader.article.measure, reader.article.text_width()) == (30, 30)
        assert max(len(line.text.rstrip()) for line in reader.article.lines) <= 30
        assert (reader.marks_on_open, reader.pictures, reader.browser) == (False, "off", "x")
        await press(app, pilot, "f4")
        assert reader.zen


async def test_a_mistake_is_said_and_what_it_sets_stays_as_it_was(shelf: Path, file: Path) -> None:
    save(file, 'theme = "nord"\nmeasure = 60\n')
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        save(file, 'theme = "gruvbox"\nmeasure = 7\nlangauge = "sv"\n')
        await look(app, pilot)
        told = app.reader.status.message
        assert "line 2: “measure” must be a number from 20 to 240. 1 more mistake: see “blogtui doctor”." in told
        assert (app.theme, app.reader.article.measure) == ("gruvbox", 60)


@pytest.mark.parametrize("text", ["theme = = 3", "\x00"])
async def test_a_file_that_is_no_toml_changes_nothing(text: str, shelf: Path, file: Path) -> None:
    save(file, 'theme = "nord"\n[keys]\nzen = "F4"\n')
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        before = app.reader.config
        save(file, text)
        shown = await look(app, pilot)
        assert app.reader.config == before
        assert app.theme == "nord"
        assert "is no TOML" in shown


async def test_a_configuration_that_goes_leaves_the_defaults(shelf: Path, file: Path) -> None:
    save(file, 'theme = "nord"\nkeys = "emacs"\n')
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        os.unlink(file)
        await look(app, pilot)
        assert (app.theme, app.reader.config) == ("textual-dark", Config())
        await press(app, pilot, "j")
        assert app.reader.posts.cursor == 1


async def test_colours_picked_by_hand_stay_when_something_else_is_saved(shelf: Path, file: Path) -> None:
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        app.reader.wear("dracula")
        save(file, "measure = 40\n")
        await look(app, pilot)
        assert (app.theme, app.reader.article.measure) == ("dracula", 40)


async def test_the_measure_that_was_said_last_counts_at_the_next_start(shelf: Path, file: Path) -> None:
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "greater_than_sign")
        save(file, "measure = 40\n")
        await look(app, pilot)
    again = reading(shelf, file)
    assert again.reader.article.measure == 40
    again.desk.close()


async def test_mistakes_at_the_start_are_said_in_the_reader_too(shelf: Path, file: Path) -> None:
    save(file, "mesure = 3\nlanguage = 3\nbrowser = 3\n")
    app = reading(shelf, file)
    async with app.run_test(size=(160, 30)) as pilot:
        await settle(app, pilot)
        assert app.reader.status.message.startswith("config.toml, line 1: ")
        assert "did you mean “measure”? 2 more mistakes: see “blogtui doctor”." in app.reader.status.message


async def test_another_language_waits_for_the_next_start(shelf: Path, file: Path) -> None:
    app = reading(shelf, file)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        save(file, 'language = "sv"\n')
        assert "The language changes at the next start." in await look(app, pilot)
