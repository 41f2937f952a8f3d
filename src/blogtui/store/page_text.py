"""The text of a post's own page, beside what the feed said of it: kept, shown or not, and wanted of which blogs.

Never touches the feed's body.
"""

from blogtui.model.rows import PageText
from blogtui.store import search_index
from blogtui.store.connection import Database


def page_text(db: Database, post_id: int) -> PageText | None:
    """What is kept of a post's page, or None. Raises StoreError."""
    record = db.one("SELECT source, format, base, minutes, fetched, shown FROM page_text WHERE post_id = ?", (post_id,))
    return PageText._make((*record[:-1], bool(record[-1]))) if record else None


def state(db: Database, post_id: int) -> tuple[int, bool, bool] | None:
    """Of what is kept of a post's page, without its text: its minutes, whether it is shown, whether it is empty."""
    record = db.one("SELECT minutes, shown, source = '' FROM page_text WHERE post_id = ?", (post_id,))
    return (record[0], bool(record[1]), bool(record[2])) if record else None


def keep(db: Database, post_id: int, text: PageText | None, words: str) -> None:
    """Keep a page's text, or nothing any more; `words`, the feed's and the page's, are what a search finds it by."""
    with db.writing():
        put(db, post_id, text)
        find_by(db, post_id, words)


def put(db: Database, post_id: int, text: PageText | None) -> None:
    """As `keep`, without the words, in the caller's transaction."""
    if text is None:
        db.run("DELETE FROM page_text WHERE post_id = ?", (post_id,))
    else:
        db.run(
            "INSERT OR REPLACE INTO page_text (post_id, source, format, base, minutes, fetched, shown) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (post_id, *text),
        )


def show(db: Database, post_id: int, shown: bool) -> None:
    """Read the page's text in place of the feed's, or no longer."""
    db.run("UPDATE page_text SET shown = ? WHERE post_id = ?", (shown, post_id))


def is_behind(db: Database, post_id: int) -> bool:
    """Whether nobody has asked for a post's page yet, or the feed has edited the post since."""
    return (
        db.one(
            "SELECT 1 FROM post LEFT JOIN page_text ON page_text.post_id = post.id "
            "WHERE post.id = ? AND coalesce(page_text.fetched, -1) < coalesce(post.changed, 0)",
            (post_id,),
        )
        is not None
    )


def is_always_wanted(db: Database, post_id: int) -> bool:
    """Whether a post belongs to a blog whose posts are read from their pages."""
    sql = "SELECT full_text FROM blog JOIN post ON post.blog_id = blog.id WHERE post.id = ?"
    record = db.one(sql, (post_id,))
    return bool(record and record[0])


def want_always(db: Database, blog_id: int, wanted: bool) -> None:
    """Read the posts of a blog from their pages, or no longer."""
    db.run("UPDATE blog SET full_text = ? WHERE id = ?", (wanted, blog_id))


def find_by(db: Database, post_id: int, words: str) -> None:
    """Have a search find a post by other words."""
    title, labels, sort_at = db.one(
        "SELECT title, replace(labels, char(10), ' ' || char(10) || ' '), sort_at FROM post WHERE id = ?", (post_id,)
    )
    (search_id,) = search_index.numbers(db, [sort_at])
    db.run("UPDATE post SET search_id = ? WHERE id = ?", (search_id, post_id))
    search_index.put(db, [(search_id, title, labels, words)])
    search_index.note(db, [post_id])
