"""The words that a reader is to see of an HTML body, found without any code of the reader's own.

What a browser shows, less what is not for reading; each rule says why. Where two answers are right (a button to share
with, a handle beside a heading, what is said to ears alone), the words are `may`: they may be shown or not.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from html_tree import BLOCKS, Element, tree_of

Kind = str
"""`must`: shown. `may`: shown or not. `picture`: shown, by itself or as part of the words beside it."""


class Word(NamedTuple):
    text: str
    kind: Kind = "must"


ANYTHING = Word("\ufffc", "may")
"""Stands where the reader says in its own words what is there: a formula, something that plays."""

# scripts, styles and what they work on; choices, which a terminal has no use for
_NEVER_NAMES = "script style template title meta link base head option datalist dialog noframes noembed"
# named by a title, else by an address; what stands within is for those who cannot play it
_PLAYING_NAMES = (
    "iframe video audio object embed amp-iframe amp-video amp-audio amp-youtube amp-vimeo lite-youtube lite-vimeo"
)
# set in other signs
_MATHEMATICAL_NAMES = "math mjx-container"
# shown as far as it is not said beside it
_SECOND_NAMES = "noscript svg canvas"
_NEVER = frozenset(_NEVER_NAMES.split())
_IN_OTHER_WORDS = frozenset(f"{_PLAYING_NAMES} {_MATHEMATICAL_NAMES} {_SECOND_NAMES}".split())
_BREAKS = BLOCKS | {"br", "iframe", "video", "audio", "object", "textarea", "svg", "canvas", "option"}
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_EARS = re.compile(r"sr-only|screen-reader|visually-?hidden|hidden-visually|show-for-sr|a11y-hidden", re.IGNORECASE)
_SHARES = re.compile(
    r"shar(?:e|ing|edaddy|iff)|social|addtoany|a2a_|addthis|feedflare|likes?\b|jp-relatedposts|post-flair|button|btn|copy",
    re.IGNORECASE,
)
_SHORT = 300  # characters: a longer part is more than a bar of buttons
_HANDLE = re.compile(r"anchor|permalink|header-?link|heading-?link|hash-?link|self-?link|deep-?link", re.IGNORECASE)
_HANDLE_SIGNS = "#¶§⁋🔗⚓∞\ufe0f"
_SET_BY_SCRIPTS = re.compile(
    r"(?:^|\s)(?:MathJax|mjx|katex|math-renderer|language-math|js-render-math|math)", re.IGNORECASE
)
_TEX_PICTURE = re.compile(r"latex|mathtex|mimetex|chart\?cht=tx|ql-img|mwe-math|ee_img|(?:^|\s)(?:tex|math)(?:\s|$)")
_TEX = re.compile(
    r"\S*(?:\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]|\\begin\{(\w+\*?)\}.+?\\end\{\1\}|\$[^\s$](?:[^$]{0,300}?[^\s$\\])?\$)\S*",
    re.DOTALL,
)
_GUTTER = re.compile(r"gutter|line-?no|line-?num|lntd?\b|\bln\b|blob-num|crayon-nums|hljs-ln", re.IGNORECASE)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_QUOTE_SIGNS = str.maketrans(dict.fromkeys('“”„‟«»‘’‚‛‹›「」『』"', "'"))
_RAISED = str.maketrans("", "", "^_()")


def words_in(text: str) -> list[str]:
    """`text` as words in one form: NFC, without invisible signs, all quotation marks alike."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_QUOTE_SIGNS).split()


def script_free(text: str) -> str:
    """Raised or lowered text as it would stand on the line; how that is shown is not the author's."""
    return unicodedata.normalize("NFKC", text).translate(_RAISED).replace("−", "-")


def visible_words(source: str) -> list[Word]:
    """The words of a body, in reading order."""
    walk = _Walk("\\" in source or "$" in source)
    walk.inside(tree_of(source))
    return list(walk.words())


class _Walk:
    def __init__(self, has_tex: bool) -> None:
        self._tex = has_tex
        self._parts: list[tuple[str, Kind]] = []
        self._kind: Kind = "must"
        self._small = 0
        self._code = 0
        self._pre = 0
        self._flat = 0

    def words(self) -> Iterator[Word]:
        run: list[str] = []
        kind: Kind = "must"
        for text, its_kind in (*self._parts, ("", "end")):
            if its_kind != kind:
                yield from (Word(word, kind) for word in words_in("".join(run)))
                if its_kind == "anything":
                    yield ANYTHING
                run, kind = [], its_kind
            run.append(text)

    def _add(self, text: str, kind: Kind = "") -> None:
        kind = kind or self._kind
        text = script_free(text) if self._small and kind != "picture" else text
        end = 0
        for match in _TEX.finditer(text) if self._tex and not self._code and kind == "must" else ():
            self._parts += [(text[end : match.start()], kind), (match[0], "may"), ("", "anything")]
            end = match.end()
        self._parts.append((text[end:], kind))

    def inside(self, element: Element) -> None:
        children = element.children
        if element.tag == "table":  # a caption stands above its table wherever it is written
            children = sorted(children, key=lambda child: not (isinstance(child, Element) and child.tag == "caption"))
        if element.tag == "figure" or "wp-caption" in element.attributes.get("class", ""):
            children = self._captions_last(children)
        for child in children:
            if isinstance(child, str):
                self._add(child)
            else:
                self.element(child)

    @staticmethod
    def _captions_last(children: list[Element | str]) -> list[Element | str]:
        """A figure's caption stands under all of it, unless it is what the figure begins with."""
        first = next((child for child in children if not isinstance(child, str) or child.strip()), None)
        return sorted(
            children, key=lambda child: isinstance(child, Element) and child.tag == "figcaption" and child is not first
        )

    def element(self, element: Element) -> None:
        tag, attributes = element.tag, element.attributes
        classes = attributes.get("class", "")
        if tag in _BREAKS:
            self._add("\n")
        if tag == "script" and ("gist" in attributes.get("src", "") or attributes.get("type", "").startswith("math/")):
            self._anything()
        elif tag in _NEVER or self._is_hidden(attributes) or (self._code and tag in ("button", "figcaption")):
            return
        elif tag in _IN_OTHER_WORDS or (
            _SET_BY_SCRIPTS.search(classes) and tag not in ("body", "article", "section", "main")
        ):
            self._may(element)
            self._anything()
        elif tag in ("img", "amp-img"):
            self._picture(element)
        elif self._is_furniture(element, classes):
            self._may(element)
        else:
            self._plain(element)
        if tag in _BREAKS:
            self._add("\n")

    def _plain(self, element: Element) -> None:
        tag = element.tag
        small = tag in ("sub", "sup") and not self._pre
        pre = tag in ("pre", "textarea", "listing", "xmp")
        code = pre or tag in ("code", "kbd", "samp")
        flat = tag in ("td", "th", "caption", "figcaption", "dt", "summary")
        self._small += small
        self._code += code
        self._pre += pre
        self._flat += flat
        if tag == "q":
            self._add("'")
        elif tag == "rt" and element.text().strip():
            self._add("(")
        elif tag == "li" and self._flat:  # running text has no room for a list: its signs are words there
            self._add(" • ☑ ☐ ", "may")
            self._add(f" {self._number(element)}. ", "may")
        if tag != "rp":
            self.inside(element)
        if tag == "q":
            self._add("'")
        elif tag == "rt" and element.text().strip():
            self._add(")")
        self._small -= small
        self._code -= code
        self._pre -= pre
        self._flat -= flat

    @staticmethod
    def _number(item: Element) -> int:
        above = item.parent or item
        beside = [child for child in above.children if isinstance(child, Element) and child.tag == "li"]
        step = -1 if "reversed" in above.attributes else 1
        told = re.match(r"-?\d{1,6}", above.attributes.get("start", ""))
        return (int(told[0]) if told else 1 if step > 0 else len(beside)) + step * beside.index(item)

    def _may(self, element: Element) -> None:
        outer, self._kind = self._kind, "may"
        self._add(" ")
        for name in ("title", "aria-label", "alt"):
            self._add(f" {element.attributes.get(name, '')} ")
        for inner in element.elements():
            self._add(f" {inner.attributes.get('alt', '')} {inner.attributes.get('title', '')} ")
        self._add(f" {element.text()} ")
        self._kind = outer

    def _anything(self) -> None:
        self._parts.append(("", "anything"))

    @staticmethod
    def _is_hidden(attributes: dict[str, str]) -> bool:
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        return bool(_HIDES.search(attributes.get("style", "")))

    def _is_furniture(self, element: Element, classes: str) -> bool:
        """What helps to use a page and is no part of the text: it is short, and named as what it is."""
        if _EARS.search(classes):
            return True
        if element.tag == "a" and "#" in element.attributes.get("href", ""):
            words = element.text().strip()
            if (words and all(letter in _HANDLE_SIGNS for letter in words)) or _HANDLE.search(classes):
                return True
        if self._code and (_GUTTER.search(classes) or "data-line-number" in element.attributes):
            return not any(letter.isalpha() for letter in element.text())
        return bool(_SHARES.search(classes)) and len(element.text().strip()) <= _SHORT

    def _picture(self, element: Element) -> None:
        attributes = element.attributes
        alt = attributes.get("alt", "").strip() or attributes.get("title", "").strip()
        if _TEX_PICTURE.search(f"{attributes.get('class', '')} {attributes.get('src', '')}"):
            self._anything()
        elif not alt and self._flat:
            self._add(" ▣ ", "may")
        elif not _is_dot(attributes):
            said_below = alt == self._caption_of(element)
            self._add(" " if said_below else alt, "must" if said_below else "picture")

    @staticmethod
    def _caption_of(element: Element) -> str:
        """The caption of the figure that a picture stands in: words said there are not said again beside it."""
        above = element.parent
        while above is not None and above.tag != "figure" and "wp-caption" not in above.attributes.get("class", ""):
            above = above.parent
        for inner in above.elements() if above is not None else ():
            if inner.tag == "figcaption" or "wp-caption-text" in inner.attributes.get("class", ""):
                return " ".join(inner.text().split())
        return ""


def _is_dot(attributes: dict[str, str]) -> bool:
    """Whether a picture is a pixel that only counts readers."""
    told = [attributes[name] for name in ("width", "height") if name in attributes]
    return bool(told) and all(size.strip().removesuffix("px") in ("0", "1") for size in told)
