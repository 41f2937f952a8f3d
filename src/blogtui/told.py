"""What a refresh found, in words: a line a blog, and the whole in one. Pure; a lost network is said once (R13)."""

from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogtui.model.update import Outcome

FAILURES = ("failed", "gone")
SIGNS = {"new": "+", "unchanged": "=", "skipped": "…", "failed": "!", "gone": "×", "offline": "∅"}
"""One cell for each status."""


def in_words(outcome: "Outcome") -> str:
    """What the check of one blog found: what is new, or why nothing was asked or nothing came."""
    if outcome.status in FAILURES:
        return outcome.detail or _("It cannot be fetched.")
    if outcome.status in ("skipped", "offline"):
        return outcome.detail
    added = ngettext("{n} new", "{n} new", outcome.added) if outcome.added else ""
    changed = ngettext("{n} changed", "{n} changed", outcome.changed) if outcome.changed else ""
    words = ", ".join(part for part in (added, changed) if part) or _("nothing new")
    return f"{words} ({outcome.detail})" if outcome.detail else words


def summary(outcomes: "Sequence[Outcome]") -> str:
    """A whole refresh in one line: new posts first, then what was left out and why, then what went wrong."""
    by_status = {status: [one for one in outcomes if one.status == status] for status in SIGNS}
    added = sum(outcome.added for outcome in outcomes)
    changed = sum(outcome.changed for outcome in outcomes)
    offline, skipped, failed = by_status["offline"], by_status["skipped"], failures(outcomes)
    if offline and len(offline) + len(skipped) == len(outcomes):
        return in_words(offline[0])
    parts = [ngettext("{n} new post", "{n} new posts", added) if added else _("Nothing new")]
    if changed:
        parts.append(ngettext("{n} changed", "{n} changed", changed))
    if skipped:
        alone = skipped[0].detail if len(outcomes) == 1 else ""
        parts.append(alone or ngettext("{n} blog not due yet", "{n} blogs not due yet", len(skipped)))
    if offline:
        parts.append(in_words(offline[0]))
    if failed:
        if len(outcomes) > 1:
            parts.append(ngettext("{n} blog failed", "{n} blogs failed", len(failed)))
        parts.append(_("{blog}: {reason}", blog=failed[0].blog, reason=in_words(failed[0])))
    return " · ".join(parts)


def failures(outcomes: "Sequence[Outcome]") -> "list[Outcome]":
    """Those that went wrong, a lost network aside."""
    return [outcome for outcome in outcomes if outcome.status in FAILURES]
