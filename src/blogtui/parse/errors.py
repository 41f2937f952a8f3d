"""What goes wrong between bytes and posts, in words for the reader."""

from blogtui.model.errors import BlogtuiError


class ParseError(BlogtuiError):
    """Nothing can be read from these bytes; `str(error)` says what they are instead."""
