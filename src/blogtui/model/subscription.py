"""Subscriptions as lists of them tell it: where the feed is, what to call it, the folder it stands in."""

from dataclasses import dataclass

from blogtui.model.post import NAME_LIMIT
from blogtui.model.text import clean_line, safe_url


@dataclass(frozen=True, slots=True)
class Subscription:
    """`url` is a safe address, or "" where the list gave none; `group` nested folders joined by " / "."""

    url: str
    title: str = ""
    site: str | None = None
    group: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", safe_url(self.url) or "")
        object.__setattr__(self, "title", clean_line(self.title, NAME_LIMIT))
        object.__setattr__(self, "site", safe_url(self.site))
        object.__setattr__(self, "group", clean_line(self.group, NAME_LIMIT))


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """What one list held: its subscriptions in its order, each address once, and what went wrong, a sentence each."""

    subscriptions: tuple[Subscription, ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "warnings", tuple(clean_line(text, NAME_LIMIT) for text in self.warnings))
