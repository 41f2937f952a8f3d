"""What a page's JSON-LD says of its article, under the names that post files use.

Must never trust a type, nor lose the page for JSON that does not parse.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from blogtui.model.text import clean_line
from blogtui.parse.feed_values import count_of, plain, text_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_ARTICLES = ("BlogPosting", "NewsArticle", "Article", "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "Report")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$"
)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_DEEPEST = 12
_MOST = 2_000


def article_fields(tree: "LexborHTMLParser") -> dict[str, Any]:
    """The fields of the page's article, empty where its structured data tells of none."""
    nodes: dict[str, Mapping[str, Any]] = {}
    for node in _nodes(tree):
        if isinstance(name := node.get("@id"), str):
            nodes.setdefault(name, node)
    articles = [node for node in _nodes(tree) if _rank(node) < len(_ARTICLES)]
    # A page that lists several posts has no article of its own.
    if not articles or len({clean_line(_words(node.get("headline"))) for node in articles}) > 1:
        return {}
    return _fields(min(articles, key=_rank), nodes)


def _nodes(tree: "LexborHTMLParser") -> Iterator[Mapping[str, Any]]:
    for script in tree.css('script[type*="ld+json" i]'):
        pending: list[tuple[Any, int]] = [(_loaded(script.text() or ""), 0)]
        seen = 0
        while pending and seen < _MOST:
            value, depth = pending.pop()
            seen += 1
            if isinstance(value, list) and depth < _DEEPEST:
                pending.extend((item, depth + 1) for item in reversed(value[:_MOST]))
            elif isinstance(value, dict):
                yield value
                inner = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]
                pending.extend((item, depth + 1) for item in inner if depth < _DEEPEST)


def _loaded(source: str) -> Any:
    source = _WRAPPED.sub("", source.strip()).strip()
    for attempt in (source, _TRAILING.sub("", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _rank(node: Mapping[str, Any]) -> int:
    kinds = node.get("@type")
    names = [text_of(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])]
    return next((rank for rank, name in enumerate(_ARTICLES) if name in names), len(_ARTICLES))


def _fields(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    told = {
        "title": plain(_words(node.get("headline")) or _words(node.get("name"))),
        "author": _names(node.get("author") or node.get("creator"), nodes),
        "date": _words(node.get("datePublished")) or _words(node.get("dateCreated")),
        "updated": _words(node.get("dateModified")),
        "category": _names(node.get("articleSection"), nodes),
        "tags": _keywords(node.get("keywords")),
        "image": _address(node.get("image"), nodes) or _address(node.get("thumbnailUrl"), nodes),
        "lang": _language(node.get("inLanguage")),
        "description": plain(_words(node.get("description")) or _words(node.get("abstract"))),
        "comment_count": count_of(node.get("commentCount")),
    }
    return {name: value for name, value in told.items() if value not in ("", [], None)}


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("@value")
    return text_of(value).strip()


def _names(value: Any, nodes: Mapping[str, Mapping[str, Any]]) -> list[str]:
    found = []
    for item in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(item, Mapping):
            known = item if item.get("name") else nodes.get(text_of(item.get("@id")), item)
            item = _words(known.get("name"))
        name = plain(text_of(item))
        # An address is no name, and `None` is what a template writes for one it does not have.
        if name and not name.startswith(("http://", "https://")) and name.lower() not in ("none", "null"):
            found.append(name)
    return found


def _keywords(value: Any) -> list[str]:
    listed = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    names = [_words(item.get("name")) if isinstance(item, Mapping) else text_of(item) for item in listed[:200]]
    return [name for name in map(plain, names) if name]


def _address(value: Any, nodes: Mapping[str, Mapping[str, Any]]) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        known = value if value.get("url") else nodes.get(text_of(value.get("@id")), value)
        value = known.get("url") or known.get("contentUrl")
        value = value[0] if isinstance(value, list) and value else value
    return text_of(value).strip()


def _language(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("alternateName") or value.get("name")
    name = _words(value)
    return name if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", name) else ""
