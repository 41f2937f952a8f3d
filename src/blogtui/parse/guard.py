"""What is no well-formed feed, without what would keep the tolerant reader busy for minutes (S5, S7).

Must never touch what anyone writes in earnest, and never take longer than the length of a document asks for: its
patterns are possessive, so that nothing is tried twice.
"""

import re
from itertools import islice

_MOST_ENTITIES = 300  # HTML has 252 for its characters
_LONGEST_ENTITY = 200
_MOST_EXPANDED = 2**22
_MOST_REFERENCES = 1_000_000
_MOST_BLANKS = 5_000
_LONGEST_WORD = 64  # of a name: feedparser looks for addresses in time that grows with the square of it
_LONGEST_LIST = 1_000
_MOST_TAGS = 100_000  # opening and closing; feedparser takes some 20 µs for one, twice where XML breaks off late
_MOST_LEFT_OUT = 500_000
_MOST_POSTS = 30_000
_MOST_CATEGORIES = 3_000  # of one post or the feed; each is compared with all
_MOST_ATTRIBUTES = 200  # of one tag; again the square
_MOST_IN_ALL = 100_000
_MOST_NAMESPACES = 500  # every element is looked up in all of them
_MOST_BASES = 100  # that are relative: joined to one another they grow
_LONGEST_BASE = 300
_DEEPEST = 1_000

_XML = re.compile(rb"<\?xml\s[^<>]*+>")
_DECLARATION = re.compile(
    rb"""<!(?:ENTITY\s++[^\s<>"']++\s++(?P<value>"[^"]*+"|'[^']*+')?+|ENTITY|ATTLIST)"""
    rb"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_BLANKS = re.compile(rb"(?:\s|&#(?:0*+(?:9|10|13|32)|[xX]0*+(?:9|[aAdD]|20));){50,}+")
_TOLD = rb"(?P<tag><(?:\w++:)?+(?:%s)\b[^<>]*+>(?:\s*+<!\[CDATA\[)?+)(?P<text>[^<]{%d,}+)"
_PERSON = re.compile(
    _TOLD % (rb"author|creator|managingeditor|webmaster|publisher|owner|name|email", _LONGEST_WORD), re.IGNORECASE
)
_LIST = re.compile(_TOLD % (rb"keywords|tags", _LONGEST_LIST), re.IGNORECASE)
_WORD = re.compile(rb"[\w.+\-]{%d}" % _LONGEST_WORD)
# Tags as feedparser sees them: an attribute's value may hold both "<" and ">".
_PART = re.compile(
    rb"<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>)?+"
    rb"|<!--(?:[^\-]++|-(?!-\s*+>))*+(?:--\s*+>)?+"
    rb"|<\?[^>]*+>?+"
    rb"|<(?P<close>/?+)(?:(?P<name>[A-Za-z_][\w:.\-]*+)"
    rb"""(?P<attributes>(?:[^<>"']++|"[^"]{0,10000}+"(?=[>/\s]|\w++=)|'[^']{0,10000}+'(?=[>/\s]|\w++=))*+)>?+)?+"""
)
_POST = re.compile(rb"(?:[\w.\-]++:)?(?:item|entry)", re.IGNORECASE)
_CATEGORY = re.compile(rb"(?:[\w.\-]++:)?(?:category|subject|keywords|tags)", re.IGNORECASE)
_BASE = re.compile(rb"""\sxml:base\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_LONG_BASE = re.compile(rb"""xml:base\s*+=\s*+(?:"[^"]{%d,}+"|'[^']{%d,}+')""" % (_LONGEST_BASE, _LONGEST_BASE))


def guarded(body: bytes) -> bytes:
    """`body`, which is UTF-8 whatever it declares, with all that can be read of it in a few seconds.

    Left out are entities beyond the harmless, attributes and categories by the hundreds, elements that lie deeper than
    any writer nests them, and the end of what has more tags or references than there is time for.
    """
    if declared := _XML.match(body):  # feedparser seeks an encoding in what may be one long line
        body = b"\n" + body[declared.end() :]
    body = _BLANKS.sub(lambda run: b"\n" if len(run[0]) > _MOST_BLANKS else run[0], _without_entities(body))
    body = _LIST.sub(lambda told: told["tag"] + told["text"][:_LONGEST_LIST], body)
    body = _PERSON.sub(lambda told: told["tag"] if _WORD.search(told["text"]) else told[0], body)
    body = _LONG_BASE.sub(b'xml:base=""', body)
    if end := next(islice(re.finditer(b"&", body), _MOST_REFERENCES, None), None):
        body = body[: end.start()]
    return _Tags().bounded(body)


def _without_entities(body: bytes) -> bytes:
    """`body` without declared entities that refer to others or to something outside, are long or too many."""
    left = _MOST_ENTITIES
    longest = min(_LONGEST_ENTITY, _MOST_EXPANDED // (1 + body.count(b"&")))

    def kept(declaration: re.Match[bytes]) -> bytes:
        nonlocal left
        left -= 1
        value = declaration["value"] or b""
        is_harmless = left >= 0 and 2 < len(value) <= longest and not re.search(b"[&<%]", value)
        return declaration[0] if is_harmless else b""

    return _DECLARATION.sub(kept, body)


class _Tags:
    """Counts a document's tags and what they hold, and tells what of each is kept."""

    def __init__(self) -> None:
        self._depth = self._posts = self._categories = self._attributes = self._namespaces = self._bases = 0

    def bounded(self, body: bytes) -> bytes:
        """`body` with its tags as they are kept, down to the last that there is time for."""
        kept: list[bytes] = []
        start, end, seen, left_out = 0, len(body), 0, 0
        for tag in _PART.finditer(body):
            if tag["close"] is None:
                continue
            seen += 1
            if seen - left_out > _MOST_TAGS or left_out > _MOST_LEFT_OUT or self._posts > _MOST_POSTS:
                end = tag.start()
                break
            if (shown := self._kept(tag)) is not None:
                kept += body[start : tag.start()], shown
                start = tag.end()
                left_out += not shown
        return b"".join((*kept, body[start:end]))

    def _kept(self, tag: re.Match[bytes]) -> bytes | None:
        """What replaces a tag, None when it stands as it is."""
        name, attributes = tag["name"], tag["attributes"]
        if not name:
            return None
        if tag["close"]:
            self._depth = max(0, self._depth - 1)
            return None
        closes_itself = tag[0].endswith(b"/>")
        if not self._has_place(name, closes_itself):
            return b""
        if not self._is_bearable(attributes):
            return b"<" + name + (b"/>" if closes_itself else b">")
        return None if self._has_base(attributes) else _BASE.sub(b"", tag[0])

    def _has_place(self, name: bytes, closes_itself: bool) -> bool:
        """Whether an element called `name` lies no deeper than a post's may, and is not one category too many."""
        if _POST.fullmatch(name):
            self._depth = self._categories = 0
            self._posts += 1
        elif _CATEGORY.fullmatch(name):
            self._categories += 1
        self._depth += not closes_itself
        return self._depth <= _DEEPEST and self._categories <= _MOST_CATEGORIES

    def _is_bearable(self, attributes: bytes) -> bool:
        count = attributes.count(b"=")
        self._attributes += count
        self._namespaces += attributes.count(b"xmlns:")
        in_all = self._attributes <= _MOST_IN_ALL and self._namespaces <= _MOST_NAMESPACES
        return not count or (count <= _MOST_ATTRIBUTES and in_all)

    def _has_base(self, attributes: bytes) -> bool:
        """Whether the tag's `xml:base`, if it has one, may stay."""
        if b"xml:base" not in attributes or not (found := _BASE.search(attributes)):
            return True
        self._bases += not (found[1] or found[2] or b"").startswith((b"http://", b"https://"))
        return self._bases <= _MOST_BASES
