"""Who has a library open: a lock beside its file, so that nobody sets a library aside under somebody else's feet.

SQLite removes `library.db-wal` by name when the last connection to a file closes; a file renamed while it is open
elsewhere would therefore cost the new library its own.
"""

import os
import time

try:
    import fcntl
except ImportError:  # no such locks here
    fcntl = None  # type: ignore[assignment]

IN_USE = "-lock"
_PAUSE = 0.02


class Lock:
    """Shared while a library is open, owned while it is replaced. Without effect where the folder allows no file and
    where its file system knows no locks.

    A lock on "" is none.
    """

    def __init__(self, path: str) -> None:
        self._file = -1
        if fcntl is not None and path:
            try:
                self._file = os.open(path + IN_USE, os.O_CREAT | os.O_RDWR, 0o600)
            except OSError:
                return

    def share(self) -> "Lock":
        """Tell that the library is open here; waits while somebody replaces it."""
        if self._file >= 0:
            self._takes(fcntl.LOCK_SH)
        return self

    def own(self, seconds: float) -> bool:
        """Whether nobody else has the library open, now or within `seconds`; keeps everybody out from then on."""
        if self._file < 0:
            return True
        until = time.monotonic() + seconds
        while not self._takes(fcntl.LOCK_EX | fcntl.LOCK_NB):
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)
        return True

    def _takes(self, how: int) -> bool:
        """Lock the file in this way; whether nobody keeps us from it, as where the file system knows no locks."""
        try:
            fcntl.flock(self._file, how)
        except OSError as error:
            return not isinstance(error, BlockingIOError)
        return True

    def close(self) -> None:
        """Let go."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def __del__(self) -> None:
        self.close()
