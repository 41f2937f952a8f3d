"""Choosing the colours: at the side of the reader, which wears each of them while the cursor stands on it."""

from collections.abc import Callable

from blogtui.i18n import gettext as _
from blogtui.settings import OUR_THEMES, TEXTUAL_THEMES
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Choice, PickScreen


class ThemeScreen(PickScreen):
    """Returns the name that was chosen, or None when it was left."""

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
