"""HTML bodies made into documents: what the author wrote, without scripts, trackers and layout.

Must never crash, recurse without bound, or let an address through that `safe_url` refuses.
"""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from blogtui.model.document import Blocks, Document, Paragraph, Text
from blogtui.model.text import clean_line, clean_text
from blogtui.parse.html_reader import HEADINGS, PARTING, Place, Reader

_TAG = re.compile(r"<[A-Za-z/!?]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BLOCK_TAGS = sorted(
    PARTING
    | HEADINGS.keys()
    | frozenset(["ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr", "br", "summary"]),
    key=len,
    reverse=True,
)
_BLOCK_TAG = re.compile(rf"<(?=/?(?:{'|'.join(_BLOCK_TAGS)})[\s/>])", re.IGNORECASE)
_LINE_ENDS = re.compile(r" *\n[ \n]*")


def document_from_html(source: str, base: str | None = None, language: str = "") -> Document:
    """The document that the HTML of a body shows; addresses are joined to `base` (S1, S3)."""
    if not _TAG.search(source):
        return Document(text_paragraphs(unescape(source)), clean_line(language, 35))
    root = LexborHTMLParser(source).root
    if root is None:
        return Document((), clean_line(language, 35))
    reader = Reader(base, hides="hidden" in source or "display" in source.lower())
    return Document(reader.blocks_in(root, Place()), clean_line(language, 35))


def text_paragraphs(text: str) -> Blocks:
    """Paragraphs of a text without marks: parted by blank lines, single line ends as spaces."""
    lines = (clean_line(part) for part in _BLANK_LINES.split(clean_text(text)))
    return tuple(Paragraph((Text(line),)) for line in lines if line.strip())


def plain_text(source: str) -> str:
    """The words of an HTML body, a line for each block, fit for search and summaries."""
    if not _TAG.search(source):
        return clean_text(unescape(source)).strip()
    flat = source.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    tree = LexborHTMLParser(_BLOCK_TAG.sub("\n<", flat))
    body = tree.body
    if body is None:
        return ""
    tree.strip_tags(["script", "style", "template", "noscript", "svg", "select", "textarea"])
    text = clean_text(body.text(separator=""))
    while "  " in text:
        text = text.replace("  ", " ")
    return _LINE_ENDS.sub("\n", text).strip()
