"""Runs of a line with something laid over them: a hit, a selection, a letter to type. Changes no width."""

from rich.style import Style

from blogtui.layout.cells import cell_width, take_cells
from blogtui.ui.cells import Run


def restyled(runs: list[Run], start: int, end: int, style: Style) -> list[Run]:
    """`runs` with `style` added to the characters from `start` up to, not with, `end`."""
    made: list[Run] = []
    at = 0
    for text, own in runs:
        first, last = max(start - at, 0), max(min(end - at, len(text)), 0)
        if first < last:
            made += [(text[:first], own), (text[first:last], own + style), (text[last:], own)]
        else:
            made.append((text, own))
        at += len(text)
    return [run for run in made if run[0]]


def covered(runs: list[Run], start: int, label: str, style: Style) -> list[Run]:
    """`runs` with `label` in place of as many cells from the character `start` on; what is too short grows."""
    whole = "".join(text for text, _style in runs)
    hidden = take_cells(whole[start:], len(label))[0]
    if cell_width(hidden) < len(label):  # a wide character does not fit, or there is not enough
        hidden += whole[start + len(hidden) : start + len(hidden) + 1]
    end = start + len(hidden)
    shown = label + " " * max(0, cell_width(hidden) - len(label))
    made: list[Run] = []
    at, is_put = 0, False
    for text, own in runs:
        made.append((text[: max(start - at, 0)], own))
        if not is_put and at + len(text) > start:
            made.append((shown, style))
            is_put = True
        made.append((text[max(end - at, 0) :] if at < end else text, own) if at + len(text) > start else ("", own))
        at += len(text)
    if not is_put:
        made.append((shown, style))
    return [run for run in made if run[0]]
