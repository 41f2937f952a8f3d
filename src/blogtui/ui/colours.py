"""The themes of our own. Loaded only where one of them is wanted; `dark` is Textual's."""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from blogtui.ui.tones import CONTRAST


def our_theme(name: str, *, on_light: bool) -> Theme | None:
    """A theme of ours by name, None where there is none; `on_light` tells what the terminal's own colours stand on."""
    if name == "terminal":
        return _terminal(on_light=on_light)
    return _OURS.get(name)


_OURS = {
    "light": Theme(
        name="light",
        primary="#00508C",
        secondary="#5B4A9B",
        accent="#9A4A00",
        warning="#B36B00",
        error="#B3261E",
        success="#1F6B3A",
        foreground="#1C1B1A",
        background="#FAF9F6",
        surface="#F0EEE8",
        panel="#E6E3DB",
        dark=False,
    ),
    "high-contrast": Theme(
        name="high-contrast",
        primary="#8FD3FF",
        secondary="#D9C2FF",
        accent="#FFE14D",
        warning="#FFE14D",
        error="#FFB0B0",
        success="#7DFF9B",
        foreground="#FFFFFF",
        background="#000000",
        surface="#000000",
        panel="#101010",
        variables={
            CONTRAST: "strong",
            "input-selection-background": "#004A80",
            "text-muted": "#E0E0E0",
            "text-disabled": "#E0E0E0",
            "surface-lighten-2": "#B0B0B0",
            "surface-lighten-3": "#B0B0B0",
        },
    ),
}


def _terminal(*, on_light: bool) -> Theme:
    """The terminal's sixteen colours on its own background. Blue is hard to read on black, and cyan on white."""
    plain, strong = ("ansi_cyan", "ansi_blue")[:: -1 if on_light else 1]
    textuals = BUILTIN_THEMES["ansi-light" if on_light else "ansi-dark"]
    cursor = {"input-cursor-text-style": "reverse", "border": plain}
    return replace(
        textuals,
        name="terminal",
        primary=plain,
        secondary=strong,
        accent="ansi_magenta",
        warning="ansi_yellow",
        dark=not on_light,
        variables={**textuals.variables, **cursor},
    )
