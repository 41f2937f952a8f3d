"""Days as people write them: a year, a month, a day, a moment of it, or so many days ago."""

import calendar
import re
import time

LAST_YEAR = 9_999  # of the calendar
DAY = 86_400
_AGO = re.compile(r"(\d{1,5})d", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?", re.ASCII)


def period(text: str, now: float | None = None) -> tuple[int, int] | None:
    """The first moment of the time `text` names and the first after it, None where it names none.

    Both in seconds since the epoch as the author's clock shows them. `30d` is the day 30 days before that of `now`,
    seconds since the epoch, by default the present, on the reader's clock.
    """
    text = text.strip()
    if days := _AGO.fullmatch(text):
        today = calendar.timegm((*time.localtime(now)[:3], 0, 0, 0))
        start = today - int(days[1]) * DAY
        return start, start + DAY
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(found[n] or (1 if n < 4 else 0)) for n in range(1, 7))
    if not (year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    if hour > 23 or minute > 59 or second > 59:
        return None
    start = calendar.timegm((year, month, day, hour, minute, second))
    if found[4]:
        return start, start + (1 if found[6] else 60)
    if found[3]:
        return start, start + DAY
    year, month = (year, month + 1) if found[2] and month < 12 else (year + 1, 1)
    if year > LAST_YEAR:
        return start, calendar.timegm((LAST_YEAR, 12, 31, 0, 0, 0)) + DAY
    return start, calendar.timegm((year, month, 1, 0, 0, 0))


def written(moment: int) -> str:
    """The shortest text of which `moment` is the first: a year, a month, a day, or a moment of it."""
    year, month, day, hour, minute, second = time.gmtime(moment)[:6]
    if hour or minute or second:
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    if day > 1:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month > 1 else f"{year:04}"
