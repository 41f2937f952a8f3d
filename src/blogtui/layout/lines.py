"""What layout hands to the widgets: lines of spans, no wider than asked."""

from dataclasses import dataclass

from blogtui.model.document import Mark


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one look. `role` names what it is (`text`, `heading1` … `heading6`, `code`, `quote`, `marker`, `rule`,
    `image`, `caption`, `table`, `table-head`, `meta`, `sign`), `marks` how it is set, `href` where it leads."""

    text: str
    role: str = "text"
    marks: Mark = Mark.NONE
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells. `link` numbers are positions in the document's list of links."""

    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


BLANK = Line()
