"""What an h-entry, an older hentry or schema.org microdata says of the one post on a page.

Must never take what a reply or a quotation inside the entry says for what the entry says.
"""

from typing import TYPE_CHECKING, Any

from blogtui.model.text import clean_line
from blogtui.parse.feed_values import count_of, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ENTRIES = ", ".join(
    (".h-entry", ".hentry", "[itemtype*=BlogPosting]", "[itemtype*=NewsArticle]", "[itemtype$=Article]")
)
_INSIDE = frozenset(("h-cite", "h-entry", "hentry", "h-event", "h-product", "comment", "h-review"))
_NAMES = {
    "title": ".p-name, .entry-title, [itemprop~=headline]",
    "author": ".p-author, .author, [itemprop~=author]",
    "date": ".dt-published, .published, [itemprop~=datePublished], time[pubdate]",
    "updated": ".dt-updated, .updated, [itemprop~=dateModified]",
    "tags": ".p-category, [rel~=tag], [rel~=category]",
    "image": ".u-featured, .u-photo, [itemprop~=image]",
    "description": ".p-summary, .entry-summary",
    "comment_count": "[itemprop~=commentCount]",
}
_CONTENT = ".e-content, .entry-content, [itemprop~=articleBody]"
_MOST = 50


class Entry:
    """The one entry of a page: `fields` under the names that post files use, `content` its text, where marked."""

    def __init__(self, node: "LexborNode") -> None:
        self.node = node
        self.fields: dict[str, Any] = {}
        for name, selector in _NAMES.items():
            own = [found for found in node.css(selector)[:_MOST] if _belongs(found, node)]
            if value := _value(name, own):
                self.fields[name] = value
        if "p-name" in _classes(node) or (not self.fields and not node.css("*")[1:]):
            self.fields.setdefault("title", clean_line(node.text()))
        contents = [found for found in node.css(_CONTENT)[:_MOST] if _belongs(found, node)]
        self.content = max(contents, key=lambda found: len(found.text()), default=None)


def entry_of(tree: "LexborHTMLParser", title: str) -> Entry | None:
    """The entry that the page is about: its only one, or the one named as the page is. None on a page that lists."""
    entries = [node for node in tree.css(_ENTRIES)[: 4 * _MOST] if not _within(node)]
    if len(entries) == 1:
        return Entry(entries[0])
    for node in entries:
        for heading in node.css("h1, .entry-title, .p-name")[:1]:
            if (name := clean_line(heading.text())) and len(name) > 3 and name in title:
                return Entry(node)
    return None


def _within(node: "LexborNode") -> bool:
    above = node.parent
    for _ in range(_MOST):
        if above is None:
            return False
        if _INSIDE & _classes(above):
            return True
        above = above.parent
    return False


def _belongs(found: "LexborNode", entry: "LexborNode") -> bool:
    """Whether `found` is the entry's own and not that of something quoted or answered within."""
    above = found.parent
    for _ in range(4 * _MOST):
        if above is None or above.mem_id == entry.mem_id:
            return True
        if _INSIDE & _classes(above):
            return False
        above = above.parent
    return False


def _value(name: str, nodes: list["LexborNode"]) -> Any:
    if not nodes:
        return None
    if name in ("author", "tags"):
        return list(
            dict.fromkeys(filter(None, (_person(node) if name == "author" else _words(node) for node in nodes)))
        )
    if name in ("date", "updated"):
        return next((moment for node in nodes if (moment := _moment(node))), "")
    if name == "image":
        return _source(nodes[0])
    if name == "comment_count":
        return count_of(_words(nodes[0]))
    return _words(nodes[0])


def _words(node: "LexborNode") -> str:
    return clean_line(node.attributes.get("content") or node.text())


def _person(node: "LexborNode") -> str:
    name = node.css_first(".p-name, .fn, [itemprop~=name]")
    words = _words(name or node)
    for label in ("by ", "av ", "von ", "par "):
        words = words[len(label) :] if words.lower().startswith(label) else words
    return words if len(words) <= 100 and not words.startswith("http") else ""


def _moment(node: "LexborNode") -> str:
    inner = node if node.tag == "time" else node.css_first("time[datetime], [title].value, .value-title") or node
    told = (inner.attributes.get(name) for name in ("datetime", "content", "title"))
    return clean_line(next((text for text in told if text), "") or inner.text(), 100)


def _source(node: "LexborNode") -> str:
    picture = node if node.tag == "img" else node.css_first("img") or node
    return next((text for name in ("src", "content", "href") if (text := text_of(picture.attributes.get(name)))), "")


def _classes(node: "LexborNode") -> set[str]:
    return set((node.attributes.get("class") or "").split())
