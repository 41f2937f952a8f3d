"""The article pane: laid-out lines drawn by the line API, centred at a quiet measure.

Lays nothing out in the screen's own thread: first what is seen comes from another, then the rest.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from blogtui.ui.cells import Run, cell_len, strip_of, text_rows
from blogtui.ui.keys import bindings_for
from blogtui.ui.look import Look

if TYPE_CHECKING:
    from blogtui.layout.lines import Line
    from blogtui.layout.page import Page

HINT_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
MARGIN = 2
PageAt = Callable[[int], "Page"]


class Article(ScrollView, can_focus=True, inherit_bindings=False):
    """One post, or nothing. `show` takes a function from a width to a page, so that a new width is laid out anew."""

    BINDINGS = bindings_for("list")

    class LinkChosen(Message):
        """A link is to be opened: a safe address."""

        def __init__(self, href: str) -> None:
            super().__init__()
            self.href = href

    class Scrolled(Message):
        """Another part of the post is shown."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Article.Scrolled)

    class Ended(Message):
        """Paging went on at the very end."""

    def __init__(self, look: Look, *, measure: int = 72, id: str | None = None) -> None:
        super().__init__(id=id)
        self.look = look
        self.measure = measure
        self.empty = ""
        self._page_at: PageAt | None = None
        self._page: Page | None = None
        self._lines: Sequence[Line] = ()
        self._laid_width = 0
        self._hints: dict[str, str] = {}
        self._typed = ""

    # What the screen calls

    async def show(self, page_at: PageAt | None) -> None:
        """Show another post from its top, once its first screen is laid out; or nothing."""
        self._page_at = page_at
        if page_at is None:
            self._take(None, 0)
        else:
            await self._lay_out(self.scroll_to_top)

    def scroll_to_top(self) -> None:
        self.scroll_to(0, 0, animate=False, force=True)

    @property
    def percent(self) -> int:
        """How much of the post has been shown, 0 to 100."""
        length = len(self._lines)
        return 100 if length <= self.size.height else (self.scroll_offset.y + self.size.height) * 100 // length

    def start_hints(self) -> int:
        """Put letters at the links in view; typing them follows one. How many there are."""
        hrefs = self._visible_links()
        size = 1 if len(hrefs) <= len(HINT_LETTERS) else 2
        labels = ("".join(letters) for letters in product(HINT_LETTERS, repeat=size))
        self._hints = dict(zip(labels, hrefs, strict=False))
        self._typed = ""
        self.refresh()
        return len(self._hints)

    def stop_hints(self) -> bool:
        """Take the letters away; whether there were any."""
        had = bool(self._hints)
        self._hints, self._typed = {}, ""
        if had:
            self.refresh()
        return had

    # Textual's side

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = y + self.scroll_offset.y
        paper = self.look.paper
        if self._page_at is None:
            rows = [row for text in self.empty.split("\n") for row in (text_rows(text, width - 6, 10) or [""])]
            text = rows[line - 1] if 0 <= line - 1 < len(rows) else ""
            return strip_of([("   " + text, self.look.quiet)], width, paper)
        if line >= len(self._lines):
            return strip_of([], width, paper)
        return strip_of([(" " * self._left(width), paper), *self._runs(self._lines[line])], width, paper)

    def _runs(self, line: "Line") -> list[Run]:
        runs: list[Run] = []
        labels = {href: label for label, href in self._hints.items()} if self._hints else {}
        for span in line.spans:
            text = span.text
            label = labels.get(span.href or "")
            if label and label.startswith(self._typed) and cell_len(text) == len(text) > 0:
                shown = label[len(self._typed) :]
                runs.append((shown, self.look.hint))
                text = text[len(shown) :]
            runs.append((text, self.look.of(span)))
        return runs

    def _visible_links(self) -> list[str]:
        top = self.scroll_offset.y
        seen = (span.href for line in self._lines[top : top + self.size.height] for span in line.spans)
        return list(dict.fromkeys(href for href in seen if href))

    def _text_width(self) -> int:
        return max(10, min(self.measure, self.size.width - 2 * MARGIN))

    def _left(self, width: int) -> int:
        return max(MARGIN if width > 24 else 0, (width - self._text_width()) // 2)

    async def _lay_out(self, then: Callable[[], None]) -> None:
        """Lay the post out at this width: `then` is done once what can be seen stands, the rest follows."""
        assert self._page_at is not None
        if self._page is not None:
            self._page.give_up()
        width = self._text_width()
        page = self._page_at(width)
        await asyncio.to_thread(page.reach, self.scroll_offset.y + 2 * max(self.size.height, 1))
        self._take(page, width)
        then()
        if not page.is_whole:
            self.call_after_refresh(self._in_background, partial(self._finish, page))

    def _take(self, page: "Page | None", width: int) -> None:
        self._page, self._laid_width = page, width
        self._lines = page.lines if page is not None else ()
        self._hints = {}
        self._fit()
        self.refresh()

    async def _finish(self, page: "Page") -> None:
        await asyncio.to_thread(page.finish)
        if page is self._page:
            self._fit()

    async def _lay_out_again(self) -> None:
        """The same post at a new width, at the same place of it."""
        place = self.scroll_offset.y / max(1, len(self._lines))
        before = self._page
        await self._lay_out(lambda: None)
        if self._page is not None and before is not None:
            page = self._page
            await asyncio.to_thread(page.finish)
            if page is self._page:
                self._fit()
                self.scroll_to(0, round(place * len(page.lines)), animate=False, force=True)

    def _in_background(self, work: Callable[[], Awaitable[None]]) -> None:
        self.run_worker(work, group="page", exclusive=True, exit_on_error=False)

    def _fit(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.stop_hints()
        self.post_message(self.Scrolled())

    def on_key(self, event: events.Key) -> None:
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape" or not event.character:
            self.stop_hints()
            return
        self._typed += event.character
        if href := self._hints.get(self._typed):
            self.stop_hints()
            self.post_message(self.LinkChosen(href))
        elif not any(label.startswith(self._typed) for label in self._hints):
            self.stop_hints()
        else:
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        if event.button != 1:
            return
        line, column = int(event.y) + self.scroll_offset.y, int(event.x) - self._left(self.size.width)
        if 0 <= line < len(self._lines) and (href := _href_at(self._lines[line], column)):
            self.post_message(self.LinkChosen(href))

    def _go(self, lines: int) -> None:
        self.scroll_to(0, self.scroll_offset.y + lines, animate=False, force=True)

    def action_cursor_down(self) -> None:
        self._go(1)

    def action_cursor_up(self) -> None:
        self._go(-1)

    def action_page_down(self) -> None:
        if self.percent >= 100:
            self.post_message(self.Ended())
        else:
            self._go(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        self._go(-max(1, self.size.height - 2))

    def action_half_down(self) -> None:
        self._go(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        self._go(-max(1, self.size.height // 2))

    def action_cursor_top(self) -> None:
        self.scroll_to(0, 0, animate=False, force=True)

    def action_cursor_end(self) -> None:
        self.scroll_to(0, len(self._lines), animate=False, force=True)

    def action_open(self) -> None:
        """Enter in the article pages on, as in a pager."""
        self.action_page_down()


def _href_at(line: "Line", column: int) -> str | None:
    for span in line.spans:
        column -= cell_len(span.text)
        if column < 0:
            return span.href
    return None
