"""Files made to hurt: the whole command's time and memory on each, and the gaps in the open reader's answers meanwhile.

Reads `../shared/corpus`; without it there is nothing to measure, and the row says so. Each file is read by
`blogtui posts FILE --json` in processes of their own, whose memory is summed while they run.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.gap import NO_GAP_OVER
from bench.measure import Row
from bench.memory import resident
from bench.process import BenchError, blogtui, environment, run

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "files" / "hostile"
SECONDS, MEGABYTES = 12.0, 300.0
EVERY = 0.005  # s between looks at the memory
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Read:
    """One file: wall time in seconds, the largest sum of its processes' memory in MB."""

    name: str
    seconds: float
    megabytes: float


def rows(home: Path) -> list[Row]:
    """The slowest and the largest of the hostile files, and the longest gap of a reader open on each."""
    files = sorted(path for path in SHARED.rglob("*") if path.is_file())
    if not files:
        return [Row("hostile", "files made to hurt", "s", (), "", why="no ../shared/corpus beside the checkout")]
    taken = [_read(path, home) for path in files]
    slow = sorted(taken, key=lambda read: read.seconds, reverse=True)[:SHOWN]
    large = sorted(taken, key=lambda read: read.megabytes, reverse=True)[:SHOWN]
    gaps = sorted(_gaps(files, home).items(), key=lambda item: item[1], reverse=True)
    what = f"{len(files)} hostile files"
    return [
        *(_limited(f"{what}, slowest {n}: {read.name}", "s", read.seconds, SECONDS) for n, read in enumerate(slow, 1)),
        *(
            _limited(f"{what}, largest {n}: {read.name}", "MB", read.megabytes, MEGABYTES)
            for n, read in enumerate(large, 1)
        ),
        *(
            _limited(f"{what}, open reader's gap {n}: {name}", "ms", gap, NO_GAP_OVER)
            for n, (name, gap) in enumerate(gaps[:SHOWN], 1)
        ),
    ]


def _limited(what: str, unit: str, figure: float, most: float) -> Row:
    return Row("hostile", what, unit, (figure,), "the limit", (most,), 1.0)


def _read(path: Path, home: Path) -> Read:
    """Read one file by the command. Raises BenchError where it left a traceback or ended in no way it should."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*blogtui(), "posts", str(path), "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=home,
    )
    most = 0.0
    while process.poll() is None and time.perf_counter() - begun < 3 * SECONDS:
        most = max(most, resident(process.pid))
        time.sleep(EVERY)
    seconds = time.perf_counter() - begun
    if process.poll() is None:
        process.kill()
    said = process.communicate()[1].decode(errors="replace")
    if "Traceback" in said or process.returncode not in (0, 1):
        raise BenchError(f"{path.name} ended with {process.returncode}: {said[-600:]}")
    return Read(path.name, seconds, most)


def _gaps(files: list[Path], home: Path) -> dict[str, float]:
    """Milliseconds of the longest gap while the reader reads each file and shows its first post, by its name."""
    asked = home / "gaps.json"
    asked.write_text(json.dumps([str(path) for path in files]), encoding="utf-8")
    ran = run([sys.executable, "-m", "bench.gap", str(asked)], home, folder=Path(__file__).parent.parent)
    found: dict[str, float] = json.loads(ran.output.splitlines()[-1])
    return found
