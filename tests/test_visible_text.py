"""The reading that the laid-out words are held against: what it calls visible, and that no word goes missing unseen."""

import pytest

from blogtui.layout.page import lay_out
from blogtui.model.document import Document
from blogtui.parse.html import document_from_html
from laid_out import Difference, differences, shown_words
from visible_text import Word, visible_words, words_in

LONG = "Fyren syntes först när vi rundat udden, och då stod båten redan på grund bland säl och skarv."


def must(source: str) -> list[str]:
    """The words that have to be shown."""
    return [word.text for word in visible_words(source) if word.kind != "may"]


def found(shown: str, told: str = LONG) -> list[Difference]:
    return differences([Word(word) for word in told.split()], shown.split())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>ett<p>två<br>tre</p>", "ett två tre"),
        ("ett<b>två</b> <i>t</i>re", "etttvå tre"),
        ("<p hidden>x</p><p style='display: none'>x</p><script>x</script><style>x</style><!-- x -->ett", "ett"),
        ("<ul><li>ett<li>två<ul><li>tre</ul></ul>fyra", "ett två tre fyra"),
        ("<table>vilse<tr><td>ett<td>två<tr><td>tre</table>", "vilse ett två tre"),
        ("<table><tr><td>ord</td></tr><caption>rubrik</caption></table>", "rubrik ord"),
        ("<figure><img alt=katt><figcaption>under</figcaption><p>text</p></figure>", "katt text under"),
        ("<figure><img alt=katt><figcaption>katt</figcaption></figure>", "katt"),
        ("<img src=x width=1 height=1 alt=x>ett", "ett"),
        ("<h2>ett <a href=#x>#</a></h2>", "ett"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<q>ett</q>", "'ett'"),
        ("m<sup>2</sup> och m²", "m2 och m²"),
        ("för\u00adut\u200bsätt\u202ening", "förutsättning"),
        ("<p>a <select><option>x</select> b", "a b"),
        ("ett &amp; två &lt;b&gt;", "ett & två <b>"),
        ("<details><summary>ett</summary>två</details>", "ett två"),
        ("<b>ett</p></b>två", "ett två"),
    ],
)
def test_what_a_browser_shows_is_what_is_to_be_read(source: str, words: str) -> None:
    assert must(source) == words.split()


@pytest.mark.parametrize(
    "source",
    ["<math><mi>x</mi></math>", "<iframe src=x title=film></iframe>", "<p>\\(x^2\\)</p>", "<svg><text>x</text></svg>"],
)
def test_what_the_reader_says_in_its_own_words_may_be_any(source: str) -> None:
    told = visible_words(f"<p>ett två tre</p>{source}<p>fyra fem sex</p>")
    assert differences(told, words_in("ett två tre något helt annat fyra fem sex")) == []
    assert differences(told, words_in("ett två tre fyra fem sju")) != []


def test_a_word_that_is_lost_made_up_moved_or_cut_is_told() -> None:
    assert found(LONG) == []
    assert found(LONG.replace("båten ", "")) == [Difference(("båten",), ())]
    assert found(LONG.replace("båten", "båten båten")) == [Difference((), ("båten",))]
    assert found(LONG.replace("och då", "då och")) != []
    assert found(LONG.replace("stod båten", "stodbåten")) == [Difference(("stod", "båten"), ("stodbåten",))]
    assert found(LONG.replace("rundat", "run dat")) == [Difference(("rundat",), ("run", "dat"))]
    assert found(f"{LONG} slut") == [Difference((), ("slut",))]
    assert found("") == [Difference(tuple(LONG.split()), ())]


@pytest.mark.parametrize("width", [10, 20, 40, 1_000])
def test_laid_out_lines_are_read_back_as_the_words_they_were_made_of(width: int) -> None:
    source = (
        f"<h2>{LONG}</h2><ul><li>{LONG}</ul><blockquote cite=https://a.example/>{LONG}</blockquote><pre>{LONG}</pre>"
    )
    document = Document(document_from_html(source).blocks, "sv")
    assert shown_words(lay_out(document, width)) == 4 * must(LONG)


def test_a_tables_cells_are_read_back_one_after_the_other() -> None:
    source = f"<table><tr><th>a<th>b<tr><td>{LONG}<td>{LONG}<tr><td>{LONG}<td>c</table>"
    told = visible_words(source)
    assert shown_words(lay_out(document_from_html(source), 60), told) == [word.text for word in told]
