"""Categories as the reader makes them: own names, several shown as one, some hidden or first; the feeds' own stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.library import Library, NotFoundError
from blogtui.model.rows import CategoryRow, PostRow, Query
from blogtui.store import category_edits
from shelf import asking, fill, post

PAIRS = (("Code", "Coding"), ("Code",), ("Coding",), ("Walks",))


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    library = Library(library_path)
    fill(library, [post(number, categories=names) for number, names in enumerate(PAIRS)])
    yield library
    library.close()


def shown(library: Library, query: Query = Query(), **choice: bool) -> dict[str, tuple[int, int]]:  # noqa: B008
    return {row.name: (row.posts, row.unread) for row in library.categories(query, **choice)}


def found(library: Library, name: str) -> int:
    return library.count(Query(categories=(name,)))[0]


def test_a_renamed_category_shows_its_new_name_and_is_found_by_either(library: Library) -> None:
    assert library.rename_category("walks", "On foot") == "category “Walks” called “On foot”"
    assert shown(library) == {"Code": (2, 2), "Coding": (2, 2), "On foot": (1, 1)}
    assert (found(library, "ON FOOT"), found(library, "walks")) == (1, 1)
    (row,) = library.posts(Query(categories=("On foot",)))
    assert (row.categories, library.shown_rows([row.id])[0].categories) == (("Walks",), ("On foot",))


def test_a_category_renamed_in_one_blog_keeps_its_name_in_all_others(library: Library) -> None:
    other = fill(library, [post(30, categories=("Walks",))], name="Other")
    library.rename_category("walks", "Tours", other)
    assert "Tours" in shown(library, Query(blogs=(other,)))
    assert "Walks" in shown(library)
    assert "Walks" in shown(library, Query(blogs=(1,)))
    assert found(library, "tours") == 2
    assert [row.categories for row in library.shown_rows(library.post_ids(Query(categories=("walks",))))] == [
        ("Walks",),
        ("Tours",),
    ]


def test_a_name_given_in_one_blog_leaves_the_category_that_is_called_so_in_all(library: Library) -> None:
    other = fill(library, [post(30, categories=("Walks",))], name="Other")
    library.rename_category("walks", "Code", other)
    assert shown(library)["Code"] == (2, 2)
    assert (found(library, "Code"), library.known_count(Query(categories=("Code",)))) == (4, None)
    assert library.count(Query(categories=("Code",), blogs=(other,)))[0] == 1
    assert library.hide_category("Code", True) == "category “Code” hidden"
    assert set(shown(library)) == {"Coding", "Walks"}


def test_a_category_called_as_its_feed_calls_it_has_no_name_of_its_own(library: Library) -> None:
    assert library.rename_category("walks", "Walks") == ""
    library.rename_category("walks", "On foot")
    assert library.rename_category("On foot", "Walks") == "category “On foot” called “Walks”"
    assert library.db.one("SELECT count(*) FROM category_edit") == (0,)


def test_a_category_gets_the_feeds_name_again(library: Library) -> None:
    library.rename_category("walks", "On foot")
    library.rename_category("on foot", "")
    assert "Walks" in shown(library)
    assert library.db.one("SELECT count(*) FROM category_edit") == (0,)


def test_a_name_that_another_category_has_makes_them_one(library: Library) -> None:
    library.rename_category("walks", "Code")
    assert shown(library) == {"Code": (3, 3), "Coding": (2, 2)}
    assert found(library, "code") == 3
    library.undo()
    assert shown(library) == {"Code": (2, 2), "Coding": (2, 2), "Walks": (1, 1)}


def test_categories_that_one_name_made_one_are_taken_apart_again(library: Library) -> None:
    assert library.rename_category("walks", "code") == "merged into category “code”: Walks"
    assert library.split_category("code") == "category “code” taken apart"
    assert shown(library) == {"Code": (2, 2), "Coding": (2, 2), "Walks": (1, 1)}
    library.rename_category("coding", "Programs")
    library.rename_category("code", "Programs")
    assert shown(library) == {"Programs": (3, 3), "Walks": (1, 1)}
    library.split_category("Programs")
    assert len(shown(library)) == 3
    library.undo()
    assert shown(library) == {"Programs": (3, 3), "Walks": (1, 1)}


def test_taking_apart_a_category_that_only_has_another_name_changes_nothing(library: Library) -> None:
    library.rename_category("walks", "On foot")
    assert library.split_category("On foot") == ""
    assert "On foot" in shown(library)


def test_two_categories_that_change_names_are_told_apart(library: Library) -> None:
    library.rename_category("walks", "Old walks")
    library.rename_category("coding", "Walks")
    assert shown(library) == {"Code": (2, 2), "Walks": (2, 2), "Old walks": (1, 1)}
    assert (found(library, "Walks"), found(library, "Old walks")) == (2, 1)


def test_a_post_in_two_merged_categories_is_counted_once(library: Library) -> None:
    library.merge_categories(["coding"], "Code")
    assert shown(library) == {"Code": (3, 3), "Walks": (1, 1)}
    assert (found(library, "Code"), found(library, "coding")) == (3, 3)
    library.mark([row.id for row in library.posts(Query(categories=("Code",)))][:1], read=True)
    assert shown(library)["Code"] == (3, 2)
    assert shown(library, Query(unread=True))["Code"] == (2, 2)
    assert shown(library, Query(starred=True)) == {}
    assert shown(library, original=True) == {"Code": (2, 1), "Coding": (2, 1), "Walks": (1, 1)}


def test_categories_merged_under_a_new_name_are_shown_under_it(library: Library) -> None:
    assert library.merge_categories(["Code", "Coding"], "Programs") == "merged into category “Programs”: Code, Coding"
    assert shown(library) == {"Programs": (3, 3), "Walks": (1, 1)}
    assert found(library, "programs") == 3


def test_a_later_post_falls_into_what_its_category_was_merged_into(library: Library) -> None:
    library.merge_categories(["coding"], "Code")
    fill(library, [post(9, categories=("CODING", "Code")), post(10, categories=("Coding",))])
    assert shown(library) == {"Code": (5, 5), "Walks": (1, 1)}
    fill(library, [post(9, categories=("Code",), text="Edited words that differ.")])
    assert shown(library) == {"Code": (5, 5), "Walks": (1, 1)}


def test_a_merged_category_merged_again_takes_its_own_along_and_can_be_taken_apart(library: Library) -> None:
    library.merge_categories(["coding"], "Code")
    library.merge_categories(["Code"], "Walks")
    assert shown(library) == {"Walks": (4, 4)}
    assert library.undo() == "merged into category “Walks”: Code"
    assert shown(library) == {"Code": (3, 3), "Walks": (1, 1)}
    library.redo()
    assert library.split_category("Walks") == "category “Walks” taken apart"
    assert shown(library) == {"Code": (2, 2), "Coding": (2, 2), "Walks": (1, 1)}


def test_a_category_merged_into_one_of_its_own_stays_as_it_is(library: Library) -> None:
    library.merge_categories(["coding"], "Code")
    assert library.merge_categories(["Code"], "coding") == ""
    assert shown(library) == {"Code": (3, 3), "Walks": (1, 1)}


def test_a_hidden_category_is_in_no_list_and_still_filters(library: Library) -> None:
    library.hide_category("Walks", True)
    assert shown(library) == {"Code": (2, 2), "Coding": (2, 2)}
    assert library.categories(with_hidden=True)[-1] == CategoryRow("walks", "Walks", 1, 1, hidden=True)
    assert found(library, "walks") == 1
    assert library.hide_category("Walks", False) == "category “Walks” no longer hidden"
    assert "Walks" in shown(library)


def test_posts_show_their_categories_as_the_reader_calls_them_and_export_what_the_feeds_say(library: Library) -> None:
    def of(rows: list[PostRow]) -> dict[str, tuple[str, ...]]:
        return {row.title: row.categories for row in rows}

    ids = library.post_ids()
    assert of(library.shown_rows(ids)) == of(library.rows(ids))
    library.merge_categories(["coding"], "Code")
    library.rename_category("walks", "On foot")
    by_title = of(library.shown_rows(ids))
    assert [by_title[f"Post number {number}"] for number in range(4)] == [("Code",)] * 3 + [("On foot",)]
    library.rename_category("walks", "Tours", 1)
    library.hide_category("code", True)
    by_title = of(library.shown_rows(ids))
    assert [by_title[f"Post number {number}"] for number in range(4)] == [()] * 3 + [("Tours",)]
    assert of(library.rows(ids))["Post number 0"] == ("Code", "Coding")


def test_a_pinned_category_comes_first_until_it_is_taken_back(library: Library) -> None:
    library.pin_category("Walks", True)
    assert library.categories()[0] == CategoryRow("walks", "Walks", 1, 1, pinned=True)
    assert library.undo() == "category “Walks” pinned"
    assert library.categories()[-1].name == "Walks"
    library.redo()
    assert library.categories()[0].name == "Walks"


def test_an_edit_made_otherwise_since_is_left_as_it_is(library: Library) -> None:
    library.rename_category("walks", "On foot")
    library.db.run("UPDATE category_edit SET name = 'By foot' WHERE key = 'walks'")
    category_edits.settle(library.db)
    assert library.undo() == ""
    assert "By foot" in shown(library)


def test_a_category_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(NotFoundError, match="no category “Nothing”"):
        library.rename_category("Nothing", "Something")
    with pytest.raises(NotFoundError, match="no category “ ”"):
        library.merge_categories(["Code"], " ")


def test_edits_come_back_from_a_backup_before_any_post_does(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(number, categories=names) for number, names in enumerate(PAIRS)])
    library.merge_categories(["coding"], "Code")
    library.pin_category("Walks", True)
    library.close()
    library_path.write_bytes(b"\0" * 8_192)
    library_path.with_name("library.db-wal").unlink(missing_ok=True)
    library = Library(library_path)
    assert "backup" in library.told
    fill(library, [post(number, categories=names) for number, names in enumerate(PAIRS)])
    assert shown(library) == {"Walks": (1, 1), "Code": (3, 3)}
    library.close()


def test_authors_are_counted_as_categories_are(library: Library) -> None:
    fill(library, [post(40, authors=("Bo", "Maj Ek"))], name="Other")
    library.mark([5], read=True)
    assert [tuple(row) for row in library.authors()] == [("maj ek", "Maj Ek", 5, 4), ("bo", "Bo", 1, 0)]
    assert [row.name for row in library.authors(Query(blogs=(1,)))] == ["Maj Ek"]
    assert [tuple(row) for row in library.authors(Query(unread=True))] == [("maj ek", "Maj Ek", 4, 4)]
    assert [row.name for row in library.authors(asking("number 40"))] == ["Bo", "Maj Ek"]
    assert library.authors(Query(authors=("Bo",))) == library.authors()


def test_what_is_shown_as_a_category_that_no_post_has_any_more_bears_its_name(library: Library) -> None:
    fill(library, [post(number, categories=names) for number, names in enumerate((("A",), ("C",), ("D",)))])
    fill(library, [post(1, categories=(), text="Another text.")])
    library.merge_categories(["D"], "C")
    library.rename_category("A", "D")
    assert {row.name for row in library.categories()} >= {"C", "D"}
    assert [row.name for row in library.categories()].count("D") == 1


def test_a_name_that_was_merged_away_is_the_feeds_own_once_that_is_shown_again(library: Library) -> None:
    fill(library, [post(number, categories=names) for number, names in enumerate((("A", "B"), ("B", "C"), ("D",)))])
    library.merge_categories(["B"], "C")
    library.rename_category("D", "B")
    library.merge_categories(["B"], "A")
    assert library.count(Query(categories=("B",))) == library.count(Query(categories=("C",)))
    library.split_category("C")
    (feeds_own,) = [row for row in library.categories() if row.name == "B"]
    assert library.known_count(Query(categories=("B",))) == (feeds_own.posts, feeds_own.unread)


NAMES = ("A", "B", "C", "D")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("store"), st.integers(0, 5), st.lists(st.sampled_from(NAMES), max_size=3)),
        st.tuples(st.just("read"), st.integers(1, 6), st.booleans()),
        st.tuples(st.just("merge"), st.sampled_from(NAMES), st.sampled_from((*NAMES, "E"))),
        st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from((*NAMES, "E", ""))),
        st.tuples(st.just("split"), st.sampled_from(NAMES), st.none()),
        st.tuples(st.just("undo"), st.none(), st.booleans()),
    ),
    max_size=12,
)


@given(STEPS)
def test_counts_under_any_edits_are_those_made_by_hand(steps: list[tuple[str, int, object]]) -> None:
    library = Library.in_memory()
    fill(library, [post(number, categories=names) for number, names in enumerate((("A", "B"), ("B", "C"), ("D",)))])
    for what, which, value in steps:
        if what == "store" and isinstance(value, list):
            fill(library, [post(which, categories=tuple(value), text=" ".join(value) * 3)])
        elif what == "read":
            library.mark([which], read=bool(value))
        elif what == "merge":
            library.merge_categories([str(which)], str(value))
        elif what == "rename":
            library.rename_category(str(which), str(value))
        elif what == "split":
            library.split_category(str(which))
        elif what == "undo":
            (library.undo if value else library.redo)()
        rows = library.categories()
        assert len({row.name.casefold() for row in rows}) == len(rows)
        assert rows == library.categories(Query(since=-(10**12)))
        for row in rows:
            asked = Query(categories=(row.name,))
            assert (
                (row.posts, row.unread) == library.known_count(asked) == library.count(asked._replace(since=-(10**12)))
            )
    library.close()
