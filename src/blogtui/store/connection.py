"""Opening the library file: WAL, short writes, migrations, and every SQLite error as one sentence.

Never deletes or overwrites a file it cannot read.
"""

import os
import sqlite3
from contextlib import contextmanager

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.store.schema import MIGRATIONS, VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

BUSY_SECONDS = 10.0
IN_MEMORY = ":memory:"


class StoreError(BlogtuiError):
    """The library cannot be read or written."""


class Database:
    """One connection to a library file. Used from one thread at a time."""

    def __init__(self, path: str) -> None:
        """Open or make the library at `path` (`:memory:` for one that is not kept). Raises StoreError."""
        self.path = path
        with self._translated():
            if path != IN_MEMORY:
                _make_private_file(path)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._connection.create_collation("swedish", _compare)
            self._connection.execute("PRAGMA foreign_keys = ON")
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version != VERSION:
                self._migrate()
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._connection.close()

    def all(self, sql: str, parameters: "Any" = ()) -> "list[Any]":
        """Every row of a query. Raises StoreError."""
        with self._translated():
            return self._connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: "Any" = ()) -> "Any":
        """The first row of a query, or None. Raises StoreError."""
        with self._translated():
            return self._connection.execute(sql, parameters).fetchone()

    def run(self, sql: str, parameters: "Any" = ()) -> int:
        """Run one statement; the last row id. Raises StoreError."""
        with self._translated():
            return self._connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, rows: "Any") -> None:
        """Run one statement for each of `rows`. Raises StoreError."""
        with self._translated():
            self._connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> "Iterator[None]":
        """A transaction that is committed whole or not at all (R2, R4); nested ones join the outer."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self.run("COMMIT")

    def _migrate(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            # Read again under the write lock: another process may have migrated meanwhile.
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
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
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _translated(self) -> "Iterator[None]":
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_sentence(self.path, error)) from error
        except OSError as error:
            raise StoreError(
                _(
                    "{path} cannot be used as a library: {reason}.",
                    path=self.path,
                    reason=error.strerror or error,
                )
            ) from error


_AFTER_Z = str.maketrans(
    {"å": "z\U00010000", "ä": "z\U00010001", "æ": "z\U00010001", "ö": "z\U00010002", "ø": "z\U00010002"}
)


def _compare(one: str, other: str) -> int:
    """Swedish order, without case (L3): å, ä, ö after z."""
    first, second = one.casefold().translate(_AFTER_Z), other.casefold().translate(_AFTER_Z)
    return (first > second) - (first < second)


def _statements(script: str) -> "Iterator[str]":
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _make_private_file(path: str) -> None:
    """Folder 0700 and file 0600 from the first byte on (S12)."""
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        os.makedirs(folder, mode=0o700)
    if not os.path.exists(path):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _sentence(path: str, error: sqlite3.Error) -> str:
    reason = str(error)
    if isinstance(error, sqlite3.DatabaseError) and ("malformed" in reason or "not a database" in reason):
        return _(
            "The library {path} is damaged and was left as it is; name another with --library, or move it away.",
            path=path,
        )
    if "locked" in reason or "busy" in reason:
        return _("The library {path} is busy in another program; try again in a moment.", path=path)
    if "full" in reason:
        return _("The disk with {path} is full; what was stored before is intact.", path=path)
    if "readonly" in reason:
        return _("The library {path} may not be written to.", path=path)
    return _("The library {path} cannot be used: {reason}.", path=path, reason=reason)
