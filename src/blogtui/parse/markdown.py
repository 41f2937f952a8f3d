"""Markdown bodies made into HTML, and from there into documents, so that both read alike.

Must never load the Markdown parser before a Markdown body is shown.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from blogtui.model.document import Document
from blogtui.parse.html import document_from_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TASK = re.compile(r"(<li>\s*(?:<p>)?)\[([ xX])\](?=\s)")


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def html_from_markdown(source: str) -> str:
    """The HTML of CommonMark with tables, struck-out text and task lists; HTML within it is left as it stands."""
    html: str = _markdown().render(source)
    return _TASK.sub(_checkbox, html) if "[" in source else html


def document_from_markdown(source: str, base: str | None = None, language: str = "") -> Document:
    """The document that a Markdown body shows; addresses are joined to `base` (S1, S3)."""
    return document_from_html(html_from_markdown(source), base, language)


def _checkbox(match: re.Match[str]) -> str:
    return f'{match[1]}<input type="checkbox"{"" if match[2] == " " else " checked"}>'
