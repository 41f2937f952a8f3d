"""What goes wrong on the way to the bytes, in words for the reader."""

from blogtui.model.errors import BlogtuiError


class SourceError(BlogtuiError):
    """A source cannot be read."""


class OfflineError(SourceError):
    """The network itself is not there, as far as can be told from here (R13); `host` is whose name was asked for or
    which was called, "" where nobody was any more."""

    def __init__(self, message: str, host: str = "") -> None:
        super().__init__(message)
        self.host = host


class PausedError(SourceError):
    """A host asked to be left alone and was not asked; `until` when, in seconds since the epoch (P12)."""

    def __init__(self, message: str, until: int) -> None:
        super().__init__(message)
        self.until = until


class HttpError(SourceError):
    """A server answered with an error: its `status`, and `until` when its host is left alone for that, in seconds since
    the epoch (P12)."""

    def __init__(self, message: str, status: int, until: int | None = None) -> None:
        super().__init__(message)
        self.status, self.until = status, until
