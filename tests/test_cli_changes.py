"""`blogtui undo`, `blogtui redo`, and `blogtui categories` with what the reader makes of them."""

import json
from pathlib import Path

import pytest

from blogtui.cli import main
from blogtui.library import Library
from shelf import stored_library


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    stored_library(path).close()
    return path


def test_undo_and_redo_tell_what_they_did(library_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["mark", "read", "1", "2", "--library", str(library_path)])
    assert main(["undo", "--library", str(library_path)]) == 0
    assert main(["redo", "--library", str(library_path)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1:] == [
        "Taken back: 2 posts marked as read.",
        "Done again: 2 posts marked as read.",
    ]
    assert main(["redo", "--library", str(library_path)]) == 1
    assert "nothing to do again" in capsys.readouterr().err


def test_undo_without_a_library_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.db"
    assert main(["undo", "--library", str(path)]) == 1
    assert "nothing to take back" in capsys.readouterr().err
    assert not path.exists()


@pytest.fixture
def categories(library_path: Path, capsys: pytest.CaptureFixture[str]) -> "Categories":
    return Categories(library_path, capsys)


class Categories:
    """`blogtui categories` on one library."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        assert main(["categories", *words, "--library", str(self.path)]) == status
        said = self.capsys.readouterr()
        return said.out + said.err

    def names(self, *words: str) -> list[str]:
        return [json.loads(line)["name"] for line in self(*words, "--json").splitlines()]


def test_a_category_is_renamed_and_the_feeds_name_is_still_told(categories: Categories) -> None:
    assert categories("rename", "inköp", "Purchases") == "Done: category “Inköp” called “Purchases”.\n"
    assert categories.names() == ["Purchases", "Dialog och innovation"]
    assert categories.names("--category", "PURCHASES") == ["Purchases"]
    assert categories.names("--original") == ["Inköp", "Dialog och innovation"]


def test_a_category_is_renamed_in_one_blog(categories: Categories) -> None:
    categories("rename", "inköp", "Purchases", "--blog", "1")
    assert categories.names("--blog", "1") == ["Purchases", "Dialog och innovation"]
    assert categories.names() == ["Inköp", "Dialog och innovation"]


def test_categories_are_merged_and_taken_apart(categories: Categories) -> None:
    categories("merge", "inköp", "dialog och innovation", "All of it")
    assert categories.names() == ["All of it"]
    categories("split", "all of it")
    assert len(categories.names()) == 2


def test_categories_are_hidden_shown_pinned_and_unpinned(categories: Categories) -> None:
    categories("hide", "inköp")
    assert categories.names() == ["Dialog och innovation"]
    assert json.loads(categories("--hidden", "--json").splitlines()[0])["hidden"] is True
    categories("show", "inköp")
    categories("pin", "dialog och innovation")
    assert categories.names() == ["Dialog och innovation", "Inköp"]
    categories("unpin", "dialog och innovation")
    assert "so already" in categories("unpin", "dialog och innovation")
    assert categories.names() == ["Inköp", "Dialog och innovation"]


def test_several_categories_are_hidden_or_none(categories: Categories) -> None:
    assert "no category “nothing”" in categories("hide", "inköp", "nothing", status=1)
    assert len(categories.names()) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "inköp"),
        ("rename", "inköp", "x", "--unread"),
        ("merge", "inköp"),
        ("hide",),
        ("hide", "inköp", "--since", "1970"),
        ("pin", "inköp", "--blog", "1"),
    ],
    ids=" ".join,
)
def test_what_is_wrongly_put_is_told_how_to_put(categories: Categories, words: tuple[str, ...]) -> None:
    assert f"It is written: blogtui categories {words[0]} NAME" in categories(*words, status=2)


def test_edits_made_by_command_are_taken_back_by_command(categories: Categories, library_path: Path) -> None:
    categories("hide", "inköp")
    main(["undo", "--library", str(library_path)])
    library = Library(library_path)
    assert len(library.categories()) == 2
    library.close()
