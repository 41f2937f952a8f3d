"""Choosing by typing: categories, commands. A field that narrows, a list with counts; returns what was chosen."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from blogtui.i18n import gettext as _
from blogtui.model.text import fold
from blogtui.ui.cells import Run, cell_len, fit, strip_of
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.panes import SHORT
from blogtui.ui.widgets.line_list import LineList

KEYS = {
    "leave": ("=escape", "back"),
    "choose_too": ("=space",),
    "down": ("=down", "=ctrl+n", "=tab"),
    "up": ("=up", "=ctrl+p", "=shift+tab"),
    "page_down": ("=pagedown",),
    "page_up": ("=pageup",),
}


class Choice(NamedTuple):
    """One thing to choose: `detail` stands at its right."""

    key: str
    label: str
    detail: str = ""


class ChoiceList(LineList):
    """The choices that match what was typed."""

    can_focus = False
    paper = "sheet"

    def __init__(self, look: Look, choices: Sequence[Choice], chosen: set[str], many: bool) -> None:
        super().__init__(look, id="choices")
        self.set_choices(choices)
        self.chosen, self.many = chosen, many
        self.empty = _("Nothing matches.")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, in this order."""
        self.every = [(fold(choice.label), choice) for choice in choices]
        self.matching = list(choices)

    def narrow(self, text: str) -> None:
        """Keep the choices in which every word of `text` occurs, those that begin with it first."""
        wanted = fold(text)
        words = wanted.split()
        found = [(key, choice) for key, choice in self.every if all(word in key for word in words)]
        found.sort(key=lambda item: not item[0].startswith(wanted))
        self.matching = [choice for _key, choice in found]
        self.rows_changed(0)

    @property
    def current(self) -> Choice | None:
        """The choice under the cursor."""
        return self.matching[self.cursor] if self.matching else None

    def count(self) -> int:
        return len(self.matching)

    @property
    def has_focus(self) -> bool:  # type: ignore[override]
        return True

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        choice = self.matching[index]
        box = ("◉ " if choice.key in self.chosen else "○ ") if self.many else " "
        label = fit(choice.label, width - cell_len(choice.detail) - cell_len(box) - 4)
        space = " " * max(1, width - cell_len(box) - cell_len(label) - cell_len(choice.detail) - 3)
        look = self.look
        return [
            (f" {box}", look.accent),
            (label, look.strong),
            (space, look.text),
            (choice.detail, look.quiet),
        ]


class Foot(Widget):
    """One row of help; where it does not fit, its last parts are left out whole."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(id="foot")
        self.look, self.text = look, text

    def render_line(self, y: int) -> Strip:
        width, parts = self.size.width, self.text.split(" · ")
        while len(parts) > 1 and cell_len(" · ".join(parts)) > width - 2:
            parts.pop()
        return strip_of([(" " + fit(" · ".join(parts), width - 2), self.look.quiet)], width, self.look.bar)


class NarrowField(Input):
    """The field that narrows; where several can be chosen it leaves Space to the screen."""

    def __init__(self, placeholder: str, *, leaves_space: bool) -> None:
        super().__init__(placeholder=placeholder, id="narrow", compact=True)
        self.leaves_space = leaves_space

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return not (self.leaves_space and key == "space") and super().check_consume_key(key, character)


class PickScreen(ModalScreen[Any]):
    """Returns the chosen keys as a tuple, or None when it was left."""

    most_rows, share, frame = 18, 80, 7
    """How long the list gets, in rows; the box in percent of the terminal's height; the rows of it that are no list."""

    def __init__(
        self,
        look: Look,
        title: str,
        choices: Sequence[Choice],
        *,
        chosen: Sequence[str] = (),
        many: bool = False,
        at: str = "",
        foot: str = "",
        live: Callable[[str], None] | None = None,
    ) -> None:
        """The cursor stands on the key `at` first; `live` is told each key that it stands on after that."""
        super().__init__()
        take_own_keys(self, KEYS, priority="choose_too down up page_down page_up")
        self.look, self.heading = look, title
        self.many = many
        self.toggled = False
        self.typed = ""
        self.at, self.live = at, live
        self.list: ChoiceList = ChoiceList(look, choices, set(chosen), many)
        keys = _("Type to narrow · Space chooses several · Enter applies · Esc leaves")
        self.foot = foot or (keys if many else _("Type to narrow · Enter chooses · Esc leaves"))

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield NarrowField(self.heading, leaves_space=self.many)
            yield self.list
            yield Foot(self.look, self.foot)

    def on_mount(self) -> None:
        places = [place for place, choice in enumerate(self.list.matching) if choice.key == self.at]
        self.list.rows_changed(places[0] if places else 0)
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        """Leave room for what the keys are, on a low terminal too."""
        height = self.size.height
        is_short = height < SHORT
        self.set_class(is_short, "short")
        room = height - 4 if is_short else height * self.share // 100 - self.frame
        self.list.styles.max_height = max(1, min(self.most_rows, room))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.many if action == "choose_too" else True

    def action_choose_too(self) -> None:
        """Choose the current one too, or no longer."""
        if (choice := self.list.current) is not None:
            self.list.chosen ^= {choice.key}
            self.toggled = True
            self.list.move_to(self.list.cursor + 1)
            self.list.refresh()
            self.begin_anew()

    def begin_anew(self) -> None:
        """Have the next letter begin another word: the one that stands has done its work."""
        self.query_one(Input).select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.typed = event.value
        if event.value or len(self.list.matching) < len(self.list.every):  # the first event tells of no change
            self.list.narrow(event.value)
            self.on_line_list_moved()

    def on_line_list_moved(self) -> None:
        if self.live is not None and (choice := self.list.current) is not None:
            self.live(choice.key)

    def on_input_submitted(self) -> None:
        self.apply()

    def on_line_list_chosen(self) -> None:
        self.apply()

    def apply(self) -> None:
        """Leave with what was chosen, where anything was."""
        if (answer := self.answer()) is not None:
            self.dismiss(answer)

    def answer(self) -> Any:
        """What was chosen: the ticked ones once Space was used, else the one under the cursor; None for nothing."""
        current = self.list.current
        if self.many and self.toggled:
            return tuple(sorted(self.list.chosen))
        return (current.key,) if current is not None else None

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_down(self) -> None:
        self.list.action_cursor_down()

    def action_up(self) -> None:
        self.list.action_cursor_up()

    def action_page_down(self) -> None:
        self.list.action_page_down()

    def action_page_up(self) -> None:
        self.list.action_page_up()
