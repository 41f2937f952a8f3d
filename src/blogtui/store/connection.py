"""Opening the library file: WAL, short writes, migrations, and every SQLite error as one sentence.

Never deletes or overwrites a file it cannot read.
"""

import os
import sqlite3

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.store.lock import IN_USE, Lock
from blogtui.store.schema import MIGRATIONS, VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Any

BUSY_SECONDS = 10.0
IN_MEMORY = ":memory:"
SUSPECTED = "-suspected"
_MAGIC, _HEAD = b"SQLite format 3\0", 100
_CORRUPT, _NOT_A_DATABASE, _CORRUPT_INDEX = 11, 26, 267  # SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_VTAB


class StoreError(BlogtuiError):
    """The library cannot be read or written."""


class DamagedError(StoreError):
    """What stands in the file `path` is no longer a library, in whole or in part; the next opening replaces it."""

    def __init__(self, path: str) -> None:
        super().__init__(_("The library {path} is damaged.", path=path))
        self.path = path


class Database:
    """One connection to a library file. Used from one thread at a time."""

    def __init__(self, path: str, lock: Lock | None = None) -> None:
        """Open or make the library at `path` (`:memory:` for one that is not kept). Raises StoreError.

        Raises DamagedError when the file is no library, or was found damaged before (a file `path`-suspected tells so)
        and still is. `was_empty` tells that a file without a single byte stood there, as a power failure leaves it.
        """
        self.path = path
        self.was_empty = False
        self._lock: Lock | None = None
        self._connection: sqlite3.Connection | None = None
        try:
            self._open(path, lock)
        except BaseException:
            self.close()
            raise

    def _open(self, path: str, lock: Lock | None) -> None:
        with _Translating(path):
            if path != IN_MEMORY:
                self.was_empty = _make_private_file(path)
                _suspect_where_cut_short(path)
                self._lock = lock or Lock(path).share()
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            sort_swedish(self._connection)
            self._connection.execute("PRAGMA foreign_keys = ON")
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if path != IN_MEMORY and os.path.exists(path + SUSPECTED):
                self._clear_suspicion()
            if version != VERSION:
                self._migrate()
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._changes = self._connection.total_changes

    @property
    def has_written(self) -> bool:
        """Whether anything was changed through this connection."""
        return self._connection is not None and self._connection.total_changes > self._changes

    @property
    def stamp(self) -> tuple[int, int]:
        """What differs once anything was changed, through this connection or any other. Raises StoreError."""
        return self.one("PRAGMA data_version")[0], self._connected.total_changes

    @property
    def _connected(self) -> sqlite3.Connection:
        assert self._connection is not None
        return self._connection

    def is_sound(self) -> bool:
        """Whether every page of the file can be read and holds what it should; reads the whole file. Raises StoreError.

        Where not, the next opening will know.
        """
        try:
            sound = self.one("PRAGMA quick_check(1)")[0] == "ok"
        except DamagedError:
            return False
        if not sound:
            _suspect(self.path)
        return bool(sound)

    def _clear_suspicion(self) -> None:
        if not self.is_sound():
            raise DamagedError(self.path)
        os.unlink(self.path + SUSPECTED)

    def close(self) -> None:
        """Close the file; what was committed stays. Closing it again does nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def all(self, sql: str, parameters: "Any" = ()) -> "list[Any]":
        """Every row of a query. Raises StoreError."""
        with _Translating(self.path):
            return self._connected.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: "Any" = ()) -> "Any":
        """The first row of a query, or None. Raises StoreError."""
        with _Translating(self.path):
            return self._connected.execute(sql, parameters).fetchone()

    def run(self, sql: str, parameters: "Any" = ()) -> int:
        """Run one statement; the last row id. Raises StoreError."""
        with _Translating(self.path):
            return self._connected.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, rows: "Any") -> None:
        """Run one statement for each of `rows`. Raises StoreError."""
        with _Translating(self.path):
            self._connected.executemany(sql, rows)

    def writing(self) -> "AbstractContextManager[None]":
        """A transaction that is committed whole or not at all (R2, R4); nested ones join the outer."""
        return _Transaction(self, self._connected, "BEGIN IMMEDIATE", "COMMIT")

    def reading(self) -> "AbstractContextManager[None]":
        """See the library as it is now, whatever others write meanwhile."""
        return _Transaction(self, self._connected, "BEGIN", "ROLLBACK")

    def _migrate(self) -> None:
        with self.reading():
            foreign = self.one("PRAGMA user_version")[0] == 0 and self.one("SELECT 1 FROM sqlite_master")
        if foreign:
            raise foreign_error(self.path)
        self._connected.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            # Read again under the write lock: another process may have migrated meanwhile.
            version = self._connected.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise StoreError(
                    _(
                        "{path} was written by a newer blogtui (library version {version}); please update blogtui.",
                        path=self.path,
                        version=version,
                    )
                )
            for number in range(version, VERSION):
                for statement in _statements(MIGRATIONS[number]):
                    self._connected.execute(statement)
            self._connected.execute(f"PRAGMA user_version = {VERSION}")


# Neither is made with contextlib, which takes half as long to load as it takes to open a library.


class _Transaction:
    """What stands between a BEGIN and its end; inside another one it is a part of that."""

    def __init__(self, db: Database, connection: sqlite3.Connection, begin: str, end: str) -> None:
        self._db, self._connection, self._begin, self._end = db, connection, begin, end
        self._joins = False

    def __enter__(self) -> None:
        self._joins = self._connection.in_transaction
        if not self._joins:
            self._db.run(self._begin)

    def __exit__(self, kind: "type[BaseException] | None", *_more: object) -> None:
        if self._joins:
            return
        try:
            if kind is None:
                self._db.run(self._end)
        finally:
            self._connection.rollback()  # after what failed, its end too; else there is nothing to take back


class _Translating:
    """Tells what goes wrong with the library at `path` as a StoreError."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: "BaseException | None", _trace: "TracebackType | None") -> None:
        if isinstance(error, sqlite3.Error | OSError):
            told = as_store_error(self._path, error)
            if isinstance(told, DamagedError):
                _suspect(self._path)
            raise told from error


def sort_swedish(connection: sqlite3.Connection) -> None:
    """Give a connection the order that the library's queries name `swedish`, and the keys that are in it (L3)."""
    connection.create_collation("swedish", _compare)
    connection.create_function("swedish_key", 1, _key, deterministic=True)
    connection.create_function("label_key", 1, _label_key, deterministic=True)


def _key(text: str) -> str:
    from blogtui.model.text import swedish_key  # late: a list by time needs none

    return swedish_key(text)


def _label_key(labels: str) -> str:
    from blogtui.model.text import label_key

    return label_key(labels.split("\n"))


def _compare(one: str, other: str) -> int:
    first, second = _key(one), _key(other)
    return (first > second) - (first < second)


def _statements(script: str) -> "Iterator[str]":
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _make_private_file(path: str) -> bool:
    """Folder 0700 and file 0600 from the first byte on (S12); whether a file without a byte was there."""
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        os.makedirs(folder, mode=0o700)
    if not os.path.exists(path):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return False
    return os.path.getsize(path) == 0


def head_and_size(path: str) -> tuple[bytes, int]:
    """The first bytes of a library's file, and how many it has.

    Raises StoreError for a file that is no database and that no library was ever opened in: somebody mistyped (R1).
    """
    with open(path, "rb") as file:
        head = file.read(_HEAD)
        size = file.seek(0, os.SEEK_END)
    if not head.startswith(_MAGIC[: len(head)]) and not os.path.exists(path + IN_USE):
        raise StoreError(
            _("{path} is no library and was left as it is; name another with --library, or move it away.", path=path)
        )
    return head, size


def _suspect_where_cut_short(path: str) -> None:
    """Have a file looked at that is shorter than it says of itself."""
    head, size = head_and_size(path)
    if head.startswith(_MAGIC) and not os.path.exists(path + "-wal"):
        page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
        if size < (page if page > 1 else 65_536) * pages:
            _suspect(path)


def foreign_error(path: str) -> StoreError:
    """What is said of a database that is no library."""
    return StoreError(_("{path} is the database of another program and was left as it is.", path=path))


def as_store_error(path: str, error: sqlite3.Error | OSError) -> StoreError:
    """What went wrong with the library at `path`, in one sentence; a DamagedError where its file is damaged."""
    if isinstance(error, OSError):
        return StoreError(_("{path} cannot be used as a library: {reason}.", path=path, reason=error.strerror or error))
    return DamagedError(path) if _is_damage(error) else StoreError(_sentence(path, error))


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return code != _CORRUPT_INDEX and code & 0xFF in (_CORRUPT, _NOT_A_DATABASE)


def _suspect(path: str) -> None:
    """Have the next opening look at the whole file."""
    if path != IN_MEMORY:
        try:
            os.close(os.open(path + SUSPECTED, os.O_CREAT | os.O_WRONLY, 0o600))
        except OSError:  # a folder that may not be written to
            return


def _sentence(path: str, error: sqlite3.Error) -> str:
    reason = str(error)
    if "locked" in reason or "busy" in reason:
        return _("The library {path} is busy in another program; try again in a moment.", path=path)
    if "full" in reason:
        return _("The disk with {path} is full; what was stored before is intact.", path=path)
    # A file that may be read still needs files beside it: SQLite only says that it cannot open one.
    if "readonly" in reason or ("unable to open" in reason and not os.access(os.path.dirname(path) or ".", os.W_OK)):
        return _("The library {path} may not be written to.", path=path)
    return _("The library {path} cannot be used: {reason}.", path=path, reason=reason)
