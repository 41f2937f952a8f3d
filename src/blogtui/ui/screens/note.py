"""A note read in place: over the foot of the screen, without leaving the text. Follows nothing itself."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import Foot
from blogtui.ui.targets import Target
from blogtui.ui.widgets.article import Article

if TYPE_CHECKING:
    from blogtui.model.document import Document

_HIGHEST = 12


class NoteScreen(ModalScreen[Target | None]):
    """Returns what was followed in the note, or None when it was left."""

    def __init__(self, look: Look, document: "Document") -> None:
        super().__init__()
        take_own_keys(self, {"leave": ("=escape", "back", "back.or.quit", "quit", "open"), "follow": ("follow",)})
        self.look, self.document = look, document
        self.text = Article(look, id="note")
        self.add_class("low")

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield self.text
            yield Foot(self.look, _("Esc back to the text · {key} follows a link", key=key_of("follow")))

    async def on_mount(self) -> None:
        from blogtui.layout.page import Page, pieces_of

        blocks = self.document.blocks
        await self.text.show(lambda width: Page(pieces_of(blocks, width)))
        lines = await self.text.whole()
        self.text.styles.height = max(1, min(len(lines), _HIGHEST))
        self.text.focus()

    @on(Article.Followed)
    def followed(self, message: Article.Followed) -> None:
        self.dismiss(message.target)

    def action_follow(self) -> None:
        self.text.start_hints()

    def action_leave(self) -> None:
        self.dismiss(None)
