"""Lying bars of lines, standing ones of eighth blocks, and the months under them. Never wider than asked."""

from collections.abc import Sequence

from blogtui.i18n import catalogue, number
from blogtui.layout.cells import take_cells
from blogtui.layout.lines import Line, Span

MONTHS_SHOWN = 24
_WHOLE, _HALF = "━", "╸"  # thin, so that rows of them do not run together
_STANDING = " ▁▂▃▄▅▆▇█"
_WIDEST = 4  # cells a month, the one between months among them


def lying(value: int, most: int, width: int) -> str:
    """A bar of at most `width` cells for `value`, where `most` fills them; whatever is there at all shows."""
    if value <= 0 or most <= 0 or width <= 0:
        return ""
    whole, half = divmod(max(1, round(2 * width * min(value, most) / most)), 2)
    return _WHOLE * whole + _HALF * half


def standing(values: Sequence[int], most: int, height: int) -> list[str]:
    """Bars side by side, a character each, as `height` rows from the top; an empty place where there is nothing."""
    eighths = [max(1, round(8 * height * min(value, most) / most)) if value > 0 and most > 0 else 0 for value in values]
    return ["".join(_STANDING[max(0, min(8, own - 8 * row))] for own in eighths) for row in reversed(range(height))]


def months_shown(months: dict[int, int], today: int, room: int) -> list[int]:
    """The months that a chart of `room` cells shows: the last ones until `today`, or until the last with a post.

    A blog that has been silent for longer than the chart is long is shown as it was; a young one from its first month.
    """
    first, last = min(months), max(months)
    count = min(MONTHS_SHOWN, max(1, room))
    end = today if last <= today < last + count else last
    return list(range(max(first, end - count + 1), end + 1))


def month_chart(months: dict[int, int], today: int, width: int, height: int) -> list[Line]:
    """Posts a month as standing bars of `height` rows, with the months and years under them.

    `months` and `today` are numbered as in `Stats.months`. No lines where nothing would be legible.
    """
    scale = number(max(months.values(), default=0))
    edge = len(scale) + 2
    if not months or width < edge + 2 or height < 1:
        return []
    shown = months_shown(months, today, width - edge)
    values = [months.get(month, 0) for month in shown]
    most = max(values)
    pitch = max(1, min(_WIDEST, (width - edge + 1) // len(shown)))
    gap = " " if pitch > 1 else ""
    lines = []
    for row, bars in enumerate(standing(values, most, height)):
        mark = f"{number(most):>{len(scale)}} ┤" if row == 0 else f"{'':{len(scale)}} │"
        drawn = gap.join(bar * (pitch - len(gap)) for bar in bars)
        lines.append(Line((Span(mark, "rule" if row else "meta"), Span(drawn, "chart"))))
    breadth = len(shown) * pitch - len(gap)
    ticks = "".join(("┴" if month % 12 == 0 else "─") + "─" * (pitch - 1) for month in shown)[:breadth]
    lines.append(Line((Span(f"{0:>{len(scale)}} ", "meta"), Span(f"┼{ticks}", "rule"))))
    if pitch > 1:
        names = [catalogue().MONTHS[month % 12] for month in shown]
        words = "".join(f"{name[:3] if pitch > 3 else name[0].upper():<{pitch}}" for name in names)[:breadth]
        lines.append(Line((Span(" " * edge + words, "meta"),)))
    lines.append(Line((Span(" " * edge + _years(shown, pitch, breadth), "meta"),)))
    return lines


def _years(shown: Sequence[int], pitch: int, breadth: int) -> str:
    """Each year where it begins, and the first where the chart does if there is room before the next."""
    row = ""
    for place, month in enumerate(shown):
        year = str(month // 12)
        begins = month % 12 == 0
        has_room = place == 0 and (12 - month % 12) * pitch > len(year)
        if (begins or has_room) and place * pitch + len(year) <= breadth:
            row = f"{row:<{place * pitch}}{year}"
    return row or take_cells(str(shown[-1] // 12), breadth)[0]
