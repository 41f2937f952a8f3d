"""One picture alone on the screen, with all its words; and from there to the post's other pictures."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.layout.picture import PictureRow, picture_rows
from blogtui.model.document import Image
from blogtui.model.text import clean_line
from blogtui.ui.browser import open_in_browser
from blogtui.ui.cells import Run, spread, strip_of, text_rows
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.pictures import PictureView
from blogtui.ui.screens.pick import Foot

_KEYS = {
    "leave": ("=escape", "back", "back.or.quit", "quit", "picture", "open"),
    "step(1)": ("cursor.down", "unread.next", "pane.right", "page.down"),
    "step(-1)": ("cursor.up", "unread.previous", "pane.left", "page.up"),
    "browser": ("browser",),
    "copy": ("copy",),
}
_WORDS = 3  # the caption takes at most one row in so many


class Sheet(Widget, can_focus=True):
    """The picture as large as it fits, its words under it, and what else is known of it."""

    DEFAULT_CSS = "Sheet { height: 1fr; }"

    def __init__(self, look: Look, view: PictureView) -> None:
        super().__init__(id="sheet")
        self.look = look
        self.view = view.beside(self._repaint)
        self.image = Image("")
        self.place = ""
        self._rows: list[PictureRow] = []
        self._words: list[tuple[str, bool]] = []

    def show(self, image: Image, place: str) -> None:
        """Show another picture; `place` tells which of how many it is."""
        self.image, self.place = image, place
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        self._words = self._worded(width - 4, height // _WORDS)
        self._rows = picture_rows(self.image, width, max(1, height - len(self._words) - 3))
        self.view.look_at(enumerate(self._rows))
        self.refresh()

    def _repaint(self, line: int, count: int) -> None:
        self.refresh()

    def _worded(self, width: int, most: int) -> list[tuple[str, bool]]:
        """The rows of caption and description, and whether each is of the latter."""
        caption, alt = clean_line("".join(run.text for run in self.image.caption)), self.image.alt
        rows = [(row, False) for row in text_rows(caption, width, max(1, most))]
        if alt != caption:
            rows += [(row, bool(caption)) for row in text_rows(alt, width, max(1, most - len(rows)))]
        return rows

    def on_resize(self, event: events.Resize) -> None:
        self._arrange()

    def render_line(self, y: int) -> Strip:
        width, look = self.size.width, self.look
        if y < len(self._rows):
            return strip_of(self.view.runs(self._rows[y], []), width, look.paper)
        row = y - len(self._rows) - 1
        if 0 <= row < len(self._words):
            text, is_quiet = self._words[row]
            return strip_of([("  " + text, look.quiet if is_quiet else look.text)], width, look.paper)
        if y == self.size.height - 1:
            return spread(self._facts(), [(self.place + " ", look.quiet)], width, look.paper)
        return strip_of([], width, look.paper)

    def _facts(self) -> list[Run]:
        size = self.view.size_of(self.image)
        told = _("{width} × {height} pixels", width=size[0], height=size[1]) if size else ""
        facts = " · ".join(part for part in (told, self.image.src) if part)
        return [("  " + facts, self.look.faint)]


class PictureScreen(Screen[None]):
    """One of `images`, the others a key away; `view` is the place they are shown at otherwise."""

    def __init__(
        self, look: Look, view: PictureView, images: Sequence[Image], place: int = 0, *, browser: str = ""
    ) -> None:
        """`place` is the number of the first one shown, from 0; `browser` the command that opens addresses."""
        super().__init__()
        take_own_keys(self, _KEYS)
        self.images, self.place, self.browser = images, place, browser
        self.sheet = Sheet(look, view)
        self.foot = Foot(look, "")

    def compose(self) -> ComposeResult:
        yield self.sheet
        yield self.foot

    def on_mount(self) -> None:
        self.sheet.focus()
        self._show()

    def on_unmount(self) -> None:
        self.sheet.view.close()

    @property
    def image(self) -> Image:
        """The one that is shown."""
        return self.images[self.place]

    def _show(self) -> None:
        several = len(self.images) > 1
        self.sheet.show(self.image, f"{self.place + 1}/{len(self.images)}" if several else "")
        then = _("{browser} browser · {copy} copies the address", browser=key_of("browser"), copy=key_of("copy"))
        step = _("{next} {previous} next, previous", next=key_of("cursor.down"), previous=key_of("cursor.up"))
        self._say(" · ".join([_("Esc closes"), *([step] if several else []), then]))

    def _say(self, text: str) -> None:
        self.foot.text = text
        self.foot.refresh()

    def action_step(self, step: int) -> None:
        if 0 <= self.place + step < len(self.images):
            self.place += step
            self._show()
        else:
            self._say(_("That was the last picture.") if step > 0 else _("That was the first picture."))

    def action_browser(self) -> None:
        url = self._address()
        if not url:
            self._say(_("This picture has no address."))
        elif open_in_browser(url, self.browser):
            self._say(_("Opened {url}", url=url))
        else:
            self.app.copy_to_clipboard(url)
            self._say(_("No browser was found; the address is copied: {url}", url=url))

    def action_copy(self) -> None:
        if url := self._address():
            self.app.copy_to_clipboard(url)
            self._say(_("Copied {url}", url=url))
        else:
            self._say(_("This picture has no address."))

    def _address(self) -> str:
        return self.image.src if self.image.src.startswith("http") else self.image.href or ""

    def action_leave(self) -> None:
        self.dismiss(None)
