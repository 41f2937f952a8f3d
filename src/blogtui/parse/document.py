"""The one place that turns a post's body, in whatever format, into a document or into plain words.

Must never guess a format: the source has told it.
"""

from typing import TYPE_CHECKING

from blogtui.model.document import Document
from blogtui.model.text import clean_line, clean_text
from blogtui.parse.html import document_from_html, plain_text, text_paragraphs

if TYPE_CHECKING:
    from blogtui.model.post import BodyFormat


def make_document(
    body: str, body_format: "BodyFormat", base: str | None, language: str, beside: str | None = None
) -> Document:
    """The document of a post's body; addresses are joined to `base` (S1, S3).

    `beside` is the `file:` address of the file that a local post stands in, for the pictures that lie near it.
    """
    if body_format == "html":
        return document_from_html(body, base, language, beside)
    if body_format == "markdown":
        from blogtui.parse.markdown import document_from_markdown

        return document_from_markdown(body, base, language, beside)
    return Document(text_paragraphs(body), clean_line(language, 35))


def words_of(body: str, body_format: "BodyFormat") -> str:
    """The plain words of a body, for search, summary and reading time."""
    if body_format == "html":
        return plain_text(body)
    if body_format == "markdown":
        from blogtui.parse.markdown import html_from_markdown

        return plain_text(html_from_markdown(body))
    return clean_text(body).strip()
