"""Actions that find: the category picker, the search, only unread, only starred, and the way back."""

from functools import partial

from blogtui.i18n import gettext as _
from blogtui.i18n import number
from blogtui.model.rows import CategoryRow, Query
from blogtui.model.text import fold
from blogtui.ui.screens.inside import InsideActions
from blogtui.ui.view import View
from blogtui.ui.widgets.side_list import SideRow


class FindActions(InsideActions):
    """What narrows the list."""

    async def look_at(self, view: View) -> None:
        """Show another view, from its top where the chosen post is not in it."""
        self.view = view
        self.say("")
        await self.reload()

    async def action_category_pick(self) -> None:
        from blogtui.ui.screens.pick import Choice, PickScreen

        rows = await self.desk.ask(self.desk.library.categories, Query(blogs=self.view.query.blogs))
        if not rows:
            self.say(_("No post here has a category."))
            return
        names = {row.key: row.name for row in rows}
        choices = [Choice(row.key, row.name, _detail(row)) for row in rows]
        chosen = [fold(name) for name in self.view.categories]

        def picked(keys: tuple[str, ...] | None) -> None:
            if keys is not None:
                categories = tuple(names.get(key, key) for key in keys)
                self.start(partial(self.look_at, self.view._replace(categories=categories)))

        self.app.push_screen(PickScreen(self.look, _("Filter by category"), choices, chosen=chosen, many=True), picked)

    def action_search(self) -> None:
        if self.pane == "article" and self.opened is not None:
            self.find_inside()
            return
        from blogtui.ui.screens.ask import AskScreen

        before = self.view

        def live(words: str) -> None:
            view = before._replace(search=words.strip())
            self.start(partial(self.look_at, view), group="search", exclusive=True)

        def answered(words: str | None) -> None:
            view = before if words is None else before._replace(search=words.strip())
            self.start(partial(self.look_at, view), group="search", exclusive=True)

        foot = _("Results show as you type · Enter keeps them · Esc leaves")
        screen = AskScreen(
            self.look, _("Search titles, categories and texts"), value=before.search, foot=foot, live=live
        )
        screen.add_class("low")
        self.app.push_screen(screen, answered)

    async def narrow_to(self, category: str) -> None:
        """The posts of one category, of the same blog."""
        await self.look_at(self.view._replace(categories=(category,)))
        self.go_to("posts")

    async def action_only_unread(self) -> None:
        await self.look_at(self.view._replace(unread=not self.view.unread))

    async def action_only_starred(self) -> None:
        await self.look_at(self.view._replace(starred=not self.view.starred))

    async def action_back(self) -> None:
        await self.step_back()

    async def action_back_or_quit(self) -> None:
        if not await self.step_back():
            await self.action_quit()

    async def action_quit(self) -> None:
        """Leave the program."""
        raise NotImplementedError

    async def step_back(self) -> bool:
        """Out of a message, an article, a filter, a blog: one step each time; whether there was one."""
        if self.article.hits:
            self.article.show_hits(())
            self.say("")
        elif self.status.message:
            self.say("")
        elif self.zen:
            self.action_zen()
        elif self.pane == "article":
            self.go_to("posts")
        elif self.view.words:
            await self.look_at(self.view.unfiltered())
        elif self.pane == "posts" and self.view.blog is not None:
            await self.look_at(View())
        elif self.pane == "side":
            self.go_to("posts")
        else:
            return False
        return True

    async def choose_side(self, row: SideRow) -> None:
        """Show what a row of the side pane stands for; a category is added to the blog, or taken away again."""
        view = self.view
        if row.kind == "all":
            view = View()
        elif row.kind == "unread":
            view = View(unread=True)
        elif row.kind == "starred":
            view = View(starred=True)
        elif row.kind == "blog":
            view = View(blog=int(row.key))
        elif row.kind == "category":
            active = (row.kind, row.key) in view.active
            view = view._replace(categories=() if active else (row.label,))
        await self.look_at(view)
        self.go_to("posts")


def _detail(row: CategoryRow) -> str:
    if row.unread:
        return _("{unread} unread of {posts}", unread=number(row.unread), posts=number(row.posts))
    return number(row.posts)
