"""Backups of what no server can give back: subscriptions, and what was read, starred and left in the middle (R1).

Beside `library.db` stands the folder `backups` with files `library-20260503T101500Z.jsonl.gz`: JSON Lines, gzipped.
The names are in the order in which the backups were made, also where the clock jumped back meanwhile.
The first line is an object: `format` ("blogtui backup"), `version` (1), `made` (seconds since the epoch), how many
`blogs`, `read` and `starred` posts the library had, its `settings`, and the reader's `categories`: a list for each
edit, key, blog (0 for all), own name, key of what it was merged into, 1 where pinned, 1 where hidden. Then, a blog
each, an object with the columns of its row, and after it a list for each marked post: id, address (null where it is
the id), date, marks (1 read, 2 starred), title (where it has neither id nor address), and letters, percent and time of
the place where it was left; what is empty at the end is left out. The last line is an object with the number of the
`posts`; a file without it is incomplete.
"""

import os
import time
from contextlib import suppress

from blogtui.i18n import gettext as _
from blogtui.store.connection import DamagedError, Database, StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from blogtui.store.waiting import Mark

FORMAT, VERSION = "blogtui backup", 1
DAY = 86_400
MARKS = 100  # so many more or fewer marked posts make a backup before the day is over
LAST, DAYS = 3, 7  # the last three are kept, and the last one of each of seven days
BLOG_COLUMNS = ("id", "kind", "url", "name", "own_name", "site", "folder", "added", "removed", "full_text")
SETTINGS_LEFT = ("place", "folds")  # they name posts and blogs by numbers that a new library does not have
_ENDING = ".jsonl.gz"
_UNFINISHED = ".part"
_STAMP = "%Y%m%dT%H%M%SZ"
_READ, _STARRED = 1, 2


def folder_of(path: str) -> str:
    """Where the backups of the library `path` stand."""
    return os.path.join(os.path.dirname(path), "backups")


def backups(path: str) -> "list[tuple[int, str]]":
    """When each backup of the library `path` was made, by its name, and its path; the last one made first."""
    stem = _stem(path)
    found = []
    with suppress(OSError):
        for name in os.listdir(folder_of(path)):
            if name.startswith(stem) and name.endswith(_ENDING):
                with suppress(ValueError):
                    made = _seconds(name[len(stem) : -len(_ENDING)])
                    found.append((made, os.path.join(folder_of(path), name)))
    return sorted(found, reverse=True)


def is_due(db: Database, now: int) -> bool:
    """Whether there is something to keep, and the newest backup is a day old or behind by many marks or a blog."""
    counts = _counts(db)
    if not counts["blogs"]:
        return False
    there = backups(db.path)
    head = _head(there[0][1]) if there else None
    if head is None or not 0 <= now - int(head.get("made") or 0) < DAY:
        return True
    if head.get("blogs") != counts["blogs"] or len(head.get("categories") or ()) != _edits(db):
        return True
    return any(abs(int(head.get(name) or 0) - counts[name]) >= MARKS for name in ("read", "starred"))


def write(db: Database, now: int) -> str:
    """Make a backup of a library, whole or not at all; its path. Raises StoreError, DamagedError before all others.

    A library whose pages cannot all be read makes none, so that no good backup gives way to a bad one.
    """
    if not db.is_sound():
        raise DamagedError(db.path)
    folder, there = folder_of(db.path), backups(db.path)
    named = max(now, there[0][0] + 1) if there else now
    path = os.path.join(folder, _stem(db.path) + time.strftime(_STAMP, time.gmtime(named)) + _ENDING)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _write_whole(path, _lines(db, now))
        _thin_out(db.path)
    except OSError as error:
        raise StoreError(
            _("No backup could be made in {folder}: {reason}.", folder=folder, reason=error.strerror or error)
        ) from error
    return path


def read(path: str) -> "Iterator[tuple[dict[str, Any], list[Mark]]]":
    """The blogs of a backup with the marks of their posts; the first is {} with no mark, and `made` and `settings`.

    Raises ValueError where the file is incomplete, damaged or of a later version, and OSError.
    """
    import gzip
    import json
    import zlib

    blog: dict[str, Any] = {}
    marks: list[Mark] = []
    posts = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            head = json.loads(next(file, "null"))
            if not isinstance(head, dict) or head.get("format") != FORMAT or head.get("version") != VERSION:
                raise ValueError("no backup of this version")
            blog = head
            for line in file:
                item = json.loads(line)
                if not isinstance(item, list | dict):
                    break
                if isinstance(item, list):
                    marks.append(_mark(item))
                    posts += 1
                elif "posts" in item:
                    if item["posts"] != posts or next(file, ""):
                        break
                    yield blog, marks
                    return
                else:
                    yield blog, marks
                    blog, marks = item, []
    except (EOFError, zlib.error, gzip.BadGzipFile, TypeError, KeyError, IndexError, UnicodeError) as error:
        raise ValueError(str(error)) from error
    raise ValueError("incomplete")


def _lines(db: Database, now: int) -> "Iterator[str]":
    import json

    from blogtui.store import category_edits, waiting

    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with db.reading():
        settings = dict(db.all("SELECT name, value FROM setting"))
        for name in SETTINGS_LEFT:
            settings.pop(name, None)
        edits = list(category_edits.edits(db).values())
        head = {"format": FORMAT, "version": VERSION, "made": now, **_counts(db), "settings": settings}
        yield encode({**head, "categories": edits})
        posts = 0
        for record in db.all(f"SELECT {', '.join(BLOG_COLUMNS)} FROM blog ORDER BY id"):  # noqa: S608
            yield encode(dict(zip(BLOG_COLUMNS, record, strict=True)))
            for mark in waiting.marks(db, record[0]):
                posts += 1
                yield encode(_item(mark))
        yield encode({"posts": posts})


def _item(mark: "Mark") -> "list[Any]":
    address = None if mark.url == mark.guid else mark.url
    item: list[Any] = [mark.guid, address, mark.published, mark.read * _READ + mark.starred * _STARRED]
    if mark.title or mark.letters:
        item.append(mark.title or None)
    if mark.letters:
        item += (mark.letters, mark.percent, mark.left_at)
    return item


def _mark(item: "list[Any]") -> "Mark":
    from blogtui.store.waiting import Mark

    guid, address, published, flags, *more = item
    title, letters, percent, left_at = (*more, None, None, None, None)[:4]
    return Mark(
        str(guid),
        str(address) if address else guid if _is_address(guid) else None,
        str(title or ""),
        None if published is None else int(published),
        bool(flags & _READ),
        bool(flags & _STARRED),
        int(letters or 0),
        int(percent or 0),
        int(left_at or 0),
    )


def _is_address(guid: str) -> bool:
    return guid.startswith(("http:", "https:", "mailto:"))


def _counts(db: Database) -> dict[str, int]:
    blogs, read = db.one("SELECT count(*) + count(removed), coalesce(sum(posts - unread), 0) FROM blog")
    return {"blogs": blogs, "read": read, "starred": db.one("SELECT count(*) FROM post WHERE starred = 1")[0]}


def _edits(db: Database) -> int:
    count: int = db.one("SELECT count(*) FROM category_edit")[0]
    return count


def _head(path: str) -> "dict[str, Any] | None":
    import gzip
    import json
    import zlib

    with suppress(OSError, EOFError, ValueError, zlib.error), gzip.open(path, "rt", encoding="utf-8") as file:
        head = json.loads(file.readline())
        return head if isinstance(head, dict) else None
    return None


def _write_whole(path: str, lines: "Iterator[str]") -> None:
    """A file that is there with all its content or not at all, whatever happens meanwhile; the reader's alone (S12)."""
    import gzip
    import tempfile

    folder = os.path.dirname(path)
    descriptor, temporary = tempfile.mkstemp(prefix=".", suffix=_UNFINISHED, dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=4) as packed:
                for line in lines:
                    packed.write(line.encode() + b"\n")
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(folder)


def sync_folder(folder: str) -> None:
    """Make names that were given in a folder outlast a power failure, where folders can be told so."""
    with suppress(OSError):
        descriptor = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _thin_out(path: str) -> None:
    there = backups(path)
    kept = {name for _made, name in there[:LAST]}
    by_day: dict[int, str] = {}
    for made, name in there:
        by_day.setdefault(made // DAY, name)
    kept.update(list(by_day.values())[:DAYS])
    for _made, name in there:
        if name not in kept:
            os.unlink(name)
    _sweep(folder_of(path))


def _sweep(folder: str) -> None:
    """Take away what backups left that were killed while they were written: nobody writes for a day."""
    for name in os.listdir(folder):
        unfinished = os.path.join(folder, name)
        if name.startswith(".") and name.endswith(_UNFINISHED):
            with suppress(OSError):
                if time.time() - os.path.getmtime(unfinished) > DAY:
                    os.unlink(unfinished)


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0] + "-"


def _seconds(stamp: str) -> int:
    import calendar

    return calendar.timegm(time.strptime(stamp, _STAMP))
