"""The reader's desk: a library behind its one thread. Knows no widget.

All SQL runs in one thread with one connection; parsing in another, so that the screen never waits.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from blogtui.library import Library
from blogtui.model.errors import BlogtuiError

if TYPE_CHECKING:
    from blogtui.model.login import Login
    from blogtui.refresh import Workers
    from blogtui.sources.logins import Logins
    from blogtui.sources.turns import Turns
    from blogtui.worker import ParserPool

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """The library on the desk, `library`, and where new subscriptions go, `home`.

    They differ while the welcome blog or unsubscribed sources are read.
    """

    def __init__(self, library: Library, home: Path, logins: "Sequence[Login]" = ()) -> None:
        self.library = library
        self._told_logins = logins
        self._logins: Logins | None = None
        self.home = home
        self._parser: ParserPool | None = None
        self._turns: Turns | None = None
        self._store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._parse = ThreadPoolExecutor(max_workers=1, thread_name_prefix="parse")

    @property
    def workers(self) -> "Workers":
        """Where a refresh does its work: this desk's threads, and its processes for what comes from outside."""
        from blogtui.refresh import Workers
        from blogtui.worker import ParserPool

        if self._parser is None:
            self._parser = ParserPool()
        return Workers(self._store, self._parse, self._parser, self.turns(), self.logins())

    def take_logins(self, logins: "Sequence[Login]") -> None:
        """Ask servers with other logins from now on."""
        self._told_logins, self._logins = logins, None

    def turns(self) -> "Turns":
        """What all who ask servers share, pictures as well."""
        from blogtui.sources.turns import Turns

        if self._turns is None:
            self._turns = Turns()
        return self._turns

    def logins(self) -> "Logins":
        """How all who ask servers are let in: a password is asked for once."""
        from blogtui.sources.logins import Logins

        if self._logins is None:
            self._logins = Logins(self._told_logins)
        return self._logins

    @property
    def is_home(self) -> bool:
        """Whether what is read is the reader's own library."""
        return self.library.is_kept

    async def ask(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call on the library in its thread. Raises what the call raises."""
        return await _run(self._store, partial(work, *args, **kwargs))

    async def make(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that makes values out of bytes, off the screen's thread."""
        return await _run(self._parse, partial(work, *args, **kwargs))

    async def get_ready_to_ask(self) -> None:
        """Import what asks servers, beside the screen: it takes longer than a key may wait."""
        await self.make(_ask_servers)

    async def go_home(self) -> None:
        """Put the reader's own library on the desk. Raises StoreError."""
        if not self.is_home:
            home = await self.ask(Library, self.home)
            await self.ask(self.library.close)
            self.library = home

    def version(self) -> int | None:
        """A number that changes once somebody else has written to the library; None where it cannot be read. Waits."""
        try:
            return self._store.submit(self.library.version).result()
        except BlogtuiError:
            return None

    def close(self) -> None:
        """Let running work end, then close the library in its own thread."""
        if self._parser is not None:
            self._parser.close()
        self._parse.shutdown(wait=False, cancel_futures=True)
        self._store.submit(self.library.close)
        self._store.shutdown(wait=True)


def _ask_servers() -> None:
    import blogtui.full_text
    import blogtui.refresh  # noqa: F401
    from blogtui.sources.http import warm_up

    warm_up()


async def _run(executor: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(executor, work)
