"""Markdown and plain text bodies: the reader sees the same kinds of blocks as in HTML."""

import subprocess
import sys
from typing import Any

import pytest

from blogtui.model.document import Code, Heading, List, Mark, Paragraph, Table, Text
from blogtui.model.post import BodyFormat
from blogtui.parse.document import make_document, words_of
from blogtui.parse.markdown import document_from_markdown, html_from_markdown

BASE = "https://blogg.example/post/"


def only(source: str, body_format: BodyFormat = "markdown") -> Any:
    (block,) = make_document(source, body_format, BASE, "sv").blocks
    return block


def test_markdown_headings_emphases_and_links_are_read() -> None:
    assert only("## Ett *namn*") == Heading(2, (Text("Ett "), Text("namn", Mark.EM)))
    assert only("**a** ~~b~~ `c`").text[0] == Text("a", Mark.STRONG)
    assert only("~~b~~").text == (Text("b", Mark.STRIKE),)
    assert only("[om](../om)").text == (Text("om", href="https://blogg.example/om"),)


def test_markdown_html_is_read_as_html() -> None:
    assert only("a<sup>2</sup>").text == (Text("a"), Text("2", Mark.SUP))
    assert document_from_markdown("<script>nej()</script>").blocks == ()


def test_a_javascript_link_in_markdown_leads_nowhere_s3() -> None:
    assert only('<a href="javascript:x">klicka</a>').text == (Text("klicka"),)
    assert [run.href for run in only("[klicka](javascript:x)").text] == [None]


def test_a_markdown_task_list_tells_what_is_done() -> None:
    assert only("- [x] klar\n- [ ] kvar\n- annat").checks == (True, False, None)
    assert only("- [x] klar\n\n- [ ] kvar").checks == (True, False)


def test_brackets_elsewhere_are_no_boxes() -> None:
    assert "checkbox" not in html_from_markdown("- a [x] b\n- [x](y)\n\n[x] c")


def test_a_markdown_fence_keeps_code_and_language() -> None:
    assert only("```python\nif a:\n    b\n```") == Code("if a:\n    b", "python")


def test_a_markdown_table_has_a_heading_row() -> None:
    assert only("| a | b |\n|---|---|\n| 1 | 2 |") == Table(
        (((Text("a"),), (Text("b"),)), ((Text("1"),), (Text("2"),))), header=1
    )


def test_a_markdown_table_s_columns_are_aligned_as_their_colons_say() -> None:
    assert only("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").aligns == ("left", "center", "right")


def test_a_markdown_list_keeps_its_first_number() -> None:
    numbered = only("7. sju\n8. åtta")
    assert isinstance(numbered, List)
    assert (numbered.ordered, numbered.start) == (True, 7)


def test_plain_text_is_paragraphs_at_blank_lines() -> None:
    document = make_document("ett\ntvå\r\n \r\ntre <b>", "text", None, "sv")
    assert document.blocks == (Paragraph((Text("ett två"),)), Paragraph((Text("tre <b>"),)))
    assert document.language == "sv"


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("se https://a.example/b.", "https://a.example/b", "."),
        ("(https://a.example/b)!", "https://a.example/b", ")!"),
        ("https://a.example/b_(c), d", "https://a.example/b_(c)", ", d"),
        ("https://a.example/?q=1&r=2", "https://a.example/?q=1&r=2", ""),
    ],
)
def test_a_bare_address_in_plain_text_is_a_link_without_the_punctuation_after_it(
    text: str, address: str, after: str
) -> None:
    runs = only(text, "text").text
    links = [run for run in runs if run.href]
    assert [(run.text, run.href) for run in links] == [(address, address)]
    assert "".join(run.text for run in runs) == text
    assert text.endswith(address + after)


def test_only_web_addresses_become_links_in_plain_text() -> None:
    assert only("javascript:x file:///etc/passwd http://", "text").text == (
        Text("javascript:x file:///etc/passwd http://"),
    )


@pytest.mark.parametrize(
    ("body", "body_format"),
    [("<p>ett <b>två</b></p><p>tre", "html"), ("ett **två**\n\ntre", "markdown"), ("ett två\ntre", "text")],
)
def test_the_words_of_a_body_are_the_same_in_every_format(body: str, body_format: BodyFormat) -> None:
    assert words_of(body, body_format) == "ett två\ntre"


def test_an_html_body_is_read_as_html() -> None:
    assert only("<h1>a</h1>", "html") == Heading(1, (Text("a"),))


def test_the_markdown_parser_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, blogtui.parse.document, blogtui.parse.markdown; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
