"""What happens outside while the reader is open: files that are written, another program at the same library (R2)."""

import asyncio
from contextlib import suppress
from pathlib import Path

from blogtui.model.errors import BlogtuiError
from blogtui.ui.screens.configuring import Configuring

WATCH_SECONDS = 1.0
BACKUP_SECONDS = 900.0
LEARN_SECONDS = 3.0
PLACE_SECONDS = 20.0
LEARN_PAUSE = 0.1  # seconds between steps that take a third of that: whoever reads asks the same thread
LOCAL = ("folder", "file")


class Watching(Configuring):
    """Looks once a second; what it finds never moves the line under the reader's eyes."""

    def watch_outside(self) -> None:
        """Begin to look, after the first paint."""
        self._stamps: dict[int, object] = {}
        self._version = 0
        self.set_interval(WATCH_SECONDS, self._look)
        self.set_interval(BACKUP_SECONDS, lambda: self.start(self.back_up, group="backup"))
        self.set_interval(LEARN_SECONDS, self._learn)
        self.set_interval(PLACE_SECONDS, lambda: self.start(self.keep_place, group="place"))
        self.tell_mistakes()
        if self.desk.library.told:
            self._tell(self.desk.library.told)

    async def keep_place(self) -> None:
        """Keep where the reader is: nobody says beforehand that the power will fail."""
        raise NotImplementedError

    def _tell(self, what: str) -> None:
        """Say what is too long for the status line, and not to be missed."""
        from blogtui.model.document import Document, Paragraph, Text
        from blogtui.ui.screens.note import NoteScreen

        self.app.push_screen(NoteScreen(self.look, Document((Paragraph((Text(what),)),))))

    async def back_up(self) -> None:
        """Make a backup where one is due, beside what is being read: a reader may stay open for weeks (R1)."""
        from blogtui.library import back_up

        if self.desk.is_home and (problem := await self.desk.make(back_up, self.desk.home)):
            self.say(problem, bad=True)

    def _learn(self) -> None:
        busy = any(worker.group in ("learn", "refresh", "add") and not worker.is_finished for worker in self.workers)
        if not busy:
            self.start(self._learn_words, group="learn")

    async def _learn_words(self) -> None:
        """Let a search find what stands inside of words, bit by bit, while nothing else is to be done."""
        more = True
        with suppress(BlogtuiError):  # a library that is busy or full says so to whoever does something with it
            while more:
                more = await self.desk.ask(self.desk.library.index_step)
                await asyncio.sleep(LEARN_PAUSE)

    def _look(self) -> None:
        busy = any(worker.group in ("watch", "refresh", "add") and not worker.is_finished for worker in self.workers)
        if not busy:
            self.start(self._look_outside, group="watch")

    async def _look_outside(self) -> None:
        await self.look_at_config()
        version = await self.desk.ask(self.desk.library.version)
        if self._version and version != self._version:
            await self.reload()
        self._version = version
        changed = [
            blog for blog in self.shown.blogs if blog.kind in LOCAL and await self._has_changed(blog.id, blog.url)
        ]
        if changed:
            await self._refresh(changed, manual=True)

    async def _has_changed(self, blog_id: int, address: str) -> bool:
        from blogtui.sources.watch import stamp

        now = await self.desk.make(stamp, Path(address))
        before = self._stamps.get(blog_id)
        self._stamps[blog_id] = now
        return before is not None and before != now
