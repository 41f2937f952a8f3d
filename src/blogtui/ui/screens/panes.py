"""The reader's screen as a frame: its panes, which of them stand there, and what is done beside them."""

import asyncio
from collections import namedtuple
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.worker import Worker

from blogtui.actions import ACTIONS, sign_of
from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import PostRow
from blogtui.model.text import clean_line
from blogtui.ui.desk import Desk
from blogtui.ui.look import Look
from blogtui.ui.trail import Trail
from blogtui.ui.view import Shown, View
from blogtui.ui.widgets.article import Article
from blogtui.ui.widgets.bars import ListHeader, StatusLine
from blogtui.ui.widgets.post_list import PostList
from blogtui.ui.widgets.side_list import SideList

if TYPE_CHECKING:
    from blogtui.model.document import Document

    class Opened(NamedTuple):
        """The post in the article pane, and what differs once another or a changed one is to be shown."""

        row: PostRow
        document: Document
        key: object

else:
    Opened = namedtuple("Opened", "row document key")

THREE_PANES, TWO_PANES, ROOMY = 110, 70, 150
LOW, SHORT = 28, 16
PANES = ("side", "posts", "article")


class Panes(Screen[None]):
    """Three panes from 110 columns, two from 70, one below."""

    AUTO_FOCUS = "#posts"
    is_covered = False  # by the first frame: whoever uncovers it has the first post shown

    def __init__(self, desk: Desk, look: Look, view: View, shown: Shown, *, near: int | None, measure: int) -> None:
        super().__init__()
        self.desk, self.look, self.view, self.shown = desk, look, view, shown
        self.near = near
        self.bugs: list[Exception] = []
        self.pane = "posts"
        self.zen = False
        self.opened: Opened | None = None
        self.trail = Trail()
        self.settled = asyncio.Event()  # once the first post stands beside the list
        self.answering = asyncio.Event()  # once there is that to be painted, or what a key did
        self.side = SideList(look, id="side")
        self.header = ListHeader(look, id="list-header")
        self.posts = PostList(look, id="posts")
        self.article = Article(look, measure=measure, id="article")
        self.status = StatusLine(look, hints(), id="status")

    def compose(self) -> ComposeResult:
        with Horizontal(id="panes"):
            yield self.side
            with Vertical(id="middle"):
                yield self.header
                yield self.posts
            yield self.article
        yield self.status

    def _compositor_refresh(self) -> None:
        # Textual makes what a batch holds back, and throws it away, with what it was to paint.
        if not self.app._batch_count:
            super()._compositor_refresh()

    def has_settled(self) -> None:
        """The first post stands beside the list."""
        self.settled.set()
        self.answering.set()

    def on_resize(self) -> None:
        self.arrange_panes()

    def say(self, message: str, *, bad: bool = False) -> None:
        """Tell the reader something in the status line, until the next key that changes something."""
        self.status.say(message, bad=bad)

    def start(
        self, work: Callable[[], Coroutine[Any, Any, None]], *, group: str = "", exclusive: bool = False
    ) -> Worker[None]:
        """Do something beside the screen; `exclusive` gives up what the same group was doing."""

        async def attempted() -> None:
            await self.attempt(work)

        return self.run_worker(attempted, group=group or "default", exclusive=exclusive, exit_on_error=False)

    async def attempt(self, work: Callable[[], Awaitable[None] | None]) -> None:
        """Do something that may fail: what the reader can understand is said, the program goes on."""
        try:
            result = work()
            if result is not None:
                await result
        except BlogtuiError as error:
            self.say(str(error), bad=True)
        except Exception as error:
            self.bugs.append(error)
            self.say(_("A mistake in blogtui itself: {reason}", reason=clean_line(repr(error))), bad=True)

    def show_place(self) -> None:
        """Tell where the reader is, at the right of the status line."""
        raise NotImplementedError

    def arrange_panes(self) -> None:
        """Give the panes their places for this width, with the one in use among them."""
        width, height = self.size if self.size.width else self.app.size
        self.zen = self.zen and self.pane == "article"
        panes = 1 if self.zen or width < TWO_PANES else 2 if width < THREE_PANES else 3
        self.set_class(panes == 2, "two")
        self.set_class(panes == 1, "one")
        self.set_class(width >= ROOMY, "wide")
        self.set_class(SHORT <= height < LOW, "low")
        self.set_class(height < SHORT, "short")
        self.set_class(self.pane == "side", "left")
        self.side.display = panes == 3 or self.pane == "side"
        self.query_one("#middle").display = panes == 3 or self.pane == "posts" or (panes == 2)
        self.article.display = panes == 3 or self.pane == "article" or (panes == 2 and self.pane == "posts")

    def go_to(self, pane: str) -> None:
        """Make a pane the one in use."""
        self.pane = pane
        self.arrange_panes()
        self.query_one(f"#{pane}").focus(scroll_visible=False)
        self.article.look_at_pictures()
        self.show_place()


def hints() -> list[tuple[str, str, str]]:
    """The keys in force that stand at the foot: sign, label and method of each; none for an action without a key."""
    return [
        (sign_of(action.id), _(action.label), action.method)
        for action in ACTIONS
        if action.shown and sign_of(action.id)
    ]
