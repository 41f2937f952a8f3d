"""A place in a post that means the same at any width: how many letters stand before it."""

from collections.abc import Sequence

from blogtui.layout.lines import DRAWN, HYPHEN, Line
from blogtui.layout.page import Page

_STEP = 200  # lines that are laid out at a time while a place is looked for


def letters_before(lines: Sequence[Line], line: int) -> int:
    """How many characters that are no spaces, nor drawn by layout, stand on the lines before `line`."""
    return sum(map(_letters, lines[:line]))


def line_with(page: Page, letters: int) -> int:
    """The line of `page` before which `letters` stand, or its last; no more is laid out than that takes."""
    count = line = 0
    while letters > 0:
        if line >= len(page.lines):
            page.reach(line + _STEP)
            if line >= len(page.lines):
                return max(0, line - 1)
        count += _letters(page.lines[line])
        if count > letters:
            return line
        line += 1
    return 0


def _letters(line: Line) -> int:
    """The letters of a line's words: what is drawn on each row differs from width to width."""
    letters = sum([len(span.text) - span.text.count(" ") for span in line.spans if span.role not in DRAWN])
    return letters - (line.ends == HYPHEN)
