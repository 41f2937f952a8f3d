"""Subscriptions: added, named, removed (and brought back), and how their last check went."""

import time
from typing import TYPE_CHECKING, Any

from blogtui.model.rows import BlogRow
from blogtui.store import hosts
from blogtui.store.connection import Database

if TYPE_CHECKING:
    from blogtui.model.post import Blog, Schedule
    from blogtui.model.update import Check

_SELECT = (
    "SELECT id, kind, url, coalesce(nullif(own_name, ''), nullif(name, ''), url), site, presentation, image, language, "
    "folder, posts, unread, checked, due, problem, answered, "
    "CASE WHEN moving_seen >= 0 THEN moving_to END, moved_from, gone, full_text FROM blog WHERE removed IS NULL"
)


def blogs(db: Database) -> list[BlogRow]:
    """Every subscription, in the order they were added."""
    paused = hosts.paused_until(db, int(time.time()))
    return [_row(record, paused) for record in db.all(f"{_SELECT} ORDER BY id")]


def blog(db: Database, blog_id: int) -> BlogRow | None:
    """One subscription, or None."""
    record = db.one(f"{_SELECT} AND id = ?", (blog_id,))
    return _row(record, hosts.paused_until(db, int(time.time()))) if record else None


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
    """Keep how a check went, and of validators, schedule and move only what the check has to keep (P8)."""
    values: dict[str, object] = {
        "checked": check.checked, "due": check.due, "problem": check.problem, "failures": check.failures,
        "gone": check.gone,
    }  # fmt: skip
    if check.validators_url is not None:
        values |= {"validators_url": check.validators_url, "etag": check.etag, "modified": check.modified}
    if check.answered is not None:
        values["answered"] = check.answered
    if check.schedule is not None:
        values["schedule"] = _written(check.schedule)
    if check.move is not None:
        values |= {"moving_to": check.move.to, "moving_seen": check.move.seen, "moving_day": check.move.day}
    assigned = ", ".join(f"{name} = :{name}" for name in values)
    with db.writing():
        db.run(f"UPDATE blog SET {assigned} WHERE id = :id", {**values, "id": blog_id})  # noqa: S608


def history(db: Database, blog_id: int) -> "Check":
    """How the last check of a blog went, with the validators it left."""
    from blogtui.model.update import Check, Move

    record = db.one(
        "SELECT coalesce(checked, 0), due, problem, failures, gone, validators_url, etag, modified, answered, "
        "schedule, moving_to, moving_seen, moving_day FROM blog WHERE id = ?",
        (blog_id,),
    )
    checked, due, problem, failures, gone, url, etag, modified, answered, written, to, seen, day = record
    schedule, move = _read(written), Move(to, seen, day)
    return Check(checked, due, problem, failures, bool(gone), url, etag, modified, answered, schedule, move)


def _written(schedule: "Schedule") -> str:
    parts = ((schedule.wait,), schedule.skip_hours, schedule.skip_days)
    return ";".join(",".join(map(str, part)) for part in parts)


def _read(written: str) -> "Schedule":
    from blogtui.model.post import Schedule

    if not written:
        return Schedule()
    (wait,), *skips = ([int(number) for number in part.split(",") if number] for part in written.split(";"))
    return Schedule(wait, *map(tuple, skips))


def _row(record: tuple[Any, ...], paused: dict[str, int]) -> BlogRow:
    from blogtui.model.text import host_of

    *values, answered, moving_to, moved_from, gone, full_text = record
    until = paused.get(host_of(values[2])) if paused else None
    return BlogRow._make((*values, bool(gone), bool(full_text), answered, moving_to, moved_from, until))


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
