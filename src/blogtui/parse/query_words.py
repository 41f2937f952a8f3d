"""The query language's words: its fields by all their names, and a text cut into what stands in it.

Cutting never fails and takes time in proportion to the text: every character is a space, a sign or part of something.
"""

import re
from collections import namedtuple

from blogtui.model.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

FIELDS: dict[str, tuple[str, ...]] = {
    "category": ("category", "kategori", "cat"),
    "blog": ("blog", "blogg"),
    "author": ("author", "författare"),
    "title": ("title", "titel"),
    "is": ("is", "är"),
    "has": ("has", "har"),
    "after": ("after", "efter"),
    "before": ("before", "före"),
    "on": ("on", "den"),
    "newer": ("newer", "nyare"),
    "older": ("older", "äldre"),
    "minutes": ("minutes", "minuter"),
    "lang": ("lang", "språk"),
}
"""Each field's name in English and in Swedish, then what else is taken for it."""

VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "is": {
        "unread": ("unread", "oläst", "olästa"),
        "read": ("read", "läst", "lästa"),
        "starred": ("starred", "stjärnmärkt", "stjärnmärkta"),
        "changed": ("changed", "ändrad", "ändrat", "ändrade"),
        "half-read": ("half-read", "halvläst", "halvlästa"),
    },
    "has": {
        "image": ("image", "bild", "images", "bilder"),
        "comments": ("comments", "kommentarer", "comment", "kommentar"),
        "audio": ("audio", "ljud"),
        "video": ("video", "film"),
    },
}
"""The values of the fields that have a few, each by its names as in `FIELDS`."""

FIELD_OF = {name: field for field, names in FIELDS.items() for name in names}
VALUE_OF = {field: {name: value for value, names in of.items() for name in names} for field, of in VALUES.items()}
EITHER, BOTH = ("OR", "|"), "AND"
QUOTE = '"'

_NAME = re.compile(r"([^\W\d_][\w-]{0,30}):")
_STRAIGHT = r'(?s)"((?:[^"\\]+|\\.)*+)(")?'
_CURLY = r'(?s)[“”„]((?:[^“”"\\]+|\\.)*+)([“”"])?'
_ESCAPED = r'\\(["“”„\\])'
_PART = re.compile(r"[^\s()]+")
_SOLID = re.compile(r"\S*")


class Item(namedtuple("Item", "kind start end is_not name value value_start is_quoted is_closed is_beginning")):
    """What stands at `start` up to `end`: a word, a phrase, a field with its value, or a sign.

    `is_not` tells of a minus before it, `name` how a field was written, `value_start` where its value begins, quotation
    mark included. `is_closed` is false for a quotation without an end, `is_beginning` true for a star behind it.
    """

    __slots__ = ()
    kind: "Literal['word', 'phrase', 'field', '(', ')', 'or', 'and']"
    start: int
    end: int
    is_not: bool
    name: str
    value: str
    value_start: int
    is_quoted: bool
    is_closed: bool
    is_beginning: bool


def cut(text: str) -> list[Item]:
    """What stands in `text`, in its order."""
    items: list[Item] = []
    at = depth = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start, is_not = at, False
        if text[at] == "-" and _can_negate(text, at + 1):
            at, is_not = at + 1, True
        if text[at] in "()":
            kind: Literal["(", ")"] = "(" if text[at] == "(" else ")"
            depth = depth + 1 if kind == "(" else max(0, depth - 1)
            item = _sign(kind, start, at + 1, is_not)
        elif text[at] in '"“”„':
            item = _quoted(text, at, at, "phrase")._replace(start=start, is_not=is_not)
        elif (found := _NAME.match(text, at)) and fold(found[1]) in FIELD_OF:
            item = _field(text, found, depth)._replace(start=start, is_not=is_not)
        else:
            item = _word(text, at, depth)._replace(start=start, is_not=is_not)
        items.append(item)
        at = item.end
    return items


def in_quotes(words: str) -> str:
    """`words` as one quotation."""
    escaped = re.sub(r'(["“”„\\])', r"\\\1", words)
    return f"{QUOTE}{escaped}{QUOTE}"


def is_plain(words: str) -> bool:
    """Whether `words` mean themselves without quotation marks, wherever they stand."""
    return (
        bool(words)
        and not re.search(r'[\s()"“”„\\:|]', words)
        and not words.startswith("-")
        and words not in (*EITHER, BOTH)
    )


def _can_negate(text: str, at: int) -> bool:
    """Whether a minus before this place means not: two are a word's own, as in an option's name."""
    return at < len(text) and not text[at].isspace() and text[at] not in "-)"


def _sign(kind: "Literal['(', ')', 'or', 'and']", start: int, end: int, is_not: bool = False) -> Item:
    return Item(kind, start, end, is_not, "", "", start, False, True, False)


def _quoted(text: str, start: int, at: int, kind: "Literal['phrase', 'field']") -> Item:
    found = re.compile(_STRAIGHT if text[at] == QUOTE else _CURLY).match(text, at)
    assert found is not None
    is_closed = found[2] is not None
    end = found.end() if is_closed else len(text)
    is_beginning = is_closed and text.startswith("*", end)
    value = found[1] if is_closed else text[at + 1 :]
    value = re.sub(_ESCAPED, r"\1", value) if "\\" in value else value
    return Item(kind, start, end + is_beginning, False, "", value, at, True, is_closed, is_beginning)


def _field(text: str, found: "re.Match[str]", depth: int) -> Item:
    start, at = found.span()
    if at < len(text) and text[at] in '"“”„':
        return _quoted(text, start, at, "field")._replace(name=found[1])
    end = _end_of_word(text, at, depth)
    return Item("field", start, end, False, found[1], text[at:end], at, False, True, False)


def _word(text: str, start: int, depth: int) -> Item:
    end = _end_of_word(text, start, depth)
    word = text[start:end]
    if word in EITHER:
        return _sign("or", start, end)
    if word == BOTH:
        return _sign("and", start, end)
    return Item("word", start, end, False, "", word, start, False, True, False)


def _end_of_word(text: str, start: int, depth: int) -> int:
    """A parenthesis within a word is its own, as in `f(x)`; one that was opened before the word, or never, ends it."""
    solid = _SOLID.match(text, start)
    assert solid is not None
    limit = solid.end()
    closing = start + len(text[start:limit].rstrip(")"))
    at, inner = start, 0
    while at < limit:
        if part := _PART.match(text, at, limit):
            at = part.end()
        elif text[at] == "(":
            inner, at = inner + 1, at + 1
        elif inner:
            inner, at = inner - 1, at + 1
        elif depth or at >= closing:
            break
        else:
            at += 1
    return at
