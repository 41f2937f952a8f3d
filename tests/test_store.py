"""The library's file: private, never spoiled, and its counts always true."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.decide import decide
from blogtui.library import Library
from blogtui.model.post import Blog, ParsedFeed
from blogtui.model.rows import Query
from blogtui.parse.query import parse_query
from blogtui.store import blogs, writing
from blogtui.store.connection import Database, StoreError, sort_swedish
from blogtui.store.schema import MIGRATIONS, VERSION
from shelf import DIALOG, fill, post, stored_library

NOW = 1_772_500_000


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_and_its_folder_are_the_readers_alone_s12(tmp_path: Path) -> None:
    path = tmp_path / "made" / "library.db"
    library = stored_library(path)
    assert mode(path.parent) == 0o700
    assert {mode(file) for file in path.parent.iterdir() if file.is_file()} == {0o600}
    library.close()


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    Library(tmp_path / "library.db").close()
    assert mode(tmp_path) == 0o750


def test_a_library_of_a_newer_program_is_not_touched(library_path: Path) -> None:
    Library(library_path).close()
    other = sqlite3.connect(library_path)
    other.execute(f"PRAGMA user_version = {VERSION + 1}")
    other.close()
    with pytest.raises(StoreError, match="newer blogtui"):
        Library(library_path)
    other = sqlite3.connect(library_path)
    assert other.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    other.close()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Library(tmp_path)


def test_every_version_of_the_schema_grows_into_the_present_one(library_path: Path) -> None:
    whole = Database(":memory:")
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
    for version in range(len(MIGRATIONS)):
        old = sqlite3.connect(library_path)
        sort_swedish(old)
        for script in MIGRATIONS[:version]:
            old.executescript(script)
        old.execute(f"PRAGMA user_version = {version}")
        old.commit()
        old.close()
        grown = Database(str(library_path))
        assert grown.all(schema) == whole.all(schema)
        grown.close()
        library_path.unlink()
    whole.close()


def test_a_library_from_before_pages_were_kept_opens_with_all_that_was_in_it(library_path: Path) -> None:
    old = sqlite3.connect(library_path)
    for script in MIGRATIONS[:2]:
        old.executescript(script)
    old.executescript(
        "INSERT INTO blog (kind, url, name, added) VALUES ('url', 'https://example.org/feed', 'The old blog', 1);"
        "INSERT INTO post (blog_id, guid, title, arrived, sort_at, read, starred, fingerprint, search_id)"
        " VALUES (1, 'a', 'The old post', 1, 1, 1, 1, x'00', 1);"
        "INSERT INTO body (post_id, source, format) VALUES (1, '<p>The old words.</p>', 'html');"
        "INSERT INTO reading (post_id, letters, percent, left_at) VALUES (1, 7, 40, 1);"
        "PRAGMA user_version = 2;"
    )
    old.close()
    library = Library(library_path)
    (row,) = library.posts()
    assert (row.title, row.read, row.starred, row.progress) == ("The old post", True, True, 40)
    assert library.body(1).source == "<p>The old words.</p>"
    assert library.reading_place(1) == 7
    assert [blog.full_text for blog in library.blogs()] == [False]
    assert library.page_text(1) is None
    library.close()


def test_two_writers_both_get_their_turn_r2(library_path: Path) -> None:
    stored_library(library_path).close()
    held = threading.Event()

    def hold() -> None:
        first = Library(library_path)
        with first.db.writing():
            first.mark([1], read=True)
            held.set()
            time.sleep(0.4)
        first.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)
    second = Library(library_path)
    second.mark([2], starred=True)
    assert len(second.posts()) == 12
    thread.join()
    rows = {row.id: row for row in second.posts()}
    assert (rows[1].read, rows[2].starred) == (True, True)
    second.close()


def test_many_programs_may_make_the_same_library_at_once_r2(library_path: Path) -> None:
    code = "import sys; from blogtui.library import Library; Library(sys.argv[1]).close()"
    told = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(library_path)], env=told, stderr=subprocess.PIPE)
        for _number in range(6)
    ]
    errors = [program.communicate(timeout=60)[1] for program in programs]
    assert errors == [b""] * 6
    Library(library_path).close()


def test_what_another_program_wrote_is_seen(library_path: Path) -> None:
    ours, theirs = stored_library(library_path), Library(library_path)
    theirs.mark([1], starred=True)
    assert ours.count(Query(starred=True)) == (1, 1)
    ours.close()
    theirs.close()


def test_a_write_that_fails_half_way_leaves_nothing_behind(library_path: Path) -> None:
    library = stored_library(library_path)

    def half_way() -> None:
        with library.db.writing():
            library.mark([1, 2, 3], read=True)
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        half_way()
    assert library.count()[1] == 12
    library.close()


def test_a_library_killed_while_writing_keeps_what_was_stored(library_path: Path) -> None:
    stored_library(library_path).close()
    code = (
        "import os, sys; from blogtui.library import Library; library = Library(sys.argv[1])\n"
        "library.mark([1], read=True)\n"
        "with library.db.writing():\n    library.mark([2, 3], read=True); os._exit(9)"
    )
    told = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    assert subprocess.run([sys.executable, "-c", code, str(library_path)], env=told, timeout=60).returncode == 9
    library = Library(library_path)
    assert [row.id for row in library.posts() if row.read] == [1]
    library.close()


@pytest.fixture(scope="module")
def searched() -> Library:
    library = Library.in_memory()
    fill(library, [post(1, title="Får och ål", text="myndighet c++ 100%"), post(2, title="Far out", text="x_y")])
    return library


@settings(max_examples=300)
@given(search=st.text(max_size=30) | st.text(st.sampled_from("\"*():^-+{}_%'\\ aå_NEAR AND OR"), max_size=20))
def test_any_string_is_a_valid_search_s10(searched: Library, search: str) -> None:
    assert searched.count(Query(where=parse_query(search).expression))[0] <= 2


@pytest.mark.parametrize(
    ("search", "found"),
    [("får", 1), ("far", 1), ("FÅR ål", 1), ("myndig", 1), ("c++", 1), ("100%", 1), ("", 2), ("  ", 2), ("nowhere", 0)],
)
def test_words_are_found_with_their_own_letters_l1(searched: Library, search: str, found: int) -> None:
    assert searched.count(Query(where=parse_query(search).expression))[0] == found


CATEGORIES = st.lists(st.sampled_from(["A", "a", "B", "Ö", DIALOG]), max_size=3).map(tuple)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("store"), st.integers(0, 1), st.lists(st.tuples(st.integers(0, 4), CATEGORIES), max_size=4)),
        st.tuples(st.just("read"), st.integers(1, 8), st.booleans()),
        st.tuples(st.just("star"), st.integers(1, 8), st.booleans()),
        st.tuples(st.just("undo"), st.just(0), st.booleans()),
        st.tuples(st.just("remove"), st.integers(0, 1), st.none()),
    ),
    max_size=12,
)


@given(STEPS)
def test_counts_kept_by_triggers_are_the_counts_made_by_hand(steps: list[tuple[str, int, object]]) -> None:
    library = Library.in_memory()
    ids = [blogs.subscribe(library.db, "url", f"https://e.org/{n}", 0)[0] for n in (0, 1)]
    for what, number, value in steps:
        if what == "store" and isinstance(value, list):
            posts = tuple(post(key, categories=names) for key, names in value)
            update = decide(writing.stored(library.db, ids[number]), ParsedFeed(Blog("B"), posts), NOW)
            writing.apply(library.db, ids[number], update, NOW)
        elif what == "read":
            library.mark([number], read=bool(value))
        elif what == "star":
            library.mark([number], starred=bool(value))
        elif what == "undo":
            (library.redo if value else library.undo)()
        elif what == "remove":
            library.remove_blog(ids[number])
        _check_counts(library)
    library.close()


def _check_counts(library: Library) -> None:
    for blog in library.blogs():
        assert (blog.posts, blog.unread) == library.count(Query(blogs=(blog.id,)))
    by_hand: dict[str, tuple[int, int]] = {}
    for row in library.posts():
        for name in row.categories:
            posts, unread = by_hand.get(name.casefold(), (0, 0))
            by_hand[name.casefold()] = posts + 1, unread + (not row.read)
    assert {row.key: (row.posts, row.unread) for row in library.categories()} == by_hand
    counted = library.categories(Query(since=-(10**12)))
    dated = {row.key: (row.posts, row.unread) for row in counted}
    assert dated == by_hand
