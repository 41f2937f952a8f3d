"""How things look: roles of spans become styles, from the theme's colours alone. Decides nothing else."""

from typing import TYPE_CHECKING

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

if TYPE_CHECKING:
    from blogtui.layout.lines import Span


_CACHED = 4_096  # styles; each link has its own


class Look:
    """The styles of one theme; made again when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        colours = theme.to_color_system().generate()
        ink, paper = colours["foreground"], colours["background"]
        self._ink, self._paper = ink, paper

        def style(share: float = 1.0, **options: bool) -> Style:
            return Style(color=_mix(ink, paper, share), **options)  # type: ignore[arg-type]

        accent, primary = colours["text-accent"], colours["text-primary"]
        self.paper = Style(bgcolor=paper[:7])
        self.sheet = Style(bgcolor=colours["surface"][:7])
        self.text = style(0.92)
        self.strong = style(bold=True)
        self.quiet = style(0.62)
        self.faint = style(0.36)
        self.accent = Style(color=accent)
        self.key = Style(color=accent, bold=True)
        self.name = Style(color=primary, bold=True)
        self.good = Style(color=colours["text-success"])
        self.bad = Style(color=colours["text-error"])
        self.unread = Style(color=primary, bold=True)
        self.star = Style(color=colours["text-warning"])
        self.cursor = Style(bgcolor=_mix(colours["primary"], paper, 0.42))
        self.cursor_idle = Style(bgcolor=_mix(ink, paper, 0.11))
        self.bar = Style(bgcolor=_mix(ink, paper, 0.07))
        self.hint = Style(color=paper, bgcolor=accent, bold=True)
        self.hit = Style(bgcolor=_mix(colours["warning"], paper, 0.45))
        self.hit_here = Style(color=paper, bgcolor=colours["warning"][:7], bold=True)
        self.selection = Style(bgcolor=_mix(colours["primary"], paper, 0.5))
        self.link = Style(color=primary, underline=True)
        self.added = self.good + Style(underline=True)
        self.gone = self.bad + Style(strike=True)
        self.explained = style(0.75, underline=True)
        block = Style(bgcolor=_mix(ink, paper, 0.06))
        code = Style(color=_mix(ink, paper, 0.88)) + block

        def told(colour: str, **options: bool) -> Style:
            return Style(color=_mix(colours[colour], ink, 0.75), **options) + block  # type: ignore[arg-type]

        self._roles = {
            "text": self.text,
            "heading1": Style(color=primary, bold=True),
            "heading2": Style(color=primary, bold=True),
            "heading3": Style(color=accent, bold=True),
            "heading4": style(bold=True),
            "heading5": style(0.8, bold=True),
            "heading6": style(0.7, bold=True, italic=True),
            "heading-rule": style(0.3),
            "code": code,
            "code-pad": block,
            "code-sign": style(0.4) + block,
            "code-keyword": told("text-primary", bold=True),
            "code-name": told("text-secondary"),
            "code-string": told("text-success"),
            "code-number": told("text-accent"),
            "code-comment": style(0.55, italic=True) + block,
            "code-added": told("text-success"),
            "code-removed": told("text-error"),
            "quote": style(0.78, italic=True),
            "source": self.quiet,
            "bar": self.accent,
            "marker": self.accent,
            "summary": style(bold=True),
            "category": self.accent,
            "rule": self.faint,
            "image": Style(color=colours["text-secondary"]),
            "caption": style(0.62, italic=True),
            "table": self.faint,
            "table-head": style(bold=True),
            "meta": self.quiet,
            "chart": Style(color=_mix(primary, paper, 0.8)),
            "chart-unread": self.accent,
            "sign": self.faint,
        }
        self._cache: dict[tuple[str, int, str | bool], Style] = {}

    def of(self, span: "Span") -> Style:
        """The style of a laid-out span."""
        key = (span.role, int(span.marks), span.href or bool(span.title))
        style = self._cache.get(key)
        if style is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            style = self._cache[key] = self._combine(span)
        return style

    def _combine(self, span: "Span") -> Style:
        from blogtui.model.document import Mark  # late: the first paint shows no article

        style = self._roles.get(span.role, self.text)
        marks = span.marks
        if marks & Mark.CODE:
            style += self._roles["code"]
        if span.href is not None:
            style += Style(link=span.href) if span.role == "image" else self.link + Style(link=span.href)
        elif span.title and span.role != "category":
            style += self.explained
        if marks & (Mark.ADDED | Mark.GONE):
            style += self.added if marks & Mark.ADDED else self.gone
        return style + Style(
            bold=True if marks & Mark.STRONG else None,
            italic=True if marks & Mark.EM else None,
            strike=True if marks & Mark.STRIKE else None,
            underline=True if marks & Mark.UNDERLINE else None,
            reverse=True if marks & Mark.HIGHLIGHT else None,
            dim=True if marks & Mark.SMALL else None,
        )


def _mix(colour: str, other: str, share: float) -> Color:
    """`share` of one colour over the rest of another."""
    one, two = Color.parse(colour[:7]).get_truecolor(), Color.parse(other[:7]).get_truecolor()
    return Color.from_rgb(*(a * share + b * (1 - share) for a, b in zip(one, two, strict=True)))
