"""What single HTML elements say: pictures, embeds, code, table cells, and blocks put into running text.

Must never follow an address or walk deeper than its caller lets it.
"""

import re
from collections.abc import Iterable, Iterator
from posixpath import basename
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from blogtui.model.document import (
    Block,
    Code,
    Definitions,
    Embed,
    Image,
    Inlines,
    List,
    Mark,
    Quote,
    Table,
    Text,
)
from blogtui.model.text import clean_line, safe_url
from blogtui.parse.html_runs import trimmed

Attributes = dict[str, str | None]
_DROPPED_NAMES = (
    "script style template head title meta link base svg canvas select option datalist textarea input dialog "
    "area param source track noframes -comment -doctype"
)
DROPPED = frozenset(_DROPPED_NAMES.split())
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#.\-]+)", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d+)")
_STYLE_SIZE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d+)px", re.IGNORECASE)
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset", "srcset", "")


def is_hidden(attributes: Attributes) -> bool:
    """Whether the author hid the element."""
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def whole_number(text: str | None, default: int, most: int) -> int:
    """The whole number in an attribute, kept between -`most` and `most`."""
    try:
        return max(-most, min(most, int(text or "")))
    except ValueError:
        return default


def image_of(node: LexborNode, base: str | None, href: str | None, spare: str = "") -> Image | None:
    """The picture of an `img`, None for a tracking pixel or one that has neither address nor words.

    `spare` is the `srcset` of the `picture` around it.
    """
    attributes = node.attributes
    if _is_pixel(attributes):
        return None
    alt = clean_line(attributes.get("alt") or attributes.get("title") or "")
    for name in _SOURCES:
        source = _source(attributes, name) if name else _widest(spare)
        if source and not source.lower().startswith("data:") and (src := picture_address(source, base)):
            return Image(src, alt, href=href)
    return Image("", alt, href=href) if alt else None


def picture_address(source: str, base: str | None) -> str:
    """The web address of a picture, its bare name where only that is known, "" where neither is to be had."""
    url = safe_url(source, base)
    if url:
        return url if url.startswith("http") else ""
    path = re.split(r"[?#]", source.strip(), maxsplit=1)[0]
    return "" if ":" in path or "\\" in path else clean_line(basename(path))


def _source(attributes: Attributes, name: str) -> str:
    if name not in attributes:
        return ""
    value = (attributes.get(name) or "").strip()
    return _widest(value) if name.endswith("srcset") else value


def _widest(srcset: str) -> str:
    """The last, which is by custom the largest, picture of a `srcset`."""
    candidates = [part.split() for part in re.split(r",\s+|,$", srcset[:20_000]) if part.strip()]
    sized = [(whole_number(re.sub(r"\D", "", part[-1]), 0, 10**6), part[0]) for part in candidates if part]
    return max(sized, key=lambda pair: pair[0])[1] if sized else ""


def _is_pixel(attributes: Attributes) -> bool:
    sizes = [match for name in ("width", "height") if (match := _PIXELS.match(attributes.get(name) or ""))]
    numbers = [match[1] for match in sizes] or _STYLE_SIZE.findall(attributes.get("style") or "")
    return bool(numbers) and all(number.lstrip("0") in ("", "1") for number in numbers)


def embed_of(node: LexborNode, base: str | None) -> Embed | None:
    """The frame, film or sound as a named link; None where nothing names it."""
    attributes = node.attributes
    source = attributes.get("src") or attributes.get("data-src") or attributes.get("data")
    if not source and (inner := node.css_first("source[src], embed[src]")):
        source = inner.attributes.get("src")
    href = safe_url(source, base)
    title = clean_line(attributes.get("title") or attributes.get("aria-label") or "")
    site = (urlsplit(href).hostname or "").removeprefix("www.") if href else ""
    if not title and not site:
        return None
    kind = node.tag or ""
    return Embed("object" if kind == "embed" else kind, title or site, href)


def code_of(node: LexborNode) -> Code | None:
    """The code of a `pre`, its white space as it stands."""
    text = "".join(_source_text(node)).replace("\r\n", "\n")
    text = text.removeprefix("\n").rstrip()
    return Code(text, _language(node)) if text.strip() else None


def _source_text(node: LexborNode) -> Iterator[str]:
    for inner in node.traverse(include_text=True):
        if inner.tag == "br":
            yield "\n"
        elif inner.is_text_node:
            yield inner.text_content or ""


def _language(node: LexborNode) -> str:
    inner = node.css_first("code")
    for place in (node, inner, node.parent):
        if place is None:
            continue
        attributes = place.attributes
        if named := attributes.get("data-lang") or attributes.get("data-language"):
            return named
        if match := _LANGUAGE.search(attributes.get("class") or ""):
            return match[1]
    return ""


def flat_text(node: LexborNode) -> Iterator[str]:
    """The words below `node` at any depth, without those of dropped elements."""
    for inner in node.traverse(include_text=True):
        if inner.is_text_node and (parent := inner.parent) is not None and parent.tag not in DROPPED:
            yield inner.text_content or ""


def flattened(blocks: Iterable[Block]) -> Inlines:
    """`blocks` as running text, for cells, captions and terms; each on a line of its own."""
    runs: list[tuple[str, Mark, str | None]] = []
    for block in blocks:
        if inner := _running(block):
            if runs:
                runs.append(("\n", Mark.NONE, None))
            runs += [(run.text, run.marks, run.href) for run in inner]
    return trimmed(runs)


def _running(block: Block) -> Inlines:
    match block:
        case Code(text):
            return (Text(text, Mark.CODE),)
        case Quote(blocks):
            return flattened(blocks)
        case List(items):
            return _joined(("• ", flattened(item)) for item in items)
        case Definitions(items):
            return _joined(("", part) for term, blocks in items for part in (term, flattened(blocks)))
        case Table(rows, _, caption):
            return (*_joined([("", caption)]), *_joined(("", cell) for row in rows for cell in row))
        case Image(src, alt, _, href):
            return (Text(alt or basename(src), href=href),)
        case Embed(_, title, href):
            return (Text(title, href=href),)
        case _:
            return getattr(block, "text", ())


def _joined(lines: Iterable[tuple[str, Inlines]]) -> Inlines:
    runs: list[Text] = []
    for lead, line in lines:
        if line:
            runs += [Text(("\n" if runs else "") + lead), *line]
    return tuple(runs)
