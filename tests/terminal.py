"""A terminal for tests: the reader in a pty, and the cells that its bytes leave on a screen."""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from wcwidth import wcwidth

DEADLINE = 20.0
_TOKEN = re.compile(
    r"\x1b\[([?>=<]?)([0-9;]*)([ -/]*)([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>78c]|[^\x1b]", re.S
)
_UNFINISHED = re.compile(r"\x1b(?:\[[^@-~]*|\][^\x07\x1b]*\x1b?)?$")
Cell = tuple[str, str]


class Screen:
    """Cells of one screen: a character and the colours it was painted in."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells: dict[tuple[int, int], Cell] = {}
        self.modes: set[str] = set()
        self.entered = 0
        self._x = self._y = 0
        self._style = ""
        self._rest = ""

    def feed(self, text: str) -> None:
        """Paint what a program wrote; the end of a sequence may come later."""
        text = self._rest + text
        unfinished = _UNFINISHED.search(text)
        self._rest = text[unfinished.start() :] if unfinished else ""
        for token in _TOKEN.finditer(text[: len(text) - len(self._rest)]):
            if token[4] is not None:
                self._obey(token[1], token[2], token[4])
            elif not token[0].startswith("\x1b"):
                self._put(token[0])

    @property
    def lines(self) -> list[str]:
        """The characters, a string a row."""
        blank = (" ", "")
        return ["".join(self.cells.get((x, y), blank)[0] for x in range(self.columns)) for y in range(self.rows)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def differences(
        self, before: Mapping[tuple[int, int], Cell]
    ) -> list[tuple[tuple[int, int], Cell | None, Cell | None]]:
        """The cells that look otherwise than they did."""
        places = sorted({*before, *self.cells}, key=lambda place: (place[1], place[0]))
        both = [(place, before.get(place), self.cells.get(place)) for place in places]
        return [one for one in both if one[1] != one[2]]

    def _obey(self, private: str, codes: str, kind: str) -> None:
        numbers = [int(code or 0) for code in codes.split(";")]
        if kind == "H":
            row, column = (*numbers, 1, 1)[:2] if codes else (1, 1)
            self._x, self._y = max(column, 1) - 1, max(row, 1) - 1
        elif kind == "m" and not private:
            self._style = "" if codes in ("", "0") else f"{self._style};{codes}".lstrip(";")
        elif kind in "hl" and private == "?":
            for number in codes.split(";"):
                self._switch(number, on=kind == "h")
        elif kind == "J":
            self.cells.clear()

    def _switch(self, mode: str, *, on: bool) -> None:
        if mode == "1049":
            self.entered += on
            self.cells.clear()  # as the strictest terminals do, also when it was on already
        (self.modes.add if on else self.modes.discard)(mode)

    def _put(self, char: str) -> None:
        if char == "\r":
            self._x = 0
        elif char == "\n":
            self._y += 1
        elif (width := wcwidth(char)) > 0:
            self.cells[self._x, self._y] = (
                " " if char.isspace() else char,
                self._style,
            )  # some spaces may not be broken at
            for beside in range(1, width):
                self.cells[self._x + beside, self._y] = "", self._style
            self._x += width


class Terminal:
    """The reader in a pty, until `with` ends it. `environment` is added to the test's own."""

    def __init__(self, *arguments: object, size: tuple[int, int] = (120, 30), **environment: str) -> None:
        self.screen = Screen(*size)
        self.output = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.status: int | None = None
        told = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.handle, self.other_end = pty.openpty()  # held open: the settings would go with the program
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.settings = termios.tcgetattr(self.handle)
        self.pid = os.fork()
        if self.pid == 0:
            os.login_tty(self.other_end)
            command = [sys.executable, "-m", "blogtui", *map(str, arguments)]
            os.execve(sys.executable, command, {name: value for name, value in told.items() if value})

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_failure: object) -> None:
        if not self._has_ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.handle)
        os.close(self.other_end)

    def press(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def until(self, there: Callable[[], object]) -> None:
        """Read what is painted until something is so. Fails where it never is."""
        deadline = time.monotonic() + DEADLINE
        while not there():
            assert time.monotonic() < deadline, f"it never came; this was there:\n{self.screen.text}"
            assert self.read(), f"the program has ended; this was there:\n{self.screen.text}\n{self.output[-500:]}"

    def until_shown(self, words: str) -> None:
        self.until(lambda: words in self.screen.text)

    def read(self) -> bool:
        """One piece of what is painted, if there is any; False once the program has gone."""
        if not select.select([self.handle], [], [], 0.02)[0]:
            return not self._has_ended()
        text = self._decode(os.read(self.handle, 1_024))
        self.output += text
        self.screen.feed(text)
        return True

    def end(self, keys: str = "") -> int | None:
        """Press keys and wait for the end; the exit status, negative after a signal."""
        self.press(keys)
        deadline = time.monotonic() + DEADLINE
        while self.read():
            assert time.monotonic() < deadline, f"it did not end:\n{self.screen.text}"
        return self.status

    def settings_now(self) -> list[object]:
        """The terminal's settings: what is echoed, what a key does."""
        return termios.tcgetattr(self.handle)

    def _has_ended(self) -> bool:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
        return self.status is not None


def kept(home: Path) -> Path:
    """Where the first frame is kept in a test's home."""
    return home / "state" / "blogtui" / "first-frame"
