"""What changed in an edited post, and the way back to its text."""

from typing import TYPE_CHECKING

from blogtui.dates import day_here
from blogtui.i18n import gettext as _
from blogtui.i18n import number
from blogtui.library import Library
from blogtui.ui.screens.full_text import FullTextActions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogtui.layout.lines import Line
    from blogtui.model.document import Document
    from blogtui.model.rows import EarlierText


class ChangesActions(FullTextActions):
    """The open post as it is, or with what changed in it."""

    _changes_of: int | None = None
    """The post that is shown with its changes."""

    _text_left_at = 0
    """Where its text was left for them: so many letters above the top."""

    async def show_post(self, post_id: int, letters: int | None = None) -> None:
        await super().show_post(post_id, letters)
        self._changes_of = None

    async def keep_reading(self) -> None:
        if self._changes_of is None:  # a place among what went is none in the post
            await super().keep_reading()

    async def document_read(self) -> "Document":
        if self._changes_of is None or self.opened is None:
            return await super().document_read()
        document: Document = await self.desk.ask(self.desk.library.document, self.opened.row.id)
        return document

    async def action_changes(self) -> None:
        row = self._row()
        if row is None:
            return
        if self._changes_of == row.id:
            await self.show_post(row.id, self._text_left_at)
            self.say("")
            return
        kept = await self.desk.ask(_kept, self.desk.library, row.id)
        if kept is None:
            self.say(_("It says what it said when you read it.") if row.read else _("No earlier text of it is kept."))
            return
        earlier, before, now = kept
        if self.opened is None or self.opened.row.id != row.id:
            await self.show_post(row.id)
        assert self.opened is not None
        document, came, gone = await self.desk.make(_merged, earlier, before, now, row.title)
        self.go_to("article")
        await self.keep_reading()
        self._text_left_at = self.article.letters
        self.opened = self.opened._replace(document=document)
        await self.article.show(self._page)
        self._changes_of = row.id
        self.article.reveal(_first_change(await self.article.whole()))
        self.posts.take_rows(await self.desk.ask(self.desk.library.shown_rows, [row.id]))
        self.say(_told(earlier, came, gone))


def _first_change(lines: "Sequence[Line]") -> int:
    """The first line with something that went or came."""
    from blogtui.model.document import Mark

    changed = (at for at, line in enumerate(lines) if any(span.marks & (Mark.ADDED | Mark.GONE) for span in line.spans))
    return next(changed, 0)


def _kept(library: Library, post_id: int) -> "tuple[EarlierText, Document, Document] | None":
    """What a post said, as values, and what it says now, which counts as read from here on."""
    from blogtui.parse.document import make_document

    earlier = library.earlier_text(post_id)
    if earlier is None:
        return None
    language = library.body(post_id).language
    before = make_document(earlier.source, earlier.format, earlier.base, language)  # type: ignore[arg-type]
    if library.is_kept:
        library.see_changes(post_id)
    return earlier, before, library.document(post_id, of_feed=True)


def _merged(earlier: "EarlierText", before: "Document", now: "Document", title: str) -> "tuple[Document, int, int]":
    from dataclasses import replace

    from blogtui.layout.changes import changed_document, count_changes
    from blogtui.model.document import Mark, Paragraph, Text

    document = changed_document(before, now)
    came, gone = count_changes(before, now, document)
    if earlier.title != title:
        was = Paragraph((Text(_("The title was: ")), Text(earlier.title, Mark.GONE)))
        document = replace(document, blocks=(was, *document.blocks))
    return document, came, gone


def _told(earlier: "EarlierText", came: int, gone: int) -> str:
    words = {"came": number(came), "gone": number(gone), "when": day_here(earlier.replaced)}
    if earlier.was_read:
        return _("{came} words came and {gone} went since you read it ({when}) · D: back", **words)
    return _("{came} words came and {gone} went when it was edited ({when}) · D: back", **words)
