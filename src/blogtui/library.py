"""The one facade over a reader's library: what the command line and the reader call. No Textual, no asyncio.

Imports late, so that a question costs only what it needs. Writes nothing of its own accord.
"""

import os
import time

from blogtui.i18n import gettext as _
from blogtui.library_changes import Changes
from blogtui.library_changes import NotFoundError as NotFoundError
from blogtui.library_lists import Lists
from blogtui.model.rows import Query
from blogtui.store import posts as store_posts
from blogtui.store.connection import IN_MEMORY, DamagedError, Database, StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from blogtui.model.document import Document
    from blogtui.model.rows import BlogRow, Body, EarlierText, Imported, PageText, PostRow, Side
    from blogtui.model.stats import Stats
    from blogtui.model.subscription import Subscription


class Library(Lists, Changes):
    """Subscriptions, posts and what was read of them. Used from one thread at a time.

    Every method raises StoreError when the file cannot be read or written.
    """

    def __init__(self, path: "Path | str") -> None:
        """Open or make the library at `path`; one found damaged is kept aside and made anew, `told` says so (R1)."""
        self.told = ""
        self.is_kept = str(path) != IN_MEMORY
        self._side_stamp: object = None
        try:
            self.db = Database(str(path))
            if self.db.was_empty:
                from blogtui.store import recovery

                self.told = recovery.refill(self.db)
        except DamagedError:
            from blogtui.store import recovery

            self.db, self.told = recovery.recover(str(path), int(time.time()))

    @classmethod
    def in_memory(cls) -> "Library":
        """A library that is gone when closed: for sources that are read without subscribing."""
        return cls(IN_MEMORY)

    def close(self) -> str:
        """Close the file, after a backup where something was changed and one is due; what is wrong with that, or ""."""
        try:
            return self.back_up() if self.is_kept and self.db.has_written else ""
        finally:
            self.db.close()

    def back_up(self) -> str:
        """Make a backup where one is due; what is wrong with that in words, "" when all is well."""
        from blogtui.store import backup

        now = int(time.time())
        try:
            if backup.is_due(self.db, now):
                backup.write(self.db, now)
        except StoreError as error:
            return str(error)
        return ""

    def version(self) -> int:
        """A number that another one replaces once somebody else has written to the library."""
        found: int = self.db.one("PRAGMA data_version")[0]
        return found

    # Blogs

    def blogs(self) -> "list[BlogRow]":
        """The subscriptions in the order they were added."""
        from blogtui.store import blogs

        return blogs.blogs(self.db)

    def has_blogs(self) -> bool:
        """Whether there is any subscription."""
        return store_posts.has_blogs(self.db)

    def blog(self, reference: str) -> "BlogRow":
        """The subscription with this number, name (compared folded), or address. Raises NotFoundError."""
        from blogtui.model.text import fold

        every = self.blogs()
        wanted = fold(reference)
        for matches in (
            [row for row in every if str(row.id) == reference.strip()],
            [row for row in every if fold(row.name) == wanted],
            [row for row in every if reference in (row.url, row.site)],
            [row for row in every if wanted and wanted in fold(row.name)],
        ):
            if len(matches) == 1:
                return matches[0]
            if matches:
                names = ", ".join(f"{row.id} {row.name}" for row in matches[:5])
                raise NotFoundError(
                    _(
                        "Several blogs answer to “{name}”: {names}; give its number.",
                        name=reference,
                        names=names,
                    )
                )
        raise NotFoundError(_("There is no blog “{name}”; “blogtui blogs” lists them.", name=reference))

    def import_subscriptions(self, subscriptions: "Iterable[Subscription]") -> "Imported":
        """Subscribe to each, without fetching any; those already there stay as they are."""
        from blogtui.model.rows import Imported
        from blogtui.store import blogs, changes

        found = 0
        now = int(time.time())
        added: dict[int, str] = {}
        with self.db.writing():
            for item in subscriptions:
                found += 1
                blog_id, is_new = blogs.subscribe(self.db, "url", item.url, now, item.title, item.group)
                if is_new:
                    added[blog_id] = item.title or item.url
            if added:
                detail = changes.blogs_changed({blog_id: {"removed": (now, None)} for blog_id in added})
                changes.record(self.db, "added", detail, n=len(added), name=next(iter(added.values())))
        return Imported(found, len(added))

    # Posts

    def post(self, reference: str) -> "PostRow":
        """The post with this number or address. Raises NotFoundError."""
        from blogtui.model.text import safe_url

        post_id: int | None = None
        if reference.strip().isdecimal():
            post_id = int(reference)
        elif url := safe_url(reference):
            post_id = store_posts.find_by_url(self.db, url)
        found = self.rows([post_id]) if post_id is not None and post_id < 2**63 else []
        if not found:
            raise NotFoundError(_("There is no post “{name}”; “blogtui posts” lists them.", name=reference))
        return found[0]

    def body(self, post_id: int) -> "Body":
        """A post's content as it came. Raises NotFoundError."""
        body = store_posts.body(self.db, post_id)
        if body is None:
            raise NotFoundError(_("There is no post “{name}”; “blogtui posts” lists them.", name=post_id))
        return body

    def document(self, post_id: int, *, of_feed: bool = False) -> "Document":
        """A post's content as blocks, without the hero picture that its row names. Raises NotFoundError.

        Its page's text where that is kept and chosen, unless the feed's own is asked for.
        """
        from blogtui.parse.document import make_document

        page = None if of_feed else store_posts.page_body(self.db, post_id)
        body = page or self.body(post_id)
        beside = None if page else self._file_of(post_id)  # no page on the web has files here (S11)
        return make_document(body.source, body.format, body.base, body.language, beside)  # type: ignore[arg-type]

    def _file_of(self, post_id: int) -> str | None:
        """The `file:` address of the file that a local post stands in, None for a post from the web."""
        kind, source, guid = store_posts.file_of(self.db, post_id)
        if kind not in ("folder", "file"):
            return None
        from urllib.parse import quote

        path = os.path.join(source, guid) if kind == "folder" else source
        return "file://" + quote(os.path.abspath(path))

    # The text of a post's page, beside the feed's

    def page_text(self, post_id: int) -> "PageText | None":
        """What is kept of a post's page, or None."""
        from blogtui.store import page_text

        return page_text.page_text(self.db, post_id)

    def page_is_due(self, post_id: int) -> bool:
        """Whether a post's page has not been asked for since the post came or was last edited."""
        from blogtui.store import page_text

        return page_text.is_behind(self.db, post_id)

    def page_is_wanted(self, post_id: int) -> bool:
        """Whether a post's page is to be fetched now that it is opened: its blog's always are, and this one is due."""
        from blogtui.store import page_text

        return page_text.is_always_wanted(self.db, post_id) and self.page_is_due(post_id)

    def minutes(self, row: "PostRow") -> int:
        """The reading time of what is read of a post."""
        from blogtui.store import page_text

        minutes, shown, _is_empty = page_text.state(self.db, row.id) or (0, False, True)
        return minutes if shown else row.minutes

    def is_cut_off(self, post_id: int) -> bool:
        """Whether what is read of a post looks like the beginning or a summary of what stands on its page."""
        from blogtui.parse.cut_off import looks_cut_off
        from blogtui.store import page_text

        _minutes, shown, is_empty = page_text.state(self.db, post_id) or (0, False, False)
        body = None if shown or is_empty else store_posts.body(self.db, post_id)
        return body is not None and looks_cut_off(body.source, body.format)

    # What a post said before it was edited

    def earlier_text(self, post_id: int) -> "EarlierText | None":
        """What a post said when it was read, or before its last edit; None where nothing of that is kept."""
        from blogtui.store import earlier

        return earlier.text(self.db, post_id)

    def see_changes(self, post_id: int) -> None:
        """What an edited post says now is being read."""
        from blogtui.store import earlier

        earlier.see(self.db, post_id)

    def reading_place(self, post_id: int) -> int:
        """How many letters stand before the line where the post was left, 0 for its top."""
        from blogtui.store import reading

        return reading.place(self.db, post_id)

    def keep_reading_place(self, post_id: int, letters: int, percent: int) -> None:
        """Keep where a post is left, for the next time."""
        from blogtui.store import reading

        reading.keep_place(self.db, post_id, letters, percent, int(time.time()))

    def side(self, blog: int | None = None) -> "Side":
        """What stands in the side pane while `blog` or all are looked at; asked for once a change."""
        from blogtui.model.rows import Side

        stamp = self.db.stamp
        if (stamp, blog) != self._side_stamp:
            blogs, folds = self.blogs(), self.folds()
            unfolded = [row.id for row in blogs if folds.get(row.id, row.id == blog)]
            trees = {id_: self.categories(Query(blogs=(id_,))) for id_ in unfolded}
            categories = self.categories() if blog is None else []
            self._side = Side(blogs, categories, trees, self.total(Query(starred=True)))
            self._side_stamp = stamp, blog
        return self._side

    # Search

    def query_names(self) -> "dict[str, list[tuple[str, int]]]":
        """The names that a query may go on with, by field, each with its number of posts, the largest first."""
        blogs = sorted(self.blogs(), key=lambda blog: -blog.posts)
        languages = dict.fromkeys(blog.language for blog in blogs if blog.language)
        return {
            "category": [(row.name, row.posts) for row in self.categories()],
            "author": [(row.name, row.posts) for row in self.authors()],
            "blog": [(blog.name, blog.posts) for blog in blogs],
            "lang": [(code, sum(blog.posts for blog in blogs if blog.language == code)) for code in languages],
        }

    def index_step(self, seconds: float = 0.03) -> bool:
        """Learn the words of posts that wait for it, for about `seconds`; whether more wait. For when there is time.

        Until then a post is found by its whole words and their beginnings, not by what stands inside a word.
        """
        from blogtui.parse.document import words_of
        from blogtui.store import search_index

        return search_index.step(self.db, seconds, words_of)  # type: ignore[arg-type]

    def stats(self, query: Query = Query()) -> "Stats":  # noqa: B008
        """The posts asked for, in figures: how many, when, about what, by whom, how long."""
        from blogtui.store import stats

        return stats.stats(self.db, query)


def back_up(path: "Path | str") -> str:
    """`Library.back_up` over a connection of its own, for another thread than the library's."""
    library = Library(path)
    try:
        return library.back_up()
    finally:
        library.db.close()
