"""The reader's screen: events of its widgets meet their actions here. Only wires."""

from functools import partial
from typing import Any

from textual import on

from blogtui.actions import ACTIONS, MOVE, sign_of
from blogtui.i18n import gettext as _
from blogtui.ui.keys import take_keys
from blogtui.ui.screens.category_edits import CategoryActions
from blogtui.ui.screens.changes import ChangesActions
from blogtui.ui.screens.panes import PANES, Panes
from blogtui.ui.screens.watching import Watching
from blogtui.ui.view import EXCERPT, View
from blogtui.ui.widgets.article import Article
from blogtui.ui.widgets.bars import ListHeader, StatusLine
from blogtui.ui.widgets.line_list import LineList
from blogtui.ui.widgets.post_list import PostList
from blogtui.ui.widgets.side_list import SideList


class ReaderScreen(CategoryActions, ChangesActions, Watching, Panes):
    """Blogs and categories, posts, and the article."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept_place: dict[str, Any] = {}
        take_keys(self, "app")

    async def action_do(self, method: str, *keys: str) -> None:
        """Do one action of the table; every key, the palette and the mouse come through here."""
        self.answering.set()
        await self.attempt(partial(getattr(self, f"action_{method}"), *keys))

    def on_mount(self) -> None:
        self.call_after_refresh(self.watch_outside)

    # Moving between panes

    def action_pane_left(self) -> None:
        self.go_to(PANES[max(0, PANES.index(self.pane) - 1)])

    async def action_pane_right(self) -> None:
        if self.pane == "posts":
            await self.open_current()
        elif self.pane == "side":
            self.go_to("posts")

    def action_pane_next(self) -> None:
        self.go_to(PANES[(PANES.index(self.pane) + 1) % len(PANES)])

    def action_pane_previous(self) -> None:
        self.go_to(PANES[(PANES.index(self.pane) - 1) % len(PANES)])

    # What the widgets say

    @on(LineList.Moved, "#posts")
    def moved_in_posts(self) -> None:
        self.answering.set()
        if self.status.message:
            self.say("")
        self.show_place()
        if not self.is_covered:
            self.preview()

    @on(LineList.Chosen, "#posts")
    async def chose_post(self) -> None:
        await self.attempt(self.open_current)

    @on(LineList.Chosen, "#side")
    async def chose_side(self) -> None:
        if (row := self.side.current) is not None:
            await self.attempt(partial(self.choose_side, row))

    @on(SideList.Folded)
    async def blog_folded(self, message: SideList.Folded) -> None:
        await self.attempt(partial(self.unfold, int(self.side.rows[message.index].key)))

    @on(PostList.CategoryChosen)
    async def chose_category(self, message: PostList.CategoryChosen) -> None:
        await self.attempt(partial(self.narrow_to, message.name))

    @on(PostList.Wanted)
    async def rows_wanted(self, message: PostList.Wanted) -> None:
        await self.attempt(partial(self.fetch_rows, message.ids))

    async def fetch_rows(self, ids: list[int]) -> None:
        """Bring rows that are to be shown."""
        self.posts.take_rows(await self.desk.ask(self.desk.library.shown_rows, ids))

    @on(PostList.PassagesWanted)
    async def passages_wanted(self, message: PostList.PassagesWanted) -> None:
        self.start(partial(self.fetch_passages, message.ids), group="passages")

    async def fetch_passages(self, ids: list[int]) -> None:
        """Bring what a search found in posts that are shown."""
        sought = self.posts.sought
        found = await self.desk.ask(self.desk.library.excerpts, ids, sought, EXCERPT)
        self.posts.take_passages(sought, ids, found)

    @on(Article.Followed)
    async def followed(self, message: Article.Followed) -> None:
        self.say("")
        await self.attempt(partial(self.follow, message.target, beside=message.beside))

    @on(Article.EveryTarget)
    async def every_link_wanted(self) -> None:
        await self.attempt(self.list_links)

    @on(Article.Selected)
    def selected(self, message: Article.Selected) -> None:
        self.copy_selected(message.text)

    @on(Article.Scrolled)
    def article_scrolled(self) -> None:
        self.show_place()

    @on(Article.Ended)
    async def article_ended(self) -> None:
        await self.attempt(partial(self.go_to_unread, 1))

    @on(ListHeader.Cleared)
    async def filter_clicked(self) -> None:
        await self.attempt(partial(self.look_at, self.view.unfiltered()))

    @on(StatusLine.Pressed)
    async def hint_clicked(self, message: StatusLine.Pressed) -> None:
        await self.action_do(message.method)

    def on_descendant_focus(self) -> None:
        focused = self.focused
        if focused is not None and focused.id in PANES and focused.id != self.pane:
            self.go_to(focused.id)

    # The program

    def action_help(self) -> None:
        from blogtui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.look))

    def action_palette(self) -> None:
        from blogtui.ui.screens.pick import Choice, PickScreen

        moving = {action.method for action in ACTIONS if action.group == MOVE}
        choices = [
            Choice(action.method, f"{_(action.label)}: {_(action.help)}", sign_of(action.id))
            for action in ACTIONS
            if action.place == "app" and action.id != "palette"
        ]
        choices.sort(key=lambda choice: choice.key in moving)  # whoever looks for a command knows how to move

        def picked(methods: tuple[str, ...] | None) -> None:
            if methods:
                self.call_later(self.action_do, methods[0])

        self.app.push_screen(PickScreen(self.look, _("What would you like to do?"), choices), picked)

    async def action_quit(self) -> None:
        await self.app.action_quit()

    async def wind_up(self) -> None:
        """Keep where the reader is, and let the terminal forget the pictures, before the program ends."""
        await self.keep_reading()
        await self.keep_place()
        await self.close_pictures()

    async def keep_place(self) -> None:
        """Remember the blog, the filter and the post, for the next start."""
        place = _place(self.view, self.posts.current_id)
        if self.desk.is_home and place != self._kept_place:
            await self.desk.ask(self.desk.library.keep_place, place)
            self._kept_place = place


def _place(view: View, post_id: int | None) -> dict[str, Any]:
    return {**view._asdict(), "post": post_id}
