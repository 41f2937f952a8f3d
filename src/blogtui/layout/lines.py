"""What layout hands to the widgets: lines of spans, no wider than asked.

Named tuples, since a long post has tens of thousands of them and they are made faster than any other value.
"""

from typing import TYPE_CHECKING, NamedTuple

from blogtui.model.document import Mark

if TYPE_CHECKING:
    from blogtui.layout.picture import PictureRow

HYPHEN = "\u00ad"
LEADS = frozenset(("marker", "bar", "pad", "sign", "code-pad", "code-sign"))
DRAWN = LEADS | {"rule", "heading-rule", "table"}


class Span(NamedTuple):
    """A run of one look. `marks` is how it is set, `href` where it leads, `anchor` the place in the same post that it
    leads to, `title` what it stands for. `role` names what it is:

    `text`, `heading1` … `heading6`, `quote`, `source` (whose a quotation is), `caption`, `image`, `summary`,
    `table-head`, `meta`, `category`, `author`; `code`, and of it `code-keyword`, `code-name`, `code-string`,
    `code-number`, `code-comment`, `code-added`, `code-removed`. In DRAWN are those that are no words of the source:
    `rule`, `heading-rule`, `table`; and in LEADS, before a line's words: `marker` (of a list), `bar` (of a quotation),
    `pad` (what moves a line to the right), `code-pad` (around code), `code-sign` (it goes on), `sign` (of what folds or
    plays, of a picture). In a picture of a blog, `chart` is a bar and `chart-unread` the unread part of one.
    """

    text: str
    role: str = "text"
    marks: Mark = Mark.NONE
    href: str | None = None
    anchor: str = ""
    title: str = ""


class Line(NamedTuple):
    """One row of cells, and what begins there.

    `places` are names that links in the post lead to, `heading` the level of a heading. `ends` is what stands between
    this line and the next in the source: a line end, a space that wrapping took, nothing where a word was cut, or
    HYPHEN where one was parted: then the hyphen at the line's end is not the source's. `fold` is the number of the
    part that folds under this line, negative while it is folded; `picture` what is painted over it.
    """

    spans: tuple[Span, ...] = ()
    places: tuple[str, ...] = ()
    heading: int = 0
    ends: str = "\n"
    fold: int = 0
    picture: "PictureRow | None" = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


BLANK = Line()
