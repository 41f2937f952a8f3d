"""How often a feed wants to be asked: `ttl`, `skipHours` and `skipDays` of RSS 2.0, RSS 1.0's syndication module.

What is no number of minutes, hours or days is not there.
"""

import re

from blogtui.model.post import Schedule
from blogtui.parse.feed_values import Values, text_of

NAMES = {
    "ttl": "ttl", "sy:updateperiod": "sy_updateperiod", "sy:updatefrequency": "sy_updatefrequency",
}  # fmt: skip
"""What an element of a channel is called, and where feedparser puts it."""
LISTS = ("skiphours", "skipdays")
LONGEST = 366 * 86_400
_PERIODS = {
    "hourly": 3_600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 30 * 86_400, "yearly": 365 * 86_400,
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BLOCK = re.compile(r"<(skiphours|skipdays)\s*>([^<]*+(?:<(?!/?skip)[^<]*+){0,200})</\1\s*>", re.IGNORECASE)
_PART = re.compile(r"<(?:hour|day)\s*>\s*(\w{1,12})\s*<", re.IGNORECASE)


def schedule_of(feed: Values) -> Schedule:
    """The schedule in what either reader found of a feed."""
    minutes = _number(feed.get("ttl"))
    period = _PERIODS.get(text_of(feed.get("sy_updateperiod")).strip().lower(), 0)
    frequency = _number(feed.get("sy_updatefrequency"))
    if frequency and not period:
        period = _PERIODS["daily"]  # what the module says where only the other is told
    hours = {hour % 24 for text in _texts(feed.get("skiphours")) if 0 <= (hour := _number(text, -1)) <= 24}
    days = {_DAYS.index(day) for text in _texts(feed.get("skipdays")) if (day := text.strip().lower()) in _DAYS}
    wait = max(minutes * 60, period // max(frequency, 1))
    return Schedule(min(wait, LONGEST), tuple(sorted(hours)), tuple(sorted(days)))


def skips_in(text: str) -> dict[str, list[str]]:
    """The hours and days that a feed wants to be left alone at, out of its source where no reader kept them."""
    return {found[1].lower(): _PART.findall(found[2]) for found in _BLOCK.finditer(text)}


def _texts(value: object) -> list[str]:
    return [text_of(item) for item in value] if isinstance(value, list) else []


def _number(value: object, default: int = 0) -> int:
    text = text_of(value).strip()
    return int(text[:7]) if text.isascii() and text.isdecimal() else default
