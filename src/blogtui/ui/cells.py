"""The last step before the terminal: runs of text become cells of one width, checked once more (S1)."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from blogtui.model.text import clean_text

Run = tuple[str, Style]


def guarded(text: str) -> str:
    """`text` without anything a terminal would obey."""
    if text.isprintable():
        return text
    return clean_text(text).replace("\n", " ").replace("\t", " ")


def strip_of(runs: Iterable[Run], width: int, base: Style) -> Strip:
    """Runs as one row of exactly `width` cells on `base`."""
    segments = [Segment(guarded(text), base + style) for text, style in runs if text]
    return Strip(segments).adjust_cell_length(width, base)


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    text = guarded(text)
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def spread(left: list[Run], right: list[Run], width: int, base: Style) -> Strip:
    """Two groups of runs at the two ends of a row; the left one gives way."""
    right_width = sum(cell_len(guarded(text)) for text, _ in right)
    room = max(0, width - right_width - (1 if right else 0))
    fitted: list[Run] = []
    for text, style in left:
        piece = fit(text, room)
        fitted.append((piece, style))
        room -= cell_len(piece)
    return strip_of([*fitted, (" " * (room + (1 if right else 0)), base), *right], width, base)


def text_rows(text: str, width: int, most: int) -> list[str]:
    """Plain text wrapped to `width` cells in at most `most` rows, the last with an ellipsis where text is left."""
    rows: list[str] = []
    row = ""
    words = guarded(text).split()
    for position, word in enumerate(words):
        longer = f"{row} {word}" if row else word
        if cell_len(longer) <= width:
            row = longer
            continue
        if len(rows) == most - 1:
            rows.append(fit(" ".join([row, *words[position:]]) if row else " ".join(words[position:]), width))
            return rows
        if row:
            rows.append(row)
        row = fit(word, width)
    return [*rows, row] if row else rows


__all__ = ["Run", "cell_len", "fit", "guarded", "spread", "strip_of", "text_rows"]
