"""What may be written after `blogtui`, and what is said to whoever writes something else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.commands import posts as posts_command
from blogtui.commands.arguments import MisuseError, Parser, add_global_options
from blogtui.commands.misuse import argparse_of
from running import blogtui


@pytest.mark.parametrize(
    "words",
    [
        ["posts", "--since", "yesterday"],
        ["posts", "--since", "2018-13"],
        ["posts", "--until", "2018-02-30"],
        ["posts", "--limit", "-1"],
        ["posts", "--sort", "sideways"],
        ["posts", "--nonsense"],
        ["posts", "--category"],
        ["show"],
        ["mark", "read"],
        ["mark", "eat", "1"],
        ["export", "pdf"],
        ["--language", "fr", "posts"],
        ["post"],
    ],
)
def test_misuse_is_status_2_and_says_what_was_wrong(words: list[str]) -> None:
    ran = blogtui(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.complaints[0].startswith("blogtui: ")


@pytest.mark.parametrize("command", ["", "add", "remove", "blogs", "refresh", "posts", "categories", "show", "mark",
                                     "import", "export", "doctor"])  # fmt: skip
@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_command_explains_itself_with_an_example(command: str, language: str) -> None:
    ran = blogtui(*filter(None, [command]), "--help", "--language", language)
    assert (ran.status, ran.err) == (0, "")
    assert f"  blogtui {command}".rstrip() in ran.out
    assert ("Exempel:" if language == "sv" else "Examples:") in ran.out


WORDS = st.sampled_from(
    ["a.txt", "b", "-", "--json", "--unread", "--category", "--limit", "5", "--limit=5", "--sort", "title",
     "--sort=oldest", "--since", "2018", "--search=", "--nonsense", "--library", "x y", "--category=ö"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=7))
def test_arguments_are_read_as_argparse_reads_them(words: list[str]) -> None:
    parser = Parser("posts", "")
    posts_command.arguments(parser)
    add_global_options(parser)
    try:
        quick = parser.read(words)
    except MisuseError:
        quick = None
    try:
        strict = argparse_of(parser).parse_intermixed_args(words)
    except SystemExit:
        strict = None
    assert quick is None or (strict and vars(strict)) == vars(quick)


def test_help_begins_with_one_word_for_usage_in_either_language() -> None:
    assert blogtui("add", "--help", "--language", "sv").out.startswith("användning: blogtui add ")
    assert blogtui("add", "--help", "--language", "en").out.startswith("usage: blogtui add ")


def test_a_configuration_that_was_named_and_is_not_there_is_a_failure(tmp_path: Path) -> None:
    ran = blogtui("posts", "--config", tmp_path / "none.toml")
    assert ran.status == 1
    assert ran.complaints == [f"blogtui: There is no configuration {tmp_path / 'none.toml'}."]


def test_the_reader_is_not_opened_on_what_is_not_there(tmp_path: Path) -> None:
    ran = blogtui(tmp_path / "nowhere", terminal=True)
    assert ran.status == 1
    assert "There is no file or folder" in ran.err
