"""Every key and what it does, from the table of actions."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from blogtui.actions import ACTIONS, key_of, key_sign, keys_of
from blogtui.i18n import gettext as _
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Foot
from blogtui.ui.widgets.line_list import LineList


class KeyList(LineList):
    """The table, grouped."""

    paper = "sheet"

    def __init__(self, look: Look) -> None:
        super().__init__(look, id="keys")
        self.lines: list[tuple[str, str]] = []
        for group in dict.fromkeys(action.group for action in ACTIONS):
            self.lines += [("", ""), ("", _(group))]
            self.lines += [
                (" ".join(map(key_sign, keys_of(action.id))) or "–", _(action.help))
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
    """All keys in force; Esc closes it, and so do the keys that lead back, out and here."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        take_own_keys(self, {"leave": ("=escape", "back", "back.or.quit", "quit", "help")})
        self.look = look

    def compose(self) -> ComposeResult:
        with Vertical(id="box", classes="tall"):
            yield KeyList(self.look)
            yield Foot(
                self.look, _("{down} and {up} scroll · Esc closes", down=key_of("cursor.down"), up=key_of("cursor.up"))
            )

    def on_mount(self) -> None:
        keys = self.query_one(KeyList)
        keys.rows_changed(0)
        keys.focus()

    def action_leave(self) -> None:
        self.dismiss(None)
