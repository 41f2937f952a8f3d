"""What the reader looks at: the choice of blog and filter as a value, and one answer of the library to it."""

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from blogtui.dates import whole_day
from blogtui.i18n import gettext as _
from blogtui.i18n import gettext_noop as N_
from blogtui.library import Library
from blogtui.model.rows import BlogRow, PostRow, Query, Side
from blogtui.model.text import fold
from blogtui.ui.listing import Heading, Listing

if TYPE_CHECKING:
    from blogtui.model.query import Expression

FIRST_ROWS, FIRST_IDS, PAGE_IDS = 60, 400, 4_000
EXCERPT = 160  # characters
SORTS = {
    "best": N_("Best match first"),
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "unread": N_("Unread first"),
    "title": N_("By title"),
    "blog": N_("By blog"),
    "category": N_("By category"),
    "comments": N_("Most comments first"),
}
"""The orders of a list, and what each is called; "" chooses by itself."""
UNGROUPED = ("best", "comments")


class View(NamedTuple):
    """What the list is narrowed to; `search` is a query as it was typed.

    `sort` is one of `SORTS`, "" for the usual. Categories and authors by name: posts in any of `categories`, in all of
    `also` and in none of `without`.
    """

    blog: int | None = None
    categories: tuple[str, ...] = ()
    unread: bool = False
    starred: bool = False
    search: str = ""
    sort: str = ""
    grouped: bool = False
    authors: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def query(self) -> Query:
        """The question to the library."""
        return Query(
            categories=self.categories,
            blogs=(self.blog,) if self.blog is not None else (),
            authors=self.authors,
            unread=self.unread,
            starred=self.starred,
            sort=self.order,
            where=self.where,
        )

    @property
    def order(self) -> str:
        """The order of the list: the best match first for words that were typed, else the newest, unless chosen."""
        return self.sort or ("best" if self.sought and not self.grouped else "newest")

    @property
    def sought(self) -> tuple[str, ...]:
        """The words that are searched for."""
        if not self.search:
            return ()
        from blogtui.model.query import words_of
        from blogtui.parse.query import parse_query

        return words_of(parse_query(self.search).expression)

    @property
    def where(self) -> "Expression | None":
        """What was typed, and the categories beside those of which any will do, as one expression."""
        if not (self.search or self.also or self.without):
            return None
        from blogtui.model.query import Category, all_of, negated
        from blogtui.parse.query import parse_query  # late: most starts ask for nothing of it

        typed = parse_query(self.search).expression if self.search else None
        parts = [*map(Category, self.also), *(negated(Category(name)) for name in self.without)]
        return all_of([*([typed] if typed is not None else []), *parts])

    def as_query(self, blogs: Mapping[int, str], language: str) -> str:
        """The whole filter as one query, for a saved view; `blogs` are the names of blogs by their ids."""
        from blogtui.model.query import Author, BlogIs, Category, Is, all_of, any_of
        from blogtui.parse.query_writing import write_query

        parts: list[Expression | None] = [
            BlogIs(blogs[self.blog]) if self.blog is not None and self.blog in blogs else None,
            any_of(map(Category, self.categories)),
            any_of(map(Author, self.authors)),
            self.where,
            Is("unread") if self.unread else None,
            Is("starred") if self.starred else None,
        ]
        return write_query(all_of([part for part in parts if part is not None]), language)

    @property
    def words(self) -> str:
        """The filter in words, and the order where it is not the usual one; "" for neither."""
        return self.told()

    def told(self, saved_as: str = "") -> str:
        """As `words`; what was typed by the name that it is saved under, where it has one."""
        parts = []
        if self.categories or self.also:
            asked = [_(" or ").join(self.categories)] if self.categories else []
            parts.append(_("Category: {names}", names=_(" and ").join([*asked, *self.also])))
        if self.without:
            parts.append(_("Not in {names}", names=_(" or ").join(self.without)))
        if self.authors:
            parts.append(_("By {authors}", authors=_(" or ").join(self.authors)))
        if self.unread:
            parts.append(_("Unread"))
        if self.starred:
            parts.append(_("Starred"))
        if self.search:
            typed = _("View: {name}", name=saved_as) if saved_as else _("Search: “{words}”", words=self.search)
            parts.append(typed)
        if self.sort not in ("", "newest"):
            parts.append(_(SORTS[self.sort]))
        return " · ".join(parts)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the blog is chosen."""
        return bool(
            self.categories or self.also or self.without or self.authors or self.unread or self.starred or self.search
        )

    @property
    def active(self) -> frozenset[tuple[str, str, int | None]]:
        """The rows of the side pane that are in force: kind, key, and the blog that a category stands under."""
        rows: set[tuple[str, str, int | None]] = set()
        rows |= {("category", fold(name), self.blog) for name in (*self.categories, *self.also)}
        rows |= {("unread", "", None)} if self.unread else set()
        rows |= {("starred", "", None)} if self.starred else set()
        rows |= {("blog", str(self.blog), None)} if self.blog is not None else set()
        return frozenset(rows if rows or self.is_narrowed else {("all", "", None)})

    def unfiltered(self) -> "View":
        """The same blog, whole, in the same order."""
        return View(blog=self.blog, sort=self.sort, grouped=self.grouped)


class Shown(NamedTuple):
    """One answer: everything the screen shows of the library at one moment.

    `posts` and `unread` are None where counting would have kept the reader waiting.
    """

    side: Side
    listing: Listing
    rows: Sequence[PostRow]
    posts: int | None
    unread: int | None

    @property
    def blogs(self) -> Sequence[BlogRow]:
        """The subscriptions."""
        return self.side.blogs


def look_up(library: Library, view: View, near: int | None = None, rows: int = FIRST_ROWS) -> Shown:
    """What `view` shows now, with the first `rows`, or those around the post `near`. Raises StoreError.

    Of a long list only as much as fills the screen and some more.
    """
    side = library.side(view.blog)
    page = library.around(view.query, near, FIRST_IDS // 2) if near is not None else None
    page = page or library.page(view.query, FIRST_IDS)
    listing = Listing(heading_for(view, side.blogs))
    listing.take(page.ids, page.groups)
    listing.is_whole, listing.is_first = page.is_whole, page.is_first
    place = listing.find(near) or 0
    start = max(0, place - rows // 2)
    counts = library.count(view.query) if page.is_whole else library.known_count(view.query)
    posts, unread = counts or (None, None)
    return Shown(
        side,
        listing,
        library.shown_rows(listing.ids[start : start + rows]),
        posts,
        unread,
    )


def count_anew(library: Library, view: View) -> tuple[Side, tuple[int, int] | None]:
    """The side pane as it is now, and how many posts and unread ones `view` has where that is known by heart."""
    return library.side(view.blog), library.known_count(view.query)


def heading_for(view: View, blogs: Sequence[BlogRow]) -> Heading | None:
    """What stands over a group of posts in this view; None where they are not grouped."""
    if not view.grouped:
        return None
    if view.order in ("newest", "oldest"):
        return day_heading(time.time())
    if view.sort == "blog":
        names = {blog.id: blog.name for blog in blogs}
        return lambda group: names.get(group, "")
    if view.sort == "category":
        return lambda group: group or _("No category")
    if view.sort == "unread":
        return lambda group: _("Read") if group else _("Unread")
    if view.sort == "title":
        return lambda group: (group or "").upper() if (group or "").isalpha() else "#"
    return None


def day_heading(now: float) -> Heading:
    """The day of a moment on the reader's own calendar, in words; each is worked out once."""
    words, begins, ends = "", 0.0, 0.0

    def heading(moment: Any) -> str:
        nonlocal words, begins, ends
        if not begins <= moment < ends:
            words, begins, ends = whole_day(moment, now)
        return words

    return heading


def remembered(place: dict[str, Any], blogs: Sequence[BlogRow]) -> tuple[View, int | None]:
    """The view and the post that were left, out of what was stored; whatever no longer fits is left out."""
    blog = place.get("blog")
    post = place.get("post")

    def names(key: str) -> tuple[str, ...]:
        kept = place.get(key)
        return tuple(str(name) for name in kept) if isinstance(kept, list) else ()

    view = View(
        blog=blog if any(row.id == blog for row in blogs) else None,
        categories=names("categories"),
        also=names("also"),
        without=names("without"),
        unread=place.get("unread") is True,
        starred=place.get("starred") is True,
        search=str(place.get("search") or ""),
        sort=str(sort) if (sort := place.get("sort")) in SORTS else "",
        grouped=place.get("grouped") is True,
        authors=names("authors"),
    )
    return view, post if isinstance(post, int) else None
