"""The bytes a terminal really receives from the running reader (S1, S2): seen through a pty, from outside."""

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
from pathlib import Path

from blogtui.library import Library
from shelf import fill, post

TRICK = "Rapport [/b] [@click=app.quit]x[/] \x1b]0;PWNED\x07 \x9b31m \u202eabc \x1b[2J"
BODY = (
    "<p>Text \x1b]0;PWNED\x07 \x9b2J [@click=app.quit]here[/] &#27;]0;PWNED&#7; &#155;31m</p>"
    "<pre>code \x1b]52;c;PWNED\x07</pre><p><a href='javascript:PWNED'>link \x1b[31m</a></p>"
)


def received(library: Path, keys: list[bytes], until: bytes, end: bytes = b"") -> bytes:
    """What a terminal of 120 by 30 gets while `until` is awaited, `keys` are pressed, and `end` is awaited."""
    pid, handle = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", BLOGTUI_LIBRARY=str(library), LC_ALL="C.UTF-8", COLORTERM="truecolor")
        os.execv(sys.executable, [sys.executable, "-m", "blogtui"])
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    output, waiting, deadline = b"", list(keys), time.monotonic() + 20
    next_key = 0.0
    try:
        while time.monotonic() < deadline:
            if select.select([handle], [], [], 0.05)[0]:
                try:
                    output += os.read(handle, 65_536)
                except OSError:
                    break
            if until in output and time.monotonic() > next_key:
                if waiting:
                    os.write(handle, waiting.pop(0))
                    next_key = time.monotonic() + 0.3
                elif end in output:
                    break
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(handle)
    return output


def test_no_control_byte_of_a_hostile_post_reaches_the_terminal_s1(library_path: Path) -> None:
    library = Library(library_path)
    hostile = post(
        1,
        title=TRICK,
        categories=(TRICK,),
        authors=(TRICK,),
        body=BODY,
        text=BODY,
        url="https://example.org/\x1b]0;PWNED\x07",
    )
    fill(library, [hostile], name=TRICK)
    library.close()
    output = received(library_path, [b"\r", b"\x1b", b"c", b"\x1b", b"y", b"?", b"\x1b"], b"Rapport")
    text = output.decode("utf-8", "replace")
    assert "[@click=app.quit]" in text
    assert b"]0;PWNED" in output
    for forbidden in ("\x1b]0;PWNED", "\x1b]52;c;PWNED", "\x9b", "\u202e", "\x1b[2J \x1b", "javascript:"):
        assert forbidden not in text
    # Two sequences of the program itself end with a bell, the copied address and the pointer; no other may.
    assert b"\x07" not in re.sub(rb"\x1b\](?:52;c;[A-Za-z0-9+/=]*|22;[a-z-]+)\x07", b"", output)


def test_a_link_reaches_the_terminal_as_a_link_with_its_safe_address(library_path: Path) -> None:
    library = Library(library_path)
    body = "<p>Rapport: <a href='https://example.org/å b\x1b]0;PWNED\x07?q=1'>läs mer</a>.</p>"
    fill(library, [post(1, body=body, title="Rapport")])
    library.close()
    output = received(library_path, [b"\r"], b"Rapport", end=b"PWNED?q=1")
    found = re.findall(rb"\x1b\]8;[^;]*;(https[^\x1b\x07]*)\x1b\\", output)
    assert b"https://example.org/%C3%A5%20b]0;PWNED?q=1" in found
    assert all(address.isascii() and b" " not in address for address in found)
