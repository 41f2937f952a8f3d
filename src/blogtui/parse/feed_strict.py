"""RSS, RDF and Atom that are well-formed or nearly so, each element read where its format puts it.

Gives what feedparser gives for the same feed, so that one reader makes posts of both. Must never take the words of a
picture, of a source or of a foreign format for the post's own.
"""

import base64
import binascii
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from blogtui.parse.feed_expat import Element, read_tree
from blogtui.parse.feed_schedule import LISTS, NAMES
from blogtui.parse.feed_values import Values, is_address

Named = Mapping[str, list[Element]]

_KINDS = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": "application/xhtml+xml"}
_TITLES = ("title", "atom:title", "dc:title", "itunes:title", "media:title")
_CONTENTS = ("content", "content:encoded", "atom:content", "xhtml:body", "xhtml:div", "body", "fullitem")
_SUMMARIES = ("description", "summary", "atom:summary", "dc:description", "dcterms:abstract", "abstract")
_LAST_SUMMARIES = ("itunes:summary", "itunes:subtitle", "media:description")
_SUBTITLES = ("subtitle", "tagline", "description", "dc:description", "itunes:summary", "itunes:subtitle")
_DATES = {
    "published": ("pubdate", "published", "issued", "atom:published", "dcterms:issued"),
    "created": ("created", "dcterms:created"),
    "updated": ("updated", "modified", "atom:updated", "dcterms:modified", "dc:date", "dcterms:date", "date"),
}
_COMMENTS = {
    "comments": "comments", "slash:comments": "slash_comments", "thr:total": "thr_total",
    "wfw:commentrss": "wfw_commentrss", "wfw:comment": "wfw_comment",
}  # fmt: skip
_AUTHORS = ("author", "atom:author", "managingeditor", "dc:creator")
_CATEGORIES = ("category", "atom:category", "dc:subject", "dcterms:subject", "keywords", "media:category")
_KEYWORDS = ("media:keywords", "itunes:keywords", "tags")
_GROUPS = ("media:group", "media:content", "categories")
_LINKS = ("link", "atom:link")
_PAGES = ("", "text/html", "application/xhtml+xml")


def raw_of(text: str) -> Values | None:
    """The feed in `text` in feedparser's form, None where feedparser has to read it."""
    tree, is_whole = read_tree(text, _entry)
    if tree is None or tree.root is None or tree.root.name not in ("rss", "rdf:rdf", "feed"):
        return None
    around = _named(tree.root)
    for channel in around.get("channel", ())[:1]:
        around = {**around, **_named(channel)}
    if not tree.posts and not ("title" in around if tree.is_atom else "channel" in around):
        return None  # other formats have such roots too
    raw = {
        "version": "atom" if tree.is_atom else "rss",
        "feed": _feed(around, tree.root.language),
        "entries": tree.posts,
    }
    return raw if is_whole else {**raw, "bozo": True}


def _feed(named: Named, language: str) -> dict[str, Any]:
    links = [_link(element) for element in _all(named, _LINKS)]
    pictures = [address for element in _all(named, ("image", "itunes:image")) if (address := _picture(element))]
    return {
        **_first("title", _details(named, _TITLES, "")),
        **_first("subtitle", _details(named, _SUBTITLES, "")),
        "link": _page(named, links),
        "links": links,
        "image": {"href": next(iter(pictures), "")},
        "logo": _address(named, "logo"),
        "icon": _address(named, "icon"),
        "language": _text(named, "language", "dc:language") or language,
        "authors": _people(named, _AUTHORS) or _people(named, ("itunes:author",)),
        **_schedule(named),
    }


def _schedule(named: Named) -> dict[str, Any]:
    """How often the feed wants to be asked, as `feed_schedule` wants it."""
    told: dict[str, Any] = {key: text for name, key in NAMES.items() if (text := _text(named, name))}
    for name in LISTS:
        if parts := [part.text for element in named.get(name, ()) for part in element.children]:
            told[name] = parts
    return told


def _entry(item: Element, is_atom: bool) -> dict[str, Any]:
    elements = [*item.children, *_grouped(item)]
    named = _by_name(elements)
    kind = "text/plain" if is_atom else ""
    contents = _details(named, _CONTENTS, kind)
    summaries = _details(named, _SUMMARIES, kind)
    links = [_link(element) for element in _all(named, _LINKS)]
    enclosed = [_link(element) for element in _all(named, ("enclosure",))]
    pictures = [address for element in _all(named, ("image", "itunes:image")) if (address := _picture(element))]
    entry = {
        **_first("title", _details(named, _TITLES, kind)),
        **_first("summary", summaries or ([] if contents else _details(named, _LAST_SUMMARIES, "text/plain"))),
        **{key: _text(named, *names) for key, names in _DATES.items()},
        **{key: _text(named, name) for name, key in _COMMENTS.items()},
        "content": contents,
        "id": _text(named, "guid", "id", "atom:id") or item.get("rdf:about"),
        "link": _page(named, links) or _id_page(named) or item.get("rdf:about"),
        "links": links,
        "authors": _people(named, _AUTHORS) or _people(named, ("itunes:author",)),
        "source": next((_source(element) for element in _all(named, ("source",))), {}),
        "tags": [tag for element in elements for tag in _tags(element)],
        "enclosures": [*enclosed, *(link for link in links if link["rel"] == "enclosure")],
        "media_content": [_link(element) for element in _all(named, ("media:content",))],
        "media_thumbnail": [_link(element) for element in _all(named, ("media:thumbnail",))],
        "image": {"href": pictures[0]} if pictures else {},
        "language": _text(named, "dc:language", "language"),
    }
    return {key: value for key, value in entry.items() if value}


def _source(element: Element) -> dict[str, Any]:
    return {"authors": _people(_named(element), _AUTHORS)}


def _grouped(item: Element) -> Iterator[Element]:
    """What stands in the elements of a post that only hold others."""
    for element in item.children:
        if element.name in _GROUPS:
            for part in element.children:
                yield part
                yield from part.children if part.name in _GROUPS else ()


def _named(element: Element) -> dict[str, list[Element]]:
    return _by_name(element.children)


def _by_name(elements: Iterable[Element]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = defaultdict(list)
    for element in elements:
        found[element.name].append(element)
    return found


def _all(named: Named, names: Iterable[str]) -> list[Element]:
    return [element for name in names if name in named for element in named[name]]


def _text(named: Named, *names: str) -> str:
    return next((text for element in _all(named, names) if (text := element.text)), "")


def _address(named: Named, name: str) -> str:
    return next((element.address(text) for element in named.get(name, ()) if (text := element.text)), "")


def _first(name: str, details: list[dict[str, str]]) -> dict[str, Any]:
    return {name: details[0]["value"], f"{name}_detail": details[0]} if details else {}


def _details(named: Named, names: Iterable[str], kind: str) -> list[dict[str, str]]:
    """The texts called `names` that are not empty; of `kind` where they tell none."""
    return [detail for element in _all(named, names) if (detail := _detail(element, kind))["value"]]


def _detail(element: Element, kind: str) -> dict[str, str]:
    told, mode = element.get("type").lower(), element.get("mode").lower()
    told = _KINDS.get(told, told)
    if mode == "base64" or (kind and _is_packed(told)):
        value, told = _unpacked(element.text), told if told.startswith("text/") else "text/plain"
    elif element.children:
        value, told = element.markup("xhtml" in told), "application/xhtml+xml"
    else:
        # Atom 0.3 says of much markup that it is escaped, and not what it is.
        value, told = element.text, told or ("" if mode == "escaped" else kind)
    return {"value": value, "type": told, "base": element.base, "language": element.language}


def _is_packed(kind: str) -> bool:
    """Whether Atom has content of `kind` as base64 (RFC 4287, section 4.1.3.3)."""
    return bool(kind) and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml"))


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text).decode().strip()
    except (binascii.Error, ValueError):  # a picture, say
        return ""


def _link(element: Element) -> dict[str, str]:
    """A link, an enclosure or a picture: its address, and what is told of what stands there."""
    href = element.get("href") or element.get("url") or (element.text if element.name == "media:thumbnail" else "")
    return {
        "href": element.address(href) if href else "",
        "rel": element.get("rel").lower().rpartition("/relation/")[2] or "alternate",
        "type": element.get("type").lower(),
        "length": element.get("length") or element.get("filesize"),
        "medium": element.get("medium").lower(),
        "count": element.get("thr:count"),
    }


def _page(named: Named, links: list[dict[str, str]]) -> str:
    """The address that a post or a feed names as its page."""
    pages = [link for link in links if link["rel"] == "alternate" and link["href"]]
    pages.sort(key=lambda link: link["type"] not in _PAGES)
    other = next((link["href"] for link in pages if not link["type"].endswith(("xml", "json"))), "")
    return _address(named, "link") or next((link["href"] for link in pages if link["type"] in _PAGES), other)


def _id_page(named: Named) -> str:
    """The id, where it is an address that may be opened: in RSS unless it says that it is none."""
    for element in _all(named, ("guid", "id", "atom:id")):
        if element.get("ispermalink").lower() in ("", "true", "1", "yes") and is_address(element.text):
            return element.text
    return ""


def _picture(element: Element) -> str:
    inside = _named(element)
    found = element.get("href") or element.get("url") or element.get("rdf:resource") or _text(inside, "url")
    return element.address(found or ("" if inside else element.text))


def _people(named: Named, names: Iterable[str]) -> list[dict[str, str]]:
    found = []
    for element in _all(named, names):
        inside = {child.name.rpartition(":")[2]: child.text for child in element.children}
        found.append({"name": inside.get("name") or element.text, "email": inside.get("email", "")})
    return [one for one in found if one["name"] or one["email"]]


def _tags(element: Element) -> Iterator[dict[str, str]]:
    """The categories that `element` gives, if it is one that gives any."""
    if element.name in _CATEGORIES:
        scheme = element.get("scheme") or element.get("domain")
        yield {"term": element.get("term") or element.text, "label": element.get("label"), "scheme": scheme}
    elif element.name in _KEYWORDS:
        yield from ({"term": term} for term in element.text.split(","))
    elif element.name == "itunes:category":
        yield {"term": element.get("text")}
        yield from ({"term": child.get("text")} for child in element.children if child.name == element.name)
