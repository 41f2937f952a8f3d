"""Pictures and what a terminal cannot play: room for the one, a named link for the other, their words for both.

Must never leave out a description or a caption.
"""

from collections.abc import Iterator

from blogtui.layout.cells import cell_width
from blogtui.layout.column import Column
from blogtui.layout.lines import Line, Span
from blogtui.layout.names import embed_name, image_name, plain, playing_time
from blogtui.layout.picture import picture_rows
from blogtui.layout.wrap import wrap_lines
from blogtui.model.document import Embed, Image, Text

_NO_BREAK = "\u00a0"
_PICTURE, _PLAYS = Span("▣ ", "sign"), Span("▶ ", "sign")


def hanging(lines: Iterator[Line], first: Span, rest: Span) -> Iterator[Line]:
    """`lines` behind `first` on the first and `rest` on the others; a blank line keeps only what is visible."""
    sign = first
    bare = (Span(rest.text.rstrip(), rest.role),) if rest.text.strip() else ()
    for line in lines:
        if line.spans or line.picture or sign is first:
            yield behind(sign, line)
        else:
            yield line._replace(spans=bare)
        sign = rest


def behind(sign: Span, line: Line) -> Line:
    """`line` with `sign` before it; what moves a line to the right moves the sign along."""
    spans, picture = line.spans, line.picture
    if picture is not None:
        from dataclasses import replace

        picture = replace(picture, left=picture.left + cell_width(sign.text))
    moved = 1 if spans and spans[0].role == "pad" and sign.role == "marker" else 0
    return Line(
        (*spans[:moved], sign, *spans[moved:]), line.places, line.heading, line.ends, line.fold, picture
    )  # fmt: skip


def indented(sign: Span) -> Span:
    """As many blank cells as a sign takes."""
    return Span(" " * cell_width(sign.text), "marker")


def lay_out_image(image: Image, column: Column) -> Iterator[Line]:
    """A picture: the rows kept for it, its description, its caption. Where it is seen, its file's name says nothing."""
    room = column.sheet.setting.room
    columns, rows = room(image, column.width) if room is not None else (0, 0)
    if columns and rows:
        for row in picture_rows(image, min(columns, column.width), rows):
            yield Line(picture=row)
    caption = plain(image.caption).replace(_NO_BREAK, " ")
    if (image.alt.replace(_NO_BREAK, " ") != caption and (image.alt or not rows)) or not (caption or rows):
        href = image.src if image.src.startswith("http") else image.href
        name = (Text(image_name(image), href=href),)
        yield from hanging(wrap_lines(name, column.width - 2, "image"), _PICTURE, indented(_PICTURE))
    yield from wrap_lines(image.caption, column.width, "caption", column.sheet.parts())


def lay_out_embed(embed: Embed, column: Column) -> Iterator[Line]:
    """What cannot be played here: its title as a link, the site it comes from, how long it plays."""
    name = embed_name(embed)
    told = [embed.site if embed.site not in name else "", playing_time(embed.length) if embed.length > 0 else ""]
    facts = "".join(f" · {fact}" for fact in told if fact)
    text = (Text(name, href=embed.href), Text(facts))
    yield from hanging(wrap_lines(text, column.width - 2, column.role), _PLAYS, indented(_PLAYS))
