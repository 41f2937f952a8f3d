"""A bare terminal for a program to start in: a pty of 120 × 40 that answers nothing and reads all.

Ends only the program it started, by process id, and always reaps it.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

from bench.process import BenchError, environment

COLUMNS, ROWS = 120, 40
DEADLINE = 30.0
_CODES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x20]", re.DOTALL)


def painted(output: bytes) -> str:
    """The characters in `output` without control sequences and spaces (which terminals skip in many ways)."""
    return _CODES.sub(b"", output).decode(errors="replace")


Chunks = list[tuple[float, bytes]]


class Running:
    """A program in a terminal of its own, until `with` ends it. Its paints are read only while somebody asks."""

    def __init__(self, command: list[str], home: Path) -> None:
        self._command = command
        told = environment(home)
        self.begun = time.perf_counter()
        self.pid, self._screen = pty.fork()
        if self.pid == 0:
            _become(command, told, home)

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_error: object) -> None:
        _end(self.pid, self._screen)

    def press(self, keys: str) -> float:
        """Press keys; when that was."""
        when = time.perf_counter()
        os.write(self._screen, keys.encode())
        return when

    def read(self, wait: float) -> bytes | None:
        """What was painted within `wait` seconds, b"" for nothing, None when the program is gone."""
        return _read(self._screen, wait)

    def until_still(self, silence: float, most: float = DEADLINE) -> Chunks:
        """What is painted, and when each part of it came, until nothing comes for `silence` seconds."""
        chunks: Chunks = []
        until = time.perf_counter() + most
        while time.perf_counter() < until and (chunk := self.read(silence)):
            chunks.append((time.perf_counter(), chunk))
        return chunks

    def end_of(self, most: float = DEADLINE) -> float:
        """When the program had ended by itself. Raises BenchError when it does not within `most` seconds."""
        until = time.perf_counter() + most
        while time.perf_counter() < until:
            if self.read(most) is None:
                os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
                return time.perf_counter()
        raise BenchError(f"{' '.join(self._command)} did not end in {most:.0f} s")


def first_paint(command: list[str], home: Path, marker: str) -> float:
    """Seconds from the start of `command` until `marker` stood on its screen; the program is ended then.

    Raises BenchError when it does not come within DEADLINE seconds.
    """
    wanted = "".join(marker.split())
    output = b""
    with Running(command, home) as running:
        while time.perf_counter() - running.begun < DEADLINE:
            chunk = running.read(0.5)
            now = time.perf_counter()
            if chunk is None:
                break
            output += chunk
            if chunk and wanted in painted(output):
                return now - running.begun
    seen = painted(output)[-400:]
    raise BenchError(f"{' '.join(command)}: {marker!r} was not painted in {DEADLINE:.0f} s; seen: {seen!r}")


def _become(command: list[str], told: dict[str, str], home: Path) -> None:
    """In the child: take the terminal's size and turn into `command`; never returns."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.chdir(home)
        os.execvpe(command[0], command, told)
    finally:
        os._exit(127)


def _read(screen: int, wait: float) -> bytes | None:
    """What was painted within `wait` seconds, b"" for nothing, None when the program is gone."""
    ready, _, _ = select.select([screen], [], [], wait)
    if not ready:
        return b""
    try:
        return os.read(screen, 65_536) or None
    except OSError:  # Linux says so when the last writer has closed
        return None


def _end(pid: int, screen: int) -> None:
    """Ask by `q`, then by signal, and reap; the screen is read on meanwhile so that nothing blocks."""
    try:
        for ask, patience in (("q", 3.0), (signal.SIGTERM, 2.0), (signal.SIGKILL, 5.0)):
            _ask(pid, screen, ask)
            until = time.perf_counter() + patience
            while time.perf_counter() < until:
                if os.waitpid(pid, os.WNOHANG)[0]:
                    return
                if _read(screen, 0.02) is None:
                    time.sleep(0.02)
    finally:
        os.close(screen)


def _ask(pid: int, screen: int, ask: str | signal.Signals) -> None:
    try:
        if isinstance(ask, str):
            os.write(screen, ask.encode())
        else:
            os.kill(pid, ask)
    except OSError:  # gone already: reaped by the caller's next look
        return
