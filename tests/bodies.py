"""HTML bodies read as the reader reads them, for the tests of what they become."""

from typing import Any

from blogtui.model.document import Blocks
from blogtui.parse.html import document_from_html

BASE = "https://blogg.example/post/"


def blocks(source: str, base: str | None = BASE, language: str = "") -> Blocks:
    """What the HTML `source` of a post at `base` becomes."""
    return document_from_html(source, base, language).blocks


def only(source: str, language: str = "") -> Any:
    """The one block that `source` becomes."""
    (block,) = blocks(source, language=language)
    return block


def words(block: Any) -> str:
    """The words of a heading's or paragraph's text."""
    return "".join(run.text for run in getattr(block, "text", ()))


def lines(source: str, language: str = "") -> list[str]:
    """The words of each heading and paragraph in `source`."""
    return [words(block) for block in blocks(source, language=language)]
