"""What the reader did is taken back and done again, from any process and after any restart, and no more than that."""

import asyncio
import sqlite3
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from blogtui.i18n import set_language
from blogtui.library import Library
from blogtui.model.rows import PageText, Query
from blogtui.model.subscription import Subscription
from blogtui.refresh import add
from blogtui.store import changes, marks
from blogtui.store.connection import StoreError
from shelf import DIALOG, asking, fill, post, stored_library

PAGE = PageText("<p>All the words of the page.</p>", "html", None, 3, 1_000, True)


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    library = stored_library(library_path)
    yield library
    library.close()


def read(library: Library) -> list[int]:
    return [row.id for row in library.posts(Query(sort="oldest")) if row.read]


def counts_agree(library: Library) -> bool:
    """Whether every counter says what counting says."""
    wide = Query(since=-(10**12))
    return (
        all((blog.posts, blog.unread) == library.count(Query(blogs=(blog.id,))) for blog in library.blogs())
        and library.categories(with_hidden=True) == library.categories(wide, with_hidden=True)
        and library.authors() == library.authors(wide)
    )


def test_a_change_is_taken_back_after_a_restart_and_done_again_after_another(library_path: Path) -> None:
    first = stored_library(library_path)
    first.mark([1, 2, 3], read=True)
    first.close()
    second = Library(library_path)
    assert second.undo() == "3 posts marked as read"
    assert read(second) == []
    second.close()
    third = Library(library_path)
    assert third.redo() == "3 posts marked as read"
    assert read(third) == [1, 2, 3]
    assert third.redo() == ""
    third.close()


def test_changes_go_back_step_by_step_and_forward_in_the_order_they_were_made(library: Library) -> None:
    library.mark([1], read=True)
    library.mark([2], starred=True)
    library.mark([1], read=False)
    assert [library.undo() for _ in range(4)] == [
        "“Post number 11” marked as unread",
        "“Post number 10” starred",
        "“Post number 11” marked as read",
        "",
    ]
    assert (read(library), library.count(Query(starred=True))) == ([], (0, 0))
    library.redo()
    assert (read(library), library.count(Query(starred=True))) == ([1], (0, 0))
    library.redo()
    assert (read(library), library.count(Query(starred=True))) == ([1], (1, 1))
    library.redo()
    assert read(library) == []


def test_a_new_change_ends_what_could_be_done_again(library: Library) -> None:
    library.mark([1], read=True)
    library.undo()
    library.mark([2], read=True)
    assert library.redo() == ""
    library.undo()
    assert library.undo() == ""
    assert read(library) == []


def test_the_newest_change_of_any_process_is_the_first_that_is_taken_back(library: Library, library_path: Path) -> None:
    library.mark([1], read=True)
    other = Library(library_path)
    other.mark([2], starred=True)
    assert "starred" in library.undo()
    assert "marked as read" in other.undo()
    assert read(library) == []
    other.close()


def test_a_post_that_was_marked_otherwise_since_keeps_the_newer_mark(library: Library) -> None:
    library.mark([1, 2, 3], read=True)
    library.db.run("UPDATE post SET read = 0 WHERE id = 2")  # by somebody who keeps no changes
    assert library.undo() == "3 posts marked as read"
    assert read(library) == []
    assert library.redo() == "3 posts marked as read"
    assert read(library) == [1, 3]


def test_a_change_of_which_nothing_is_left_is_passed_over(library: Library) -> None:
    library.mark([1], starred=True)
    library.mark([2], read=True)
    library.db.run("UPDATE post SET read = 0 WHERE id = 2")
    assert "starred" in library.undo()
    assert library.undo() == ""


def test_a_read_and_a_starred_mark_given_at_once_are_one_change(library: Library) -> None:
    library.mark([1], read=True)
    assert library.mark([1, 2], read=True, starred=True) == [1, 2]
    library.undo()
    assert (read(library), library.count(Query(starred=True))) == ([1], (0, 0))


def test_what_was_done_is_told_in_the_language_it_is_asked_in(library: Library) -> None:
    library.mark([1, 2], read=True)
    set_language("sv")
    assert library.undo() == "2 inlägg markerade som lästa"


@pytest.mark.parametrize("everything", [True, False])
def test_marking_many_posts_keeps_every_count_right_there_and_back(library: Library, everything: bool) -> None:
    many = [post(number, categories=("A", "B")[: number % 3], authors=("X", "Y")) for number in range(marks.MANY + 100)]
    fill(library, many, name="Large")
    library.merge_categories(["A"], "B")
    library.mark([20, 21, 30], read=True)
    query = Query() if everything else asking("number 1")
    before = library.count()
    marked = library.mark_all_read(query)
    assert library.count(query)[1] == 0
    assert counts_agree(library)
    assert library.undo() == f"{len(marked)} posts marked as read"
    assert library.count() == before
    assert counts_agree(library)
    library.redo()
    assert library.count(query)[1] == 0
    assert counts_agree(library)
    assert library.db.one("SELECT count(*) FROM counted_apart") == (0,)


def test_many_marks_that_fail_half_way_leave_all_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(marks, "MANY", 1)
        broken.setattr(marks, "_count", fail)
        with pytest.raises(StoreError):
            library.mark_all_read(Query())
    assert (read(library), library.undo()) == ([], "")
    library.mark([1], read=True)
    assert counts_agree(library)


def test_a_hundred_thousand_marks_are_kept_in_few_bytes() -> None:
    detail = changes.marked([("read", True, range(1, 100_001))])
    assert len(zlib.compress(repr(detail).encode())) < 2_000


def test_a_removed_blog_comes_back_and_goes_again(library: Library) -> None:
    library.remove_blog(1)
    assert library.undo() == "removed The example blog"
    assert library.has_blogs()
    library.redo()
    assert not library.has_blogs()


def test_a_blog_that_was_added_goes_again_and_one_that_was_there_leaves_nothing_to_take_back(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "spring.md").write_text("---\ntitle: Spring\n---\nThe first bud.\n", encoding="utf-8")
    for _ in range(2):
        asyncio.run(add(library.db, str(tmp_path / "posts")))
    assert library.undo() == "added posts"
    assert len(library.blogs()) == 1
    assert library.undo() == ""
    library.redo()
    assert library.count() == (13, 13)


def test_blogs_taken_over_from_a_list_go_again_together(library: Library) -> None:
    library.import_subscriptions([Subscription("https://a.example.org"), Subscription("https://b.example.org")])
    assert library.undo() == "added 2 blogs"
    assert len(library.blogs()) == 1
    library.redo()
    assert len(library.blogs()) == 3


def test_a_followed_move_is_taken_back_and_the_blog_stays_there_until_it_is_done_again(library: Library) -> None:
    library.db.run("UPDATE blog SET moving_to = 'https://new.example.org/feed', moving_seen = 1")
    old = library.blogs()[0].url
    library.follow_move(1)
    assert library.undo() == "followed The example blog"
    assert (library.blogs()[0].url, library.blogs()[0].moved_from) == (old, None)
    library.redo()
    assert library.blogs()[0].url == "https://new.example.org/feed"


def test_a_blog_that_has_moved_on_since_does_not_go_where_it_was_taken_back_from(library: Library) -> None:
    library.db.run("UPDATE blog SET moving_to = 'https://new.example.org/feed', moving_seen = 1")
    old = library.blogs()[0].url
    library.follow_move(1)
    library.undo()
    library.db.run("UPDATE blog SET moving_to = 'https://newer.example.org/feed'")
    assert library.redo() == ""
    assert library.blogs()[0].url == old


def test_whole_posts_wanted_of_a_blog_are_taken_back(library: Library) -> None:
    library.want_full_text(1, True)
    library.want_full_text(1, True)
    assert library.undo() == "The example blog: posts are fetched whole when opened"
    assert not library.blogs()[0].full_text
    assert library.undo() == ""


def test_a_fetched_page_is_taken_back_with_its_words_and_done_again_with_them(library: Library) -> None:
    library.keep_page_text(1, PAGE)
    assert library.count(asking("all the words"))[0] == 1
    assert library.undo() == "whole post fetched"
    assert library.page_text(1) is None
    assert library.count(asking("all the words"))[0] == 0
    library.redo()
    assert library.page_text(1) == PAGE
    assert library.count(asking("all the words"))[0] == 1


def test_a_page_that_was_fetched_anew_since_is_left_as_it_is(library: Library) -> None:
    library.keep_page_text(1, PAGE)
    library.keep_page_text(1, PAGE._replace(fetched=2_000), by_itself=True)
    assert library.undo() == ""
    assert library.page_text(1) == PAGE._replace(fetched=2_000)


def test_the_feeds_text_shown_in_place_of_the_pages_is_taken_back(library: Library) -> None:
    library.keep_page_text(1, PAGE)
    library.show_page_text(1, False)
    assert library.undo() == "the feed's text shown"
    assert library.page_text(1) == PAGE
    assert library.redo() == "the feed's text shown"
    library.undo()
    assert library.undo() == "whole post fetched"


def test_what_a_refresh_brings_is_no_change_and_stays_when_others_are_taken_back(library: Library) -> None:
    library.mark([1], read=True)
    fill(library, [replace(post(11), title="Corrected"), post(50)])
    assert library.undo().startswith("“")
    assert library.undo() == ""
    assert library.count() == (13, 13)
    assert "Corrected" in {row.title for row in library.posts()}


def test_the_oldest_changes_are_let_go_of(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 5)
    for number in range(8):
        library.mark([1], read=number % 2 == 0)
    assert sum(bool(library.undo()) for _ in range(8)) == 5


def test_changes_of_last_month_are_let_go_of_with_the_next(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.mark([1], read=True)
    now = time.time()
    monkeypatch.setattr(changes.time, "time", lambda: now + changes.MOST_SECONDS + 10)
    library.mark([2], read=True)
    library.undo()
    assert library.undo() == ""


def test_changes_take_no_more_room_than_they_may(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_BYTES", 200)
    for number in range(6):
        library.keep_page_text(number + 1, PAGE)
        library.keep_page_text(number + 1, None)
    assert library.db.one("SELECT sum(length(detail)) FROM change")[0] <= 400
    assert library.undo() == "whole post fetched"


def test_a_change_that_is_not_committed_leaves_nothing_to_take_back(library: Library, library_path: Path) -> None:
    def mark_and_die() -> None:
        with library.db.writing():
            library.mark([1], read=True)
            raise StoreError("The disk is full.")

    with pytest.raises(StoreError):
        mark_and_die()
    assert library.undo() == ""
    other = sqlite3.connect(library_path)
    assert other.execute("SELECT count(*) FROM change").fetchone() == (0,)
    other.close()


def test_marking_what_a_merged_category_shows_is_taken_back(library: Library) -> None:
    library.merge_categories(["Inköp"], DIALOG)
    library.mark_all_read(Query(categories=("inköp",)))
    assert library.count() == (12, 0)
    library.undo()
    assert library.undo().startswith("merged into category")
    assert counts_agree(library)
