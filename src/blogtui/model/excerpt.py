"""The part of a text that tells best why a search found it.

Counts in characters; who shows it cuts it to cells. Knows nothing of markup: the text is the plain words of a post.
"""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from blogtui.model.letters import WITHIN, plain, small

_MOST = 1_000  # hits that are weighed
_LEAD = 4  # a part of so many begins before the first hit
_SLACK = 16  # characters that are given up so that no word is cut


class Excerpt(NamedTuple):
    """A passage on one line and where the hits in it are: from and to which of its characters, none overlapping."""

    text: str
    hits: tuple[tuple[int, int], ...]


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where `words` (or phrases) stand in `text` (NFC), in order: from, to, and which of the words.

    Without regard to case, also inside of words (L2) where it is as long as `WITHIN`. A word without accents also
    stands for what has them, where it does not occur as it is written (L1). Where two overlap, the first and of these
    the longest counts.
    """
    low = small(text)
    bare = ""
    found: list[tuple[int, int, int]] = []
    for number, word in enumerate(words):
        wanted = small(" ".join(word.split()))
        if not wanted:
            continue
        places = _places(low, wanted)
        if not places and wanted == plain(wanted):
            bare = bare or plain(low)
            places = _places(bare, wanted)
        found += [(at, at + len(wanted), number) for at in places]
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    apart: list[tuple[int, int, int]] = []
    for hit in found:
        if not apart or hit[0] >= apart[-1][1]:
            apart.append(hit)
    return apart


def excerpt(text: str, words: Sequence[str], width: int) -> Excerpt:
    """The passage of `text`, at most `width` characters with its dots, that holds most of `words`; else its beginning.

    Of passages that hold as many the one with more hits counts, then the first.
    """
    line = normalize("NFC", " ".join(text.split()))
    if len(line) <= width:
        return Excerpt(line, tuple((start, end) for start, end, _word in hits(line, words)))
    found = hits(line, words)
    start, end = _cut(line, _best(found, width), width)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    shift = len(before) - start
    return Excerpt(
        f"{before}{line[start:end]}{after}",
        tuple(
            (max(first, start) + shift, min(last, end) + shift)
            for first, last, _word in found
            if first < end and last > start
        ),
    )


def _places(text: str, wanted: str) -> list[int]:
    places: list[int] = []
    at = text.find(wanted)
    while at >= 0 and len(places) < _MOST:
        if len(wanted) >= WITHIN or not (at and text[at - 1].isalnum() and wanted.isalnum()):
            places.append(at)
        at = text.find(wanted, at + len(wanted))
    return places


def _best(found: Sequence[tuple[int, int, int]], width: int) -> int:
    """Where a passage of `width` begins that holds the most."""
    if not found:
        return 0
    best, best_worth, last = 0, (0, 0), 0
    inside: dict[int, int] = {}
    room = width - width // _LEAD
    for number, (start, _end, word) in enumerate(found):
        while last < len(found) and found[last][1] - start <= room:
            inside[found[last][2]] = inside.get(found[last][2], 0) + 1
            last += 1
        if last <= number:  # the word alone is longer than the room
            last = number + 1
            continue
        worth = (sum(count > 0 for count in inside.values()), sum(inside.values()))
        if worth > best_worth:
            best, best_worth = start, worth
        inside[word] -= 1
    return max((best if best_worth > (0, 0) else found[0][0]) - width // _LEAD, 0)


def _cut(line: str, start: int, width: int) -> tuple[int, int]:
    """From and to where `line` is cut, at spaces where there are any near, with room for the dots."""
    start = min(start, max(len(line) - width + 1, 0))
    if start:
        space = line.find(" ", start, start + _SLACK)
        start = space + 1 if space >= 0 and line[start - 1] != " " else start
    end = start + max(width - (start > 0), 1)
    if end < len(line):
        end -= 1
        space = line.rfind(" ", max(end - _SLACK, start + 1), end + 1)
        end = space if space > 0 else end
    return start, min(end, len(line))
