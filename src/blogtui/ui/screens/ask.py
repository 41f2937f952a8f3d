"""Asking for a line of text, or for a yes. Returns the answer; does nothing with it."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from blogtui.i18n import gettext as _
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Foot
from blogtui.ui.widgets.paragraph import Text


class AskScreen(ModalScreen[str | None]):
    """A question with a field; returns what was typed, or None when it was left."""

    def __init__(
        self,
        look: Look,
        question: str,
        *,
        value: str = "",
        foot: str = "",
        live: Callable[[str], None] | None = None,
    ) -> None:
        """`live` is told at each key what stands in the field."""
        super().__init__()
        take_own_keys(self, {"leave": ("=escape", "back")})
        self.look, self.question, self.value, self.live = look, question, value, live
        self.foot = foot or _("Enter goes on · Esc leaves")

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Text(self.look, self.question)
            yield Input(self.value, id="answer", compact=True)
            yield Foot(self.look, self.foot)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.live is not None:
            self.live(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        self.dismiss(None)


class ConfirmScreen(ModalScreen[bool]):
    """A question to answer with yes or no; anything but yes is no."""

    def __init__(self, look: Look, question: str) -> None:
        super().__init__()
        take_own_keys(self, {"answer(True)": ("=y", "=enter"), "answer(False)": ("=n", "=escape", "=q", "back")})
        self.look, self.question = look, question

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Text(self.look, self.question)
            yield Foot(self.look, _("Enter or y: yes · Esc or n: no"))

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
