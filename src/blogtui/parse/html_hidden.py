"""What of an HTML body is not for reading: scripts, hidden parts, bars of share buttons, copies for screen readers.

Must never hide words that a browser shows as the author's own, and decides the same for documents and plain words.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = dict[str, str | None]
_DROPPED_NAMES = (
    "script style template head title meta link base option datalist input area param source track "
    "dialog noframes -comment -doctype"
)
DROPPED = frozenset(_DROPPED_NAMES.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}

_CLASS = re.compile(r"""class\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NO_DISPLAY = re.compile(r"display\s*:\s*none")  # two quick patterns for a whole body
_NOT_VISIBLE = re.compile(r"visibility\s*:\s*hidden")
_HIDDEN = re.compile(r"\shidden(?=[\s=>/])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:^|\s)(?:sharedaddy|sd-(?:sharing|social|like)\S*|jetpack-likes-widget\S*|jp-relatedposts|post-flair|wpcnt|"
    r"addtoany_\S+|a2a_\S+|addthis_\S+|feedflare|wp-block-social-links?|shariff\S*|ssba\S*|essb[_-]\S*|heateor_\S+|"
    r"mashsb-\S+|swp_\S+|dpsp-\S+|sfsi\S*|sociable|social-share\S*|shar(?:e|ing)-?buttons?|share-bar|"
    r"really_simple_share\S*|fb-like|fb-share-button|twitter-share-button|"
    r"kg-(?:audio|video)-(?:player\S*|overlay|hide|thumbnail)|"
    r"copy-?(?:button|btn|code|code-button|to-clipboard)|code-copy\S*|(?:btn|button)-(?:copy|clipboard)|copybtn|"
    r"clipboard-(?:button|copy)|hljs-copy-button)(?=\s|$)",
    re.IGNORECASE,
)
_SHARING = re.compile(r"(?:^|[\s_-])(?:share|shares|sharing|social|socials|button-wrapper)(?=$|[\s_-])", re.IGNORECASE)
_SHARES = re.compile(
    r"sharer|[/?&=]share\b|/intent/|/submit\?|shareArticle|pin/create|mailto:\?|wa\.me/|whatsapp\.com/send|action=share",
    re.IGNORECASE,
)
_SHARE_BAR = 300  # characters, and elements; a longer part says more than where to share
_HANDLES, _LONGEST_HANDLE = "#¶§⁋🔗⚓∞\ufe0f", 3
_MOST_LOOKED_AT = 30  # neighbours, and elements in each
_BEFORE, _AFTER = attrgetter("prev"), attrgetter("next")
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-(?:text|only|response)|(?:u-)?visually-?hidden|hidden-visually|show-for-sr|"
    r"is-visually-hidden|a11y-hidden)(?=\s|$)",
    re.IGNORECASE,
)
_PERMALINK = re.compile(
    r"(?:^|[\s_-])(?:anchor|anchorjs-link|anchor-?link|permalink|headerlink|heading-?link|header-?(?:link|anchor)|"
    r"hash-?link|self-?link|deep-?link)(?=$|[\s_-])",
    re.IGNORECASE,
)


class _Sort(Enum):
    """What the names in a `class` say of an element."""

    NOTHING = auto()
    CHROME = auto()
    SHARING = auto()
    FOR_SCREEN_READERS = auto()
    COPY_OF_MATHEMATICS = auto()


class Signs(NamedTuple):
    """What in a body asks for its elements to be looked at: the classes they have, and by what some are hidden."""

    classes: frozenset[str] = frozenset()
    named: bool = False  # by a class
    styled: bool = False
    hidden: bool = False

    @property
    def hides(self) -> bool:
        """Whether any element may be hidden."""
        return self.named or self.styled or self.hidden


def signs_of(source: str) -> Signs:
    """The signs of hidden parts that `source`, its attributes in small letters, holds, and all its classes."""
    found = _CLASS.findall(source) if "class" in source else ()
    classes = frozenset("".join(values) for values in set(found))
    named = any(_sort(text) is not _Sort.NOTHING for text in classes)
    hidden = "hidden" in source
    styled = bool(("display" in source and _NO_DISPLAY.search(source)) or (hidden and _NOT_VISIBLE.search(source)))
    return Signs(classes, named, styled, hidden and bool(_HIDDEN.search(source)))


def is_hidden(node: LexborNode, attributes: Attributes) -> bool:
    """Whether the element is not shown, or shown for something else than reading."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if (style := attributes.get("style")) and _hides(style):
        return True
    if (classes := attributes.get("class")) and (sort := _sort(classes)) is not _Sort.NOTHING:
        return _is_left_out(node, sort)
    return False


@lru_cache(maxsize=1_024)
def _hides(style: str) -> bool:
    return bool(_HIDDEN_STYLE.search(style))


@lru_cache(maxsize=4_096)
def _sort(classes: str) -> _Sort:
    if _CHROME.search(classes):
        return _Sort.CHROME
    if _FOR_SCREEN_READERS.search(classes):
        return _Sort.FOR_SCREEN_READERS
    if "katex-html" in classes:
        return _Sort.COPY_OF_MATHEMATICS
    return _Sort.SHARING if _SHARING.search(classes) else _Sort.NOTHING


def _is_left_out(node: LexborNode, sort: _Sort) -> bool:
    if sort is _Sort.FOR_SCREEN_READERS:
        return has_other_words(node)
    if sort is _Sort.COPY_OF_MATHEMATICS:
        before = node.prev
        return before is not None and "katex-mathml" in (before.attributes.get("class") or "")
    return sort is _Sort.CHROME or _is_share_bar(node)


def has_other_words(node: LexborNode) -> bool:
    """Whether words stand beside the element, so that what is meant for ears alone says nothing new."""
    return any(
        _says_something(beside) for step in (_BEFORE, _AFTER) for beside in islice(_beside(node, step), _MOST_LOOKED_AT)
    )


def _beside(node: LexborNode, step: Callable[[LexborNode], LexborNode | None]) -> Iterator[LexborNode]:
    beside = step(node)
    while beside is not None:
        yield beside
        beside = step(beside)


def _says_something(node: LexborNode) -> bool:
    some = islice(node.traverse(include_text=True), _MOST_LOOKED_AT)
    return any(inner.is_text_node and (inner.text_content or "").strip() for inner in some)


def _is_share_bar(node: LexborNode) -> bool:
    """Whether an element that is named like one says little and leads to where a page is shared."""
    length = 0
    shares = False
    for number, inner in enumerate(node.traverse(include_text=True)):
        if inner.is_text_node:
            length += len((inner.text_content or "").strip())
        elif inner.tag == "a":
            shares = shares or bool(_SHARES.search(inner.attributes.get("href") or ""))
        if length > _SHARE_BAR or number > _SHARE_BAR:
            return False
    return shares


def is_permalink(node: LexborNode, attributes: Attributes, heading: bool) -> bool:
    """Whether an `a` is only the handle by which a heading is linked to: "#", "¶", or named as one in a heading."""
    if "#" not in (attributes.get("href") or ""):
        return False
    named = _names_permalink(attributes.get("class") or "")
    if not named and not heading:
        return False
    words = node.text().strip()
    if words and len(words) <= _LONGEST_HANDLE and not any(letter.isalnum() for letter in words):
        return named or all(letter in _HANDLES for letter in words)
    return named and heading and has_other_words(node)


@lru_cache(maxsize=4_096)
def _names_permalink(classes: str) -> bool:
    return bool(_PERMALINK.search(classes))


def drop_hidden(tree: LexborHTMLParser, source: str) -> None:
    """Take out of the tree of `source` what `is_hidden` and `is_permalink` tell."""
    signs = signs_of(source)
    handles = 'href="#' in source or any(_names_permalink(text) for text in signs.classes)
    chosen = [
        selector
        for selector, wanted in (
            ("[hidden]", signs.hidden),
            ("[class]", signs.named),
            ("[style]", signs.styled),
            ('h1 a,h2 a,h3 a,h4 a,h5 a,h6 a,a[class][href*="#"]', handles),
        )
        if wanted
    ]
    if chosen:
        _drop(tree, ",".join(chosen))


def _drop(tree: LexborHTMLParser, selector: str) -> None:
    gone: list[LexborNode] = []
    inside: set[int] = set()
    outside: set[int] = set()
    for node in tree.css(selector):
        attributes = node.attributes
        drops = is_hidden(node, attributes) or (
            node.tag == "a"
            and "#" in (attributes.get("href") or "")
            and is_permalink(node, attributes, _in_heading(node))
        )
        if drops and not _lies_in(node, inside, outside):
            gone.append(node)
            inside.add(node.mem_id)
    for node in gone:
        node.decompose()


def _in_heading(node: LexborNode) -> bool:
    above = node.parent
    for _ in range(5):
        if above is None:
            return False
        if above.tag in HEADINGS:
            return True
        above = above.parent
    return False


def _lies_in(node: LexborNode, inside: set[int], outside: set[int]) -> bool:
    """Whether some element around `node` is in `inside`; those passed that lie in none are noted in `outside`."""
    passed: list[int] = []
    above = node.parent
    while above is not None and (place := above.mem_id) not in outside:
        if place in inside:
            return True
        passed.append(place)
        above = above.parent
    outside.update(passed)
    return False
