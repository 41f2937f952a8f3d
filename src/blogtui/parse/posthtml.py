"""A whole web page or HTML file as one post: its title, what its head says of it, and the part that is the text.

Must never hand on a page's navigation as the post, nor lose the text for want of an `<article>`.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from blogtui.model.text import clean_line, fold, safe_url
from blogtui.parse.jsonld import article_fields
from blogtui.parse.microformats import entry_of
from blogtui.parse.page_part import part_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_META = {
    "author": "author", "article:author": "author", "dc.creator": "author", "byl": "author",
    "description": "description", "og:description": "description", "dc.description": "description",
    "keywords": "tags", "article:tag": "tags", "date": "date", "dc.date": "date", "article:published_time": "date",
    "datepublished": "date", "pubdate": "date", "article:modified_time": "updated", "last-modified": "updated",
    "og:image": "image", "twitter:image": "image", "og:site_name": "site", "category": "category",
    "article:section": "category", "og:article:published_time": "date", "og:updated_time": "updated",
    "og:locale": "locale", "parsely-author": "author", "sailthru.author": "author",
}  # fmt: skip
_SITE = re.compile(r"\s+[|–—·»-]\s+")


@dataclass(slots=True)
class Page:
    """A page taken apart: `fields` under the names that post files use, `body` the HTML of the text itself.

    `base` is what its addresses are relative to.
    """

    title: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    language: str = ""
    url: str | None = None
    base: str | None = None


def read_page(text: str, url: str = "", known_as: str = "") -> Page:
    """What `text`, HTML of the page at `url` or a fragment of one, says of itself.

    `known_as` is the title that stands above it already: the feed's, which the page's head often words otherwise.
    """
    from blogtui.parse.discover import base_of
    from blogtui.parse.html_depth import parsed

    tree = parsed(text)
    shown = _title(tree)
    entry = entry_of(tree, shown)
    told, marked = article_fields(tree), entry.fields if entry else {}
    fields = {**_head_fields(tree), **marked, **told}
    page = Page(url=_attribute(tree, 'link[rel="canonical"]', "href") or None, base=base_of(tree, url))
    page.title = _shown_title(tree, shown, told.pop("title", "") or marked.pop("title", ""))
    fields.pop("title", None)
    page.language = clean_line(_attribute(tree, "html", "lang"), 35)
    if (image := fields.get("image")) and (address := safe_url(image, page.base)):
        fields["image"] = address
    page.fields = fields
    page.body = part_of(tree, entry.content if entry else None, page.title, known_as)
    return page


def _attribute(tree: "LexborHTMLParser", selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""


def _shown_title(tree: "LexborHTMLParser", shown: str, told: str) -> str:
    """The title that the page tells in its data, where what it shows agrees or is nothing."""
    return shown if shown and not told else told or clean_line(_attribute(tree, 'meta[property="og:title"]', "content"))


def _head_fields(tree: "LexborHTMLParser") -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or node.attributes.get("itemprop") or ""
        key = _META.get(name.strip().lower())
        content = clean_line(node.attributes.get("content") or "")
        if not key or not content or (key == "author" and content.startswith("http")):
            continue
        if key == "tags" and key in fields:
            fields[key] = f"{fields[key]}, {content}"
        else:
            fields.setdefault(key, content)
    if "date" not in fields and (written := _linked_date(tree)):
        fields["date"] = written
    return fields


def _linked_date(tree: "LexborHTMLParser") -> str:
    """The day that the page's one `<time>` gives, or the one marked as its own."""
    times = tree.css("article time[datetime]") or tree.css("time[datetime]")
    marked = [node for node in times if "pubdate" in node.attributes or "published" in _classes(node)]
    chosen = marked[0] if marked else times[0] if len(times) == 1 else None
    return (chosen.attributes.get("datetime") or "") if chosen else ""


def _classes(node: "LexborNode") -> str:
    return f"{node.attributes.get('class') or ''} {node.attributes.get('itemprop') or ''}".lower()


def _title(tree: "LexborHTMLParser") -> str:
    """The heading that is most of the page's title (the rest is the site's name), else the title."""
    shown = tree.css_first("head > title") or tree.css_first("title")
    title = clean_line(shown.text() if shown else "")
    headings = [name for node in tree.css("h1") if (name := clean_line(node.text(separator="")))]
    if not title:
        return headings[0] if headings else ""
    first = _SITE.split(title)[0]
    fitting = [
        name
        for name in headings
        if fold(name) == fold(first) or (fold(name) in fold(title) and len(name) >= 0.4 * len(title))
    ]
    return max(fitting, key=len, default=title)
