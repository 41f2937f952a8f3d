"""The one table: every action is done by something, every key means one thing."""

from collections import Counter

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
