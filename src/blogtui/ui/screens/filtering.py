"""The filter line: a query typed with what may come next below it, and what is wrong in it told. Applies nothing.

A part of the reader's screen and no screen of its own: under another one Textual paints everything anew at each key.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from blogtui.i18n import gettext as _
from blogtui.parse.query import Mistake, parse_query
from blogtui.parse.query_completion import Completion, complete
from blogtui.ui.cells import cell_len, fit, strip_of
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Choice, ChoiceList, Foot
from blogtui.ui.widgets.paragraph import Text

Ending = Literal["whole", "begun", "field"]
"""How the last word of a query ends: it is whole, a value is begun, or it may yet become the name of a field."""
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
_OPEN = re.compile(r'\(|OR|\||(?:\w+:)?["“”].*', re.DOTALL)
_NUMBER = re.compile(r"\w+:[<>=]*\d[\d.-]*")


class Mistakes(Widget):
    """A line under the field that underlines what is wrong in it, and one with the sentence on the first of it."""

    def __init__(self, look: Look, field: "FilterField") -> None:
        super().__init__(id="mistakes")
        self.look, self.field = look, field
        self.typed, self.mistakes, self.hint = "", tuple[Mistake, ...](), ""

    def show(self, typed: str, mistakes: tuple[Mistake, ...], hint: str) -> None:
        """Show what is wrong in what was typed; where nothing is, what the last word of it takes."""
        if mistakes or self.mistakes or hint != self.hint:
            self.typed, self.mistakes, self.hint = typed, mistakes, hint
            self.refresh()

    def render_line(self, y: int) -> Strip:
        look, width = self.look, self.size.width
        if y:
            told, style = (self.mistakes[0].sentence, look.bad) if self.mistakes else (self.hint, look.quiet)
            return strip_of([(" " + fit(told, width - 2), style)], width, look.sheet)
        under, at = "", 0
        for mistake in self.mistakes:
            if mistake.start >= at:
                before, wrong = self.typed[at : mistake.start], self.typed[mistake.start : mistake.end]
                under += " " * cell_len(before) + "~" * max(1, cell_len(wrong))
                at = mistake.end
        # A query that is longer than the field stands in it from its middle on.
        seen = under[self.field.scroll_offset.x :][: width - 2 * _MARGIN]
        return strip_of([(" " * _MARGIN + seen, look.bad)], width, look.sheet)


class FilterField(Input):
    """A field as wide as it is: what is typed need not have the whole screen laid out anew at each key."""

    virtual_size = Reactive(Size(0, 0))

    class Shifted(Message):
        """The field shows another part of what was typed."""

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_x(old_value, new_value)
        self.post_message(self.Shifted())


class FilterBar(Vertical):
    """Asks for a query until Enter or Esc.

    What is only begun at its end is no mistake yet. `live` is told each one as far as nothing is wrong in it, so that
    the last good result stays, and how its last word ends; `done` what was typed in the end, None where it was left.
    """

    def __init__(
        self,
        look: Look,
        value: str,
        names: Names,
        *,
        live: Callable[[str, Ending], None],
        done: Callable[[str | None], None],
    ) -> None:
        super().__init__(id="filter")
        take_own_keys(self, _KEYS)
        self.look, self.value, self.names, self.live, self.done = look, value, names, live, done
        self.found: list[Completion] = []
        self.list = ChoiceList(look, (), set(), many=False)
        self.list.empty = ""
        self.field = FilterField(value, id="answer", compact=True)
        self.told = Mistakes(look, self.field)
        self._last = value

    def compose(self) -> ComposeResult:
        yield Text(self.look, _("Filter: words, category:… is:unread newer:30d -title:… (a OR b)"))
        yield self.field
        yield self.told
        yield self.list
        yield Foot(self.look, _("Tab takes what is offered · Enter keeps the filter · Esc leaves"))

    def on_mount(self) -> None:
        self.field.focus()
        self._look(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        right = self._look(event.value)
        if right != self._last:
            self._last = right
            self.live(right, self._ending() if right == event.value else "whole")

    def _ending(self) -> Ending:
        if not self.found:
            return "whole"
        return "field" if self.found[0].text.endswith(":") else "begun"

    def _look(self, typed: str) -> str:
        """Show what is wrong with a query and what it may go on with; it, as far as nothing is wrong."""
        mistakes, cursor = parse_query(typed).mistakes, self.field.cursor_position
        found = complete(typed, cursor, self._names)[:_ROWS] if typed else []
        numbers = [one for one in mistakes if _is_last(typed, one) and _NUMBER.fullmatch(typed[one.start : one.end])]
        begun = {one for one in mistakes if _is_open(typed, one) or (found and one.end == len(typed))} | {*numbers}
        wrong = tuple(one for one in mistakes if one not in begun)
        self.told.show(typed, wrong, numbers[0].sentence if numbers else "")
        if found != self.found:
            self.found = found
            self.list.set_choices([Choice(str(place), one.label) for place, one in enumerate(found)])
            self.list.rows_changed(0)
        closed = [one.start for one in mistakes if not _is_open(typed, one)]
        return typed[: min(closed)].rstrip() if closed else typed

    def on_filter_field_shifted(self, event: FilterField.Shifted) -> None:
        event.stop()
        self.told.refresh()

    def _names(self, field: str) -> Sequence[tuple[str, int]]:
        return self.names.get(field, ())

    def action_take(self) -> None:
        """Put what is offered in the place of what was begun."""
        if not self.found:
            return
        wanted, field = self.found[self.list.cursor], self.field
        rest = field.value[wanted.end :]
        gap = "" if wanted.text.endswith(":") or rest.startswith(" ") else " "
        field.value = field.value[: wanted.start] + wanted.text + gap + rest
        field.cursor_position = wanted.start + len(wanted.text) + len(gap)
        self._look(field.value)

    def action_down(self) -> None:
        self.list.action_cursor_down()

    def action_up(self) -> None:
        self.list.action_cursor_up()

    def on_line_list_moved(self, event: events.Event) -> None:
        event.stop()

    def on_line_list_chosen(self, event: events.Event) -> None:
        event.stop()
        self.action_take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.done(event.value)

    def action_leave(self) -> None:
        self.done(None)


def _is_last(typed: str, mistake: Mistake) -> bool:
    return mistake.end >= len(typed.rstrip())


def _is_open(typed: str, mistake: Mistake) -> bool:
    """Whether more may still be typed that makes it right, and what stands there can be asked for meanwhile."""
    wrong = typed[mistake.start : mistake.end]
    return wrong == "(" or (_is_last(typed, mistake) and _OPEN.fullmatch(wrong) is not None)
