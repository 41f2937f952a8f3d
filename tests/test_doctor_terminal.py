"""`blogtui doctor` in a terminal that the test plays: what it says, and what becomes of the terminal's answers."""

import os
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from blogtui.commands import terminal

# The terminal becomes the new session's own when it is opened first there.
_PROGRAM = """
import os, sys
for number in (0, 1):
    os.dup2(os.open(sys.argv[1], os.O_RDWR), number)
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[2:]])
"""
_DOCTOR = """
import sys
from blogtui.cli import main
from blogtui.commands import terminal
terminal.SECONDS, terminal._LATE = map(float, sys.argv[1:3])
sys.exit(main(sys.argv[3:]))
"""
_PATIENT = ("20", "0")  # a machine under load is slow to play a terminal
_ASKED_LAST = b"\x1b[c"
_OK = b"\x1b_Gi=31;OK\x1b\\"


class Played:
    """A pseudo terminal that answers with `answers` once it has been asked everything."""

    def __init__(self, library_path: Path) -> None:
        self._library = library_path
        self._master, slave = os.openpty()
        self._name = os.ttyname(slave)
        self._slave = slave

    def run(
        self,
        answers: bytes,
        *options: str,
        pause: float = 0.0,
        patience: tuple[str, str] = _PATIENT,
        **environment: str,
    ) -> str:
        before = termios.tcgetattr(self._slave)
        kept = {
            name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TMUX", "STY", "COLORTERM")
        }
        path = os.pathsep.join(path for path in sys.path if path)
        doctor = ("doctor", "--library", str(self._library))
        ran = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, self._name, _DOCTOR, *patience, *doctor, *options],
            env={**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environment, "PYTHONPATH": path},
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        written, is_answered = b"", False
        while ran.poll() is None or self._waits():
            if self._waits():
                written += os.read(self._master, 4096)
            if _ASKED_LAST in written and not is_answered:
                is_answered = True
                time.sleep(pause)
                os.write(self._master, answers)
        _out, errors = ran.communicate()
        assert b"Traceback" not in errors
        assert termios.tcgetattr(self._slave) == before
        asked, last, told = written.rpartition(_ASKED_LAST)
        self.asked = asked + last
        return (told if last else written).decode()

    def _waits(self) -> bool:
        return bool(select.select([self._master], [], [], 0.02)[0])

    def close(self) -> None:
        for number in (self._master, self._slave):
            with suppress(OSError):
                os.close(number)


@pytest.fixture
def played(library_path: Path) -> Iterator[Played]:
    played = Played(library_path)
    yield played
    played.close()


def answers(widths: tuple[int, ...] = (1, 1, 2, 2), kitty: bytes = b"", attributes: bytes = b"\x1b[?62;22c") -> bytes:
    return b"".join(b"\x1b[7;%dR" % (width + 1) for width in widths) + kitty + attributes


def test_a_terminal_that_shows_everything_as_it_should_says_so(played: Played) -> None:
    told = played.run(answers(), COLORTERM="truecolor")
    assert "Lines, signs and emoji are as wide as they should be." in told
    assert "All colours are shown" in told
    assert "Pictures are drawn in half blocks." in told
    assert "The terminal says of no graphics of its own." in told
    assert all(sample.encode() in played.asked for sample in terminal.SAMPLES)


@pytest.mark.parametrize(
    ("widths", "words"),
    [((2, 2, 2, 2), "shows ─, … too wide"), ((1, 1, 2, 1), "other cells for emoji (❤️)")],
)
def test_characters_of_another_width_are_a_warning(played: Played, widths: tuple[int, ...], words: str) -> None:
    assert words in played.run(answers(widths))


def test_graphics_that_the_terminal_has_are_told_with_how_to_use_them(played: Played) -> None:
    assert "pictures = “kitty” may show more" in played.run(answers(kitty=_OK))
    assert "draws sixels, which are not used" in played.run(answers(attributes=b"\x1b[?62;4;22c"))
    assert "drawn by the terminal itself" in played.run(answers(kitty=_OK), TERM="xterm-kitty")
    assert "does not say it draws any" in played.run(answers(), TERM="xterm-kitty")


@pytest.mark.parametrize(("late", "patience"), [(b"", ("0.2", "0.1")), (answers(), ("0.2", "20"))])
def test_a_terminal_that_answers_late_or_never_holds_nobody_up(
    played: Played, late: bytes, patience: tuple[str, str]
) -> None:
    told = played.run(late, pause=0.3, patience=patience)
    assert "The terminal says nothing of itself within 200 ms" in told
    assert "[7;" not in told


def test_no_answer_of_a_terminal_is_shown_or_believed_beyond_measure(played: Played) -> None:
    evil = b"\x1b]0;title\x07\x1b[7;99999999R\x1b[31mred\x1b_Gi=31;EVIL\x1b\\" + b"x" * 300
    told = played.run(evil + answers(widths=(1, 1)), NO_COLOR="1")
    assert "does not tell how wide" in told
    assert not re.search("title|EVIL|xxx|\x1b|\x07", told)


def test_colours_that_are_off_and_pictures_that_are_off_are_told(played: Played, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('pictures = "off"\n')
    told = played.run(answers(), "--config", str(config), NO_COLOR="1")
    assert "Colours are off" in told
    assert "Pictures are off" in told


def test_a_terminal_that_can_do_nothing_is_asked_nothing(played: Played) -> None:
    assert "TERM names no terminal" in played.run(b"", TERM="dumb")
    assert _ASKED_LAST not in played.asked


def test_what_is_no_terminal_is_not_asked() -> None:
    assert terminal.ask() is None
