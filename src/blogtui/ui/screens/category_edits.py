"""What a reader makes of a category: another name, one with others, first or out of sight. What feeds say stays."""

from collections.abc import Callable
from functools import partial

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.model.rows import CategoryRow
from blogtui.model.text import fold
from blogtui.ui.screens.views import ViewActions


class CategoryActions(ViewActions):
    """Changes of the category that stands under the cursor in the side pane, or else is filtered by."""

    async def action_category_edit(self) -> None:
        from blogtui.ui.screens.pick import Choice, PickScreen

        rows = await self.desk.ask(self.desk.library.categories, with_hidden=True)
        row = next((row for row in rows if row.key == self._chosen_category()), None)
        is_several = row is not None and await self.desk.ask(self.desk.library.is_several, row.key)
        hidden = [row for row in rows if row.hidden]
        choices = []
        if row is not None:
            choices += [
                Choice("rename", _("Call “{name}” otherwise …", name=row.name)),
                Choice("merge", _("Show it as one with another …")),
                *([Choice("split", _("Show apart what was merged into it"))] if is_several else []),
                Choice("pin", _("No longer first") if row.pinned else _("Put it first")),
                Choice("hide", _("Hide it")),
            ]
        choices += [Choice(f"show {one.key}", _("Show “{name}” again", name=one.name)) for one in hidden]
        if not choices:
            self.say(_("Choose a category in the side pane, or filter by one, to change it."))
            return

        def picked(chosen: tuple[str, ...] | None) -> None:
            if chosen:
                self.start(partial(self._edit, chosen[0], row, rows))

        self.app.push_screen(PickScreen(self.look, _("What shall become of the category?"), choices), picked)

    def _chosen_category(self) -> str:
        """The key of the category that is meant, "" for none."""
        row = self.side.current
        if self.pane == "side" and row is not None and row.kind == "category":
            return row.key
        return fold(self.view.categories[0]) if len(self.view.categories) == 1 else ""

    async def _edit(self, what: str, row: CategoryRow | None, rows: list[CategoryRow]) -> None:
        library = self.desk.library
        if what.startswith("show "):
            await self._done(partial(library.hide_category, what.removeprefix("show "), False))
        elif row is None:
            return
        elif what == "rename":
            self._ask_for_name(row)
        elif what == "merge":
            self._ask_for_whole(row, rows)
        elif what == "pin":
            await self._done(partial(library.pin_category, row.key, not row.pinned))
        elif what == "split":
            await self._done(partial(library.split_category, row.key))
        else:
            await self._done(partial(library.hide_category, row.key, True))

    def _ask_for_name(self, row: CategoryRow) -> None:
        from blogtui.ui.screens.ask import AskScreen

        def answered(name: str | None) -> None:
            if name is not None:
                self.start(partial(self._done, partial(self.desk.library.rename_category, row.key, name)))

        question = _("What shall “{name}” be called? An empty name brings back the feed's own.", name=row.name)
        self.app.push_screen(AskScreen(self.look, question, value=row.name), answered)

    def _ask_for_whole(self, row: CategoryRow, rows: list[CategoryRow]) -> None:
        from blogtui.ui.screens.pick import Choice, PickScreen

        choices = [Choice(other.key, other.name, str(other.posts)) for other in rows if other.key != row.key]

        def picked(chosen: tuple[str, ...] | None) -> None:
            if chosen:
                self.start(partial(self._done, partial(self.desk.library.merge_categories, [row.key], chosen[0])))

        self.app.push_screen(PickScreen(self.look, _("Show “{name}” as one with", name=row.name), choices), picked)

    async def _done(self, change: Callable[[], str]) -> None:
        """Make a change, and say how it is taken back."""
        done = await self.desk.ask(change)
        await self.reload()
        undo = key_of("undo")
        self.say(_("{what}; {key} takes it back.", what=done, key=undo) if done else _("It is so already."))
