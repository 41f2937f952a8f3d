"""A feed's XML as a tree of elements under the names that everyone calls them by, whatever prefixes the feed declares.

Must never read anything but the text it is given: what declares entities of its own is refused (S5, S7).
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin
from xml.parsers import expat

from blogtui.model.text import URL_LIMIT
from blogtui.parse.encoding import as_meant

# Without scheme, "www.", case and last mark, since feeds err in all of them; the formats' own have no prefix.
_NAMESPACES = {
    "purl.org/rss/1.0": "", "purl.org/rss/1.0/modules/rss091": "", "blogs.law.harvard.edu/tech/rss": "",
    "my.netscape.com/rdf/simple/0.9": "", "channel.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss": "", "backend.userland.com/rss2": "", "backend.userland.com/rss091": "",
    "w3.org/2005/atom": "atom", "purl.org/atom/ns": "atom",
    "purl.org/dc/elements/1.1": "dc", "purl.org/dc/elements/1.0": "dc", "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content", "purl.org/rss/1.0/modules/slash": "slash",
    "wellformedweb.org/commentapi": "wfw", "purl.org/syndication/thread/1.0": "thr",
    "search.yahoo.com/mrss": "media", "itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "w3.org/1999/02/22-rdf-syntax-ns": "rdf", "w3.org/1999/xhtml": "xhtml",
}  # fmt: skip
_MOST_ELEMENTS, _MOST_IN_A_POST, _MOST_POSTS = 600_000, 200_000, 120_000
_MOST_NAMES, _MOST_ATTRIBUTES, _MOST_PREFIXES, _MOST_FAULTS = 10_000, 1_000, 100, 1_000_000
_DEEPEST, _DEEPEST_BASE = 1_000, 100
_REFUSED = -1
# What no mending of single signs can help.
_HOPELESS = (_REFUSED, expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH])
POSTS = ("item", "entry")
_NONE: Mapping[str, str] = {}
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr"])
_ENDED = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
_DECLARATION = re.compile(r"\s*+(?:<\?xml\b[^<>]*+>)?+\s*+", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.\-]*+:)?(?:rss|rdf|feed)[\s>]", re.IGNORECASE)
_POST = re.compile(rb"<(?:[A-Za-z][\w.\-]*+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FAULT = re.compile(
    r"(?P<literal><!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>)?+)"
    r"|(?P<comment><!--(?:[^\-]++|-(?!->))*+(?:-->)?+)"
    r"|&(?P<reference>#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?+"
    r"|<(?![A-Za-z_/!?])"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)


class _RefusedError(Exception):
    """The document is left to the tolerant reader."""


class Element:
    """One element: its name and those of its attributes in small letters, with the customary prefix if they have any.

    `base` is what `xml:base` says down to here, which may be relative; `language` what `xml:lang` says; "" for nothing.
    """

    __slots__ = ("attributes", "base", "language", "name", "parts")

    def __init__(self, name: str, attributes: Mapping[str, str], base: str, language: str) -> None:
        self.name, self.attributes, self.base, self.language = name, attributes, base, language
        self.parts: list[str | Element] = []

    @property
    def children(self) -> list["Element"]:
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """The text that stands in this element itself."""
        return as_meant("".join([part for part in self.parts if isinstance(part, str)]).strip())

    def get(self, name: str) -> str:
        """An attribute's value, "" for none."""
        return self.attributes.get(name, "").strip()

    def address(self, text: str) -> str:
        """`text`, an address in this element, joined to `xml:base` where that is given."""
        return _joined(self.base, text.replace("&amp;", "&"))

    def markup(self, is_xhtml: bool) -> str:
        """What stands in this element, as HTML: text beside the tags is text in XHTML, elsewhere more of the HTML.

        A lone `div` around it all, which Atom asks for, is left out.
        """
        parts = [part for part in self.parts if isinstance(part, Element) or part.strip()]
        if len(parts) == 1 and isinstance(parts[0], Element) and parts[0].name in ("div", "xhtml:div"):
            parts, is_xhtml = parts[0].parts, True
        return as_meant("".join(map(_html, parts)) if is_xhtml else "".join(map(_loose, parts)))


Made = Callable[[Element, bool], Any]  # of a post, and whether it is one of Atom


def read_tree(text: str, made: Made) -> "tuple[Tree | None, bool]":
    """The feed in `text` with what `made` makes of each post, as far as it can be read; and whether it is well-formed.

    None for what is no XML or declares entities, has tags that do not match, or more of anything than a feed has.
    """
    text = text[start.end() if (start := _DECLARATION.match(text)) else 0 :]
    tree, fault, _rest = _read(text, made)
    if not fault or fault in _HOPELESS or (found := _ROOT.search(text)) is None:
        return None if fault else tree, True
    if text.count("&") + text.count("<") > _MOST_FAULTS:
        return None, False
    tree, fault, rest = _read(_FAULT.sub(_mended, text[found.start() :]), made)
    # What ends too soon is read down to there; what goes on after the end may be a second feed.
    is_read = fault in _ENDED if tree.open else fault != _REFUSED and not _POST.search(rest)
    tree.close()
    return tree if is_read else None, False


def _read(text: str, made: Made) -> "tuple[Tree, int, bytes]":
    """What `text` holds, the code of what is wrong with it (0 for nothing), and what remains from there on."""
    names: dict[str, str] = {}
    tree, data = Tree(made, names), text.encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8", None, names)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = tree.start, tree.end
    parser.CharacterDataHandler, parser.SkippedEntityHandler = tree.text, tree.skipped
    parser.StartDoctypeDeclHandler = tree.doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        parser.buffer_text = False  # hands over what it still holds
        return tree, error.code, data[parser.ErrorByteIndex :]
    except _RefusedError:
        return tree, _REFUSED, b""
    return tree, 0, b""


def _mended(fault: re.Match[str]) -> str:
    """What is no XML, as the XML that it is meant for: HTML's entities, a bare "&" or "<", control characters."""
    if fault["literal"]:
        return _CONTROLS.sub("", fault[0])
    if reference := fault["reference"]:
        meant = unescape(fault[0])
        is_kept = meant == fault[0] or _CONTROLS.search(meant)
        return f"&amp;{reference}" if is_kept and reference[0] != "#" else escape(_CONTROLS.sub("", meant))
    return escape(fault[0]) if fault[0] in "&<" else ""


class Tree:
    """A feed's elements, made of what expat tells: `root` with all but its posts, and `posts` with what they were made.

    Raises _RefusedError, out of expat, at more of anything than a feed has (S5): the tolerant reader is guarded.
    """

    def __init__(self, made: Made, names: Mapping[str, str]) -> None:
        self.root: Element | None = None
        self.posts: list[Any] = []
        self.open: list[Element] = []
        self.is_atom = False
        self._made, self._names = made, names
        self._places: list[int] = []
        self._elements = self._in_post = 0
        self._scopes: list[dict[str, str]] = [{}]

    def start(self, name: str, written: dict[str, str]) -> None:
        """A tag opens."""
        self._count()
        scope, parent = self._scopes[-1], self.open[-1] if self.open else None
        base, language = (parent.base, parent.language) if parent else ("", "")
        if parent is None:
            self.is_atom = name.lower().rpartition(":")[2] == "feed"
        if written:
            scope = self._declared(scope, written)
            written = {_translated(key, scope, ""): value for key, value in written.items()}
            if "xml:base" in written and len(self.open) < _DEEPEST_BASE:
                base = _joined(base, written["xml:base"].strip())
            language = written.get("xml:lang", language)
        element = Element(_translated(name, scope, scope.get("", "")), written or _NONE, base, language)
        self._place(element, parent)
        self.open.append(element)
        self._scopes.append(scope)

    def _count(self) -> None:
        self._elements += 1
        self._in_post += 1
        most = self._elements > _MOST_ELEMENTS or self._in_post > _MOST_IN_A_POST or len(self.posts) > _MOST_POSTS
        if most or len(self.open) > _DEEPEST or len(self._names) > _MOST_NAMES:
            raise _RefusedError

    def _place(self, element: Element, parent: Element | None) -> None:
        if element.name in POSTS:
            # In the order in which they begin, also where one stands in another.
            self._places.append(len(self.posts))
            self.posts.append(None)
            self._in_post = 0
        elif parent is not None:
            parent.parts.append(element)
        if self.root is None:
            self.root = element

    def end(self, _name: str) -> None:
        """A tag closes."""
        element = self.open.pop()
        self._scopes.pop()
        if element.name in POSTS:
            self.posts[self._places.pop()] = self._made(element, self.is_atom)

    def close(self) -> None:
        """The text is at its end: what is still open closes."""
        while self.open:
            self.end("")

    def text(self, text: str) -> None:
        """Text stands in the element that is open."""
        if self.open:
            self.open[-1].parts.append(text)

    def skipped(self, name: str, is_parameter: bool) -> None:
        """A reference to what only a declaration elsewhere explains: one of HTML's, or left as it is written."""
        if not is_parameter:
            self.text(unescape(f"&{name};"))

    def doctype(self, _name: str, _system: str | None, _public: str | None, declares: bool) -> None:
        """A document type; one that declares anything may declare entities."""
        if declares:
            raise _RefusedError

    def _declared(self, scope: dict[str, str], written: Mapping[str, str]) -> dict[str, str]:
        found = {key[6:]: self._customary(key[6:], value) for key, value in written.items() if key[:5] == "xmlns"}
        if len(written) > _MOST_ATTRIBUTES or len(scope) > _MOST_PREFIXES:
            raise _RefusedError
        return scope | found if found else scope

    def _customary(self, prefix: str, address: str) -> str:
        plain = re.sub(r"^https?://(?:www\.)?", "", address.strip().lower()).rstrip("/#")
        found = _NAMESPACES.get(plain, prefix.lower())
        return "" if found == "rss" or (found == "atom" and self.is_atom) else found


def _translated(name: str, scope: Mapping[str, str], unmarked: str) -> str:
    prefix, mark, local = name.rpartition(":")
    if mark:
        unmarked = scope.get(prefix, "" if prefix == "rss" else prefix.lower())
    return f"{unmarked}:{local.lower()}" if unmarked else local.lower()


def _joined(base: str, address: str) -> str:
    if not base:
        return address if len(address) <= URL_LIMIT else ""
    try:
        whole = urljoin(base, address)
    except ValueError:
        return address
    return whole if len(whole) <= URL_LIMIT else base


def _loose(part: str | Element) -> str:
    return part if isinstance(part, str) else _html(part)


def _html(whole: str | Element) -> str:
    pieces: list[str] = []
    waiting: list[str | Element | tuple[str]] = [whole]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            pieces.append(part[0])
        elif isinstance(part, str):
            pieces.append(escape(part, quote=False))
        else:
            name = part.name.rpartition(":")[2]
            pieces.append(f"<{name}{_written(part.attributes)}>")
            if name not in _VOID:
                waiting += [(f"</{name}>",), *reversed(part.parts)]
    return "".join(pieces)


def _written(attributes: Mapping[str, str]) -> str:
    kept = ((name, value) for name, value in attributes.items() if name != "xmlns" and ":" not in name)
    return "".join(f' {name}="{escape(value)}"' for name, value in kept)
