"""Pictures on the disk, so that none is fetched twice, and the sizes they turned out to have.

It may vanish at any time, and no failure of the disk is a failure of a picture. Must never grow beyond its cap.
"""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

CAP = 100 * 2**20
_ROOM = 0.9  # of the cap: what is left once the oldest went, so that not every picture sends one away
_SIZES = "sizes"
_MOST_SIZES = 10_000
_LONGEST_LINE = 64


class PictureCache:
    """Bytes and sizes by address, in files named by hashes. May be used from several threads, and by two readers."""

    def __init__(self, folder: Path, *, cap: int = CAP) -> None:
        """`folder` is made when it is needed, for its owner alone; `cap` is in bytes."""
        self._folder, self._cap = folder, cap
        self._lock = Lock()
        self._total: int | None = None
        self._sizes: dict[str, tuple[int, int]] | None = None

    def get(self, address: str) -> bytes | None:
        """The bytes kept for `address`, which become the last to go; None when there are none."""
        path = self._folder / _name(address)
        with suppress(OSError):
            data = path.read_bytes()
            os.utime(path)
            return data
        return None

    def put(self, address: str, data: bytes) -> None:
        """Keep `data` for `address`; what was not wanted for longest goes if it must."""
        with self._lock, suppress(OSError):
            self._write(_name(address), data)
            self._total = self._measured() if self._total is None else self._total + len(data)
            if self._total > self._cap:
                self._total = self._make_room()

    def size_of(self, address: str) -> tuple[int, int] | None:
        """Width and height, in pixels, that the picture had when it was last decoded."""
        with self._lock:
            if self._sizes is None:
                self._sizes = self._read_sizes()
            return self._sizes.get(_short(address))

    def remember_size(self, address: str, size: tuple[int, int]) -> None:
        """Keep a picture's size, also for when its bytes are gone."""
        if self.size_of(address) == size:
            return
        with self._lock, suppress(OSError):
            assert self._sizes is not None
            self._sizes[_short(address)] = size
            self._make_folder()
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with open(os.open(self._folder / _SIZES, flags, 0o600), "a", encoding="ascii") as file:
                file.write(_line(_short(address), size))

    def _write(self, name: str, data: bytes) -> None:
        """All of `data` under `name`, or nothing."""
        self._make_folder()
        unfinished = self._folder / f"{name}.{os.getpid()}"
        try:
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
            os.replace(unfinished, self._folder / name)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
            raise

    def _make_folder(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _kept(self) -> list[tuple[float, int, str]]:
        """When each file was last wanted, its bytes, its path; oldest first."""
        kept = []
        with os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    if entry.name != _SIZES and entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        kept.append((status.st_mtime, status.st_size, entry.path))
        return sorted(kept)

    def _measured(self) -> int:
        return sum(size for _time, size, _path in self._kept())

    def _make_room(self) -> int:
        """Remove the oldest until there is room again; the bytes that are left."""
        kept = self._kept()
        total = sum(size for _time, size, _path in kept)
        for _time, size, path in kept:
            if total <= self._cap * _ROOM:
                break
            with suppress(OSError):
                os.unlink(path)
                total -= size
        return total

    def _read_sizes(self) -> dict[str, tuple[int, int]]:
        """The sizes on the disk; a file that became long is shortened to its newer half."""
        sizes: dict[str, tuple[int, int]] = {}
        try:
            text = (self._folder / _SIZES).read_text("ascii", errors="replace")
        except OSError:
            return sizes
        lines = text.splitlines()[-_MOST_SIZES:]
        for line in lines:
            name, _sign, told = line.partition(" ")
            width, _sign, height = told.partition(" ")
            if len(line) < _LONGEST_LINE and width.isdecimal() and height.isdecimal() and int(width) and int(height):
                sizes[name] = int(width), int(height)
        if len(lines) == _MOST_SIZES:
            newer = list(sizes.items())[-_MOST_SIZES // 2 :]
            with suppress(OSError):
                self._write(_SIZES, "".join(_line(*item) for item in newer).encode("ascii"))
        return sizes


def _line(name: str, size: tuple[int, int]) -> str:
    return f"{name} {size[0]} {size[1]}\n"


def _name(address: str) -> str:
    from hashlib import sha256  # late: the reader is open long before it is needed

    return sha256(address.encode("utf-8", "surrogatepass")).hexdigest()


def _short(address: str) -> str:
    return _name(address)[:32]
