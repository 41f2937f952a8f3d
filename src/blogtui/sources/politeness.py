"""When to ask again and with which headers: pure, from what a check left behind, the answer and the time.

The first part of requirements P; the issue on politeness fills in the rest.
"""

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.post import Fetched
from blogtui.model.update import Check
from blogtui.sources.errors import HttpError

MINUTE, HOUR, DAY = 60, 3_600, 86_400
WITH_VALIDATORS, WITHOUT_VALIDATORS = HOUR, DAY
MANUAL_FLOOR = 9 * MINUTE


def request_headers(history: Check, url: str) -> dict[str, str]:
    """The validators of this very address, byte for byte as received (P2, P3, P7)."""
    if history.validators_url != url:
        return {}
    headers = {"If-None-Match": history.etag, "If-Modified-Since": history.modified}
    return {name: value for name, value in headers.items() if value}


def wait_reason(history: Check, now: int, *, manual: bool) -> str:
    """Why a blog is not asked now, in words, or "" when it may be; a check in the future does not count (R14)."""
    if history.gone and not manual:
        return _("It is gone; refresh it by name to ask again.")
    if not history.checked or history.checked > now:
        return ""
    until = history.checked + MANUAL_FLOOR if manual else history.due or 0
    if until <= now:
        return ""
    minutes = -(-(until - now) // MINUTE)
    return _("Asked a short while ago; next time in {minutes} min.", minutes=minutes)


def after_success(history: Check, now: int, fetched: Fetched | None, warning: str) -> Check:
    """What to keep after an answer; local files have neither validators nor a next time (P4 to P6, P10)."""
    if fetched is None or not fetched.url.startswith("http"):
        return Check(checked=now, due=None, problem=warning)
    etag, modified = fetched.etag, fetched.modified
    if fetched.status == 304:
        etag, modified = etag or history.etag, modified or history.modified
        warning = history.problem if not history.failures else ""
    wait = WITH_VALIDATORS if etag or modified else WITHOUT_VALIDATORS
    url = history.validators_url if fetched.status == 304 else fetched.url
    return Check(now, now + wait, warning, validators_url=url, etag=etag, modified=modified)


def after_failure(history: Check, now: int, error: BlogtuiError | OSError) -> Check:
    """What to keep after a failure: a doubling wait up to a day; 410 means gone (P13); validators untouched (P8)."""
    failures = history.failures + 1
    wait = min(HOUR * 2 ** min(failures - 1, 5), DAY)
    if isinstance(error, HttpError) and error.retry_after and error.retry_after.strip().isdecimal():
        wait = max(wait, min(int(error.retry_after), 7 * DAY))
    gone = isinstance(error, HttpError) and error.status == 410
    return Check(now, now + wait, str(error), failures, gone)
