"""Ctrl+C ends whatever a command waits for, at once."""

import os
import subprocess
import sys

import pytest

STRUCK_ELSEWHERE = """
import asyncio, signal, sys, threading
from blogtui.commands.waiting import wait_for

async def wait():
    strikes = lambda: signal.pthread_kill(threading.get_ident(), signal.SIGINT)
    asyncio.get_running_loop().call_soon(threading.Timer(0.2, strikes).start)
    await asyncio.sleep(20)

try:
    wait_for(wait())
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are sent to threads on POSIX alone")
def test_ctrl_c_is_heard_at_once_also_where_it_does_not_wake_the_thread_that_waits() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    ran = subprocess.run(
        [sys.executable, "-c", STRUCK_ELSEWHERE], env=environment, capture_output=True, timeout=15, check=False
    )
    assert (ran.returncode, ran.stderr) == (130, b"")


def test_what_is_waited_for_comes_back_and_signals_are_as_they_were() -> None:
    program = (
        "import asyncio, signal; from blogtui.commands.waiting import wait_for\n"
        "print(wait_for(asyncio.sleep(0, 'done')), signal.set_wakeup_fd(-1))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    assert ran.stdout == b"done -1\n"
