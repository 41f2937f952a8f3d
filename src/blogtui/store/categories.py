"""Categories and authors with their counts: from the counters that triggers keep, or counted under a filter.

Categories come as the reader made them (`category_edits`), several that are shown as one counted as one.
"""

from blogtui.model.rows import AuthorRow, CategoryRow, Query
from blogtui.model.text import fold
from blogtui.store import category_edits
from blogtui.store.connection import Database
from blogtui.store.filters import of_blogs, unread_in, where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from blogtui.model.rows import PostRow


def categories(db: Database, query: Query, *, with_hidden: bool = False, original: bool = False) -> list[CategoryRow]:
    """Categories of the posts `query` asks for (its own categories aside): the pinned ones, then most posts first."""
    rows = categories_of(db, query._replace(categories=()), original=original)
    rows.sort(key=lambda row: (not row.pinned, -row.posts, row.key))
    return [row for row in rows if with_hidden or not row.hidden]


def categories_of(db: Database, query: Query, *, original: bool = False) -> list[CategoryRow]:
    """Every category of the posts `query` asks for, in no order: as the reader made them, or as the feeds have them."""
    query = _simplest(query)
    found = _counted(db, query, "category")
    made = {} if original else category_edits.edits(db)
    if not made:
        return [CategoryRow(*record) for record in found]
    roots, feeds = _roots(db)
    sums: dict[str, list[Any]] = {}
    for key, name, posts, unread in found:
        root = roots.get(key, key)
        row = sums.setdefault(root, [feeds.get(root, name), 0, 0])
        row[1] += posts
        row[2] += unread
    for root, posts, unread in _overlaps(db, query) if any(key != root for key, root in roots.items()) else ():
        if root in sums:
            sums[root][1] -= posts
            sums[root][2] -= unread
    blog_id = query.blogs[0] if len(query.blogs) == 1 else 0
    rows = []
    for root, (name, posts, unread) in sums.items():
        own, here = made.get((root, 0)), made.get((root, blog_id)) if blog_id else None
        if here and here.name:
            key, name = root, here.name
        elif own and own.name:
            key, name = fold(own.name), own.name  # as everywhere: whoever has a name has the key
        else:
            key = root
        rows.append(CategoryRow(key, name, posts, unread, bool(own and own.pinned), bool(own and own.hidden)))
    return rows


def authors(db: Database, query: Query) -> list[AuthorRow]:
    """Authors of the posts `query` asks for (its own authors aside), most posts first."""
    return authors_of(db, query._replace(authors=()))


def authors_of(db: Database, query: Query) -> list[AuthorRow]:
    """Authors of the posts `query` asks for, most posts first."""
    return [AuthorRow(*record) for record in _counted(db, _simplest(query), "author")]


def counted(db: Database, query: Query) -> tuple[int, int] | None:
    """How many posts and unread posts stand in the one category of `query`, where counters tell; else None."""
    keys, names = category_edits.keys_of(query.categories)
    roots = db.all(f"SELECT DISTINCT coalesce(root, key) FROM ({keys}) LEFT JOIN category_root USING (key)", names)  # noqa: S608
    if len(roots) > 1:
        return None  # what has this name in all blogs, and what has it in one: posts may be in both
    chosen, values = of_blogs(query, "blog_id")
    sums = "SELECT coalesce(sum(posts), 0), coalesce(sum(unread), 0)"
    of_keys = f"category_id IN (SELECT id FROM category WHERE key IN ({keys}))"  # noqa: S608
    posts, unread = db.one(f"{sums} FROM blog_category WHERE {of_keys} AND {chosen}", [*names, *values])
    twice, unread_twice = db.one(f"{sums} FROM blog_overlap WHERE root = ? AND {chosen}", [*roots[0], *values])
    return posts - twice, unread - unread_twice


def as_shown(db: Database, rows: "Sequence[PostRow]") -> "list[PostRow]":
    """The rows with their categories as the reader calls them: merged ones once, hidden ones left out."""
    shown = shown_as(db)
    if shown is None:
        return list(rows)

    def names(row: "PostRow") -> tuple[str, ...]:
        found = [shown(label, row.blog_id) for label in row.categories]
        return tuple(dict.fromkeys(name for name, is_hidden in found if not is_hidden))

    return [row._replace(categories=names(row)) for row in rows]


def shown_as(db: Database) -> "Callable[[str, int], tuple[str, bool]] | None":
    """How the reader calls a category and whether it is hidden, by a feed's name of it and the blog, 0 for all.

    None where no category was ever edited.
    """
    made = category_edits.edits(db)
    if not made:
        return None
    roots, feeds = _roots(db)

    def shown(label: str, blog_id: int) -> tuple[str, bool]:
        key = fold(label)
        root = roots.get(key, key)
        everywhere = made.get((root, 0))
        here = made.get((root, blog_id))
        own = (here and here.name) or (everywhere and everywhere.name)
        return own or (label if root == key else feeds.get(root, label)), bool(everywhere and everywhere.hidden)

    return shown


def _roots(db: Database) -> tuple[dict[str, str], dict[str, str]]:
    """What each category is shown as, by key; and how the feeds call those, also one that no post has any more."""
    roots = dict(db.all("SELECT key, root FROM category_root"))
    return roots, dict(db.all("SELECT key, name FROM category WHERE key IN (SELECT root FROM category_root)"))


def _counted(db: Database, query: Query, what: str) -> "list[Any]":
    """Key, name, posts and unread posts of each category or author, most posts first."""
    if _is_counted(query):
        posts = "unread" if query.unread else "posts"
        if what == "category" and not query.blogs:
            return db.all(
                f"SELECT key, name, {posts}, unread FROM category_total JOIN category ON id = category_id "  # noqa: S608
                f"WHERE {posts} > 0 ORDER BY {posts} DESC, key"
            )
        chosen, values = of_blogs(query, "blog_id")
        return db.all(
            "SELECT key, name, posts, unread FROM ("  # noqa: S608
            f"SELECT {what}_id AS id, sum({posts}) AS posts, sum(unread) AS unread FROM blog_{what} "
            f"WHERE {posts} > 0 AND {chosen} GROUP BY {what}_id) JOIN {what} USING (id) ORDER BY posts DESC, key",
            values,
        )
    condition, values = where(db, query, is_list=False)
    return db.all(
        "SELECT key, name, posts, unread FROM ("  # noqa: S608
        f"SELECT {what}_id, count(*) AS posts, {unread_in(query)} AS unread FROM post "
        f"CROSS JOIN post_{what} ON post_{what}.post_id = post.id WHERE {condition} GROUP BY {what}_id"
        f") JOIN {what} ON {what}.id = {what}_id ORDER BY posts DESC, key",
        values,
    )


def _overlaps(db: Database, query: Query) -> "list[Any]":
    """Root, posts and unread posts that stand in several categories shown as one, once less for each."""
    if _is_counted(query):
        chosen, values = of_blogs(query, "blog_id")
        posts = "unread" if query.unread else "posts"
        return db.all(
            f"SELECT root, sum(blog_overlap.{posts}), sum(blog_overlap.unread) FROM blog_overlap "  # noqa: S608
            f"WHERE {posts} <> 0 AND {chosen} GROUP BY root",
            values,
        )
    condition, values = where(db, query, is_list=False)
    return db.all(
        "SELECT root, sum(n - 1), sum((n - 1) * unread) FROM ("  # noqa: S608
        "SELECT category_root.root AS root, count(*) AS n, post.read = 0 AS unread FROM post "
        "JOIN post_category ON post_category.post_id = post.id JOIN category ON category.id = category_id "
        f"JOIN category_root ON category_root.key = category.key WHERE {condition} "
        "GROUP BY post.id, category_root.root HAVING count(*) > 1) GROUP BY root",
        values,
    )


def _is_counted(query: Query) -> bool:
    """Whether counters tell all that `query` asks for."""
    return not query._replace(unread=False).narrows


def _simplest(query: Query) -> Query:
    """The same question with unread asked for in one way."""
    if query.where is not None:
        from blogtui.model.query import Is

        if query.where == Is("unread"):
            return query._replace(unread=True, where=None)
    return query
