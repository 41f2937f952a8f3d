"""Actions that find: the category picker, the search, only unread, only starred, and the way back."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from blogtui.i18n import gettext as _
from blogtui.model.text import fold
from blogtui.ui.screens.base import TYPING
from blogtui.ui.screens.inside import InsideActions
from blogtui.ui.view import SORTS, UNGROUPED, View, look_up
from blogtui.ui.widgets.side_list import SideRow

if TYPE_CHECKING:
    from blogtui.ui.screens.categories import Chosen
    from blogtui.ui.screens.filtering import Ending

_GROUPED = "grouped"


class FindActions(InsideActions):
    """What narrows the list."""

    categories_by_name = False

    async def look_at(self, view: View) -> None:
        """Show another view, from its top where the chosen post is not in it, or where other words are sought."""
        is_sought_anew = bool(view.sought) and view.sought != self.view.sought
        self.view = view
        self.say("")
        await self.reload(from_top=is_sought_anew)

    async def _look_where_any(self, view: View, *, soon: bool) -> None:
        """Show another view where a post is in it: what is only begun, as `cat` of `category:`, may find none yet.

        Not `soon`, only once typing pauses: nobody who types `is:unread` looks for `i`.
        """
        if not soon:
            await asyncio.sleep(TYPING)
        near = None if view.sought else self.posts.current_id
        shown = await self.desk.ask(look_up, self.desk.library, view, near)
        if shown.listing.ids:
            self.view = view
            self.show(shown, near)

    async def action_category_pick(self) -> None:
        from blogtui.ui.screens.categories import CategoryScreen, Chosen

        view = self.view._replace(categories=(), also=(), without=())
        rows = await self.desk.ask(self.desk.library.categories, view.query)
        asked = Chosen(
            *(tuple(map(fold, names)) for names in (self.view.categories, self.view.also, self.view.without))
        )
        if not rows and not any(asked):
            self.say(_("No post here has a category."))
            return

        def picked(chosen: Chosen | None) -> None:
            self.categories_by_name = screen.by_name
            if chosen is not None:
                self.start(partial(self._narrow_to_chosen, chosen))

        recent = await self.desk.ask(self.desk.library.recent_categories)
        own = [fold(name) for name in (self.subject.categories if self.subject is not None else ())]
        screen = CategoryScreen(self.look, rows, asked, own, recent, by_name=self.categories_by_name)
        self.app.push_screen(screen, picked)

    async def _narrow_to_chosen(self, chosen: "Chosen") -> None:
        names = (*chosen.any, *chosen.also)
        await self.desk.ask(self.desk.library.keep_recent_categories, names)
        await self.look_at(self.view._replace(categories=chosen.any, also=chosen.also, without=chosen.without))

    async def action_search(self) -> None:
        if self.pane == "article" and self.opened is not None:
            self.find_inside()
        else:
            await self.action_filter()

    async def action_filter(self) -> None:
        from blogtui.parse.query import parse_query
        from blogtui.ui.screens.filtering import FilterBar

        if self.query(FilterBar):
            return
        before, pane = self.view, self.pane

        def live(typed: str, ending: "Ending") -> None:
            view = before._replace(search=typed.strip())
            look = self.look_at if ending == "whole" else partial(self._look_where_any, soon=ending == "begun")
            self.start(partial(look, view), group="search", exclusive=True)

        async def keep(typed: str | None) -> None:
            await self.look_at(before if typed is None else before._replace(search=typed.strip()))
            if typed is not None and (mistakes := parse_query(typed).mistakes):
                self.say(mistakes[0].sentence, bad=True)

        async def close(typed: str | None) -> None:
            self.go_to("posts" if typed is not None else pane)
            await bar.remove()
            self.start(partial(keep, typed), group="search", exclusive=True)

        def done(typed: str | None) -> None:
            self.start(partial(close, typed))

        names = await self.desk.ask(self.desk.library.query_names)
        bar = FilterBar(self.look, before.search, names, live=live, done=done)
        await self.mount(bar, before=self.status)

    async def narrow_to(self, category: str) -> None:
        """The posts of one category, of the same blog."""
        await self.look_at(self.view._replace(categories=(category,), also=(), without=()))
        self.go_to("posts")

    async def narrow_to_author(self, author: str) -> None:
        """The posts of one author, of the same blog."""
        await self.look_at(self.view._replace(authors=(author,)))
        self.go_to("posts")

    def action_order_pick(self) -> None:
        from blogtui.ui.screens.pick import Choice, PickScreen

        view = self.view
        choices = [Choice(sort, _(words), "●" if sort == view.order else "") for sort, words in SORTS.items()]
        if view.order not in UNGROUPED:
            choices.append(Choice(_GROUPED, _("Without headings") if view.grouped else _("With headings over groups")))

        def picked(chosen: tuple[str, ...] | None) -> None:
            if chosen:
                changed = {"grouped": not view.grouped} if chosen[0] == _GROUPED else {"sort": chosen[0]}
                self.start(partial(self.look_at, view._replace(**changed)))

        self.app.push_screen(PickScreen(self.look, _("In what order?"), choices, at=view.order), picked)

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
        """Out of a selection, an article, a filter, a blog, or a message: one step each time; whether there was one.

        A message goes with any of these.
        """
        was_told = bool(self.status.message)
        self.say("")
        if self.posts.selected_ids:
            self.posts.select_from_here(False)
            self.show_place()
        elif self.article.hits:
            self.article.show_hits(())
            self.goes_through_posts = False
        elif self.zen:
            self.action_zen()
        elif self.pane == "article":
            self.go_to("posts")
        elif self.view.is_narrowed:
            await self.look_at(self.view.unfiltered())
        elif self.pane == "posts" and self.view.blog is not None:
            await self.look_at(View())
        elif self.pane == "side":
            self.go_to("posts")
        else:
            return was_told
        return True

    def action_fold(self) -> None:
        """In the side pane, a blog's categories; else the parts of a post."""
        row = self.side.current
        if self.pane != "side" or row is None:
            super().action_fold()
        elif (blog := row.blog if row.kind == "category" else int(row.key) if row.kind == "blog" else None) is None:
            self.say(_("Stand on a blog to unfold its categories."))
        else:
            self.start(partial(self.unfold, blog))

    async def unfold(self, blog: int) -> None:
        """Show a blog's categories under it, or no longer."""
        on = blog not in self.shown.side.trees
        await self.desk.ask(self.desk.library.unfold, blog, on)
        self.shown = self.shown._replace(side=await self.desk.ask(self.desk.library.side, self.view.blog))
        self._show_side(self.shown)
        if on and not self.shown.side.trees.get(blog):
            self.say(_("No post of this blog has a category."))
        elif not on:
            self.side.stand_on(("blog", str(blog), None))

    async def choose_side(self, row: SideRow) -> None:
        """Show what a row of the side pane stands for; a category narrows its blog, or no longer."""
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
            active = row.mark in view.active
            view = view._replace(blog=row.blog, categories=() if active else (row.label,), also=(), without=())
        await self.look_at(view)
        self.go_to("posts")
