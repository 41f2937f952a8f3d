"""The first frame: the screen as the reader left it, painted before anything else of the program is imported.

Imports only what a bare Python has loaded already. Painted is what the last run kept, and only where it is still so:
the same library, unchanged since, the same configuration, terminal, language and day. Else nothing is.
"""

import os
import sys
import time
from stat import S_IMODE, S_ISREG

from blogtui import __version__

try:
    import termios
except ImportError:  # Windows: the reader starts plainly
    termios = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MOST_BYTES = 1_000_000  # of a frame that is kept or looked at: a terminal of 300 × 100 in many colours has a third
_MOST_CELLS = 50_000
_FORM = "blogtui-first-frame-1"
_ENTER, _LEAVE = b"\x1b[?1049h\x1b[?25l\x1b[?7l", b"\x1b[?7h\x1b[?1049l\x1b[?25h"
_JOINERS = "\u200c\u200d"  # what holds one sign together out of several; it commands nothing
# What decides how the reader looks beside its own files; a size of its own (COLUMNS, LINES) is never painted for.
_TOLD = (
    *(
        "TERM",
        "COLORTERM",
        "TERM_PROGRAM",
        "NO_COLOR",
        "FORCE_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "LC_CTYPE",
        "TZ",
    ),
    *("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME", "TEXTUAL_FILTERS", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_ANIMATIONS"),
)
_ENDS_LINES = ("COLUMNS", "LINES")


class FirstFrame:
    """Where a frame is kept, what it must fit, and the terminal while one stands on it."""

    def __init__(self, file: str, library: str, config: str, language: str | None) -> None:
        """`file` is where the frame is kept; `library` and `config` are files, there or not."""
        self._told = [os.environ.get(name) for name in _TOLD]  # now: Textual takes some of it away
        self._file, self._library, self._config, self._language = file, library, config, language
        self._configured = _state(config)
        self._attributes: list[Any] | None = None
        self.is_up = False

    def __enter__(self) -> "FirstFrame":
        return self

    def __exit__(self, *_failure: object) -> None:
        self.lower()

    def show(self) -> bool:
        """Paint the frame that fits, and have keys wait unseen; whether there was one. Never fails."""
        if termios is None or not all(map(_is_terminal, (0, 1, 2))) or any(map(os.environ.get, _ENDS_LINES)):
            return False
        try:
            columns, lines = os.get_terminal_size(1)
            rows = self.fitting((columns, lines))
        except (OSError, ValueError):
            return False
        if rows is None:
            return False
        try:
            self._attributes = termios.tcgetattr(0)
            termios.tcsetattr(0, termios.TCSANOW, _quiet(self._attributes))
        except termios.error:
            self._attributes = None
            return False
        self.is_up = True
        painted = "".join([f"\x1b[{number};1H{row}\x1b[0m" for number, row in enumerate(rows, 1)])
        _write(_ENTER + painted.encode())
        return True

    def lower(self) -> None:
        """Give the terminal back as it was found, unless the reader has taken it over or nothing stands there."""
        if self.is_up:
            self.is_up = False
            _write(_LEAVE)
        if self._attributes is not None:
            attributes, self._attributes = self._attributes, None
            try:
                termios.tcsetattr(0, termios.TCSANOW, attributes)
            except termios.error:  # the terminal has gone
                return

    def hand_over(self) -> "list[Any] | None":
        """The terminal is the reader's from now on, with the frame on it; its settings as they were found."""
        self.is_up = False
        return self._attributes

    def keep(self, rows: "Sequence[str]", size: tuple[int, int]) -> None:
        """Keep a screen of `size` (columns, rows) for the next start: text and colours, nothing else. Never fails.

        Where the configuration changed meanwhile, the screen may know nothing of it: then none is kept.
        """
        text = "\n".join([_FORM, self._sign(size), *rows, ""])
        data = text.encode("utf-8", "replace")
        if len(data) > MOST_BYTES or not _fits(rows, size) or _state(self._config) != self._configured:
            self.forget()
            return
        beside = f"{self._file}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self._file), mode=0o700, exist_ok=True)
            with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(data)
            os.replace(beside, self._file)
        except OSError:  # a full disk, a folder that may not be written to: the next start is a plain one
            self._remove(beside)
            self.forget()

    def forget(self) -> None:
        """Keep no frame. Never fails."""
        self._remove(self._file)

    def _remove(self, path: str) -> None:
        try:
            os.unlink(path)
        except OSError:
            return

    def fitting(self, size: tuple[int, int]) -> "list[str] | None":
        """The rows that were kept for just this start. One that fits no more is removed: what it shows may be gone."""
        text = _text_of(self._file)
        if text is None:
            return None
        form, sign, *rows = text.split("\n")[:-1]
        if form == _FORM and sign == self._sign(size) and _fits(rows, size):
            return rows
        self.forget()
        return None

    def _sign(self, size: tuple[int, int]) -> str:
        """All that a frame depends on, in one line."""
        return ascii(
            (
                __version__,
                sys.version_info[:3],
                tuple(size),
                time.localtime()[:3],  # the screen says "today"
                self._language,
                self._told,
                [(path, _state(path)) for path in (self._library, self._library + "-wal", self._config)],
            )
        )


def _is_terminal(number: int) -> bool:
    return os.isatty(number)


def _quiet(attributes: "list[Any]") -> "list[Any]":
    """A terminal that echoes nothing and hands on each key as the reader itself will want it; Ctrl+C still ends."""
    changed = [*attributes[:6], list(attributes[6])]
    changed[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    off = os.fpathconf(0, "PC_VDISABLE").to_bytes(1, "big")
    for key in (termios.VSUSP, termios.VQUIT):
        changed[6][key] = off  # to be stopped now would leave the shell with our screen
    changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
    return changed


def _write(data: bytes) -> None:
    try:
        while data:
            data = data[os.write(2, data) :]
    except OSError:  # the terminal has gone, and with it who would read
        return


def _state(path: str) -> "tuple[int, ...] | None":
    """What another one replaces once a file is written to; None for one that is not there or empty."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns) if found.st_size else None


def _text_of(path: str) -> str | None:
    """What a file of our own holds; None for any other, as for one that somebody else could have written."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with open(number, "rb") as file:
        found = os.fstat(number)
        is_ours = S_ISREG(found.st_mode) and found.st_uid == os.getuid() and not S_IMODE(found.st_mode) & 0o077
        if not is_ours or found.st_size > MOST_BYTES:
            return None
        data = file.read(MOST_BYTES + 1)
    try:
        text = data.decode()
    except ValueError:
        return None
    return text if text.count("\n") >= 3 and text.endswith("\n") else None


def _fits(rows: "Sequence[str]", size: tuple[int, int]) -> bool:
    """Whether these are rows of printable characters and colours, as many as the terminal has."""
    columns, lines = size
    return len(rows) == lines and columns * lines <= _MOST_CELLS and all(map(_is_harmless, rows))


def _is_harmless(row: str) -> bool:
    first, *rest = row.split("\x1b[")
    for part in rest:
        codes, ends, text = part.partition("m")
        if not ends or codes.strip("0123456789;") or not _is_text(text):
            return False
    return _is_text(first)


def _is_text(text: str) -> bool:
    return text.isprintable() or all(char.isprintable() or char in _JOINERS for char in text)
