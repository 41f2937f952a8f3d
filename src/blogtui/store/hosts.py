"""Hosts that asked to be left alone, so that they are after the program has ended as well (P12)."""

from blogtui.store.connection import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogtui.model.update import Pause


def pauses(db: Database) -> "dict[str, Pause]":
    """Every pause there is, by host, also of those that are over and that the host has not answered since."""
    from blogtui.model.update import Pause

    return {host: Pause(*values) for host, *values in db.all("SELECT host, since, until, times FROM host_pause")}


def paused_until(db: Database, now: int) -> dict[str, int]:
    """Until when each host is left alone that is so now, in seconds since the epoch."""
    return dict(db.all("SELECT host, until FROM host_pause WHERE until > ?", (now,)))


def keep(db: Database, changes: "Mapping[str, Pause | None]") -> None:
    """Keep pauses; None forgets one."""
    if not changes:
        return
    with db.writing():
        for host, pause in changes.items():
            if pause is None:
                db.run("DELETE FROM host_pause WHERE host = ?", (host,))
            else:
                db.run(
                    "INSERT OR REPLACE INTO host_pause (host, since, until, times) VALUES (?, ?, ?, ?)",
                    (host, pause.since, pause.until, pause.times),
                )
