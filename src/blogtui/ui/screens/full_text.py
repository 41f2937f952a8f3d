"""Actions on the whole of a post that its feed cut off: fetched from its page, read in place, always or by `x`."""

from functools import partial

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import PageText, PostRow
from blogtui.ui.screens.reading import PostActions
from blogtui.ui.trail import Stop


class FullTextActions(PostActions):
    """What is read of a post: the feed's text or its page's."""

    _fetching: frozenset[int] = frozenset()
    _failed: frozenset[int] = frozenset()
    """Posts whose pages nobody asks for again by itself while the reader is open."""
    _left: Stop | None = None
    """Where the page's text was left for the feed's, which is too short to tell the place in it."""

    async def action_full_text(self) -> None:
        row = self._row()
        if row is None:
            return
        library = self.desk.library
        page, is_due = await self.desk.ask(_kept, library, row.id)
        if page is not None and page.source and (page.shown or not is_due):
            await self._choose(row, not page.shown)
        else:
            self.start(partial(self._fetch, row))

    async def _choose(self, row: PostRow, shown: bool) -> None:
        """Read the page's text, or the feed's again."""
        letters = self._letters(row.id)
        if shown and self._left is not None and self._left.post_id == row.id:
            letters = self._left.letters
        if not shown and letters is not None:
            self._left = Stop(row.id, letters)
        await self.desk.ask(self.desk.library.show_page_text, row.id, shown)
        self._show_again(row.id, letters)
        key = key_of("full.text")
        whole = _("The whole post · {key}: the feed's text", key=key)
        self.say(whole if shown else _("The feed's text · {key}: the whole post", key=key))

    async def _fetch(self, row: PostRow, *, by_itself: bool = False) -> None:
        """Fetch a post's page and show it, where the post still stands; `by_itself` when nobody pressed a key."""
        if row.id in self._fetching:
            return
        waiting, library = _("Fetching the page…"), self.desk.library
        self._fetching |= {row.id}
        self.say(waiting)
        try:
            await self.desk.get_ready_to_ask()
            from blogtui.full_text import fetch

            page = await fetch(library, row, workers=self.desk.workers, by_itself=by_itself)
        except BlogtuiError as error:
            self._failed |= {row.id}
            if not by_itself or self._is_open(row.id):
                self.say(str(error), bad=True)
            return
        finally:
            self._fetching -= {row.id}
            if self.status.message == waiting:
                self.say("")
        if self._is_open(row.id):
            self._show_again(row.id, self._letters(row.id))
            self.say(self._told(row, page))

    def _told(self, row: PostRow, page: PageText) -> str:
        told = _("The whole post, {n} min · {key}: the feed's text", n=page.minutes, key=key_of("full.text"))
        if self._always(row.blog_id):
            return told
        return f"{told} · {_('{key}: always for this blog', key=key_of('full.text.always'))}"

    # Always

    async def action_full_text_always(self) -> None:
        row = self._row()
        if row is None:
            return
        blog_id, wanted = row.blog_id, not self._always(row.blog_id)

        await self.desk.ask(self.desk.library.want_full_text, blog_id, wanted)
        said = _("{blog}: posts are fetched whole when opened", blog=row.blog)
        if not wanted:
            said = _("{blog}: posts are no longer fetched whole", blog=row.blog)
        await self.recount()
        self.say(_("{what}; {key} takes it back.", what=said, key=key_of("undo")))
        if self.pane == "article":
            await self._fetch_if_wanted(row.id)

    def _always(self, blog_id: int) -> bool:
        return any(blog.id == blog_id and blog.full_text for blog in self.shown.blogs)

    async def open_current(self) -> None:
        await super().open_current()
        if self.posts.current_id is not None:
            await self._fetch_if_wanted(self.posts.current_id)

    async def open_post(self, post_id: int) -> None:
        await super().open_post(post_id)
        await self._fetch_if_wanted(post_id)

    async def _fetch_if_wanted(self, post_id: int) -> None:
        """Fetch the page of a post that is opened, where its blog's always are."""
        if post_id in self._failed or not any(blog.full_text for blog in self.shown.blogs):
            return
        row = await self.desk.ask(_wanted, self.desk.library, post_id)
        if row is not None:
            self.start(partial(self._fetch, row, by_itself=True))

    # What is shown

    async def action_undo(self) -> None:
        await super().action_undo()
        self._show_stop_again()

    async def action_redo(self) -> None:
        await super().action_redo()
        self._show_stop_again()

    def _show_stop_again(self) -> None:
        if (stop := self.stop) is not None and stop.post_id == self.posts.current_id:
            self._show_again(*stop)

    def _is_open(self, post_id: int) -> bool:
        return self.opened is not None and self.opened.row.id == post_id

    def _letters(self, post_id: int) -> int | None:
        return self.article.letters if self._is_open(post_id) else None

    def _show_again(self, post_id: int, letters: int | None) -> None:
        """Show what is read of a post now, at the same place; nothing where another post is open."""
        if self._is_open(post_id):
            self.start(partial(self.show_post, post_id, letters), group="article", exclusive=True)


def _kept(library: Library, post_id: int) -> tuple[PageText | None, bool]:
    return library.page_text(post_id), library.page_is_due(post_id)


def _wanted(library: Library, post_id: int) -> PostRow | None:
    if not library.page_is_wanted(post_id):
        return None
    rows = library.rows([post_id])
    return rows[0] if rows and rows[0].url else None
