"""The reader sees when a post was published, however its blog writes the date (R9)."""

from datetime import UTC, datetime

import pytest

from blogtui.parse.dates import parse_date


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Thu, 04 Oct 2018 09:05:00 CEST", "2018-10-04T09:05:00+02:00"),
        ("Thu, 04 Jan 2018 09:05:00 CET", "2018-01-04T09:05:00+01:00"),
        ("Thu, 04 Jan 2018 09:05 EST", "2018-01-04T09:05:00-05:00"),
        ("4 Jan 18 09:05:00 GMT", "2018-01-04T09:05:00+00:00"),
        ("Thu, 04 Oct 2018 09:05:00 +0200", "2018-10-04T09:05:00+02:00"),
        ("2018-10-04T09:05:00Z", "2018-10-04T09:05:00+00:00"),
        ("2018-10-04T09:05:00.25+02:00", "2018-10-04T09:05:00.250000+02:00"),
        ("2018-10-04 09:05", "2018-10-04T09:05:00+00:00"),
        ("2018-10-04", "2018-10-04T00:00:00+00:00"),
        ("20181004T090500Z", "2018-10-04T09:05:00+00:00"),
        ("2018/1/4", "2018-01-04T00:00:00+00:00"),
        ("tor, 04 okt 2018", "2018-10-04T00:00:00+00:00"),
        ("tors, 04 okt 2018 09:05:00 +0200", "2018-10-04T09:05:00+02:00"),
        ("4 oktober 2018", "2018-10-04T00:00:00+00:00"),
        ("den 4 maj 2018 kl. 09.05", "2018-05-04T09:05:00+00:00"),
        ("October 4, 2018 9:05 pm", "2018-10-04T21:05:00+00:00"),
        ("Thu Oct  4 09:05:00 2018", "2018-10-04T09:05:00+00:00"),
        ("Thu Oct  4 09:05:00 CEST 2018", "2018-10-04T09:05:00+02:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
    ],
)
def test_r9_a_date_is_understood_as_its_author_meant_it(written: str, moment: str) -> None:
    parsed = parse_date(written)
    assert parsed == datetime.fromisoformat(moment)
    assert parsed.utcoffset() == datetime.fromisoformat(moment).utcoffset()


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2018-02-30", "2018-13-01", "31 februari 2018", "0000-00-00", "99999999999999", "4 brumaire 2018",
     "2018-10-04T29:05:00Z", "0001-01-01T00:00:00Z", "2026-W10-1", "1772445600", "12026-03-02", "1" * 5000],
)  # fmt: skip
def test_r9_what_is_no_date_stays_unknown(written: str) -> None:
    assert parse_date(written) is None


def test_r9_a_date_without_a_zone_is_taken_as_utc() -> None:
    parsed = parse_date("2018-10-04T09:05:00")
    assert parsed is not None
    assert parsed.tzinfo is UTC
