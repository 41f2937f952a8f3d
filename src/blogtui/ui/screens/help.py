"""Every key and what it does, from the table of actions."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from blogtui.actions import ACTIONS, key_of, key_sign, keys_of
from blogtui.i18n import gettext as _
from blogtui.ui.cells import Run, cell_len, fit, text_rows
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Foot
from blogtui.ui.widgets.line_list import LineList

_KEYS_WIDTH, _TEXT_LEFT, _WIDEST = 18, 22, 200
_GROUP = "group"


class KeyList(LineList):
    """The table, grouped; a line (keys, text) that has no room goes on in the next, which has no keys."""

    paper = "sheet"

    def __init__(self, look: Look) -> None:
        super().__init__(look, id="keys")
        self.lines: list[tuple[str, str]] = []
        self._fill(_WIDEST)

    def _fill(self, width: int) -> None:
        self.lines = []
        for group in dict.fromkeys(action.group for action in ACTIONS):
            self.lines += [("", ""), (_GROUP, _(group))]
            for action in (action for action in ACTIONS if action.group == group):
                first, *more = text_rows(_(action.help), width - _TEXT_LEFT - 2, 9) or [""]
                self.lines.append((" ".join(map(key_sign, keys_of(action.id))) or "–", first))
                self.lines += [("", row) for row in more]

    def on_resize(self, event: events.Resize) -> None:
        action = sum(self.can_stand_on(index) for index in range(self.cursor))
        self._fill(self.size.width)
        places = [index for index in range(len(self.lines)) if self.can_stand_on(index)]
        self.rows_changed(places[action])

    def count(self) -> int:
        return len(self.lines)

    def can_stand_on(self, index: int) -> bool:
        return self.lines[index][0] not in ("", _GROUP)

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        keys, text = self.lines[index]
        if keys == _GROUP:
            return [("  " + text, self.look.name)]
        keys = fit(keys, _KEYS_WIDTH)
        space = " " * (_TEXT_LEFT - 2 - cell_len(keys))
        return [(f"  {keys}{space}", self.look.key), (fit(text, width - _TEXT_LEFT), self.look.text)]


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
