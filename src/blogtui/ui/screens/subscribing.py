"""Actions on blogs: refreshing with progress, adding, removing. The work itself is done in `refresh`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import BlogRow
from blogtui.model.text import without_userinfo
from blogtui.told import SIGNS, failures, in_words, summary
from blogtui.ui.screens.base import ReaderBase
from blogtui.ui.view import View
from blogtui.ui.widgets.bars import progress

if TYPE_CHECKING:
    from blogtui.model.update import Outcome


class BlogActions(ReaderBase):
    """What happens to blogs."""

    last_refresh: "tuple[Outcome, ...]" = ()

    def _chosen_blog(self) -> BlogRow | None:
        wanted: int | None = self.view.blog
        side = self.side.current
        if self.pane == "side" and side is not None and side.kind == "blog":
            wanted = int(side.key)
        elif wanted is None and (row := self.posts.current) is not None:
            wanted = row.blog_id
        return next((blog for blog in self.shown.blogs if blog.id == wanted), None)

    # Refreshing

    def action_refresh_one(self) -> None:
        blog = self._chosen_blog()
        if blog is None:
            self.say(_("No blog is chosen."))
        else:
            self._start_refresh([blog], manual=True)

    def action_refresh_all(self) -> None:
        if self.shown.blogs:
            self._start_refresh(self.shown.blogs, manual=len(self.shown.blogs) == 1)
        else:
            self.say(_("There is no blog to refresh; press {key} to add one.", key=key_of("add")))

    def _start_refresh(self, blogs: Sequence[BlogRow], *, manual: bool) -> None:
        if any(worker.group == "refresh" and worker.is_running for worker in self.workers):
            self.say(_("A refresh is under way already."))
            return
        self.start(partial(self._refresh, blogs, manual=manual), group="refresh")

    async def _refresh(self, blogs: Sequence[BlogRow], *, manual: bool) -> None:
        outcomes: list[Outcome] = []
        self.say(_("Refreshing {bar} {done}/{total}", bar=progress(0, len(blogs)), done=0, total=len(blogs)))
        await self.desk.get_ready_to_ask()
        from blogtui.refresh import refresh

        try:
            async for outcome in refresh(self.desk.library.db, blogs, manual=manual, workers=self.desk.workers):
                outcomes.append(outcome)
                done = len(outcomes)
                self.say(
                    _(
                        "Refreshing {bar} {done}/{total}",
                        bar=progress(done, len(blogs)),
                        done=done,
                        total=len(blogs),
                    )
                )
            await self.reload()
        except BlogtuiError as error:
            self.say(str(error), bad=True)
            return
        self.last_refresh = tuple(outcomes)
        bad = bool(failures(outcomes)) or any(outcome.status == "offline" for outcome in outcomes)
        self.say(summary(outcomes), bad=bad)

    def action_refresh_report(self) -> None:
        """What the last refresh said of each blog; choosing one shows it."""
        from blogtui.ui.screens.pick import Choice, PickScreen

        if not self.last_refresh:
            self.say(_("Nothing has been refreshed since the reader was opened."))
            return
        every = sorted(self.last_refresh, key=lambda outcome: _ORDER.index(outcome.status))
        choices = [Choice(str(one.blog_id), f"{SIGNS[one.status]} {_line(one.blog, in_words(one))}") for one in every]

        def picked(keys: tuple[str, ...] | None) -> None:
            if keys:
                self.view = View(blog=int(keys[0]))
                self.start(self.reload)

        self.app.push_screen(PickScreen(self.look, _("What the last refresh said"), choices), picked)

    # Moving

    async def action_follow_move(self) -> None:
        """Go with the chosen blog to where it has moved, or back from there (P16)."""
        blog = self._chosen_blog()
        if blog is None or not (blog.moving_to or blog.moved_from):
            self.say(_("No blog that has moved is chosen."))
            return
        library = self.desk.library
        blog_id = blog.id
        if blog.moving_to:
            url = await self.desk.ask(library.follow_move, blog_id)
        else:
            url = await self.desk.ask(library.undo_move, blog_id)
        await self.reload()
        if url:
            self.say(_("{name} is fetched from {url} from now on.", name=blog.name, url=url))
        else:
            self.say(_("Another blog of yours is at that address already; nothing was changed."), bad=True)

    # Adding and removing

    def action_add(self) -> None:
        from blogtui.ui.screens.ask import AskScreen

        def answered(source: str | None) -> None:
            if source and source.strip():
                self.start(partial(self.add_source, source.strip()), group="add")

        question = _("Which blog? Its address, a folder of posts, or a file")
        self.app.push_screen(AskScreen(self.look, question), answered)

    async def add_source(self, source: str, *, feed: int = 0) -> None:
        """Subscribe to a source in the reader's own library and show it."""
        self.say(_("Fetching {source} …", source=without_userinfo(source)))
        await self.desk.get_ready_to_ask()
        from blogtui.refresh import SeveralFeedsError, add

        try:
            await self.desk.go_home()
            known = {blog.id for blog in await self.desk.ask(self.desk.library.blogs)}
            blog_id, outcome = await add(self.desk.library.db, source, feed=feed, workers=self.desk.workers)
        except SeveralFeedsError as error:
            self._ask_which(source, error)
            return
        except (BlogtuiError, OSError) as error:
            await self._stay_home_if_empty()
            self.say(str(error), bad=True)
            return
        is_new = blog_id not in known
        self.view = View(blog=blog_id)
        await self.reload()
        self.go_to("posts")
        words = ngettext(
            "{name} is added, with {n} post.", "{name} is added, with {n} posts.", outcome.added, name=outcome.blog
        )
        if not is_new:
            words = _("{name} is here already.", name=outcome.blog)
        self.say(f"{words} {outcome.detail}".rstrip())

    def _ask_which(self, source: str, error: BlogtuiError) -> None:
        from blogtui.refresh import SeveralFeedsError
        from blogtui.ui.screens.pick import Choice, PickScreen

        assert isinstance(error, SeveralFeedsError)
        choices = [
            Choice(str(number), link.title or link.url or "", link.url or "")
            for number, link in enumerate(error.links, 1)
        ]

        def picked(keys: tuple[str, ...] | None) -> None:
            if keys:
                self.start(partial(self.add_source, source, feed=int(keys[0])), group="add")
            else:
                self.say("")

        self.app.push_screen(PickScreen(self.look, _("Which feed of this page?"), choices), picked)

    async def _stay_home_if_empty(self) -> None:
        """Back to the welcome blog when nothing could be added to an empty library."""
        blogs = await self.desk.ask(self.desk.library.blogs)
        if not blogs and self.desk.is_home:
            from blogtui.welcome import open_welcome

            self.desk.library = await self.desk.ask(open_welcome)
        await self.reload()

    def action_remove(self) -> None:
        from blogtui.ui.screens.ask import ConfirmScreen

        blog = self._chosen_blog()
        if blog is None or not self.desk.is_home:
            self.say(_("No blog of your own is chosen."))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.start(partial(self._remove, blog))

        question = _("Unsubscribe from “{name}”? Its posts and marks are kept aside.", name=blog.name)
        self.app.push_screen(ConfirmScreen(self.look, question), answered)

    async def _remove(self, blog: BlogRow) -> None:
        await self.desk.ask(self.desk.library.remove_blog, blog.id)
        self.view = View()
        await self.reload()
        self.say(_("{name} is removed; {key} takes it back.", name=blog.name, key=key_of("undo")))


_ORDER = ("failed", "gone", "offline", "new", "skipped", "unchanged")


def _line(blog: str, words: str) -> str:
    return _("{blog}: {reason}", blog=blog, reason=words)
