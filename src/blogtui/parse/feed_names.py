"""Categories as a feed lists them, made into the names that a reader sees: one a category.

Must never cut a name in two: only what can be nothing but a list is split. One comma is no list, whatever element it
stands in: "Politics, local" is a name, and so are half the subjects of libraries ("Physics, Applied"). The answer is
found in the one post, so that it stays when other posts leave the feed.
"""

import re
from collections.abc import Iterable

from blogtui.model.text import fold

_LONGEST_PART = 40
# How many of them make a list. A "/" makes a path, which RSS means by it (RSS 2.0, <category>).
_MARKS = ((";", 1), ("|", 1), (",", 2))
_SENTENCE = re.compile(r"[.!?:]\s|\s(?:and|och|und|et|y|&)\s|\d,\d", re.IGNORECASE)


def split_list(names: Iterable[str]) -> tuple[str, ...]:
    """`names`; where there is only one and it lists several, those."""
    names = [name for name in names if name.strip()]
    if len({fold(name) for name in names}) == 1:
        return _parts(names[0]) or tuple(names)
    return tuple(names)


def _parts(name: str) -> tuple[str, ...]:
    for mark, least in _MARKS:
        if name.count(mark) < least or "://" in name or (mark == "," and _SENTENCE.search(name)):
            continue
        listed = [part.strip() for part in name.strip(f"{mark} ").split(mark)]
        # What has a long part is a sentence.
        if len(listed) > least and all(0 < len(part) <= _LONGEST_PART for part in listed):
            return tuple(listed)
    return ()
