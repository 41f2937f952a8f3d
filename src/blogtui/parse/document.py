"""The one place that turns a post's body, in whatever format, into a document or into plain words.

Must never guess a format: the source has told it.
"""

import re
from typing import TYPE_CHECKING

from blogtui.model.document import Blocks, Document, Inlines, Paragraph, Text
from blogtui.model.text import clean_line, clean_text
from blogtui.parse.html import document_from_html, plain_text, text_paragraphs

if TYPE_CHECKING:
    from blogtui.model.post import BodyFormat

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)
_CLOSING = ".,;:!?)]}'’”»…"


def make_document(body: str, body_format: "BodyFormat", base: str | None, language: str) -> Document:
    """The document of a post's body; addresses are joined to `base` (S1, S3)."""
    if body_format == "html":
        return document_from_html(body, base, language)
    if body_format == "markdown":
        from blogtui.parse.markdown import document_from_markdown

        return document_from_markdown(body, base, language)
    return Document(_linked(text_paragraphs(body)), clean_line(language, 35))


def words_of(body: str, body_format: "BodyFormat") -> str:
    """The plain words of a body, for search, summary and reading time."""
    if body_format == "html":
        return plain_text(body)
    if body_format == "markdown":
        from blogtui.parse.markdown import html_from_markdown

        return plain_text(html_from_markdown(body))
    return clean_text(body).strip()


def _linked(blocks: Blocks) -> Blocks:
    return tuple(
        Paragraph(tuple(run for part in block.text for run in with_links(part.text)))
        for block in blocks
        if isinstance(block, Paragraph)
    )


def with_links(text: str) -> Inlines:
    """`text` with its bare web addresses as links; punctuation after one is not part of it."""
    runs: list[Text] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        link = Text(address := _address(match[0]), href=address)
        if link.href:
            runs += [Text(text[end : match.start()]), link]
            end = match.start() + len(address)
    return tuple(run for run in (*runs, Text(text[end:])) if run.text)


def _address(found: str) -> str:
    """`found` less closing punctuation, save a bracket that the address opens itself."""
    bare = found.rstrip(_CLOSING)
    return bare + ")" if found[len(bare) :].startswith(")") and bare.count("(") > bare.count(")") else bare
