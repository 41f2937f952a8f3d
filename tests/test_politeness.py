"""When a blog is asked again, and how: pure rules over what was answered (P)."""

import pytest

from blogtui.model.post import Fetched
from blogtui.model.update import Check
from blogtui.sources.errors import HttpError, SourceError
from blogtui.sources.politeness import (
    DAY,
    HOUR,
    MANUAL_FLOOR,
    after_failure,
    after_success,
    request_headers,
    wait_reason,
)

NOW = 1_772_500_000
FEED = "https://example.org/feed"
KNOWN = Check(NOW - HOUR, NOW, validators_url=FEED, etag='W/"a"', modified="Thu, 04 Oct 2018 07:05:00 GMT")


def test_validators_go_back_byte_for_byte_to_their_own_address_only_p2_p7() -> None:
    assert request_headers(KNOWN, FEED) == {
        "If-None-Match": 'W/"a"',
        "If-Modified-Since": "Thu, 04 Oct 2018 07:05:00 GMT",
    }
    assert request_headers(KNOWN, "https://example.org/other") == {}


@pytest.mark.parametrize(
    ("history", "manual", "waits"),
    [
        (Check(0, None), False, False),
        (Check(NOW - 60, NOW + HOUR), False, True),
        (Check(NOW - HOUR, NOW), False, False),
        (Check(NOW - 60, NOW + HOUR), True, True),
        (Check(NOW - MANUAL_FLOOR, NOW + HOUR), True, False),
        (Check(NOW - DAY, NOW - 1, gone=True), False, True),
        (Check(NOW - DAY, NOW - 1, gone=True), True, False),
    ],
)
def test_a_blog_is_asked_when_it_is_due(history: Check, manual: bool, waits: bool) -> None:
    assert bool(wait_reason(history, NOW, manual=manual)) is waits


def test_an_answer_with_validators_is_asked_again_in_an_hour_else_in_a_day() -> None:
    with_validators = after_success(Check(0, None), NOW, Fetched(FEED, b"", etag='"b"'), "")
    assert (with_validators.due, with_validators.etag, with_validators.validators_url) == (NOW + HOUR, '"b"', FEED)
    assert after_success(Check(0, None), NOW, Fetched(FEED, b""), "").due == NOW + DAY


def test_not_modified_keeps_the_validators_p2() -> None:
    check = after_success(KNOWN, NOW, Fetched(FEED, b"", status=304), "")
    assert (check.etag, check.modified, check.validators_url) == (KNOWN.etag, KNOWN.modified, FEED)


def test_files_and_folders_are_never_waited_for() -> None:
    assert after_success(Check(0, None), NOW, None, "").due is None


def test_failures_wait_longer_each_time_up_to_a_day_and_keep_the_validators_p8() -> None:
    waits, history = [], KNOWN
    for _time in range(8):
        history = after_failure(history, NOW, SourceError("It broke."))
        waits.append((history.due or 0) - NOW)
        assert history.validators_url is None
    assert waits == sorted(waits)
    assert (waits[0], waits[-1], history.failures) == (HOUR, DAY, 8)


def test_a_server_that_asks_for_patience_gets_it() -> None:
    check = after_failure(Check(0, None), NOW, HttpError("Busy.", 429, NOW + 3 * DAY))
    assert check.due == NOW + 3 * DAY


def test_gone_is_gone_p13() -> None:
    assert after_failure(Check(0, None), NOW, HttpError("Gone.", 410)).gone
    assert not after_failure(Check(0, None), NOW, HttpError("No.", 404)).gone
    assert after_failure(Check(NOW - DAY, NOW, gone=True), NOW, SourceError("No answer.")).gone
