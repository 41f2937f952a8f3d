"""A list of posts comes page by page, in every order the same as all at once."""

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.commands import posts
from blogtui.library import Library
from blogtui.model.rows import PostRow, Query
from blogtui.model.text import label_key, swedish_key
from blogtui.store.filters import KEYS
from blogtui.ui import view
from blogtui.ui.listing import Listing
from shelf import asking, fill, post

TITLES = ("Öl", "Ål", "Zebra", "ärta", "apa", "Åre", "apa", "Bok", "ö", "x")
BLOGS = ("Vattnet", "Åsen", "Ängen")


@pytest.fixture
def library(library_path: Path) -> Library:
    library = Library(library_path)
    for place, name in enumerate(BLOGS):
        made = [
            post(
                number,
                guid=f"{name}-{number}",
                title=TITLES[(number + place) % 10],
                categories=() if number % 7 == 0 else (("Åska", "Bok", "ära")[number % 3], "Bok"),
            )
            for number in range(20)
        ]
        fill(library, made, name=name)
    library.mark(library.post_ids()[::3], read=True)
    return library


def all_pages(library: Library, query: Query, size: int) -> tuple[list[int], list[object]]:
    ids: list[int] = []
    groups: list[object] = []
    after = None
    while True:
        page = library.page(query, size, after)
        ids += page.ids
        groups += page.groups
        if page.end is None:
            return ids, groups
        after = page.end


def expected(rows: list[PostRow], sort: str) -> list[object]:
    """What is seen of the rows in the order they should be in, by the plainest means."""
    keys = {
        "newest": lambda row: -row.published,
        "best": lambda row: -row.published,  # where no words are searched for
        "oldest": lambda row: row.published,
        "title": lambda row: swedish_key(row.title),
        "comments": lambda row: (-row.comments, -row.published),
        "unread": lambda row: (row.read, -row.published),
        "blog": lambda row: (swedish_key(row.blog), -row.published),
        "category": lambda row: (label_key(row.categories), -row.published),
    }
    return sorted(keys[sort](row) for row in rows)  # type: ignore[no-any-return, type-var]


@pytest.mark.parametrize("sort", KEYS)
@pytest.mark.parametrize("size", [1, 7, 60, 61])
def test_pages_of_any_size_give_every_post_once_in_the_order_asked_for(library: Library, sort: str, size: int) -> None:
    query = Query(sort=sort)
    ids, _groups = all_pages(library, query, size)
    assert sorted(ids) == sorted(library.post_ids())
    rows = library.rows(ids)
    seen = {
        "newest": [-row.published for row in rows],
        "best": [-row.published for row in rows],
        "oldest": [row.published for row in rows],
        "title": [swedish_key(row.title) for row in rows],
        "comments": [(-row.comments, -row.published) for row in rows],
        "unread": [(row.read, -row.published) for row in rows],
        "blog": [(swedish_key(row.blog), -row.published) for row in rows],
        "category": [(label_key(row.categories), -row.published) for row in rows],
    }[sort]
    assert seen == expected(rows, sort)
    if sort not in ("newest", "best"):
        assert [row.id for row in library.posts(query)] == ids


@pytest.mark.parametrize("sort", KEYS)
def test_what_stands_around_a_post_is_what_stands_around_it_in_the_whole_list(library: Library, sort: str) -> None:
    query = Query(sort=sort, unread=True)
    ids, _groups = all_pages(library, query, 1_000)
    for place in (0, 1, 9, len(ids) - 1):
        page = library.around(query, ids[place], 5)
        assert page is not None
        assert page.ids == ids[max(0, place - 5) : place + 6]
        assert page.is_whole is False
        assert (page.end is None) == (place + 6 > len(ids))
    whole = library.around(query, ids[3], len(ids))
    assert whole is not None
    assert whole.is_whole
    read = library.post_ids()[0]
    assert library.around(query, read, 5) is None


def test_l3_posts_are_grouped_by_category_in_swedish_order_and_those_without_one_come_last(library: Library) -> None:
    _ids, groups = all_pages(library, Query(sort="category"), 9)
    assert [group for group, _posts in groupby(groups)] == ["Bok", "Åska", "ära", ""]


def test_a_group_of_a_category_is_called_as_the_reader_calls_it(library: Library) -> None:
    library.rename_category("bok", "Books")
    library.merge_categories(["ära"], "Åska")
    _ids, groups = all_pages(library, Query(sort="category"), 9)
    assert [group for group, _posts in groupby(groups)] == ["Books", "Åska", ""]


def test_the_same_orders_can_be_asked_for_everywhere() -> None:
    assert set(posts.SORTS) == set(view.SORTS) == set(KEYS)


def test_posts_of_two_blogs_of_one_name_are_not_mixed(library: Library) -> None:
    fill(library, [post(number) for number in range(5)], name=BLOGS[0], url="https://another.example.org/feed")
    ids, groups = all_pages(library, Query(sort="blog"), 9)
    assert len(list(groupby(groups))) == 4
    assert [row.id for row in library.posts(Query(sort="blog"))] == ids


def test_l3_blogs_come_in_swedish_order(library: Library) -> None:
    ids, _groups = all_pages(library, Query(sort="blog"), 9)
    assert [name for name, _posts in groupby(row.blog for row in library.rows(ids))] == ["Vattnet", "Åsen", "Ängen"]


def test_the_next_unread_post_is_found_in_the_order_of_the_list_and_round_its_ends(library: Library) -> None:
    ids = library.post_ids()
    library.mark(ids, read=True)
    library.mark([ids[5], ids[30]], read=False)
    query = Query()
    assert library.next_unread(query, ids[0], 1) == ids[5]
    assert library.next_unread(query, ids[5], 1) == ids[30]
    assert library.next_unread(query, ids[30], 1) == ids[5]
    assert library.next_unread(query, ids[5], -1) == ids[30]
    assert library.next_unread(query, ids[40], -1) == ids[30]
    library.mark([ids[30]], read=True)
    assert library.next_unread(query, ids[5], 1) is None
    assert library.next_unread(query, None, 1) == ids[5]


@pytest.mark.parametrize(
    "query",
    [Query(unread=True), Query(sort="unread"), asking("is:unread"), asking("is:unread text")._replace(sort="best")],
    ids=["only unread", "unread first", "is:unread", "searched for"],
)
def test_the_next_unread_post_comes_after_the_one_that_was_unread_until_it_was_opened(
    library: Library, query: Query
) -> None:
    before, opened, after = (row.id for row in library.posts(query)[4:7])
    library.mark([opened], read=True)
    assert library.next_unread(query, opened, 1) == after
    assert library.next_unread(query, opened, -1) == before
    rest = [row.id for row in library.posts(query._replace(unread=True))]
    assert library.next_unread(query, rest[-1], 1) == rest[0]
    assert library.next_unread(query, rest[0], -1) == rest[-1]
    assert library.next_unread(query, None, 1) == rest[0]
    library.mark(rest[1:], read=True)
    assert (library.next_unread(query, opened, 1), library.next_unread(query, opened, -1)) == (rest[0], rest[0])
    assert library.next_unread(query, rest[0], 1) is None
    assert library.next_unread(query, rest[0], -1) is None


def test_counts_that_are_kept_are_those_that_counting_finds(library: Library) -> None:
    ids = library.post_ids()
    for query in (Query(), Query(blogs=(2,)), Query(categories=("bok",)), Query(categories=("bok",), blogs=(1, 3))):
        rows = library.posts(query)
        assert library.known_count(query) == (len(rows), sum(not row.read for row in rows))
    assert library.known_count(Query(unread=True)) is None
    library.remove_blog(2)
    assert library.known_count(Query()) == (40, library.count(Query(unread=True))[0])
    assert len(ids) == 60


@settings(deadline=None)
@given(st.lists(st.sampled_from("aaabbc"), max_size=40), st.integers(1, 9))
def test_every_row_is_a_heading_or_the_post_at_its_place(groups: list[str], size: int) -> None:
    listing = Listing(str.upper)
    for start in range(0, len(groups), size):
        part = groups[start : start + size]
        listing.take(range(start, start + len(part)), part)
    rows: list[object] = []
    for place, group in enumerate(groups):
        if place == 0 or groups[place - 1] != group:
            rows.append(group.upper())
        rows.append(place)
    assert len(listing) == len(rows)
    for row, content in enumerate(rows):
        heading = listing.heading_at(row)
        if isinstance(content, int):
            assert heading is None
            assert (listing.place_at(row), listing.row_of(content)) == (content, row)
        else:
            assert heading == content
            assert listing.place_at(row) == rows[row + 1]


def test_an_order_has_its_index_from_the_first_time_it_is_asked_for(library: Library) -> None:
    def indexes() -> set[str]:
        return {row[0] for row in library.db.all("SELECT name FROM sqlite_master WHERE type = 'index'")}

    before = indexes()
    for sort, made in (("title", "post_by_title"), ("category", "post_by_label"), ("comments", "post_by_comments")):
        assert made not in before
        library.around(Query(sort=sort), library.post_ids()[3], 2)
        assert made in indexes()
    plan = library.db.all("EXPLAIN QUERY PLAN SELECT id FROM post ORDER BY title_key, id LIMIT 5")
    assert "post_by_title" in plan[0][3]
