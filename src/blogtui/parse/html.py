"""HTML bodies made into documents: what the author wrote, without scripts, trackers and layout.

Must never crash, recurse without bound, or let an address through that `safe_url` refuses.
"""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from blogtui.model.document import Blocks, Document, LazyBlocks, Paragraph, Text
from blogtui.model.text import clean_line, clean_text
from blogtui.parse.html_depth import parsed
from blogtui.parse.html_reader import Reader

_TAG = re.compile(r"<[A-Za-z/!?]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BLOCK_NAMES = (
    "p(?:re)?|li|d(?:iv|[ltd]|etails)|h(?:[1-6r]|eader|tml|group)|[uo]l|t(?:[drh]|able|body|head|foot)|br|body|"
    "blockquote|fig(?:ure|caption)|s(?:ection|ummary|earch)|a(?:rticle|side|ddress)|main|footer|nav|center|"
    "fieldset|form|legend|caption|optgroup"
)
_BLOCK_TAG = re.compile(rf"<(?=/?(?:{_BLOCK_NAMES})[\s/>])")
_BLOCK_TAG_ANY_CASE = re.compile(_BLOCK_TAG.pattern, re.IGNORECASE)  # takes twice the time
_CAPITAL_TAG = re.compile("</?[A-Z]")
_SILENT = ["script", "style", "template", "noscript", "svg", "select", "textarea"]
_HIDDEN = '[hidden],[style*="display:none"],[style*="display: none"]'
_HIDDEN_MOST = 50


def document_from_html(source: str, base: str | None = None, language: str = "") -> Document:
    """The document that the HTML of a body shows; addresses are joined to `base` (S1, S3). Its blocks are read late."""
    if not _TAG.search(source):
        return Document(text_paragraphs(unescape(source)), clean_line(language, 35))
    root = parsed(source).root
    if root is None:
        return Document((), clean_line(language, 35))
    reader = Reader(base, hides="hidden" in source or "display" in source.lower())
    return Document(LazyBlocks(reader.read(root)), clean_line(language, 35))


def text_paragraphs(text: str) -> Blocks:
    """Paragraphs of a text without marks: parted by blank lines, single line ends as spaces."""
    lines = (clean_line(part) for part in _BLANK_LINES.split(clean_text(text)))
    return tuple(Paragraph((Text(line),)) for line in lines if line.strip())


def plain_text(source: str) -> str:
    """The words of an HTML body, a line for each block, fit for search and summaries."""
    if not _TAG.search(source):
        return clean_text(unescape(source)).strip()
    block_tag = _BLOCK_TAG_ANY_CASE if _CAPITAL_TAG.search(source) else _BLOCK_TAG
    flat = source.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    tree = parsed(block_tag.sub("\n<", flat))
    tree.strip_tags(_SILENT)
    if "hidden" in source or "display:" in source:
        _drop_hidden(tree)
    text = clean_text(tree.body.text(separator="")) if tree.body else ""
    while "  " in text:
        text = text.replace("  ", " ")
    return "\n".join(stripped for line in text.split("\n") if (stripped := line.strip()))


def _drop_hidden(tree: LexborHTMLParser) -> None:
    for _ in range(_HIDDEN_MOST):
        node = tree.css_first(_HIDDEN)
        if node is None:
            return
        node.decompose()
