"""The walk through an HTML tree that makes blocks of elements.

Must never recurse without bound: what lies too deep shows as plain words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from blogtui.model.document import Block, Blocks, Definitions, Image, Inlines, List, Mark, Paragraph, Quote, Rule, Table
from blogtui.model.text import safe_url
from blogtui.parse import html_blocks as see
from blogtui.parse.html_runs import Runs
from blogtui.parse.html_tables import children, read_grid

_DEPTH = 200  # elements within each other; what lies deeper shows as text
_NESTING = 30  # quotes, lists and tables within each other; each costs several levels of recursion
_MARKS = {
    **dict.fromkeys(("strong", "b"), Mark.STRONG),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), Mark.EM),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Mark.CODE),
    **dict.fromkeys(("del", "s", "strike"), Mark.STRIKE),
    **dict.fromkeys(("ins", "u"), Mark.UNDERLINE),
    "mark": Mark.HIGHLIGHT, "small": Mark.SMALL, "sub": Mark.SUB, "sup": Mark.SUP,
}  # fmt: skip
Href = str | None
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTING_NAMES = (
    "p div section article main header footer aside nav address center fieldset form legend details hgroup "
    "li dt dd tr td th caption tbody thead tfoot figcaption body html optgroup search"
)
PARTING = frozenset(_PARTING_NAMES.split())


@dataclass(slots=True)
class Flow:
    """Blocks as they are read, the paragraph under way, and what it tells the element that it fills."""

    blocks: list[Block] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    level: int = 0
    check: bool | None = None
    caption: list[Inlines] | None = None

    def part(self) -> None:
        """End the paragraph under way."""
        if self.runs.pieces:
            self.blocks += self.runs.take(self.level)

    def put(self, *blocks: Block) -> None:
        """Add whole blocks."""
        self.part()
        self.blocks += blocks


class Reader:
    """Reads one tree; addresses are joined to `base`, hidden elements looked for only where `hides`."""

    def __init__(self, base: str | None, hides: bool) -> None:
        self._base = base
        self._hides = hides
        self._addresses: dict[str, str | None] = {}
        self._pictures: set[str] = set()
        self._depth = 0
        self._nesting = 0
        self._spare = ""  # the `srcset` of the `picture` that is read

    def read(self, root: LexborNode) -> Iterator[Block]:
        """The blocks below `root`, each as soon as it is read; what only holds others may lie at any depth."""
        flow = Flow()
        places = [root.first_child]
        while places:
            node = places.pop()
            if node is None:
                flow.part()
            else:
                places.append(node.next)
                if node.tag in PARTING and self._shows(node):
                    flow.part()
                    places.append(node.first_child)
                else:
                    self._step(flow, node, Mark.NONE, None)
            if flow.blocks:
                yield from flow.blocks
                flow.blocks = []
        flow.part()
        yield from flow.blocks

    def blocks_in(self, node: LexborNode, marks: Mark = Mark.NONE, href: Href = None) -> Blocks:
        """The blocks that `node` holds."""
        return tuple(self._flow(node, marks, href).blocks)

    def _flow(self, node: LexborNode, marks: Mark, href: Href, figure: bool = False) -> Flow:
        flow = Flow(caption=[] if figure else None)
        self._walk(flow, node, marks, href)
        flow.part()
        return flow

    def _inlines(self, node: LexborNode, marks: Mark, href: Href) -> Inlines:
        return see.flattened(self.blocks_in(node, marks, href))

    def _walk(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        if self._depth > _DEPTH:
            flow.runs.add("".join(see.flat_text(node)), marks, href)
            return
        self._depth += 1
        child = node.first_child
        while child is not None:
            self._step(flow, child, marks, href)
            child = child.next
        self._depth -= 1

    def _step(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        tag = node.tag or ""
        if tag == "-text":
            flow.runs.add(node.text_content or "", marks, href)
        elif tag == "br":
            flow.runs.line_break()
        elif tag == "input":
            _note_checkbox(flow, node)
        elif self._shows(node):
            self._element(flow, node, tag, marks, href)

    def _shows(self, node: LexborNode) -> bool:
        return node.tag not in see.DROPPED and not (self._hides and see.is_hidden(node.attributes))

    def _element(self, flow: Flow, node: LexborNode, tag: str, marks: Mark, href: Href) -> None:
        if mark := _MARKS.get(tag):
            self._walk(flow, node, marks | mark, href)
        elif tag == "a":
            self._walk(flow, node, marks, self._address(node.attributes.get("href")))
        elif tag in _NESTED:
            self._nested(flow, node, tag, marks, href)
        elif handler := _HANDLERS.get(tag):
            handler(self, flow, node, marks, href)
        elif tag in PARTING:
            flow.part()
            self._walk(flow, node, marks, href)
            flow.part()
        else:
            self._walk(flow, node, marks, href)

    def _nested(self, flow: Flow, node: LexborNode, tag: str, marks: Mark, href: Href) -> None:
        if self._nesting >= _NESTING:
            flow.part()
            flow.runs.add("".join(see.flat_text(node)), marks, href)
            flow.part()
            return
        self._nesting += 1
        _HANDLERS[tag](self, flow, node, marks, href)
        self._nesting -= 1

    def _address(self, href: str | None) -> str | None:
        """Where a link leads; None for a place on the same page and for what is not safe."""
        href = (href or "").strip()
        if not href or href.startswith("#"):
            return None
        if href not in self._addresses:
            self._addresses[href] = safe_url(href, self._base)
        return self._addresses[href]

    def _heading(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        flow.part()
        outer, flow.level = flow.level, HEADINGS[node.tag or ""]
        self._walk(flow, node, marks, href)
        flow.part()
        flow.level = outer

    def _summary(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        flow.part()
        self._walk(flow, node, marks | Mark.STRONG, href)
        flow.part()

    def _rule(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        flow.put(Rule())

    def _quotation(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        flow.runs.add("“", marks, href)
        self._walk(flow, node, marks, href)
        flow.runs.add("”", marks, href)

    def _code(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        if code := see.code_of(node):
            flow.put(code)

    def _quote(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        if blocks := self.blocks_in(node, marks, href):
            flow.put(Quote(blocks))

    def _image(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        if image := see.image_of(node, self._base, href, self._spare):
            self._pictures.add(image.src)
            flow.runs.picture(image)

    def _picture(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        source = node.css_first("source")
        self._spare = (source.attributes.get("srcset") or "") if source else ""
        self._walk(flow, node, marks, href)
        self._spare = ""

    def _noscript(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        """Only a picture, and only one that a script would have shown late."""
        for inner in node.css("img"):
            image = see.image_of(inner, self._base, href)
            if image and image.src not in self._pictures:
                self._pictures.add(image.src)
                flow.runs.picture(image)

    def _embed(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        if embed := see.embed_of(node, self._base):
            flow.put(embed)

    def _figcaption(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        flow.part()
        if flow.caption is None:
            self._walk(flow, node, marks, href)
            flow.part()
        elif caption := self._inlines(node, marks, href):
            flow.caption.append(caption)

    def _figure(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        inner = self._flow(node, marks, href, figure=True)
        flow.put(*captioned(inner.blocks, see.flattened(Paragraph(line) for line in inner.caption or ())))

    def _list(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        items: list[list[Block]] = []
        checks: list[bool | None] = []
        for child in children(node):
            if child.tag == "li":
                item = self._flow(child, marks, href) if self._shows(child) else Flow()
                if item.blocks or item.check is not None:
                    items.append(item.blocks)
                    checks.append(item.check)
            elif blocks := self._stray(child, marks, href):
                if not items:
                    items.append([])
                    checks.append(None)
                items[-1] += blocks
        if items:
            ordered = node.tag == "ol"
            start = see.whole_number(node.attributes.get("start"), 1, 10**6) if ordered else 1
            boxes = tuple(checks) if any(check is not None for check in checks) else ()
            flow.put(List(tuple(tuple(item) for item in items), ordered, start, boxes))

    def _stray(self, child: LexborNode, marks: Mark, href: Href) -> list[Block]:
        """What stands in a list outside its items, as sloppy writers nest lists."""
        flow = Flow()
        if child.is_text_node:
            flow.runs.add(child.text_content or "")
        elif self._shows(child):
            self._element(flow, child, child.tag or "", marks, href)
        flow.part()
        return flow.blocks

    def _definitions(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        items: list[tuple[Inlines, Blocks]] = []
        parts = (part for child in children(node) for part in (children(child) if child.tag == "div" else (child,)))
        for part in parts:
            if part.tag == "dt" and self._shows(part):
                items.append((self._inlines(part, marks, href), ()))
            elif (
                blocks := self.blocks_in(part, marks, href)
                if part.tag == "dd"
                else tuple(self._stray(part, marks, href))
            ):
                if items and not items[-1][1]:
                    items[-1] = (items[-1][0], blocks)
                else:
                    items.append(((), blocks))
        if items:
            flow.put(Definitions(tuple(items)))

    def _table(self, flow: Flow, node: LexborNode, marks: Mark, href: Href) -> None:
        grid = read_grid(node, self._shows, lambda cell: self.blocks_in(cell, marks, href))
        blocks = list(grid.cell_blocks())
        if "tr-caption-container" in (node.attributes.get("class") or ""):  # how Blogger captions a picture
            last = blocks.pop() if len(blocks) > 1 else None
            flow.put(*captioned(blocks, see.flattened([last] if last else [])))
        elif grid.lays_out():
            flow.put(*(block for caption in grid.captions for block in caption), *blocks)
        elif table := grid.table():
            flow.put(table)


def captioned(blocks: list[Block], caption: Inlines) -> list[Block]:
    """`blocks` with `caption` on the picture or table that ends them, else as a paragraph after them."""
    if not caption:
        return blocks
    last = blocks[-1] if blocks else None
    if isinstance(last, Image | Table) and not last.caption:
        return [*blocks[:-1], replace(last, caption=caption)]
    return [*blocks, Paragraph(caption)]


def _note_checkbox(flow: Flow, node: LexborNode) -> None:
    attributes = node.attributes
    if flow.check is None and (attributes.get("type") or "").lower() == "checkbox":
        flow.check = "checked" in attributes


_Handler = Callable[[Reader, Flow, LexborNode, Mark, Href], None]
_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(HEADINGS, Reader._heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Reader._list),
    **dict.fromkeys(("pre", "listing", "xmp"), Reader._code),
    **dict.fromkeys(("iframe", "video", "audio", "object", "embed"), Reader._embed),
    "summary": Reader._summary, "hr": Reader._rule, "q": Reader._quotation, "blockquote": Reader._quote,
    "dl": Reader._definitions, "table": Reader._table, "figure": Reader._figure, "img": Reader._image,
    "figcaption": Reader._figcaption, "picture": Reader._picture, "noscript": Reader._noscript,
}  # fmt: skip
_NESTED = frozenset(("ul", "ol", "menu", "dir", "blockquote", "dl", "table", "figure"))
