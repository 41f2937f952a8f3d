"""The posts of a list by id, with the headings between them: which row of the screen is which. Pure."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Heading = Callable[[Any], str]
"""What stands over a group, from what the library tells of it; the same words are the same group."""


class Listing:
    """Ids in order, eight bytes each; over each group a row of its own.

    Only a part of what was asked for while `is_whole` is false: what stands around the reader's place; `is_first` tells
    that it begins where the list does.
    """

    def __init__(self, heading: Heading | None = None) -> None:
        self.ids = array("q")
        self.is_whole = self.is_first = False
        self.heading = heading
        self._starts: list[int] = []  # the rows of the headings
        self._labels: list[str] = []
        self._last: object = self

    def take(self, ids: Iterable[int], groups: Sequence[Any] = ()) -> None:
        """Add posts at the end, with what group each is of."""
        if self.heading is not None:
            for place, group in enumerate(groups, len(self.ids)):
                if group != self._last:
                    self._last = group
                    self._begin(place, self.heading(group))
        self.ids.extend(ids)

    def _begin(self, place: int, label: str) -> None:
        if not self._labels or self._labels[-1] != label:
            self._starts.append(place + len(self._starts))
            self._labels.append(label)

    def __len__(self) -> int:
        return len(self.ids) + len(self._starts)

    def heading_at(self, row: int) -> str | None:
        """The heading that a row is, None where it is a post."""
        number = bisect_right(self._starts, row) - 1
        return self._labels[number] if number >= 0 and self._starts[number] == row else None

    def place_at(self, row: int) -> int:
        """Which post a row is, from 0; for a heading the first below it."""
        above = bisect_right(self._starts, row)
        return row - above + (1 if self.heading_at(row) is not None else 0)

    def row_of(self, place: int) -> int:
        """The row of a post, from its place."""
        low, high = 0, len(self._starts)
        while low < high:  # the headings that stand above: the first is not where a later one may begin
            middle = (low + high) // 2
            if self._starts[middle] - middle <= place:
                low = middle + 1
            else:
                high = middle
        return place + low

    def find(self, post_id: int | None) -> int | None:
        """The place of a post, None where it is not here."""
        try:
            return self.ids.index(post_id) if post_id is not None else None
        except (ValueError, OverflowError):
            return None
