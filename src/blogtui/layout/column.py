"""The column that blocks are laid out in, and what holds for the whole page it stands on. Lays nothing out."""

from itertools import count
from typing import NamedTuple

from blogtui.layout.breaks import Parts
from blogtui.layout.setting import Setting

NARROWEST_INSIDE = 10  # cells: what stands deeper than this leaves room for is not indented any more


class Sheet:
    """What is the same in all columns of a page, and what was met on the way down it.

    `folds` numbers the parts that fold, `places` are names that the next line will bear.
    """

    def __init__(self, setting: Setting, language: str, rtl: bool) -> None:
        self.setting, self.language, self.rtl = setting, language, rtl
        self.folds = count(1)
        self.places: list[str] = []

    def parts(self, language: str = "") -> Parts | None:
        """Where words may be parted, in a language that may differ from the page's."""
        if not self.setting.hyphenate:
            return None
        from blogtui.layout.hyphenate import parts_in

        return parts_in(language or self.language)


class Column(NamedTuple):
    """Where blocks go: `width` cells, in the look `role`, in `depth` lists, without blank lines if `tight`."""

    sheet: Sheet
    width: int
    role: str = "text"
    depth: int = 0
    tight: bool = False

    def within(self, cells: int) -> "Column":
        """The column that begins so many cells further in."""
        return self._replace(width=self.width - cells)

    def has_room(self, cells: int) -> bool:
        """Whether there is room for a column that begins so many cells further in."""
        return self.width - cells >= NARROWEST_INSIDE
