"""RSS, RDF, Atom and CDF feeds, however broken they are (R11): by the strict reader, what that refuses by feedparser.

feedparser is only ever handed a stream: given a string it opens files and addresses by that name (S4).
"""

import io
import re
from datetime import datetime
from typing import Any

from blogtui.i18n import gettext as _
from blogtui.model.post import Blog, BodyFormat, Fetched, ParsedFeed, Post
from blogtui.model.text import safe_url
from blogtui.parse import feed_values as values
from blogtui.parse.dates import parse_date
from blogtui.parse.encoding import decode
from blogtui.parse.errors import ParseError
from blogtui.parse.feed_schedule import schedule_of, skips_in
from blogtui.parse.feed_values import Values, text_of

_ITEM = re.compile(rb"<(?:[a-z0-9]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_PREFIX = re.compile(r"<([A-Za-z]\w*):(?:item|entry)[\s>]", re.IGNORECASE)
# feedparser's own opinions of the transport, which the reader need not hear.
_HARMLESS = ("NonXMLContentType", "CharacterEncodingOverride", "UndeclaredNamespace")


def parse_feed(fetched: Fetched) -> ParsedFeed:
    """The blog and its posts. Raises ParseError, which says what it is instead, when there is no feed."""
    from blogtui.parse.feed_strict import raw_of

    raw = raw_of(decode(fetched.body, fetched.charset)) or _read(fetched.body, fetched.charset)
    if not raw.get("entries") and _ITEM.search(fetched.body):
        raw = _reread(fetched, raw)
    if not raw.get("entries") and not (raw.get("version") and _presents_itself(raw.get("feed") or {})):
        from blogtui.parse.sniff import not_a_feed

        raise ParseError(not_a_feed(fetched))
    return posts_of(raw, fetched)


def _presents_itself(feed: Values) -> bool:
    """Whether what has no posts is a feed all the same: other formats have such roots too."""
    return any(feed.get(name) for name in ("title", "subtitle", "link", "links"))


def posts_of(raw: Values, fetched: Fetched) -> ParsedFeed:
    """The blog and posts of what feedparser, or a reader that gives the same form, found in `fetched`."""
    feed: Values = raw.get("feed") or {}
    home = safe_url(fetched.url)
    site = safe_url(text_of(feed.get("link")), home)
    blog = _blog(feed, site, home)
    atom = text_of(raw.get("version")).startswith("atom")
    fallback = values.people(feed)
    posts = tuple(_post(entry, blog, home, fallback, atom) for entry in values.dicts_of(raw.get("entries")))
    return ParsedFeed(blog, posts, _warnings(raw), schedule=schedule_of(feed))


def _read(body: bytes, declared: str) -> Values:
    import feedparser

    from blogtui.parse.guard import guarded

    # The encoding is decided here: feedparser's own way spoils a whole feed for one wrong byte.
    body = guarded(decode(body, declared).encode("utf-8", "replace"))
    try:
        raw: Values = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # feedparser lets through whatever its many parts raise
        return {"bozo": True, "bozo_exception": error}
    # It keeps the last hour and day alone of those that a feed wants to be left alone at.
    if isinstance(feed := raw.get("feed"), dict):
        feed |= skips_in(body.decode("utf-8", "replace"))
    return raw


def _reread(fetched: Fetched, first: Values) -> Values:
    """A second reading of what looks like a feed but gave nothing: from its root on, without its declarations."""
    text = decode(fetched.body, fetched.charset)
    root = re.search(r"<(?:rss|feed|rdf:RDF|(?:rss:)?channel)\b", text, re.IGNORECASE)
    text = text[root.start() if root else 0 :]
    if (prefix := _PREFIX.search(text)) and f"xmlns:{prefix[1]}" not in text:
        text = re.sub(rf"(</?|\s){re.escape(prefix[1])}:(?=[a-zA-Z])", r"\1", text)
    second = _read(text.encode("utf-8", "replace"), "utf-8")
    return second if second.get("entries") else first


def _warnings(raw: Values) -> tuple[str, ...]:
    if not raw.get("bozo") or type(raw.get("bozo_exception")).__name__ in _HARMLESS:
        return ()
    return (_("The feed is not well-formed; what could be read is shown."),)


def _kind(detail: Any) -> str:
    """What a text construct holds, as `values.plain` wants it: in Atom "text" is literal, elsewhere it is a guess."""
    kind = text_of(detail.get("type")) if hasattr(detail, "get") else ""
    return "html" if "html" in kind else "text" if kind == "text/plain" else ""


def _plain(entry: Values, name: str, atom: bool) -> str:
    kind = _kind(entry.get(f"{name}_detail"))
    return values.plain(values.undressed(text_of(entry.get(name))), kind if atom or kind == "html" else "")


def _title(entry: Values, atom: bool) -> str:
    kind = _kind(entry.get("title_detail"))
    return values.title(text_of(entry.get("title")), kind if atom else "")


def _blog(feed: Values, site: str | None, home: str | None) -> Blog:
    image = values.dicts_of([feed.get("image")])
    pictures = [text_of(item.get("href") or item.get("url")) for item in image]
    pictures += [text_of(feed.get("logo")), text_of(feed.get("icon"))]
    own = [text_of(link.get("href")) for link in values.dicts_of(feed.get("links")) if link.get("rel") == "self"]
    base = home or site
    return Blog(
        name=_plain(feed, "title", False),
        url=next((url for text in own if (url := safe_url(text, base))), None),
        site=site,
        presentation=_plain(feed, "subtitle", False),
        image=next((url for text in pictures if text and (url := safe_url(text, base))), None),
        language=text_of(feed.get("language")),
    )


def _post(entry: Values, blog: Blog, home: str | None, fallback: tuple[str, ...], atom: bool) -> Post:
    from blogtui.parse.document import words_of

    body, kind, detail = _content(entry, atom)
    url = safe_url(_link(entry), home or blog.site)
    base = safe_url(text_of(detail.get("base")), home or blog.site) or url or blog.site or home
    text = words_of(body, kind)
    summary = _plain(entry, "summary", atom) if body != text_of(entry.get("summary")) else ""
    published, updated = _dates(entry)
    return Post(
        title=_title(entry, atom) or values.title_from(text or summary),
        guid=text_of(entry.get("id")),
        url=url,
        authors=values.authors_of(entry, fallback),
        published=published,
        updated=updated,
        categories=values.categories_of(entry.get("tags")),
        summary=summary,
        body=body,
        body_format=kind,
        text=text,
        base=base,
        comments=values.comments_of(entry, base),
        image=values.image_of(entry, base),
        enclosures=values.enclosures_of(entry, base),
        language=text_of(entry.get("language")) or text_of(detail.get("language")) or blog.language,
    )


def _link(entry: Values) -> str:
    link = text_of(entry.get("link"))
    # feedparser takes an id for the link where there is none; only an address is one.
    return "" if entry.get("guidislink") and link == entry.get("id") and not values.is_address(link) else link


def _content(entry: Values, atom: bool) -> tuple[str, BodyFormat, Values]:
    """The fullest text of an entry, what it is written in, and what is known of it."""
    contents = [
        item
        for item in values.dicts_of(entry.get("content"))
        if text_of(item.get("value")).strip() and _readable(text_of(item.get("type")))
    ]
    # Of a plain and a marked up form, the marked up; the longest of equals.
    best = max(contents, key=lambda item: (_kind(item) == "html", len(item["value"])), default=None)
    detail: Values = best if best is not None else entry.get("summary_detail") or {}
    body = values.undressed(text_of(best["value"]) if best is not None else text_of(entry.get("summary")))
    # Atom says what a text is, but for generators that call markup plain; RSS leaves it to be seen.
    marked = (_kind(detail) != "text" or values.is_markup(body)) if atom else values.looks_like_html(body)
    return body, "html" if marked else "text", detail


def _readable(kind: str) -> bool:
    return not kind or kind.startswith("text/") or kind.endswith(("xml", "html"))


def _dates(entry: Values) -> tuple[datetime | None, datetime | None]:
    published, created, updated = (_date(entry, name) for name in ("published", "created", "updated"))
    first = published or created or updated
    return first, updated if updated != first else None


def _date(entry: Values, name: str) -> datetime | None:
    # Past feedparser's own `get`, which answers a question for one date with another.
    return parse_date(text_of(dict.get(entry, name))) if isinstance(entry, dict) else None
