"""What a check found becomes rows: posts inserted or edited, never deleted (R8), inside the caller's transaction."""

from blogtui.model.post import Post
from blogtui.model.text import fold
from blogtui.model.update import Stored, Update, fingerprint
from blogtui.store import waiting
from blogtui.store.blogs import present
from blogtui.store.connection import Database

_FIELDS = (
    "guid", "url", "title", "authors", "labels", "published", "published_offset", "updated", "updated_offset",
    "sort_at", "summary", "minutes", "comments", "comments_url", "comments_feed", "comments_form", "image",
    "enclosures", "language", "fingerprint", "search_id",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO post ({', '.join(_FIELDS)}, blog_id, arrived) "  # noqa: S608
    f"VALUES ({', '.join(':' + name for name in _FIELDS)}, :blog_id, :arrived)"
)
_EDIT = f"UPDATE post SET {', '.join(f'{name} = :{name}' for name in _FIELDS)}, changed = :now WHERE id = :id"  # noqa: S608


def stored(db: Database, blog_id: int) -> list[Stored]:
    """What identifies each post of a blog, for the decision on what is new."""
    sql = "SELECT id, guid, url, title, published, comments, fingerprint FROM post WHERE blog_id = ?"
    return [Stored(*record) for record in db.all(sql, (blog_id,))]


def apply(db: Database, blog_id: int, update: Update, now: int) -> None:
    """Write `update` for a blog at `now` (seconds since the epoch). Raises StoreError, and then nothing is written."""
    with db.writing():
        present(db, blog_id, update.blog)
        names: dict[tuple[str, str], int] = {}
        search_id = db.one("SELECT coalesce(max(search_id), 0) FROM post")[0]
        for post in update.inserts:
            search_id += 1
            values = _values(post, now, search_id) | {"blog_id": blog_id, "arrived": now}
            _write_content(db, db.run(_INSERT, values), post, search_id, names)
        for post_id, post in update.edits:
            search_id += 1
            arrived = db.one("SELECT arrived FROM post WHERE id = ?", (post_id,))[0]
            db.run(_EDIT, _values(post, arrived, search_id) | {"id": post_id, "now": now})
            for what in ("category", "author"):
                db.run(f"DELETE FROM post_{what} WHERE post_id = ?", (post_id,))  # noqa: S608
            _write_content(db, post_id, post, search_id, names)
        _name_as_most_often_written(db, names)
        db.run_many("UPDATE post SET comments = ? WHERE id = ?", [(n, id_) for id_, n in update.comment_counts])
        if update.inserts:
            waiting.settle(db, blog_id, now)


def _values(post: Post, arrived: int, search_id: int) -> dict[str, object]:
    published, published_offset = _time(post.published)
    updated, updated_offset = _time(post.updated)
    return {
        "guid": post.guid,
        "url": post.url,
        "title": post.title,
        "authors": "\n".join(post.authors),
        "labels": "\n".join(post.categories),
        "published": published,
        "published_offset": published_offset,
        "updated": updated,
        "updated_offset": updated_offset,
        "sort_at": arrived if published is None else published,
        "summary": post.summary,
        "minutes": post.minutes,
        "comments": post.comments.count,
        "comments_url": post.comments.url,
        "comments_feed": post.comments.feed,
        "comments_form": post.comments.form,
        "image": post.image,
        "enclosures": "\n".join(
            f"{item.url}\t{item.type}\t{'' if item.length is None else item.length}" for item in post.enclosures
        ),
        "language": post.language,
        "fingerprint": fingerprint(post),
        "search_id": search_id,
    }


def _time(when: object) -> tuple[int | None, int]:
    from datetime import datetime

    if not isinstance(when, datetime):
        return None, 0
    offset = when.utcoffset()
    return int(when.timestamp()), int(offset.total_seconds() // 60) if offset else 0


def _write_content(db: Database, post_id: int, post: Post, search_id: int, names: dict[tuple[str, str], int]) -> None:
    db.run(
        "INSERT INTO body (post_id, source, format, base) VALUES (?, ?, ?, ?) ON CONFLICT (post_id) "
        "DO UPDATE SET source = excluded.source, format = excluded.format, base = excluded.base",
        (post_id, post.body, post.body_format, post.base),
    )
    db.run(
        "INSERT INTO search (rowid, title, labels, text) VALUES (?, ?, ?, ?)",
        (search_id, post.title, " \n ".join(post.categories), post.text),
    )
    for what, labels in (("category", post.categories), ("author", post.authors)):
        for label in labels:
            name_id = _name_id(db, what, label, names)
            db.run(
                f"INSERT OR IGNORE INTO post_{what} (post_id, {what}_id, label) VALUES (?, ?, ?)",  # noqa: S608
                (post_id, name_id, label),
            )


def _name_as_most_often_written(db: Database, names: dict[tuple[str, str], int]) -> None:
    """Spellings that fold to one name show under the one that most posts use."""
    for (what, _key), name_id in names.items():
        db.run(
            f"UPDATE {what} SET name = (SELECT label FROM post_{what} WHERE {what}_id = :id "  # noqa: S608
            "GROUP BY label ORDER BY count(*) DESC, label LIMIT 1) WHERE id = :id",
            {"id": name_id},
        )


def _name_id(db: Database, what: str, label: str, names: dict[tuple[str, str], int]) -> int:
    key = fold(label)
    if (what, key) not in names:
        found = db.one(f"SELECT id FROM {what} WHERE key = ?", (key,))  # noqa: S608
        names[what, key] = (
            found[0] if found else db.run(f"INSERT INTO {what} (key, name) VALUES (?, ?)", (key, label))  # noqa: S608
        )
    return names[what, key]
