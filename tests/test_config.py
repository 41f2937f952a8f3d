"""The configuration: what is right is used, what is wrong is told, all of it at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from blogtui import paths
from blogtui.config import Config, ConfigError, load, parse
from blogtui.settings import BY_KEY, SETTINGS, Setting
from running import blogtui


def test_without_a_configuration_everything_has_a_default(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == (Config(), ())


def test_every_setting_is_taken_over() -> None:
    text = 'language = "sv"\ntheme = "nord"\nmeasure = 60\nmark_read_on_open = false\nbrowser = "firefox --new-tab"\n'
    assert parse(text, "c") == (Config("sv", "nord", 60, False, "firefox --new-tab"), ())


def test_every_mistake_is_told_at_once_with_its_line_and_the_rest_is_used() -> None:
    text = '# mine\nmesure = 60\nlanguage = "fr"\n\ntheme = "nord"\nmark_read_on_open = "yes"\n[colour]\nred = 1\n'
    config, mistakes = parse(text, "c.toml")
    assert config == Config(theme="nord")
    assert [mistake.partition(":")[0] for mistake in mistakes] == [
        "c.toml, line 2",
        "c.toml, line 3",
        "c.toml, line 6",
        "c.toml, line 7",
    ]
    assert "did you mean “measure”" in mistakes[0]


@pytest.mark.parametrize("value", ["0", "true", '"72"', "100000", "72.5"])
def test_a_measure_that_no_terminal_has_is_a_mistake(value: str) -> None:
    config, mistakes = parse(f"measure = {value}", "c")
    assert (config.measure, len(mistakes)) == (72, 1)


def test_a_broken_file_is_told_with_its_place() -> None:
    config, mistakes = parse('language = "sv"\nmeasure = = 3\n', "c.toml")
    assert config == Config()
    assert "line 2" in mistakes[0]


def test_a_name_with_control_codes_is_told_without_them() -> None:
    _config, mistakes = parse('"\\u001b]0;x\\u0007" = 1\n', "c")
    assert mistakes[0].isprintable()


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"cannot be read"):
        load(file)


def test_a_mistake_is_told_and_the_command_goes_on(fresh_reader: Path) -> None:
    file = Path(paths.config_file())
    file.parent.mkdir(parents=True)
    file.write_text('langauge = "sv"\n')
    ran = blogtui("blogs")
    assert ran.status == 0
    assert "did you mean “language”" in ran.complaints[0]


def test_the_language_of_the_configuration_is_spoken_unless_another_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('language = "sv"\n')
    assert "Inga bloggar" in blogtui("blogs", "--config", file).err
    assert "No blogs" in blogtui("--config", file, "--language", "en", "blogs").err


def test_things_live_in_the_xdg_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert paths.library_file() == str(tmp_path / "blogtui" / "library.db")
    assert paths.config_file() == str(tmp_path / "home" / ".config" / "blogtui" / "config.toml")


def test_a_relative_xdg_folder_is_ignored_as_the_rules_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.library_file() == str(tmp_path / ".local" / "share" / "blogtui" / "library.db")


def test_the_environment_names_another_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BLOGTUI_LIBRARY", str(tmp_path / "mine.db"))
    assert paths.library_file() == str(tmp_path / "mine.db")


def test_the_settings_are_the_fields_of_the_configuration() -> None:
    assert tuple(BY_KEY) == Config._fields
    assert all(setting.help and setting.example for setting in SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_example_of_the_documentation_is_right_and_says_something(setting: Setting) -> None:
    config, mistakes = parse(setting.example, "c")
    assert mistakes == ()
    assert getattr(config, setting.key) != setting.default


def test_the_documentation_of_the_configuration_is_the_tables_own() -> None:
    docs = Path(__file__).parent.parent / "docs"
    made = subprocess.run([sys.executable, docs / "make_config.py"], capture_output=True, text=True, check=True)
    assert (docs / "config.md").read_text(encoding="utf-8") == made.stdout


def test_a_mistake_inside_a_table_is_told_with_its_own_line() -> None:
    text = (
        'theme = "nrod"\n\n[[login]]\nurl = "https://example.org/"\nuser = "maj"\npassword_command = "x"\n\n'
        '[[login]]\nurl = "https://example.com/"\nusr = "maj"\n\n[keys]\n"star" = "s"\n"hlep" = "x"\n'
    )
    config, mistakes = parse(text, "c")
    assert [mistake.partition(":")[0] for mistake in mistakes] == ["c, line 1", "c, line 8", "c, line 14"]
    for mistake, near in zip(mistakes, ("nord", "user", "help"), strict=True):
        assert f"did you mean “{near}”" in mistake
    assert [login.url for login in config.login] == ["https://example.org/"]


def test_what_is_wrong_stays_as_it_was_before() -> None:
    before = Config(measure=50, theme="nord")
    assert parse('measure = "x"\n', "c", before)[0] == Config(measure=50)
    assert parse("measure = = 1", "c", before)[0] == before


@pytest.mark.parametrize("text", ["keys = 3", "login = 3", "[keys.a.b]\nc = 1", "[[keys]]\na = 1", "[login]\nurl = 1"])
def test_a_table_of_another_shape_is_a_mistake_and_no_failure(text: str) -> None:
    config, mistakes = parse(text, "c")
    assert (config, len(mistakes)) == (Config(), 1)


def test_without_a_configuration_nothing_of_it_is_loaded(fresh_reader: Path) -> None:
    code = "import sys; from blogtui.cli import main; main(['blogs']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    assert "blogtui.cli" in loaded
    assert {"blogtui.config", "blogtui.settings", "blogtui.keymap", "tomllib", "difflib"} & set(loaded) == set()


def test_the_reader_loads_nothing_of_it_either(library_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; "
        "from blogtui.library import Library; from blogtui.ui.app import BlogtuiApp; "
        "from blogtui.model.config import Config; BlogtuiApp(Library(Path(sys.argv[1])), Path('x'), Config()); "
        "print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, library_path], capture_output=True, text=True, check=True)
    names = ("config", "settings", "keymap", "ui.colours", "ui.screens.themes")
    assert {f"blogtui.{name}" for name in names} & set(ran.stdout.split()) == set()
