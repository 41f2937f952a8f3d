"""What a reader sees of a library and where it was left: posts in any order, counts, names, and the place.

The part of the facade that answers a screen; `library.py` is the rest of it.
"""

from blogtui.model.rows import Query
from blogtui.store import posts as store_posts
from blogtui.store.connection import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from blogtui.model.excerpt import Excerpt
    from blogtui.model.rows import Page, Place, PostLine, PostRow
    from blogtui.store.pages import Pages
    from blogtui.store.ranking import Ranking

ALL = 2**40
FOLDS = "folds"
RECENT = 5
"""How many categories that were filtered by are remembered."""


class Lists:
    """The lists of `db`; every method raises StoreError when the file cannot be read or written."""

    db: Database
    _ranking: "Ranking | None" = None

    # Posts

    def post_ids(self, query: Query = Query()) -> list[int]:  # noqa: B008
        """Ids of the posts asked for, in order: light enough for a hundred thousand."""
        return store_posts.post_ids(self.db, query)

    def rows(self, ids: "Sequence[int]") -> "list[PostRow]":
        """Rows for these ids, in this order."""
        return store_posts.rows(self.db, ids)

    def shown_rows(self, ids: "Sequence[int]") -> "list[PostRow]":
        """As `rows`, with categories as the reader calls them: merged ones once, hidden ones left out."""
        from blogtui.store import categories

        return categories.as_shown(self.db, self.rows(ids))

    def posts(self, query: Query = Query()) -> "list[PostRow]":  # noqa: B008
        """Rows of the posts asked for."""
        if ranking := self._ranks(query):
            return self.rows(ranking.page(query, None, query.limit or ALL).ids)
        return store_posts.posts(self.db, query)

    def lines(self, query: Query = Query()) -> "list[PostLine]":  # noqa: B008
        """The posts asked for, with only what one line of text tells of each."""
        if ranking := self._ranks(query):
            return store_posts.lines_of(self.db, ranking.page(query, None, query.limit or ALL).ids)
        return store_posts.lines(self.db, query)

    def page(self, query: Query, limit: int, after: "Place | None" = None) -> "Page":
        """The first `limit` posts asked for, or those after a place in their order."""
        return self._ordered(query).page(query, after, limit)

    def around(self, query: Query, post_id: int, limit: int) -> "Page | None":
        """`limit` posts on either side of a post, None where it is not among those asked for."""
        return self._ordered(query).around(query, post_id, limit)

    def next_unread(self, query: Query, post_id: int | None, step: int) -> int | None:
        """The next unread post after one (`step` 1) or before it (-1), round the ends; None where there is no other."""
        return self._ordered(query).next_unread(query, post_id, step)

    def _ordered(self, query: Query) -> "Pages | Ranking":
        """Who knows the order that is asked for."""
        if ranking := self._ranks(query):
            return ranking
        from blogtui.store.pages import Pages

        return Pages(self.db)

    def _ranks(self, query: Query) -> "Ranking | None":
        """Who puts the best match first, where that is asked for and one may be better than another."""
        if query.sort != "best":
            return None
        from blogtui.store.ranking import Ranking, is_ranked

        if not is_ranked(query):
            return None
        self._ranking = self._ranking or Ranking(self.db)
        return self._ranking

    def known_count(self, query: Query) -> tuple[int, int] | None:
        """As `count`, where that is kept and need not be counted; None where it is not."""
        return store_posts.known_count(self.db, query)

    def count(self, query: Query = Query()) -> tuple[int, int]:  # noqa: B008
        """How many posts and how many unread ones `query` asks for."""
        return store_posts.count(self.db, query)

    def total(self, query: Query = Query()) -> int:  # noqa: B008
        """How many posts `query` asks for."""
        return store_posts.total(self.db, query)

    def excerpts(self, ids: "Sequence[int]", words: "Sequence[str]", width: int) -> "dict[int, Excerpt]":
        """Of each of these posts, what tells best why it was found by `words`; none of one whose text has none of them.

        In at most `width` characters.
        """
        from blogtui.model.excerpt import excerpt
        from blogtui.parse.document import words_of

        found = {}
        for id_ in ids:
            body = store_posts.page_body(self.db, id_) or store_posts.body(self.db, id_)
            told = excerpt(words_of(body.source, body.format), words, width) if body is not None else None  # type: ignore[arg-type]
            if told is not None and told.hits:
                found[id_] = told
        return found

    # Where the reader was

    def place(self) -> "dict[str, Any]":
        """What `keep_place` kept; empty when nothing was, or it cannot be understood."""
        import json

        from blogtui.store import blogs

        try:
            place = json.loads(blogs.setting(self.db, "place") or "{}")
        except ValueError:
            return {}
        return place if isinstance(place, dict) else {}

    def keep_place(self, place: "dict[str, Any]") -> None:
        """Keep where the reader is, for the next time."""
        import json

        from blogtui.store import blogs

        blogs.set_setting(self.db, "place", json.dumps(place, ensure_ascii=False))

    def measure(self) -> int:
        """How long lines of text may be, as it was last chosen in the reader; 0 where it never was."""
        from blogtui.store import blogs

        kept = blogs.setting(self.db, "measure") or ""
        return int(kept) if kept.isdecimal() and len(kept) < 5 else 0

    def keep_measure(self, measure: int) -> None:
        """Keep how long lines of text may be."""
        from blogtui.store import blogs

        blogs.set_setting(self.db, "measure", str(measure))

    def recent_categories(self) -> list[str]:
        """The keys of the categories that were last filtered by, the last first."""
        from blogtui.store import blogs

        return [key for key in (blogs.setting(self.db, "recent_categories") or "").split("\n") if key]

    def keep_recent_categories(self, names: "Iterable[str]") -> None:
        """Keep that these categories were filtered by."""
        from blogtui.model.text import fold
        from blogtui.store import blogs

        keys = dict.fromkeys([*map(fold, names), *self.recent_categories()])
        blogs.set_setting(self.db, "recent_categories", "\n".join(list(keys)[:RECENT]))

    def folds(self) -> dict[int, bool]:
        """The blogs whose categories were unfolded in the side pane, and those where they were folded away."""
        from blogtui.store import blogs

        kept = [word.partition(":") for word in blogs.setting(self.db, FOLDS).split()]
        return {int(id_): state == "1" for id_, _colon, state in kept if id_.isdecimal()}

    def unfold(self, blog_id: int, on: bool) -> None:
        """Keep whether a blog's categories stand under it."""
        from blogtui.store import blogs

        folds = {**self.folds(), blog_id: on}
        blogs.set_setting(self.db, FOLDS, " ".join(f"{id_}:{state:d}" for id_, state in folds.items()))

    def theme(self) -> str:
        """The colours that were last chosen in the reader; "" where they never were."""
        from blogtui.store import blogs

        return blogs.setting(self.db, "theme") or ""

    def keep_theme(self, choice: str) -> None:
        """Keep the colours for the next time."""
        from blogtui.store import blogs

        blogs.set_setting(self.db, "theme", choice)
