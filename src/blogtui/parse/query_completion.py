"""What a query may go on with at the cursor: fields for a word's beginning, values behind a field's colon."""

from collections import namedtuple

from blogtui.i18n import language
from blogtui.model.text import fold
from blogtui.parse.query_words import FIELD_OF, FIELDS, VALUES, Item, cut
from blogtui.parse.query_writing import quoted_where_needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 50
_NAMED = ("category", "blog", "author", "lang")
_EXAMPLES = {
    "newer": (("1d", "1d"), ("7d", "7d"), ("30d", "30d"), ("1y", "1å")),
    "older": (("1d", "1d"), ("7d", "7d"), ("30d", "30d"), ("1y", "1å")),
    "minutes": (("<5", "<5"), ("5..15", "5..15"), (">15", ">15")),
}


class Completion(namedtuple("Completion", "start end text label")):
    """`text` instead of what stands from the character `start` up to `end`, and how a list shows it."""

    __slots__ = ()
    start: int
    end: int
    text: str
    label: str


def complete(text: str, cursor: int, names: "Callable[[str], Iterable[tuple[str, int]]]") -> list[Completion]:
    """What may stand at `cursor` in `text`, best first, in the language spoken now.

    `names` gives what there is of "category", "blog", "author" or "lang", each with its number of posts, in the order
    to be shown in. What begins with what was typed comes before what has a word that does, and that before the rest.
    """
    cursor = max(0, min(cursor, len(text)))
    item = _at(text, cursor)
    if item is not None and item.kind == "field" and cursor >= item.value_start:
        return _values(text, cursor, item, names)
    if item is None or item.kind in ("(", ")"):
        return _fields("", cursor, cursor)
    if item.kind == "phrase":
        return []
    start = item.start + item.is_not
    end = item.value_start if item.kind == "field" else item.end
    return _fields(fold(text[start:cursor]), start, end) if cursor >= start else []


def _at(text: str, cursor: int) -> Item | None:
    """The item that the cursor stands in or at the end of; a parenthesis only before it counts as none."""
    for item in cut(text):
        if item.start < cursor <= item.end:
            return item
        if item.start >= cursor:
            break
    return None


def _fields(typed: str, start: int, end: int) -> list[Completion]:
    spoken = _spoken()
    found = []
    for names in FIELDS.values():
        fitting = [name for name in names if name.startswith(typed)]
        if fitting:
            name = names[spoken] if names[spoken] in fitting or not typed else fitting[0]
            found.append(Completion(start, end, f"{name}:", f"{name}:"))
    return found


def _values(
    text: str, cursor: int, item: Item, names: "Callable[[str], Iterable[tuple[str, int]]]"
) -> list[Completion]:
    field = FIELD_OF[fold(item.name)]
    typed = fold(text[item.value_start + item.is_quoted : cursor].rstrip('"”'))
    found = []
    for name, label, also in _offered(field, names):
        if (rank := _rank(typed, name, also)) is not None:
            found.append((rank, Completion(item.value_start, item.end, quoted_where_needed(name), label)))
    found.sort(key=lambda ranked: ranked[0])
    return [completion for _rank, completion in found[:MOST]]


def _offered(
    field: str, names: "Callable[[str], Iterable[tuple[str, int]]]"
) -> "Iterator[tuple[str, str, tuple[str, ...]]]":
    """Each value with how it shows, and what else may be typed for it."""
    spoken = _spoken()
    if field in VALUES:
        for every in VALUES[field].values():
            yield every[spoken], every[spoken], every
    elif field in _NAMED:
        for name, count in names(field):
            yield name, f"{name} ({count})", ()
    else:
        for example in _EXAMPLES.get(field, ()):
            yield example[spoken], example[spoken], ()


def _rank(typed: str, name: str, also: tuple[str, ...]) -> int | None:
    key = fold(name)
    if key.startswith(typed):
        return 0
    if any(other.startswith(typed) for other in also) or f" {typed}" in key:
        return 1
    return 2 if typed in key and not also else None  # of a few values, none is looked for by its middle


def _spoken() -> int:
    return int(language() == "sv")
