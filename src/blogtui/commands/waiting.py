"""Runs what a command waits for, so that Ctrl+C always ends it at once."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any, TypeVar

    T = TypeVar("T")


def wait_for(work: "Coroutine[Any, Any, T]") -> "T":
    """What `work` returns. Raises what it raises, and KeyboardInterrupt on Ctrl+C."""
    import asyncio

    return asyncio.run(_woken_by_signals(work))


async def _woken_by_signals(work: "Coroutine[Any, Any, T]") -> "T":
    """Let a signal itself wake the event loop.

    `asyncio.run` handles SIGINT in Python, which happens when the main thread next runs Python. A signal that another
    thread takes, or that comes just before the main thread goes to sleep, interrupts no sleep: it would be heard when
    the next answer comes, or never. The descriptor is written to by the signal's own handler, wherever that runs.
    """
    import asyncio
    import signal
    import socket
    import threading

    if threading.current_thread() is not threading.main_thread():
        return await work
    loop = asyncio.get_running_loop()
    heard, struck = socket.socketpair()
    with heard, struck:
        heard.setblocking(False)
        struck.setblocking(False)
        loop.add_reader(heard, heard.recv, 4096)
        before = signal.set_wakeup_fd(struck.fileno(), warn_on_full_buffer=False)
        try:
            return await work
        finally:
            signal.set_wakeup_fd(before)
            loop.remove_reader(heard)
