"""When to ask again and with which headers: pure, from what a check left behind, the answer and the time (P)."""

import time
from datetime import UTC
from email.utils import parsedate_to_datetime

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.post import Fetched, Schedule
from blogtui.model.update import STAYS, Check, Move, Pause
from blogtui.sources.errors import HttpError

MINUTE, HOUR, DAY = 60, 3_600, 86_400
WITH_VALIDATORS, WITHOUT_VALIDATORS = HOUR, DAY
MANUAL_FLOOR = 9 * MINUTE
LONGEST_HINT = DAY
LONGEST_PAUSE = 7 * DAY
"""No host can silence a blog for longer by what it tells once."""
JITTER = 0.1
DAYS_TO_MOVE = 3
ASKS_TO_WAIT = frozenset((429, 503))


def request_headers(history: Check, url: str) -> dict[str, str]:
    """The validators of this very address, byte for byte as received (P2, P3, P7)."""
    if history.validators_url != url:
        return {}
    headers = {"If-None-Match": history.etag, "If-Modified-Since": history.modified}
    return {name: value for name, value in headers.items() if value}


def wait_reason(history: Check, now: int, *, manual: bool, force: bool = False) -> str:
    """Why a blog is not asked now, in words, or "" when it may be (P9, P13, P14). `force` overrides the clock only."""
    if history.gone and not manual:
        return _("It is gone; refresh it by name to ask again.")
    if force or not history.checked:
        return ""
    until = history.checked + MANUAL_FLOOR if manual else history.due or 0
    if until <= now:
        return ""
    minutes = -(-(until - now) // MINUTE)
    return _("Asked a short while ago; next time in {minutes} min.", minutes=minutes)


def without_future(history: Check, now: int) -> Check | None:
    """What to keep of a check that lies in the future, since the clock jumped back: as if made now, and due after the
    shortest wait there is (R14). None where there is nothing to mend."""
    if history.checked <= now:
        return None
    answered = None if history.answered is None else min(history.answered, now)
    return Check(now, now + MANUAL_FLOOR, history.problem, history.failures, history.gone, answered=answered)


def after_success(
    history: Check,
    now: int,
    fetched: Fetched | None,
    warning: str,
    schedule: Schedule | None = None,
    *,
    chance: float = 0.0,
) -> Check:
    """What to keep after an answer; local files have neither validators nor a next time (P4 to P6, P10, P11).

    `schedule` is what the feed itself says, None for what it said before; `chance` from 0 to 1 lengthens the wait by up
    to a tenth, so that not all the world asks at the stroke of the hour.
    """
    if fetched is None or not fetched.url.startswith("http"):
        return Check(checked=now, due=None, problem=warning, answered=now)
    etag, modified = fetched.etag, fetched.modified
    if fetched.status == 304:
        etag, modified = etag or history.etag, modified or history.modified
        warning = history.problem if not history.failures else ""
    wait = WITH_VALIDATORS if etag or modified else WITHOUT_VALIDATORS
    url = history.validators_url if fetched.status == 304 else fetched.url
    asked_for = schedule or history.schedule or Schedule()
    due = next_due(now, wait, fetched.fresh, asked_for, chance)
    return Check(now, due, warning, validators_url=url, etag=etag, modified=modified, answered=now, schedule=schedule)


def next_due(now: int, wait: int, fresh: int, schedule: Schedule, chance: float = 0.0) -> int:
    """The longest of our own wait and those that server and feed ask for (a day at most), lengthened by `chance`; and
    from there on, within a day, the first moment at which the feed may be asked (P10, P11)."""
    longest = max(wait, min(fresh, LONGEST_HINT), min(schedule.wait, LONGEST_HINT))
    due = now + longest + int(longest * JITTER * chance)
    latest = max(due, now + LONGEST_HINT)
    while due < latest and _is_skipped(due, schedule):
        due = min((due // HOUR + 1) * HOUR, latest)
    return due


def _is_skipped(moment: int, schedule: Schedule) -> bool:
    then = time.gmtime(moment)
    return then.tm_hour in schedule.skip_hours or then.tm_wday in schedule.skip_days


def after_failure(history: Check, now: int, error: BlogtuiError | OSError, *, chance: float = 0.0) -> Check:
    """What to keep after a failure: a doubling wait up to a day, or as long as the host asks for (P12); 410 means gone,
    until something comes from there again (P13); validators untouched (P8)."""
    failures = history.failures + 1
    wait = min(HOUR * 2 ** min(failures - 1, 5), DAY)
    due = now + min(wait + int(wait * JITTER * chance), DAY)
    if isinstance(error, HttpError) and error.until is not None:
        due = error.until
    gone = history.gone or (isinstance(error, HttpError) and error.status == 410)
    return Check(now, due, str(error), failures, gone)


def after_refusal(history: Check, until: int) -> Check:
    """What to keep where nobody was asked, since the host wants to be left alone `until` then (P12)."""
    due = max(history.due or 0, until)
    return Check(history.checked, due, history.problem, history.failures, history.gone)


def pause_after(status: int, told: str | None, now: int, before: Pause | None) -> Pause | None:
    """How long a host is left alone after an answer; None where it is not (P12).

    `told` is its Retry-After: seconds, or a date (RFC 9110, 10.2.3). Without one it is an hour, then twice as long each
    time up to a day.
    """
    if status not in ASKS_TO_WAIT:
        return None
    times = before.times + 1 if before is not None else 1
    seconds = _seconds(told, now)
    if seconds is None:
        seconds = min(HOUR * 2 ** min(times - 1, 5), DAY)
    return Pause(now, now + max(MINUTE, min(seconds, LONGEST_PAUSE)), times)


def shifted(pause: Pause, now: int) -> Pause:
    """A pause that began in the future, since the clock jumped back, as if it began now (R14)."""
    return Pause(now, now + pause.until - pause.since, pause.times) if pause.since > now else pause


def fresh_for(cache_control: str | None, expires: str | None, date: str | None, now: int) -> int:
    """For how many seconds an answer is fresh by its headers, 0 where they do not say (RFC 9111, 4.2.1; P11).

    `expires` counts from the server's own `date` where it tells one, since its clock need not be ours.
    """
    for part in (cache_control or "").lower().split(","):
        name, _sign, value = part.strip().partition("=")
        value = value.strip(' "')
        if name.strip() == "max-age" and value.isdecimal() and value.isascii():
            return min(int(value[:9]), LONGEST_HINT)
    until, begun = _moment(expires), _moment(date)
    if until is None:
        return 0
    return max(0, min(until - (now if begun is None else begun), LONGEST_HINT))


def after_redirects(move: Move, fetched: Fetched, now: int, *, is_same_feed: bool | None) -> Move:
    """What is known of a feed's move after an answer (P16): a day is counted once, and another answer begins anew.

    `is_same_feed` tells whether posts of the answer were known, None where it has none. A 304 is the same as the last.
    Where another feed answers once, its posts are known the next time: that place is never moved to by itself.
    """
    day = now // DAY
    if fetched.permanent and fetched.status != 304 and is_same_feed is False and move.to != fetched.url:
        return Move(fetched.url, STAYS, day)
    if not fetched.permanent or not (is_same_feed or (fetched.status == 304 and move.to == fetched.url)):
        return move if move.seen == STAYS else Move()
    if move.to != fetched.url:
        return Move(fetched.url, 1, day)
    if move.seen == STAYS:
        return move
    return Move(move.to, move.seen + (day > move.day), day)  # also an earlier day: the clock may have jumped back


def has_moved(move: Move) -> bool:
    """Whether a feed said on enough days in a row that it has moved for good (P16)."""
    return move.to is not None and move.seen >= DAYS_TO_MOVE


def _seconds(told: str | None, now: int) -> int | None:
    told = (told or "").strip()
    if told.isdecimal() and told.isascii():
        return int(told[:9])
    moment = _moment(told)
    return None if moment is None else moment - now


def _moment(text: str | None) -> int | None:
    """A date of a header in seconds since the epoch, None for what is none; one without a zone is in UTC."""
    if not text or len(text) > 60:
        return None
    try:
        when = parsedate_to_datetime(text)
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (ValueError, TypeError, OverflowError, OSError):
        return None
