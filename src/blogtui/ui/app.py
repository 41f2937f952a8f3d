"""The Textual program: a library is opened, a screen is shown. Only wires."""

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from blogtui.actions import use_keys
from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.ui.desk import Desk
from blogtui.ui.keys import bind_anew
from blogtui.ui.look import Look
from blogtui.ui.screens.main import ReaderScreen
from blogtui.ui.theme import CSS, put_on
from blogtui.ui.view import FIRST_ROWS, Shown, View, look_up, remembered

if TYPE_CHECKING:
    from textual.driver import Driver

    from blogtui.first_frame import FirstFrame
    from blogtui.model.config import Config
    from blogtui.ui.takeover import NextStart

S = TypeVar("S", bound=ReaderScreen)
INTERRUPTED = 130
_SELDOM = 2_000, 10, 100


class BlogtuiApp(App[int]):
    """One reader on one library, or on sources that are read without subscribing."""

    CSS = CSS
    TITLE = "blogtui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+c", "leave", show=False, priority=True)]  # noqa: RUF012

    def __init__(
        self,
        library: Library,
        home: Path,
        config: "Config",
        *,
        sources: Sequence[str] = (),
        categories: Sequence[str] = (),
        frame: "FirstFrame | None" = None,
        config_file: Path | None = None,
        mistakes: Sequence[str] = (),
    ) -> None:
        """`frame` is what may stand on the terminal already, and where the last screen is kept.

        `config_file` is where `config` came from, to be read anew when it changes; `mistakes` are those in it.
        """
        self.frame = frame
        super().__init__()
        choice = config.theme or library.theme()
        put_on(self, choice)
        use_keys(dict(config.keys))
        bind_anew()
        self.config, self.sources = config, sources
        self._config_file, self._mistakes, self._theme_choice = config_file, mistakes, choice
        self.desk = Desk(library, home, config.login)
        view, near = remembered(library.place(), library.blogs())
        if categories:
            view, near = View(categories=tuple(categories)), None
        self.reader = self.made(ReaderScreen, view, near, look_up(library, view, near, _rows_seen()), library.measure())
        self.reader.is_covered = frame is not None and frame.is_up
        self.next_start: NextStart | None = None
        self.is_wound_up = False

    def made(self, kind: type[S], view: View, near: int | None, shown: Shown, measure: int) -> S:
        """A screen of the reader as the configuration wants it."""
        config = self.config
        made = kind(self.desk, Look(self.current_theme), view, shown, near=near, measure=measure or config.measure)
        made.browser, made.pictures, made.marks_on_open = config.browser, config.pictures, config.mark_read_on_open
        made.configured(config, self._config_file, self._mistakes, self._theme_choice)
        return made

    def get_driver_class(self) -> "type[Driver]":
        """Textual's own, which takes the terminal over with the first frame on it."""
        plain = super().get_driver_class()
        if self.frame is None:
            return plain
        from blogtui.ui.takeover import driver_for

        return driver_for(plain, self.frame)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; lines between panes are darker than paper that is light, where lighter ones are lost."""
        variables = super().get_css_variables()
        if not self.current_theme.dark and not self.current_theme.ansi:
            for step in (2, 3):
                variables[f"surface-lighten-{step}"] = variables[f"surface-darken-{step}"]
        return variables

    def get_default_screen(self) -> Screen[None]:
        """The reader itself: no empty screen is made and laid out before it."""
        return self.reader

    def on_mount(self) -> None:
        self.call_after_refresh(_collect_garbage_again)
        self.call_after_refresh(self._mind_signals)
        if self.reader.is_covered:
            from blogtui.ui.takeover import reveal

            self.run_worker(reveal(self))
        if self.sources:
            self.reader.start(self._read_sources)

    async def _read_sources(self) -> None:
        from blogtui.refresh import add

        problems = []
        for source in self.sources:
            self.reader.say(source)
            try:
                await add(self.desk.library.db, source, workers=self.desk.workers)
            except (BlogtuiError, OSError) as error:
                problems.append(str(error))
            await self.reader.reload()
        self.reader.say(" ".join(problems), bad=bool(problems))

    async def action_leave(self) -> None:
        """Ctrl+C: copies what is selected; else the place is kept, and the status tells that it was an interruption."""
        if text := self.screen.get_selected_text():
            self.reader.copy_selected(text)
            return
        await self._end(INTERRUPTED)

    def _mind_signals(self) -> None:
        from blogtui.ui.ending import on_ending

        on_ending(lambda status: self.run_worker(self._end(status), exit_on_error=False))

    async def _end(self, status: int) -> None:
        await self.wind_up()
        self.exit(status)

    async def action_quit(self) -> None:
        """End; everything stays where it was left."""
        await self.wind_up()
        self.exit()

    async def wind_up(self) -> None:
        """Keep what the next start needs: the place, and the screen that will be met there."""
        await self.reader.wind_up()
        self.is_wound_up = True
        if self.frame is not None and self.desk.is_home and not self.is_headless:
            from blogtui.ui.takeover import next_start

            self.next_start = await next_start(self)

    def close(self) -> None:
        """Close the library; then keep the screen for the next start, where the library is still as it shows it."""
        following = self.next_start
        is_true = following is not None and self.desk.version() == following.version
        self.desk.close()
        if self.frame is not None and self.desk.is_home:
            if is_true and following is not None:
                self.frame.keep(following.rows, following.size)
            else:
                self.frame.forget()


def _rows_seen() -> int:
    """How many rows the first paint may need: a post has two lines, and may stand at the top or foot of the list."""
    try:
        return min(FIRST_ROWS, os.get_terminal_size(2).lines)
    except OSError:
        return FIRST_ROWS


def _collect_garbage_again() -> None:
    """What was made until the first paint stays; it is never looked at again (see `commands.reader`).

    The lines of a long post are many, and no garbage: to look at them all takes longer than a key may wait.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


def run(
    *,
    library_path: Path,
    config: "Config",
    sources: Sequence[str] = (),
    **options: Any,
) -> int:
    """Open the reader and stay until it is left; the exit status. Raises StoreError when the library cannot be used.

    `options` are those of BlogtuiApp.
    """
    library = open_for_reading(library_path, sources)
    app = BlogtuiApp(library, library_path, config, sources=sources, **options)
    try:
        status = app.run() or app.return_code or 0
        # Ctrl+C before Textual reads keys is a signal, and it ends without a word of it.
        return status if status or app.is_wound_up else INTERRUPTED
    finally:
        app.close()


def open_for_reading(library_path: Path, sources: Sequence[str] = ()) -> Library:
    """The library to read: one in memory for `sources`, the welcome blog while there is no subscription, else yours."""
    if sources:
        return Library.in_memory()
    told = ""
    if library_path.exists():
        library = Library(library_path)
        if library.blogs():
            return library
        told = library.told
        library.close()
    from blogtui.welcome import open_welcome

    library = open_welcome()
    library.told = told
    return library
