"""What stands above a post's text and after it, as lines: picture, title, byline, facts; where to comment.

Reads no more of the post than its beginning.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from blogtui.actions import key_of
from blogtui.dates import day_here, format_date
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.layout.cells import cell_width
from blogtui.layout.lines import BLANK, Line, Span
from blogtui.layout.names import shown_address
from blogtui.layout.page import Page, lay_out, pieces_of
from blogtui.layout.setting import PLAIN, Setting
from blogtui.model.document import Block, Document, Heading, Image, Paragraph, Text
from blogtui.model.rows import PostRow

_PICTURE_AMONG = 40
_HERE = "\ue000"  # stands for the names until they are put in its place


def article_page(
    row: PostRow,
    document: Document,
    width: int,
    setting: Setting = PLAIN,
    own: Image | None = None,
    *,
    cut_off: bool = False,
) -> Page:
    """A whole post at `width` cells, laid out as it is asked for: its head, its text, and where to comment.

    `own` is the picture it names as its own; it stands above the title unless the text begins with it. `cut_off` tells
    that the feed has only its beginning.
    """
    return Page(_pieces(row, document, width, setting, own, cut_off))


def _pieces(
    row: PostRow, document: Document, width: int, setting: Setting, own: Image | None, cut_off: bool
) -> Iterator[list[Line]]:
    yield _head(row, document, width, setting, own)
    yield from pieces_of(document.blocks, width, setting, document.language, document.rtl)
    if cut_off:
        yield [BLANK, *_facts([_("{key} reads the whole post", key=key_of("full.text"))], width)]
    yield _foot(row, width)


def _head(row: PostRow, document: Document, width: int, setting: Setting, own: Image | None) -> list[Line]:
    lines: list[Line] = [BLANK]
    if own is not None and not any(isinstance(block, Image) and block.src == own.src for block in _first(document)):
        lines += [*lay_out(Document((own,)), width, setting), BLANK]
    title = lay_out(Document((Heading(1, (Text(row.title),)),)), width)
    lines += [line for line in title if not any(span.role == "heading-rule" for span in line.spans)]
    lines += _byline(row, width)
    comments = ngettext("{n} comment", "{n} comments", row.comments) if row.comments is not None else ""
    minutes = _("about {n} min", n=row.minutes) if row.minutes else ""
    edited = _("changed {when}", when=day_here(row.edited)) if row.changed and row.edited else ""
    lines += _facts([minutes, comments, edited and f"{edited} · {key_of('changes')}"], width)
    if row.categories:
        lines += _named(_listed(row.categories), "category", width)
    return [*lines, _line_of(width), BLANK]


def _byline(row: PostRow, width: int) -> list[Line]:
    """Who wrote it, where and when; each author can be followed to what they wrote."""
    date = format_date(row.published, row.published_offset).replace(" ", "\u00a0")
    blog = row.blog if row.blog not in row.authors else ""
    rest = [part for part in (blog, date) if part]
    if not row.authors:
        return _facts(rest, width)
    before, after = _("By {authors}", authors=_HERE).split(_HERE)
    written_by = before + ", ".join(row.authors) + after
    first, *others = _rows([written_by, *rest], width)
    named = (Text(before), *_listed(row.authors), Text(after + first.removeprefix(written_by)))
    return [*_named(named, "author", width), *(line for text in others for line in _facts([text], width))]


def _listed(names: Sequence[str]) -> tuple[Text, ...]:
    return tuple(run for name in names for run in (Text(", "), Text(name, title=name)))[1:]


def _named(runs: tuple[Text, ...], role: str, width: int) -> list[Line]:
    """Names, each of which can be followed to its posts, and what stands between them."""
    roles = {True: role, False: "meta"}
    return [
        line._replace(spans=tuple(span._replace(role=roles[bool(span.title)]) for span in line.spans))
        for line in _laid(runs, width)
    ]


def _first(document: Document) -> Iterator[Block]:
    """The blocks in which a post's own picture would stand; looking further would read the whole post."""
    return islice(document.blocks, _PICTURE_AMONG)


def _foot(row: PostRow, width: int) -> list[Line]:
    href = row.comments_form or row.comments_url
    lines = [BLANK, _line_of(width)]
    if href:
        lines += _laid((Text(_("Comment"), href=href), Text("  C")), width)
    for url, kind, length in row.enclosures:
        size = f" ({length // 1000} kB)" if length else ""
        lines += _laid((Text("▶ "), Text(url.rsplit("/", 1)[-1] or url, href=url), Text(f" {kind}{size}")), width)
    if row.url:
        lines += _laid((Text(shown_address(row.url), href=row.url),), width)
    return [*lines, BLANK]


def _line_of(width: int) -> Line:
    return Line((Span("─" * min(width, 24), "rule"),))


def _laid(text: tuple[Text, ...], width: int) -> list[Line]:
    return lay_out(Document((Paragraph(text),)), width)


def _rows(parts: Sequence[str], width: int) -> list[str]:
    """Parts with points between them; no row begins or ends with a point, what does not fit stands on the next."""
    rows: list[str] = []
    for part in parts:
        if rows and cell_width(f"{rows[-1]} · {part}") <= width:
            rows[-1] += f" · {part}"
        else:
            rows.append(part)
    return rows


def _facts(parts: Sequence[str], width: int, role: str = "meta") -> list[Line]:
    return [
        line._replace(spans=tuple(Span(span.text, role) for span in line.spans))
        for words in _rows([part for part in parts if part], width)
        for line in _laid((Text(words),), width)
    ]
