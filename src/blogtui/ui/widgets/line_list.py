"""A list drawn line by line: any number of rows costs nothing to show (line API). Knows rows only by position."""

from typing import ClassVar, Literal

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from blogtui.actions import Place
from blogtui.ui.cells import Run, strip_of, text_rows
from blogtui.ui.keys import take_keys
from blogtui.ui.look import Look
from blogtui.ui.widgets.scrolling import set_length


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of `row_height` lines with one cursor. Subclasses say how many there are and how each is drawn."""

    row_height = 1
    places: ClassVar[tuple[Place, ...]] = ("list",)
    paper: Literal["paper", "sheet"] = "paper"
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, sender: "LineList", index: int) -> None:
            super().__init__()
            self.sender, self.index = sender, index

        @property
        def control(self) -> "LineList":
            return self.sender

    class Chosen(Moved):
        """A row was chosen, by Enter or by the mouse."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        take_keys(self, *self.places)
        self.look = look
        self.cursor = 0
        self.empty = ""

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        """Line `line` of row `index`, in at most `width` cells."""
        raise NotImplementedError

    def can_stand_on(self, index: int) -> bool:
        """Whether the cursor may stand on a row; headings say no."""
        return True

    # What the screen calls

    def rows_changed(self, cursor: int = 0) -> None:
        """Measure and draw anew after the rows became others; the cursor's line stays where it is on the screen."""
        offset = self.cursor * self.row_height - self.scroll_offset.y
        self.cursor = max(0, min(cursor, self.count() - 1))
        if self.count() and not self.can_stand_on(self.cursor):
            self.cursor = self._standing(self.cursor, 1)
        self.measure()
        self.scroll_to(y=max(0, self.cursor * self.row_height - offset), animate=False, force=True)
        self.call_after_refresh(self.reveal)
        self.refresh()

    def measure(self) -> None:
        """Tell the scroll bar how long the list is."""
        length, height = self.count() * self.row_height, self.size.height
        # The last screenful begins with a whole row too.
        spare = (height - length) % self.row_height if length > height else 0
        set_length(self, self.size.width, length + spare)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or the nearest where it may stand."""
        if not self.count():
            return
        index = max(0, min(index, self.count() - 1))
        if not self.can_stand_on(index):
            index = self._standing(index, 1 if index >= self.cursor else -1)
        if index != self.cursor:
            self._draw_rows(self.cursor, index)
            self.cursor = index
            self.post_message(self.Moved(self, index))
        self.reveal()

    def _draw_rows(self, *rows: int) -> None:
        """Draw these rows anew and no others: the whole list takes as long as a key may wait."""
        width, height, top = self.size.width, self.row_height, self.scroll_offset.y
        self.refresh(*(Region(0, row * height - top, width, height) for row in rows))

    def reveal(self) -> None:
        """Scroll as little as needed to show the cursor's row and its neighbours, at once and by whole rows."""
        height, now = self.size.height, self.scroll_offset.y
        if not self.count() or not height:
            return
        context = self.row_height if height > 4 * self.row_height else 0
        first = max(0, self.cursor * self.row_height - context)
        last = min(self.count() * self.row_height, (self.cursor + 1) * self.row_height + context)
        wanted = first if first < now else max(now, -(-(last - height) // self.row_height) * self.row_height)
        if wanted != now:
            self.scroll_to(0, wanted, animate=False, force=True)

    def choose(self) -> None:
        """Say that the cursor's row was chosen."""
        if self.count():
            self.post_message(self.Chosen(self, self.cursor))

    def page(self) -> int:
        """How many rows a screenful is."""
        return max(1, self.size.height // self.row_height - 1)

    # Textual's side

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        index, line = divmod(y + self.scroll_offset.y, self.row_height)
        paper: Style = getattr(self.look, self.paper)
        if not self.count():
            return self._empty_line(y, width, paper)
        if index >= self.count():
            return strip_of([], width, paper)
        paper, runs = self.paper_of(index), self.runs(index, line, width)
        if paper.reverse:  # colours would stand in it as patches
            runs = [(text, style.without_color) for text, style in runs]
        return strip_of(runs, width, paper)

    def paper_of(self, index: int) -> Style:
        """What a row is drawn on."""
        if index != self.cursor:
            paper: Style = getattr(self.look, self.paper)
            return paper
        return self.look.cursor if self.has_focus else self.look.cursor_idle

    def _empty_line(self, y: int, width: int, paper: Style) -> Strip:
        rows = [row for text in self.empty.split("\n") for row in (text_rows(text, width - 4, 8) or [""])]
        line = y - 1
        text = rows[line] if 0 <= line < len(rows) else ""
        return strip_of([("  " + text, self.look.quiet)], width, paper)

    def _standing(self, index: int, step: int) -> int:
        for way in (step, -step):
            place = index
            while 0 <= place < self.count():
                if self.can_stand_on(place):
                    return place
                place += way
        return self.cursor

    def on_resize(self, event: events.Resize) -> None:
        self.measure()
        self.call_after_refresh(self.reveal)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = self.row_clicked(event)
        if index is not None and self.can_stand_on(index):
            self.move_to(index)
            self.choose()

    def row_clicked(self, event: events.Click) -> int | None:
        """The row that a click of the first button is on, None for none."""
        index = (int(event.y) + self.scroll_offset.y) // self.row_height
        return index if event.button == 1 and 0 <= index < self.count() else None

    def action_cursor_down(self) -> None:
        self.move_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        index = self.cursor - 1
        while index > 0 and not self.can_stand_on(index):
            index -= 1
        self.move_to(index)

    def action_page_down(self) -> None:
        self.move_to(self.cursor + self.page())

    def action_page_up(self) -> None:
        self.move_to(self.cursor - self.page())

    def action_half_down(self) -> None:
        self.move_to(self.cursor + max(1, self.page() // 2))

    def action_half_up(self) -> None:
        self.move_to(self.cursor - max(1, self.page() // 2))

    def action_cursor_top(self) -> None:
        self.move_to(0)

    def action_cursor_end(self) -> None:
        self.move_to(self.count() - 1)

    def action_open(self) -> None:
        self.choose()
