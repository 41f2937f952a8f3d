"""Markdown bodies made into HTML, and from there into documents, so that both read alike.

Must never load the Markdown parser before a Markdown body is shown.
"""

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from blogtui.model.document import Document
from blogtui.parse.html import document_from_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# Deeper than anyone writes and far from Python's own limit; beyond it the parser drops what it meets.
_DEEPEST = 90
_QUOTES = re.compile(r"^((?: {0,3}> ?){20})(?:[ \t]*>)+", re.MULTILINE)
_TASK = re.compile(r"(<li>\s*(?:<p>)?)\[([ xX])\](?=\s)")


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    from blogtui.parse.markdown_rules import extended

    options = {"html": True, "maxNesting": _DEEPEST}
    return extended(MarkdownIt("commonmark", options).enable(["table", "strikethrough"]))


def html_from_markdown(source: str) -> str:
    """The HTML of CommonMark with what blogs add to it (tables, notes, tasks, mathematics …); HTML in it is left alone.

    Quotes deeper than twenty are shown as the twentieth; a source nested beyond all measure is shown as it was written.
    """
    parser = _markdown()
    environment: dict[str, object] = {}
    tokens = parser.parse(_QUOTES.sub(r"\1", source), environment)
    if max((token.level for token in tokens), default=0) >= _DEEPEST - 1:
        return f"<pre>{escape(source)}</pre>"
    html: str = parser.renderer.render(tokens, parser.options, environment)
    return _TASK.sub(_checkbox, html) if "[" in source else html


def document_from_markdown(
    source: str, base: str | None = None, language: str = "", beside: str | None = None
) -> Document:
    """The document that a Markdown body shows; addresses are joined to `base` (S1, S3)."""
    return document_from_html(html_from_markdown(source), base, language, beside)


def _checkbox(match: re.Match[str]) -> str:
    return f'{match[1]}<input type="checkbox"{"" if match[2] == " " else " checked"}>'
