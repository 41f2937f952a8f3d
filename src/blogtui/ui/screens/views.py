"""Saved views: a filter kept under a name, in the side pane with its unread posts, opened by a digit."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.i18n import language
from blogtui.model.config import Config
from blogtui.ui.screens.figures import FiguresActions
from blogtui.ui.view import View
from blogtui.ui.widgets.side_list import SideRow


class ViewActions(FiguresActions):
    """What `w` and the digits do."""

    config: Config
    _config_file: Path | None

    if TYPE_CHECKING:

        async def look_at_config(self) -> None:
            """Configuring's, beside which this stands."""

    @property
    def saved(self) -> tuple[tuple[str, str], ...]:
        """Each saved view's name and query."""
        return self.config.views

    def action_view_save(self) -> None:
        from blogtui.ui.screens.ask import AskScreen

        query = self.view.as_query({blog.id: blog.name for blog in self.shown.blogs}, language())
        if not query:
            self.say(_("There is no filter to save; {key} makes one.", key=key_of("category.pick")))
            return
        if self._config_file is None:
            self.say(_("There is no configuration to save it in."))
            return

        def answered(name: str | None) -> None:
            if name and name.strip():
                self.start(partial(self._save, name.strip(), query))

        question = _("Save this filter under which name?\n{query}", query=query)
        self.app.push_screen(AskScreen(self.look, question), answered)

    async def _save(self, name: str, query: str | None) -> None:
        from blogtui.views import keep_view

        assert self._config_file is not None
        await self.desk.make(keep_view, self._config_file, name, query)
        await self.look_at_config()
        if query is None:
            self.say(_("The view “{name}” is gone.", name=name))
            return
        place = [kept for kept, _query in self.saved].index(name) + 1 if name in dict(self.saved) else 0
        told = _("Saved as “{name}”; {key} opens it.", name=name, key=place)
        self.say(told if 0 < place < 10 else _("Saved as “{name}”.", name=name))

    async def action_view_open(self, key: str = "") -> None:
        number = int(key) - 1 if key.isdecimal() else -1
        if 0 <= number < len(self.saved):
            await self.open_view(self.saved[number][0])
        else:
            told = _("There is no view {number} yet; {key} saves a filter as one.", number=key, key=key_of("view.save"))
            self.say(told)

    async def open_view(self, name: str) -> None:
        """Show the posts of a saved view."""
        query = dict(self.saved).get(name)
        if query is not None:
            await self.look_at(View(search=query, sort=self.view.sort, grouped=self.view.grouped))
            self.go_to("posts")

    async def choose_side(self, row: SideRow) -> None:
        if row.kind == "view":
            await self.open_view(row.key)
        else:
            await super().choose_side(row)

    def action_remove(self) -> None:
        row = self.side.current
        if self.pane != "side" or row is None or row.kind != "view" or self._config_file is None:
            super().action_remove()  # type: ignore[misc]  # of BlogActions, beside which this stands
            return
        from blogtui.ui.screens.ask import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.start(partial(self._save, row.key, None))

        self.app.push_screen(ConfirmScreen(self.look, _("Take away the view “{name}”?", name=row.key)), answered)
