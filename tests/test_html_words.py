"""The law of reading: the words of a document are the words of its HTML, all of them, in their order."""

from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogtui.model.document import (
    Block,
    Code,
    Definitions,
    Details,
    Heading,
    Image,
    Inlines,
    List,
    Paragraph,
    Quote,
    Table,
)
from blogtui.parse.html import plain_text
from bodies import blocks
from conftest import CORPUS

INLINE = ["b", "em", "span", "code", "small", "sub", "mark", "a", "abbr", "x-egen", "kbd"]
BLOCK = ["p", "div", "h2", "blockquote", "section", "figure", "pre", "details", "article", "x-del", "center"]
word = st.text(alphabet="abcåäö漢ש0123456789", min_size=1, max_size=8)
spaced = st.lists(word, min_size=1, max_size=4).map(lambda them: f" {' '.join(them)} ")


def element(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>"


def inlines() -> st.SearchStrategy[str]:
    return st.recursive(
        spaced.map(escape),
        lambda inner: st.builds(element, st.sampled_from(INLINE), st.lists(inner, max_size=3).map("".join)),
        max_leaves=5,
    )


def listed(tag: str, items: list[str]) -> str:
    return element(tag, "".join(element("li", item) for item in items))


def tabled(rows: list[list[str]]) -> str:
    return element("table", "".join(element("tr", "".join(element("td", cell) for cell in row)) for row in rows))


def termed(pairs: list[tuple[str, str]]) -> str:
    return element("dl", "".join(element("dt", term) + element("dd", meaning) for term, meaning in pairs))


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.builds(element, st.sampled_from(BLOCK), several.map(" ".join)),
        st.builds(listed, st.sampled_from(["ul", "ol", "menu"]), several),
        st.builds(tabled, st.lists(several, min_size=1, max_size=3)),
        st.builds(termed, st.lists(st.tuples(inlines(), inner), min_size=1, max_size=3)),
    )


bodies = st.lists(st.recursive(inlines(), nested, max_leaves=12), min_size=1, max_size=4).map(" ".join)


class Seen(HTMLParser):
    """The text of an HTML source, by Python's own parser."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(source)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def said(found: Iterable[Block]) -> Iterator[str]:
    for block in found:
        match block:
            case Paragraph(text) | Heading(_, text):
                yield run(text)
            case Code(text):
                yield text
            case Quote(inner):
                yield from said(inner)
            case Details(summary, inner):
                yield run(summary)
                yield from said(inner)
            case List(items):
                for item in items:
                    yield from said(item)
            case Definitions(terms):
                for term, meaning in terms:
                    yield run(term)
                    yield from said(meaning)
            case Table(rows, _, caption):
                yield from (run(cell) for row in rows for cell in row)
                yield run(caption)
            case Image(_, alt, caption):
                yield alt
                yield run(caption)
            case _:
                pass


def run(text: Inlines) -> str:
    return "".join(piece.text for piece in text)


def signs_apart(text: str) -> list[str]:
    """`text` as words, without what the reader sets before the lines of a list within a cell."""
    return [word for word in text.split() if word != "•" and not (word[:-1].isdecimal() and word[-1] == ".")]


@settings(deadline=None, max_examples=250)
@given(bodies)
def test_no_word_is_lost_or_made_up_or_moved(source: str) -> None:
    assert signs_apart(" ".join(said(blocks(source)))) == " ".join(Seen(source).parts).split()


@settings(deadline=None, max_examples=100)
@given(bodies)
def test_the_words_that_are_searched_are_the_words_that_are_shown(source: str) -> None:
    assert "".join(plain_text(source).split()) == "".join(" ".join(Seen(source).parts).split())


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus does not lie beside the checkout")
def test_pages_of_the_world_keep_their_sentences() -> None:
    pages = sorted((CORPUS / "files" / "articles").rglob("*__expected.html"))
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in pages]
    assert sources
    for source in sources:
        if "<math" in source:  # which is said in other signs
            continue
        shown = set(" ".join(said(blocks(source))).split())
        searched = {word for word in plain_text(source).split() if word.isalpha() and len(word) > 3}
        assert not searched - shown
