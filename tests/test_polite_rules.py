"""How long hosts and feeds are left alone, by what they say; where they moved; which addresses are nobody else's."""

import socket
from email.utils import formatdate

import pytest

from blogtui.model.post import Fetched, Schedule
from blogtui.model.update import STAYS, Check, Move, Pause
from blogtui.parse import feed as feeds
from blogtui.parse.feed_schedule import schedule_of, skips_in
from blogtui.parse.feed_strict import raw_of
from blogtui.sources.offline import is_network_down
from blogtui.sources.politeness import (
    DAY,
    HOUR,
    LONGEST_PAUSE,
    MANUAL_FLOOR,
    MINUTE,
    after_redirects,
    fresh_for,
    has_moved,
    next_due,
    pause_after,
    shifted,
    without_future,
)
from blogtui.sources.private import is_private_address
from blogtui.sources.turns import Turns, now

NOW = 1_772_500_000  # a Tuesday, 01:06 UTC
NEW = Fetched("https://new.example/feed", b"", permanent=True)


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_p10_chance_only_ever_lengthens_a_wait(chance: float) -> None:
    assert NOW + HOUR <= next_due(NOW, HOUR, 0, Schedule(), chance) <= NOW + HOUR + HOUR // 10


def test_p11_the_longest_counts_and_no_hint_is_longer_than_a_day() -> None:
    assert next_due(NOW, HOUR, 2 * HOUR, Schedule(3 * HOUR)) == NOW + 3 * HOUR
    assert next_due(NOW, HOUR, 60, Schedule(60)) == NOW + HOUR
    assert next_due(NOW, HOUR, 9 * DAY, Schedule(99 * DAY)) == NOW + DAY


def test_p11_a_feed_is_left_alone_in_the_hours_and_on_the_days_it_names_within_a_day() -> None:
    morning = NOW // DAY * DAY
    assert next_due(NOW, HOUR, 0, Schedule(skip_hours=(2, 3))) == morning + 4 * HOUR
    assert next_due(NOW, HOUR, 0, Schedule(skip_days=(1,))) == morning + DAY
    assert next_due(NOW, HOUR, 0, Schedule(skip_hours=tuple(range(24)))) == NOW + DAY


@pytest.mark.parametrize(
    ("cache_control", "expires", "date", "seconds"),
    [
        ("public, max-age=600", None, None, 600),
        ('MAX-AGE="60"', formatdate(NOW + 99, usegmt=True), None, 60),
        ("no-cache", formatdate(NOW + 99, usegmt=True), None, 99),
        (None, formatdate(99, usegmt=True), formatdate(9, usegmt=True), 90),
        (None, "0", None, 0),
        (None, "no date at all", None, 0),
        ("max-age=" + "9" * 40, None, None, DAY),
        ("max-age=-5", None, None, 0),
        (None, None, None, 0),
    ],
)
def test_p11_how_long_an_answer_is_fresh(
    cache_control: str | None, expires: str | None, date: str | None, seconds: int
) -> None:
    assert fresh_for(cache_control, expires, date, NOW) == seconds


SCHEDULED = """<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Skogen</title>
<ttl> 90 </ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
<skipHours><hour>0</hour><hour>24</hour><hour> 7 </hour><hour>x</hour></skipHours>
<skipDays><day>Saturday</day><day>sunday</day><day>Noday</day></skipDays>
<item><title>Stigen</title></item></channel></rss>"""


def test_p11_both_readers_find_what_a_feed_says_of_its_schedule() -> None:
    strict = raw_of(SCHEDULED)
    assert strict is not None
    tolerant = feeds._read(SCHEDULED.encode(), "utf-8")
    wanted = Schedule(6 * HOUR, (0, 7), (5, 6))
    assert schedule_of(strict["feed"]) == schedule_of(tolerant["feed"]) == wanted
    assert feeds.parse_feed(Fetched("https://skog.example/feed", SCHEDULED.encode())).schedule == wanted


def test_p11_what_is_no_schedule_is_not_there() -> None:
    assert schedule_of({"ttl": "often", "sy_updateperiod": 7, "skiphours": "3"}) == Schedule()
    assert skips_in("<skipHours><hour>1" * 2_000) == {}


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        ("0", MINUTE),
        (formatdate(NOW + 500, usegmt=True), 500),
        (formatdate(NOW - 500, usegmt=True), MINUTE),
        ("9" * 30, LONGEST_PAUSE),
        ("soon", HOUR),
        (None, HOUR),
    ],
)
def test_p12_a_host_is_left_alone_for_as_long_as_it_says(told: str | None, seconds: int) -> None:
    assert pause_after(429, told, NOW, None) == Pause(NOW, NOW + seconds, 1)


def test_p12_without_a_time_the_wait_doubles_up_to_a_day() -> None:
    pause, waits = None, []
    for _time in range(7):
        pause = pause_after(503, None, NOW, pause)
        assert pause is not None
        waits.append((pause.until - NOW) // HOUR)
    assert waits == [1, 2, 4, 8, 16, 24, 24]
    assert pause_after(200, "9", NOW, pause) is None


def test_r14_what_lies_in_the_future_is_as_if_it_was_now() -> None:
    mended = without_future(Check(NOW + DAY, NOW + 2 * DAY, "Odd."), NOW)
    assert mended == Check(NOW, NOW + MANUAL_FLOOR, "Odd.")
    assert without_future(Check(NOW, NOW + DAY), NOW) is None
    answered = without_future(Check(NOW + DAY, NOW + 2 * DAY, answered=NOW + DAY), NOW)
    assert answered is not None
    assert answered.answered == NOW
    assert shifted(Pause(NOW + DAY, NOW + DAY + HOUR), NOW) == Pause(NOW, NOW + HOUR)


def test_p16_a_feed_has_moved_when_it_said_so_on_three_days_in_a_row() -> None:
    move = Move()
    for day, seen in ((0, 1), (0, 1), (1, 2), (3, 3)):
        assert not has_moved(move)
        move = after_redirects(move, NEW, NOW + day * DAY, is_same_feed=True)
        assert (move.to, move.seen) == (NEW.url, seen)
    assert has_moved(move)


def test_r14_a_move_seen_before_the_clock_jumped_back_is_counted_on_from_today() -> None:
    move = after_redirects(Move(NEW.url, 2, NOW // DAY + 400), NEW, NOW, is_same_feed=True)
    assert move == Move(NEW.url, 2, NOW // DAY)
    assert has_moved(after_redirects(move, NEW, NOW + DAY, is_same_feed=True))


def test_r14_a_pause_from_a_future_that_never_came_ends_however_often_it_is_read() -> None:
    here = now()
    kept: dict[str, Pause | None] = {"example.org": Pause(here + 400 * DAY, here + 400 * DAY + HOUR)}
    first, second = Turns(), Turns()
    first.learn({host: pause for host, pause in kept.items() if pause})
    kept |= first.take_changes()
    second.learn({host: pause for host, pause in kept.items() if pause})
    assert second.take_changes() == {}
    pause = kept["example.org"]
    assert pause is not None
    assert here <= pause.since <= now()
    assert pause.until == pause.since + HOUR


def test_p16_another_answer_begins_anew_and_another_feed_is_never_moved_to() -> None:
    almost = Move(NEW.url, 2, NOW // DAY - 1)
    assert after_redirects(almost, Fetched(NEW.url, b""), NOW, is_same_feed=True) == Move()
    assert after_redirects(almost, NEW, NOW, is_same_feed=None) == Move()
    elsewhere = Fetched("https://parked.example/", b"", permanent=True)
    parked = after_redirects(almost, elsewhere, NOW, is_same_feed=False)
    assert parked.seen == STAYS
    assert after_redirects(parked, elsewhere, NOW + DAY, is_same_feed=True) == parked


def test_p16_an_unchanged_answer_counts_for_the_place_it_was_seen_at() -> None:
    unchanged = Fetched(NEW.url, b"", status=304, permanent=True)
    assert after_redirects(Move(NEW.url, 1, 0), unchanged, NOW, is_same_feed=None).seen == 2
    assert after_redirects(Move(), unchanged, NOW, is_same_feed=None) == Move()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.1.1", "::1", "fe80::1%eth0", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "224.0.0.1"],
)
def test_s9_an_address_of_a_private_network_is_known_in_every_form(address: str) -> None:
    assert is_private_address(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "64:ff9b::5db8:d822", "2606:4700::1111"])
def test_s9_an_address_of_the_internet_is_none(address: str) -> None:
    assert not is_private_address(address)


def test_r13_no_answer_to_any_name_is_the_network_s_failure_and_a_refusal_the_host_s() -> None:
    assert is_network_down(socket.gaierror(socket.EAI_AGAIN, "try again"))
    assert not is_network_down(ConnectionRefusedError("refused"))
