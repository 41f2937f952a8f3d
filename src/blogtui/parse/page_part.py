"""The part of a page that is its article: chosen by how its text lies, and freed of what stands around it.

Must never lose the text for want of an `<article>`, nor take more than time that grows with the page's length.
"""

import re
from typing import TYPE_CHECKING

from blogtui.model.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_FURNITURE = frozenset(
    (
        "title", "script", "style", "template", "nav", "aside", "noscript", "dialog", "button", "input", "select",
        "textarea", "menu", "frameset", "object", "link", "meta",
    )
)  # fmt: skip
_FURNITURE_ROLES = frozenset(
    (
        "navigation", "search", "complementary", "dialog", "alertdialog", "menu", "menubar", "toolbar", "banner",
        "contentinfo",
    )
)  # fmt: skip
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|kommentare?n?|respond|disqus|fb-comments|replies|trackbacks?|pingbacks?|"
    r"sha(?:re|ring|riff)|share\w*|social\w*|addthis\w*|addtoany\w*|sharedaddy|shariff|jp-relatedposts|"
    r"related\w*|recommend\w*|similar\w*|(?:more|other|next|prev|previous|latest|recent|popular)-(?:posts?|articles?|stories)|"
    r"sidebar\w*|widgets?|cookies?\w*|consent|gdpr|newsletter\w*|subscri\w+|signup|sign-up|promo\w*|"
    r"advert\w*|ads?|adsense|sponsor\w*|anzeigen?|werbung|banner|breadcrumbs?|breadcrumb\w*|paginat\w*|pager|"
    r"(?:post|posts|nav|page|article|entry)-(?:navigation|nav|links)|navigation|navbar|nav|menu\w*|submenu|"
    r"footer|footnav|foot|masthead|author-(?:box|bio|info|card|description)|about-author|authorbox|bio|"
    r"skip(?:-link)?|popup\w*|modal|overlay|lightbox|rating\w*|ratings?|print|printfriendly|toolbar|tools|"
    r"entry-(?:meta|utility|footer)|post-?(?:meta|footer|info|tags|tools|bottom)|article-?(?:meta|footer|tags|tools)|"
    r"meta(?:data|info)?|tag-?(?:links|list|cloud)|tags|cat-links|byline|dateline|screen-reader-text|visually-hidden|"
    r"sr-only|donat\w*|spenden\w*|teaser\w*|outbrain|taboola|feedback|report|edit(?:-link|section)|mw-editsection)"
    r"(?=$|[\s_-]|\d)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:^|\s)(?:e-content|entry-content|post-?(?:body|content)|article-?(?:body|content)|h-entry|hentry)"
    r"(?=$|\s)|footnote|no-sidebar|with-sidebar|has-sidebar|articlebody",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"article|body|content|entry|main|page|post|text|blog|story", re.IGNORECASE)
_BLOCKS = frozenset(
    (
        "p", "td", "pre", "blockquote", "div", "section", "li", "dd", "center", "font", "figure", "h2", "h3",
    )
)  # fmt: skip
_LEAST = 200


class Survey:
    """A page walked once: how much text and linked text every element holds, and what is left out as furniture."""

    def __init__(self, root: "LexborNode") -> None:
        self.nodes: list[LexborNode] = []
        self.above: list[int] = []
        self.own: list[int] = []
        self.commas: list[int] = []
        self.dropped: list[bool] = []
        self._walk(root)
        self.place = {node.mem_id: number for number, node in enumerate(self.nodes)}
        self._add_up()
        self._drop_around()
        self._add_up()

    def _walk(self, root: "LexborNode") -> None:
        pending: list[tuple[LexborNode, int]] = [(root, -1)]
        while pending:
            node, above = pending.pop()
            number = len(self.nodes)
            self.nodes.append(node)
            self.above.append(above)
            self.dropped.append(_is_furniture(node))
            self.own.append(0)
            self.commas.append(0)
            inner = []
            if not self.dropped[number]:
                for child in node.iter(include_text=True):
                    if child.tag == "-text":
                        words = " ".join((child.text_content or "").split())
                        self.own[number] += len(words)
                        self.commas[number] += words.count(",") + words.count("、") + words.count("，")
                    elif child.tag and child.tag[0] not in "-_!":
                        inner.append((child, number))
            pending.extend(reversed(inner))

    def _add_up(self) -> None:
        count = len(self.nodes)
        self.size, self.linked = self.own[:], [0] * count
        for number in range(count - 1, -1, -1):
            if self.dropped[number]:
                self.size[number] = self.linked[number] = 0
                continue
            if self.nodes[number].tag == "a":
                self.linked[number] = self.size[number]
            if (above := self.above[number]) >= 0:
                self.size[above] += self.size[number]
                self.linked[above] += self.linked[number]

    def _drop_around(self) -> None:
        whole = self.size[0]
        for number, node in enumerate(self.nodes):
            above = self.above[number]
            if above >= 0 and self.dropped[above]:
                self.dropped[number] = True
            elif number and not self.dropped[number] and self.size[number] < 0.5 * whole:
                self.dropped[number] = _stands_around(node) or self._is_list_of_links(number)

    def _is_list_of_links(self, number: int) -> bool:
        """Whether an element is nothing but several links, as a menu is."""
        if self.nodes[number].tag not in ("ul", "ol", "div", "table", "section") or not self.size[number]:
            return False
        return self.linked[number] > 0.8 * self.size[number] and len(self.nodes[number].css("a")[:6]) > 5

    def prune(self) -> None:
        """Take out of the tree what is left out. No element may be used after one that it lies in is gone."""
        gone = [
            node
            for number, node in enumerate(self.nodes)
            if self.dropped[number] and (self.above[number] < 0 or not self.dropped[self.above[number]])
        ]
        for node in gone:
            node.decompose()

    def size_of(self, node: "LexborNode") -> int:
        """How much text that is not left out `node` holds."""
        return self.size[self.place[node.mem_id]] if node.mem_id in self.place else 0

    def densest(self) -> "LexborNode":
        """The element whose paragraphs hold the most text that is no link."""
        score = [0.0] * len(self.nodes)
        for number, node in enumerate(self.nodes):
            long = self.own[number] if node.tag not in ("p", "td", "li") else self.size[number]
            if self.dropped[number] or node.tag not in _BLOCKS or long < 25:
                continue
            worth = 1 + self.commas[number] + min(long / 100, 8)
            for above, part in self._ancestors(number):
                score[above] += worth * part
        best = max(range(len(score)), key=lambda number: self._weighed(number, score[number]))
        return self.nodes[self._around(best, score)]

    def _ancestors(self, number: int) -> list[tuple[int, float]]:
        found = []
        share = 1.0 if self.nodes[number].tag in ("p", "td", "li", "pre", "blockquote", "h2", "h3") else 0.0
        if not share:
            found.append((number, 1.0))
            share = 0.5
        for _ in range(3):
            number = self.above[number]
            if number < 0:
                break
            found.append((number, share))
            share /= 2
        return found

    def _weighed(self, number: int, score: float) -> float:
        node = self.nodes[number]
        if self.dropped[number] or not score or node.tag in ("html", "p", "a", "span", "tr", "tbody"):
            return 0.0
        named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        factor = 1.25 if _CONTENT.search(named) or node.tag in ("article", "main") else 1.0
        return score * factor * (1 - self.linked[number] / max(self.size[number], 1))

    def _around(self, number: int, score: list[float]) -> int:
        """The element itself, or what holds it and others that are as much of the text."""
        for _ in range(4):
            above = self.above[number]
            if above < 0 or self.nodes[above].tag in ("html", "body"):
                return number
            beside = self.size[above] - self.size[number] - (self.linked[above] - self.linked[number])
            if score[above] < 0.3 * score[number] or beside > self.size[number] or beside < 0.1 * self.size[number]:
                return number
            number = above
        return number


def part_of(tree: "LexborHTMLParser", marked: "LexborNode | None", *titles: str) -> str:
    """The HTML of the page's own text, without a heading that is one of its `titles`.

    `marked` is the element that the page itself marks as its text.
    """
    body = tree.body
    if body is None:
        return ""
    survey = Survey(body)
    main = _main(tree, survey, marked)
    survey.prune()
    heading = _own_heading(main, titles)
    if heading is not None:
        heading.decompose()
    return main.inner_html or ""


def _main(tree: "LexborHTMLParser", survey: Survey, marked: "LexborNode | None") -> "LexborNode":
    if marked is not None and survey.size_of(marked) >= min(_LEAST, 0.5 * survey.size[0]):
        return marked
    body = survey.nodes[0]
    if survey.size[0] < _LEAST:
        return body
    for selector in ("[itemprop=articleBody]", "article", ".entry-content, .post-content, .article-content", "main"):
        found = [node for node in tree.css(selector)[:200] if survey.size_of(node) >= _LEAST]
        if len(found) == 1 and survey.size_of(found[0]) >= 0.25 * survey.size[0]:
            return found[0]
    return survey.densest()


def _is_furniture(node: "LexborNode") -> bool:
    told = node.attributes
    if node.tag in _FURNITURE or "hidden" in told or (told.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    style = (told.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or told.get("aria-hidden") == "true"


def _stands_around(node: "LexborNode") -> bool:
    if node.tag in ("html", "body", "main", "article"):
        return False
    if node.tag == "footer":
        return True
    if node.tag == "header":
        return not node.css("h1, h2, p")
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return bool(named.strip()) and bool(_AROUND.search(named[:500])) and not _KEPT.search(named)


def _own_heading(main: "LexborNode", titles: "Sequence[str]") -> "LexborNode | None":
    for node in main.css("h1, h2")[:1]:
        if fold(clean_line(node.text(separator=""))) in [fold(title) for title in titles if title]:
            return node
    return None
