"""The first posts of a list are met where they stand in the order of time, whatever is asked for."""

import pytest

from blogtui.library import Library
from blogtui.model import query as q
from blogtui.model.rows import Query
from blogtui.parse.query import parse_query
from blogtui.store.filters import order_by, where
from blogtui.store.plan import way_through
from shelf import fill, post

LARGE, SMALL, ABSENT = q.Category("Large"), q.Category("Small"), q.Category("Absent")


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library.in_memory()
    numbers = range(400)
    posts = [post(n, categories=("Large",) if n % 3 else ("Small",) if n == 300 else ()) for n in numbers]
    fill(library, [*posts[:-1], post(399, authors=("Bo",))])
    return library


def steps(library: Library, typed: str, limit: int = 50) -> list[str]:
    """What SQLite does to find the first posts."""
    query = Query(where=parse_query(typed).expression, limit=limit)
    condition, values = where(library.db, query)
    order = f"ORDER BY {order_by(query.sort)}" + (f" LIMIT {limit}" if limit else "")
    sql = f"EXPLAIN QUERY PLAN SELECT post.id FROM post WHERE {condition} {order}"
    return [row[3] for row in library.db.all(sql, values)]


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("", "post_by_time"),
        ("is:unread", "post_unread"),
        ("is:starred", "post_starred"),
        ("category:large", "post_by_time"),
        ("category:large is:unread", "post_unread"),
        ("(category:large OR category:small) is:unread", "post_unread"),
        ("-category:large is:unread", "post_unread"),
        ("after:2026-01", "post_by_time"),
        ("newer:30d", "post_by_time"),
        ("blog:1 is:unread", "post_by_blog"),
        ("author:ek", "post_by_time"),
        ("author:ek category:large is:unread", "post_unread"),
    ],
)
def test_nothing_is_sorted_that_already_stands_in_order(library: Library, typed: str, index: str) -> None:
    found = steps(library, typed)
    assert any(step.startswith(("SCAN post ", "SEARCH post ")) and index in step for step in found)
    assert not any("TEMP B-TREE FOR ORDER BY" in step for step in found)


@pytest.mark.parametrize(
    "typed", ["category:small", "category:small is:unread", "category:small category:large", "author:bo"]
)
def test_a_small_category_or_a_rare_author_is_gone_through(library: Library, typed: str) -> None:
    found = steps(library, typed)
    assert found[0] == "SEARCH post USING INTEGER PRIMARY KEY (rowid=?)"
    assert not any(step.startswith("SCAN post") for step in found)


def test_no_post_is_read_in_vain_for_an_author_or_a_word(library: Library) -> None:
    for typed in ("author:nobody", "nowhere", "title:nowhere", "is:half-read"):
        assert not any(step.startswith("SCAN post") for step in steps(library, typed)), typed


@pytest.mark.parametrize(
    ("expression", "limit", "through"),
    [
        (LARGE, 50, ()),
        (LARGE, 0, ()),
        (LARGE, None, (LARGE,)),  # only counted: there is no order to keep
        (SMALL, 50, (SMALL,)),
        (SMALL, 0, (SMALL,)),
        (ABSENT, 50, (ABSENT,)),
        (q.And((LARGE, SMALL)), 50, (SMALL,)),
        (q.Or((LARGE, SMALL)), 50, ()),
        (q.And((q.Or((SMALL, ABSENT)), q.Is("unread"))), 50, (SMALL, ABSENT)),
        (q.Not(LARGE), 50, ()),
        (q.Or((SMALL, q.Text("x"))), 50, ()),
    ],
)
def test_the_shorter_way_is_taken(
    library: Library, expression: q.Expression, limit: int | None, through: tuple[q.Category, ...]
) -> None:
    assert way_through(library.db, expression, limit) == frozenset(through)
