"""How a page is to be set, beside its width: what the reader chose and what can be shown. Decides nothing itself."""

from collections.abc import Callable
from typing import NamedTuple

from blogtui.model.document import Image

Room = Callable[[Image, int], tuple[int, int]]
"""From a picture and the cells there are to the columns and rows to keep for it; (0, 0) where its name is enough."""


class Setting(NamedTuple):
    """What differs from pane to pane; `PLAIN` is what an export wants: everything as text, nothing hidden.

    `hyphenate`: words are parted where a line would be left ragged (L8). `room`: None shows no pictures.
    `code_shift`: None lets long lines of code go on in the next row; else every row begins that many cells in.
    Parts that fold are numbered from 1 in the order of reading: those in `folded` show their summary alone. With
    `opened`, so do those that the author left closed, unless they are in it.
    """

    hyphenate: bool = False
    room: Room | None = None
    code_shift: int | None = None
    folded: frozenset[int] = frozenset()
    opened: frozenset[int] | None = None

    def is_folded(self, number: int, is_open: bool) -> bool:
        """Whether a part shows its summary alone; `is_open` as its author left it."""
        return number in self.folded or (self.opened is not None and not is_open and number not in self.opened)

    def folding(self, number: int, is_folded: bool) -> "Setting":
        """The same setting with one part folded or opened."""
        folded = self.folded | {number} if is_folded else self.folded - {number}
        opened = self.opened if self.opened is None or is_folded else self.opened | {number}
        return self._replace(folded=folded, opened=opened)


PLAIN = Setting()
