"""The walk through an HTML tree that makes blocks of elements.

Must never recurse without bound: what lies too deep shows as plain words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from blogtui.model.document import Block, Blocks, Inlines, Mark, Place
from blogtui.model.text import clean_line
from blogtui.parse import html_hidden as hidden
from blogtui.parse.html_code import CODE_LANGUAGES
from blogtui.parse.html_flat import flattened, names_in
from blogtui.parse.html_inline import looked_through, may_hold_tex
from blogtui.parse.html_names import Links, name_of
from blogtui.parse.html_runs import PLAIN, Look, Piece, Runs, Voice

_DEPTH = 100  # elements within each other; what lies deeper shows as text
_NESTING = 30  # quotes, lists and tables within each other; each costs several levels of recursion
_MARKS = {
    **dict.fromkeys(("strong", "b"), int(Mark.STRONG)),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), int(Mark.EM)),
    **dict.fromkeys(("code", "samp", "tt"), int(Mark.CODE)),
    **dict.fromkeys(("del", "s", "strike"), int(Mark.STRIKE)),
    **dict.fromkeys(("ins", "u"), int(Mark.UNDERLINE)),
    "mark": int(Mark.HIGHLIGHT), "small": int(Mark.SMALL), "sub": int(Mark.SUB), "sup": int(Mark.SUP),
    "kbd": int(Mark.KBD),
}  # fmt: skip
_PARTING_NAMES = (
    "p div section article main header footer aside nav address center fieldset form legend hgroup "
    "li dt dd tr td th caption tbody thead tfoot figcaption body html search summary"
)
PARTING = frozenset(_PARTING_NAMES.split())
NESTED = frozenset(("ul", "ol", "menu", "dir", "blockquote", "dl", "table", "figure", "details"))
_BLOCKS = PARTING | NESTED | frozenset((*hidden.HEADINGS, "pre", "hr", "iframe", "video", "audio", "object"))
_VOICE_HINTS = ("lang=", "dir=")
_STYLE_HINTS = ("font-", "line-through")
_DIRECTION = re.compile(r"(?:^|[;\s])direction\s*:\s*(rtl|ltr)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_SET_BY_STYLE = frozenset(("span", "font", "b", "strong", "em", "i"))

Handler = Callable[["Reader", "Flow", LexborNode, Look], None]


@dataclass(slots=True)
class Flow:
    """Blocks as they are read, the paragraph under way, and what it tells the element that it fills."""

    blocks: list[Block] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    level: int = 0
    check: bool | None = None
    caption: list[Inlines] | None = None
    verse: bool = False  # line ends in the source are the author's


class Told(NamedTuple):
    """What is known of a body beside itself: `base`, which its addresses are joined to, the `file:` address of the
    file that a local post stands in, and the language."""

    base: str | None = None
    beside: str | None = None
    language: str = ""


class Handlers(NamedTuple):
    """How elements are read, by their names and, where a body may have such, by their classes."""

    by_tag: "dict[str, Handler]"
    by_class: "Callable[[LexborNode], Handler | None] | None"


class Reader:
    """Reads one tree, which was made of `source`; hidden elements are looked for only where it `hides` any."""

    def __init__(self, source: str, root: LexborNode, told: "Told", hides: bool, handlers: "Handlers") -> None:
        self.base, self.beside, self.language = told
        self.links = Links(source, root, told.base)
        self.voice = Voice()
        self.pictures: set[str] = set()
        self.spare = ""  # the `srcset` of the `picture` that is read
        self.quotations = 0  # how many `q` are open
        self._root = root
        self._by_tag, self._by_class = handlers
        self._hides = hides
        styled = "style=" in source
        self._tells_voice = any(hint in source for hint in _VOICE_HINTS) or (styled and "direction" in source)
        self._has_styles = styled and any(hint in source for hint in _STYLE_HINTS)
        self._tex = may_hold_tex(source)
        self._names: list[str] = []  # places passed that the next block stands at
        self._depth = 0
        self._nesting = 0

    def read(self) -> Iterator[Block]:
        """The blocks below the root, each as soon as it is read; what only holds others may lie at any depth."""
        flow, by_class = Flow(), self._by_class
        places, voices = [self._root.first_child], [self.voice]
        while places:
            node = places.pop()
            if node is None:
                self.part(flow)
                self.voice = voices.pop()
            else:
                places.append(node.next)
                tag = node.tag or ""
                if tag in PARTING and (by_class is None or by_class(node) is None):
                    if self.shows(node, flow):
                        self.part(flow)
                        voices.append(self.voice)
                        if self._tells_voice:
                            self.voice = self._voice_in(node)
                        places.append(node.first_child)
                else:
                    self.step(flow, node, PLAIN)
            if flow.blocks:
                yield from flow.blocks
                flow.blocks = []
        if self._names:
            yield Place(tuple(self._names))

    # What handlers of elements use

    def shows(self, node: LexborNode, flow: Flow | None = None) -> bool:
        """Whether an element is to be read; its name is kept for the next block, if some link leads there.

        `flow` is what the element would end a paragraph of.
        """
        if node.tag in hidden.DROPPED or (self._hides and hidden.is_hidden(node, node.attributes)):
            return False
        if self.links.wanted and (name := name_of(node)) in self.links.wanted:
            self.links.wanted.discard(name)
            if flow is not None and node.tag in _BLOCKS:
                self.part(flow)
            self._names.append(name)
        return True

    def part(self, flow: Flow) -> None:
        """End the paragraph under way."""
        if flow.runs.pieces:
            self._append(flow, flow.runs.take(flow.level, self.voice, self._looked_through))

    def put(self, flow: Flow, *blocks: Block) -> None:
        """Add whole blocks."""
        self.part(flow)
        self._append(flow, blocks)

    def _append(self, flow: Flow, blocks: Iterable[Block]) -> None:
        blocks = list(blocks)
        if blocks and self._names:
            flow.blocks.append(Place(tuple(self._names)))
            self._names = []
        flow.blocks += blocks

    def hold_names(self, names: Iterable[str]) -> None:
        """Keep `names` of places for the next block."""
        self._names += names

    def take_names(self) -> list[str]:
        """The names kept for the next block, which it will not bear."""
        names, self._names = self._names, []
        return names

    def flow_of(self, node: LexborNode, look: Look, *, figure: bool = False) -> Flow:
        """What `node` holds; with `figure`, captions aside."""
        flow = Flow(caption=[] if figure else None)
        self.walk(flow, node, look)
        self.part(flow)
        return flow

    def flow_from(self, nodes: Iterable[LexborNode], look: Look) -> Flow:
        """What `nodes` say, one after the other."""
        flow = Flow()
        for node in nodes:
            self.step(flow, node, look)
        self.part(flow)
        return flow

    def blocks_in(self, node: LexborNode, look: Look = PLAIN) -> Blocks:
        """The blocks that `node` holds."""
        return tuple(self.flow_of(node, look).blocks)

    def inlines(self, node: LexborNode, look: Look = PLAIN) -> Inlines:
        """What `node` holds as running text; names of places in it are kept for the next block."""
        blocks = self.blocks_in(node, look)
        self.hold_names(names_in(blocks))
        return flattened(blocks)

    def walk(self, flow: Flow, node: LexborNode, look: Look) -> None:
        """Read what `node` holds."""
        if self._depth > _DEPTH:
            flow.runs.add("".join(_flat_text(node)), look)
            return
        self._depth += 1
        child = node.first_child
        while child is not None:
            self.step(flow, child, look)
            child = child.next
        self._depth -= 1

    def step(self, flow: Flow, node: LexborNode, look: Look) -> None:
        """Read `node`."""
        tag = node.tag or ""
        if tag == "-text":
            if flow.verse:
                _add_verse(flow, node.text_content or "", look)
            else:
                flow.runs.add(node.text_content or "", look)
        elif tag == "br":
            flow.runs.line_break()
        elif tag == "input":
            _note_checkbox(flow, node)
        elif tag == "script":
            self._by_tag[tag](self, flow, node, look)
        elif self.shows(node, flow):
            self._element(flow, node, tag, look)

    def _element(self, flow: Flow, node: LexborNode, tag: str, look: Look) -> None:
        if self._by_class is not None and (handler := self._by_class(node)):
            handler(self, flow, node, look)
        elif (mark := _MARKS.get(tag)) or (self._has_styles and tag in _SET_BY_STYLE):
            marks = look.marks | (mark or 0)
            if self._has_styles:
                marks = _styled(marks, mark or 0, node)
            self.walk(flow, node, look if marks == look.marks else Look(marks, *look[1:]))
        elif tag in NESTED:
            self._nested(flow, node, tag, look)
        elif handler := self._by_tag.get(tag):
            handler(self, flow, node, look)
        elif tag in PARTING:
            self._parting(flow, node, look)
        else:
            self.walk(flow, node, look)

    def _parting(self, flow: Flow, node: LexborNode, look: Look) -> None:
        self.part(flow)
        outer, self.voice = self.voice, self._voice_in(node)
        self.walk(flow, node, look)
        self.part(flow)
        self.voice = outer

    def heading(self, flow: Flow, node: LexborNode, look: Look) -> None:
        """Read a heading."""
        self.part(flow)
        level, flow.level = flow.level, hidden.HEADINGS[node.tag or ""]
        self._parting(flow, node, look)
        flow.level = level

    def _nested(self, flow: Flow, node: LexborNode, tag: str, look: Look) -> None:
        self.part(flow)
        if self._nesting >= _NESTING:
            flow.runs.add("".join(_flat_text(node)), look)
            self.part(flow)
            return
        self._nesting += 1
        outer, self.voice = self.voice, self._voice_in(node)
        self._by_tag[tag](self, flow, node, look)
        self.voice = outer
        self._nesting -= 1

    def _voice_in(self, node: LexborNode) -> Voice:
        if not self._tells_voice or not (attributes := node.attributes):
            return self.voice
        language, direction = self.voice
        told = clean_line(attributes.get("lang") or attributes.get("xml:lang") or "", 35)
        if told and told.lower() not in CODE_LANGUAGES:
            language = "" if _same_language(told, self.language) else told
        written = (attributes.get("dir") or "").strip().lower()
        if match := _DIRECTION.search(attributes.get("style") or ""):
            written = match[1].lower()
        if written in ("rtl", "ltr", "auto"):
            direction = "" if written == "auto" else written
        return Voice(language, direction)

    def _looked_through(self, text: str, look: Look) -> Sequence[Piece]:
        tex = self._tex and ("$" in text or "\\" in text)
        return tuple(looked_through(text, look, tex)) if tex or "://" in text else ((text, look),)


def _same_language(one: str, other: str) -> bool:
    one, other = one.lower().replace("_", "-"), other.lower().replace("_", "-")
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _styled(marks: int, mark: int, node: LexborNode) -> int:
    """`marks` with what the element's `style` adds or, as Google's editor writes it, takes back."""
    style = node.attributes.get("style")
    if not style:
        return marks
    if mark == Mark.STRONG and _NOT_BOLD.search(style):
        marks &= ~mark
    for pattern, added in ((_BOLD, Mark.STRONG), (_ITALIC, Mark.EM), (_STRUCK, Mark.STRIKE)):
        if pattern.search(style):
            marks |= int(added)
    return marks


def _add_verse(flow: Flow, text: str, look: Look) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            flow.runs.line_break()
        flow.runs.add(line, look)


def _note_checkbox(flow: Flow, node: LexborNode) -> None:
    attributes = node.attributes
    if flow.check is None and (attributes.get("type") or "").lower() == "checkbox":
        flow.check = "checked" in attributes


def _flat_text(node: LexborNode) -> Iterator[str]:
    """The words below `node` at any depth, without those of dropped elements."""
    for inner in node.traverse(include_text=True):
        if inner.is_text_node and (parent := inner.parent) is not None and parent.tag not in hidden.DROPPED:
            yield inner.text_content or ""
