"""Single rows and small blocks that only show: the blog's header above the list, the status line at the foot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from blogtui.actions import sign_of
from blogtui.ui.cells import Run, cell_len, spread, strip_of, text_rows
from blogtui.ui.look import Look

if TYPE_CHECKING:
    from blogtui.layout.picture import PictureRow
    from blogtui.model.document import Image
    from blogtui.ui.pictures import PictureView


_MARGINS = 2  # cells
_LOW = 20  # rows
_SHARE = 6  # of the screen's height: the most that a blog's picture takes


class ListHeader(Widget):
    """The blog that is read: picture's place, name, presentation; and below it what the list is narrowed to."""

    class Cleared(Message):
        """The filter's line was clicked."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.look = look
        self.pictures: PictureView | None = None
        self._own: Image | None = None
        self._rows: Sequence[PictureRow] = ()
        self._blog_name = self._presentation = self._image = self._filter = self._counts = self._numbers = ""
        self._health, self._is_ill, self._can_clear = "", False, False
        self._told: tuple[object, ...] = ()

    def show(
        self,
        name: str,
        presentation: str,
        image: str,
        active: str,
        *,
        can_clear: bool = True,
        health: str = "",
        is_ill: bool = False,
    ) -> None:
        """Show a blog (its `image` by name), its health and the filter in words, "" for none of either.

        `can_clear` tells whether there is more to the filter than an order, which nothing clears.
        """
        told = (name, presentation, image, active, can_clear, health, is_ill, self._own, self.pictures)
        if told == self._told:
            return
        self._told = told
        self._health, self._is_ill, self._can_clear = health, is_ill, can_clear
        self._blog_name, self._presentation, self._image, self._filter = name, presentation, image, active
        self._measure()
        self.refresh()

    def hang(self, image: "Image | None") -> None:
        """Have the next `show` put the blog's picture in the place of its name, or none."""
        self._own = image

    def set_counts(self, words: str, numbers: str) -> None:
        """Show how many posts the list has, in words and as bare numbers."""
        if (words, numbers) != (self._counts, self._numbers):
            self._counts, self._numbers = words, numbers
            self.refresh()

    def _fitting_counts(self, width: int) -> str:
        """The counts in words, or as bare numbers where the blog's name needs the room."""
        words = cell_len(self._blog_name) + cell_len(self._counts) + 3
        return self._counts if words <= width else self._numbers

    def _presented(self, width: int) -> list[str]:
        return text_rows(self._presentation, width - 2, 3) if self._presentation else []

    def _told_health(self, width: int) -> list[str]:
        return text_rows(self._health, width - 2, 2) if self._health else []

    def _told_filter(self, width: int) -> list[str]:
        """The filter in as many rows as it needs, three at most, two on a low terminal."""
        room = width - 3 - (cell_len(sign_of("back")) + 2 if self._can_clear else 0)
        most = 3 if self.app.size.height >= _LOW else 2
        return text_rows(self._filter, room, most) if self._filter else []

    def _measure(self) -> None:
        self._frame()
        width = self.size.width or 40
        presented = len(self._presented(width)) + len(self._told_health(width))
        height = 2 + presented + (len(self._rows) or bool(self._image)) + len(self._told_filter(width))
        if self.styles.height is None or self.styles.height.cells != height:
            self.styles.height = height

    def _frame(self) -> None:
        """Keep room for the picture: a sixth of the screen at most, before anything of it is there."""
        self._rows = ()
        if self.pictures is None:
            return
        width = self.size.width or 40
        if self._own is not None and width > _MARGINS:
            from blogtui.layout.picture import picture_rows

            columns, rows = self.pictures.room(self._own, width - _MARGINS, max(1, self.app.size.height // _SHARE))
            if self.pictures.size_of(self._own) is None:  # most are wide, and a narrow one stands in the middle
                columns = columns and width - _MARGINS
            if columns and rows:
                self._rows = picture_rows(self._own, columns, rows, left=1)
        self.pictures.look_at(enumerate(self._rows) if self.display else ())

    def on_resize(self, event: events.Resize) -> None:
        self._measure()

    def on_click(self, event: events.Click) -> None:
        below = self.size.height - 1 - int(event.y)
        if self._can_clear and 0 < below <= len(self._told_filter(self.size.width)):
            self.post_message(self.Cleared())

    def render_line(self, y: int) -> Strip:
        look, width = self.look, self.size.width
        if y < len(self._rows) and self.pictures is not None:
            return strip_of(self.pictures.runs(self._rows[y], []), width, look.paper)
        y -= len(self._rows)
        rows: list[tuple[list[Run], list[Run]]] = []
        if self._image and not self._rows:
            rows.append(([(" ▣ ", look.accent), (self._image, look.quiet)], []))
        rows.append(([(" " + self._blog_name, look.name)], [(self._fitting_counts(width) + " ", look.quiet)]))
        rows += [([(" " + text, look.quiet)], []) for text in self._presented(width)]
        ill = look.bad if self._is_ill else look.accent
        rows += [([(" " + text, ill)], []) for text in self._told_health(width)]
        for place, text in enumerate(self._told_filter(width)):
            way_back: list[Run] = [(sign_of("back") + " ", look.faint)] if self._can_clear and not place else []
            rows.append(([(" ▸ " if not place else "   ", look.accent), (text, look.accent)], way_back))
        if y < len(rows):
            return spread(*rows[y], width, look.paper)
        return strip_of([(" " + "─" * (width - 2), look.faint)], width, look.paper)


class StatusLine(Widget):
    """The last row: a message while there is one, else the most useful keys; on the right where the reader is."""

    class Pressed(Message):
        """A key's hint was clicked: the action's method."""

        def __init__(self, method: str) -> None:
            super().__init__()
            self.method = method

    def __init__(self, look: Look, hints: Sequence[tuple[str, str, str]], *, id: str | None = None) -> None:
        """`hints` are (key's sign, label, method)."""
        super().__init__(id=id)
        self.look = look
        self._hints = hints
        self._message = ""
        self._is_bad = False
        self._place = ""

    def set_hints(self, hints: Sequence[tuple[str, str, str]]) -> None:
        """Show other hints."""
        self._hints = hints
        self.refresh()

    @property
    def message(self) -> str:
        """What is said now."""
        return self._message

    def say(self, message: str, *, bad: bool = False) -> None:
        """Show a message in place of the hints; "" brings them back."""
        if (message, bad) != (self._message, self._is_bad):
            self._message, self._is_bad = message, bad
            self.refresh()

    def show_place(self, place: str) -> None:
        """Show where the reader is."""
        if place != self._place:
            self._place = place
            self.refresh()

    def _fitting(self, width: int) -> list[tuple[str, str, str]]:
        """The hints that there is room for; the last one, which shows all keys, always among them."""
        *hints, last = self._hints
        room = width - cell_len(self._place) - 3 - _hint_width(last)
        fitting = []
        for hint in hints:
            room -= _hint_width(hint)
            if room < 0:
                break
            fitting.append(hint)
        return [*fitting, last]

    def on_click(self, event: events.Click) -> None:
        if self._message:
            self.say("")
            return
        column = int(event.x) - 1
        for key, label, method in self._fitting(self.size.width):
            column -= _hint_width((key, label, method))
            if column < 0:
                self.post_message(self.Pressed(method))
                return

    def render_line(self, y: int) -> Strip:
        look, width = self.look, self.size.width
        right: list[Run] = [(self._place + " ", look.quiet)]
        left: list[Run] = [(" ", look.quiet)]
        if self._message:
            left.append((self._message, look.bad if self._is_bad else look.text))
            return spread(
                left,
                right if cell_len(self._message) + cell_len(self._place) + 3 < width else [],
                width,
                look.bar,
            )
        for key, label, _method in self._fitting(width):
            left += [(key, look.key), (f" {label}  ", look.quiet)]
        return spread(left, right, width, look.bar)


def _hint_width(hint: tuple[str, str, str]) -> int:
    return cell_len(f"{hint[0]} {hint[1]}  ")


def progress(done: int, total: int, width: int = 16) -> str:
    """A bar of `width` cells."""
    filled = done * width // total if total else width
    return "▰" * filled + "▱" * (width - filled)
