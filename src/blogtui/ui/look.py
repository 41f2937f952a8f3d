"""How things look: roles of spans become styles, from the theme's colours alone. Decides nothing else."""

from typing import TYPE_CHECKING

from rich.style import Style
from textual.theme import Theme

from blogtui.ui.tones import tones_of

if TYPE_CHECKING:
    from blogtui.layout.lines import Span


_CACHED = 4_096  # styles; each link has its own


class Look:
    """The styles of the theme in force; whoever holds a look follows when it takes another theme."""

    def __init__(self, theme: Theme) -> None:
        self.take(theme)

    def take(self, theme: Theme) -> None:
        """Make every style anew, of this theme."""
        tones = tones_of(theme)
        self.is_light = not theme.dark
        style, colour, under = tones.ink, tones.colour, tones.under
        self.paper, self.sheet = under("paper"), under("sheet")
        self.text = style(0.92)
        self.strong = style(bold=True)
        self.quiet = style(0.62)
        self.faint = style(0.36)
        self.accent = colour("accent")
        self.key = colour("accent", bold=True)
        self.name = colour("primary", bold=True)
        self.good = colour("success")
        self.bad = colour("error")
        self.unread = colour("primary", bold=True)
        self.star = colour("warning")
        self.cursor, self.cursor_idle = under("cursor"), under("idle")
        self.bar = under("bar")
        self.hint = under("hint")
        self.hit, self.hit_here = under("hit"), under("hit here")
        self.selection = under("selection")
        self.link = colour("primary", underline=True)
        self.added = self.good + Style(underline=True)
        self.gone = self.bad + Style(strike=True)
        self.explained = style(0.75, underline=True)
        block = under("block")

        def told(name: str, **options: bool) -> Style:
            return tones.soft(name, **options) + block

        self._roles = {
            "text": self.text,
            "heading1": colour("primary", bold=True),
            "heading2": colour("primary", bold=True),
            "heading3": colour("accent", bold=True),
            "heading4": style(bold=True),
            "heading5": style(0.8, bold=True),
            "heading6": style(0.7, bold=True, italic=True),
            "heading-rule": style(0.3),
            "code": style(0.88) + block,
            "code-pad": block,
            "code-sign": style(0.4) + block,
            "code-keyword": told("primary", bold=True),
            "code-name": told("secondary"),
            "code-string": told("success"),
            "code-number": told("accent"),
            "code-comment": style(0.55, italic=True) + block,
            "code-added": told("success"),
            "code-removed": told("error"),
            "quote": style(0.78, italic=True),
            "source": self.quiet,
            "bar": self.accent,
            "marker": self.accent,
            "summary": style(bold=True),
            "category": self.accent,
            "author": self.quiet,
            "rule": self.faint,
            "image": colour("secondary"),
            "caption": style(0.62, italic=True),
            "table": self.faint,
            "table-head": style(bold=True),
            "meta": self.quiet,
            "chart": colour("primary"),
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
        elif span.title and span.role not in ("category", "author"):
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
