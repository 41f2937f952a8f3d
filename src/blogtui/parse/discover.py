"""The feeds that a web page names, by its head, its headers and its text: candidates when someone subscribes to it.

Guesses no address by itself (P1): `usual_places` only tells which ones the asker may try, saying so.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from blogtui.model.post import FeedLink
from blogtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_FEED_TYPES = frozenset(
    (
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
        "application/rss", "application/atom", "application/x-rss+xml", "application/x-atom+xml",
        "text/xml", "application/xml", "application/json", "text/rss", "text/rss+xml", "text/atom+xml",
    )
)  # fmt: skip
# Sitevision, which much of the Swedish public sector runs on, only links to its feeds in the text.
_SITEVISION = re.compile(r"[?&]state=rss(?:&|$)", re.IGNORECASE)
_NOT_A_BLOG = re.compile(r"oembed|/wp-json/|opensearch|manifest\.json", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|kommentar|/replies\b", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:^|/)(?:(?:rss|atom|feed|index)\.(?:xml|rdf)|feed\.json|rss2?|atom|feed)/?$|\.(?:rss|atom)$|/feeds/posts/default$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(r"(?:^|&)(?:feed=(?:rss2?|atom|rdf)|format=(?:rss|atom)|alt=rss)(?:&|$)", re.IGNORECASE)
_SAYS_FEED = re.compile(
    r"\s*(?:(?:subscribe|prenumerera|abonnieren)\b.{0,20}?\b)?"
    r"(?:(?:web ?)?feed|(?:rss|atom)(?:[ -]*2(?:\.0)?|[ -]*1\.0)?(?:[ -]?(?:feed|fl[öo]de))?)\s*",
    re.IGNORECASE,
)
# Pages about feeds, and services that show or check one, take words and addresses like a feed's.
_ABOUT_FEEDS = re.compile(
    r"wikipedia\.org$|(?:^|\.)(?:feedvalidator\.org|validator\.w3\.org|feedly\.com|inoreader\.com|netvibes\.com"
    r"|newsblur\.com|github\.com|gitlab\.com|theoldreader\.com|whatarecookies\.com|whatisrss\.com|aboutfeeds\.com)$",
    re.IGNORECASE,
)
_NO_FEED_SUFFIX = re.compile(r"\.(?:html?|png|jpe?g|gif|svg|webp|pdf|zip|css|js|md|txt|mp3)$", re.IGNORECASE)
_USUAL = ("feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "rss")
_USUAL_MOST = 8
_LINK_HEADER = re.compile(r"<\s*([^<>]*)>((?:[^,\"<>]|\"(?:[^\"\\]|\\.)*\")*)")
_PARAMETER = re.compile(r";\s*([A-Za-z*]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;,\"]+))")
_HEADER_LIMIT = 8_192


def find_feeds(text: str, url: str, headers: Iterable[str] = ()) -> tuple[FeedLink, ...]:
    """The feeds that the page `text` at `url` and its `Link` `headers` name; those of comments after the others."""
    from blogtui.parse.html_depth import parsed

    tree = parsed(text)
    base = base_of(tree, url)
    found: dict[str, FeedLink] = {}
    for link in (*_alternates(tree, base), *_in_headers(headers, url), *_in_text(tree, base)):
        if link.url:
            found.setdefault(link.url, link)
    return tuple(sorted(found.values(), key=lambda link: link.comments))


def base_of(tree: "LexborHTMLParser", url: str) -> str | None:
    """What the page's relative addresses are relative to."""
    tag = tree.css_first("base[href]")
    return safe_url((tag.attributes.get("href") or "") if tag else "", url) or safe_url(url)


def usual_places(url: str) -> tuple[str, ...]:
    """Where a feed often lies, to try when the page at `url` names none: beside the page, then at its site's root."""
    page = safe_url(url)
    if not page or not page.startswith("http"):
        return ()
    parts = urlsplit(page)
    path = re.sub(r"/[^/]*\.[^/]*$", "/", parts.path).rstrip("/") + "/"
    root = f"{parts.scheme}://{parts.netloc}/"
    beside = [urljoin(root, path + name) for name in _USUAL]
    at_root = [root + name for name in _USUAL]
    chosen = at_root if path == "/" else [*beside[:3], *at_root]
    return tuple(dict.fromkeys(chosen))[:_USUAL_MOST]


def _alternates(tree: "LexborHTMLParser", base: str | None) -> list[FeedLink]:
    return [
        _link(node, base)
        for node in tree.css("link[href]")
        if _names_feed(node.attributes.get("rel"), node.attributes.get("type"))
        and not _NOT_A_BLOG.search(node.attributes.get("href") or "")
    ]


def _names_feed(rel: str | None, declared: str | None) -> bool:
    relations = (rel or "").lower().split()
    kind = (declared or "").partition(";")[0].strip().lower()
    if "feed" in relations:  # as HTML 5 drafts had it
        return not kind or kind in _FEED_TYPES
    return "alternate" in relations and "stylesheet" not in relations and kind in _FEED_TYPES


def _in_headers(headers: Iterable[str], url: str) -> Iterator[FeedLink]:
    """RFC 8288's `Link: <address>; rel="alternate"; type="…"`, several in a header or one in each."""
    for header in headers:
        for target, rest in _LINK_HEADER.findall(header[:_HEADER_LIMIT]):
            told = {name.lower(): quoted or bare for name, quoted, bare in reversed(_PARAMETER.findall(rest))}
            if _names_feed(told.get("rel"), told.get("type")) and not _NOT_A_BLOG.search(target):
                yield _candidate(target, told.get("title", ""), safe_url(url))


def _in_text(tree: "LexborHTMLParser", base: str | None) -> list[FeedLink]:
    anchors = tree.css("a[href]")
    told = [node for node in anchors if _SITEVISION.search(node.attributes.get("href") or "")]
    return [_link(node, base) for node in (*told, *(node for node in anchors if _looks_like_feed(node, base)))]


def _looks_like_feed(node: "LexborNode", base: str | None) -> bool:
    address = safe_url(_web_address(node.attributes.get("href") or ""), base)
    if not address or not address.startswith("http"):
        return False
    parts = urlsplit(address)
    if _NO_FEED_SUFFIX.search(parts.path) or _ABOUT_FEEDS.search(parts.hostname or "") or _NOT_A_BLOG.search(address):
        return False
    if _FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query):
        return True
    if base and address.partition("#")[0] == base.partition("#")[0]:
        return False
    words = (node.attributes.get("title"), node.attributes.get("aria-label"), node.text()[:200])
    return any(text and _SAYS_FEED.fullmatch(clean_line(text)) for text in words)


def _link(node: "LexborNode", base: str | None) -> FeedLink:
    title = clean_line(node.attributes.get("title") or (node.text() if node.tag == "a" else ""))
    return _candidate(node.attributes.get("href") or "", title, base)


def _candidate(href: str, title: str, base: str | None) -> FeedLink:
    address = safe_url(_web_address(href), base)
    parts = urlsplit(address or "")
    return FeedLink(address, title, bool(_COMMENTS.search(f"{parts.path}?{parts.query} {title}")))


def _web_address(href: str) -> str:
    """`href` without the scheme of its own that some sites give feeds."""
    if href.lstrip()[:5].lower() != "feed:":
        return href
    return re.sub(r"^feed:(?://(?!https?:))?(?=https?:)|^feed:(?=//)", "", href.strip(), flags=re.IGNORECASE)
