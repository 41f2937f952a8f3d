"""HTML bodies made into documents: what the author wrote, without scripts, trackers and layout.

Must never crash, recurse without bound, or let an address through that `safe_url` refuses.
"""

import re
from html import unescape
from unicodedata import normalize

from blogtui.model.document import Blocks, Document, LazyBlocks, Paragraph
from blogtui.model.text import clean_line, clean_text
from blogtui.parse.html_depth import parsed
from blogtui.parse.html_hidden import drop_hidden, signs_of

_TAG = re.compile(r"<[A-Za-z/!?]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BLOCK_NAMES = (
    "p(?:re)?|li|d(?:iv|[ltd]|etails)|h(?:[1-6r]|eader|tml|group)|[uo]l|t(?:[drh]|able|body|head|foot|ext)|br|body|"
    "blockquote|fig(?:ure|caption)|s(?:ection|ummary|earch)|a(?:rticle|side|ddress)|main|footer|nav|center|"
    "fieldset|form|legend|caption"
)
_BLOCK_TAG = re.compile(rf"<(?=/?(?:{_BLOCK_NAMES})[\s/>])")
_BLOCK_TAG_ANY_CASE = re.compile(_BLOCK_TAG.pattern, re.IGNORECASE)  # takes twice the time
_CAPITAL_TAG = re.compile("</?[A-Z]")
_SILENT_NAMES = "script style template noscript option dialog iframe video audio canvas annotation annotation-xml rp"
_SILENT = _SILENT_NAMES.split()
_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"))


def document_from_html(source: str, base: str | None = None, language: str = "", beside: str | None = None) -> Document:
    """The document that the HTML of a body shows; addresses are joined to `base` (S1, S3). Its blocks are read late.

    `beside` is the `file:` address of the file that a local post stands in, for the pictures that lie near it.
    """
    language = clean_line(language, 35)
    rtl = language.lower().replace("_", "-").partition("-")[0] in _RIGHT_TO_LEFT
    if not _TAG.search(source):
        return Document(text_paragraphs(unescape(source)), language, rtl)
    root = parsed(source).root
    if root is None:
        return Document((), language, rtl)
    # Late: whoever reads feeds wants their plain words alone.
    from blogtui.parse.html_elements import handlers_for
    from blogtui.parse.html_reader import Reader, Told

    signs = signs_of(source.lower() if "STYLE=" in source or "CLASS=" in source else source)
    reader = Reader(source, root, Told(base, beside, language), signs.hides, handlers_for(signs.classes))
    return Document(LazyBlocks(reader.read()), language, rtl)


def text_paragraphs(text: str) -> Blocks:
    """Paragraphs of a text without marks: parted by blank lines, single line ends as spaces, addresses as links."""
    from blogtui.parse.html_inline import with_links
    from blogtui.parse.html_runs import trimmed

    lines = (clean_line(part) for part in _BLANK_LINES.split(clean_text(text)))
    return tuple(Paragraph(trimmed(with_links(line))) for line in lines if line.strip())


def plain_text(source: str) -> str:
    """The words of an HTML body, a line for each block, fit for search and summaries."""
    if not _TAG.search(source):
        return clean_text(unescape(source)).strip()
    capitals = _CAPITAL_TAG.search(source) is not None
    block_tag = _BLOCK_TAG_ANY_CASE if capitals else _BLOCK_TAG
    flat = source.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    tree = parsed(block_tag.sub("\n<", flat))
    tree.strip_tags(_SILENT)
    drop_hidden(tree, source.lower() if capitals else source)
    text = _cleaned(tree.body.text(separator="")) if tree.body else ""
    while "  " in text:
        text = text.replace("  ", " ")
    return "\n".join(stripped for line in text.split("\n") if (stripped := line.strip()))


def _cleaned(text: str) -> str:
    """`clean_text`, which takes many times as long, only where something may have to go."""
    bare = text.replace("\n", "").replace("\xa0", "").replace("\xad", "")
    return normalize("NFC", text) if bare.isprintable() else clean_text(text)
