"""What a check found becomes rows: posts inserted or edited, never deleted (R8), inside the caller's transaction."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from blogtui.model.post import Post
from blogtui.model.text import fold, label_key, swedish_key
from blogtui.model.update import Stored, Update, fingerprint
from blogtui.store import earlier, search_index, waiting
from blogtui.store.blogs import present
from blogtui.store.connection import Database

_FIELDS = (
    "guid", "url", "title", "authors", "labels", "published", "published_offset", "updated", "updated_offset",
    "sort_at", "summary", "minutes", "comments", "comments_url", "comments_feed", "comments_form", "image",
    "enclosures", "language", "fingerprint", "search_id", "title_key", "label_key",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO post ({', '.join(_FIELDS)}, blog_id, arrived, id) "  # noqa: S608
    f"VALUES ({', '.join(':' + name for name in _FIELDS)}, :blog_id, :arrived, :id)"
)
_EDIT = f"UPDATE post SET {', '.join(f'{name} = :{name}' for name in _FIELDS)} WHERE id = :id"  # noqa: S608
_BODY = (
    "INSERT INTO body (post_id, source, format, base) VALUES (?, ?, ?, ?) ON CONFLICT (post_id) "
    "DO UPDATE SET source = excluded.source, format = excluded.format, base = excluded.base"
)
_NAMED = ("category", "author")


def stored(db: Database, blog_id: int) -> list[Stored]:
    """What identifies each post of a blog, for the decision on what is new."""
    sql = "SELECT id, guid, url, title, published, comments, fingerprint, restless, came FROM post WHERE blog_id = ?"
    return [Stored(*record) for record in db.all(sql, (blog_id,))]


def apply(db: Database, blog_id: int, update: Update, now: int) -> None:
    """Write `update` for a blog at `now` (seconds since the epoch). Raises StoreError, and then nothing is written."""
    with db.writing():
        present(db, blog_id, update.blog)
        inserts = list(enumerate(update.inserts, db.one("SELECT coalesce(max(id), 0) FROM post")[0] + 1))
        written = list(chain(inserts, update.edits, update.quiet))
        rows = [_values(blog_id, id_, post, now) for id_, post in inserts]
        rows += [_values(blog_id, id_, post, _arrived(db, id_)) for id_, post in written[len(inserts) :]]
        numbers = search_index.numbers(db, [row["sort_at"] for row in rows])
        for row, number in zip(rows, numbers, strict=True):
            row["search_id"] = number
        db.run_many(_INSERT, rows[: len(inserts)])
        for id_, _post in update.edits:
            earlier.keep(db, id_, now, tiny=id_ in update.tiny)
        for row in rows[len(inserts) :]:
            db.run(_EDIT, row)
            for what in _NAMED:
                db.run(f"DELETE FROM post_{what} WHERE post_id = ?", (row["id"],))  # noqa: S608
        db.run_many(_BODY, ((id_, post.body, post.body_format, post.base) for id_, post in written))
        for what in _NAMED:
            _write_names(db, what, written)
        db.run_many("UPDATE post SET comments = ? WHERE id = ?", [(n, id_) for id_, n in update.comment_counts])
        db.run_many("UPDATE post SET restless = ?, came = ? WHERE id = ?", [(n, w, i) for i, n, w in update.restless])
        earlier.forget_churn(db, update.churning)
        if update.edits:
            earlier.keep_within_bounds(db)
        if update.inserts:
            waiting.settle(db, blog_id, now)
        # Last: whatever else writes several rows at once makes FTS5 put aside what it holds as a segment of its own.
        search_index.note(db, (id_ for id_, _post in written))
        found_by = ((post.title, " \n ".join(post.categories), post.text) for _id, post in written)
        search_index.put(db, ((number, *words) for number, words in zip(numbers, found_by, strict=True)))


def _arrived(db: Database, post_id: int) -> int:
    arrived: int = db.one("SELECT arrived FROM post WHERE id = ?", (post_id,))[0]
    return arrived


def _values(blog_id: int, post_id: int, post: Post, arrived: int) -> dict[str, Any]:
    published, published_offset = _time(post.published)
    updated, updated_offset = _time(post.updated)
    return {
        "id": post_id,
        "blog_id": blog_id,
        "arrived": arrived,
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
        "title_key": swedish_key(post.title),
        "label_key": label_key(post.categories),
    }


def _time(when: object) -> tuple[int | None, int]:
    from datetime import datetime

    if not isinstance(when, datetime):
        return None, 0
    offset = when.utcoffset()
    return int(when.timestamp()), int(offset.total_seconds() // 60) if offset else 0


def _write_names(db: Database, what: str, posts: Sequence[tuple[int, Post]]) -> None:
    """Give `posts`, by id, their categories or authors, each made where no spelling of it is known yet."""
    named = [
        (post_id, label)
        for post_id, post in posts
        for label in (post.categories if what == "category" else post.authors)
    ]
    keys = {label: fold(label) for _id, label in named}
    names = {key: _name(db, what, key, label) for label, key in keys.items()}
    db.run_many(
        f"INSERT OR IGNORE INTO post_{what} (post_id, {what}_id, label) VALUES (?, ?, ?)",  # noqa: S608
        ((post_id, names[keys[label]][0], label) for post_id, label in named),
    )
    # Spellings that fold to one name show under the one that most posts use; what is spelt so already stays it.
    spelt_otherwise = {names[key][0] for label, key in keys.items() if names[key][1] != label}
    db.run_many(
        f"UPDATE {what} SET name = (SELECT label FROM post_{what} WHERE {what}_id = :id "  # noqa: S608
        "GROUP BY label ORDER BY count(*) DESC, label LIMIT 1) WHERE id = :id",
        [{"id": name_id} for name_id in spelt_otherwise],
    )


def _name(db: Database, what: str, key: str, label: str) -> tuple[int, str]:
    """The id of a name by its folded form and how it shows now; a new one shows as `label`."""
    found: tuple[int, str] | None = db.one(f"SELECT id, name FROM {what} WHERE key = ?", (key,))  # noqa: S608
    return found or (db.run(f"INSERT INTO {what} (key, name) VALUES (?, ?)", (key, label)), label)  # noqa: S608
