"""Documents of every shape, for the laws that hold for all of them."""

from hypothesis import strategies as st

from blogtui.model.document import (
    Code,
    Definitions,
    Document,
    Embed,
    Heading,
    Image,
    List,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)

LETTERS = "abcdefgåäöÅÉß012 .,–“”  \u00a0\u00ad漢字かな、。「」👩🇸🇪❤\u0301\n\t*_#[]<>&`|~!-+=\\"
AUTHORS = [mark for mark in Mark if mark not in (Mark.ADDED, Mark.GONE)]
MARKS = st.sampled_from([Mark.NONE, Mark.NONE, *AUTHORS, Mark.STRONG | Mark.EM])
URLS = st.sampled_from([None, None, "https://example.org/a", "https://example.org/(b)?c=d&e"])

words = st.one_of(
    st.text(alphabet=LETTERS, max_size=40),
    st.text(alphabet="abcåäö  ", max_size=120),
    st.text(max_size=20),
)
runs = st.builds(Text, words, MARKS, URLS)
inlines = st.lists(runs, max_size=4).map(tuple)
leaves = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(Heading, st.integers(1, 6), inlines),
    st.builds(Code, words, st.sampled_from(["", "python"])),
    st.builds(
        Image,
        st.sampled_from(["https://example.org/katt%20och.jpg", "katt.jpg", ""]),
        st.text(alphabet="abc åäö<", max_size=30),
        inlines,
        URLS,
    ),
    st.builds(Embed, st.just("video"), st.text(alphabet="abc åäö<", max_size=30), URLS),
    st.builds(
        Table,
        st.lists(st.lists(inlines, max_size=5).map(tuple), max_size=4).map(tuple),
        st.integers(0, 2),
        inlines,
    ),
    st.just(Rule()),
)


def nested(blocks: st.SearchStrategy) -> st.SearchStrategy:
    """Blocks that hold blocks."""
    several = st.lists(blocks, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Quote, several),
        st.builds(
            List,
            st.lists(several, max_size=4).map(tuple),
            st.booleans(),
            st.integers(-3, 10_000),
            st.lists(st.sampled_from([None, True, False]), max_size=4).map(tuple),
        ),
        st.builds(Definitions, st.lists(st.tuples(inlines, several), max_size=3).map(tuple)),
    )


blocks = st.recursive(leaves, nested, max_leaves=8)
documents = st.lists(blocks, max_size=4).map(lambda them: Document(tuple(them)))


def paragraph(text: str) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Text(text),))
