"""A document as an HTML fragment, made of the document's own words and safe addresses alone (S13).

Must never write text that was not escaped here.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from blogtui.export.text import on_web
from blogtui.layout.blocks import is_tight
from blogtui.layout.names import embed_name, image_name
from blogtui.model.document import (
    Block,
    Blocks,
    Code,
    Covers,
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
    (Mark.KBD, "kbd"),
)


def as_html(document: Document) -> str:
    """A fragment of HTML, a block a line; no script, style or attribute of the author's survives."""
    return _blocks(document.blocks) + ("\n" if document.blocks else "")


def _blocks(blocks: Blocks) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text, language, rtl):
            return f"<p{_spoken(language, rtl)}>{_inlines(text)}</p>"
        case Heading(level, text, language, rtl):
            tag = f"h{min(max(level, 1), 6)}"
            return f"<{tag}{_spoken(language, rtl)}>{_inlines(text)}</{tag}>"
        case Code(text, language):
            kind = f' class="language-{_escaped(language.split()[0])}"' if language.split() else ""
            return f"<pre><code{kind}>{_escaped(text)}</code></pre>"
        case Quote(blocks, source):
            cite = f' cite="{_escaped(source)}"' if source else ""
            return f"<blockquote{cite}>\n{_blocks(blocks)}\n</blockquote>"
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
        case Place(names):
            return "".join(f'<a id="{_escaped(name)}"></a>' for name in names)
        case Rule():
            return "<hr>"


def _spoken(language: str, rtl: bool) -> str:
    """The attributes of a text that is in another language than the rest, or goes the other way."""
    return (f' lang="{_escaped(language)}"' if language else "") + (' dir="rtl"' if rtl else "")


def _list(block: List) -> str:
    tag = "ol" if block.ordered else "ul"
    told = ""
    if block.ordered:
        told += f' start="{block.start}"' if block.start != 1 else ""
        told += f' type="{block.style}"' if block.style != "1" else ""
        told += " reversed" if block.step < 0 else ""
    items = []
    for number, item in enumerate(block.items):
        check = block.checks[number] if number < len(block.checks) else None
        box = "" if check is None else "☑ " if check else "☐ "
        items.append(f"<li>{box}{_item(item)}</li>")
    return "\n".join([f"<{tag}{told}>", *items, f"</{tag}>"])


def _item(blocks: Blocks) -> str:
    """An item's blocks; where it is one paragraph and its lists, the paragraph's tag is left out."""
    places = "".join(_block(block) for block in blocks if isinstance(block, Place))
    blocks = [block for block in blocks if not isinstance(block, Place)]
    return places + _item_of(blocks)


def _item_of(blocks: Blocks) -> str:
    if blocks and isinstance(blocks[0], Paragraph) and is_tight(blocks):
        first, rest = blocks[0], blocks[1:]
        return _inlines(first.text) + (f"\n{_blocks(rest)}\n" if rest else "")
    return _blocks(blocks)


def _table(table: Table) -> str:
    header = min(max(table.header, 0), len(table.rows))
    parts = ["<table>"]
    if table.caption:
        parts.append(f"<caption>{_inlines(table.caption)}</caption>")
    reach = {(covers.row, covers.column): covers for covers in table.covers}
    hidden = frozenset(_hidden(table))

    def row(number: int, tag: str) -> str:
        cells = (
            f"<{tag}{_reached(reach.get((number, place)))}{_aligned(table, place)}>{_inlines(cell)}</{tag}>"
            for place, cell in enumerate(table.rows[number])
            if (number, place) not in hidden
        )
        return f"<tr>{''.join(cells)}</tr>"

    for tag, cell_tag, numbers in (("thead", "th", range(header)), ("tbody", "td", range(header, len(table.rows)))):
        if numbers:
            parts += [f"<{tag}>", *(row(number, cell_tag) for number in numbers), f"</{tag}>"]
    return "\n".join([*parts, "</table>"])


def _hidden(table: Table) -> Iterator[tuple[int, int]]:
    """The empty cells that another one reaches over."""
    for covers in table.covers:
        for row in range(covers.row, covers.row + covers.rows):
            for column in range(covers.column, covers.column + covers.columns):
                if (row, column) != (covers.row, covers.column) and not _words_at(table, row, column):
                    yield row, column


def _words_at(table: Table, row: int, column: int) -> bool:
    """Whether a cell has words of its own, which is shown even where another reaches over it."""
    return row < len(table.rows) and column < len(table.rows[row]) and any(run.text for run in table.rows[row][column])


def _reached(covers: Covers | None) -> str:
    if covers is None:
        return ""
    across = f' colspan="{covers.columns}"' if covers.columns > 1 else ""
    return across + (f' rowspan="{covers.rows}"' if covers.rows > 1 else "")


def _aligned(table: Table, column: int) -> str:
    align = table.aligns[column] if column < len(table.aligns) else ""
    return f' align="{align}"' if align else ""


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
    """`text` as elements: links, places in the same post, and words with what they stand for."""
    return "".join(
        _explained(_linked(_marked(tuple(runs), 0), href or (f"#{anchor}" if anchor else None)), title)
        for (href, anchor, title), runs in groupby(text, key=lambda run: (run.href, run.anchor, run.title))
    )


def _explained(html: str, title: str) -> str:
    return f'<abbr title="{_escaped(title)}">{html}</abbr>' if title else html


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
