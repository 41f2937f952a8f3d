"""What the reader's screen shows of the library: its lists, their counts, and what is said where there is nothing."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.worker import Worker

from blogtui.actions import key_of
from blogtui.health import BAD, health
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext, number
from blogtui.model.rows import BlogRow
from blogtui.ui.listing import Listing
from blogtui.ui.screens.panes import Panes, hints
from blogtui.ui.view import PAGE_IDS, Shown, View, count_anew, look_up
from blogtui.ui.widgets.side_list import side_rows

TYPING = 0.5  # s
MOST_COUNTED = 5_000  # posts that words are found in: to count which of more are unread would keep others waiting


if TYPE_CHECKING:
    Frame = Panes
else:
    # Textual looks through all of a widget's classes whenever one more is made: that would be seventeen times 0.3 ms.
    # So what the screen does stands in plain classes, which `ReaderScreen` puts before the screen itself.
    Frame = object


class ReaderBase(Frame):
    """What the panes show of the library: blogs, the list, how much there is of each."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._view_counts: dict[str, int] = {}
        self._views_are_behind = False

    def on_mount(self) -> None:
        self.name_keys()
        self.arrange_panes()
        self._show_lists(self.shown, self.near)
        if not self.is_covered:
            self.call_after_refresh(self.preview)

    def show(self, shown: Shown, cursor_id: int | None) -> None:
        """Show one answer of the library, with the cursor on a post, and that post."""
        self._show_lists(shown, cursor_id)
        self.preview()

    def _show_lists(self, shown: Shown, cursor_id: int | None) -> None:
        self.shown = shown
        self._show_side(shown)
        blog = next((row for row in shown.blogs if row.id == self.view.blog), None)
        if blog is None and len(shown.blogs) == 1:
            blog = shown.blogs[0]
        self.posts.one_blog = blog is not None or (self.view.grouped and self.view.order == "blog")
        self.posts.under_days = self.view.grouped and self.view.order in ("newest", "oldest")
        self.posts.seek(self.view.sought)
        self._say_what_is_missing(shown)
        self._show_counts(shown)
        self.hang_blog_picture(blog)
        active, can_clear = self.filter_words(), self.view.is_narrowed
        if blog is not None:
            image = (blog.image or "").rsplit("/", 1)[-1]
            kind, words = health(blog, follow_key=key_of("follow.move"))
            self.header.show(
                blog.name, blog.presentation, image, active, can_clear=can_clear, health=words, is_ill=kind in BAD
            )
        else:
            self.header.show(_("All posts"), "", "", active, can_clear=can_clear)
        self.posts.show(shown.listing, shown.rows, cursor_id)
        self.show_place()
        if not shown.listing.is_whole:
            self.start(partial(self._complete_list, shown), group="listing", exclusive=True)

    def _show_side(self, shown: Shown) -> None:
        views = [(name, self._view_counts.get(name, 0)) for name, _query in self.saved]
        names = {("view", name, None) for name, query in self.saved if query == self.view.search and query}
        self.side.show(side_rows(shown.side, views), self.view.active | names)
        if self.saved:
            self._views_are_behind = True
            if not any(worker.group == "views" and not worker.is_finished for worker in self.workers):
                self.start(self._count_views, group="views")

    def filter_words(self) -> str:
        """What the list is narrowed to; a saved view by its name."""
        names = {query: name for name, query in reversed(self.saved)}
        return self.view.told(names.get(self.view.search, ""))

    @property
    def saved(self) -> Sequence[tuple[str, str]]:
        """Each saved view's name and query."""
        return ()

    async def _count_views(self) -> None:
        """Bring the unread posts of the saved views up to date, one question to the library at a time."""
        before = dict(self._view_counts)
        while self._views_are_behind:
            if self._view_counts:
                await asyncio.sleep(TYPING)  # whoever marks one post after another waits for none of this
            self._views_are_behind = False
            for name, query in self.saved:
                asked = View(search=query, unread=True).query
                self._view_counts[name] = await self.desk.ask(self.desk.library.total, asked)
        if self._view_counts != before:
            self._show_side(self.shown)

    async def _complete_list(self, shown: Shown) -> None:
        """Bring the rest of a long list, a page at a time, so that nobody waits long for the library."""
        view, listing, after = self.view, Listing(shown.listing.heading), None
        await self.settled.wait()  # the first key has its answer before what stands far below
        if view.sought:
            await asyncio.sleep(TYPING)  # the next key makes another list of it
        while not listing.is_whole:
            page = await self.desk.ask(self.desk.library.page, view.query, PAGE_IDS, after)
            listing.take(page.ids, page.groups)
            listing.is_whole, after = page.end is None, page.end
        listing.is_first = True
        if self.shown.posts is None:
            unread = await self._unread_of(view, len(listing.ids))
            self.shown = self.shown._replace(posts=len(listing.ids), unread=unread)
        if self.view == view and self.posts.listing is shown.listing:
            self.shown = self.shown._replace(listing=listing)
            self.posts.complete(listing)
            self._show_counts(self.shown)
            self.show_place()

    async def _unread_of(self, view: View, posts: int) -> int | None:
        """How many of a view's posts are unread; None where counting them would keep others waiting."""
        if view.sought and posts > MOST_COUNTED:
            return None
        return await self.desk.ask(self.desk.library.total, view.query._replace(unread=True))

    async def _count_again(self, view: View) -> None:
        """Bring the counts of a whole list up to date where the library does not know them by heart."""
        posts = len(self.posts.ids)
        unread = await self._unread_of(view, posts)
        if self.view == view:
            self.shown = self.shown._replace(posts=posts, unread=unread)
            self._show_counts(self.shown)

    def name_keys(self) -> None:
        """Name the keys in force where the screen names keys."""
        self._say_what_is_missing(self.shown)
        self.status.set_hints(hints())

    def _say_what_is_missing(self, shown: Shown) -> None:
        """What stands in the panes while there is no post in them."""
        self.posts.empty = self.empty_words()
        choose = _("Choose a post with {key} to read it here.", key=key_of("open"))
        self.article.empty = choose if shown.listing.ids else ""

    def empty_words(self) -> str:
        """What stands where no post does, and what to do about it."""
        if self.view.is_narrowed and self.view.blog is not None:
            return _("No post of this blog matches the filter.\n\n{key} clears it.", key=key_of("back"))
        if self.view.is_narrowed:
            return _("No post matches this filter.\n\n{key} clears it.", key=key_of("back"))
        if not self.shown.blogs:
            return _(
                "There is no blog here yet.\n\nPress {key} and give an address, a folder or a file.", key=key_of("add")
            )
        return _("This blog has no posts yet.\n\nPress {key} to fetch it.", key=key_of("refresh.one"))

    async def reload(self, cursor_id: int | None = None, *, from_top: bool = False) -> None:
        """Ask the library again and show its answer, on the post that was chosen before where it is still there."""
        near = cursor_id if cursor_id is not None or from_top else self.posts.current_id
        shown = await self.desk.ask(look_up, self.desk.library, self.view, near)
        if self.view.blog is not None and all(blog.id != self.view.blog for blog in shown.blogs):
            self.view = View()
            shown = await self.desk.ask(look_up, self.desk.library, self.view, near)
        self.show(shown, near)

    async def recount(self) -> None:
        """Bring the counts up to date; the list of posts stays as it is."""
        side, counts = await self.desk.ask(count_anew, self.desk.library, self.view)
        self.shown = self.shown._replace(side=side)
        if counts is not None:
            self.shown = self.shown._replace(posts=counts[0], unread=counts[1])
        elif self.shown.posts is not None:  # those before stand until it is counted
            self.start(partial(self._count_again, self.view), group="counts", exclusive=True)
        self._show_side(self.shown)
        self._show_counts(self.shown)

    def _show_counts(self, shown: Shown) -> None:
        posts, unread = shown.posts, shown.unread
        if posts is None:
            self.header.set_counts("…", "…")
            return
        words, numbers = ngettext("{n} post", "{n} posts", posts), number(posts)
        if unread:
            words = _("{counts}, {n} unread", counts=words, n=number(unread))
            numbers = f"{number(unread)}/{numbers}"
        self.header.set_counts(words, numbers)

    def show_place(self) -> None:
        """Where the reader is, at the right of the status line."""
        if self.pane == "article" and self.opened is not None:
            self.status.show_place(_place_in(self.opened.row.minutes, self.article.percent))
        elif selected := self.posts.selected_ids:
            self.status.show_place(ngettext("{n} selected", "{n} selected", len(selected)))
        elif self.posts.ids and (total := self._known_total()):
            self.status.show_place(f"{number(self.posts.place + 1)}/{number(total)}")
        else:
            self.status.show_place("")

    def _known_total(self) -> int:
        """How many posts the list has, 0 where that, or how many come before what is here, is not known yet."""
        listing = self.posts.listing
        return len(listing.ids) if listing.is_whole else self.shown.posts or 0 if listing.is_first else 0

    def preview(self) -> Worker[None] | None:
        """Show the post under the cursor, without marking it as read; who does so, None where it is shown already."""
        raise NotImplementedError

    def hang_blog_picture(self, blog: BlogRow | None) -> None:
        """Have the header show a blog's own picture, or none, when it is shown next."""
        raise NotImplementedError


def _place_in(minutes: int, percent: int) -> str:
    """How much of a post has been shown, and how many minutes are left (L7)."""
    left = -(-minutes * (100 - percent) // 100)
    return _("{percent} % · {n} min left", percent=percent, n=left) if left else f"{percent} %"
