"""HTML bodies of every shape, as strings, for the laws that hold for all of them."""

from html import escape

from hypothesis import strategies as st

_INLINE = [
    "b",
    "em",
    "span",
    "code",
    "small",
    "sub",
    "sup",
    "mark",
    "abbr title=x",
    "kbd",
    "q",
]
_BLOCK = [
    "p", "div", "h1", "h2", "h5", "blockquote", "blockquote cite=https://a.example/b", "section", "figure",
    "article", "center", "p dir=rtl", "p lang=en", "p lang=sv", "details open",
]  # fmt: skip
_LISTS = ["ul", "ol", "ol start=98", "ol reversed", "ol type=i", "menu", "ol start=-3"]
WORDS = [
    "a", "ord", "Åre", "smörgås", "förutsättningarna", "sammanhangslöshetens", "internationalization",
    "漢字", "かな、", "한국어", "שלום", "مرحبا", "👩\u200d🚀", "🇸🇪", "👍🏽", "❤\ufe0f", "e\u0301",
    "för\u00adut\u00adsätt\u00adning", "10\u00a0000\u00a0kr", "bredd\u200blöst", "x²", "½", "–", "…",
    "»så«", "1.", "3-4", "in-/utgång", "https://a.example/en/lång/adress?med=mer", "漢" * 30, "x" * 90,
    "👩\u200d👩\u200d👧" * 8, "क्षि", "ไทย", "\u200f", "a\u0300\u0301\u0302", "⏎", "①",
]  # fmt: skip
HOSTILE = [
    "\x1b[31m",
    "&#27;[2J",
    "&#x9b;1m",
    "\u202e",
    "&#x202e;",
    "\u2066",
    "\U000e0041",
    "\x07",
    "&#8;",
    "\x7f",
    "\ufeff",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
texts = words.map(lambda said: f" {escape(said)} ")
links = texts.map(lambda said: f"<a href=https://a.example/>{said}</a>")


def element(opening: str, inner: str) -> str:
    """An element; `opening` is its name with its attributes."""
    return f"<{opening}>{inner}</{opening.split(' ')[0]}>"


def _joined(inner: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=most).map("".join)


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(element, st.sampled_from(_INLINE), _joined(inner)),
        st.builds("{}<br>{}".format, inner, inner),
        st.builds("<ruby>{}<rp>(</rp><rt>{}</rt></ruby>".format, texts, texts),
        st.builds(" <img src=katt.png alt='{}'> {}".format, words.map(escape), inner),
    )


inlines = st.recursive(st.one_of(texts, links), _inline, max_leaves=4)
spans = st.sampled_from(["", "", "", " colspan=2", " rowspan=2", " colspan=3 rowspan=2", " colspan=0", " align=right"])


def _cell(tag: str, span: str, inner: str) -> str:
    return element(tag + span, inner)


def _row(cells: list[str]) -> str:
    return element("tr", "".join(cells))


def _tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.builds(_cell, st.just("td"), spans, inner)
    head = st.builds(_cell, st.just("th"), spans, inlines)
    rows = st.lists(st.lists(body, min_size=1, max_size=5).map(_row), min_size=1, max_size=4).map("".join)
    heads = st.one_of(st.just(""), st.lists(head, min_size=1, max_size=5).map(_row))
    captions = st.one_of(st.just(""), inlines.map(lambda text: element("caption", text)))
    return st.builds("<table>{}{}{}</table>".format, captions, heads, rows)


def _lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = _joined(inner.map(lambda item: element("li", item)))
    terms = st.builds("<dt>{}<dd>{}".format, inlines, inner)
    return st.one_of(
        st.builds(element, st.sampled_from(_LISTS), items), _joined(terms).map(lambda them: element("dl", them))
    )


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(element, st.sampled_from(_BLOCK), _joined(inner)),
        st.builds("<details><summary>{}</summary>{}</details>".format, inlines, inner),
        st.builds("<pre><code class=language-python>{}\n<i>{}</i></code></pre>".format, texts, texts),
        _lists(inner),
    )


flowing = st.recursive(inlines, _blocks, max_leaves=6)
"""Bodies without tables."""

tabled = st.builds("{}{}{}".format, flowing, _tables(st.one_of(inlines, flowing)), flowing)
"""Bodies with a table, whose cells may hold anything else."""

hostile = st.recursive(
    st.one_of(texts, st.sampled_from(HOSTILE)), lambda inner: st.one_of(_blocks(inner), _tables(inner)), max_leaves=6
)
"""Bodies with what would command a terminal."""
