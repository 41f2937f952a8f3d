"""What of one sequence stands where in another, in time that is bounded. Knows nothing of what they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

MOST = 4_000_000  # pairs that are compared: one side's parts times the other's
_MOST_LIKENED = 10_000  # pairs, each of which costs more
_NEAR = 30
_LIKE = 0.4
Stretch = tuple[bool, int, int, int, int]
"""Whether both are the same, and from where to where on either side."""


def stretches(before: Sequence[Hashable], now: Sequence[Hashable]) -> Iterator[Stretch]:
    """Both sequences in order, as stretches that are the same or stand for one another; either side may be empty.

    Where there is too much to compare, what stands once on both sides parts it first, as in a patience diff.
    """
    start = 0
    for one, other in zip(before, now, strict=False):
        if one != other:
            break
        start += 1
    end = 0
    while end < min(len(before), len(now)) - start and before[-1 - end] == now[-1 - end]:
        end += 1
    if start:
        yield True, 0, start, 0, start
    yield from _between(before, now, (start, start), (len(before) - end, len(now) - end))
    if end:
        yield True, len(before) - end, len(before), len(now) - end, len(now)


def _between(
    before: Sequence[Hashable], now: Sequence[Hashable], low: tuple[int, int], high: tuple[int, int]
) -> Iterator[Stretch]:
    olds, news = before[low[0] : high[0]], now[low[1] : high[1]]
    if not olds and not news:
        return
    if len(olds) * len(news) <= MOST:
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
            yield kind == "equal", low[0] + i1, low[0] + i2, low[1] + j1, low[1] + j2
        return
    anchors = _anchors(olds, news)
    if not anchors:
        yield False, low[0], high[0], low[1], high[1]
        return
    parts = [(0, 0), *(place for i, j in anchors for place in ((i, j), (i + 1, j + 1))), (len(olds), len(news))]
    for number, ((i1, j1), (i2, j2)) in enumerate(pairwise(parts)):
        begin, stop = (low[0] + i1, low[1] + j1), (low[0] + i2, low[1] + j2)
        if number % 2:
            yield True, begin[0], stop[0], begin[1], stop[1]
        elif (i2 - i1) * (j2 - j1) <= MOST:
            yield from _between(before, now, begin, stop)
        else:
            yield False, begin[0], stop[0], begin[1], stop[1]


def _anchors(before: Sequence[Hashable], now: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The longest run, in the order of both, of what stands once on either side."""
    old_counts, new_counts = Counter(before), Counter(now)
    places = {part: j for j, part in enumerate(now) if new_counts[part] == 1}
    both = [(i, places[part]) for i, part in enumerate(before) if old_counts[part] == 1 and part in places]
    tails: list[int] = []  # the least end of a run of each length, and which pair it is
    at: list[int] = []
    previous: list[int] = []
    for number, (_i, j) in enumerate(both):
        length = bisect_left(tails, j)
        previous.append(at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(j)
            at.append(number)
        else:
            tails[length], at[length] = j, number
    chain: list[tuple[int, int]] = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append(both[number])
        number = previous[number]
    return chain[::-1]


def likeliest(before: Sequence[frozenset[str]], now: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Which of `before` became which of `now`, by the words of each, in the order of both.

    One for one is itself anew, however little is left of it. Of very many, each is looked for near the last one found.
    """
    if len(before) == len(now) == 1:
        return [(0, 0)]
    if len(before) * len(now) > _MOST_LIKENED:
        return _near(before, now)
    likeness = [[_likeness(one, other) for other in now] for one in before]
    best = [[0.0] * (len(now) + 1) for _row in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(now))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(before) and j < len(now):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _near(before: Sequence[frozenset[str]], now: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    low = 0
    for j, other in enumerate(now):
        window = range(low, min(low + _NEAR, len(before)))
        found = next((i for i in window if _likeness(before[i], other)), None)
        if found is not None:
            pairs.append((found, j))
            low = found + 1
    return pairs


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that both have; 0 where that is too little for one to have become the other."""
    share = 2 * len(one & other) / max(len(one) + len(other), 1)
    return share if share >= _LIKE else 0.0
