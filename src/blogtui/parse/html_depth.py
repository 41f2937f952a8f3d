"""HTML bounded before a parser sees it: its time grows with the square of the nesting and of a tag's attributes.

Must never lose a word: only tags that lie too deep, and attributes by the hundreds, are left out.
"""

import re

from selectolax.lexbor import LexborHTMLParser

_MANY = 6_000  # with fewer tags no nesting costs noticeable time
_DEEPEST = 1_000
_NAME = re.compile(r"<(/?[A-Za-z][A-Za-z0-9:-]*)")
_TAG = re.compile(_NAME.pattern + "[^<>]*>?")
_CROWDED = re.compile(  # hundreds of attributes in one tag, as HTML's tokenizer parts them; nothing is tried twice
    r"""<([A-Za-z][A-Za-z0-9]*+)(?:[\s/]*+(?:=[^\s/>=]*+|[^\s/>=]++)"""
    r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+){400,}+[\s/]*+"""
)
_FLAT_NAMES = (
    "p li dt dd tr td th tbody thead tfoot colgroup rp rt "  # close themselves
    "area base br col embed hr img input link meta param source track wbr"
)
_FLAT = frozenset(_FLAT_NAMES.split())


def parsed(source: str) -> LexborHTMLParser:
    """The tree of `source`, in time that grows with its length only."""
    return LexborHTMLParser("<body>" + bounded(source))  # or what begins with `noscript` would be a head


def bounded(source: str) -> str:
    """`source` without the tags that lie deeper than any writer nests them, nor more attributes than one writes."""
    source = _CROWDED.sub(r"<\1", source)
    if source.count("<") < _MANY:
        return source
    depth = _Depth()
    if all(depth.take(name) for name in _NAME.findall(source)):
        return source
    depth = _Depth()
    return _TAG.sub(lambda match: match[0] if depth.take(match[1]) else "", source)


class _Depth:
    """How many elements are open; an end tag counts only where its own kind is open."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._all = 0

    def take(self, name: str) -> bool:
        """Count the tag `name`, or `/name`; False when it lies too deep and is not counted."""
        name = name.lower()
        if name[0] == "/":
            name = name[1:]
            if count := self._open.get(name):
                self._open[name] = count - 1
                self._all -= 1
        elif name not in _FLAT:
            if self._all >= _DEEPEST:
                return False
            self._open[name] = self._open.get(name, 0) + 1
            self._all += 1
        return True
