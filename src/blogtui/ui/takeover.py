"""Between two runs: the terminal is taken over with the first frame on it, and the last screen kept for the next.

The screen that is kept is not the one that was left but the one that will be met, made by the same code: whatever was
open above it is gone, the list is asked for anew, the post stands where it was left.
"""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from rich.color import ColorSystem
from textual.driver import Driver
from textual.events import Key
from textual.message import Message

from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.ui.screens.main import ReaderScreen
from blogtui.ui.view import Shown, View, look_up, remembered

if TYPE_CHECKING:
    from textual.strip import Strip

    from blogtui.first_frame import FirstFrame
    from blogtui.model.rows import BlogRow
    from blogtui.ui.app import BlogtuiApp

LONGEST = 1.0  # s: how long the first frame stands at most once the reader could paint, and how long the next takes
_FIRST_ANSWER = 0.05  # s
_ENTER = "\x1b[?1049h"
_JOINERS = "\u200c\u200d"


def driver_for(plain: type[Driver], frame: "FirstFrame") -> type[Driver]:
    """This system's driver, for a terminal on which `frame` may stand: it is neither cleared nor painted in bits."""

    class FrameDriver(plain):  # type: ignore[valid-type,misc]
        """Enters no screen that is entered already, and paints nothing at the end."""

        _is_entered = False
        _is_hushed = False
        has_typed = False

        def start_application_mode(self) -> None:
            self._is_entered = frame.is_up
            found = frame.hand_over()
            super().start_application_mode()
            if found is not None:
                self.attrs_before = found  # not as they are now: a frame was on the terminal

        def stop_application_mode(self) -> None:
            self._is_hushed = False
            super().stop_application_mode()

        def write(self, data: str) -> None:
            if self._is_hushed:
                return
            if self._is_entered and data == _ENTER:
                self._is_entered = False  # some terminals clear a screen that is entered a second time
            else:
                super().write(data)

        def process_message(self, message: Message) -> None:
            self.has_typed = self.has_typed or isinstance(message, Key)
            if not self._is_hushed:
                super().process_message(message)

        def hush(self) -> None:
            """Paint and read nothing more: the end has come, and only the next start is to see what is made now."""
            self._is_hushed = True

    return FrameDriver


class NextStart(NamedTuple):
    """The rows of the screen that the next start paints, its columns and rows, and the library's version it shows."""

    rows: list[str]
    size: tuple[int, int]
    version: int


class NextScreen(ReaderScreen):
    """The reader as the next start will paint it; it looks at nothing outside and asks for no picture."""

    def watch_outside(self) -> None:
        """Nothing: it is gone at once."""

    def hang_blog_picture(self, blog: "BlogRow | None") -> None:
        self.header.hang(None)

    def on_mount(self) -> None:
        self.article.pictures_wanted = False

    async def rows(self) -> list[str]:
        """Its rows once it is laid out: text and colours."""
        await self.settled.wait()
        app = self.app
        system = app.console._color_system
        return [row_of(strip, system) for strip in self._compositor.render_strips()]


async def reveal(app: "BlogtuiApp") -> None:
    """Let the reader paint over the first frame once it has as much to show, an answer to a key, or after a while."""
    reader = app.reader

    def show_first() -> None:
        if not reader.answering.is_set():
            reader.preview()

    with app.batch_update(), suppress(TimeoutError):
        # A key that was typed at the frame is answered first: to import what reads a post would keep it waiting.
        if getattr(app._driver, "has_typed", False):
            reader.set_timer(_FIRST_ANSWER, show_first)
        else:
            reader.call_after_refresh(show_first)
        async with asyncio.timeout(LONGEST):
            await reader.answering.wait()
    reader.is_covered = False
    app.screen.refresh()  # all of it: whatever the frame had is covered
    if not reader.settled.is_set():
        app.screen.call_after_refresh(reader.preview)


async def next_start(app: "BlogtuiApp") -> NextStart | None:
    """The screen of the next start, made out of what is kept by now; None where that takes too long. Paints nothing."""
    if (hush := getattr(app._driver, "hush", None)) is not None:
        hush()
    with suppress(TimeoutError, BlogtuiError):
        async with asyncio.timeout(LONGEST):
            version, measure, view, near, shown = await app.desk.ask(_left, app.desk.library)
            screen = app.made(NextScreen, view, near, shown, measure)
            await app.push_screen(screen)
            return NextStart(await screen.rows(), app.size, version)
    return None


def _left(library: Library) -> tuple[int, int, View, int | None, Shown]:
    """What a start asks the library, and the version of it that answered."""
    version = library.version()
    view, near = remembered(library.place(), library.blogs())
    return version, library.measure(), view, near, look_up(library, view, near)


def row_of(strip: "Strip", system: ColorSystem | None) -> str:
    """A row of cells as characters and colours: no link, no command, a space for what has no form of its own."""
    made = []
    for text, style, control in strip:
        if control:
            continue
        codes = style._make_ansi_codes(system) if style is not None and system is not None else ""
        shown = text if text.isprintable() else "".join(map(_shown, text))
        made.append(f"\x1b[{codes}m{shown}\x1b[0m" if codes else shown)
    return "".join(made)


def _shown(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    from rich.cells import cell_len

    return " " * cell_len(char)
