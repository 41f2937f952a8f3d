"""Actions on posts: reading, marking, going on to the next, opening outside, and taking back."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from textual.worker import Worker, WorkerError

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.model.rows import PostRow
from blogtui.ui.browser import open_in_browser
from blogtui.ui.screens.inside import InsideActions


class PostActions(InsideActions):
    """What happens to the post under the cursor."""

    marks_on_open = True
    _marking: Worker[None] | None = None  # of the words that the list is searched for

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._hit_turn = asyncio.Lock()

    async def open_current(self) -> None:
        """Read the post under the cursor: the article comes into use, and the post counts as read."""
        row = self.posts.current
        if row is None:
            return
        if self.stop is not None and self.stop.post_id != row.id and self.pane == "article":
            self.trail.leave(self.stop)
        self.go_to("article")
        self.preview()
        if self.view.sought:
            self._marking = self.start(self._mark_sought_once_shown, group="find", exclusive=True)
        if not row.read and self.marks_on_open:
            self.start(partial(self._mark_once_shown, row.id))

    async def _until_shown(self) -> None:
        """Wait for the post in the article pane; the move to it may have started that anew meanwhile."""
        while showing := [worker for worker in self.workers if worker.group == "article" and not worker.is_finished]:
            with suppress(WorkerError):
                await showing[-1].wait()

    async def _mark_sought_once_shown(self) -> None:
        await self._until_shown()
        await self.mark_sought(self.view.sought)

    async def _mark_once_shown(self, post_id: int) -> None:
        """Mark a post as read behind its first paint, which would have to wait for the library otherwise."""
        await self._until_shown()
        await self._mark([post_id], read=True)

    async def _mark(self, ids: list[int], *, read: bool | None = None, starred: bool | None = None) -> None:
        await self._changed(await self.desk.ask(self.desk.library.mark, ids, read=read, starred=starred))

    async def _changed(self, ids: list[int]) -> None:
        self.posts.take_rows(await self.desk.ask(self.desk.library.shown_rows, ids[:500]))
        await self.recount()

    def _row(self) -> PostRow | None:
        row = self.subject
        if row is None:
            self.say(_("No post is chosen."))
        return row

    def action_select(self) -> None:
        selects = not self.posts.selected_ids
        if selects and self.pane != "posts":
            self.go_to("posts")
        self.posts.select_from_here(selects)
        self.show_place()

    async def _marked(self) -> list[PostRow]:
        """The posts that are selected, else the one that is read or chosen."""
        if ids := self.posts.selected_ids:
            return await self.desk.ask(self.desk.library.shown_rows, ids)
        row = self._row()
        return [row] if row else []

    async def action_star(self) -> None:
        if rows := await self._marked():
            stars = not all(row.starred for row in rows)
            await self._mark_together(rows, starred=stars)

    async def action_read(self) -> None:
        if rows := await self._marked():
            reads = not all(row.read for row in rows)
            await self._mark_together(rows, read=reads)

    async def _mark_together(self, rows: Sequence[PostRow], **states: bool) -> None:
        await self._mark([row.id for row in rows], **states)
        if self.posts.selected_ids:
            self.posts.select_from_here(False)
            self.show_place()
            told = _done_to(len(rows), **states)
            self.say(_("{what}; {key} takes it back.", what=told, key=key_of("undo")))

    async def action_read_all(self) -> None:
        from blogtui.ui.screens.ask import ConfirmScreen

        unread = await self.desk.ask(self.desk.library.total, self.view.query._replace(unread=True))
        if not unread:
            self.say(_("Everything in this list is read already."))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.start(partial(self._mark_all))

        question = ngettext("Mark {n} post as read?", "Mark {n} posts as read?", unread)
        self.app.push_screen(ConfirmScreen(self.look, question), answered)

    async def _mark_all(self) -> None:
        ids = await self.desk.ask(self.desk.library.mark_all_read, self.view.query)
        text = ngettext("{n} post marked as read", "{n} posts marked as read", len(ids))
        await self.reload()
        self.say(_("{what}; {key} takes it back.", what=text, key=key_of("undo")))

    async def action_undo(self) -> None:
        label = await self.desk.ask(self.desk.library.undo)
        await self.reload()
        self.say(_("Taken back: {what}.", what=label) if label else _("There is nothing to take back."))

    async def action_redo(self) -> None:
        label = await self.desk.ask(self.desk.library.redo)
        await self.reload()
        self.say(_("Done again: {what}.", what=label) if label else _("There is nothing to do again."))

    # Going on

    async def _step(self, step: int) -> None:
        if not self.posts.ids:
            return
        if self._move(step) and self.pane == "article":
            await self._open_when_here()

    def _move(self, step: int) -> bool:
        """Stand on the next or previous post of the list; whether there is one, which is said where there is none."""
        moved = self.posts.step(step)
        if not moved:
            self.say(_("That was the last post.") if step > 0 else _("That was the first post."))
        return moved

    async def _open_when_here(self) -> None:
        post_id = self.posts.current_id
        if self.posts.current is None and post_id is not None:
            self.posts.take_rows(await self.desk.ask(self.desk.library.shown_rows, [post_id]))
        await self.open_current()

    async def action_post_next(self) -> None:
        await self._step(1)

    async def action_post_previous(self) -> None:
        await self._step(-1)

    async def go_to_unread(self, step: int) -> None:
        """Go to the next (1) or previous (-1) unread post of the list."""
        found = await self.desk.ask(self.desk.library.next_unread, self.view.query, self.posts.current_id, step)
        if found is None:
            self.say(_("There is no other unread post in this list."))
            return
        if not self.posts.move_to_post(found):
            await self.reload(found)
        if self.pane == "article":
            await self._open_when_here()
        elif self.pane == "side":
            self.go_to("posts")

    async def action_unread_next(self) -> None:
        await self._go_on(1)

    async def action_unread_previous(self) -> None:
        await self._go_on(-1)

    async def _go_on(self, step: int) -> None:
        if self.pane == "article" and self.view.sought and self.goes_through_posts:
            self.start(partial(self._step_through_hits, step), group="hits")
        elif not self.step_hit(step):
            await self.go_to_unread(step)

    async def _step_through_hits(self, step: int) -> None:
        """From hit to hit of what the list is searched for, and on from a post's last to the next post's first."""
        async with self._hit_turn:  # a post may still be on its way from the key before
            if self.article.has_hit_beyond(step):
                self.step_hit(step)
                return
            if not self._move(step):
                return
            await self._open_when_here()
            if self._marking is not None:
                with suppress(WorkerError):  # another post was opened meanwhile
                    await self._marking.wait()
            if self.article.hits:
                self.tell_hit(self.article.stand_on_hit(0 if step > 0 else -1))

    # Outside

    def open_link(self, url: str | None, missing: str) -> None:
        """Open an address in the browser, and say so."""
        if not url:
            self.say(missing)
        elif open_in_browser(url, self.browser):
            self.say(_("Opened {url}", url=url))
        else:
            self.app.copy_to_clipboard(url)
            self.say(_("No browser was found; the address is copied: {url}", url=url), bad=True)

    def action_browser(self) -> None:
        if row := self._row():
            self.open_link(row.url, _("This post has no address."))

    def action_comments(self) -> None:
        if row := self._row():
            url = row.comments_form or row.comments_url or row.url
            self.open_link(url, _("This post has no address to comment at."))

    def action_copy(self) -> None:
        if row := self._row():
            if row.url:
                self.app.copy_to_clipboard(row.url)
                self.say(_("Copied {url}", url=row.url))
            else:
                self.say(_("This post has no address."))


def _done_to(posts: int, *, read: bool | None = None, starred: bool = False) -> str:
    """What was done to several posts at once."""
    if read is not None:
        as_read = ngettext("{n} post marked as read", "{n} posts marked as read", posts)
        return as_read if read else ngettext("{n} post marked as unread", "{n} posts marked as unread", posts)
    stars = ngettext("{n} post starred", "{n} posts starred", posts)
    return stars if starred else ngettext("star of {n} post taken away", "stars of {n} posts taken away", posts)
