"""The root of every error whose text is for the reader; each room derives its own."""


class BlogtuiError(Exception):
    """Something failed in a way the reader can understand; `str(error)` is one sentence, cleaned."""

    def __init__(self, message: str) -> None:
        from blogtui.model.text import clean_line

        super().__init__(clean_line(message))
