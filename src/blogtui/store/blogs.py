"""Subscriptions: added, named, removed (and brought back), and how their last check went."""

from typing import TYPE_CHECKING, Any

from blogtui.model.rows import BlogRow
from blogtui.store.connection import Database

if TYPE_CHECKING:
    from blogtui.model.post import Blog
    from blogtui.model.update import Check

_SELECT = (
    "SELECT id, kind, url, coalesce(nullif(own_name, ''), nullif(name, ''), url), site, presentation, image, language, "
    "folder, posts, unread, checked, due, problem, gone, full_text FROM blog WHERE removed IS NULL"
)


def blogs(db: Database) -> list[BlogRow]:
    """Every subscription, in the order they were added."""
    return [_row(record) for record in db.all(f"{_SELECT} ORDER BY id")]


def blog(db: Database, blog_id: int) -> BlogRow | None:
    """One subscription, or None."""
    record = db.one(f"{_SELECT} AND id = ?", (blog_id,))
    return _row(record) if record else None


def subscribe(db: Database, kind: str, url: str, now: int, own_name: str = "", folder: str = "") -> tuple[int, bool]:
    """The id of the subscription to `url`, made or brought back where needed, and whether it is new."""
    with db.writing():
        record = db.one("SELECT id, removed FROM blog WHERE url = ?", (url,))
        if record is None:
            sql = "INSERT INTO blog (kind, url, own_name, folder, added) VALUES (?, ?, ?, ?, ?)"
            return db.run(sql, (kind, url, own_name, folder, now)), True
        blog_id, removed = record
        if own_name:
            db.run("UPDATE blog SET own_name = ? WHERE id = ?", (own_name, blog_id))
        if removed is not None:
            restore(db, blog_id)
        return blog_id, removed is not None


def remove(db: Database, blog_id: int, now: int) -> None:
    """Unsubscribe; the posts and what was read of them are kept aside for the day it comes back."""
    with db.writing():
        db.run("UPDATE blog SET removed = ? WHERE id = ?", (now, blog_id))


def restore(db: Database, blog_id: int) -> None:
    """Undo `remove`."""
    with db.writing():
        db.run("UPDATE blog SET removed = NULL WHERE id = ?", (blog_id,))


def present(db: Database, blog_id: int, blog: "Blog") -> None:
    """Take over how the blog presents itself; what it leaves empty stays as it was."""
    db.run(
        "UPDATE blog SET name = coalesce(nullif(:name, ''), name), site = coalesce(:site, site), "
        "presentation = coalesce(nullif(:presentation, ''), presentation), image = coalesce(:image, image), "
        "language = coalesce(nullif(:language, ''), language), feed_url = coalesce(:url, feed_url) WHERE id = :id",
        {
            "name": blog.name,
            "site": blog.site,
            "presentation": blog.presentation,
            "image": blog.image,
            "language": blog.language,
            "url": blog.url,
            "id": blog_id,
        },
    )


def record_check(db: Database, blog_id: int, check: "Check") -> None:
    """Keep how a check went; validators only where the check has some to keep (P8)."""
    with db.writing():
        db.run(
            "UPDATE blog SET checked = ?, due = ?, problem = ?, failures = ?, gone = ? WHERE id = ?",
            (check.checked, check.due, check.problem, check.failures, check.gone, blog_id),
        )
        if check.validators_url is not None:
            db.run(
                "UPDATE blog SET validators_url = ?, etag = ?, modified = ? WHERE id = ?",
                (check.validators_url, check.etag, check.modified, blog_id),
            )


def history(db: Database, blog_id: int) -> "Check":
    """How the last check of a blog went, with the validators it left."""
    from blogtui.model.update import Check

    record = db.one(
        "SELECT coalesce(checked, 0), due, problem, failures, gone, validators_url, etag, modified FROM blog "
        "WHERE id = ?",
        (blog_id,),
    )
    checked, due, problem, failures, gone, *validators = record
    return Check(checked, due, problem, failures, bool(gone), *validators)


def _row(record: tuple[Any, ...]) -> BlogRow:
    *values, gone, full_text = record
    return BlogRow._make((*values, bool(gone), bool(full_text)))


def setting(db: Database, name: str) -> str:
    """A remembered value, "" when there is none."""
    record = db.one("SELECT value FROM setting WHERE name = ?", (name,))
    return record[0] if record else ""


def set_setting(db: Database, name: str, value: str) -> None:
    """Remember a value."""
    db.run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
