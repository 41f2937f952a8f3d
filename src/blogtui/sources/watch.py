"""Whether a folder or file of posts has changed: looks at names and times only, reads nothing."""

import os
from pathlib import Path

MOST = 20_000

Stamp = tuple[int, int]


def stamp(path: Path) -> Stamp:
    """A value that differs once something below `path` came, went or was written: how many entries, the newest time.

    Looks at no more than 20 000 entries; (0, 0) when there is nothing to look at.
    """
    count = newest = 0
    waiting = [os.fspath(path)]
    while waiting and count < MOST:
        place = waiting.pop()
        try:
            newest = max(newest, os.stat(place, follow_symlinks=False).st_mtime_ns)
            count += 1
            if os.path.isdir(place) and not os.path.islink(place):
                with os.scandir(place) as entries:
                    waiting += [entry.path for entry in entries if not entry.name.startswith(".")]
        except OSError:
            continue
    return count, newest
