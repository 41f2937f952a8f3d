"""What the reader looks at: the choice of blog and filter as a value, and one answer of the library to it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from blogtui.i18n import gettext as _
from blogtui.library import Library
from blogtui.model.rows import BlogRow, CategoryRow, PostRow, Query
from blogtui.model.text import fold

FIRST_ROWS = 60


class View(NamedTuple):
    """What the list is narrowed to; categories and authors by name."""

    blog: int | None = None
    categories: tuple[str, ...] = ()
    unread: bool = False
    starred: bool = False
    search: str = ""
    authors: tuple[str, ...] = ()

    @property
    def query(self) -> Query:
        """The question to the library."""
        return Query(
            categories=self.categories,
            blogs=(self.blog,) if self.blog is not None else (),
            authors=self.authors,
            unread=self.unread,
            starred=self.starred,
            search=self.search,
        )

    @property
    def words(self) -> str:
        """The filter in words, "" when nothing but the blog is chosen."""
        parts = []
        if self.categories:
            parts.append(_("Category: {names}", names=_(" or ").join(self.categories)))
        if self.authors:
            parts.append(_("By {authors}", authors=_(" or ").join(self.authors)))
        if self.unread:
            parts.append(_("Unread"))
        if self.starred:
            parts.append(_("Starred"))
        if self.search:
            parts.append(_("Search: “{words}”", words=self.search))
        return " · ".join(parts)

    @property
    def active(self) -> frozenset[tuple[str, str]]:
        """The rows of the side pane that are in force, as (kind, key)."""
        rows = {("category", fold(name)) for name in self.categories}
        rows |= {("unread", "")} if self.unread else set()
        rows |= {("starred", "")} if self.starred else set()
        rows |= {("blog", str(self.blog))} if self.blog is not None else set()
        return frozenset(rows or {("all", "")})

    def unfiltered(self) -> "View":
        """The same blog, whole."""
        return View(blog=self.blog)


class Shown(NamedTuple):
    """One answer: everything the screen shows of the library at one moment."""

    blogs: Sequence[BlogRow]
    categories: Sequence[CategoryRow]
    ids: Sequence[int]
    rows: Sequence[PostRow]
    unread: int
    starred: int


def look_up(library: Library, view: View, near: int | None = None) -> Shown:
    """What `view` shows now, with the first rows, or those around the post `near`. Raises StoreError."""
    ids = library.post_ids(view.query)
    start = 0
    if near is not None and near in ids:
        start = max(0, ids.index(near) - FIRST_ROWS // 2)
    return Shown(
        library.blogs(),
        library.categories(Query(blogs=view.query.blogs)),
        ids,
        library.rows(ids[start : start + FIRST_ROWS]),
        library.count(view.query)[1],
        library.count(Query(starred=True))[0],
    )


def remembered(place: dict[str, Any], blogs: Sequence[BlogRow]) -> tuple[View, int | None]:
    """The view and the post that were left, out of what was stored; whatever no longer fits is left out."""
    blog = place.get("blog")
    categories, authors = place.get("categories"), place.get("authors")
    post = place.get("post")
    view = View(
        blog=blog if any(row.id == blog for row in blogs) else None,
        categories=tuple(str(name) for name in categories) if isinstance(categories, list) else (),
        unread=place.get("unread") is True,
        starred=place.get("starred") is True,
        search=str(place.get("search") or ""),
        authors=tuple(str(name) for name in authors) if isinstance(authors, list) else (),
    )
    return view, post if isinstance(post, int) else None
