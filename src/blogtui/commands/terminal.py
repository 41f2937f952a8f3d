"""What the terminal itself says it can: pictures, and how wide it shows what tables of widths disagree on.

Must never wait for a terminal that does not answer, leave its settings changed, nor pass on a byte of its answers.
"""

import os
import re
import sys
import time
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    class Told(NamedTuple):
        """What a terminal answered: whether it draws kitty's pictures and sixels, and the cells that each sample took.

        A sample that was not answered for is not in `widths`.
        """

        kitty: bool
        sixel: bool
        widths: dict[str, int]

else:
    from collections import namedtuple

    Told = namedtuple("Told", "kitty sixel widths")

SECONDS = 0.2
_LATE = 0.8  # more seconds in which answers are swallowed, so that they do not end up in the shell
AMBIGUOUS = ("─", "…")
"""What some terminals show in two cells, by their settings."""
EMOJI = ("🙂", "❤️")
"""One of one character, and one of two."""
SAMPLES = (*AMBIGUOUS, *EMOJI)
_KITTY = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_ATTRIBUTES = b"\x1b[c"  # DA1: every terminal answers, and answers come in the order of the questions
_PLACE = re.compile(rb"\x1b\[\d{1,5};(\d{1,5})R")
_ATTRIBUTED = re.compile(rb"\x1b\[\?([\d;]{0,200})c")
_HAS_KITTY = re.compile(rb"\x1b_Gi=31;OK")
_MOST = 4096  # bytes of answers


def ask() -> "Told | None":
    """What the terminal at standard input and output answers within 200 ms, None where none does."""
    try:
        import select
        import termios
        import tty

        there, here = sys.stdin.fileno(), sys.stdout.fileno()
        if not (os.isatty(there) and os.isatty(here)) or os.tcgetpgrp(there) != os.getpgrp():
            return None  # one in the background is stopped when it sets a terminal up
        before = termios.tcgetattr(there)
    except (ImportError, OSError, ValueError, AttributeError, termios.error):
        return None
    sys.stdout.flush()
    answered, in_time = b"", False
    try:
        if not select.select([], [here], [], 0)[1]:
            return None
        tty.setcbreak(there, termios.TCSANOW)  # any other way waits until what was written has gone
        began = time.monotonic()
        os.write(here, _questions())
        while len(answered) < _MOST and (left := began + SECONDS + _LATE - time.monotonic()) > 0:
            if not select.select([there], [], [], left)[0]:
                break
            answered += (read := os.read(there, _MOST))
            if not read or _ATTRIBUTED.search(answered):
                in_time = bool(read) and time.monotonic() - began < SECONDS
                break
    except (OSError, termios.error):
        in_time = False
    finally:
        with suppress(termios.error):
            termios.tcflush(there, termios.TCIFLUSH)
            termios.tcsetattr(there, termios.TCSANOW, before)
    return _understood(answered) if in_time else None


def _questions() -> bytes:
    samples = "".join(f"\r{sample}\x1b[6n" for sample in SAMPLES)
    return samples.encode() + b"\r\x1b[K" + _KITTY + b"\r\x1b[K" + _ATTRIBUTES


def _understood(answered: bytes) -> Told:
    places = [int(column) - 1 for column in _PLACE.findall(answered)]
    attributes = _ATTRIBUTED.search(answered)
    return Told(
        kitty=bool(_HAS_KITTY.search(answered)),
        sixel=attributes is not None and b"4" in attributes[1].split(b";")[1:],
        widths=dict(zip(SAMPLES, places, strict=True)) if len(places) == len(SAMPLES) else {},
    )
