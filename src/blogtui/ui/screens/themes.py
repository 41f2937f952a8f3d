"""Choosing the colours: at the side of the reader, which wears each of them while the cursor stands on it."""

from collections.abc import Callable

from textual.timer import Timer

from blogtui.i18n import gettext as _
from blogtui.settings import OUR_THEMES, TEXTUAL_THEMES
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Choice, PickScreen

_REST = 0.05  # s that the cursor stands before a theme is worn: a key held down does not wait for each


class ThemeScreen(PickScreen):
    """Returns the name that was chosen, or None when it was left."""

    most_rows, share, frame = 12, 70, 4
    _waiting: Timer | None = None

    def __init__(self, look: Look, now: str, live: Callable[[str], None]) -> None:
        """The cursor begins on `now`; `live` is told each name that it stands on."""
        told = {
            "auto": _("as the terminal tells"),
            "high-contrast": _("at least 7:1"),
            "terminal": _("its own 16 colours"),
        }
        names = (*OUR_THEMES, *(name for name in TEXTUAL_THEMES if name != "textual-dark"))
        choices = [Choice(name, name, told.get(name, "")) for name in names]
        at = "dark" if now == "textual-dark" else now
        super().__init__(
            look, _("Which colours?"), choices, at=at, foot=_("Enter keeps them · Esc goes back"), live=live
        )

    def on_line_list_moved(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_REST, super().on_line_list_moved)
