"""A library found damaged: kept aside under a name that tells when, and a new one made of the newest good backup (R1).

Nothing is deleted. Whatever interrupts it, `path` leads to the damaged file or to the whole new library.
"""

import os
import time
from contextlib import suppress

from blogtui.dates import moment
from blogtui.i18n import gettext as _
from blogtui.store import backup, category_edits, waiting
from blogtui.store.connection import SUSPECTED, DamagedError, Database, StoreError
from blogtui.store.lock import Lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WAIT_SECONDS = 2.0
_BESIDE = ("-wal", "-shm")
_NEW = "-new"


def recover(path: str, now: int) -> tuple[Database, str]:
    """The library at `path`, which could not be opened, made anew at `now`; and what happened, in words.

    Raises StoreError, also while another program has it open: that one would write on into the file that is set aside.
    """
    lock = Lock(path)
    try:
        if not lock.own(WAIT_SECONDS):
            raise StoreError(
                _("The library {path} is damaged and open in another program; close that and try again.", path=path)
            )
        told = "" if _is_well_again(path) else _replace(path, now)
    except OSError as error:
        lock.close()
        raise StoreError(
            _(
                "The library {path} is damaged, and no new one can be made: {reason}.",
                path=path,
                reason=error.strerror or error,
            )
        ) from error
    except BaseException:
        lock.close()
        raise
    return Database(path, lock.share()), told


def refill(db: Database) -> str:
    """Fill a library that was found without a byte in it, as a power failure leaves one; what happened, in words."""
    made = _restore_newest(db, db.path)
    if made is None:
        return ""
    return _(
        "The library was found empty. Its blogs and marks are those of the backup of {date}; refreshing brings the "
        "posts back.",
        date=moment(made),
    )


def _is_well_again(path: str) -> bool:
    """Whether somebody else was here first."""
    try:
        Database(path, Lock("")).close()
    except DamagedError:
        return False
    return True


def _replace(path: str, now: int) -> str:
    new = path + _NEW
    for name in (new, *(new + ending for ending in _BESIDE)):
        with suppress(FileNotFoundError):
            os.unlink(name)
    fresh = Database(new, Lock(""))
    try:
        made = _restore_newest(fresh, path)
    finally:
        fresh.close()
    aside = _set_aside(path, now)
    os.replace(new, path)
    with suppress(FileNotFoundError):
        os.unlink(path + SUSPECTED)
    backup.sync_folder(os.path.dirname(path))
    if made is None:
        return _("The library was damaged and is kept as {aside}. There was no backup to go on from.", aside=aside)
    return _(
        "The library was damaged and is kept as {aside}. Blogs and marks are those of the backup of {date}; refreshing "
        "brings the posts back.",
        aside=aside,
        date=moment(made),
    )


def _set_aside(path: str, now: int) -> str:
    """Give the damaged file and what belongs to it another name; only that of the file itself is still there too."""
    stem, ending = os.path.splitext(path)
    name = f"{stem}-damaged-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime(now))}"
    aside, number = name + ending, 1
    while os.path.exists(aside):
        number += 1
        aside = f"{name}-{number}{ending}"
    try:
        os.link(path, aside)
    except OSError:  # no file system here gives a file two names
        os.rename(path, aside)
    for part in _BESIDE:
        with suppress(FileNotFoundError):
            os.rename(path + part, aside + part)
    return aside


def _restore_newest(db: Database, path: str) -> int | None:
    """Fill `db` from the newest backup of `path` that is whole; when that was made, None where there is none."""
    for made, name in backup.backups(path):
        with suppress(ValueError, OSError), db.writing():
            if db.one("SELECT 1 FROM blog"):
                return None  # somebody else was here first
            for blog, marks in backup.read(name):
                _restore(db, blog, marks)
            return made
    return None


def _restore(db: Database, blog: "dict[str, Any]", marks: "list[waiting.Mark]") -> None:
    if "format" in blog:
        rows = [(str(name), str(value)) for name, value in dict(blog.get("settings") or {}).items()]
        db.run_many("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", rows)
        category_edits.restore(db, list(blog.get("categories") or ()))
        return
    names = [name for name in backup.BLOG_COLUMNS if name in blog]
    db.run(
        f"INSERT INTO blog ({', '.join(names)}) VALUES ({', '.join(':' + name for name in names)})",  # noqa: S608
        {name: blog[name] for name in names},
    )
    waiting.keep(db, blog["id"], marks)
