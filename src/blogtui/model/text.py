"""The only gate for untrusted text and addresses (requirements S1, S3).

Every value from outside passes here once, where it is made. What leaves this module can be written to a terminal:
no control code, no direction override, no tag character, no lone surrogate.
"""

import re
import unicodedata
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# C0 and C1 controls, DEL, bidi embeddings, overrides and isolates, tag characters, interlinear annotations,
# byte-order marks and surrogates. Kept: tab and newline (the callers decide), ZWJ, ZWNJ, LRM, RLM, soft hyphen.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\n\u2000-\u200a\u3000]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_HOST = re.compile(r"\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]+)*\.?")

TITLE_LIMIT = 2_000
URL_LIMIT = 8_192
_URL_KEEP = "!#$%&'()*+,/:;=?@[]~"
# What `safe_url` would only take apart and put together again, as most addresses are.
_SAFE_URL = re.compile(
    r"https?://[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*+(?::[1-9][0-9]{0,3})?+"
    r"(?:/[A-Za-z0-9_.~!$%&'()*+,/:=@\-]*+)?+(?:\?[A-Za-z0-9_.~!$%&'()*+,/:=@\-]++)?+(?:#[A-Za-z0-9_.~\-]++)?+"
)
WEB_SCHEMES = ("http", "https", "mailto")


def clean_text(text: str) -> str:
    """Text of many lines, safe for a terminal: NFC, newlines as `\\n`, no forbidden character (S1)."""
    if text.isascii() and text.isprintable():
        return text
    if not text.replace("\n", "").isprintable():  # no forbidden character is printable
        text = _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str, limit: int = 0) -> str:
    """Text of one line: as `clean_text`, with all white space runs as one space, and cut at `limit` characters."""
    if not text.isprintable():
        text = clean_text(text).replace("\n", " ")
    elif not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "  " in text or text[:1] == " " or text[-1:] == " " or not text.isprintable():
        text = _SPACES.sub(" ", text).strip()
    if limit and len(text) > limit:
        return text[: limit - 1].rstrip() + "…"
    return text


def storable(text: str) -> str:
    """Source text that is kept as it came, less what no encoder takes: lone surrogates and NUL."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


@lru_cache(maxsize=2_048)  # names return from post to post
def fold(text: str) -> str:
    """The form under which names are compared: without case, extra spaces or differences of Unicode form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", clean_line(text)).casefold())


_AFTER_Z = str.maketrans(
    {"å": "z\U00010000", "ä": "z\U00010001", "æ": "z\U00010001", "ö": "z\U00010002", "ø": "z\U00010002"}
)


def swedish_key(text: str) -> str:
    """What texts are sorted by in Swedish order, without case (L3): å, ä, ö after z, whatever the machine's locale."""
    return text.casefold().translate(_AFTER_Z)


def label_key(labels: "Sequence[str]") -> str:
    """What posts are sorted by that are listed by category: the first of their `labels`, none after all others."""
    return swedish_key(labels[0]) if labels and labels[0] else "\U0010ffff"


@lru_cache(maxsize=2_048)  # an address passes here where it is read, and again in the value that carries it
def safe_url(url: str | None, base: str | None = None) -> str | None:
    """An absolute address that may be opened, copied and sent to a terminal, or None (S3).

    Relative addresses are joined to `base`. Only http and https with a host, and mailto. User names and passwords
    are dropped, hosts are ASCII (IDNA), everything that is no URL character is percent-encoded.
    """
    if not url:
        return None
    if len(url) <= URL_LIMIT and _SAFE_URL.fullmatch(url):
        return url
    from urllib.parse import quote, urljoin, urlsplit, urlunsplit

    url = _FORBIDDEN.sub("", url).replace("\t", "").replace("\n", "").replace("\r", "").strip()
    if not url or len(url) > URL_LIMIT:
        return None
    try:
        if base:
            url = urljoin(base, url)
        if not _SCHEME.match(url):
            return None
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        if scheme not in WEB_SCHEMES:
            return None
        path, query, fragment = (quote(part, safe=_URL_KEEP) for part in (parts.path, parts.query, parts.fragment))
        if scheme == "mailto":
            return urlunsplit(("mailto", "", path, query, "")) if "@" in path else None
        host = (parts.hostname or "").strip()
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        if ":" in host:
            host = f"[{host}]"
        if not _HOST.fullmatch(host):
            return None
        netloc = host if parts.port is None else f"{host}:{parts.port}"
        return urlunsplit((scheme, netloc, path, query, fragment))
    except ValueError:  # UnicodeError is one too: a bad port, bracket or host
        return None


def host_of(url: str) -> str:
    """The host that an address names, "" where it names none."""
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def without_userinfo(url: str) -> str:
    """`url` for showing and exporting: credentials taken out, everything else as it stands (S12)."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.\-]*://)[^/?#@]*@", r"\1", clean_line(url))


def sentence(*parts: str) -> str:
    """`parts` joined to one line; empty ones are left out."""
    return clean_line(" ".join(part for part in parts if part))
