"""The XML parser that feedparser is told to use: Python's own, handing over text in long pieces.

Without it a text arrives line by line and reference by reference, which takes a third of the time of a feed.
"""

from xml.sax.expatreader import ExpatParser

_PIECE = 2**16


class _Buffered(ExpatParser):
    def reset(self) -> None:
        super().reset()
        parser = vars(self)["_parser"]
        parser.buffer_size, parser.buffer_text = _PIECE, True


def create_parser() -> _Buffered:
    """What `xml.sax.make_parser` calls in a module that it is given by name."""
    return _Buffered()
