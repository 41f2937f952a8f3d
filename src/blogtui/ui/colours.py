"""The themes of our own. Loaded only where one of them is wanted; `dark` is Textual's."""

from textual.theme import Theme

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
        variables={CONTRAST: "strong", "input-selection-background": "#004A80"},
    ),
}


def _terminal(*, on_light: bool) -> Theme:
    """The terminal's sixteen colours on its own background. Blue is hard to read on black, and cyan on white."""
    return Theme(
        name="terminal",
        ansi=True,
        primary="ansi_blue" if on_light else "ansi_cyan",
        secondary="ansi_cyan" if on_light else "ansi_blue",
        accent="ansi_magenta",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        dark=not on_light,
        variables={
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_blue",
            "input-selection-foreground": "ansi_bright_white",
        },
    )
