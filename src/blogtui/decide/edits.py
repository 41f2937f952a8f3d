"""What an edit means to whoever read the post: nothing, a change, or what its feed changes at every check (R7).

A feed may embed the time, a counter or an advertisement in its posts. That shows in one check where many posts differ
in the same words or in numbers alone, and otherwise in a post that differs a little again and again in one place: what
goes is what came the last time.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from blogtui.decide.identity import TextOf
from blogtui.model.post import Post
from blogtui.model.update import Restless, Stored
from blogtui.model.words import Difference, difference, words_in

PATIENCE = 2  # tiny edits of one place that are shown before the post counts as one that never rests
_CAME = 200  # words
_MANY = 3
_MOST = 4_000_000  # characters of text that are compared at one check


class Weighed(NamedTuple):
    """How the posts whose source differs are to be taken, by their numbers.

    `quiet`: nobody need know. `tiny`: a few words differ. `churning`: those of which it was seen now that they never
    rest.
    """

    quiet: frozenset[int]
    tiny: frozenset[int]
    churning: frozenset[int]
    restless: tuple[Restless, ...]


def weigh(edited: Sequence[tuple[Stored, Post]], text_of: TextOf) -> Weighed:
    """Weigh the edits of one check. Posts beyond what can be compared are taken as most of the others turned out."""
    found = _differences(edited, text_of)
    everywhere = _same_everywhere(found)
    quiet = {number for number, differs in found.items() if differs is None}
    tiny: set[int] = set()
    churning: set[int] = set()
    restless: list[Restless] = []
    for known, _post in edited:
        differs = found.get(known.id)
        if differs is None:
            continue
        came = " ".join(differs.come[:_CAME])
        if not differs.is_tiny:
            if known.restless:  # the author wrote, and the clock went on
                restless.append(Restless(known.id, known.restless, came))
            continue
        tiny.add(known.id)
        run = known.restless + 1 if _is_again(known, differs) else 1
        restless.append(Restless(known.id, run, came))
        if known.id in everywhere or run > PATIENCE:
            quiet.add(known.id)
        if run == PATIENCE + 1:
            churning.add(known.id)
    if 2 * len(quiet) > len(found):
        quiet |= {known.id for known, _post in edited if known.id not in found}
    return Weighed(frozenset(quiet), frozenset(tiny), frozenset(churning), tuple(restless))


def _differences(edited: Sequence[tuple[Stored, Post]], text_of: TextOf) -> dict[int, Difference | None]:
    """What differs in each post that is compared."""
    found: dict[int, Difference | None] = {}
    room = _MOST
    for known, post in edited:
        if room <= 0:
            break
        before = text_of(known.id)
        room -= len(before) + len(post.text)
        found[known.id] = difference(words_in(f"{known.title}\n{before}"), words_in(f"{post.title}\n{post.text}"))
    return found


def _is_again(known: Stored, differs: Difference) -> bool:
    """Whether most of what goes is what came with the last tiny edit."""
    came = Counter(known.came.split())
    return 2 * (came & Counter(differs.gone)).total() >= max(len(differs.gone), 1)


def _same_everywhere(found: dict[int, Difference | None]) -> frozenset[int]:
    """The posts whose tiny difference is also that of many others, and of most that differ: a clock, a counter."""
    groups: dict[object, list[int]] = {}
    differing = {number: differs for number, differs in found.items() if differs is not None}
    for number, differs in differing.items():
        if differs.is_tiny:
            key = "numbers" if differs.is_numbers else (differs.gone, differs.come)
            groups.setdefault(key, []).append(number)
    most = max(groups.values(), key=len, default=[])
    return frozenset(most) if len(most) >= _MANY and 2 * len(most) >= len(differing) else frozenset()
