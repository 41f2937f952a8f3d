"""A blog in figures: what is counted of it, by whose clock, and what cannot be known."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.library import Library
from blogtui.model.post import Comments
from blogtui.model.rows import Query
from blogtui.model.stats import Stats
from shelf import DIALOG, START, fill, post


@pytest.fixture
def library() -> Iterator[Library]:
    library = Library.in_memory()
    yield library
    library.close()


def month(year: int, number: int) -> int:
    return 12 * year + number - 1


def day(*numbers: int) -> int:
    return date(*numbers).toordinal()


def dated(*days: datetime) -> list[object]:
    return [post(number, published=published) for number, published in enumerate(days)]


def test_posts_are_counted_by_month_and_weekday(library: Library) -> None:
    fill(library, dated(*(datetime(2025, 11, number, 8, tzinfo=UTC) for number in (3, 10, 11)), START))
    stats = library.stats()
    assert stats.months == {month(2025, 11): 3, month(2026, 3): 1}
    assert stats.weekdays == (2, 1, 0, 0, 0, 0, 1)
    assert (stats.posts, stats.dated) == (4, 4)


def test_a_post_counts_on_the_day_that_its_author_saw(library: Library) -> None:
    late = datetime(2025, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    early = datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=9)))
    fill(library, dated(late, early))
    assert library.stats().days == ((day(2025, 12, 31), 1), (day(2026, 1, 1), 1))


def test_a_post_from_before_the_epoch_has_its_day_too(library: Library) -> None:
    fill(library, dated(datetime(1969, 12, 31, 23, 0, tzinfo=UTC), datetime(1905, 6, 30, tzinfo=UTC)))
    assert library.stats().days == ((day(1905, 6, 30), 1), (day(1969, 12, 31), 1))


def test_posts_without_a_date_are_counted_and_in_no_month(library: Library) -> None:
    fill(library, [post(1, published=None), post(2)])
    stats = library.stats()
    assert (stats.posts, stats.dated) == (2, 1)
    assert sum(stats.months.values()) == 1


def test_nothing_is_known_of_no_posts(library: Library) -> None:
    fill(library, [])
    assert library.stats() == Stats()
    assert library.stats().silence is None


def test_the_longest_silence_lies_between_two_posts(library: Library) -> None:
    fill(library, dated(*(datetime(2025, *when, tzinfo=UTC) for when in ((1, 1), (1, 5), (4, 5), (4, 6)))))
    assert library.stats().silence == (day(2025, 1, 5), day(2025, 4, 5))


@pytest.mark.parametrize(
    ("words", "minutes"), [((), None), ((0, 0), None), ((0, 150), 1), ((150, 900, 1_500), 5), ((150, 900), 1)]
)
def test_the_median_length_leaves_posts_without_a_text_aside(
    library: Library, words: tuple[int, ...], minutes: int | None
) -> None:
    fill(library, [post(number, text="ord " * count) for number, count in enumerate(words)])
    assert library.stats().minutes == minutes


def test_comments_are_summed_over_the_posts_that_tell(library: Library) -> None:
    counts = (None, 0, 4, 3)
    fill(library, [post(number, comments=Comments(count=count)) for number, count in enumerate(counts)])
    assert (library.stats().comments, library.stats().discussed) == (7, 3)


def test_categories_come_by_size_and_then_in_swedish_order(library: Library) -> None:
    names = ("Östersjön", "Ånger", "Äpplen", "zebror")
    fill(library, [post(number, categories=(name, DIALOG)) for number, name in enumerate(names)])
    assert [row.name for row in library.stats().categories] == [DIALOG, "zebror", "Ånger", "Äpplen", "Östersjön"]


def test_authors_come_by_size_and_then_in_swedish_order(library: Library) -> None:
    names = ("Örjan", "Åke", "Ärla", "Bo", "Bo")
    fill(library, [post(number, authors=(name,)) for number, name in enumerate(names)])
    assert [(row.name, row.posts) for row in library.stats().authors] == [
        ("Bo", 2),
        ("Åke", 1),
        ("Ärla", 1),
        ("Örjan", 1),
    ]


def test_what_is_read_and_starred_is_counted(library: Library) -> None:
    fill(library, [post(number) for number in range(6)])
    ids = library.post_ids()
    library.mark(ids[:2], read=True)
    library.mark(ids[:1], starred=True)
    stats = library.stats()
    assert (stats.unread, stats.starred) == (4, 1)
    assert sum(row.unread for row in stats.categories) == 4


@pytest.mark.parametrize("is_filtered", [False, True])
def test_the_figures_of_a_blog_are_those_of_its_own_posts(library: Library, is_filtered: bool) -> None:
    mine = fill(library, [post(number, guid=f"m{number}") for number in range(4)], name="Mine")
    fill(library, [post(9, authors=("Bo",), categories=("Else",))], name="Other")
    stats = library.stats(Query(blogs=(mine,), unread=is_filtered))
    assert (stats.posts, stats.unread, stats.dated) == (4, 4, 4)
    assert [(row.name, row.posts) for row in stats.authors] == [("Maj Ek", 4)]
    assert {row.name: row.posts for row in stats.categories} == {DIALOG: 2, "Inköp": 2}


def test_a_blog_that_was_removed_is_in_no_figure(library: Library) -> None:
    fill(library, [post(1)], name="Mine")
    gone = fill(library, [post(2, authors=("Bo",), categories=("Else",))], name="Other")
    library.remove_blog(gone)
    stats = library.stats()
    assert (stats.posts, stats.unread, stats.dated) == (1, 1, 1)
    assert [row.name for row in stats.authors] == ["Maj Ek"]
    assert [row.name for row in stats.categories] == ["Inköp"]


def test_a_category_is_told_with_what_else_its_posts_are_about(library: Library) -> None:
    fill(library, [post(1, categories=("A", "B")), post(2, categories=("A",)), post(3, categories=("B", "C"))])
    stats = library.stats(Query(categories=("a",)))
    assert stats.posts == 2
    assert [(row.name, row.posts) for row in stats.categories] == [("A", 2), ("B", 1)]


def test_categories_are_told_as_the_reader_made_them(library: Library) -> None:
    fill(library, [post(1, categories=("A", "B")), post(2, categories=("A",)), post(3, categories=("B", "C"))])
    library.merge_categories(["b"], "A")
    library.hide_category("c", True)
    assert [(row.name, row.posts) for row in library.stats().categories] == [("A", 3)]
    assert [(row.name, row.posts) for row in library.stats(Query(categories=("b",))).categories] == [("A", 3)]


_posts = st.lists(
    st.tuples(st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2026, 1, 1)), st.integers(0, 900), st.booleans()),
    max_size=12,
)


@given(_posts)
@settings(max_examples=25, deadline=None)
def test_every_sum_is_that_of_the_posts(made: list[tuple[datetime | None, int, bool]]) -> None:
    library = Library.in_memory()
    posts = [
        post(number, published=when and when.replace(tzinfo=UTC), text="ord " * words)
        for number, (when, words, _is_read) in enumerate(made)
    ]
    fill(library, posts)
    reads = {number for number, (_when, _words, is_read) in enumerate(made) if is_read}
    library.mark([row.id for row in library.posts() if int(row.title.split()[-1]) in reads], read=True)
    stats = library.stats()
    known = [when for when, *_rest in made if when is not None]
    assert (stats.posts, stats.unread, stats.dated) == (len(made), len(made) - len(reads), len(known))
    assert sum(stats.months.values()) == sum(stats.weekdays) == len(known)
    assert sum(row.posts for row in stats.categories) == sum(row.posts for row in stats.authors) == len(made)
    assert [day for day, _posts in stats.days] == sorted({when.toordinal() for when in known})
    assert list(stats.weekdays) == [sum(when.weekday() == weekday for when in known) for weekday in range(7)]
    library.close()
