"""What a theme gives the look: ink, colours and what text stands on, mixed, or by the terminal's own sixteen names.

Where the theme asks for contrast, nothing is mixed so far that text on it falls below seven to one.
"""

from collections.abc import Mapping
from typing import Protocol

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

CONTRAST = "contrast"  # the variable by which a theme asks for it
_PLAIN = 0.7  # ink of this share and more is the terminal's own colour of text; less is dim


class Tones(Protocol):
    """Makes styles. `share` is of the ink, the rest is paper."""

    def ink(self, share: float = 1.0, **options: bool) -> Style:
        """Text in more or less ink."""

    def colour(self, name: str, **options: bool) -> Style:
        """Text in a colour of the theme's."""

    def soft(self, name: str, **options: bool) -> Style:
        """Text in a colour that is nearer to ink."""

    def under(self, place: str) -> Style:
        """What text stands on at a place."""


def tones_of(theme: Theme) -> Tones:
    """Who makes the styles of a theme."""
    return Named(theme) if theme.ansi else Mixed(theme)


class Mixed:
    """Any colour there is."""

    def __init__(self, theme: Theme) -> None:
        self._colours = theme.to_color_system().generate()
        self._ink, self._paper = self._colours["foreground"], self._colours["background"]
        self._strong = CONTRAST in theme.variables
        self._wash = 0.5 if self._strong or not theme.dark else 1.0  # on paper a colour weighs more than on black

    def ink(self, share: float = 1.0, **options: bool) -> Style:
        share = 0.7 + 0.3 * share if self._strong else share
        return Style(color=_mix(self._ink, self._paper, share), **options)  # type: ignore[arg-type]

    def colour(self, name: str, **options: bool) -> Style:
        return Style(color=self._colours[f"text-{name}"], **options)  # type: ignore[arg-type]

    def soft(self, name: str, **options: bool) -> Style:
        return Style(color=_mix(self._colours[f"text-{name}"], self._ink, 0.75), **options)  # type: ignore[arg-type]

    def under(self, place: str) -> Style:
        colours = self._colours
        match place:
            case "paper":
                return Style(bgcolor=self._paper[:7])
            case "sheet":
                return Style(bgcolor=colours["surface"][:7])
            case "cursor":
                if self._strong:
                    return Style(color=self._ink, bgcolor=self._paper, reverse=True)
                return Style(bgcolor=self._washed("primary", 0.42))
            case "selection":
                return Style(bgcolor=self._washed("primary", 0.5))
            case "hit":
                return Style(bgcolor=self._washed("warning", 0.45))
            case "hit here":
                return Style(color=self._paper, bgcolor=colours["warning"][:7], bold=True)
            case "hint":
                return Style(color=self._paper, bgcolor=colours["text-accent"], bold=True)
        return Style(bgcolor=_mix(self._ink, self._paper, {"idle": 0.11, "bar": 0.07, "block": 0.06}[place]))

    def _washed(self, name: str, share: float) -> Color:
        return _mix(self._colours[name], self._paper, share * self._wash)


_UNDER: Mapping[str, Style] = {
    "cursor": Style(reverse=True),
    "idle": Style(reverse=True, dim=True),
    "selection": Style(reverse=True),
    "hit": Style(color="black", bgcolor="yellow"),
    "hit here": Style(color="black", bgcolor="bright_yellow", bold=True, underline=True),
    "hint": Style(reverse=True, bold=True),
    "bar": Style(),
    "block": Style(),
}


class Named:
    """The terminal's own colours, by name: what they look like is the terminal's to say."""

    def __init__(self, theme: Theme) -> None:
        self._names = {
            "primary": theme.primary,
            "secondary": theme.secondary,
            "accent": theme.accent,
            "success": theme.success,
            "warning": theme.warning,
            "error": theme.error,
        }

    def ink(self, share: float = 1.0, **options: bool) -> Style:
        return Style(color="default", dim=share < _PLAIN or None, **options)  # type: ignore[arg-type]

    def colour(self, name: str, **options: bool) -> Style:
        told = (self._names[name] or "default").removeprefix("ansi_")
        return Style(color=told, **options)  # type: ignore[arg-type]

    def soft(self, name: str, **options: bool) -> Style:
        return self.colour(name, **options)

    def under(self, place: str) -> Style:
        return _UNDER.get(place, Style(color="default", bgcolor="default"))


def _mix(colour: str, other: str, share: float) -> Color:
    """`share` of one colour over the rest of another."""
    one, two = Color.parse(colour[:7]).get_truecolor(), Color.parse(other[:7]).get_truecolor()
    return Color.from_rgb(*(a * share + b * (1 - share) for a, b in zip(one, two, strict=True)))
