"""What layout hands to the widgets: lines of spans, no wider than asked."""

from dataclasses import dataclass

from blogtui.model.document import Mark


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one look. `role` names what it is (`text`, `heading1` … `heading6`, `code`, `quote`, `marker`, `rule`,
    `image`, `caption`, `table`, `table-head`, `meta`, `sign`, `category`), `marks` how it is set, `href` where it
    leads, `anchor` the place in the same post that it leads to, `title` what it stands for."""

    text: str
    role: str = "text"
    marks: Mark = Mark.NONE
    href: str | None = None
    anchor: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells, and what begins there.

    `places` are names that links in the post lead to, `heading` the level of a heading. `ends` is what stands between
    this line and the next in the source: a line end, a space that wrapping took, or nothing where a word was cut.
    """

    spans: tuple[Span, ...] = ()
    places: tuple[str, ...] = ()
    heading: int = 0
    ends: str = "\n"

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


BLANK = Line()
