"""A document as an HTML fragment, made of the document's own words and safe addresses alone (S13).

Must never write text that was not escaped here.
"""

from html import escape
from itertools import groupby

from blogtui.export.text import on_web
from blogtui.layout.blocks import embed_name, image_name, is_tight
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

_TAGS = (
    (Mark.STRONG, "strong"),
    (Mark.EM, "em"),
    (Mark.STRIKE, "del"),
    (Mark.UNDERLINE, "u"),
    (Mark.HIGHLIGHT, "mark"),
    (Mark.SMALL, "small"),
    (Mark.SUB, "sub"),
    (Mark.SUP, "sup"),
    (Mark.CODE, "code"),
)


def as_html(document: Document) -> str:
    """A fragment of HTML, a block a line; no script, style or attribute of the author's survives."""
    return _blocks(document.blocks) + ("\n" if document.blocks else "")


def _blocks(blocks: Blocks) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{_inlines(text)}</p>"
        case Heading(level, text):
            tag = f"h{min(max(level, 1), 6)}"
            return f"<{tag}>{_inlines(text)}</{tag}>"
        case Code(text, language):
            kind = f' class="language-{_escaped(language.split()[0])}"' if language.split() else ""
            return f"<pre><code{kind}>{_escaped(text)}</code></pre>"
        case Quote(blocks):
            return f"<blockquote>\n{_blocks(blocks)}\n</blockquote>"
        case List():
            return _list(block)
        case Definitions(items):
            pairs = "\n".join(f"<dt>{_inlines(term)}</dt>\n<dd>{_item(meaning)}</dd>" for term, meaning in items)
            return f"<dl>\n{pairs}\n</dl>"
        case Table():
            return _table(block)
        case Image():
            return _image(block)
        case Embed():
            return f"<p>{_linked(_escaped(embed_name(block)), block.href)}</p>"
        case Details(summary, blocks, is_open):
            opened = " open" if is_open else ""
            return f"<details{opened}>\n<summary>{_inlines(summary)}</summary>\n{_blocks(blocks)}\n</details>"
        case Place():
            return ""
        case Rule():
            return "<hr>"


def _list(block: List) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = []
    for number, item in enumerate(block.items):
        check = block.checks[number] if number < len(block.checks) else None
        box = "" if check is None else "☑ " if check else "☐ "
        items.append(f"<li>{box}{_item(item)}</li>")
    return "\n".join([f"<{tag}{start}>", *items, f"</{tag}>"])


def _item(blocks: Blocks) -> str:
    """An item's blocks; where it is one paragraph and its lists, the paragraph's tag is left out."""
    blocks = [block for block in blocks if not isinstance(block, Place)]
    if blocks and isinstance(blocks[0], Paragraph) and is_tight(blocks):
        first, rest = blocks[0], blocks[1:]
        return _inlines(first.text) + (f"\n{_blocks(rest)}\n" if rest else "")
    return _blocks(blocks)


def _table(table: Table) -> str:
    header = min(max(table.header, 0), len(table.rows))
    parts = ["<table>"]
    if table.caption:
        parts.append(f"<caption>{_inlines(table.caption)}</caption>")
    for tag, cell_tag, rows in (("thead", "th", table.rows[:header]), ("tbody", "td", table.rows[header:])):
        if rows:
            cells = ("".join(f"<{cell_tag}>{_inlines(cell)}</{cell_tag}>" for cell in row) for row in rows)
            parts += [f"<{tag}>", *(f"<tr>{row}</tr>" for row in cells), f"</{tag}>"]
    return "\n".join([*parts, "</table>"])


def _image(image: Image) -> str:
    name = _escaped(image_name(image))
    shown = f'<img src="{_escaped(image.src)}" alt="{_escaped(image.alt)}">' if on_web(image.src) else name
    linked = _linked(shown, image.href)
    if image.caption:
        return f"<figure>{linked}<figcaption>{_inlines(image.caption)}</figcaption></figure>"
    return f"<p>{linked}</p>"


def _linked(html: str, href: str | None) -> str:
    return f'<a href="{_escaped(href)}">{html}</a>' if href else html


def _inlines(text: Inlines) -> str:
    return "".join(_linked(_marked(tuple(runs), 0), href) for href, runs in groupby(text, key=lambda run: run.href))


def _marked(runs: tuple[Text, ...], depth: int) -> str:
    """`runs` of one link, each mark one element around as many of them as bear it together."""
    if depth == len(_TAGS):
        return "".join(_escaped(run.text).replace("\n", "<br>\n") for run in runs)
    mark, tag = _TAGS[depth]
    parts = []
    for bears, group in groupby(runs, key=lambda run: bool(run.marks & mark)):
        inner = _marked(tuple(group), depth + 1)
        parts.append(f"<{tag}>{inner}</{tag}>" if bears else inner)
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape(text.replace("\u00ad", ""), quote=True)
