"""A tree of HTML by Python's own tokenizer, for tests that must not lean on the parser that the reader uses.

Knows which end tags may be left out and what a table throws out of itself; of HTML's rules on ill-nested elements only
that an end tag never closes more than its own kind may.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr keygen frame"
_SCOPE_NAMES = "table td th caption html template object applet marquee button"
VOID = frozenset(_VOID_NAMES.split())
_CUT_OFF = re.compile(r"<[A-Za-z/!][^<>]*$")  # a tag without an end is none
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre search section "
    "summary table tbody td tfoot th thead tr ul xmp"
)
BLOCKS = frozenset(_BLOCK_NAMES.split()) | _HEADINGS
_CELLS = frozenset(("td", "th"))
_SECTIONS = frozenset(("tbody", "thead", "tfoot"))
_IN_TABLES = _SECTIONS | {"table", "tr"}
_FITS_IN_TABLES = _IN_TABLES | _CELLS | {"caption", "colgroup", "col", "script", "style", "template", "-comment"}
_SCOPES = frozenset(_SCOPE_NAMES.split())
_ENDS_P = BLOCKS - {"body", "html", "caption", "tbody", "td", "tfoot", "th", "thead", "tr", "legend", "optgroup"}
# a start tag: the elements that it ends where one is open, and where looking for them stops
_ENDS = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir"))),
    **dict.fromkeys(("dt", "dd"), (frozenset(("dt", "dd")), frozenset(("dl",)))),
    **dict.fromkeys(("rt", "rp"), (frozenset(("rt", "rp")), frozenset(("ruby",)))),
    **dict.fromkeys(("option", "optgroup"), (frozenset(("option",)), frozenset(("select",)))),
    **dict.fromkeys(_CELLS, (_CELLS, frozenset(("tr", "table")))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    **dict.fromkeys(_SECTIONS, (_SECTIONS, frozenset(("table",)))),
}


@dataclass(slots=True, eq=False)
class Element:
    """An element with what it holds: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self) -> "Iterator[Element]":
        """Every element within, in the order of the source."""
        stack: list[Element] = [self]
        while stack:
            here = stack.pop()
            if here is not self:
                yield here
            stack += [child for child in reversed(here.children) if isinstance(child, Element)]

    def text(self) -> str:
        """All text within, as it stands."""
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            here = stack.pop()
            if isinstance(here, str):
                parts.append(here)
            else:
                stack += reversed(here.children)
        return "".join(parts)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("html", "body", "head", "colgroup", "col"):
            return
        if tag in _ENDS_P:
            self._end_near(frozenset(("p",)), _SCOPES)
        if tag in _HEADINGS and self.open[-1].tag in _HEADINGS:
            self.open.pop()
        if tag in _ENDS:
            self._end_near(*_ENDS[tag])
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes)
        self._put(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if any(element.tag in ("svg", "math") for element in self.open) and self.open[-1].tag == tag:
            self.open.pop()  # only there does a stroke end an element

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._put(Element("br"))
        if tag in ("html", "body") or tag in VOID:
            return
        for at in range(len(self.open) - 1, 0, -1):
            here = self.open[at].tag
            if here == tag or (tag in _HEADINGS and here in _HEADINGS):
                del self.open[at:]
                return
            if here in BLOCKS and (tag not in BLOCKS or (here in _SCOPES and tag not in _IN_TABLES)):
                break
        if tag == "p":
            self._put(Element("p"))

    def handle_data(self, data: str) -> None:
        self._put(data)

    def unknown_decl(self, data: str) -> None:
        pass

    def _end_near(self, ended: frozenset[str], stops: frozenset[str]) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag in ended:
                del self.open[at:]
                return
            if self.open[at].tag in stops:
                return

    def _put(self, child: Element | str) -> None:
        """Add to the open element; what a table has no place for stands before it."""
        here = self.open[-1]
        fits = not child.strip() if isinstance(child, str) else child.tag in _FITS_IN_TABLES
        if here.tag in _IN_TABLES and not fits:
            table = next((element for element in reversed(self.open) if element.tag == "table"), here)
            above = table.parent or self.root
            if isinstance(child, Element):
                child.parent = above
            above.children.insert(next(n for n, other in enumerate(above.children) if other is table), child)
            return
        if isinstance(child, Element):
            child.parent = here
        here.children.append(child)


def tree_of(source: str) -> Element:
    """The `body` that `source` makes."""
    builder = _Builder()
    builder.feed(_CUT_OFF.sub("", source))
    builder.close()
    return builder.root
