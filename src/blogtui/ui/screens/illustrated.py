"""Pictures in the reader: those of the post that is read, the blog's own above the list, and one alone on the screen.

Nothing of it is loaded before the first picture is to be shown.
"""

import os
from typing import TYPE_CHECKING

from blogtui.i18n import gettext as _
from blogtui.model.rows import BlogRow, PostRow
from blogtui.ui.screens.base import ReaderBase

if TYPE_CHECKING:
    from blogtui.layout.setting import Room
    from blogtui.model.document import Document, Image
    from blogtui.sources.pictures import Home
    from blogtui.ui.pictures import PictureShelf
    from blogtui.worker import ParserPool


class Illustrated(ReaderBase):
    """What shows pictures. `pictures` is the configuration's word for how."""

    pictures = "off"
    browser = ""
    shelf: "PictureShelf | None" = None

    def _has_shelf(self) -> bool:
        """Make what brings pictures, unless there is one or none is wanted; whether there is one."""
        if self.shelf is None and self.pictures != "off":
            from blogtui.ui.pictures import shelf_for

            environment, desk = dict(os.environ), self.desk
            self.shelf = shelf_for(
                self.pictures, environment, self._decoders, self.look, self._obey, desk.turns, desk.logins
            )
            if self.shelf is not None:
                self.article.pictures = self.shelf.view(self.look, self.article.refresh_lines)
                self.header.pictures = self.shelf.view(self.look, self._repaint_header)
        return self.shelf is not None

    def _decoders(self) -> "ParserPool":
        pool = self.desk.workers.parser
        assert pool is not None
        return pool

    def _repaint_header(self, _line: int, _count: int) -> None:
        self.header.refresh()

    def _obey(self, command: str) -> None:
        """Send the terminal what it is to obey."""
        if (driver := self.app._driver) is not None:
            driver.write(command)

    async def close_pictures(self) -> None:
        """Bring no more, and let the terminal forget what it kept."""
        if self.shelf is not None:
            await self.shelf.close()

    async def show_pictures(self, how: str) -> None:
        """Show pictures in another way from now on, `how` as the configuration says it."""
        await self.close_pictures()
        self.shelf = self.article.pictures = self.header.pictures = None
        self.pictures = how

    def put_pictures_on_paper(self) -> None:
        """The theme is another: what pictures stand on is too."""
        if self.shelf is not None:
            from blogtui.ui.pictures import paper_of

            self.shelf.put_on(paper_of(self.look))

    def hang_blog_picture(self, blog: BlogRow | None) -> None:
        """Have the header show a blog's own picture, or none, when it is shown next."""
        if blog is None or not blog.image:
            self.header.hang(None)
        elif self._has_shelf():
            from blogtui.ui.pictures import own_picture

            assert self.header.pictures is not None
            home = self.header.pictures.home = _home(blog)
            self.header.hang(own_picture(blog.image, home))

    def room_for_pictures(self, row: PostRow) -> "Room | None":
        """How much room the pictures of a post get; None where none are shown."""
        if not self._has_shelf():
            return None
        assert self.article.pictures is not None
        blog = next((blog for blog in self.shown.blogs if blog.id == row.blog_id), None)
        if blog is not None:
            self.article.pictures.home = _home(blog)
        return self.article.pictures.room

    def own_picture_of(self, row: PostRow) -> "Image | None":
        """The picture that a post names as its own, above its title."""
        if not row.image:
            return None
        if self.article.pictures is not None:
            from blogtui.ui.pictures import own_picture

            return own_picture(row.image, self.article.pictures.home)
        from blogtui.model.document import Image

        return Image(row.image)

    def action_picture(self) -> None:
        """The picture in view, or the next one, alone on the screen."""
        if self.opened is None:
            self.say(_("No post is open."))
            return
        top = self.article.scroll_offset.y
        lines = self.article.lines
        below = (at for at in range(top, len(lines)) if lines[at].picture is not None)
        first = next(below, None)
        picture = lines[first].picture if first is not None else None
        self.show_picture(picture.image if picture is not None else None)

    def show_picture(self, image: "Image | None") -> None:
        """One picture of the open post alone on the screen; the first where none is named."""
        assert self.opened is not None
        images = pictures_of(self.opened.document, self.own_picture_of(self.opened.row))
        if not images:
            self.say(_("This post has no pictures."))
        elif not self._has_shelf():
            self.say(_("Pictures are off in the configuration."))
        else:
            from blogtui.ui.screens.picture import PictureScreen

            assert self.article.pictures is not None
            place = next((place for place, one in enumerate(images) if one is image or one == image), 0)
            self.app.push_screen(PictureScreen(self.look, self.article.pictures, images, place, browser=self.browser))


def pictures_of(document: "Document", own: "Image | None") -> "list[Image]":
    """Every picture of a post that can be shown, its `own` first."""
    from blogtui.layout.picture import is_picture
    from blogtui.model.document import Image
    from blogtui.model.walk import walk

    found = [part for part in walk(document.blocks) if isinstance(part, Image) and is_picture(part)]
    if own is not None and is_picture(own) and all(image.src != own.src for image in found):
        return [own, *found]
    return found


def _home(blog: BlogRow) -> "Home":
    from blogtui.sources.pictures import home_of

    return home_of(blog.kind, blog.url)
