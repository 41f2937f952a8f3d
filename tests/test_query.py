"""What a reader asks for in the query language is what is found, and nothing that is typed is refused."""

import time
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blogtui.i18n import set_language
from blogtui.library import Library
from blogtui.model import query as q
from blogtui.model.rows import Query
from blogtui.model.text import clean_line
from blogtui.parse.query import LEAVES, is_searchable, parse_query
from blogtui.parse.query_writing import write_query
from blogtui.store import filters
from slow_query import NOW, Known, answers, every_leaf, expressions, in_order, leaves, make_posts, shelve

PIECES = (
    "is:unread", "is:", "är:läst", "-", "--", "(", ")", "OR", "AND", "|", '"', "”", "\\", "*", "category:", "kategori:",
    "title:", "after:2018", "före:2018-02-30", "newer:30d", "minutes:<", "5", "lang:sv", "x", "å", " ", "  ", "http://x",
    "std::vector", "catgory:x", "\x00", "\ud800", "\u202e", "🎉", ":)", "has:image", "blog:3", "9999999999",
)  # fmt: skip
TYPED = st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@cache
def shelf(seed: int) -> tuple[Library, dict[int, Known]]:
    return shelve(make_posts(seed))


def names() -> st.SearchStrategy[str]:
    drawn = st.text(max_size=12) | st.text(st.sampled_from('"”\\():*-| aåOR_'), max_size=8)
    return drawn.map(clean_line).filter(bool)


def any_leaf() -> st.SearchStrategy[q.Expression]:
    """Every condition there can be, with every name."""
    words = names().filter(is_searchable)
    moments = st.integers(-62_135_596_800, 253_402_300_799)
    return st.one_of(
        leaves(),
        st.builds(q.Text, words, st.booleans()),
        st.builds(q.Title, words, st.booleans()),
        st.builds(q.Category, names()),
        st.builds(q.BlogIs, names()),
        st.builds(q.Author, names()),
        st.builds(q.After, moments),
        st.builds(q.Before, moments),
        st.builds(q.Newer, st.integers(0, 99_999)),
        st.builds(q.Older, st.integers(0, 99_999).map(lambda days: days * 86_400)),
    )


def check_answer(seed: int, expression: q.Expression, limit: int) -> None:
    """The library finds, counts and sorts into categories what the slow answer does."""
    library, known = shelf(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filters.time, "time", lambda: NOW)
        asked = Query(where=expression, limit=limit)
        found, counted, categories = library.post_ids(asked), library.count(asked), library.categories(asked)
    right = in_order({post_id: post for post_id, post in known.items() if answers(post, expression, NOW)})
    assert found == right[: limit or None]
    assert counted == (len(right), sum(not known[post_id].read for post_id in right))
    by_hand: dict[str, tuple[int, int]] = {}
    for post_id in right:
        for name in {name.lower() for name in known[post_id].post.categories}:
            posts, unread = by_hand.get(name, (0, 0))
            by_hand[name] = posts + 1, unread + (not known[post_id].read)
    assert {row.key: (row.posts, row.unread) for row in categories} == by_hand


@settings(max_examples=400, deadline=None)
@given(typed=TYPED)
@example(typed="(" * 10_000)
@example(typed="-(" * 5_000)
@example(typed="-" * 10_000)
@example(typed='"' * 9_999)
@example(typed="a " * 5_000)
@example(typed=" ".join(f"w{number}" for number in range(3_000)))
@example(typed=" OR ".join(f"-(title:w{number} is:read)" for number in range(1_000)))
def test_whatever_is_typed_is_searched_for_s10(typed: str) -> None:
    library, _known = shelf(0)
    found = parse_query(typed, NOW)
    assert 0 <= library.count(Query(where=found.expression))[0] <= 40
    assert parse_query(write_query(found.expression), NOW) == (found.expression, ())
    assert all(0 <= mistake.start < mistake.end <= len(typed) for mistake in found.mistakes)


@settings(max_examples=400, deadline=None)
@given(expression=expressions(any_leaf()), language=st.sampled_from(["en", "sv"]))
def test_a_query_that_was_written_down_asks_for_the_same(expression: q.Expression, language: str) -> None:
    assert parse_query(write_query(expression, language), NOW) == (expression, ())


@settings(max_examples=300, deadline=None)
@given(
    seed=st.integers(0, 3),
    expression=expressions(leaves()) | st.just(q.Is("unread")),
    limit=st.sampled_from([0, 0, 1, 5, 30]),
)
def test_what_is_found_is_what_was_asked_for(seed: int, expression: q.Expression, limit: int) -> None:
    check_answer(seed, expression, limit)


@pytest.mark.parametrize("seed", [0, 1])
def test_each_condition_finds_its_posts_and_its_negation_the_others(seed: int) -> None:
    for leaf in every_leaf():
        check_answer(seed, leaf, 0)
        check_answer(seed, q.Not(leaf), 7)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("far ål", q.And((q.Text("far"), q.Text("ål")))),
        ('"far och flyg"', q.Text("far och flyg", True)),
        ("”far och flyg”", q.Text("far och flyg", True)),
        ('"far och fl"*', q.Text("far och fl")),
        ("e-post", q.Text("e-post")),
        ("-far", q.Not(q.Text("far"))),
        ("a b OR c", q.Or((q.And((q.Text("a"), q.Text("b"))), q.Text("c")))),
        ("a | b", q.Or((q.Text("a"), q.Text("b")))),
        ("a (b OR c)", q.And((q.Text("a"), q.Or((q.Text("b"), q.Text("c")))))),
        ("-(a b)", q.Not(q.And((q.Text("a"), q.Text("b"))))),
        ("a AND b", q.And((q.Text("a"), q.Text("b")))),
        ("or", q.Text("or")),
        ('category:"Dialog och innovation"', q.Category("Dialog och innovation")),
        ("cat:A kategori:B", q.And((q.Category("A"), q.Category("B")))),
        ('-category:"The \\"best\\""', q.Not(q.Category('The "best"'))),
        ("blog:3", q.BlogIs("3")),
        ("författare:ek", q.Author("ek")),
        ("title:spring", q.Title("spring")),
        ('titel:"en vår"', q.Title("en vår", True)),
        ("är:Oläst", q.Is("unread")),
        ("is:half-read", q.Is("half-read")),
        ("har:bild", q.Has("image")),
        ("after:1970", q.After(0)),
        ("before:1970-01-02", q.Before(86_400)),
        ("on:1970-01-01", q.And((q.After(0), q.Before(86_400)))),
        ("on:1970", q.And((q.After(0), q.Before(365 * 86_400)))),
        ("newer:30d", q.Newer(30 * 86_400)),
        ("äldre:2v", q.Older(14 * 86_400)),
        ("minutes:<5", q.Minutes("<", 5)),
        ("minuter:≥5", q.Minutes(">=", 5)),
        ("minutes:3..8", q.And((q.Minutes(">=", 3), q.Minutes("<=", 8)))),
        ("språk:SV", q.Lang("sv")),
        ("far far FAR", q.And((q.Text("far"), q.Text("FAR")))),
        ("f(x)", q.Text("f(x)")),
        ("(f(x) OR y)", q.Or((q.Text("f(x)"), q.Text("y")))),
        ("", None),
        (" - -- | ++ () ", None),
    ],
)
def test_a_query_asks_for_what_it_says(typed: str, asked: q.Expression | None) -> None:
    assert parse_query(typed, NOW).expression == asked


@pytest.mark.parametrize("typed", ["foo:bar", "http://x.se/y", "std::vector", "hash:9f", "12:30", "re:", "c++ --x"])
def test_a_colon_that_means_nothing_to_us_is_no_mistake(typed: str) -> None:
    found = parse_query(typed, NOW)
    words = [part.words for part in getattr(found.expression, "parts", (found.expression,)) if part]
    assert " ".join(words) == typed if typed != "c++ --x" else words == ["c++", "--x"]
    assert [mistake for mistake in found.mistakes if "hash" not in mistake.sentence] == []


@pytest.mark.parametrize(
    ("typed", "place", "sentence"),
    [
        ("a is:blah", "is:blah", "is: takes unread, read, starred, changed or half-read."),
        ("är:", "är:", "är: takes unread, read, starred, changed or half-read."),
        ("has:wings", "has:wings", "has: takes image, comments, audio or video."),
        ("catgory:x b", "catgory:x", "There is no “catgory:”; did you mean “category:”?"),
        ("a kategory:b", "kategory:b", "There is no “kategory:”; did you mean “kategori:”?"),
        ("(a b", "(", "This parenthesis is never closed."),
        ("a b)", ")", "This parenthesis was never opened."),
        ("a OR", "OR", "OR stands between two things to search for."),
        ("OR a", "OR", "OR stands between two things to search for."),
        ('a "b c', '"b c', "This quotation mark has no closing one."),
        ("-after:2018-13", "-after:2018-13", "after: takes a date: 2018, 2018-10, 2018-10-04 or 30d."),
        ("newer:soon", "newer:soon", "newer: takes a time such as 12h, 30d, 2w, 6m or 1y."),
        ("minutes:few", "minutes:few", "minutes: takes a number, as in <5, >=10 or 3..8."),
        ("lang:svenska", "lang:svenska", "lang: takes the code of a language, such as sv or en."),
        ('category: "x"', "category:", "category: takes a name, right after the colon."),
        ("blog:", "blog:", "blog: takes a blog's name or its number, right after the colon."),
        ("title:", "title:", "title: takes a word, or several between quotation marks."),
    ],
)
def test_a_mistake_is_told_with_its_place(typed: str, place: str, sentence: str) -> None:
    (mistake,) = parse_query(typed, NOW).mistakes
    assert (typed[mistake.start : mistake.end], mistake.sentence) == (place, sentence)


def test_a_mistake_is_told_in_swedish_with_swedish_values() -> None:
    set_language("sv")
    (mistake,) = parse_query("är:blå", NOW).mistakes
    assert mistake.sentence == "är: tar oläst, läst, stjärnmärkt, ändrad eller halvläst."


def test_what_is_not_understood_is_searched_as_text() -> None:
    assert parse_query("is:blah -före:2018-13", NOW).expression == q.And(
        (q.Text("is:blah"), q.Not(q.Text("före:2018-13")))
    )


def test_a_query_half_typed_finds_what_the_whole_one_may() -> None:
    for half in ('"far och fl', "(far och fl", "far och fl OR", "far och fl category:", "far och fl -"):
        found = parse_query(half, NOW).expression
        assert found in (q.Text("far och fl"), q.And((q.Text("far"), q.Text("och"), q.Text("fl"))))


def test_no_more_is_searched_for_than_can_be() -> None:
    found = parse_query(" ".join(f"w{number}" for number in range(LEAVES + 5)), NOW)
    assert isinstance(found.expression, q.And)
    assert len(found.expression.parts) == LEAVES
    assert len(found.mistakes) == 5


def test_days_ago_are_counted_from_now() -> None:
    found = parse_query("after:2d", NOW).expression
    assert isinstance(found, q.After)
    assert time.gmtime(found.start + 2 * 86_400)[:3] == time.localtime(NOW)[:3]


UNREAD, NEW, OLD = q.Is("unread"), q.Category("New"), q.Category("Old")


@pytest.mark.parametrize(
    ("before", "how", "after"),
    [
        (None, "and", NEW),
        (None, "or", NEW),
        (None, "not", q.Not(NEW)),
        (UNREAD, "or", q.And((UNREAD, NEW))),
        (q.And((OLD, UNREAD)), "or", q.And((q.Or((OLD, NEW)), UNREAD))),
        (q.And((OLD, UNREAD)), "and", q.And((OLD, UNREAD, NEW))),
        (q.And((OLD, UNREAD)), "not", q.And((OLD, UNREAD, q.Not(NEW)))),
        (q.And((q.Category("NEW"), UNREAD)), "not", q.And((UNREAD, q.Not(NEW)))),
        (q.Not(NEW), "and", NEW),
        (q.Or((OLD, UNREAD)), "or", q.And((q.Or((OLD, UNREAD)), NEW))),
    ],
)
def test_a_category_is_added_to_a_filter(before: q.Expression | None, how: str, after: q.Expression) -> None:
    assert q.with_category(before, "New", how) == after  # type: ignore[arg-type]
    if before not in (q.Not(NEW), q.And((q.Category("NEW"), UNREAD))) and after != before:
        assert q.without_category(after, "new") == before


def test_the_categories_of_a_filter_are_those_it_wants() -> None:
    assert q.categories_of(parse_query("cat:a (cat:b OR is:read) -cat:c", NOW).expression) == ("a", "b")
