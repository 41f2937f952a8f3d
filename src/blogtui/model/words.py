"""The words of a text as texts are compared by: whether two say the same, differ in a few words, or are two texts.

Knows no markup: what is compared are plain words, without case, punctuation and places where words may be parted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")  # each sign of a script without spaces
_FEW = 8
_FEW_OF = 20  # one word in so many is few, too
_ALIKE = 0.5


def words_in(text: str) -> list[str]:
    """The words of `text`, in their order, as they are compared."""
    return _WORD.findall(text.replace("\xad", "").casefold())


class Difference(NamedTuple):
    """What differs between two texts: words that went and that came, sorted, and how many the longer text has.

    Texts with the same words in another order differ, in no word.
    """

    gone: tuple[str, ...]
    come: tuple[str, ...]
    size: int

    @property
    def is_tiny(self) -> bool:
        """Whether it is no more than a counter, a clock or a slip of the pen would make."""
        return max(len(self.gone), len(self.come)) <= max(_FEW, self.size // _FEW_OF)

    @property
    def is_numbers(self) -> bool:
        """Whether nothing but numbers differ: a count, a time."""
        return bool(self.gone) and all(any(map(str.isdigit, word)) for word in self.gone + self.come)


def difference(before: Sequence[str], now: Sequence[str]) -> Difference | None:
    """What differs between the words of two texts, None for nothing."""
    if before == now:
        return None
    old, new = Counter(before), Counter(now)
    gone, come = sorted((old - new).elements()), sorted((new - old).elements())
    return Difference(tuple(gone), tuple(come), max(len(before), len(now)))


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool | None:
    """Whether two texts are versions of one, a summary and the whole among them; None where either has no words.

    Pairs of neighbouring words are what counts: texts on one subject share words, but seldom their order.
    """
    if not one or not other:
        return None
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) >= _ALIKE * min(len(pairs), len(others))


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(words)) if len(words) > 1 else {(words[0], "")}
