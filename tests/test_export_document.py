"""What a reader takes out of the program: the post's own words, and nothing that runs."""

import re
import unicodedata
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from blogtui.export.document import (
    as_html,
    as_markdown,
    as_terminal,
    as_text,
    headings_of,
    images_of,
    links_of,
)
from blogtui.layout.lines import Line, Span
from blogtui.layout.page import lay_out
from blogtui.model.document import (
    Block,
    Code,
    Covers,
    Definitions,
    Document,
    Embed,
    Heading,
    Image,
    Inlines,
    List,
    Mark,
    Paragraph,
    Place,
    Quote,
    Rule,
    Table,
    Text,
)
from documents import documents, inlines, paragraph

A, B = "https://example.org/a", "https://example.org/b_(c)"
TAGS = frozenset(
    re.findall(
        r"\w+",
        "p h1 h2 h3 h4 h5 h6 pre code blockquote ol ul li dl dt dd table thead tbody tr th td caption "
        "figure figcaption img a hr br strong em del u mark small sub sup kbd abbr details summary",
    )
)
ATTRIBUTES = frozenset(
    re.findall(r"\w+", "href src alt class start type reversed id title cite lang dir align colspan rowspan")
)


class Reader(HTMLParser):
    """What a browser would make of a fragment: its words, and whether only our own elements are in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.strange: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.strange += [tag] if tag not in TAGS else []
        self.strange += [name for name, _ in attrs if name not in ATTRIBUTES]
        self.strange += [value or "" for name, value in attrs if name in ("href", "src") and value[:4] != "http"]
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.strange.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not c.isspace() and c not in "\u00ad\u200b")


def doc(*blocks: Block) -> Document:
    return Document(blocks)


@given(documents)
@settings(deadline=None, max_examples=100)
def test_exported_html_holds_nothing_but_our_own_elements(document: Document) -> None:
    reader = read(as_html(document))
    assert reader.strange == []
    assert reader.open == []


@given(st.lists(inlines, max_size=4))
@settings(deadline=None, max_examples=100)
def test_text_and_html_keep_every_word_in_order(texts: list[Inlines]) -> None:
    document = Document(tuple(Paragraph(text) for text in texts))
    written = letters("".join(run.text for text in texts for run in text))
    assert letters(as_text(document)) == written
    assert letters(read(as_html(document)).words) == written


@given(st.lists(inlines, max_size=4))
@settings(deadline=None, max_examples=200)
def test_markdown_reads_back_as_the_same_words(texts: list[Inlines]) -> None:
    texts = [tuple(Text(run.text, run.marks) for run in text) for text in texts]
    document = Document(tuple(block for text in texts for block in (Paragraph(text), Quote((Heading(2, text),)))))
    html = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify").render(as_markdown(document))
    written = letters("".join(run.text for text in texts for _again in range(2) for run in text))
    assert letters(read(html).words) == written


@given(documents)
@settings(deadline=None, max_examples=60)
def test_any_document_can_be_exported(document: Document) -> None:
    as_markdown(document)
    as_text(document)
    assert all(url.startswith("https://") for _, url in [*links_of(document), *images_of(document)])
    assert all(1 <= level <= 6 for level, _ in headings_of(document))


def test_script_in_a_post_is_only_words_in_its_html() -> None:
    html = as_html(doc(paragraph('<script>alert("x")</script>'), Image("katt.jpg", alt='"><img onerror=x>')))
    assert html == (
        "<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</p>\n<p>&quot;&gt;&lt;img onerror=x&gt;</p>\n"
    )


def test_a_link_of_many_looks_is_one_link_in_html() -> None:
    text = (Text("en ", href=A), Text("stark", Mark.STRONG, A), Text(" länk"))
    assert as_html(doc(Paragraph(text))) == f'<p><a href="{A}">en <strong>stark</strong></a> länk</p>\n'


def test_plain_text_is_a_line_a_paragraph() -> None:
    document = doc(
        Heading(1, (Text("Rubrik"),)),
        paragraph("Rad ett\nrad två med av\u00adstavning"),
        Quote((paragraph("Citat"),)),
        List(((paragraph("a"),), (paragraph("b"),)), ordered=True),
        Code("x = 1\n"),
        Rule(),
        Image("https://example.org/utan-text.jpg"),
        Image("katt.jpg", alt="En katt"),
    )
    assert as_text(document).split("\n\n") == [
        "Rubrik",
        "Rad ett rad två med avstavning",
        "> Citat",
        "1. a\n2. b",
        "x = 1",
        "* * *",
        "En katt",
    ]


def test_markdown_is_what_a_person_would_write() -> None:
    document = doc(
        Heading(2, (Text("Rubrik"),)),
        Paragraph((Text("Ett "), Text("starkt", Mark.STRONG), Text(" ord, en "), Text("länk", href=B), Text("."))),
        List(((paragraph("a"), List(((paragraph("b"),),))), (paragraph("c"),)), checks=(True, None)),
        Code("a ``` b", "python"),
        Table((((Text("A"),), (Text("B"),)), ((Text("1|2"),),)), header=1),
        Image(A, alt="Alt", href=B),
        Definitions((((Text("Ord"),), (paragraph("Betydelse"),)),)),
        Embed("video", "Film", A),
    )
    assert as_markdown(document).strip().split("\n\n") == [
        "## Rubrik",
        f"Ett **starkt** ord, en [länk](<{B}>).",
        "- [x] a\n  - b\n- c",
        "````python\na ``` b\n````",
        "| A | B |\n| --- | --- |\n| 1\\|2 |  |",
        f"[![Alt]({A})](<{B}>)",
        "**Ord**",
        "- Betydelse",
        f"[Film]({A})",
    ]


def test_words_that_look_like_markup_are_still_words_in_markdown() -> None:
    source = as_markdown(doc(paragraph("1. inte *lista* &amp; [inte](länk) ![x] <b>"), paragraph("# inte rubrik")))
    html = MarkdownIt().render(source)
    assert html == ("<p>1. inte *lista* &amp;amp; [inte](länk) ![x] &lt;b&gt;</p>\n<p># inte rubrik</p>\n")


def test_two_lists_in_a_row_stay_two_in_markdown() -> None:
    one = List(((paragraph("a"),),))
    assert MarkdownIt().render(as_markdown(doc(one, one))).count("<ul>") == 2


def test_links_come_in_order_and_one_of_many_looks_is_one() -> None:
    text = (Text("en ", href=A), Text("länk", Mark.EM, A), Text(" och "), Text("en till", href=B), Text(" ", href=A))
    document = doc(Paragraph(text), Image("katt.jpg", alt="Katt", href=A), Embed("video", "Film", B))
    assert links_of(document) == [("en länk", A), ("en till", B), (A, A), ("Katt", A), ("Film", B)]


def test_only_pictures_on_the_web_are_listed_also_those_in_lists_and_tables_of_quotes() -> None:
    document = doc(Image("bar.jpg"), Quote((List(((Image(A, alt="Katt"),),)),)), Image("mailto:a@example.org"))
    assert images_of(document) == [("Katt", A)]


def test_headings_make_a_table_of_contents() -> None:
    document = doc(Heading(1, (Text("Ett"),)), Quote((Heading(3, (Text("Två "), Text("tre", Mark.EM))),)))
    assert headings_of(document) == [(1, "Ett"), (3, "Två tre")]


def test_without_colour_the_terminal_gets_plain_lines() -> None:
    lines = lay_out(doc(Heading(2, (Text("Rubrik"),)), Code("x")), 20)
    assert as_terminal(lines, colour=False) == "Rubrik\n──────\n\n  x\n"


def test_with_colour_each_look_is_ended_where_it_ends() -> None:
    lines = lay_out(doc(Paragraph((Text("ett "), Text("två", Mark.STRONG | Mark.EM), Text("tre", href=A)))), 20)
    assert as_terminal(lines, colour=True) == "ett \x1b[1;3mtvå\x1b[0m\x1b[4mtre\x1b[0m\n"


@given(st.text(max_size=50), st.booleans())
@settings(deadline=None, max_examples=100)
def test_no_control_code_of_a_text_reaches_the_terminal(text: str, colour: bool) -> None:
    written = as_terminal([Line((Span(text + "\x1b]0;x\x07\u202e", "heading1"),))], colour)
    left = re.sub(r"\x1b\[[0-9;]+m", "", written) if colour else written
    assert written.count("\n") == 1
    assert not any(unicodedata.category(c) == "Cc" or c in "\u202e\u2066" for c in left[:-1])


def test_html_keeps_what_leads_where_and_what_stands_for_what() -> None:
    noted = Paragraph((Text("EU", title="Europeiska unionen"), Text("1", Mark.SUP, anchor="not")))
    html = as_html(
        doc(noted, List(((Place(("not",)), Paragraph((Text("Noten"),))),), ordered=True, style="a", step=-1))
    )
    assert '<abbr title="Europeiska unionen">EU</abbr><a href="#not"><sup>1</sup></a>' in html
    assert '<ol type="a" reversed>\n<li><a id="not"></a>Noten</li>' in html


def test_html_keeps_which_cells_reach_over_others() -> None:
    one, two, three = ((Text(word),) for word in ("Båda", "a", "b"))
    html = as_html(doc(Table(((one, ()), (two, three)), 1, (), ("", "right"), (Covers(0, 0, columns=2),))))
    assert '<tr><th colspan="2">Båda</th></tr>' in html
    assert '<tr><td>a</td><td align="right">b</td></tr>' in html
