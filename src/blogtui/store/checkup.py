"""Looking a library over without changing it: opened for reading alone, never migrated, never mended."""

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple
from urllib.parse import quote

from blogtui.store.connection import DamagedError, as_store_error, foreign_error, head_and_size, sort_swedish
from blogtui.store.schema import VERSION


class Checkup(NamedTuple):
    """What a library is like: its size in bytes, its schema's version and the one this program writes, how many blogs
    and posts it holds, and what SQLite finds wrong with it, "" for nothing."""

    size: int
    version: int
    newest: int
    blogs: int
    posts: int
    damage: str


def look_over(path: str) -> Checkup:
    """Check every page and reference of the library at `path`.

    Raises StoreError where it is none, or cannot be looked at for another reason than damage.
    """
    version = blogs = posts = 0
    try:
        head_and_size(path)
        with closing(sqlite3.connect(f"file:{quote(os.path.abspath(path))}?mode=ro", uri=True)) as connection:
            sort_swedish(connection)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if not version and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise foreign_error(path)
            damage = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            damage = "" if damage == "ok" else str(damage)
            if not damage and (lost := connection.execute("PRAGMA foreign_key_check").fetchone()):
                damage = f"foreign key: {lost[0]} {lost[1]}"
            if 0 < version <= VERSION:  # nobody knows what a newer one calls them
                blogs = connection.execute("SELECT count(*) FROM blog WHERE removed IS NULL").fetchone()[0]
                posts = connection.execute("SELECT count(*) FROM post").fetchone()[0]
    except (sqlite3.Error, OSError) as error:
        told = as_store_error(path, error)
        if not isinstance(told, DamagedError):
            raise told from error
        damage = str(error)
    return Checkup(os.path.getsize(path), version, VERSION, blogs, posts, damage)
