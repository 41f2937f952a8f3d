"""What of a laid-out line stood in the source, and what stood between it and the next: layout seen backwards."""

from blogtui.layout.lines import HYPHEN, LEADS, Line

_OURS = frozenset(("heading-rule", "table"))  # a line of nothing else stands for nothing in the source
_BEHIND = frozenset(("code-pad", "code-sign"))
_MARKER = "marker"


def extent(line: Line, goes_on: bool) -> tuple[int, int]:
    """From which character of a line up to which, not with it, its words reach.

    What stands before an item of a list counts as the source's, but not before a line that only `goes_on`.
    """
    spans, start, behind = line.spans, 0, 0
    for span in spans:
        if span.role not in LEADS or (span.role == _MARKER and not goes_on):
            break
        start += len(span.text)
    for span in reversed(spans):
        if span.role not in _BEHIND:
            break
        behind += len(span.text)
    end = len(line.text) - behind - (line.ends == HYPHEN)
    return start, max(start, end)


def between(line: Line) -> str:
    """What stood between a line and the next."""
    return "" if line.ends == HYPHEN else line.ends


def is_drawn(line: Line) -> bool:
    """Whether a line has no counterpart in the source: a picture, a rule under a heading or in a table."""
    return line.picture is not None or (bool(line.spans) and all(span.role in _OURS for span in line.spans))
