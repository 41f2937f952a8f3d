"""Every key and what it does, from the table of actions."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from blogtui.actions import ACTIONS, key_sign
from blogtui.i18n import gettext as _
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.keys import bindings_for
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Foot
from blogtui.ui.widgets.line_list import LineList


class KeyList(LineList):
    """The table, grouped."""

    BINDINGS = bindings_for("list")

    def __init__(self, look: Look) -> None:
        super().__init__(look, id="keys")
        self.paper = look.sheet
        self.lines: list[tuple[str, str]] = []
        for group in dict.fromkeys(action.group for action in ACTIONS):
            self.lines += [("", ""), ("", _(group))]
            self.lines += [
                (" ".join(key_sign(key) for key in action.keys), _(action.help))
                for action in ACTIONS
                if action.group == group
            ]

    def count(self) -> int:
        return len(self.lines)

    def can_stand_on(self, index: int) -> bool:
        return bool(self.lines[index][0])

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        keys, text = self.lines[index]
        if not keys:
            return [("  " + text, self.look.name)]
        return [
            (f"  {fit(keys, 18)}{' ' * max(1, 20 - cell_len(keys))}", self.look.key),
            (fit(text, width - 24), self.look.text),
        ]


class HelpScreen(ModalScreen[None]):
    """All keys; any of Esc, q and ? closes it."""

    BINDINGS = [Binding("escape,q,question_mark", "leave", show=False)]  # noqa: RUF012

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def compose(self) -> ComposeResult:
        with Vertical(id="box", classes="tall"):
            yield KeyList(self.look)
            yield Foot(self.look, _("j and k scroll · Esc closes"))

    def on_mount(self) -> None:
        keys = self.query_one(KeyList)
        keys.rows_changed(0)
        keys.focus()

    def action_leave(self) -> None:
        self.dismiss(None)
