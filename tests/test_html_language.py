"""Languages in HTML bodies: told for each paragraph, read from the side they are written from, in their quotes."""

import pytest

from blogtui.parse.html import document_from_html
from bodies import blocks, lines, only, words

HEBREW, ARABIC = "שלום עולם", "مرحبا بالعالم"


def test_a_paragraph_in_another_language_tells_it() -> None:
    first, second = blocks('<p>ord</p><p lang="en">word</p>', language="sv")
    assert (first.language, second.language) == ("", "en")


def test_a_heading_in_another_language_tells_it() -> None:
    assert only('<h2 lang="fr">mot</h2>', "sv").language == "fr"


def test_a_part_s_language_is_its_paragraphs_and_no_longer_that_of_what_follows() -> None:
    shown = blocks('<p>ett</p><div lang="en"><p>two</p><blockquote lang="fr">trois</blockquote><p>four</p></div><p>fem')
    assert [block.language for block in shown if hasattr(block, "language")] == ["", "en", "en", ""]
    assert shown[2].blocks[0].language == "fr"


@pytest.mark.parametrize("told", ["sv", "sv-SE", "SV"])
def test_the_document_s_own_language_is_not_told_again(told: str) -> None:
    assert only(f'<p lang="{told}">ord</p>', "sv").language == ""


def test_a_language_to_program_in_is_none() -> None:
    assert only('<div lang="php">ord</div>').language == ""


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_a_paragraph_is_read_from_the_right_where_its_first_letter_is(text: str) -> None:
    assert only(f"<p>12 – <b>{text}</b> and more</p>").rtl
    assert not only(f"<p>and {text}</p>").rtl


def test_a_paragraph_is_read_from_the_side_that_its_author_says() -> None:
    assert only('<p dir="rtl">abc</p>').rtl
    assert only('<div dir="rtl"><p>abc</p></div>').rtl
    assert only('<p style="direction: rtl">abc</p>').rtl
    assert not only(f'<p dir="ltr">{HEBREW}</p>').rtl


def test_a_part_whose_side_is_to_be_seen_is_read_from_where_its_first_letter_is() -> None:
    shown = blocks(f'<div dir="rtl"><p dir="auto">abc</p><p dir="auto">{HEBREW}</p></div>')
    assert [block.rtl for block in shown] == [False, True]


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("he-IL", True), ("fa", True), ("sv", False), ("", False)])
def test_a_document_in_a_language_from_the_right_says_so(language: str, rtl: bool) -> None:
    assert document_from_html("<p>x</p>", language=language).rtl == rtl


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("", "“a ‘b’ c”"),
        ("en-GB", "“a ‘b’ c”"),
        ("sv", "”a ’b’ c”"),
        ("de", "„a ‚b‘ c“"),
        ("fr", "«\u00a0a «\u00a0b\u00a0» c\u00a0»"),
    ],
)
def test_a_quotation_stands_in_its_language_s_marks(language: str, said: str) -> None:
    assert lines("<p><q>a <q>b</q> c</q></p>", language) == [said]


def test_a_quotation_in_another_language_stands_in_that_one_s_marks() -> None:
    assert lines('<p lang="sv"><q>ord</q></p>', "en") == ["”ord”"]


def test_ruby_stands_in_brackets_after_what_it_tells_how_to_read() -> None:
    assert words(only("<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby></p>")) == "漢(かん)字(じ)"


def test_ruby_with_brackets_of_its_own_has_no_others() -> None:
    assert words(only("<p><ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby></p>")) == "漢(かん)"
