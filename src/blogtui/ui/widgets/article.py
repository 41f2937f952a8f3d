"""The article pane: laid-out lines drawn by the line API, centred at a quiet measure. Lays nothing out itself."""

from collections.abc import Callable, Sequence
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

HINT_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
MARGIN = 2
LayOut = Callable[[int], "Sequence[Line]"]


class Article(ScrollView, can_focus=True, inherit_bindings=False):
    """One post, or nothing. `show` takes a function from a width to lines, so that a new width is laid out anew."""

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
        self._lay_out: LayOut | None = None
        self._lines: Sequence[Line] = ()
        self._laid_width = 0
        self._hints: dict[str, str] = {}
        self._typed = ""

    # What the screen calls

    def show(self, lay_out: LayOut | None) -> None:
        """Show another post from its top, or nothing."""
        self._lay_out = lay_out
        self._hints = {}
        self._laid_width = 0
        self._fit()
        self.scroll_to(0, 0, animate=False, force=True)
        self.refresh()

    def lay_out_again(self) -> None:
        """The same post with other lines, at the same place."""
        self._laid_width = 0
        self._fit()
        self.refresh()

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
        if self._lay_out is None:
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

    def _fit(self) -> None:
        width = self._text_width()
        if self._lay_out is None:
            self._lines = ()
        elif width != self._laid_width and self.size.width:
            before = max(1, len(self._lines))
            place = self.scroll_offset.y / before
            self._lines = self._lay_out(width)
            if self._laid_width:
                self.call_after_refresh(self.scroll_to, 0, round(place * len(self._lines)), animate=False, force=True)
            self._laid_width = width
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.post_message(self.Scrolled())

    def on_resize(self, event: events.Resize) -> None:
        self._fit()

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
