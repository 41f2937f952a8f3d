"""What a reader changes in a library, each with what takes it back: marks, blogs, pages and categories.

The part of the facade that writes down what was done; `library.py` is the rest of it.
"""

import time

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.rows import Query
from blogtui.store import posts as store_posts
from blogtui.store.connection import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blogtui.model.rows import AuthorRow, CategoryRow, PageText


class NotFoundError(BlogtuiError):
    """No blog, post or category answers to the name that was given."""


class Changes:
    """The changes of `db`; every method raises StoreError when the file cannot be read or written."""

    db: Database

    def undo(self) -> str:
        """Take back the newest change, whoever made it and when; what it was in words, "" where there is none."""
        return self._step(back=True)

    def redo(self) -> str:
        """Do again what was taken back last; what it was in words, "" where there is nothing, or anything since."""
        return self._step(back=False)

    def _step(self, *, back: bool) -> str:
        from blogtui.store import changes

        with self.db.writing():
            taken = changes.undo(self.db) if back else changes.redo(self.db)
            if taken is not None and taken.post_id is not None:
                self._find_again(taken.post_id)
        return taken.label if taken is not None else ""

    def _find_again(self, post_id: int) -> None:
        """Have a search find a post by the feed's words and those of its page, as that is now."""
        from blogtui.store import page_text

        page_text.find_by(self.db, post_id, self._words(post_id, page_text.page_text(self.db, post_id)))

    # Marks

    def mark(self, ids: "Iterable[int]", *, read: bool | None = None, starred: bool | None = None) -> list[int]:
        """Mark posts, all or none; returns those that were marked otherwise before."""
        from blogtui.store import marks

        wanted = list(ids)
        with self.db.writing():
            made = [
                (mark, on, marks.set_mark(self.db, wanted, mark, on))
                for mark, on in (("read", read), ("starred", starred))
                if on is not None
            ]
            return self._keep_marks([change for change in made if change[2]])

    def mark_all_read(self, query: Query) -> list[int]:
        """Mark every post that `query` asks for as read, whatever its limit; returns those that were not."""
        from blogtui.store import marks

        with self.db.writing():
            ids = marks.mark_all_read(self.db, query)
            return self._keep_marks([("read", True, ids)] if ids else [])

    def _keep_marks(self, made: "Sequence[tuple[str, bool, list[int]]]") -> list[int]:
        from blogtui.store import changes

        if not made:
            return []
        mark, on, changed = made[0]
        if len(made) > 1:
            changed = sorted({id_ for _mark, _on, ids in made for id_ in ids})
        kind = {("read", True): "read", ("read", False): "unread", ("starred", True): "star"}.get((mark, on), "unstar")
        title = store_posts.title(self.db, changed[0]) if len(changed) == 1 else ""
        changes.record(self.db, kind, changes.marked(made), n=len(changed), title=title)
        return changed

    # Blogs

    def remove_blog(self, blog_id: int) -> None:
        """Unsubscribe; its posts and marks are kept aside until it is added again."""
        from blogtui.store import blogs, changes

        with self.db.writing():
            row = blogs.blog(self.db, blog_id)
            if row is not None:
                now = int(time.time())
                blogs.remove(self.db, blog_id, now)
                detail = changes.blogs_changed({blog_id: {"removed": (None, now)}})
                changes.record(self.db, "removed", detail, name=row.name)

    def follow_move(self, blog_id: int) -> str:
        """Subscribe to the address that a blog says it has moved to; that address, "" where there is none (P16)."""
        return self._move(blog_id, followed=True)

    def undo_move(self, blog_id: int) -> str:
        """Go back to the address a blog moved from, and stay there; that address, "" where it never moved."""
        return self._move(blog_id, followed=False)

    def _move(self, blog_id: int, *, followed: bool) -> str:
        from blogtui.store import blogs, changes, moves

        with self.db.writing():
            row = blogs.blog(self.db, blog_id)
            url = moves.follow(self.db, blog_id) if followed else moves.undo(self.db, blog_id)
            if url and row is not None:
                detail = changes.moved(blog_id, row.url, url, followed=followed)
                changes.record(self.db, "followed" if followed else "went back", detail, name=row.name)
        return url

    def want_full_text(self, blog_id: int, wanted: bool) -> None:
        """Fetch the page of each post of a blog when it is opened, or no longer."""
        from blogtui.store import blogs, changes, page_text

        with self.db.writing():
            row = blogs.blog(self.db, blog_id)
            if row is not None and row.full_text != wanted:
                page_text.want_always(self.db, blog_id, wanted)
                detail = changes.blogs_changed({blog_id: {"full_text": (int(not wanted), int(wanted))}})
                changes.record(self.db, "whole wanted" if wanted else "whole unwanted", detail, blog=row.name)

    # The text of a post's page

    def keep_page_text(
        self, post_id: int, text: "PageText | None", words: str = "", *, by_itself: bool = False
    ) -> None:
        """Keep a page's text, or none, `by_itself` where that is no change of the reader's.

        `words` are the plain words of the text where they are known. Raises NotFoundError.
        """
        from blogtui.store import changes, page_text

        with self.db.writing():
            before = page_text.page_text(self.db, post_id)
            page_text.keep(self.db, post_id, text, self._words(post_id, text, words))
            if not by_itself:
                changes.record(self.db, "page fetched", changes.page_kept(post_id, before, text))

    def show_page_text(self, post_id: int, shown: bool) -> None:
        """Read the page's text in place of the feed's, or no longer."""
        from blogtui.store import changes, page_text

        with self.db.writing():
            state = page_text.state(self.db, post_id)
            if state is not None and state[1] != shown:
                page_text.show(self.db, post_id, shown)
                detail = changes.page_shown(post_id, shown)
                changes.record(self.db, "page shown" if shown else "page hidden", detail)

    def _words(self, post_id: int, page: "PageText | None", of_page: str = "") -> str:
        from blogtui.parse.document import words_of

        body = store_posts.body(self.db, post_id)
        if body is None:
            raise NotFoundError(_("There is no post “{name}”; “blogtui posts” lists them.", name=post_id))
        if page is not None and page.source and not of_page:
            of_page = words_of(page.source, page.format)  # type: ignore[arg-type]
        return f"{words_of(body.source, body.format)}\n{of_page}"  # type: ignore[arg-type]

    # Categories and authors

    def categories(
        self,
        query: Query = Query(),  # noqa: B008
        *,
        with_hidden: bool = False,
        original: bool = False,
    ) -> "list[CategoryRow]":
        """Categories of the posts asked for, with counts; the query's own categories aside.

        As the reader made them, the pinned ones first and then by their posts; `original` as the feeds have them.
        """
        from blogtui.store import categories

        return categories.categories(self.db, query, with_hidden=with_hidden, original=original)

    def authors(self, query: Query = Query()) -> "list[AuthorRow]":  # noqa: B008
        """Authors of the posts asked for, with counts, most posts first; the query's own authors aside."""
        from blogtui.store import categories

        return categories.authors(self.db, query)

    def category_keys(self, names: "Iterable[str]") -> set[str]:
        """The keys of all categories that these names stand for, those of merged ones as well."""
        from blogtui.store.category_edits import keys_of

        wanted = tuple(names)
        return {row[0] for row in self.db.all(*keys_of(wanted))} if wanted else set()

    def rename_category(self, key: str, name: str, blog: int | None = None) -> str:
        """Call a category `name`, in one blog or all; "" gives it the feed's name again.

        `key`, here and below, is the key of a row or any name that the category goes by; each tells what was done in
        words, "" where all was so already, and raises NotFoundError.
        """
        from blogtui.store import category_edits

        root = self._category(key)
        old = category_edits.shown_name(self.db, root, blog or 0)
        with self.db.writing():
            other = category_edits.root_of(self.db, name)
            merges = blog is None and other != root and category_edits.is_known(self.db, other)
            changed = category_edits.rename(self.db, root, name, blog or 0)
            if merges:
                return self._keep_edits("merged", changed, name=category_edits.shown_name(self.db, root), names=old)
            return self._keep_edits(
                "renamed", changed, old=old, name=category_edits.shown_name(self.db, root, blog or 0)
            )

    def merge_categories(self, keys: "Iterable[str]", into: str) -> str:
        """Show and count several categories as the one named `into`, which need not be there, now and later."""
        from blogtui.model.text import clean_line
        from blogtui.store import category_edits

        if not clean_line(into):
            raise self._no_category(into)
        roots = [self._category(key) for key in keys]
        names = ", ".join(category_edits.shown_name(self.db, root) for root in roots)
        with self.db.writing():
            changed = category_edits.merge(self.db, roots, into)
            whole = category_edits.shown_name(self.db, category_edits.root_of(self.db, into))
            return self._keep_edits("merged", changed, name=whole, names=names)

    def split_category(self, key: str) -> str:
        """Show what was merged into a category, or given its name, on its own again."""
        from blogtui.store import category_edits

        root = self._category(key)
        name = category_edits.shown_name(self.db, root)
        with self.db.writing():
            return self._keep_edits("split", category_edits.split(self.db, root), name=name)

    def is_several(self, key: str) -> bool:
        """Whether several categories are shown as the one with this key."""
        from blogtui.store import category_edits

        return category_edits.is_several(self.db, category_edits.root_of(self.db, key))

    def hide_category(self, key: str, hidden: bool) -> str:
        """Leave a category out of the lists of categories, or no longer."""
        return self._mark_category(key, "hidden" if hidden else "unhidden", hidden=hidden)

    def pin_category(self, key: str, pinned: bool) -> str:
        """Show a category first in the lists of categories, or no longer."""
        return self._mark_category(key, "pinned" if pinned else "unpinned", pinned=pinned)

    def _mark_category(self, key: str, kind: str, *, pinned: bool | None = None, hidden: bool | None = None) -> str:
        from blogtui.store import category_edits

        root = self._category(key)
        with self.db.writing():
            changed = category_edits.mark(self.db, root, pinned=pinned, hidden=hidden)
            return self._keep_edits(kind, changed, name=category_edits.shown_name(self.db, root))

    def _keep_edits(self, kind: str, changed: "Sequence[object]", **told: str) -> str:
        from blogtui.store import changes

        if not changed:
            return ""
        changes.record(self.db, kind, changes.categories_edited(changed), **told)
        return changes.words(kind, told)

    def _category(self, name: str) -> str:
        from blogtui.store import category_edits

        root = category_edits.root_of(self.db, name)
        if not category_edits.is_known(self.db, root):
            raise self._no_category(name)
        return root

    @staticmethod
    def _no_category(name: str) -> NotFoundError:
        return NotFoundError(_("There is no category “{name}”; “blogtui categories” lists them.", name=name))
