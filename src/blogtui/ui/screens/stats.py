"""The picture of a blog, of all posts or of a category, over the reader; leads on to a category or an author."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from blogtui.i18n import gettext as _
from blogtui.layout.stats import MOST, Choice, Sheet, stats_sheet
from blogtui.model.stats import Stats
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Foot
from blogtui.ui.widgets.stats_list import StatsList

_ALL = 10_000


class StatsScreen(ModalScreen[Choice | None]):
    """Returns the category or author that was chosen, or None when it was left."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,i", "leave", show=False),
        Binding("l,right,tab", "column(1)", show=False),
        Binding("h,left,shift+tab", "column(-1)", show=False),
    ]

    def __init__(self, look: Look, title: str, stats: Stats, today: int) -> None:
        """`today` is numbered as the days of `stats`."""
        super().__init__()
        self.look, self.heading, self.stats, self.today = look, title, stats, today
        self.most = MOST
        self.list = StatsList(look, self._sheet)

    def _sheet(self, width: int) -> Sheet:
        return stats_sheet(self.heading, self.stats, width, self.today, most=self.most)

    def compose(self) -> ComposeResult:
        with Vertical(id="box", classes="sheet"):
            yield self.list
            yield Foot(self.look, _("Esc closes · Enter shows the posts · j k h l move"))

    def on_mount(self) -> None:
        self.list.focus()

    def on_resize(self) -> None:
        if self.list.sheet is not None:
            self.list.lay_out()

    @on(StatsList.Chosen)
    def chose(self, message: StatsList.Chosen) -> None:
        """Leave with what was chosen, or show the rest of it."""
        if message.choice.kind == "more":
            self.most = _ALL
            self.list.lay_out()
        else:
            self.dismiss(message.choice)

    def action_column(self, step: int) -> None:
        self.list.step_column(step)

    def action_leave(self) -> None:
        self.dismiss(None)
