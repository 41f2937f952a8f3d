"""Dates for people, in the language spoken now, and dates for programs. Never invents one: unknown is said so (R9, L4).

A date stands as its author wrote it, in the author's own offset; only "today" and "3 days ago" ask the reader's clock.
What happened here, a check or an edit that was seen, is told by that clock alone (`moment`, `day_here`).
"""

import time

from blogtui.i18n import catalogue, ngettext
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Style = Literal["long", "short", "relative", "iso"]

DAYS_COUNTED = 7


def format_date(published: int | None, offset: int, *, now: float | None = None, style: "Style" = "long") -> str:
    """A date in words: `published` in seconds since the epoch, `offset` in minutes east of UTC.

    long is `4 October 2018`; short `4 Oct 2018`; iso `2018-10-04`; relative `today 09:05` or `3 days ago` within a
    week of `now` (seconds since the epoch, by default the present), and long before that.
    """
    if published is None:
        return _("no date")
    if style == "relative":
        near = _near(published, offset, time.time() if now is None else now)
        if near:
            return near
    year, month, day = time.gmtime(published + offset * 60)[:3]
    if style == "iso":
        return f"{year:04}-{month:02}-{day:02}"
    return f"{day} {_month(month, is_short=style == 'short')} {year}"


def moment(seconds: float, now: float | None = None) -> str:
    """A moment of our own clock, both in seconds since the epoch: `14:10` where it is of the same day as `now` (by
    default the present), `3 May 14:10` of the same year, `3 May 2025 14:10` of any other."""
    then, today = time.localtime(seconds), time.localtime(now)
    clock = f"{then.tm_hour:02}:{then.tm_min:02}"
    if then[:3] == today[:3]:
        return clock
    year = "" if then.tm_year == today.tm_year else f" {then.tm_year}"
    return f"{then.tm_mday} {_month(then.tm_mon, is_short=True)}{year} {clock}"


def day_here(seconds: int | None, *, now: float | None = None, style: "Style" = "long") -> str:
    """The day of our own clock that a moment was on, as `format_date` writes it."""
    return format_date(seconds, _offset_here(seconds), now=now, style=style)


def _offset_here(seconds: int | None) -> int:
    """Minutes east of UTC that our own clock is at, at a moment in seconds since the epoch."""
    return (time.localtime(seconds).tm_gmtoff or 0) // 60


def _month(number: int, *, is_short: bool) -> str:
    name: str = catalogue().MONTHS[number - 1]
    return name[:3] if is_short else name


def whole_day(moment: float, now: float) -> tuple[str, float, float]:
    """The day of our own clock that a moment (seconds since the epoch) is on, in words, and when it begins and ends."""
    then = time.localtime(moment)
    begins, ends = (time.mktime((then.tm_year, then.tm_mon, then.tm_mday + more, 0, 0, 0, 0, 0, -1)) for more in (0, 1))
    days = _day_number(time.localtime(now)) - _day_number(then)
    if days in (0, 1):
        return _("Yesterday") if days else _("Today"), begins, ends
    return f"{then.tm_mday} {_month(then.tm_mon, is_short=False)} {then.tm_year}", begins, ends


def rfc3339(seconds: int | None, offset: int) -> str | None:
    """A time for programs, `2018-10-04T09:05:00+02:00` (RFC 3339); None for an unknown one."""
    if seconds is None:
        return None
    year, month, day, hour, minute, second = time.gmtime(seconds + offset * 60)[:6]
    sign, away = ("-", -offset) if offset < 0 else ("+", offset)
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{away // 60:02}:{away % 60:02}"


def _near(published: int, offset: int, now: float) -> str:
    """How a time within the last week is told, "" for any other. Midnight in the author's offset is a bare date."""
    bare = (published + offset * 60) % 86_400 == 0
    then = time.gmtime(published + offset * 60) if bare else time.localtime(published)
    days = _day_number(time.localtime(now)) - _day_number(then)
    clock = f"{then.tm_hour:02}:{then.tm_min:02}"
    if days == 0:
        return _("today") if bare else _("today {time}", time=clock)
    if days == 1:
        return _("yesterday") if bare else _("yesterday {time}", time=clock)
    if 1 < days < DAYS_COUNTED:
        return ngettext("{n} day ago", "{n} days ago", days)
    return ""


def _day_number(when: time.struct_time) -> int:
    """Days since an early day, by the calendar alone; the day of the year suffices, leap years counted."""
    year = when.tm_year - 1
    return year * 365 + year // 4 - year // 100 + year // 400 + when.tm_yday
