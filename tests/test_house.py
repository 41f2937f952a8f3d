"""The house's own rules: sizes, names, and what the command line must not load."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "blogtui"
MODULES = sorted(PACKAGE.rglob("*.py"))
EVERYTHING = sorted(path for room in ("src", "tests", "bench") for path in (ROOT / room).rglob("*.py"))
LONGEST = 400

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Bloggen</title><link>https://example.org/</link>
<item><title>Om vatten</title><guid>1</guid><category>Dialog och innovation</category>
<description>En mening.</description></item></channel></rss>
"""
HEAVY = ("textual", "rich", "httpx", "feedparser", "selectolax", "markdown_it", "yaml", "asyncio", "PIL", "pygments")

# Runs the command line as the script does, then tells which modules came with it.
ASK = """
import json, sys
from blogtui.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as ended:
    status = ended.code
print("\\n" + json.dumps([status or 0, sorted(sys.modules)]), file=sys.stderr)
"""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blogtui(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, timeout=60, env=told, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def loaded_by(*arguments: str) -> set[str]:
    """The modules loaded by a command that ended well."""
    ran = blogtui(ASK, *arguments)
    assert ran.stderr.strip(), f"it died without a word (status {ran.returncode})"
    status, modules = json.loads(ran.stderr.strip().splitlines()[-1])
    assert status == 0, ran.stderr
    return set(modules)


def heavy(modules: set[str], *more: str) -> set[str]:
    return modules & {*HEAVY, *more}


@pytest.fixture
def stored(tmp_path: Path, library_path: Path) -> Path:
    """A library in which a feed's posts are stored."""
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED, encoding="utf-8")
    assert loaded_by("--library", str(library_path), "add", str(feed))
    return library_path


def test_no_file_is_longer_than_one_can_read() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in EVERYTHING}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"util", "utils", "helpers", "misc", "common"}
    assert [named(path) for path in EVERYTHING if path.stem in drawers] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert [named(path) for path in silent] == []


def test_importing_the_package_loads_the_version_and_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import blogtui; "
        "print(blogtui.__version__, *sorted(set(sys.modules) - before))"
    )
    version, *modules = blogtui(code).stdout.split()
    assert version[0].isdigit()
    assert modules == ["blogtui"]


def test_the_first_frame_loads_no_more_than_a_bare_python_has_but_the_terminals_settings() -> None:
    code = (
        "import sys; before = set(sys.modules); import blogtui.first_frame; print(*sorted(set(sys.modules) - before))"
    )
    assert set(blogtui(code).stdout.split()) == {"blogtui", "blogtui.first_frame", "termios"}


def test_the_first_frame_is_painted_before_anything_but_the_command_line_is_loaded() -> None:
    # The frame itself would need a terminal: what is loaded when it would be painted does not.
    code = (
        "import sys; before = set(sys.modules); from blogtui import cli, first_frame\n"
        "def show(frame): print(*sorted(set(sys.modules) - before)); raise SystemExit\n"
        "first_frame.FirstFrame.show = show; cli.main([])"
    )
    loaded = set(blogtui(code).stdout.split())
    assert loaded == {
        "blogtui", "blogtui.cli", "blogtui.commands", "blogtui.first_frame", "blogtui.i18n", "blogtui.model",
        "blogtui.model.errors", "blogtui.paths", "termios",
    }  # fmt: skip


def test_listing_stored_posts_loads_neither_screen_nor_network_nor_parsers(stored: Path) -> None:
    assert heavy(loaded_by("--library", str(stored), "posts")) == set()
    assert heavy(loaded_by("--library", str(stored), "posts", "--json")) == set()


@pytest.mark.parametrize("command", ["blogs", "categories"])
def test_listing_what_is_stored_loads_nothing_heavy(stored: Path, command: str) -> None:
    assert heavy(loaded_by("--library", str(stored), command)) == set()


def test_listing_the_welcome_posts_loads_neither_screen_nor_network(library_path: Path) -> None:
    assert heavy(loaded_by("--library", str(library_path), "posts")) <= {"yaml", "selectolax", "markdown_it"}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_saying_what_it_is_loads_no_database_either(option: str) -> None:
    assert heavy(loaded_by(option), "sqlite3") == set()
