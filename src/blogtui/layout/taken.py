"""What someone selected among laid-out lines, as the source had it: no wrapping, no hyphens that were added (L8)."""

from collections.abc import Sequence

from blogtui.layout.cells import take_cells
from blogtui.layout.find import lead_of, source_text
from blogtui.layout.lines import Line

Spot = tuple[int, int]
"""A line and a cell of it, from 0."""


def taken(lines: Sequence[Line], start: Spot, end: Spot) -> str:
    """The text from the cell `start` up to, not with, the cell `end`; `start` comes first."""
    parts: list[str] = []
    last = min(end[0], len(lines) - 1)
    for number in range(max(start[0], 0), last + 1):
        line = lines[number]
        text = line.text
        goes_on = number > 0 and lines[number - 1].ends != "\n"
        first = len(take_cells(text, start[1])[0]) if number == start[0] else 0
        first = max(first, lead_of(line) if goes_on else 0)
        if number == end[0]:
            parts.append(text[first : len(take_cells(text, end[1])[0])])
        else:
            parts.append(source_text(line)[first:] + line.ends)
    return "\n".join(row.rstrip() for row in "".join(parts).split("\n")).replace("\u00ad", "")
