"""The post in the article pane: shown, left and come back to, each time at the place where it was left."""

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker

from blogtui.i18n import gettext as _
from blogtui.library import Library
from blogtui.model.rows import PostRow
from blogtui.ui.screens.illustrated import Illustrated
from blogtui.ui.screens.panes import Opened
from blogtui.ui.trail import Stop

if TYPE_CHECKING:
    from blogtui.layout.page import Page
    from blogtui.layout.setting import Setting
    from blogtui.model.document import Document

_FRAME = 0.016  # s: what a key does to the list is painted no later
_DONE = 100  # percent: a post that was read to its end begins at its top again


class Opening(Illustrated):
    """What the article pane shows."""

    setting: "Setting | None" = None
    cut_off = False
    _held = ExitStack()

    @property
    def subject(self) -> PostRow | None:
        """The post that is read, or else the one under the cursor."""
        if self.pane == "article" and self.opened is not None:
            return self.posts.known(self.opened.row.id) or self.opened.row
        return self.posts.current

    @property
    def stop(self) -> Stop | None:
        """The place that is read."""
        return Stop(self.opened.row.id, self.article.letters) if self.opened is not None else None

    def preview(self) -> Worker[None] | None:
        post_id = self.posts.current_id
        if post_id is None:
            return self.start(self._show_nothing, group="article", exclusive=True)
        if self.opened is None or self._key(post_id, self.posts.current) != self.opened.key:
            # What brings the first post takes longer to import than a frame; a list in use is not kept waiting.
            if self.settled.is_set() and self.pane == "article":
                self._hold_paint()
            return self.start(partial(self.show_post, post_id), group="article", exclusive=True)
        return None

    def _hold_paint(self) -> None:
        """Paint the move in the list and the post that it leads to at once, if the post comes within a frame.

        Two paints would cost twice the time, the first of them just when the post is being made.
        """
        self._held.close()
        self._held = ExitStack()
        self._held.enter_context(self.app.batch_update())
        self.set_timer(_FRAME, self._held.close)

    async def _show_nothing(self) -> None:
        await self.keep_reading()
        self.opened = None
        await self.article.show(None)
        self.call_after_refresh(self.has_settled)

    async def show_post(self, post_id: int, letters: int | None = None) -> None:
        """Show a post where it was left, or with `letters` of it above the top."""
        from blogtui.layout.setting import Setting  # late, like all of layout: the first paint shows no article

        await self.keep_reading()
        row, document, left, minutes, cut_off = await self.desk.ask(_read, self.desk.library, post_id)
        self.opened = Opened(row._replace(minutes=minutes), document, self._key(post_id, row))
        self.setting = Setting(hyphenate=True, room=self.room_for_pictures(row), opened=frozenset())
        self.cut_off = cut_off
        await self.article.show(self._page, left if letters is None else letters)
        self._held.close()
        self.check_idle()
        self.show_place()
        self.call_after_refresh(self.has_settled)

    def _page(self, width: int) -> "Page":
        from blogtui.ui.masthead import article_page

        assert self.opened is not None
        assert self.setting is not None
        row = self.opened.row
        own = self.own_picture_of(row)
        return article_page(row, self.opened.document, width, self.setting, own, cut_off=self.cut_off)

    def set_anew(self, setting: "Setting") -> None:
        """Set the open post in another way, at the same place of it."""
        self.setting = setting
        self.article.lay_out_again()

    def _key(self, post_id: int, row: PostRow | None) -> object:
        """What differs when another post, another library's or a changed one is to be shown."""
        return id(self.desk.library), post_id, row and row._replace(read=False, starred=False, progress=0)

    async def keep_reading(self) -> None:
        """Keep how far the post was read, which the list then shows."""
        if self.opened is None or not self.desk.is_home:
            return
        row, percent = self.opened.row, self.article.percent
        letters = 0 if percent >= _DONE else self.article.letters
        if (percent if letters else 0) != row.progress:
            await self.desk.ask(self.desk.library.keep_reading_place, row.id, letters, percent)
            self.posts.take_rows(await self.desk.ask(self.desk.library.shown_rows, [row.id]))

    # Along the way that was taken

    async def go_along(self, stop: Stop | None, missing: str) -> None:
        """Show a place of the trail."""
        if stop is None:
            self.say(missing)
            return
        self.go_to("article")
        if self.opened is not None and self.opened.row.id == stop.post_id:
            await self.article.go_to_letters(stop.letters)
            return
        self.posts.move_to_post(stop.post_id)
        self.workers.cancel_group(self, "article")
        await self.show_post(stop.post_id, stop.letters)

    async def action_history_back(self) -> None:
        await self.go_along(self.trail.back(self.stop), _("That was the beginning of your way."))

    async def action_history_forward(self) -> None:
        await self.go_along(self.trail.forward(self.stop), _("That was the end of your way."))


def _read(library: Library, post_id: int) -> "tuple[PostRow, Document, int, int, bool]":
    """A post, its text, the place it was left at, the minutes that this text takes, whether the feed cut it off."""
    row = library.shown_rows([post_id])[0]
    cut_off = (row.url or "").startswith("http") and library.is_cut_off(post_id)
    return row, library.document(post_id), library.reading_place(post_id), library.minutes(row), cut_off
