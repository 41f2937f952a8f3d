"""A sheet of figures that scrolls by lines, with a cursor that stands only on what can be chosen in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from blogtui.layout.cells import cell_width
from blogtui.ui.cells import strip_of
from blogtui.ui.keys import take_keys
from blogtui.ui.look import Look

if TYPE_CHECKING:
    from blogtui.layout.stats import Choice, Sheet

    SheetAt = Callable[[int], Sheet]

MARGIN = 2
_AROUND = 5  # rows of the box around the sheet
_OVERLAP = 2  # lines that stand at the foot of one page and at the head of the next


class StatsList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows what `sheet_at` makes of a width; `Chosen` tells what was chosen."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """Something was chosen, by Enter or by the mouse."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, look: Look, sheet_at: "SheetAt") -> None:
        super().__init__(id="stats")
        take_keys(self, "list")
        self.look, self.sheet_at = look, sheet_at
        self.sheet: Sheet | None = None
        self.cursor = 0
        self._laid_width = 0

    @property
    def current(self) -> "Choice | None":
        """What is under the cursor, unless it is out of view."""
        if self.sheet is None or not self.sheet.choices:
            return None
        choice = self.sheet.choices[self.cursor]
        return choice if self._is_seen(choice.line) else None

    def lay_out(self, sheet_at: "SheetAt | None" = None) -> None:
        """Make the sheet for this width, the cursor on the same thing as before where it is still there."""
        self.sheet_at = sheet_at or self.sheet_at
        before = self.sheet.choices[self.cursor] if self.sheet is not None and self.sheet.choices else None
        self._laid_width = self.size.width
        self.sheet = self.sheet_at(max(1, self.size.width - 2 * MARGIN))
        choices = self.sheet.choices
        same = (place for place, choice in enumerate(choices) if before is not None and choice[:2] == before[:2])
        self.cursor = next(same, min(self.cursor, max(0, len(choices) - 1)))
        self.styles.height = max(1, min(len(self.sheet.lines), self.screen.size.height - _AROUND))
        self.virtual_size = Size(self.size.width, len(self.sheet.lines))
        self.refresh()

    # Textual's side

    def on_resize(self, event: events.Resize) -> None:
        if self.size.width and self.size.width != self._laid_width:
            self.lay_out()

    def render_line(self, y: int) -> Strip:
        width, number = self.size.width, y + self.scroll_offset.y
        if self.sheet is None or number >= len(self.sheet.lines):
            return strip_of([], width, self.look.sheet)
        here = self.current
        first, end = (here.first, here.end) if here is not None and here.line == number else (0, 0)
        runs = [
            (span.text, self.look.of(span) + self.look.cursor if first <= place < end else self.look.of(span))
            for place, span in enumerate(self.sheet.lines[number].spans)
        ]
        return strip_of([(" " * MARGIN, self.look.sheet), *runs], width, self.look.sheet)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        line, x = int(event.y) + self.scroll_offset.y, int(event.x) - MARGIN
        if event.button != 1 or self.sheet is None:
            return
        for place, choice in enumerate(self.sheet.choices):
            spans = self.sheet.lines[choice.line].spans
            start, end = (cell_width("".join(span.text for span in spans[:to])) for to in (choice.first, choice.end))
            if choice.line == line and start <= x < end:
                self._stand_on(place)
                self.action_open()

    # Moving: the cursor goes to what is in view; towards what is not, the sheet scrolls

    def _is_seen(self, line: int) -> bool:
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    def _stand_on(self, place: int) -> None:
        self.cursor = place
        self.refresh()

    def _go(self, lines: int) -> None:
        self.scroll_to(0, self.scroll_offset.y + lines, animate=False, force=True)

    def _step(self, step: int) -> None:
        choices = self.sheet.choices if self.sheet is not None else ()
        if choices and self.current is None:
            seen = [place for place, choice in enumerate(choices) if self._is_seen(choice.line)]
            if seen:
                self._stand_on(min(seen, key=lambda place: (choices[place].column, step * choices[place].line)))
                return
        wanted = self.cursor + step
        is_there = 0 <= wanted < len(choices) and choices[wanted].column == choices[self.cursor].column
        if self.current is not None and is_there and self._is_seen(choices[wanted].line):
            self._stand_on(wanted)
            return
        self._go(step)
        if self.current is None and choices and is_there and self._is_seen(choices[wanted].line):
            self._stand_on(wanted)

    def step_column(self, step: int) -> None:
        """Go to the column beside, as near to this line as there is something in it."""
        choices = self.sheet.choices if self.sheet is not None else ()
        if not choices:
            return
        here = choices[self.cursor]
        beside = [place for place, choice in enumerate(choices) if choice.column == here.column + step]
        if beside:
            self._stand_on(min(beside, key=lambda place: abs(choices[place].line - here.line)))
            if self.current is None:
                self._go(choices[self.cursor].line - self.scroll_offset.y - self.size.height // 2)

    def action_cursor_down(self) -> None:
        self._step(1)

    def action_cursor_up(self) -> None:
        self._step(-1)

    def action_page_down(self) -> None:
        self._go(max(1, self.size.height - _OVERLAP))

    def action_page_up(self) -> None:
        self._go(-max(1, self.size.height - _OVERLAP))

    def action_half_down(self) -> None:
        self._go(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        self._go(-max(1, self.size.height // 2))

    def action_cursor_top(self) -> None:
        self._stand_on(0)
        self._go(-self.scroll_offset.y)

    def action_cursor_end(self) -> None:
        if self.sheet is not None:
            self._stand_on(max(0, len(self.sheet.choices) - 1))
            self._go(len(self.sheet.lines))

    def action_open(self) -> None:
        """Choose what is under the cursor; where nothing is, go on to the first thing there is."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current))
        else:
            self._step(1)
