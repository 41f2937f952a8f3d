"""The side pane: all posts, unread, starred, each blog, each category, with counts. Chooses nothing by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events

from blogtui.health import BAD, SIGNS, health
from blogtui.i18n import gettext as _
from blogtui.i18n import number
from blogtui.model.rows import CategoryRow, Side
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.look import Look
from blogtui.ui.widgets.line_list import LineList

_FOLDED, _UNFOLDED, _FOLD_ENDS = "▹", "▾", 3  # the last in cells
_INDENT = "   "


Mark = tuple[str, str, int | None]
"""What tells a row from any other: its kind, its key and its blog."""


class SideRow(NamedTuple):
    """One row: `kind` is all, unread, starred, view, blog, category, heading or gap; `key` what it stands for.

    `blog` is the id of the blog that a category stands under, None for one of all blogs. `health` is a blog's kind of
    health, one of `health.SIGNS`; `unfolded` tells that its categories stand under it. `place` is which saved view
    it is, counted from 1.
    """

    kind: str
    key: str
    blog: int | None
    label: str
    posts: int = 0
    unread: int = 0
    health: str = "well"
    unfolded: bool = False
    place: int = 0

    @property
    def mark(self) -> Mark:
        """What tells it from any other row."""
        return self[:3]


def side_rows(side: Side, views: Sequence[tuple[str, int]] = ()) -> list[SideRow]:
    """The rows of the side pane; `views` are saved views, each with its unread posts."""
    blogs = side.blogs
    posts, unread = sum(blog.posts for blog in blogs), sum(blog.unread for blog in blogs)
    rows = [
        SideRow("all", "", None, _("All posts"), posts, unread),
        SideRow("unread", "", None, _("Unread"), unread, unread),
        SideRow("starred", "", None, _("Starred"), side.starred, 0),
    ]
    if views:
        rows += _headed(_("Saved views"))
        rows += [
            SideRow("view", name, None, name, 0, count, place=place) for place, (name, count) in enumerate(views, 1)
        ]
    rows += _headed(_("Blogs"))
    for blog in blogs:
        tree = side.trees.get(blog.id)
        kind = health(blog).kind
        rows.append(SideRow("blog", str(blog.id), None, blog.name, blog.posts, blog.unread, kind, tree is not None))
        rows += _categories(tree or (), blog.id)
    if side.categories:
        rows += [*_headed(_("Categories")), *_categories(side.categories, None)]
    return rows


def _headed(words: str) -> list[SideRow]:
    return [SideRow("gap", "", None, ""), SideRow("heading", "", None, words)]


def _categories(rows: Sequence[CategoryRow], blog: int | None) -> list[SideRow]:
    return [SideRow("category", row.key, blog, row.name, row.posts, row.unread) for row in rows]


class SideList(LineList):
    """Blogs and categories to choose from; `active` are the rows that the list is narrowed to."""

    class Folded(LineList.Moved):
        """The sign before a blog was clicked: its categories are wanted under it, or no longer."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.rows: Sequence[SideRow] = ()
        self.active: frozenset[Mark] = frozenset()

    def show(self, rows: Sequence[SideRow], active: frozenset[Mark]) -> None:
        """Show these rows, the cursor on the same thing as before where it is still there."""
        if rows == self.rows and active == self.active:
            return  # most changes are not seen here, and to draw it all takes as long as the list itself
        before = self.current
        self.rows, self.active = rows, active
        self.rows_changed(self._place_of(before.mark, 0) if before is not None else 0)

    def stand_on(self, mark: Mark) -> None:
        """Put the cursor on a row, where it is there."""
        self.move_to(self._place_of(mark, self.cursor))

    def _place_of(self, mark: Mark, otherwise: int) -> int:
        return next((index for index, row in enumerate(self.rows) if row.mark == mark), otherwise)

    def on_click(self, event: events.Click) -> None:
        index = self.row_clicked(event)
        if index is not None and event.x < _FOLD_ENDS and self.rows[index].kind == "blog":
            event.prevent_default()
            self.post_message(self.Folded(self, index))

    @property
    def current(self) -> SideRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def count(self) -> int:
        return len(self.rows)

    def can_stand_on(self, index: int) -> bool:
        return self.rows[index].kind not in ("gap", "heading")

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        look, row = self.look, self.rows[index]
        if row.kind == "gap":
            return []
        if row.kind == "heading":
            return [(" ", look.quiet), (fit(row.label.upper(), width - 2), look.quiet)]
        is_active = row.mark in self.active
        sign = "▸" if is_active else SIGNS[row.health]
        unread = number(row.unread) if row.unread else ""
        total = number(row.posts) if row.kind not in ("unread", "view") else ""
        slash = "/" if unread and total else ""
        before = self._before(row)
        indent = _INDENT if row.kind == "category" and row.blog is not None else ""
        room = width - 2 - cell_len(before + indent + unread + slash + total)
        label = fit(row.label, room - 1)
        space = " " * max(1, room - cell_len(label))
        is_loud = is_active or (row.unread and row.kind != "category")
        return [
            (sign or " ", look.accent if is_active else look.bad if row.health in BAD else look.quiet),
            (before, look.faint),
            (indent + label, look.strong if is_loud else look.text),
            (space, look.text),
            (unread, look.unread),
            (slash + total + " ", look.faint),
        ]

    @staticmethod
    def _before(row: SideRow) -> str:
        """What stands before the name: the sign that unfolds a blog, the digit that opens a view."""
        if row.kind == "blog":
            return f"{_UNFOLDED if row.unfolded else _FOLDED} "
        return f"{row.place} " if 0 < row.place < 10 else " "
