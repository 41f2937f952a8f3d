"""Small feeds, and what feedparser alone makes of one. For tests only."""

import io
import warnings
from collections.abc import Mapping
from typing import Any

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:garden="https://garden.example/words"'
)


def tolerant(body: bytes) -> Mapping[str, Any]:
    """What feedparser makes of `body`, told to leave its texts alone."""
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    return found


def rss(items: str, channel: str = "<title>Köksträdgården</title>", root: str = "") -> str:
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}{root}><channel>{channel}{items}</channel></rss>'


def atom(entries: str, feed: str = "<title>Köksträdgården</title>", root: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES}{root}>{feed}{entries}</feed>'
