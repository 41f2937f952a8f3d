"""Values out of what a feed says of a post or a blog, whichever reader read it: names, categories, comments, pictures.

Must never trust a type: any field may be missing, empty or of another kind than the formats say.
"""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from blogtui.model.post import Comments, Enclosure
from blogtui.model.text import TITLE_LIMIT, clean_line, safe_url
from blogtui.parse.feed_names import split_list

Values = Mapping[str, Any]

_HTML_TAG = re.compile(
    r"<(?:/(?:[a-z][a-z0-9]*)\s*>|(?:p|br|hr|a|b|i|em|strong|img|div|span|ul|ol|li|h[1-6]|blockquote|pre|table|figure)"
    r"(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_MARKUP = re.compile(
    r"<(?:br\s*/?|p|/p|a\s+href=[^<>]*|img\s[^<>]*)>|&(?:nbsp|[mn]dash|[lr][sd]quo|hellip);", re.IGNORECASE
)
_TWICE = re.compile(r"&lt;(p|div|a)(?:\s[^<>]{0,500}?)?&gt;", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
_MAIL_NAME = re.compile(r"\s*(?:mailto:)?[^\s()<>]+@[^\s()<>]+\s*\((?P<name>[^()]+)\)\s*")
_NAME_MAIL = re.compile(r"\s*(?P<name>[^<>()]*[^<>()\s])\s*[<(]\s*(?:mailto:)?[^\s()<>]+@[^\s()<>]+[>)]\s*")
_LONGEST_NAME = 600
_TITLE_WORDS = 10
_NO_LABELS = ("tags", "keywords", "category", "categories")
_TITLE_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>")
_CLOSE_THEMSELVES = frozenset(["br", "hr", "img", "wbr", "p", "input"])
_AVATARS = "gravatar.com/avatar/"  # what WordPress.com has first among the pictures of a post
_MACHINE_SCHEMES = ("http://schemas.google.com/", "http://schemas.google.com/g/2005#kind")


def text_of(value: object) -> str:
    """`value` where it is text, else nothing."""
    return value if isinstance(value, str) else ""


def dicts_of(value: object) -> list[Values]:
    """The mappings among the items of `value`, which may be anything."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, (list, tuple)) else []


def looks_like_html(text: str) -> bool:
    """Whether text of an undeclared kind holds a tag that a writer would use, or a character reference."""
    return ("<" in text and bool(_HTML_TAG.search(text))) or ("&" in text and bool(_REFERENCE.search(text)))


def is_markup(text: str) -> bool:
    """Whether text that was called plain is markup all the same: no one writes these for readers."""
    return bool(_MARKUP.search(text))


def undressed(text: str) -> str:
    """`text`, without the second escaping that some programs give markup which already had one."""
    found = "<" not in text and _TWICE.search(text)
    return html.unescape(text) if found and f"&lt;/{found[1]}&gt;" in text[found.end() :] else text


def is_address(text: str) -> bool:
    """Whether `text` is a web address by itself."""
    return text.lower().startswith(("http://", "https://"))


def plain(text: str, kind: str = "") -> str:
    """One plain line of `text`: markup dropped and entities resolved once, unless `kind` says it has neither."""
    if kind == "text" or not text:
        return clean_line(text)
    if kind == "html" or looks_like_html(text):
        from blogtui.parse.html import plain_text

        return clean_line(plain_text(text))
    return clean_line(html.unescape(text)) if "&" in text else clean_line(text)


def title(text: str, kind: str = "") -> str:
    """`plain`, but a tag that the title opens and never closes is a word of it: what it is about."""
    if kind or "<" not in text:
        return plain(text, kind)
    text = text[: 4 * TITLE_LIMIT]
    low = text.lower()

    def told(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        return tag[0] if name in _CLOSE_THEMSELVES or f"</{name}" in low else f"&lt;{tag[0][1:]}"

    escaped = _TITLE_TAG.sub(told, text)
    return plain(escaped, "html" if escaped != text else "")


def title_from(text: str) -> str:
    """A title for a post that has none: the first words of its `text`."""
    words = text[:2_000].split()
    shown = clean_line(" ".join(words[:_TITLE_WORDS]), 80)
    return f"{shown}…" if len(words) > _TITLE_WORDS and not shown.endswith("…") else shown


def person(name: str) -> str:
    """The name in `mail (Name)` or `Name <mail>`; whatever else it is, as it stands."""
    name = html.unescape(name[:_LONGEST_NAME])  # the patterns take the square of its length
    match = _MAIL_NAME.fullmatch(name) or _NAME_MAIL.fullmatch(name)
    return clean_line(match["name"] if match else name).strip("\"'")


def people(values: Values) -> tuple[str, ...]:
    """The authors a post or a feed names."""
    whole = text_of(values.get("author"))
    # feedparser cuts addresses whose last part is longer than .info, and the name with them.
    if "@" in whole and len(dicts_of(values.get("authors"))) <= 1:
        return tuple(name for name in (person(whole),) if name)
    named = [text_of(author.get("name")) or text_of(author.get("email")) for author in dicts_of(values.get("authors"))]
    found = [name for text in named if (name := person(text))] or [name for name in (person(whole),) if name]
    # Who is named needs no address beside the name.
    return tuple(name for name in found if not _MAIL.fullmatch(name)) or tuple(found)


def authors_of(entry: Values, fallback: tuple[str, ...]) -> tuple[str, ...]:
    """A post's authors: its own, else those of the feed it was taken from (Atom's `source`), else `fallback`."""
    source = entry.get("source")
    return people(entry) or (people(source) if isinstance(source, Mapping) else ()) or fallback


def categories_of(tags: object) -> tuple[str, ...]:
    """The categories as their readers see them: the label, else the term."""
    found = []
    for tag in dicts_of(tags):
        term, label = text_of(tag.get("term")), text_of(tag.get("label"))
        if not label and "#" in term and text_of(tag.get("scheme")).startswith(_MACHINE_SCHEMES):
            continue
        # Flickr and Yahoo call all their tags "Tags" (media:category).
        found.append(plain(term if term and label.strip().lower() in _NO_LABELS else label or term))
    return split_list(found)


def count_of(*values: object) -> int | None:
    """The first of `values` that is a number of things."""
    for value in values:
        if isinstance(value, bool):
            continue
        if isinstance(value, int):
            return value
        if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
            return int(value)
    return None


def comments_of(values: Values, base: str | None) -> Comments:
    """What an entry says of its comments: slash, thr, wfw and `<comments>`."""
    replies = [link for link in dicts_of(values.get("links")) if link.get("rel") == "replies"]
    pages = [link for link in replies if "xml" not in text_of(link.get("type"))]
    feeds = [link for link in replies if "xml" in text_of(link.get("type"))]
    counts = [link.get("thr:count") or link.get("count") or link.get("thr_count") for link in replies]
    page = text_of(values.get("comments"))
    count = count_of(values.get("slash_comments"), values.get("thr_total"), *counts, page)
    return Comments(
        count=count,
        url=_address(("" if page.strip().isdecimal() else page, *_hrefs(pages)), base),
        feed=_address((text_of(values.get("wfw_commentrss")), *_hrefs(feeds)), base),
        form=_address((text_of(values.get("wfw_comment")),), base),
    )


def enclosures_of(values: Values, base: str | None) -> tuple[Enclosure, ...]:
    """The files that come with an entry."""
    return tuple(
        Enclosure(
            safe_url(text_of(item.get("href") or item.get("url")), base),
            text_of(item.get("type")),
            count_of(item.get("length")),
        )
        for item in dicts_of(values.get("enclosures"))
    )


def image_of(values: Values, base: str | None) -> str | None:
    """The picture of an entry: thumbnail, media picture, iTunes picture, enclosed picture."""
    media = [
        item
        for item in dicts_of(values.get("media_content"))
        if item.get("medium") == "image" or text_of(item.get("type")).startswith("image/")
    ]
    own = values.get("image")
    enclosed = [item for item in dicts_of(values.get("enclosures")) if text_of(item.get("type")).startswith("image/")]
    addresses = [
        *_hrefs(dicts_of(values.get("media_thumbnail"))),
        *_hrefs(media),
        *_hrefs([own] if isinstance(own, Mapping) else []),
        *_hrefs(enclosed),
    ]
    return _address((address for address in addresses if _AVATARS not in address), base)


def _hrefs(items: Iterable[Values]) -> list[str]:
    return [text_of(item.get("href") or item.get("url")) for item in items]


def _address(candidates: Iterable[str], base: str | None) -> str | None:
    return next((url for text in candidates if text and (url := safe_url(text, base))), None)
