"""Starts programs the way every measurement does: a home of their own, timed from outside, always reaped.

Ends only what it started, by process id; gives no program the environment of whoever runs the measurements.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 3600
_LAUNCH = Path(__file__).with_name("launch.py")


class BenchError(Exception):
    """A measured program failed; there is no figure to give."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A program that ended well: wall time in seconds, its largest process in MB, its output."""

    seconds: float
    megabytes: float
    output: bytes


def environment(home: Path) -> dict[str, str]:
    """What measured programs are told: their own home, Swedish, UTF-8, no proxy, nothing of the caller's."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    if "PYTHONPATH" in os.environ:
        places = os.environ["PYTHONPATH"].split(os.pathsep)
        kept["PYTHONPATH"] = os.pathsep.join(str(Path(place).resolve()) for place in places if place)
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    for folder in folders.values():
        Path(folder).mkdir(parents=True, exist_ok=True)
    return kept | folders | {
        "HOME": str(home),
        "LANG": "sv_SE.UTF-8",
        "LC_CTYPE": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }  # fmt: skip


def blogtui() -> list[str]:
    """How our program is started: the console script beside this Python where there is one, else `-m`."""
    script = Path(sys.executable).parent / "blogtui"
    return [str(script)] if script.exists() else [sys.executable, "-m", "blogtui"]


def newsboat() -> str | None:
    """Where newsboat is, or None."""
    return shutil.which("newsboat")


def version_of(command: list[str]) -> str:
    """The first line that `command` prints."""
    printed = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    return printed.stdout.decode(errors="replace").partition("\n")[0].strip()


def run(command: list[str], home: Path, *, folder: Path | None = None) -> Ran:
    """Run `command` to its end in `folder` (else `home`), its output read through a pipe.

    Raises BenchError with what it said when it fails or takes longer than TIMEOUT seconds.
    """
    reading, writing = os.pipe()
    launcher = [sys.executable, "-I", "-S", str(_LAUNCH), str(writing), str(TIMEOUT), *command]
    with tempfile.TemporaryFile() as errors, os.fdopen(reading) as report:
        process = subprocess.Popen(
            launcher,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment(home),
            cwd=folder or home,
            pass_fds=[writing],
        )
        os.close(writing)
        try:
            output, _ = process.communicate()
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        said = report.readline().split()
        errors.seek(0)
        complaint = errors.read().decode(errors="replace").strip()[-600:]
    if not said or said[2] != "0":
        raise BenchError(f"{' '.join(command)} failed ({said[2] if said else 'not started'}): {complaint}")
    return Ran(float(said[0]), int(said[1]) / 1024, output)
