"""Actions on blogs: refreshing with progress, adding, removing. The work itself is done in `refresh`."""

from collections.abc import Sequence
from functools import partial

from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.library import Library
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import BlogRow
from blogtui.ui.screens.base import ReaderBase
from blogtui.ui.view import View
from blogtui.ui.widgets.bars import progress


class BlogActions(ReaderBase):
    """What happens to blogs."""

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
            self.say(_("There is no blog to refresh; press a to add one."))

    def _start_refresh(self, blogs: Sequence[BlogRow], *, manual: bool) -> None:
        if any(worker.group == "refresh" and worker.is_running for worker in self.workers):
            self.say(_("A refresh is under way already."))
            return
        self.start(partial(self._refresh, blogs, manual=manual), group="refresh")

    async def _refresh(self, blogs: Sequence[BlogRow], *, manual: bool) -> None:
        from blogtui.model.update import Outcome
        from blogtui.refresh import refresh

        outcomes: list[Outcome] = []
        self.say(_("Refreshing {bar} {done}/{total}", bar=progress(0, len(blogs)), done=0, total=len(blogs)))
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
        added = sum(outcome.added for outcome in outcomes)
        changed = sum(outcome.changed for outcome in outcomes)
        failed = [outcome for outcome in outcomes if outcome.status in ("failed", "gone")]
        skipped = [outcome for outcome in outcomes if outcome.status == "skipped"]
        parts = [ngettext("{n} new post", "{n} new posts", added) if added else _("Nothing new")]
        if changed:
            parts.append(ngettext("{n} changed", "{n} changed", changed))
        if skipped:
            one = skipped[0].detail if len(blogs) == 1 else ""
            parts.append(one or ngettext("{n} blog not due yet", "{n} blogs not due yet", len(skipped)))
        if failed:
            parts.append(ngettext("{n} blog failed", "{n} blogs failed", len(failed)))
            parts.append(f"{failed[0].blog}: {failed[0].detail}")
        if offline := [outcome for outcome in outcomes if outcome.status == "offline"]:
            parts.append(offline[0].detail)
        self.say(" · ".join(parts), bad=bool(failed or offline))

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
        from blogtui.refresh import SeveralFeedsError, add

        self.say(_("Fetching {source} …", source=source))
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
        if is_new:
            self.desk.remember(_("added {name}", name=outcome.blog), lambda library: library.remove_blog(blog_id))
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
        def back(library: Library) -> None:
            library.restore_blog(blog.id)

        await self.desk.ask(self.desk.library.remove_blog, blog.id)
        self.desk.remember(_("removed {name}", name=blog.name), back)
        self.view = View()
        await self.reload()
        self.say(_("{name} is removed; z takes it back.", name=blog.name))
