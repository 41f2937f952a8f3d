"""What the rows of `bench.polite` are played with: a library of its own, a feed, and what is wrong where it is."""

import tempfile
from pathlib import Path

from blogtui.library import Library
from blogtui.model.update import Outcome
from blogtui.refresh import add, refresh

HOUR, DAY = 3_600, 86_400
XML = {"Content-Type": "application/rss+xml"}
TAGGED = {**XML, "ETag": 'W/"odd""tag"', "Last-Modified": "soon, I think"}


def feed(*numbers: int, channel: str = "") -> bytes:
    items = "".join(f"<item><guid>g{n}</guid><title>Walk {n}</title></item>" for n in numbers or (1,))
    return f"<rss version='2.0'><channel><title>Feet</title>{channel}{items}</channel></rss>".encode()


class WrongError(Exception):
    """What was seen is not what the rule asks for."""


def must(seen: object, wanted: object) -> None:
    if seen != wanted:
        raise WrongError(f"saw {seen!r}, not {wanted!r}")


class Shelf:
    """A library of a row's own; opened again, it is what a restarted program finds."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="blogtui-polite-")
        self.path = Path(self.folder.name, "library.db")
        self.library = Library(self.path)

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_error: object) -> None:
        self.library.close()
        self.folder.cleanup()

    def restart(self) -> None:
        self.library.close()
        self.library = Library(self.path)

    async def add(self, url: str) -> None:
        await add(self.library.db, url)

    async def check(self, **how: bool) -> list[Outcome]:
        """A refresh by a program that has just been started."""
        self.restart()
        return [one async for one in refresh(self.library.db, self.library.blogs(), **how)]

    def later(self, seconds: int) -> None:
        """Let time pass, as far as the library knows."""
        sql = (
            "UPDATE blog SET checked = checked - :s, due = due - :s, moving_day = moving_day - :s / 86400",
            "UPDATE host_pause SET since = since - :s, until = until - :s",
        )
        for statement in sql:
            self.library.db.run(statement, {"s": seconds})

    def wait(self) -> int:
        """Seconds until the first blog is due."""
        blog = self.library.blogs()[0]
        return (blog.due or 0) - (blog.checked or 0)
