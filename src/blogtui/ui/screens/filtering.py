"""The filter line: a query typed with what may come next below it, and what is wrong in it told. Applies nothing."""

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from blogtui.i18n import gettext as _
from blogtui.parse.query import Mistake, parse_query
from blogtui.parse.query_completion import Completion, complete
from blogtui.ui.cells import Run, cell_len, strip_of, text_rows
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Choice, ChoiceList, Foot
from blogtui.ui.widgets.paragraph import Text

Names = Mapping[str, Sequence[tuple[str, int]]]
"""What there is of "category", "author", "blog" and "lang", each with its number of posts."""
_KEYS = {
    "leave": ("=escape", "back"),
    "take": ("=tab",),
    "down": ("=down", "=ctrl+n"),
    "up": ("=up", "=ctrl+p"),
}
_MARGIN = 1  # cells before the text of the field
_ROWS = 6


class Mistakes(Widget):
    """A line under the field that underlines what is wrong in it, and the sentence on the first of it."""

    def __init__(self, look: Look) -> None:
        super().__init__(id="mistakes")
        self.look = look
        self.typed, self.mistakes = "", tuple[Mistake, ...]()

    def show(self, typed: str, mistakes: tuple[Mistake, ...]) -> None:
        """Show what is wrong in what was typed."""
        self.typed, self.mistakes = typed, mistakes
        self.refresh(layout=True)

    def _rows(self, width: int) -> list[str]:
        return text_rows(self.mistakes[0].sentence, max(1, width - 2), 3) if self.mistakes else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        look, width = self.look, self.size.width
        if y:
            rows = self._rows(width)
            return strip_of([(" " + rows[y - 1] if y <= len(rows) else "", look.bad)], width, look.sheet)
        runs: list[Run] = [(" " * _MARGIN, look.text)]
        at = 0
        for mistake in self.mistakes:
            if mistake.start >= at:
                before, wrong = self.typed[at : mistake.start], self.typed[mistake.start : mistake.end]
                runs += [(" " * cell_len(before), look.text), ("~" * max(1, cell_len(wrong)), look.bad)]
                at = mistake.end
        return strip_of(runs, width, look.sheet)


class FilterScreen(ModalScreen[str | None]):
    """Returns the query as it was typed, or None when it was left."""

    def __init__(self, look: Look, value: str, names: Names, live: Callable[[str], None]) -> None:
        """`live` is told each query without a mistake: the last good result stays."""
        super().__init__()
        take_own_keys(self, _KEYS, priority=" ".join(does for does in _KEYS if does != "leave"))
        self.look, self.value, self.names, self.live = look, value, names, live
        self.found: list[Completion] = []
        self.list = ChoiceList(look, (), set(), many=False)
        self.list.empty = ""
        self.told = Mistakes(look)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Text(self.look, _("Filter: words, category:… is:unread newer:30d -title:… (a OR b)"))
            yield Input(self.value, id="answer", compact=True)
            yield self.told
            yield self.list
            yield Foot(self.look, _("Tab takes what is offered · Enter keeps the filter · Esc leaves"))

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._look(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._look(event.value):
            self.live(event.value)

    def _look(self, typed: str) -> bool:
        """Show what is wrong with a query and what it may go on with; whether nothing is wrong."""
        mistakes, cursor = parse_query(typed).mistakes, self.query_one(Input).cursor_position
        self.found = complete(typed, cursor, self._names)[:_ROWS] if typed else []
        # What is only begun is no mistake yet: what it may become is offered.
        told = [one for one in mistakes if not self.found or one.end < len(typed)]
        self.told.show(typed, tuple(told))
        self.list.set_choices([Choice(str(place), found.label) for place, found in enumerate(self.found)])
        self.list.styles.height = len(self.found)
        self.list.display = bool(self.found)
        self.list.rows_changed(0)
        return not mistakes

    def _names(self, field: str) -> Sequence[tuple[str, int]]:
        return self.names.get(field, ())

    def action_take(self) -> None:
        """Put what is offered in the place of what was begun."""
        if not self.found:
            return
        wanted, field = self.found[self.list.cursor], self.query_one(Input)
        rest = field.value[wanted.end :]
        gap = "" if wanted.text.endswith(":") or rest.startswith(" ") else " "
        field.value = field.value[: wanted.start] + wanted.text + gap + rest
        field.cursor_position = wanted.start + len(wanted.text) + len(gap)
        self._look(field.value)

    def action_down(self) -> None:
        self.list.action_cursor_down()

    def action_up(self) -> None:
        self.list.action_cursor_up()

    def on_line_list_chosen(self) -> None:
        self.action_take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        self.dismiss(None)
