"""How often a blog posts, since when, and how much there is to read in a post: in words. Says so where nobody knows."""

from datetime import date

from blogtui.dates import format_date
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext, number
from blogtui.model.stats import EPOCH_DAY, Stats

_YEAR, _MONTH, _WEEK, _FEW = 365, 30.4, 7, 3
_MANY_DAYS = 100
_LULL = 10
"""So many times less in the last year than before is another blog than it was."""
_SHORT = 28
"""A shorter time, in days, is told as it is: what it would make in a year is anybody's guess."""

_WORDS_A_MINUTE = 200  # as `Post.minutes` counts them, rounded up


def facts(stats: Stats, today: int) -> list[tuple[str, str]]:
    """What is known of the posts, as pairs of a name and words; `today` is numbered as the days of `stats`."""
    told = _when(stats, today) if stats.days else [(_("When"), _("no post here has a date"))]
    told += [(_("Median length"), _length(stats.minutes)), (_("Comments"), _comments(stats))]
    if not stats.categories:
        told.append((_("Categories"), _("none named")))
    if not stats.authors:
        told.append((_("Authors"), _("none named")))
    return told


def month_of(day: int) -> int:
    """The month of a day, numbered as in `Stats.months`."""
    when = date.fromordinal(day)
    return 12 * when.year + when.month - 1


def how_often(stats: Stats, today: int) -> str:
    """About how many posts come in what time, judged by the last year; by what it was where that had next to none."""
    first, last = stats.days[0][0], stats.days[-1][0]
    start = max(first, today - _YEAR + 1)
    recent = stats.since(start)
    before, days_before = stats.dated - recent, start - first
    if recent and days_before >= _SHORT and before / days_before > _LULL * recent / _YEAR:
        posts = ngettext("{n} post", "{n} posts", recent)
        return _("{posts} in the last year; {rate} until then", posts=posts, rate=_rate(before, days_before))
    if recent:
        return _rate(recent, max(today, last) - start + 1)
    return _("none in the last year; {rate} until then", rate=_rate(stats.dated, last - first + 1))


def _rate(posts: int, days: int) -> str:
    if posts < _FEW or days < _SHORT:
        return _(
            "{posts} in {days}",
            posts=ngettext("{n} post", "{n} posts", posts),
            days=ngettext("{n} day", "{n} days", days),
        )
    a_day = posts / days
    if a_day >= 1.5:
        return ngettext("about {n} post a day", "about {n} posts a day", round(a_day))
    if a_day * _WEEK >= 1.5:
        return ngettext("about {n} post a week", "about {n} posts a week", round(a_day * _WEEK))
    if a_day * _MONTH >= 0.95:
        return ngettext("about {n} post a month", "about {n} posts a month", round(a_day * _MONTH))
    return ngettext("about {n} post a year", "about {n} posts a year", max(1, round(a_day * _YEAR)))


def _when(stats: Stats, today: int) -> list[tuple[str, str]]:
    first, last = stats.days[0][0], stats.days[-1][0]
    told = [(_("How often"), how_often(stats, today)), (_("Last post"), _last(last, today))]
    if first != last:
        told.append((_("First post"), _day(first)))
    if silence := _silence(stats, today):
        told.append((_("Longest silence"), silence))
    if undated := stats.posts - stats.dated:
        told.append((_("Without a date"), ngettext("{n} post", "{n} posts", undated)))
    return told


def _last(day: int, today: int) -> str:
    days = today - day
    if days < 0:
        return _day(day)
    if days < 2:
        return _("yesterday") if days else _("today")
    return _("{ago}, {date}", ago=_ago(days), date=_day(day))


def _ago(days: int) -> str:
    if days < _MANY_DAYS:
        return ngettext("{n} day ago", "{n} days ago", days)
    if days < 2 * _YEAR:
        return ngettext("{n} month ago", "{n} months ago", round(days / _MONTH))
    return ngettext("{n} year ago", "{n} years ago", days // _YEAR)


def _span(days: int) -> str:
    if days < _MANY_DAYS:
        return ngettext("{n} day", "{n} days", days)
    if days < 2 * _YEAR:
        return ngettext("{n} month", "{n} months", round(days / _MONTH))
    return ngettext("{n} year", "{n} years", days // _YEAR)


def _silence(stats: Stats, today: int) -> str:
    """The longest time without a post, the present one among them; "" where it is no more than a day."""
    last = stats.days[-1][0]
    first, end = stats.silence or (last, last)
    if today - last > max(1, end - first):
        return _("{days}, and it goes on", days=_span(today - last))
    if end - first < 2:
        return ""
    return _("{days}, {first} to {last}", days=_span(end - first), first=_day(first, "short"), last=_day(end, "short"))


def _length(minutes: int | None) -> str:
    if minutes is None:
        return _("unknown: no post here has a text")
    if minutes == 1:
        return _("at most 1 min, {words} words", words=number(_WORDS_A_MINUTE))
    words = number(_WORDS_A_MINUTE * minutes - _WORDS_A_MINUTE // 2)
    return _("{n} min, about {words} words", n=number(minutes), words=words)


def _comments(stats: Stats) -> str:
    if not stats.discussed:
        return _("unknown: nothing here tells")
    return ngettext(
        "{comments} to {n} post", "{comments} to {n} posts", stats.discussed, comments=number(stats.comments)
    )


def _day(day: int, style: str = "long") -> str:
    return format_date((day - EPOCH_DAY) * 86_400, 0, style=style)  # type: ignore[arg-type]
