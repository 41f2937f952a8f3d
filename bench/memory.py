"""Resident memory of a program and of everything it started, as Linux tells it. Where there is no /proc, none."""

from collections.abc import Iterator
from pathlib import Path

_PAGE = 4096


def resident(pid: int) -> float:
    """MB that a process and all that it started take now, its own children's children too."""
    return sum(_pages(member) for member in family(pid)) * _PAGE / 2**20


def peak(pid: int) -> float:
    """MB that they took at most: the sum of each one's own peak, so never less than they took together."""
    return sum(_peak_kib(member) for member in family(pid)) / 1024


def family(pid: int) -> list[int]:
    """A process and all that it started, as far as they still run."""
    started: dict[int, list[int]] = {}
    for member, parent in _parents():
        started.setdefault(parent, []).append(member)
    found = [pid]
    for member in found:
        found += started.get(member, ())
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            yield int(folder.name), int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it has ended meanwhile


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0


def _peak_kib(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM:")), 0)


def busy_ticks(pid: int) -> int:
    """Hundredths of a second that a process has worked, all its threads together."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    except (OSError, IndexError):
        return 0
