"""Looking a library over without changing it: opened for reading alone, never migrated, never mended."""

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple
from urllib.parse import quote

from blogtui.model.text import host_of
from blogtui.store.connection import DamagedError, as_store_error, foreign_error, head_and_size, sort_swedish
from blogtui.store.schema import VERSION

_WAIT = 1.0  # s; who looks a library over is told that it is busy rather than kept waiting


class Checkup(NamedTuple):
    """What a library is like: its size in bytes, its schema's version and the one this program writes, how many blogs
    and posts it holds, and what SQLite finds wrong with it, "" for nothing."""

    size: int
    version: int
    newest: int
    blogs: int
    posts: int
    damage: str


def servers(path: str, now: int, most: int) -> list[str]:
    """Up to `most` addresses of subscriptions on the web, each on another host, those with a problem first.

    Hosts that asked to be left alone until after `now` (seconds since the epoch) are none of them, nor are blogs that
    are gone (P12, P13).
    """
    found: dict[str, str] = {}
    try:
        with closing(_opened(path)) as connection:
            paused = {host for (host,) in connection.execute("SELECT host FROM host_pause WHERE until > ?", (now,))}
            for (url,) in connection.execute(
                "SELECT url FROM blog WHERE removed IS NULL AND NOT gone AND kind IN ('url', 'page') "
                "ORDER BY problem = '', id"
            ):
                host = host_of(url)
                if host and host not in paused and len(found) < most:
                    found.setdefault(host, url)
    except sqlite3.Error:  # what is wrong with a library is told by `look_over`
        return []
    return list(found.values())


def _opened(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(os.path.abspath(path))}?mode=ro", uri=True, timeout=_WAIT)


def look_over(path: str) -> Checkup:
    """Check every page and reference of the library at `path`.

    Raises StoreError where it is none, or cannot be looked at for another reason than damage.
    """
    version = blogs = posts = 0
    try:
        head_and_size(path)
        with closing(_opened(path)) as connection:
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
