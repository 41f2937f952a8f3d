"""Actions inside the post that is read: its contents, its links, words in it, its measure."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.library import NotFoundError
from blogtui.ui.screens.hits import HitActions

if TYPE_CHECKING:
    from blogtui.layout.lines import Line
    from blogtui.model.document import Document
    from blogtui.ui.screens.pick import Choice
    from blogtui.ui.targets import Target

_STEP = 4  # cells a measure changes by
_NARROWEST, _WIDEST = 24, 200
_SIDEWAYS, _FARTHEST = 8, 480  # cells that code moves at a time, and in all
_LONGEST_NOTE = 2_000  # characters of what is read in place


class InsideActions(HitActions):
    """What happens in the article pane."""

    def _is_read(self) -> bool:
        """Whether there is a post to do something in; says so where there is none."""
        if self.opened is None:
            self.say(_("No post is open."))
        return self.opened is not None

    # Contents and links

    async def action_contents(self) -> None:
        """The headings of the post as a list to jump by."""
        if not self._is_read():
            return
        from blogtui.ui.screens.pick import Choice

        lines = await self.article.whole()
        found = [at for at, line in enumerate(lines) if line.heading]
        if len(found) < 2:  # the first is the post's own title
            self.say(_("This post has no headings."))
            return
        choices = [
            Choice(str(at), f"{'  ' * (lines[at].heading - 1)}{_words_from(lines, at)}", _share(at, len(lines)))
            for at in found
        ]
        self._pick(_("Contents"), choices, lambda key: self._jump(int(key)))

    def action_follow(self) -> None:
        if not self._is_read():
            return
        if self.article.display is False or self.pane != "article":
            self.go_to("article")
        if not self.article.start_hints():
            self.say(_("There is nothing to follow in view."))
        else:
            self.say(_("Type a letter to follow · capital: in the browser · Tab: every link of the post"))

    async def list_links(self) -> None:
        """Every link of the post as a list."""
        from blogtui.ui.screens.pick import Choice
        from blogtui.ui.targets import spots_in

        lines = await self.article.whole()
        spots = [spot for spot in spots_in(lines, 0, len(lines)) if spot.target.kind == "link"]
        choices = [
            Choice(str(place), _words_of(lines, spot.line, spot.start) or spot.target.value, spot.target.value)
            for place, spot in enumerate(spots)
        ]
        if choices:
            self._pick(_("Links"), choices, lambda key: self._follow_later(spots[int(key)].target))
        else:
            self.say(_("This post has no links."))

    def _pick(self, title: str, choices: "list[Choice]", then: Callable[[str], None]) -> None:
        from blogtui.ui.screens.pick import PickScreen

        def picked(keys: tuple[str, ...] | None) -> None:
            if keys:
                then(keys[0])

        self.app.push_screen(PickScreen(self.look, title, choices), picked)

    def _follow_later(self, target: "Target | None") -> None:
        if target is not None:
            self.start(partial(self.follow, target))

    async def follow(self, target: "Target", *, beside: bool = False) -> None:
        """Go where something leads; `beside` goes to the browser even for a post of the library."""
        if target.kind == "link":
            await self._follow_link(target.value, beside=beside)
        elif target.kind == "place":
            await self._follow_place(target.value)
        elif target.kind == "category":
            await self.narrow_to(target.value)
        elif target.kind == "author":
            await self.narrow_to_author(target.value)
        elif target.kind == "picture":
            picture = self.article.lines[int(target.value)].picture
            self.show_picture(picture.image if picture is not None else None)
        elif target.kind == "fold":
            self._fold([int(target.value)])
        else:
            self.say(target.value)

    async def _follow_link(self, url: str, *, beside: bool) -> None:
        row = None
        if not beside:
            with suppress(NotFoundError):
                row = await self.desk.ask(self.desk.library.post, url)
        if row is None:
            self.open_link(url, "")
        else:
            await self.open_post(row.id)

    async def open_post(self, post_id: int) -> None:
        """Read a post that something led to; the way back is kept."""
        if self.stop is not None:
            self.trail.leave(self.stop)
        self.posts.move_to_post(post_id)
        self.go_to("article")
        self.workers.cancel_group(self, "article")
        await self.show_post(post_id)

    async def _follow_place(self, name: str) -> None:
        """Read a note in place, or jump to where the name stands; a note further up is a way back."""
        assert self.opened is not None
        from blogtui.layout.notes import blocks_at
        from blogtui.model.document import Document, Heading

        lines = await self.article.whole()
        line = next((at for at, line in enumerate(lines) if name in line.places), None)
        if line is None:
            self.say(_("The post has no such place."))
            return
        blocks = blocks_at(self.opened.document.blocks, name)
        is_note = line >= self.article.scroll_offset.y and blocks and not isinstance(blocks[0], Heading)
        if is_note and len(repr(blocks)) < 8 * _LONGEST_NOTE:
            from blogtui.ui.screens.note import NoteScreen

            note = Document(blocks, self.opened.document.language)
            self.app.push_screen(NoteScreen(self.look, note), self._follow_later)
        else:
            self._jump(line)

    def _jump(self, line: int) -> None:
        if self.stop is not None:
            self.trail.leave(self.stop)
        self.go_to("article")
        self.article.go_to_line(line)

    async def narrow_to(self, category: str) -> None:
        """Show the posts of one category."""
        raise NotImplementedError

    async def narrow_to_author(self, author: str) -> None:
        """Show the posts of one author."""
        raise NotImplementedError

    def open_link(self, url: str | None, missing: str) -> None:
        """Open an address outside."""
        raise NotImplementedError

    # How it is set

    def action_fold(self) -> None:
        """Unfold the parts in view that are folded, or fold them all again."""
        if not self._is_read():
            return
        top = self.article.scroll_offset.y
        folds = [line.fold for line in self.article.lines[top : top + self.article.size.height] if line.fold]
        folded = [-fold for fold in folds if fold < 0]
        if folds:
            self._fold(folded or folds)
        else:
            self.say(_("There is nothing to unfold in view."))

    def _fold(self, numbers: Sequence[int]) -> None:
        """Fold parts that are unfolded, unfold parts that are folded."""
        assert self.setting is not None
        states = {abs(line.fold): line.fold < 0 for line in self.article.lines if line.fold}
        setting = self.setting
        for number_ in numbers:
            setting = setting.folding(number_, not states.get(number_, False))
        self.set_anew(setting)

    def action_code_right(self) -> None:
        """Show what of long lines of code is hidden on the right: first cut them, then move along."""
        if self._is_read() and self.setting is not None:
            shift = self.setting.code_shift
            self._shift_code(0 if shift is None else min(shift + _SIDEWAYS, _FARTHEST))

    def action_code_left(self) -> None:
        """Move long lines of code back, and in the end let them go on below again."""
        if self._is_read() and self.setting is not None:
            shift = self.setting.code_shift
            self._shift_code(shift - _SIDEWAYS if shift else None)

    def _shift_code(self, shift: int | None) -> None:
        assert self.setting is not None
        if shift != self.setting.code_shift:
            self.set_anew(self.setting._replace(code_shift=shift))

    async def action_measure_wider(self) -> None:
        await self._set_measure(_STEP)

    async def action_measure_narrower(self) -> None:
        await self._set_measure(-_STEP)

    async def _set_measure(self, step: int) -> None:
        measure = max(_NARROWEST, min(self.article.measure + step, _WIDEST))
        self.article.measure = measure
        self.article.lay_out_again()
        self.say(_("Lines of at most {n} characters.", n=measure))
        if self.desk.is_home:
            await self.desk.ask(self.desk.library.keep_measure, measure)

    def action_zen(self) -> None:
        """The article alone on the screen, or everything again."""
        if self._is_read():
            self.zen = not self.zen
            self.go_to("article")

    # Taking along

    async def action_copy_post(self) -> None:
        """The post as Markdown, to the clipboard."""
        if not self._is_read():
            return
        assert self.opened is not None
        from blogtui.export.document import as_markdown

        row = self.opened.row
        body = await self.desk.make(as_markdown, await self.document_read())
        self.app.copy_to_clipboard(f"# {row.title}\n\n{row.url or ''}\n\n{body}")
        self.say(_("Copied the post as Markdown."))

    async def document_read(self) -> "Document":
        """The post that is read, as it is."""
        assert self.opened is not None
        return self.opened.document

    def copy_selected(self, text: str) -> None:
        """What was selected with the mouse, to the clipboard."""
        self.app.copy_to_clipboard(text)
        words = len(text.split())
        self.say(ngettext("Copied {n} word.", "Copied {n} words.", words))


def _words_from(lines: "Sequence[Line]", at: int) -> str:
    """The words of the heading that begins on a line."""
    words: list[str] = []
    for line in lines[at:]:
        if not any(span.role.startswith("heading") for span in line.spans) or (words and line.heading):
            break
        words.append(line.text.strip())
        if line.ends == "\n":
            break
    return " ".join(words)


def _words_of(lines: "Sequence[Line]", at: int, start: int) -> str:
    """The words of the span that begins at a character of a line."""
    place = 0
    for span in lines[at].spans:
        if place == start:
            return span.text.strip()
        place += len(span.text)
    return ""


def _share(at: int, length: int) -> str:
    return f"{at * 100 // max(length, 1)} %"
