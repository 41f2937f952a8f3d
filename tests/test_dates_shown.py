"""Dates as a reader sees them: in the language spoken, never invented (R9, L4)."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.dates import day_here, format_date, moment, rfc3339
from blogtui.i18n import set_language

AUTUMN = int(datetime(2018, 10, 4, 7, 5, tzinfo=UTC).timestamp())
SUMMER_TIME = 120


@pytest.fixture(autouse=True)
def in_stockholm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def later(**gap: float) -> float:
    return AUTUMN + timedelta(**gap).total_seconds()


@pytest.mark.parametrize(
    ("language", "style", "shown"),
    [
        ("en", "long", "4 October 2018"),
        ("sv", "long", "4 oktober 2018"),
        ("en", "short", "4 Oct 2018"),
        ("sv", "short", "4 okt 2018"),
        ("en", "iso", "2018-10-04"),
        ("sv", "iso", "2018-10-04"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, style: str, shown: str) -> None:
    set_language(language)
    assert format_date(AUTUMN, SUMMER_TIME, style=style) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gap", "english", "swedish"),
    [
        ({"hours": 2}, "today 09:05", "i dag 09:05"),
        ({"days": 1}, "yesterday 09:05", "i går 09:05"),
        ({"days": 3}, "3 days ago", "för 3 dagar sedan"),
        ({"days": 6}, "6 days ago", "för 6 dagar sedan"),
        ({"days": 7}, "4 October 2018", "4 oktober 2018"),
        ({"days": -1}, "4 October 2018", "4 oktober 2018"),
    ],
)
def test_what_is_near_is_told_by_its_distance(gap: dict[str, float], english: str, swedish: str) -> None:
    for language, told in (("en", english), ("sv", swedish)):
        set_language(language)
        assert format_date(AUTUMN, SUMMER_TIME, now=later(**gap), style="relative") == told


def test_a_bare_date_is_told_without_a_time_of_day() -> None:
    midnight = int(datetime(2018, 10, 4, tzinfo=UTC).timestamp())
    assert format_date(midnight, 0, now=midnight + 3_600, style="relative") == "today"
    assert format_date(midnight, 0, now=midnight + 90_000, style="relative") == "yesterday"


@pytest.mark.parametrize("style", ["long", "short", "relative", "iso"])
def test_an_unknown_date_is_said_to_be_unknown(style: str) -> None:
    assert format_date(None, 0, style=style) == "no date"  # type: ignore[arg-type]
    set_language("sv")
    assert format_date(None, 0, style=style) == "okänt datum"  # type: ignore[arg-type]


def test_a_date_stands_as_its_author_wrote_it_wherever_the_reader_sits() -> None:
    late = datetime(2018, 10, 4, 23, 30, tzinfo=timezone(timedelta(hours=-7)))
    assert format_date(int(late.timestamp()), -420) == "4 October 2018"


@pytest.mark.parametrize(
    ("gap", "english", "swedish"),
    [
        ({}, "09:05", "09:05"),
        ({"hours": -8}, "09:05", "09:05"),
        ({"days": 1}, "4 Oct 09:05", "4 okt 09:05"),
        ({"hours": 15}, "4 Oct 09:05", "4 okt 09:05"),
        ({"days": -90}, "4 Oct 09:05", "4 okt 09:05"),
        ({"days": 90}, "4 Oct 2018 09:05", "4 okt 2018 09:05"),
    ],
)
def test_a_moment_here_is_told_with_as_much_of_its_date_as_it_needs(
    gap: dict[str, float], english: str, swedish: str
) -> None:
    for language, told in (("en", english), ("sv", swedish)):
        set_language(language)
        assert moment(AUTUMN, later(**gap)) == told


def test_a_day_here_begins_at_the_readers_midnight() -> None:
    late = int(datetime(2018, 10, 3, 22, 30, tzinfo=UTC).timestamp())
    assert day_here(late) == "4 October 2018"
    assert day_here(late, style="short") == "4 Oct 2018"


def test_an_unknown_time_is_null_for_programs() -> None:
    assert rfc3339(None, 0) is None


@given(st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30)), st.integers(-14 * 60, 14 * 60))
def test_a_time_for_programs_reads_back_as_it_was(when: datetime, offset: int) -> None:
    aware = when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    written = rfc3339(int(aware.timestamp()), offset)
    assert written is not None
    read = datetime.fromisoformat(written)
    assert (read, read.utcoffset()) == (aware, aware.utcoffset())
