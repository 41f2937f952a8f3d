"""Keys by action id: presets, a reader's own on top, and what is refused; each key means one thing."""

from pathlib import Path

import pytest

from blogtui.actions import ACTIONS, key_of, key_sign, keys_of, use_keys
from blogtui.config import parse
from blogtui.keymap import NEEDED, PRESETS, key_named, owners
from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from shelf import stored_library
from test_reader import WIDE, press, settle

IDS = {action.id for action in ACTIONS}


def keys(text: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys that a table `[keys]` puts in place of the table's, and the mistakes without the file's name."""
    config, mistakes = parse(f"[keys]\n{text}\n", "c")
    return dict(config.keys), [mistake.removeprefix("c, ") for mistake in mistakes]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_of_a_preset_means_two_things(preset: str) -> None:
    assert {key: ids for key, ids in owners(PRESETS[preset]).items() if len(ids) > 1} == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_actions_and_keys_that_there_are(preset: str) -> None:
    assert set(PRESETS[preset]) <= IDS
    assert [key for own in PRESETS[preset].values() for key in own if key_named(key_sign(key)) != key] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_category_help_and_the_way_out_have_a_key_in_every_preset(preset: str) -> None:
    found = owners(PRESETS[preset])
    assert found["c"] == ["category.pick"]
    assert {name for ids in found.values() for name in ids} >= set(NEEDED)


def test_every_key_of_the_table_can_be_written_as_it_is_shown() -> None:
    every = [key for action in ACTIONS for key in action.keys]
    assert [key for key in every if key_named(key_sign(key)) != key or key_named(key) != key] == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("/", "slash"), ("Ctrl+N", "ctrl+n"), ("PgDn", "pagedown"), ("esc", "escape"), ("shift+j", "J"), ("å", "å"),
        ("F2", "f2"), ("+", "plus"), ("ctrl++", "ctrl+plus"), ("Shift+←", "shift+left"), (",", "comma"),
        ("ctrl+m", "enter"), ("Ctrl+I", "tab"), ("C-n", "ctrl+n"), ("M-x", "alt+x"), ("C-M-v", "alt+ctrl+v"),
        ("^N", "ctrl+n"), ("C-", ""), ("spcae", ""), ("hyber+x", ""), ("", ""), ("\x1b", ""), ("ab", ""),
    ],
)  # fmt: skip
def test_a_key_is_named_as_people_write_it(written: str, name: str) -> None:
    assert key_named(written) == name


def test_own_keys_come_on_top_of_a_preset() -> None:
    changed, mistakes = keys('preset = "newsboat"\n"category.pick" = ["c", "F2"]\nzen = ""\n"contents" = []')
    assert (changed["category.pick"], changed["zen"], changed["contents"]) == (("c", "f2"), (), ())
    assert changed["unread.previous"] == ("p",)
    assert mistakes == []


def test_two_actions_can_change_keys() -> None:
    changed, mistakes = keys('star = "m"\nread = "s"')
    assert (changed, mistakes) == ({"star": ("m",), "read": ("s",)}, [])


def test_a_name_without_quotes_is_understood_too() -> None:
    assert keys('category.pick = "ctrl+k"') == ({"category.pick": ("ctrl+k",)}, [])


def test_a_key_that_would_mean_two_things_is_told_with_both_and_keeps_what_it_meant() -> None:
    changed, (mistake,) = keys('zen = "F3"\n"unread.next" = "c"')
    assert changed == {"zen": ("f3",)}
    assert mistake.startswith("line 3:")
    for words in ("“c”", "unread.next", "Next unread", "category.pick", "Category"):
        assert words in mistake


def test_of_two_own_lines_with_one_key_the_first_gets_it() -> None:
    changed, (mistake,) = keys('zen = "F3"\nstar = "F3"')
    assert changed == {"zen": ("f3",)}
    assert mistake.startswith("line 3:")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('categry.pick = "c"', "did you mean “category.pick”"),
        ('zzz = "c"', "there is no action “zzz”"),
        ('zen = "ctlr+n"', "did you mean “ctrl+n”"),
        ('zen = "spcae"', "did you mean “space”"),
        ('zen = "%%%"', "there is no key “%%%”"),
        ("zen = 3", "a key in quotes"),
        ('help = ""', "“help” must have a key"),
        ("quit = []", "“quit” must have a key"),
        ('zen = "ctrl+c"', "always leaves the program"),
        ('zen = "Ctrl+Q"', "always leaves the program"),
        ('preset = "newsbeuter"', "did you mean “newsboat”"),
    ],
)
def test_what_cannot_be_is_told_with_its_line_and_the_rest_is_used(line: str, words: str) -> None:
    changed, (mistake,) = keys(f'star = "F4"\n{line}')
    assert changed == {"star": ("f4",)}
    assert mistake.startswith("line 3:")
    assert words in mistake


def test_a_preset_can_be_named_by_itself() -> None:
    config, mistakes = parse('measure = 60\nkeys = "emacs"\n', "c")
    assert (dict(config.keys)["back"], mistakes) == (("ctrl+g", "escape"), ())


def test_an_action_without_a_key_goes_by_its_name_in_sentences() -> None:
    use_keys({"add": (), "help": ("f1",)})
    assert (key_of("add"), key_of("help"), keys_of("zen")) == ("“Add a blog”", "F1", ("Z",))
    use_keys({})
    assert key_of("add") == "a"


def reading(path: Path, text: str) -> BlogtuiApp:
    config, mistakes = parse(f"[keys]\n{text}\n", "c")
    assert not mistakes
    return BlogtuiApp(Library(path), path, config)


@pytest.fixture
def shelf(library_path: Path) -> Path:
    stored_library(library_path).close()
    return library_path


async def test_an_own_key_does_it_and_the_old_one_no_longer(shelf: Path) -> None:
    app = reading(shelf, '"unread.next" = "F3"\n"cursor.down" = ["ctrl+k"]')
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j", "n", "down")
        assert app.reader.posts.cursor == 0
        shown = await press(app, pilot, "ctrl+k")
        assert app.reader.posts.cursor == 1
        assert "F3 Next unread" in shown


async def test_the_hints_the_help_and_the_palette_show_the_keys_in_force(shelf: Path) -> None:
    app = reading(shelf, 'preset = "newsboat"\nstar = ""\nhelp = "F1"')
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "f1")
        foot = shown.splitlines()[-1]
        assert "F1 All keys" in foot
        assert "Star" not in foot
        assert "j and k scroll" in shown
        shown = await press(app, pilot, "G")
        assert "Q Ctrl+Q" in shown
        await press(app, pilot, "Q")
        shown = await press(app, pilot, "colon", *"Category")
        assert shown.count("Filter by category") == 1
        assert "Type to narrow" in shown


async def test_newsboats_q_goes_back_and_leaves_at_last(shelf: Path) -> None:
    app = reading(shelf, 'preset = "newsboat"')
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "q")
        assert app.reader.pane == "posts"
        await press(app, pilot, "l")
        assert app.reader.view.unread
        await press(app, pilot, "q", "question_mark", "q")
        assert app.is_running
        assert not app.reader.view.unread
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_emacs_keys_move_search_and_go_back(shelf: Path) -> None:
    app = reading(shelf, 'preset = "emacs"')
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "ctrl+n", "ctrl+n", "ctrl+p")
        assert app.reader.posts.cursor == 1
        shown = await press(app, pilot, "ctrl+s", *"number 7")
        assert "Tab takes what is offered" in shown
        shown = await press(app, pilot, "ctrl+g")
        assert "Tab takes what is offered" not in shown
        assert not app.reader.view.search
        for opens, words in (("c", "Filter by category"), ("question_mark", "scroll · Esc closes")):
            assert words in await press(app, pilot, opens)
            assert words not in await press(app, pilot, "ctrl+g")
        await press(app, pilot, "ctrl+x")
        assert "Always" not in app.reader.status.message


async def test_an_empty_library_names_the_key_that_adds_a_blog(library_path: Path) -> None:
    app = reading(library_path, 'add = "F5"')
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Press F5 and give" in app.reader.posts.empty
