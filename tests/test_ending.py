"""Whoever closes the terminal's window, or shuts the system down, finds everything where it was left."""

import os
import signal
from pathlib import Path

import pytest

from blogtui.library import Library
from shelf import fill, post, stored_library
from terminal import Terminal
from test_first_frame import TAKEN_OVER, leave


@pytest.mark.parametrize("told", [signal.SIGHUP, signal.SIGTERM])
def test_a_reader_that_is_ended_from_outside_keeps_the_place(library_path: Path, told: signal.Signals) -> None:
    stored_library(library_path, 30).close()
    with Terminal("--library", library_path) as terminal:
        terminal.until(lambda: TAKEN_OVER in terminal.output and "/30" in terminal.screen.text)
        terminal.press("jjj")
        terminal.until_shown("4/30")
        os.kill(terminal.pid, told)
        assert terminal.end() == 128 + told
        assert "1049" not in terminal.screen.modes
        assert terminal.settings_now() == terminal.settings
    with Terminal("--library", library_path) as terminal:
        terminal.until_shown("4/30")
        assert TAKEN_OVER not in terminal.output


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="nothing tells which signals a program minds")
def test_a_reader_that_is_ended_while_it_starts_gives_the_terminal_back(library_path: Path) -> None:
    stored_library(library_path, 30).close()
    leave(library_path, "j", "2/30")
    with Terminal("--library", library_path) as terminal:
        terminal.until_shown("2/30")
        terminal.until(lambda: minds(terminal.pid, signal.SIGTERM))
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.end() == 143
        assert "1049" not in terminal.screen.modes
        assert terminal.settings_now() == terminal.settings


def minds(pid: int, number: int) -> bool:
    """Whether a process does something of its own at a signal."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    caught = next(line for line in told.splitlines() if line.startswith("SigCgt")).split()[1]
    return bool(int(caught, 16) >> (number - 1) & 1)


def test_a_post_that_was_read_when_the_window_was_closed_opens_where_it_was_left(library_path: Path) -> None:
    library = Library(library_path)
    long = "".join(f"<p>Paragraph {number} of many.</p>" for number in range(200))
    fill(library, [post(0, body=long, text=long)])
    library.close()
    with Terminal("--library", library_path) as terminal:
        terminal.until(lambda: TAKEN_OVER in terminal.output and "Paragraph 1 " in terminal.screen.text)
        terminal.press("\r")
        terminal.until_shown("min left")
        terminal.press("   ")
        terminal.until(lambda: "Paragraph 1 " not in terminal.screen.text)
        os.kill(terminal.pid, signal.SIGHUP)
        terminal.end()
    library = Library(library_path)
    assert library.reading_place(1) > 0
    library.close()
