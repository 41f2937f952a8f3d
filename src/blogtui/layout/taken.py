"""What someone selected among laid-out lines, as the source had it: no wrapping, no hyphens that were added (L8)."""

from collections.abc import Sequence

from blogtui.layout.cells import take_cells
from blogtui.layout.lines import Line
from blogtui.layout.source import between, extent, is_drawn

Spot = tuple[int, int]
"""A line and a cell of it, from 0."""


def taken(lines: Sequence[Line], start: Spot, end: Spot) -> str:
    """The text from the cell `start` up to, not with, the cell `end`; `start` comes first."""
    parts: list[str] = []
    for number in range(max(start[0], 0), min(end[0] + 1, len(lines))):
        line = lines[number]
        if is_drawn(line):
            continue
        first, last = extent(line, number > 0 and lines[number - 1].ends != "\n")
        text = line.text
        if number == start[0]:
            first = max(first, len(take_cells(text, start[1])[0]))
        if number == end[0]:
            parts.append(text[first : min(last, len(take_cells(text, end[1])[0]))])
        else:
            parts.append(text[first:last] + between(line))
    return "\n".join(row.rstrip() for row in "".join(parts).split("\n")).replace("\u00ad", "")
