"""Libraries of every earlier version, as their programs made them, open with all that was in them."""

import sqlite3
from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.store.schema import VERSION
from shelf import asking

SCHEMAS = sorted(
    (Path(__file__).parent / "schemas").glob("version-*.sql"), key=lambda path: (len(path.stem), path.stem)
)


def test_there_is_a_stored_library_of_every_earlier_version() -> None:
    assert [path.stem for path in SCHEMAS] == [f"version-{number}" for number in range(1, len(SCHEMAS) + 1)]
    assert len(SCHEMAS) >= VERSION - 1, "store one of the last version before the schema grows"


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda path: path.stem)
def test_a_library_of_an_earlier_version_opens_with_all_that_was_in_it(dump: Path, library_path: Path) -> None:
    old = sqlite3.connect(library_path)
    old.executescript(dump.read_text(encoding="utf-8"))
    old.close()
    library = Library(library_path)
    unread, read = library.posts()
    assert (read.title, read.read, read.starred) == ("The old post", True, True)
    assert (unread.title, unread.read) == ("The unread post", False)
    assert unread.progress == (0 if dump.stem == "version-1" else 40)
    assert library.body(1).source == "<p>The old words.</p>"
    ((_id, kind, url, name, *_rest),) = library.blogs()
    assert (kind, url, name) == ("url", "https://example.org/feed", "Mine")
    assert (library.blogs()[0].group, library.blogs()[0].posts, library.blogs()[0].unread) == ("Work", 2, 1)
    assert library.count(asking("old words")) == (1, 0)
    assert [(row.name, row.posts, row.unread) for row in library.categories()] == [("Walks", 1, 0)]
    assert library.measure() == 64
    assert library.db.is_sound()
    library.close()
