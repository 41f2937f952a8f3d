"""RSS-in-JSON (github.com/scripting/Scripting-News, rss-in-json): RSS 2.0 with its elements as names in JSON.

Gives what feedparser gives for the same feed in XML, so that one reader makes posts of both.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from blogtui.parse.feed_values import Values, is_address, text_of

# The name in JSON, and where feedparser would put it.
_ENTRY = {
    "title": "title", "link": "link", "pubDate": "published", "dc:date": "updated", "comments": "comments",
    "slash:comments": "slash_comments", "wfw:commentRss": "wfw_commentrss", "wfw:comment": "wfw_comment",
}  # fmt: skip
_FEED = {
    "title": "title", "link": "link", "description": "subtitle", "language": "language", "ttl": "ttl",
    "sy:updatePeriod": "sy_updateperiod", "sy:updateFrequency": "sy_updatefrequency",
}  # fmt: skip


def raw_of(document: object) -> Values | None:
    """The feed in `document` in feedparser's form, None when it is no RSS-in-JSON."""
    root = document.get("rss", document) if isinstance(document, Mapping) else None
    channel = root.get("channel") if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(channel, Mapping):
        return None
    items = channel.get("item", root.get("item"))
    if items is None and root is document:
        return None
    feed = _renamed(channel, _FEED) | _people(channel, "managingEditor")
    feed["image"] = channel.get("image")
    for key, name, part in (("skiphours", "skipHours", "hour"), ("skipdays", "skipDays", "day")):
        told = channel.get(name)
        feed[key] = [_text(one) for one in _list(told.get(part) if isinstance(told, Mapping) else None)]
    return {"version": "rss20", "feed": feed, "entries": [_entry(item) for item in _each(items)]}


def _entry(item: Values) -> dict[str, Any]:
    entry = _renamed(item, _ENTRY) | _people(item, "author")
    entry["id"] = _text(item.get("guid"))
    entry["link"] = entry["link"] or (entry["id"] if _is_page(item.get("guid")) else "")
    entry["summary"] = _text(item.get("description"))
    if body := _text(item.get("content:encoded")):
        entry["content"] = [{"value": body, "type": "text/html"}]
    entry["tags"] = [{"term": _text(name)} for name in _list(item.get("category"))]
    for key, name in (("enclosures", "enclosure"), ("media_thumbnail", "media:thumbnail")):
        entry[key] = list(_each(item.get(name)))
    return entry


def _is_page(guid: object) -> bool:
    told = guid.get("isPermaLink", guid.get("@isPermaLink")) if isinstance(guid, Mapping) else True
    return str(told).lower() != "false" and is_address(_text(guid))


def _renamed(item: Values, names: Mapping[str, str]) -> dict[str, Any]:
    return {theirs: _text(item.get(ours)) for ours, theirs in names.items()}


def _people(item: Values, name: str) -> dict[str, Any]:
    named = [*map(_text, _list(item.get("dc:creator"))), *map(_text, _list(item.get(name)))]
    return {"authors": [{"name": text} for text in named if text]}


def _text(value: object) -> str:
    """Text, or that of an element with attributes, which is an object with a `#value`."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("#value", "#text", "_", "$t") if key in value), "")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    return text_of(value)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _each(value: object) -> Iterator[Values]:
    return (item for item in _list(value) if isinstance(item, Mapping))
