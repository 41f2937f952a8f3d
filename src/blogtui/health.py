"""How a blog is doing, in words: what is wrong, since when, how old what is here is (P13, P18). Pure.

The same words stand above the list in the reader and in `blogtui blogs`.
"""

import time
from collections import namedtuple

from blogtui.dates import day_here, moment
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NamedTuple

    from blogtui.model.rows import BlogRow

    Kind = Literal["well", "warned", "moved", "waiting", "failing", "gone"]

    class Health(NamedTuple):
        """A blog's health: its `kind`, from the best to the worst, and a sentence, "" where there is nothing to say."""

        kind: Kind
        words: str

else:
    Health = namedtuple("Health", "kind words")

BAD = frozenset(("failing", "gone"))
SIGNS = {"well": "", "warned": "·", "moved": "→", "waiting": "…", "failing": "!", "gone": "×"}
"""One cell for each kind, where there is no room for words."""


def health(blog: "BlogRow", now: float | None = None, *, follow_key: str = "") -> Health:
    """How a subscription is doing at `now` (seconds since the epoch, by default the present).

    `follow_key` is the key that follows a blog to where it has moved, "" where there is none to press.
    """
    now = time.time() if now is None else now
    if blog.gone:
        return Health("gone", _("Gone since {date}; kept to read.", date=day_here(blog.checked)))
    if blog.paused_until is not None and blog.paused_until > now:
        return Health("waiting", _("Asks us to wait until {time}.", time=moment(blog.paused_until, now)))
    if blog.problem and (blog.answered is None or blog.answered < (blog.checked or 0)):
        return Health("failing", _failing(blog, now))
    if blog.moving_to:
        if follow_key:
            return Health("moved", _("Moved to {url}; {key} follows.", url=blog.moving_to, key=follow_key))
        return Health("moved", _("Moved to {url}.", url=blog.moving_to))
    if blog.problem:
        return Health("warned", blog.problem)
    if blog.moved_from:
        if follow_key:
            return Health("moved", _("Moved here from {url}; {key} goes back.", url=blog.moved_from, key=follow_key))
        return Health("moved", _("Moved here from {url}.", url=blog.moved_from))
    return Health("well", "")


def _failing(blog: "BlogRow", now: float) -> str:
    if blog.answered is None:
        return _("Never fetched: {reason}", reason=blog.problem)
    when = day_here(blog.answered, now=now, style="relative")
    return _("Last fetched {when}: {reason}", when=when, reason=blog.problem)
