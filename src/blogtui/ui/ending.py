"""Ended from outside: a terminal's window is closed, the system shuts down. What was read is kept all the same."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

FROM_OUTSIDE = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))


def on_ending(leave: Callable[[int], object]) -> None:
    """Have `leave` called with the exit status of whoever is told to end; nothing where no signals are handled so."""
    loop = asyncio.get_running_loop()
    for number in FROM_OUTSIDE:
        with suppress(NotImplementedError, RuntimeError):
            loop.add_signal_handler(number, leave, 128 + number)
