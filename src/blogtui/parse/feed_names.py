"""Categories as a feed lists them, made into the names that a reader sees: one a category, none for machines.

Must never cut a name in two: only what can be nothing but a list is split.
"""

import re
from collections.abc import Iterable

from blogtui.model.text import fold

_LONGEST_PART = 40
_LEAST_MARKS = 2
_SENTENCE = re.compile(r"[.!?:]\s|\s(?:and|och|und|et|y|&)\s", re.IGNORECASE)


def split_list(names: Iterable[str]) -> tuple[str, ...]:
    """`names`; a lone one that lists several, with two or more of the same mark between its parts, as those."""
    names = [name for name in names if name.strip()]
    if len({fold(name) for name in names}) == 1:
        return _parts(names[0]) or tuple(names)
    return tuple(names)


def _parts(name: str) -> tuple[str, ...]:
    if "://" in name or _SENTENCE.search(name):
        return ()
    for mark in ";,/":
        if name.count(mark) >= _LEAST_MARKS:
            parts = [part.strip() for part in name.split(mark)]
            listed = [part for part in parts if part]
            # What has a long part is a sentence, what begins with the mark a path.
            fits = all(len(part) <= _LONGEST_PART for part in listed)
            return tuple(listed) if fits and parts[0] and len(listed) > _LEAST_MARKS else ()
    return ()
