"""What bytes are, by what they hold first and by their name and declared type only then; both often lie (R10, R11)."""

import json
import re
from typing import Literal

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.model.text import clean_line, without_userinfo
from blogtui.parse.encoding import decode

Kind = Literal["feed", "jsonfeed", "opml", "html", "markdown", "text", "savedpage", "empty", "binary"]

_HEAD = 8_192
_NOISE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!(?!--)[^\[>]*(?:\[[^\]]*\][^>]*)?>)+", re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z][\w.\-]*:)?([A-Za-z][\w.\-]*)")
_FEED_ROOTS = frozenset(("rss", "rdf", "feed", "channel"))
_LATE_FEED = re.compile(r"^[^<{]{0,2000}<(?:\?xml|rss|feed|rdf:RDF)\b", re.IGNORECASE)
_FEED_INSIDE = re.compile(r"<(?:rss\b[^>]*>\s*<channel|rdf:RDF\b|feed\b[^>]*xmlns)", re.IGNORECASE)
_JSON_FEED = re.compile(r"jsonfeed\.org|\"items\"\s*:\s*\[|^\{\s*\"rss\"\s*:\s*\{")
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"SQLite format",
)
# What Cloudflare, DataDome, Imperva, PerimeterX, Akamai, AWS and Anubis show a program that asks for a page.
_ROBOT_CHECK = re.compile(
    r"cf-challenge|challenge-platform|cf_chl_|cf-turnstile|cf-error-details|captcha-delivery\.com|_Incapsula_Resource"
    r"|px-captcha|awswaf\.com|sgcaptcha|anubis_challenge|<title>\s*(?:Just a moment|Attention Required|DDoS-Guard"
    r"|Pardon Our Interruption|Making sure you|Checking your browser|Verifying you|Are you a robot)",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"<input\b[^<>]{0,500}?\btype\s*=\s*[\"']?password"
    r"|<title>[^<>]{0,80}\b(?:log ?in|sign ?in|logga in|inloggning|anmelden|anmeldung|connexion|iniciar sesión)\b",
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
_POST_NAMES = (*_MARKDOWN_NAMES, ".html", ".htm", ".txt", ".text", ".rst")


def sniff(fetched: Fetched) -> Kind:
    """What `fetched` holds."""
    head = fetched.body[:_HEAD]
    if not fetched.body.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return "empty"
    if head.startswith(_MAGIC):
        return "binary"
    text = decode(head[: len(head) // 4 * 4] if len(head) == _HEAD else head, fetched.charset)
    if kind := _by_content(text, fetched):
        return kind
    least = 3 if _file_name(fetched).endswith(_POST_NAMES) else 20
    if len(_CONTROLS.findall(text)) * least > len(text):
        return "binary"
    return _by_name(fetched, text)


def _by_content(text: str, fetched: Fetched) -> Kind | None:
    start = text.lstrip("\ufeff \t\r\n\x00")
    if start[:1] in "{[" and _is_json_feed(start, fetched):
        return "jsonfeed"
    skipped = _NOISE.match(start)
    root = _ROOT.match(start[skipped.end() if skipped else 0 :])
    name = root[2].lower() if root else ""
    if name in _FEED_ROOTS:
        return "feed"
    if name == "opml" or (name in ("outline", "body") and "xmlurl" in text.lower()):
        return "opml"
    posted = _file_name(fetched).endswith((*_MARKDOWN_NAMES, ".html", ".htm"))
    if not posted and (_LATE_FEED.match(start) and _FEED_INSIDE.search(text)):
        return "feed"
    if name in ("html", "head") or start[:14].lower() == "<!doctype html":
        return "html"
    return None


def _is_json_feed(start: str, fetched: Fetched) -> bool:
    return bool(_JSON_FEED.search(start)) or "json" in fetched.mime or _file_name(fetched).endswith(".json")


def _by_name(fetched: Fetched, text: str) -> Kind:
    name = _file_name(fetched)
    if name.endswith(_MARKDOWN_NAMES) or fetched.mime in ("text/markdown", "text/x-markdown"):
        return "markdown"
    if name.endswith((".html", ".htm", ".xhtml")) or fetched.mime in ("text/html", "application/xhtml+xml"):
        return "html"
    if name.endswith(".opml"):
        return "opml"
    if re.match(r"(?:---|\+\+\+)[ \t]*\r?\n", text):
        return "markdown"
    if re.search(r"<(?:\w+:)?(?:item|entry)[\s>]", text):
        return "feed"
    if re.match(r"\s*<(?:!doctype|[a-z][a-z0-9]*[\s>/])", text, re.IGNORECASE):
        return "html"
    from blogtui.parse.savedpage import is_saved_page

    return "savedpage" if is_saved_page(text) else "text"


def _file_name(fetched: Fetched) -> str:
    return (fetched.name or fetched.url.partition("?")[0]).lower()


def shown_name(fetched: Fetched) -> str:
    """What to call a source in a sentence."""
    return clean_line(fetched.name or without_userinfo(fetched.url), 200)


def not_a_feed(fetched: Fetched) -> str:
    """A sentence on what was there where a feed was expected."""
    name, kind = shown_name(fetched), sniff(fetched)
    if kind == "empty":
        return _("{name} is empty.", name=name)
    if kind == "binary":
        return _("{name} is neither text nor a feed.", name=name)
    if kind == "opml":
        return _("{name} is a list of subscriptions; import it with “blogtui import”.", name=name)
    if kind == "html":
        return obstacle_in(fetched) or _("{name} is a web page, not a feed.", name=name)
    if fetched.body.lstrip()[:1] in (b"{", b"[") and _is_json(fetched.body):
        return _("{name} is JSON but no feed.", name=name)
    return _("{name} holds no feed.", name=name)


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def obstacle_in(fetched: Fetched, name: str = "") -> str:
    """A sentence on the page that a server put before the one asked for; "" where it is no such page."""
    name, text = name or shown_name(fetched), decode(fetched.body[:100_000], fetched.charset)
    if _ROBOT_CHECK.search(text):
        return _("{name} answered with a check for robots instead of its content.", name=name)
    if _LOGIN.search(text):
        return _("{name} answered with a login page instead of its content.", name=name)
    return ""
