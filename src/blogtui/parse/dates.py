"""Dates as people and programs write them: RFC 822, RFC 3339, ISO 8601, and words in many languages.

Must never guess: what is no date, an impossible one, or one that two countries read differently (`03/04/2026`) is None,
and the clock is never asked (R9).
"""

import re
from datetime import UTC, datetime, timedelta, timezone

# Minutes east of UTC. Of names that stand for several zones, the one feeds mean.
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "met": 60, "mez": 60,
    "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "msd": 240, "sast": 120,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "jst": 540, "kst": 540, "sgt": 480, "hkt": 480, "awst": 480,
    "aest": 600, "aedt": 660, "acst": 570, "acdt": 630, "nzst": 720, "nzdt": 780, "brt": -180, "art": -180,
    "et": -300, "ct": -360, "mt": -420, "pt": -480,
}  # fmt: skip

# A line a month: Swedish and English, then the other languages of Europe, in the forms that dates are written in.
_MONTH_NAMES = (
    "jan january januari januar janv janvier ene enero gen gennaio janeiro tammikuuta января янв stycznia sty ledna "
    "ocak ιαν ιανουαρίου ianuarie",
    "feb february februari februar fév févr février febrero febbraio fev fevereiro helmikuuta февраля фев lutego lut "
    "února şubat φεβ φεβρουαρίου februarie",
    "mar march mars mär märz mrt maart marzo março maaliskuuta марта мар marca března mart μαρ μαρτίου martie",
    "apr april avr avril abr abril aprile huhtikuuta апреля апр kwietnia kwi dubna nisan απρ απριλίου aprilie",
    "may maj mai mei mayo mag maggio maio toukokuuta мая май maja května mayıs μαϊ μαΐου",
    "jun june juni juin junio giu giugno junho kesäkuuta июня июн czerwca cze června haziran ιουν ιουνίου iunie",
    "jul july juli juil juillet julio lug luglio julho heinäkuuta июля июл lipca lip července "
    "temmuz ιουλ ιουλίου iulie",
    "aug august augusti augustus août ago agosto elokuuta августа авг sierpnia sie srpna ağustos αυγ αυγούστου",
    "sep sept september septembre septiembre set settembre setembro syyskuuta сентября сен сент września wrz září "
    "eylül σεπ σεπτεμβρίου septembrie",
    "oct okt october oktober octobre octubre ott ottobre out outubro lokakuuta октября окт października paź října "
    "ekim οκτ οκτωβρίου octombrie",
    "nov november novembre noviembre novembro marraskuuta ноября ноя нояб listopada lis listopadu kasım νοε "
    "νοεμβρίου noiembrie",
    "dec december dez dezember desember déc décembre dic diciembre dicembre dezembro joulukuuta декабря дек grudnia "
    "gru prosince aralık δεκ δεκεμβρίου decembrie",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}

_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d{2})(?:-?(?P<d>\d{2}))?"
    r"(?:[T\s]+(?:kl\.?\s*)?(?P<H>\d{1,2})[:.]?(?P<M>\d{2})(?:[:.]?(?P<S>\d{2})(?:[.,](?P<f>\d+))?)?)?\s*(?P<zone>.*)",
    re.IGNORECASE,
)
_SHORT_ISO = re.compile(
    r"(?P<y>\d{4})(?:[-/.]|[年년]\s*)(?P<m>\d{1,2})(?:[-/.]|[月월]\s*)(?P<d>\d{1,2})[日일]?"
    r"(?:[T\s]+(?:kl\.?\s*)?(?P<H>\d{1,2})[:.](?P<M>\d{2})(?:[:.](?P<S>\d{2})(?P<f>)?)?)?\s*(?P<zone>.*)",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?:(?:\s*,?\s*|\s[\-–|]\s)(?:kl(?:ockan|\.)?|at|um|à)?\s*"
    r"(?P<H>\d{1,2})[:.](?P<M>\d{2})(?:[:.](?P<S>\d{2})(?P<f>[.,]\d+)?)?)?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}(?:-[^\W\d_]{2,6})?\.?(?:\s*,\s*|\s+))?(?:den\s+|the\s+|le\s+|el\s+)?"
_DAY_FIRST = re.compile(
    _WEEKDAY
    + r"(?P<d>\d{1,2})(?:[:.](?:e|a)|st|nd|rd|th|er|º|\.)?[\s\-]+(?:(?:of|de|di)\s+)?"
    + r"(?P<m>[^\W\d_]{3,12})\.?,?[\s\-]+(?:del?\s+)?(?P<y>\d{4}|\d{2})(?:\s*г\.)?"
    + _CLOCK
    + r"\s*(?P<zone>.*)"
)
_MONTH_FIRST = re.compile(
    _WEEKDAY
    + r"(?P<m>[^\W\d_]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"
    + _CLOCK
    + r"\s*(?P<zone>.*)"
)
# Tue Oct  4 12:00:00 [CEST] 2018, as C's asctime and `date` write it.
_ASCTIME = re.compile(
    _WEEKDAY
    + r"(?P<m>[^\W\d_]{3,12})\s+(?P<d>\d{1,2})\s+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?"
    + r"(?:\s+(?P<zone>[A-Za-z]{1,5}|[+-]\d{2}:?\d{2}))?\s+(?P<y>\d{4})(?P<f>)"
)
# 4.10.2018: with dots the day stands first in every country.
_DOTTED = re.compile(
    _WEEKDAY + r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})" + _CLOCK + r"(?:\s+Uhr)?\s*(?P<zone>.*)"
)
_PATTERNS = (_ISO, _SHORT_ISO, _DAY_FIRST, _MONTH_FIRST, _ASCTIME, _DOTTED)
# Seconds since 1970, or thousandths of them: bare, or as ASP.NET writes them. Of ten digits, as since 2001.
_EPOCH = re.compile(r"(?P<bare>\d{10})(?:\d{3})?|/?Date\((?P<net>-?\d{9,13})(?:[+-]\d{4})?\)/?")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−])(\d{1,2})(?::?(\d{2})|:\d?)?(?:\s*[(\[].*)?", re.IGNORECASE)
_OTHER_ZONE = re.compile(r"\(?[A-Za-z]{1,5}\)?|[A-Z]{3}\d[A-Z]{3}|[+-]0{1,4}|\[?[A-Za-z_/]+\]?")
_HALF = re.compile(r"(am|pm|a\.\s?m\.|p\.\s?m\.)(?![a-z])\s*", re.IGNORECASE)
_LONGEST = 100


def parse_date(text: str) -> datetime | None:
    """The moment `text` tells, aware; UTC where it names no zone, midnight where it names no time; None for no date."""
    text = " ".join(text[: 2 * _LONGEST].split())
    if not text or len(text) > _LONGEST:
        return None
    if match := _EPOCH.fullmatch(text):
        seconds = int(match["bare"]) if match["bare"] else int(match["net"]) // 1000
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    for pattern in _PATTERNS:
        if (match := pattern.fullmatch(text)) and (moment := _moment(match)):
            return moment
    return None


def _moment(match: re.Match[str]) -> datetime | None:
    month_text = match["m"].lower()
    month = int(month_text) if month_text.isdecimal() else _MONTHS.get(month_text)
    if month is None:
        return None
    year, day = int(match["y"]), int(match["d"] or 1)
    if len(match["y"]) == 2:  # RFC 2822, section 4.3
        year += 2000 if year < 50 else 1900
    hour, minute, second = (int(match[name] or 0) for name in "HMS")
    rest = match["zone"] or ""
    if half := _HALF.match(rest):
        rest = rest[half.end() :]
        hour = hour % 12 + (12 if half[1][0] in "pP" else 0)
    zone = _zone(rest.strip())
    # The year 1 is what programs write that know no date.
    if zone is None or year < 1000 or hour > 24 or (hour == 24 and (minute or second)):
        return None
    micro = int(((match["f"] or "").lstrip(".,") + "000000")[:6])
    try:
        moment = datetime(year, month, day, hour % 24, minute, min(second, 59) if second == 60 else second, micro, zone)
        moment += timedelta(days=1 if hour == 24 else 0)
        moment.astimezone(UTC)  # a year at the edge of the calendar has no moment in UTC
    except (ValueError, OverflowError):
        return None
    return moment


def _zone(text: str) -> timezone | None:
    if not text:
        return UTC
    named = ZONES.get(text.lower())
    if named is None and (match := _OFFSET.fullmatch(text)):
        hours, minutes = int(match[2]), int(match[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        named = (hours * 60 + minutes) * (1 if match[1] == "+" else -1)
    if named is None:
        # An unknown zone's name is no reason to lose the day.
        return UTC if _OTHER_ZONE.fullmatch(text) else None
    return timezone(timedelta(minutes=named)) if named else UTC
