"""What goes wrong on the way to the bytes, in words for the reader."""

from blogtui.model.errors import BlogtuiError


class SourceError(BlogtuiError):
    """A source cannot be read."""


class HttpError(SourceError):
    """A server answered with an error: its `status`, and `retry_after` as it said it."""

    def __init__(self, message: str, status: int, retry_after: str | None = None) -> None:
        super().__init__(message)
        self.status, self.retry_after = status, retry_after
