"""A whole web page or HTML file as one post: its title, what its head says of it, and the part that is the text.

Must never hand on a page's navigation as the post, nor lose the text for want of an `<article>`.
"""

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from blogtui.model.text import clean_line, fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_META = {
    "author": "author", "article:author": "author", "dc.creator": "author", "byl": "author",
    "description": "description", "og:description": "description", "dc.description": "description",
    "keywords": "tags", "article:tag": "tags", "date": "date", "dc.date": "date", "article:published_time": "date",
    "datepublished": "date", "pubdate": "date", "article:modified_time": "updated", "last-modified": "updated",
    "og:image": "image", "twitter:image": "image", "og:site_name": "site", "category": "category",
    "article:section": "category",
}  # fmt: skip
_FURNITURE = "script, style, template, nav, aside, form, noscript, dialog, [hidden], [role=navigation]"
_AROUND = "header, footer"
_LEAST = 200
_SITE = re.compile(r"\s+[|–—·»-]\s+")


@dataclass(slots=True)
class Page:
    """A page taken apart: `fields` under the names that post files use, `body` the HTML of the text itself."""

    title: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    language: str = ""
    url: str | None = None


def read_page(text: str) -> Page:
    """What `text`, HTML of a page or a fragment of one, says of itself."""
    from selectolax.lexbor import LexborHTMLParser

    from blogtui.parse.html_depth import bounded

    tree = LexborHTMLParser(bounded(text))
    page = Page(fields=_head_fields(tree))
    root = tree.css_first("html")
    page.language = clean_line((root.attributes.get("lang") or "") if root else "", 35)
    canonical = tree.css_first('link[rel="canonical"]')
    page.url = canonical.attributes.get("href") if canonical else None
    page.title = _title(tree)
    for node in tree.css(_FURNITURE):
        node.decompose()
    main = _main(tree)
    if main is not None:
        if heading := _own_heading(main, page.title):
            heading.decompose()
        page.body = main.inner_html or ""
    return page


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
    """The day a page's structured data or its one `<time>` gives."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text() or "")
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                return str(item["datePublished"])
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


def _main(tree: "LexborHTMLParser") -> "LexborNode | None":
    articles = tree.css("article")
    if len(articles) == 1 and _long(articles[0]):
        return articles[0]
    for chosen in ("[itemprop=articleBody]", ".h-entry .e-content", "main", "[role=main]"):
        found = tree.css(chosen)
        if len(found) == 1 and _long(found[0]):
            return found[0]
    body = tree.body
    if body is not None and any(_long(node) for node in body.css("p, article, div")):
        around = [node for node in body.css(_AROUND) if not _holds_text(node)]
        for node in around:
            node.decompose()
    return body


def _holds_text(node: "LexborNode") -> bool:
    return bool(node.css("h1")) or node.parent is None or node.parent.tag == "article"


def _long(node: "LexborNode") -> bool:
    return len(node.text(separator=" ")) >= _LEAST


def _own_heading(main: "LexborNode", title: str) -> "LexborNode | None":
    for node in main.css("h1, h2")[:1]:
        if title and fold(node.text(separator="")) == fold(title):
            return node
    return None
