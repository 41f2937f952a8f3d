"""OPML, the lists of subscriptions that readers exchange, as real readers write it and as broken ones do.

Must never expand an entity that the file itself declares, nor ask for anything outside the file (S5, S7).
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from xml.parsers import expat

from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.model.subscription import Subscription, SubscriptionList
from blogtui.model.text import clean_line, host_of, without_userinfo
from blogtui.parse.encoding import decode
from blogtui.parse.errors import ParseError

_OUTLINE = re.compile(r"<(?P<end>/)?outline\b(?P<inside>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z_][\w:.\-]*)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'|([^\s\"'<>/]+))")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_STRAY_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z]\w{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)")

_HOSTS_TOLD = 5

_Outline = tuple[int, dict[str, str]]


def parse_opml(body: bytes) -> SubscriptionList:
    """The subscriptions of a list, in its order, each address once, and what of it could not be taken.

    Raises ParseError when the file is no OPML or declares entities of its own. A malformed file gives what can be
    read of it; one without subscriptions gives none.
    """
    text = decode(body)
    if not re.search(r"<(?:opml|outline)\b", text, re.IGNORECASE):
        raise ParseError(_("This is no list of subscriptions (OPML)."))
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise ParseError(_("The list declares entities of its own and is not read, for safety."))
    warnings = []
    try:
        outlines = _strict(text)
    except expat.ExpatError:
        outlines = list(_tolerant(text))
        warnings.append(_("The list is not well-formed; what could be read of it is taken."))
    found: dict[str, Subscription] = {}
    left_out = []
    with_login: dict[str, None] = {}
    for url, subscription in _subscriptions(outlines):
        if subscription.url:
            found.setdefault(subscription.url, subscription)
            if without_userinfo(url) != clean_line(url):
                with_login[subscription.url] = None
        else:
            left_out.append(_("{name} has no web address and was left out.", name=subscription.title or "?"))
    if with_login:
        warnings.append(_logins_not_kept(list(with_login)))
    return SubscriptionList(tuple(found.values()), (*warnings, *left_out))


def _logins_not_kept(urls: Sequence[str]) -> str:
    """What is told of addresses that had a user name in them: secrets have no place in a library (S12)."""
    hosts = list(dict.fromkeys(map(host_of, urls)))
    told = ", ".join(hosts[:_HOSTS_TOLD]) + (" …" if len(hosts) > _HOSTS_TOLD else "")
    return ngettext(
        "{n} address had a user name or password in it, which was not kept ({hosts}); "
        "give it as a [[login]] in config.toml.",
        "{n} addresses had a user name or password in them, which were not kept ({hosts}); "
        "give them as [[login]] in config.toml.",
        len(urls),
        hosts=told,
    )


def _strict(text: str) -> list[_Outline]:
    """The outlines of well-formed XML with their depths. Raises ExpatError."""
    found: list[_Outline] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if name.lower() == "outline":
            depth += 1
            found.append((depth, {key.lower(): value for key, value in attributes.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= name.lower() == "outline"

    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(text.encode("utf-8", "replace"), True)
    return found


def _tolerant(text: str) -> Iterator[_Outline]:
    """The outlines that stand in malformed XML."""
    depth = 0
    for tag in _OUTLINE.finditer(_COMMENT.sub("", text)):
        if tag["end"]:
            depth = max(0, depth - 1)
            continue
        attributes = {
            match[1].lower(): html.unescape(_STRAY_AMPERSAND.sub("&amp;", match[2] or match[3] or match[4] or ""))
            for match in _ATTRIBUTE.finditer(tag["inside"])
        }
        yield depth + 1, attributes
        if not tag["inside"].rstrip().endswith("/"):
            depth += 1


def _subscriptions(outlines: list[_Outline]) -> Iterator[tuple[str, Subscription]]:
    """Each subscription with its address as the list has it."""
    folders: list[tuple[int, str]] = []
    for depth, attributes in outlines:
        while folders and folders[-1][0] >= depth:
            folders.pop()
        name = _name(attributes)
        url = attributes.get("xmlurl") or (attributes.get("url") if _is_feed(attributes) else "") or ""
        if url.strip():
            group = " / ".join(name for _depth, name in folders if name) or _category(attributes)
            yield _web(url), Subscription(_web(url), name, attributes.get("htmlurl"), group)
        else:
            folders.append((depth, name))


def _name(attributes: Mapping[str, str]) -> str:
    # OPML 2.0: `text` is what shows; some readers write only `title`, some markup into either.
    return clean_line(attributes.get("text") or "") or clean_line(attributes.get("title") or "")


def _is_feed(attributes: Mapping[str, str]) -> bool:
    return attributes.get("type", "").strip().lower() in ("rss", "atom", "rss1", "feed", "jsonfeed")


def _category(attributes: Mapping[str, str]) -> str:
    """OPML 2.0's `category="/Folder/Sub,/Other"`, where readers without nesting put the folder: the first."""
    first = attributes.get("category", "").split(",")[0].strip()
    return " / ".join(part for part in first.split("/") if part) if first.startswith("/") else ""


def _web(url: str) -> str:
    url = url.strip()
    return "http" + url[4:] if url.lower().startswith("feed://") else url.removeprefix("feed:")
