"""The action that shows a blog, a category or everything in figures, and where the figures lead."""

from functools import partial
from typing import TYPE_CHECKING

from blogtui.i18n import gettext as _
from blogtui.ui.screens.finding import FindActions
from blogtui.ui.view import View
from blogtui.ui.widgets.side_list import SideRow

if TYPE_CHECKING:
    from blogtui.layout.stats import Choice


class FiguresActions(FindActions):
    """What `i` shows: of a post its picture, of what stands in the side pane its figures."""

    def action_picture(self) -> None:
        row = self.side.current
        if self.pane == "side" and row is not None:
            self.start(partial(self.show_figures, row))
        else:
            super().action_picture()

    async def show_figures(self, row: SideRow) -> None:
        """The posts that a row of the side pane stands for, in figures."""
        from datetime import date

        from blogtui.ui.screens.stats import StatsScreen

        view = View(search=dict(self.saved).get(row.key, "")) if row.kind == "view" else _view_of(row)
        stats = await self.desk.ask(self.desk.library.stats, view.query)

        def chosen(choice: "Choice | None") -> None:
            if choice is not None:
                self.start(partial(self._narrow, view, choice))

        blog = next((blog.name for blog in self.shown.blogs if blog.id == view.blog), "")
        title = _("{category} in {blog}", category=row.label, blog=blog) if view.categories and blog else row.label
        self.app.push_screen(StatsScreen(self.look, title, stats, date.today().toordinal()), chosen)

    async def _narrow(self, view: View, choice: "Choice") -> None:
        names = (choice.name,)
        narrowed = view._replace(categories=names) if choice.kind == "category" else view._replace(authors=names)
        await self.look_at(narrowed)
        self.go_to("posts")


def _view_of(row: SideRow) -> View:
    """The posts that a row stands for."""
    if row.kind == "blog":
        return View(blog=int(row.key))
    if row.kind == "category":
        return View(blog=row.blog, categories=(row.label,))
    return View(unread=row.kind == "unread", starred=row.kind == "starred")
