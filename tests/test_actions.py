"""The one table: every action is done by something, every key means one thing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from blogtui.actions import ACTIONS, Action, key_sign
from blogtui.ui.screens.main import ReaderScreen
from blogtui.ui.widgets.article import Article
from blogtui.ui.widgets.line_list import LineList


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_done_by_something(action: Action) -> None:
    owners = (ReaderScreen,) if action.place == "app" else (LineList, Article)
    for owner in owners:
        assert callable(getattr(owner, f"action_{action.method}", None))


def test_no_key_means_two_things() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_ids_are_unique_and_every_action_explains_itself() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(action.label and action.help.endswith(tuple("abcdefghijklmnopqrstuvwxyz")) for action in ACTIONS)


def test_keys_are_written_as_people_know_them() -> None:
    assert [key_sign(key) for key in ("slash", "ctrl+p", "J", "escape")] == ["/", "Ctrl+P", "J", "Esc"]


def test_the_documentation_of_the_keys_is_the_tables_own() -> None:
    docs = Path(__file__).parent.parent / "docs"
    made = subprocess.run([sys.executable, docs / "make_keys.py"], capture_output=True, text=True, check=True)
    assert (docs / "keys.md").read_text(encoding="utf-8") == made.stdout


def test_the_readme_names_no_key_that_the_table_does_not() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Keys")[1].split("\n## ")[0]
    known = {key_sign(key) for action in ACTIONS for key in action.keys}
    named = {
        word for line in section.splitlines() if line.startswith("| `") for word in line.split("|")[1].split("`")[1::2]
    }
    assert named
    assert named <= known
