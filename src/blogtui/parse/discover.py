"""The feeds that a web page names: candidates when someone subscribes to the page. Guesses no address (P1)."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from blogtui.model.post import FeedLink
from blogtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_FEED_TYPES = frozenset(
    (
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
        "application/rss", "application/atom", "text/xml", "application/xml", "application/json", "text/rss",
    )
)  # fmt: skip
# Sitevision, which much of the Swedish public sector runs on, only links to its feeds in the text.
_SITEVISION = re.compile(r"[?&]state=rss(?:&|$)", re.IGNORECASE)
_NOT_A_BLOG = re.compile(r"oembed|/wp-json/|opensearch|manifest\.json", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|kommentar|/replies\b", re.IGNORECASE)


def find_feeds(text: str, url: str) -> tuple[FeedLink, ...]:
    """The feeds that the page `text` at `url` names, in its order; those of comments after the others."""
    from selectolax.lexbor import LexborHTMLParser

    from blogtui.parse.html_depth import bounded

    tree = LexborHTMLParser(bounded(text))
    base_tag = tree.css_first("base[href]")
    base = safe_url((base_tag.attributes.get("href") or "") if base_tag else "", url) or safe_url(url)
    found: dict[str, FeedLink] = {}
    for link in (*_alternates(tree, base), *_in_text(tree, base)):
        if link.url:
            found.setdefault(link.url, link)
    return tuple(sorted(found.values(), key=lambda link: link.comments))


def _alternates(tree: "LexborHTMLParser", base: str | None) -> list[FeedLink]:
    return [
        _link(node, base)
        for node in tree.css("link[href]")
        if _names_feed(node) and not _NOT_A_BLOG.search(node.attributes.get("href") or "")
    ]


def _names_feed(node: "LexborNode") -> bool:
    relations = (node.attributes.get("rel") or "").lower().split()
    kind = (node.attributes.get("type") or "").partition(";")[0].strip().lower()
    if "feed" in relations:  # as HTML 5 drafts had it
        return not kind or kind in _FEED_TYPES
    return "alternate" in relations and "stylesheet" not in relations and kind in _FEED_TYPES


def _in_text(tree: "LexborHTMLParser", base: str | None) -> list[FeedLink]:
    return [_link(node, base) for node in tree.css("a[href]") if _SITEVISION.search(node.attributes.get("href") or "")]


def _link(node: "LexborNode", base: str | None) -> FeedLink:
    href = node.attributes.get("href") or ""
    if href.strip().lower().startswith("feed:"):
        href = re.sub(r"^feed:(?://(?!https?:))?(?=https?:)|^feed:(?=//)", "", href.strip(), flags=re.IGNORECASE)
    address = safe_url(href, base)
    title = clean_line(node.attributes.get("title") or (node.text() if node.tag == "a" else ""))
    path = urlsplit(address or "").path
    return FeedLink(address, title, bool(_COMMENTS.search(f"{path} {title}")))
