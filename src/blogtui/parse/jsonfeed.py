"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1) and RSS-in-JSON, tolerant of wrong types.

What has another kind than the formats say is not there.
"""

import json
import re
from datetime import datetime
from typing import Any

from blogtui.i18n import gettext as _
from blogtui.model.post import Blog, BodyFormat, Enclosure, Fetched, ParsedFeed, Post
from blogtui.model.text import safe_url
from blogtui.parse import feed_values as values
from blogtui.parse.dates import parse_date
from blogtui.parse.encoding import decode
from blogtui.parse.errors import ParseError
from blogtui.parse.feed_names import split_list
from blogtui.parse.feed_rssjson import raw_of
from blogtui.parse.feed_values import Values, dicts_of, text_of
from blogtui.parse.sniff import not_a_feed, shown_name

_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]++|\\.)*+"|,(?=\s*+[\]}])', re.DOTALL)


def parse_jsonfeed(fetched: Fetched) -> ParsedFeed:
    """The blog and its posts. Raises ParseError when the bytes are no JSON, or JSON but no feed."""
    raw = _load(fetched)
    if (rss := raw_of(raw)) is not None:
        from blogtui.parse.feed import posts_of

        return posts_of(rss, fetched)
    if not isinstance(raw, dict) or not (
        isinstance(raw.get("items"), list) or "jsonfeed.org" in text_of(raw.get("version"))
    ):
        raise ParseError(_("{name} is JSON but no feed.", name=shown_name(fetched)))
    home = safe_url(fetched.url)
    blog = Blog(
        name=values.plain(text_of(raw.get("title"))),
        url=safe_url(text_of(raw.get("feed_url")), home),
        site=safe_url(text_of(raw.get("home_page_url")), home),
        presentation=text_of(raw.get("description")),
        image=_first_address(home, raw.get("icon"), raw.get("favicon")),
        language=text_of(raw.get("language")),
    )
    fallback = _authors(raw)
    posts = tuple(_post(item, blog, fallback, home) for item in dicts_of(raw.get("items")))
    return ParsedFeed(blog, posts)


def _load(fetched: Fetched) -> Any:
    # RFC 8259 knows only UTF-8; whoever declares something else has to be believed when it is not that.
    text = decode(fetched.body, fetched.charset)
    try:
        return _tolerant(text)
    except RecursionError as error:
        raise ParseError(_("{name} is nested too deeply to be read.", name=shown_name(fetched))) from error
    except ValueError as error:
        if fetched.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            raise ParseError(_("{name} is malformed JSON.", name=shown_name(fetched))) from error
        raise ParseError(not_a_feed(fetched)) from error


def _tolerant(text: str) -> Any:
    """JSON, with the commas before a closing bracket that people leave behind. Raises ValueError, RecursionError."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        mended = _STRING_OR_COMMA.sub(lambda match: "" if match[0][0] == "," else match[0], text)
        return json.loads(mended, strict=False)


def _post(item: Values, blog: Blog, fallback: tuple[str, ...], home: str | None) -> Post:
    from blogtui.parse.document import words_of

    base = home or blog.site
    guid = _id(item.get("id"))
    url = _first_address(base, item.get("url"), item.get("external_url"), guid if values.is_address(guid) else "")
    files = tuple(_enclosure(part, url or base) for part in dicts_of(item.get("attachments")))
    pictures = [file.url for file in files if file.type.startswith("image/")]
    body, kind = _body(item)
    text = words_of(body, kind)
    summary = values.plain(text_of(item.get("summary")))
    published = _date(item.get("date_published"))
    updated = _date(item.get("date_modified"))
    return Post(
        title=values.title(text_of(item.get("title"))) or values.title_from(text or summary),
        guid=guid,
        url=url,
        authors=_authors(item) or fallback,
        published=published or updated,
        updated=updated if published and updated != published else None,
        categories=_names(item.get("tags")),
        summary=summary,
        body=body,
        body_format=kind,
        text=text,
        base=url or blog.site or home,
        image=_first_address(url or base, item.get("image"), item.get("banner_image"), *pictures),
        enclosures=files,
        language=text_of(item.get("language")) or blog.language,
    )


def _body(item: Values) -> tuple[str, BodyFormat]:
    if (body := text_of(item.get("content_html"))).strip():
        return body, "html"
    if (body := text_of(item.get("content_text"))).strip():
        return body, "text"
    body = text_of(item.get("summary"))
    return body, "html" if values.looks_like_html(body) else "text"


def _date(value: object) -> datetime | None:
    return parse_date(_id(value))


def _id(value: object) -> str:
    # Version 1.1: "if an id is presented as a number, it should be coerced to a string".
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:  # more digits than Python writes out
            return ""
    return text_of(value)


def _names(value: object) -> tuple[str, ...]:
    return split_list(map(text_of, value if isinstance(value, list) else [value]))


def _authors(told: Values) -> tuple[str, ...]:
    """The authors of version 1.1 and of version 1; a bare name where an object belongs counts as well."""
    several = told.get("authors")
    named = [*(several if isinstance(several, list) else [several]), told.get("author")]
    found = [values.person(text_of(one.get("name") if isinstance(one, dict) else one)) for one in named]
    return tuple(name for name in found if name)


def _first_address(base: str | None, *candidates: object) -> str | None:
    return next((url for text in candidates if (url := safe_url(text_of(text) or None, base))), None)


def _enclosure(part: Values, base: str | None) -> Enclosure:
    size = part.get("size_in_bytes")
    length = int(size) if isinstance(size, float) and size == size and abs(size) < 2**60 else values.count_of(size)
    return Enclosure(_first_address(base, part.get("url")), text_of(part.get("mime_type")), length)
