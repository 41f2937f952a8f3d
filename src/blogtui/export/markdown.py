"""A document as CommonMark, with GitHub's tables, check boxes and strike-through.

Must never let a word of the author's be read as markup: every character that could be is escaped.
"""

import re
from itertools import groupby

from blogtui.export.text import item_markers, on_web, one_line, prefixed
from blogtui.layout.blocks import is_tight
from blogtui.layout.names import embed_name, image_name
from blogtui.model.document import (
    Block,
    Blocks,
    Code,
    Definitions,
    Details,
    Document,
    Embed,
    Heading,
    Image,
    Inlines,
    List,
    Mark,
    Paragraph,
    Place,
    Quote,
    Rule,
    Table,
    Text,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|!$")
_LINE_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([#+=-])")
_LAST_HASHES = re.compile(r"(?<!\\)(#+)$")
_WHITE = re.compile(r"[ \t\f\v]+")
_TAGS = (
    (Mark.UNDERLINE, "<u>", "</u>"),
    (Mark.HIGHLIGHT, "<mark>", "</mark>"),
    (Mark.SMALL, "<small>", "</small>"),
    (Mark.SUB, "<sub>", "</sub>"),
    (Mark.SUP, "<sup>", "</sup>"),
    (Mark.STRIKE, "~~", "~~"),
    (Mark.STRONG, "**", "**"),
    (Mark.EM, "*", "*"),
)
_ELEMENTS = {"~~": "del", "**": "strong", "*": "em"}


def as_markdown(document: Document) -> str:
    """The document as Markdown that reads back as the same words."""
    text = _joined(document.blocks)
    return text + "\n" if text else ""


def _joined(blocks: Blocks, tight: bool = False) -> str:
    text = ""
    before: Block | None = None
    for block in blocks:
        if not (part := _block(block)):
            continue
        if before is not None:
            text += "\n" if tight and _interrupts(block) else "\n\n"
            if _would_merge(before, block):
                text += "<!-- -->\n\n"
        text += part
        before = block
    return text


def _would_merge(before: Block, block: Block) -> bool:
    """Whether two lists or quotations in a row would be read as one."""
    if isinstance(before, List) and isinstance(block, List):
        return before.ordered == block.ordered
    return isinstance(before, Quote) and isinstance(block, Quote)


def _interrupts(block: Block) -> bool:
    """Whether a list may follow a paragraph without a blank line: none that counts from elsewhere than 1."""
    return isinstance(block, List) and (not block.ordered or block.start == 1) and bool(block.items[0])


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return _lines(text)
        case Heading(level, text):
            words = _lines(tuple(Text(run.text.replace("\n", " "), run.marks, run.href) for run in text))
            return ("#" * min(max(level, 1), 6) + " " + _LAST_HASHES.sub(r"\\\1", words)).rstrip()
        case Code():
            return _code(block)
        case Quote(blocks):
            return prefixed(_joined(blocks), "> ", "> ")
        case List():
            return _list(block)
        case Definitions(items):
            return "\n\n".join(_definition(term, meaning) for term, meaning in items)
        case Table():
            return _table(block)
        case Image():
            return "\n\n".join(filter(None, [_image(block), _lines(block.caption)]))
        case Embed():
            return _link(_at_start(_escaped(embed_name(block))), block.href)
        case Details(summary, blocks):
            return "\n\n".join(filter(None, [_lines(summary), _joined(blocks)]))
        case Place():
            return ""
        case Rule():
            return "***"


def _code(block: Code) -> str:
    text = block.text.strip("\n")
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = block.language.replace("`", "").split()
    return f"{fence}{language[0] if language else ''}\n{text}\n{fence}"


def _list(block: List) -> str:
    tight = all(is_tight(item) for item in block.items)
    return ("\n" if tight else "\n\n").join(
        prefixed(_joined(item, tight), marker, " " * (marker.index(" ") + 1)).rstrip()
        for marker, item in zip(item_markers(block), block.items, strict=True)
    )


def _definition(term: Inlines, meaning: Blocks) -> str:
    strong = tuple(Text(run.text, run.marks | Mark.STRONG, run.href) for run in term)
    return "\n\n".join(filter(None, [_lines(strong), prefixed(_joined(meaning), "- ", "  ") if meaning else ""]))


def _table(table: Table) -> str:
    count = max((len(row) for row in table.rows), default=0)
    if not count:
        return _lines(table.caption)
    rows = [[_cell(cell) for cell in row] + [""] * (count - len(row)) for row in table.rows]
    if table.header < 1:
        rows.insert(0, [""] * count)
    rows.insert(1, ["---"] * count)
    text = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return "\n\n".join(filter(None, [text, _lines(table.caption)]))


def _cell(cell: Inlines) -> str:
    words = _inlines(tuple(Text(run.text.replace("\n", " "), run.marks, run.href) for run in cell)).strip()
    return re.sub(r"(?<!\\)\|", r"\\|", words)  # one in a code span, which nothing else escaped


def _image(image: Image) -> str:
    if not on_web(image.src):
        return _link(_at_start(_escaped(image_name(image))), image.href)
    return _link(f"![{_escaped(image.alt)}]({_target(image.src)})", image.href)


def _link(words: str, href: str | None) -> str:
    return f"[{words}]({_target(href)})" if href else words


def _target(url: str) -> str:
    return f"<{url}>" if "(" in url or ")" in url else url


def _lines(text: Inlines) -> str:
    """A paragraph's words; a line break of the author's is a backslash at the line's end."""
    lines = [_at_start(line.strip()) for line in _inlines(text).split("\n")]
    return "\\\n".join(line for line in lines if line)


def _at_start(line: str) -> str:
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


def _inlines(text: Inlines) -> str:
    shown = (run for run in text if run.text)
    parts = [(href, tuple(runs)) for href, runs in groupby(shown, key=lambda run: run.href)]
    pieces: list[str] = []
    for number, (href, runs) in enumerate(parts):
        before = "" if href or not number else parts[number - 1][1][-1].text
        after = "" if href or number + 1 == len(parts) else parts[number + 1][1][0].text
        inner = _marked(runs, 0, before[-1:], after[:1])
        if href and not one_line(runs):
            inner = _escaped(href)
        pieces.append(_link(inner, href))
    return "".join(pieces)


def _marked(runs: Inlines, depth: int, before: str, after: str) -> str:
    """`runs` of one link with their marks; `before` and `after` are the characters on either side."""
    if depth == len(_TAGS):
        return "".join(
            _code_span("".join(run.text for run in group)) if code else _escaped("".join(r.text for r in group))
            for code, group in groupby(runs, key=lambda run: bool(run.marks & Mark.CODE))
        )
    mark, opening, closing = _TAGS[depth]
    groups = [(bears, tuple(group)) for bears, group in groupby(runs, key=lambda run: bool(run.marks & mark))]
    parts: list[str] = []
    for number, (bears, group) in enumerate(groups):
        left = groups[number - 1][1][-1].text[-1:] if number else before
        right = groups[number + 1][1][0].text[:1] if number + 1 < len(groups) else after
        inner = _marked(group, depth + 1, left, right)
        parts.append(_around(inner, opening, closing, left, right) if bears else inner)
    return "".join(parts)


def _around(inner: str, opening: str, closing: str, left: str, right: str) -> str:
    """`inner` between marks, its outer spaces outside; elements where a letter would keep the marks from working."""
    core = inner.strip()
    if not core:
        return inner
    if opening in _ELEMENTS and not _stands_free(core, left, right):
        opening, closing = f"<{_ELEMENTS[opening]}>", f"</{_ELEMENTS[opening]}>"
    start = inner[: len(inner) - len(inner.lstrip())]
    end = inner[len(inner.rstrip()) :]
    return f"{start}{opening}{core}{closing}{end}"


def _stands_free(core: str, left: str, right: str) -> bool:
    """Whether CommonMark's flanking rules let marks work here: letters inside, or no letter outside; one line."""
    plain_ends = core[0].isalnum() and core[-1].isalnum()
    outside_clear = not (left and left not in " \n") and not (right and right not in " \n")
    return "\n" not in core and core[-1] != "\\" and (plain_ends or outside_clear) and "*" not in core + left + right


def _code_span(text: str) -> str:
    text = text.replace("\n", " ").replace("\u00ad", "")
    if not text.strip():
        return text
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    padding = " " if text[0] in " `" or text[-1] in " `" else ""
    return f"{'`' * (longest + 1)}{padding}{text}{padding}{'`' * (longest + 1)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", _WHITE.sub(" ", text.replace("\u00ad", "")))
