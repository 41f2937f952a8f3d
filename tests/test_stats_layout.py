"""A blog's figures as lines: nothing wider than asked, bars that are true, words that people would say."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.i18n import set_language
from blogtui.layout.bars import lying, month_chart, months_shown, standing
from blogtui.layout.cells import cell_width
from blogtui.layout.rhythm import facts, how_often
from blogtui.layout.stats import Sheet, stats_sheet
from blogtui.model.rows import AuthorRow, CategoryRow
from blogtui.model.stats import Stats

TODAY = date(2026, 11, 26).toordinal()
NOW = 12 * 2026 + 10


def every(days: int, *, until: int = 0, count: int = 200) -> Stats:
    """A post every so many days, the last one `until` days ago."""
    made = sorted(TODAY - until - days * number for number in range(count))
    return Stats(posts=count, days=tuple((day, 1) for day in made))


def words_of(stats: Stats, width: int = 60) -> str:
    return "\n".join(line.text for line in stats_sheet("The blog", stats, width, TODAY).lines)


def texts(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines]


names = st.text("abc åäö漢字👩‍👩‍👧\u0301", min_size=1, max_size=40)
counts = st.integers(1, 2_000_000)
figures = st.builds(
    Stats,
    posts=counts,
    unread=st.integers(0, 50_000),
    starred=st.integers(0, 3),
    days=st.dictionaries(st.integers(TODAY - 4_000, TODAY + 40), st.integers(1, 30_000), max_size=30).map(
        lambda days: tuple(sorted(days.items()))
    ),
    minutes=st.none() | st.integers(1, 400),
    comments=st.integers(0, 10**6),
    discussed=st.integers(0, 5),
    categories=st.lists(
        st.builds(
            lambda name, posts, unread: CategoryRow(name, name, posts, min(posts, unread)), names, counts, counts
        ),
        max_size=20,
    ).map(tuple),
    authors=st.lists(st.builds(lambda name, posts: AuthorRow(name, name, posts, 0), names, counts), max_size=20).map(
        tuple
    ),
)


@given(names, figures, st.integers(20, 200), st.sampled_from(["en", "sv"]))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_asked_and_every_choice_is_one_in_it(
    title: str, stats: Stats, width: int, language: str
) -> None:
    set_language(language)
    sheet = stats_sheet(title, stats, width, TODAY)
    assert max(cell_width(line.text) for line in sheet.lines) <= width
    for choice in sheet.choices:
        spans = sheet.lines[choice.line].spans
        assert 0 <= choice.first < choice.end <= len(spans)
        shown = "".join(span.text for span in spans[choice.first : choice.end])
        assert choice.kind == "more" or shown.startswith((choice.name[:1], "…"))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 200))
def test_a_lying_bar_is_as_long_as_its_share_and_never_nothing_for_something(value: int, most: int, width: int) -> None:
    bar = lying(value, most, width)
    assert len(bar) <= width
    assert bool(bar) == (value > 0 and width > 0)
    if value <= most:
        assert abs(len(bar) - width * value / most) <= 1


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=30), st.integers(1, 12))
def test_standing_bars_are_as_high_as_their_share_in_eighths(values: list[int], height: int) -> None:
    most = max(values)
    rows = standing(values, most, height)
    assert len(rows) == height
    for place, value in enumerate(values):
        eighths = sum(" ▁▂▃▄▅▆▇█".index(row[place]) for row in rows)
        assert (eighths == 0) == (value == 0)
        assert value == 0 or abs(eighths - 8 * height * value / most) <= 1
        column = "".join(row[place] for row in rows)
        assert column.lstrip(" ")[1:].strip("█") == ""  # it stands on the ground, without holes


@given(
    st.dictionaries(st.integers(NOW - 90, NOW + 1), st.integers(1, 100_000), min_size=1),
    st.integers(1, 200),
    st.integers(1, 9),
)
def test_a_chart_of_months_fits_and_leaves_no_month_out(months: dict[int, int], width: int, height: int) -> None:
    lines = month_chart(months, NOW, width, height)
    assert all(cell_width(line.text) <= width for line in lines)
    shown = months_shown(months, NOW, width)
    assert shown == list(range(shown[0], shown[-1] + 1))
    assert len(shown) <= min(24, width)
    assert months.keys() & set(shown)


def test_a_month_without_posts_is_a_gap() -> None:
    top, *_rest = month_chart({NOW - 2: 4, NOW: 4}, NOW, 40, 1)
    assert top.text == "4 ┤███     ███"


def test_the_last_24_months_are_shown_with_their_years() -> None:
    months = dict.fromkeys(range(NOW - 60, NOW + 1), 1)
    *_bars, axis, initials, years = (line.text for line in month_chart(months, NOW, 60, 3))
    assert axis == "0 ┼──┴───────────────────────┴────────────────────"
    assert initials == "   D J F M A M J J A S O N D J F M A M J J A S O N"
    assert years == "     2025                    2026"


def test_in_a_narrow_window_fewer_months_are_shown() -> None:
    months = dict.fromkeys(range(NOW - 60, NOW + 1), 1)
    assert months_shown(months, NOW, 10) == list(range(NOW - 9, NOW + 1))


def test_a_blog_that_fell_silent_long_ago_is_shown_as_it_was() -> None:
    assert months_shown({NOW - 60: 1, NOW - 50: 2}, NOW, 24) == list(range(NOW - 60, NOW - 49))


def test_the_present_silence_is_in_the_chart() -> None:
    assert months_shown({NOW - 30: 1, NOW - 5: 2}, NOW, 24)[-1] == NOW


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "about 7 posts a week"),
        (7, "about 4 posts a month"),
        (10, "about 3 posts a month"),
        (30, "about 1 post a month"),
        (90, "about 5 posts a year"),
    ],
)
def test_how_often_is_said_in_the_unit_that_people_would_use(days: int, said: str) -> None:
    assert how_often(every(days), TODAY) == said


def test_many_posts_a_day_are_said_a_day() -> None:
    assert how_often(Stats(days=tuple((TODAY - n, 12) for n in range(99, -1, -1))), TODAY) == "about 12 posts a day"


def test_a_few_posts_make_no_rate() -> None:
    assert how_often(every(5, count=2), TODAY) == "2 posts in 6 days"


def test_a_blog_that_ended_is_told_by_what_it_was() -> None:
    assert how_often(every(10, until=900), TODAY) == "none in the last year; about 3 posts a month until then"


def test_a_blog_that_fell_nearly_silent_is_told_by_the_year_and_by_what_it_was() -> None:
    busy = tuple((TODAY - n, 1) for n in range(800, 355, -7))
    assert how_often(Stats(days=busy), TODAY) == "1 post in the last year; about 4 posts a month until then"


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (-3, "29 November 2026"),
        (0, "today"),
        (1, "yesterday"),
        (12, "12 days ago, 14 November 2026"),
        (180, "6 months ago, 30 May 2026"),
        (800, "2 years ago, 17 September 2024"),
    ],
)
def test_the_last_post_is_told_by_its_age(until: int, said: str) -> None:
    assert dict(facts(every(10, until=until), TODAY))["Last post"] == said


def test_the_longest_silence_is_told_with_its_days() -> None:
    days = (TODAY - 95, TODAY - 94, TODAY - 1)
    silence = dict(facts(Stats(posts=3, days=tuple((day, 1) for day in days)), TODAY))["Longest silence"]
    assert silence == "93 days, 24 Aug 2026 to 25 Nov 2026"


def test_a_silence_that_goes_on_is_the_longest_when_it_is() -> None:
    assert dict(facts(every(10, until=60), TODAY))["Longest silence"] == "60 days, and it goes on"


def test_what_cannot_be_known_says_so() -> None:
    told = words_of(Stats(posts=3, unread=3))
    for words in ("no post here has a date", "no post here has a text", "nothing here tells", "none named"):
        assert words in told
    assert "Posts a month" not in told
    assert "Days of the week" not in told


def test_some_posts_without_a_date_are_told() -> None:
    assert "Without a date   1 post" in words_of(every(3, count=5)._replace(posts=6))


def test_an_empty_blog_says_that_it_is() -> None:
    assert words_of(Stats()) == "The blog\n0 posts"


def test_the_median_length_is_told_in_minutes_and_words() -> None:
    assert dict(facts(every(3)._replace(minutes=3), TODAY))["Median length"] == "3 min, about 500 words"
    assert dict(facts(every(3)._replace(minutes=1), TODAY))["Median length"] == "at most 1 min, 200 words"


def test_categories_show_how_many_are_unread() -> None:
    stats = every(3)._replace(categories=(CategoryRow("a", "Water", 40, 10), CategoryRow("b", "Wind", 20, 0)))
    sheet = stats_sheet("The blog", stats, 60, TODAY)
    water, wind = (sheet.lines[choice.line] for choice in sheet.choices)
    assert (water.text.split()[-1], wind.text.split()[-1]) == ("10/40", "20")
    bars = {span.role: len(span.text) for span in water.spans if span.role.startswith("chart")}
    assert bars["chart-unread"] * 3 == pytest.approx(bars["chart"], abs=3)
    assert [span.role for span in wind.spans if span.role.startswith("chart")] == ["chart"]


def test_many_categories_are_cut_until_all_are_asked_for() -> None:
    stats = every(3)._replace(categories=tuple(CategoryRow(str(n), f"Name {n}", 40 - n, 0) for n in range(30)))
    few, all_ = (stats_sheet("The blog", stats, 60, TODAY, most=most) for most in (12, 99))
    assert [choice.kind for choice in few.choices] == ["category"] * 12 + ["more"]
    assert "and 18 more" in texts(few)
    assert [choice.name for choice in all_.choices] == [f"Name {n}" for n in range(30)]


def test_where_there_is_room_categories_and_authors_stand_side_by_side() -> None:
    stats = every(3)._replace(categories=(CategoryRow("a", "Water", 4, 0),), authors=(AuthorRow("b", "Maj", 4, 0),))
    wide, narrow = (stats_sheet("The blog", stats, width, TODAY).choices for width in (100, 60))
    assert [(choice.name, choice.column) for choice in wide] == [("Water", 0), ("Maj", 1)]
    assert wide[0].line == wide[1].line
    assert [(choice.name, choice.column) for choice in narrow] == [("Water", 0), ("Maj", 0)]


def test_a_blog_is_told_in_swedish() -> None:
    set_language("sv")
    told = words_of(every(10, until=12)._replace(minutes=3, discussed=2, comments=1))
    for words in (
        "Inlägg per månad", "ungefär 3 inlägg i månaden", "för 12 dagar sedan, 14 november 2026", "torsdag",
        "3 min, ungefär 500 ord", "1 till 2 inlägg", "inga nämnda",
    ):  # fmt: skip
        assert words in told
