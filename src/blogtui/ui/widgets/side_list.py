"""The side pane: all posts, unread, starred, each blog, each category, with counts. Chooses nothing by itself."""

from collections.abc import Sequence
from typing import NamedTuple

from blogtui.health import BAD, SIGNS, health
from blogtui.i18n import gettext as _
from blogtui.i18n import number
from blogtui.model.rows import BlogRow, CategoryRow
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.look import Look
from blogtui.ui.widgets.line_list import LineList


class SideRow(NamedTuple):
    """One row: `kind` is all, unread, starred, blog, category, heading or gap; `key` what it stands for.

    `health` is a blog's kind of health, one of `health.SIGNS`; `depth` tells that it stands under another row.
    """

    kind: str
    key: str
    label: str
    posts: int = 0
    unread: int = 0
    health: str = "well"
    depth: int = 0


def side_rows(
    blogs: Sequence[BlogRow],
    categories: Sequence[CategoryRow],
    starred: int,
    *,
    opened: int | None = None,
    views: Sequence[tuple[str, int]] = (),
) -> list[SideRow]:
    """The rows of the side pane; the categories stand under the blog that is `opened`, whose they are, else by
    themselves. `views` are saved views, each with its unread posts."""
    posts, unread = sum(blog.posts for blog in blogs), sum(blog.unread for blog in blogs)
    rows = [
        SideRow("all", "", _("All posts"), posts, unread),
        SideRow("unread", "", _("Unread"), unread, unread),
        SideRow("starred", "", _("Starred"), starred, 0),
    ]
    if views:
        rows += [SideRow("gap", "", ""), SideRow("heading", "", _("Saved views"))]
        rows += [SideRow("view", name, name, 0, count) for name, count in views]
    rows += [SideRow("gap", "", ""), SideRow("heading", "", _("Blogs"))]
    named = [SideRow("category", item.key, item.name, item.posts, item.unread) for item in categories]
    for blog in blogs:
        rows.append(SideRow("blog", str(blog.id), blog.name, blog.posts, blog.unread, health(blog).kind))
        if blog.id == opened:
            rows += [row._replace(depth=1) for row in named]
    if named and opened is None:
        rows += [SideRow("gap", "", ""), SideRow("heading", "", _("Categories")), *named]
    return rows


class SideList(LineList):
    """Blogs and categories to choose from; `active` are the (kind, key) pairs that the list is narrowed to."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.rows: Sequence[SideRow] = ()
        self.active: frozenset[tuple[str, str]] = frozenset()

    def show(self, rows: Sequence[SideRow], active: frozenset[tuple[str, str]]) -> None:
        """Show these rows, the cursor on the same thing as before where it is still there."""
        if rows == self.rows and active == self.active:
            return  # most changes are not seen here, and to draw it all takes as long as the list itself
        before = self.rows[self.cursor][:2] if self.rows else None
        self.rows, self.active = rows, active
        places = [index for index, row in enumerate(rows) if row[:2] == before]
        self.rows_changed(places[0] if places else 0)

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
        is_active = (row.kind, row.key) in self.active
        sign = "▸" if is_active else SIGNS[row.health]
        unread = number(row.unread) if row.unread else ""
        total = number(row.posts) if row.kind not in ("unread", "view") else ""
        slash = "/" if unread and total else ""
        indent = "  " * row.depth
        label = indent + fit(row.label, width - cell_len(indent + unread + slash + total) - 4)
        space = " " * max(1, width - 3 - cell_len(label) - cell_len(unread + slash + total))
        is_loud = is_active or (row.unread and row.kind != "category")
        return [
            (f"{sign:<2}", look.accent if is_active else look.quiet if sign and row.health not in BAD else look.bad),
            (label, look.strong if is_loud else look.text),
            (space, look.text),
            (unread, look.unread),
            (slash + total + " ", look.faint),
        ]
