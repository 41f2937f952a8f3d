"""A pane of laid-out lines that is scrolled by lines and pages, centred at a quiet measure, drawn by the line API.

Lays nothing out in the screen's own thread: first what is seen comes from another, then the rest.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from blogtui.ui.cells import Run, strip_of, text_rows
from blogtui.ui.keys import take_keys
from blogtui.ui.look import Look
from blogtui.ui.widgets.scrolling import set_length

if TYPE_CHECKING:
    from blogtui.layout.lines import Line
    from blogtui.layout.page import Page
    from blogtui.ui.pictures import PictureView

    PageAt = Callable[[int], Page]

MARGIN = 2
NARROWEST = 10
_STEP = 1_000  # lines
OVERLAP = 2  # lines that stand at the foot of one page and at the head of the next


class Pager(ScrollView, can_focus=True, inherit_bindings=False):
    """A page, or nothing. `show` takes a function from a width to a page, so that a new width is laid out anew."""

    class Scrolled(Message):
        """Another part of the page is shown."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Pager.Scrolled)

    class Ended(Message):
        """Paging went on at the very end."""

    def __init__(self, look: Look, *, measure: int = 72, id: str | None = None) -> None:
        super().__init__(id=id)
        take_keys(self, "list")
        self.look = look
        self.measure = measure
        self.empty = ""
        self.pictures_wanted = True
        self.pictures: PictureView | None = None
        self.page: Page | None = None
        self.lines: Sequence[Line] = ()
        self._page_at: PageAt | None = None
        self._laid_width = 0

    # What the screen calls

    async def show(self, page_at: "PageAt | None", letters: int = 0) -> None:
        """Show another page, or nothing, once its first screen is laid out; with `letters` of it above the top."""
        self._page_at = page_at
        if page_at is None:
            self._take(None)
        else:
            await self._lay_out(letters)

    def lay_out_again(self) -> None:
        """The same page at another width or setting, at the same place of it."""
        if self._page_at is not None and self.size.width:
            self._in_background(self._keep_place)

    async def whole(self) -> "Sequence[Line]":
        """Every line of the page, laid out to its end first."""
        if self.page is not None:
            await self._finish(self.page)
        return self.lines

    @property
    def percent(self) -> int:
        """How much of the page has been shown, 0 to 100."""
        length = len(self.lines)
        if length <= self.size.height:
            return 100
        return min(100, (self.scroll_offset.y + self.size.height) * 100 // length)

    @property
    def letters(self) -> int:
        """How many letters stand above the top line: the place in the page, whatever its width."""
        from blogtui.layout.place import letters_before

        return letters_before(self.lines, self.scroll_offset.y)

    def go_to_line(self, line: int) -> None:
        """Put a line at the top, or as near as the page's end lets it."""
        self.scroll_to(0, max(0, line), animate=False, force=True)

    async def go_to_letters(self, letters: int) -> None:
        """Put the line at the top before which so many letters stand."""
        from blogtui.layout.place import line_with

        if self.page is not None:
            self.go_to_line(await asyncio.to_thread(line_with, self.page, letters))

    def reveal(self, line: int) -> None:
        """Scroll, if need be, until a line stands in view with some lines around it."""
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height - 1:
            self.go_to_line(line - height // 3)

    # Laying out

    def text_width(self) -> int:
        """The cells of a line."""
        return max(NARROWEST, min(self.measure, self.size.width - 2 * MARGIN))

    def left(self) -> int:
        """The cells before a line."""
        width = self.size.width
        return max(MARGIN if width > 24 else 0, (width - self.text_width()) // 2)

    async def _lay_out(self, letters: int) -> None:
        assert self._page_at is not None
        from blogtui.layout.place import line_with

        if self.page is not None:
            self.page.give_up()
        width = self.text_width()
        page = self._page_at(width)
        top = await asyncio.to_thread(line_with, page, letters) if letters else 0
        await asyncio.to_thread(page.reach, top + 2 * max(self.size.height, 1))
        self._laid_width = width
        self._take(page)
        self.go_to_line(top)
        if not page.is_whole:
            self.call_after_refresh(self._in_background, self._finish_shown)

    async def _keep_place(self) -> None:
        await self._lay_out(self.letters)

    def _take(self, page: "Page | None") -> None:
        self.page = page
        self.lines = page.lines if page is not None else ()
        self.page_changed()
        self._fit()
        self.refresh()

    def page_changed(self) -> None:
        """Other lines are shown: what was known of the old ones is forgotten."""

    async def _finish_shown(self) -> None:
        """Lay the shown page out to its end. Names no page: a worker is kept for a while when it is done."""
        if self.page is not None:
            await self._finish(self.page)

    async def _finish(self, page: "Page") -> None:
        """Lay out the rest, in steps that grow, so that one can scroll to what stands already."""
        stood = -1
        while not page.is_whole and len(page.lines) > stood:  # else it was given up
            stood = len(page.lines)
            await asyncio.to_thread(page.reach, max(2 * stood, _STEP))
            if page is self.page:
                self._fit()

    def _in_background(self, work: Callable[[], Awaitable[None]]) -> None:
        self.run_worker(work, group="page", exclusive=True, exit_on_error=False)

    def _fit(self) -> None:
        set_length(self, self.size.width, len(self.lines))
        self._moved()

    def _moved(self) -> None:
        """Other lines are in view: their pictures are wanted."""
        self.look_at_pictures()
        self.post_message(self.Scrolled())

    def look_at_pictures(self) -> None:
        """Ask for the pictures in view, and for no others; for none while the pane itself is out of view."""
        if self.pictures is not None and self.pictures_wanted:
            top, height = self.scroll_offset.y, self.size.height if self.display else 0
            seen = enumerate(self.lines[top : top + height], top)
            self.pictures.look_at((number, line.picture) for number, line in seen if line.picture is not None)

    # Textual's side

    def render_line(self, y: int) -> Strip:
        width, paper = self.size.width, self.look.paper
        if self._page_at is None:
            return strip_of([("   " + self._empty_row(y, width), self.look.quiet)], width, paper)
        number = y + self.scroll_offset.y
        if number >= len(self.lines):
            return strip_of([], width, paper)
        left = self.left()
        strip = strip_of([(" " * left, paper), *self.runs(number)], width, paper)
        return strip.apply_offsets(-left, number)

    def _empty_row(self, y: int, width: int) -> str:
        rows = [row for text in self.empty.split("\n") for row in (text_rows(text, width - 6, 10) or [""])]
        return rows[y - 1] if 0 <= y - 1 < len(rows) else ""

    def runs(self, number: int) -> list[Run]:
        """A line as it is painted."""
        line = self.lines[number]
        runs = [(span.text, self.look.of(span)) for span in line.spans]
        return self.pictures.runs(line.picture, runs) if line.picture is not None and self.pictures else runs

    def on_resize(self, event: events.Resize) -> None:
        if self._page_at is not None and self.size.width and self._laid_width != self.text_width():
            self.lay_out_again()
        else:
            self._fit()

    def on_unmount(self) -> None:
        if self.page is not None:
            self.page.give_up()  # or the program would end only once it is laid out

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._moved()

    def _go(self, lines: int) -> None:
        self.go_to_line(self.scroll_offset.y + lines)

    def action_cursor_down(self) -> None:
        self._go(1)

    def action_cursor_up(self) -> None:
        self._go(-1)

    def action_page_down(self) -> None:
        if self.percent >= 100 and (self.page is None or self.page.is_whole):
            self.post_message(self.Ended())
        else:
            self.go_to_line(self._next_top())

    def _next_top(self) -> int:
        """The top of the next page, so that no heading stands alone at its foot."""
        top, height = self.scroll_offset.y, self.size.height
        wanted = top + max(1, height - OVERLAP)
        while wanted > top + 1 and self._ends_on_heading(wanted + height - 1):
            wanted -= 1
        return wanted

    def _ends_on_heading(self, line: int) -> bool:
        if not 0 < line < len(self.lines) - 1:
            return False
        while line and not self.lines[line].text.strip():
            line -= 1
        while line and not self.lines[line].heading and self._is_heading(line):
            line -= 1
        return bool(self.lines[line].heading)

    def _is_heading(self, line: int) -> bool:
        return any(span.role.startswith("heading") for span in self.lines[line].spans)

    def action_page_up(self) -> None:
        self._go(-max(1, self.size.height - OVERLAP))

    def action_half_down(self) -> None:
        self._go(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        self._go(-max(1, self.size.height // 2))

    def action_cursor_top(self) -> None:
        self.go_to_line(0)

    async def action_cursor_end(self) -> None:
        await self.whole()
        self.go_to_line(len(self.lines))

    def action_open(self) -> None:
        """Enter in a text pages on, as in a pager."""
        self.action_page_down()
