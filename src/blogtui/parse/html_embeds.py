"""What a terminal cannot play, as a link with a name: frames, films, sounds, and what scripts would fetch.

Must never follow an address; one to a player becomes one to the page that people know.
"""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import basename
from urllib.parse import parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborNode

from blogtui.model.document import Embed
from blogtui.model.text import clean_line, safe_url
from blogtui.parse.html_hidden import Attributes
from blogtui.parse.html_names import absolute

_PLAYERS = (  # compiled when the first player is met
    (r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed/videoseries\?(?:.*&)?list=)([\w-]+).*",
     r"https://www.youtube.com/playlist?list=\1"),
    (r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/([\w-]+).*",
     r"https://www.youtube.com/watch?v=\1"),
    (r"https?://player\.vimeo\.com/video/(\d+).*", r"https://vimeo.com/\1"),
    (r"https?://vimeo\.com/moogaloop\.swf\?(?:.*&)?clip_id=(\d+).*", r"https://vimeo.com/\1"),
    (r"https?://open\.spotify\.com/embed(?:-podcast)?/(\w+)/(\w+).*", r"https://open.spotify.com/\1/\2"),
    (r"https?://embed\.(music|podcasts)\.apple\.com/(.+)", r"https://\1.apple.com/\2"),
    (r"https?://codepen\.io/([^/]+)/embed/(?:preview/)?([^/?]+).*", r"https://codepen.io/\1/pen/\2"),
    (r"https?://(?:www\.)?dailymotion\.com/embed/video/(\w+).*", r"https://www.dailymotion.com/video/\1"),
    (r"https?://(?:www\.)?archive\.org/embed/([^/?]+).*", r"https://archive.org/details/\1"),
    (r"https?://embed\.ted\.com/(.+)", r"https://www.ted.com/\1"),
    (r"https?://codesandbox\.io/embed/(.+)", r"https://codesandbox.io/s/\1"),
    (r"https?://(?:www\.)?loom\.com/embed/(\w+).*", r"https://www.loom.com/share/\1"),
    (r"https?://platform\.twitter\.com/embed/.*[?&]id=(\d+).*", r"https://x.com/i/status/\1"),
    (r"(https?://[^/]+)/videos/embed/([\w-]+).*", r"\1/videos/watch/\2"),
    (r"(https?://(?:www\.)?instagram\.com/(?:p|reel)/[\w-]+)/embed.*", r"\1/"),
    (r"https?://(?:www\.)?tiktok\.com/embed/(?:v2/)?(\d+).*", r"https://www.tiktok.com/@/video/\1"),
    (r"https?://(?:asciinema\.org)/a/(\w+)/(?:iframe|embed).*", r"https://asciinema.org/a/\1"),
)  # fmt: skip
_SCRIPTED = re.compile(r"(https?:)?//(gist\.github\.com/[\w./-]+|asciinema\.org/a/\w+|www\.instagram\.com/p/\w+)\.js\b")
_SITES = {
    "youtube.com": "YouTube", "vimeo.com": "Vimeo", "open.spotify.com": "Spotify", "codepen.io": "CodePen",
    "soundcloud.com": "SoundCloud", "dailymotion.com": "Dailymotion", "archive.org": "Internet Archive",
    "music.apple.com": "Apple Music", "podcasts.apple.com": "Apple Podcasts", "ted.com": "TED", "x.com": "X",
    "twitter.com": "X", "instagram.com": "Instagram", "tiktok.com": "TikTok", "google.com": "Google",
    "jsfiddle.net": "JSFiddle", "codesandbox.io": "CodeSandbox", "gist.github.com": "Gist", "loom.com": "Loom",
    "asciinema.org": "asciinema", "facebook.com": "Facebook", "player.twitch.tv": "Twitch", "mixcloud.com": "Mixcloud",
    "speakerdeck.com": "Speaker Deck", "slideshare.net": "SlideShare", "docs.google.com": "Google Docs",
}  # fmt: skip
_SAYS_NOTHING = re.compile(
    r"(?:youtube|vimeo|spotify|codepen|soundcloud|twitter|instagram|facebook)?\s*(?:video|embed(?:ded)?)?\s*"
    r"(?:player|embed|content|post|frame|iframe)?",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:Spotify Embed|YouTube video player|Embedded (?:content|post|video)|Vimeo video)\s*[:–-]\s*", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:\.\d+)?")
_ISO_LENGTH = re.compile(r"P(?:(\d{1,3})D)?T?(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?", re.IGNORECASE)
_INNER_LINK = re.compile(
    r"""<a\s[^>]{0,500}?href=["']([^"'<>]{1,2000})["'][^>]{0,200}>([^<>]{1,300})</a>""", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:pdf|svg|swf|mp[34]|webm|ogg|docx?|pptx?)$", re.IGNORECASE)
_LONGEST_LENGTH = 10**6  # seconds


def embed_of(node: LexborNode, base: str | None) -> Embed | None:
    """The frame, film or sound as a named link; None where nothing names it."""
    attributes, kind = node.attributes, node.tag or ""
    kind = {"embed": "object", "amp-video": "video", "amp-audio": "audio"}.get(kind, kind)
    kind = kind if kind in ("iframe", "video", "audio", "object") else "iframe"
    href = next((url for source in _sources(node, attributes) if (url := absolute(source, base))), None)
    inner_title = ""
    if kind == "iframe" and (match := _INNER_LINK.search(node.text()[:5_000])):  # as Bandcamp writes it
        inner_title = clean_line(unescape(match[2]))
        href = absolute(unescape(match[1]), base) or href
    href = page_of(href)
    site = (urlsplit(href).hostname or "").removeprefix("www.") if href else ""
    title = _title(attributes) or inner_title or _fallback(kind, site, href)
    return Embed(kind, title, href, site, _length(attributes)) if title else None


def scripted(node: LexborNode, base: str | None) -> Embed | None:
    """What a `script` would put in its own place, where its address tells; None for every other script."""
    if match := _SCRIPTED.match(node.attributes.get("src") or ""):
        href = safe_url(f"https://{match[2]}")
        site = urlsplit(href or "").hostname or ""
        return Embed("object", _SITES.get(site, site), href, site)
    return None


def page_of(href: str | None) -> str | None:
    """The page that people know of what an address to a player plays."""
    if not href:
        return None
    for pattern, page in _PLAYERS:
        if match := re.fullmatch(pattern, href):
            return safe_url(match.expand(page))
    parts = urlsplit(href)
    if parts.hostname == "w.soundcloud.com" and (found := parse_qs(parts.query).get("url")):
        return safe_url(found[0]) or href
    return href


def _sources(node: LexborNode, attributes: Attributes) -> Iterator[str]:
    for name in ("src", "data-src", "data-lazy-src", "data", "data-litespeed-src"):
        if (source := attributes.get(name)) and source != "about:blank":
            yield source
    if video := attributes.get("videoid") or attributes.get("data-videoid"):
        site = "https://vimeo.com/" if "vimeo" in (node.tag or "") else "https://www.youtube.com/watch?v="
        yield site + video
    for inner in node.css("source[src],embed[src],param[name=movie],param[name=src]")[:5]:
        yield inner.attributes.get("src") or inner.attributes.get("value") or ""


def _title(attributes: Attributes) -> str:
    """The title that the author or the player gives, less what only says that it is a player."""
    for name in ("title", "aria-label", "playlabel", "data-title"):
        title = _LEADS.sub("", clean_line(attributes.get(name) or ""))
        if title and not _SAYS_NOTHING.fullmatch(title):
            return title
    return ""


def _fallback(kind: str, site: str, href: str | None) -> str:
    name = basename(urlsplit(href).path) if href else ""
    if name and (kind in ("video", "audio") or _FILE.search(name)):
        return clean_line(unquote(name))
    return _SITES.get(site, site)


def _length(attributes: Attributes) -> int:
    """How long it plays, in seconds, where that is told: as seconds, as minutes and seconds, or as ISO 8601."""
    told = (attributes.get("data-duration") or attributes.get("duration") or "").strip()
    if match := _CLOCK.fullmatch(told):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return 3_600 * hours + 60 * minutes + seconds
    if len(told) > 1 and (match := _ISO_LENGTH.fullmatch(told)):
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return min(_LONGEST_LENGTH, 86_400 * days + 3_600 * hours + 60 * minutes + seconds)
    match = re.match(r"\d{1,7}", told)
    return min(_LONGEST_LENGTH, int(match[0])) if match else 0
