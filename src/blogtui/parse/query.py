"""The query language of the filter line, saved views, `--search` and the configuration (docs/queries.md).

Any string is a query (S10): what is not understood is searched as the text it is, and where it looks like a mistake,
that is told beside the answer. Nothing here calls itself, however deep a query is nested.
"""

import re
from collections import namedtuple

from blogtui.i18n import gettext as _
from blogtui.model import query as q
from blogtui.model.text import clean_line, fold
from blogtui.parse.query_words import FIELD_OF, VALUE_OF, Item, cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

LEAVES, DEPTH, MISTAKES = 100, 30, 20
"""How much of a query is taken: conditions, parentheses within parentheses, and mistakes that are told."""

_UNITS = {
    "s": 1, "h": 3_600, "t": 3_600, "d": 86_400, "w": 7 * 86_400, "v": 7 * 86_400, "m": 30 * 86_400,
    "y": 365 * 86_400, "å": 365 * 86_400,
}  # fmt: skip
# Compiled when a query first needs them, which most queries never do.
_SPAN = r"([0-9]{1,5})\s*([shtdwvmyåSHTDWVMYÅ])"
_COMPARED = r"(<=|>=|<|>|=|≤|≥|)\s*([0-9]{1,6})"
_BETWEEN = r"([0-9]{1,6})\s*\.\.\s*([0-9]{1,6})"
_TAG = r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}"
_SIGNS: "dict[str, Literal['<', '<=', '=', '>=', '>']]" = {
    "": "=", "=": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=",
}  # fmt: skip
_UNKNOWN = r"([^\W\d_][\w-]{2,20}):(?![/:])\S"


class Mistake(namedtuple("Mistake", "start end sentence")):
    """What is probably not meant, from the character `start` up to `end` of the query, and what would be right."""

    __slots__ = ()
    start: int
    end: int
    sentence: str


class ParsedQuery(namedtuple("ParsedQuery", "expression mistakes")):
    """What a query asks for, None where it asks for nothing, and the mistakes in it, by their place."""

    __slots__ = ()
    expression: q.Expression | None
    mistakes: tuple[Mistake, ...]


def parse_query(text: str, now: float | None = None) -> ParsedQuery:
    """What `text` asks for. Words side by side must all be true; `OR` binds looser than that.

    `now` in seconds since the epoch, by default the present, is what days ago are counted from.
    """
    parser = _Parser(now)
    for item in cut(text):
        parser.take(item)
    expression = parser.finish()
    return ParsedQuery(expression, tuple(sorted(parser.mistakes)))


class _Frame:
    """A parenthesis that is open, or the whole query: what stands in it so far, and an OR that waits for more."""

    __slots__ = ("alternatives", "item", "parts", "waiting")

    def __init__(self, item: Item | None = None) -> None:
        self.item = item
        self.alternatives: list[q.Expression] = []
        self.parts: list[q.Expression] = []
        self.waiting: Item | None = None


class _Parser:
    def __init__(self, now: float | None) -> None:
        self.now = now
        self.mistakes: list[Mistake] = []
        self.frames = [_Frame()]
        self.beyond = 0  # parentheses open beyond the depth that is taken
        self.leaves = 0
        self.guesses = 0

    def take(self, item: Item) -> None:
        """One more item."""
        frame = self.frames[-1]
        if item.kind == "(":
            if len(self.frames) > DEPTH:
                self.beyond += 1
                self._tell(item, _("So many parentheses within each other are not taken."))
            else:
                self.frames.append(_Frame(item))
        elif item.kind == ")":
            self._close(item)
        elif item.kind == "or":
            if frame.parts:
                frame.alternatives += _some(q.all_of(frame.parts))
                frame.parts, frame.waiting = [], item
            else:
                self._tell(item, _("OR stands between two things to search for."))
        elif item.kind != "and":
            self._add(item)

    def finish(self) -> q.Expression | None:
        """All of it, with what was left open closed."""
        while len(self.frames) > 1:
            frame = self.frames.pop()
            assert frame.item is not None
            self._tell(frame.item, _("This parenthesis is never closed."))
            self._put(frame)
        return self._whole(self.frames[0])

    def _close(self, item: Item) -> None:
        if self.beyond:
            self.beyond -= 1
        elif len(self.frames) > 1:
            self._put(self.frames.pop())
        else:
            self._tell(item, _("This parenthesis was never opened."))

    def _put(self, frame: _Frame) -> None:
        assert frame.item is not None
        inner = self._whole(frame)
        if inner is not None:
            self.frames[-1].parts.append(q.negated(inner) if frame.item.is_not else inner)

    def _whole(self, frame: _Frame) -> q.Expression | None:
        if frame.waiting is not None and not frame.parts:
            self._tell(frame.waiting, _("OR stands between two things to search for."))
        return q.any_of([*frame.alternatives, *_some(q.all_of(frame.parts))])

    def _add(self, item: Item) -> None:
        if self.leaves >= LEAVES:
            self._tell(item, _("More than {n} things at once are not searched for; this is left out.", n=LEAVES))
            return
        found = self._field(item) if item.kind == "field" else self._text(item)
        if found is not None:
            self.leaves += 1
            self.frames[-1].parts.append(q.negated(found) if item.is_not else found)

    def _text(self, item: Item) -> q.Expression | None:
        if item.is_quoted and not item.is_closed:
            self._tell(item, _("This quotation mark has no closing one."))
        elif (
            item.kind == "word"
            and self.guesses < MISTAKES
            and ":" in item.value
            and (found := re.match(_UNKNOWN, item.value))
        ):
            self.guesses += 1
            self._guess(item, found[1])
        return _words(item.value, is_phrase=item.is_quoted and item.is_closed and not item.is_beginning)

    def _guess(self, item: Item, name: str) -> None:
        from difflib import get_close_matches

        if near := get_close_matches(fold(name), FIELD_OF, 1, 0.8):
            self._tell(item, _("There is no “{name}:”; did you mean “{near}:”?", name=name, near=near[0]))

    def _field(self, item: Item) -> q.Expression | None:
        field = FIELD_OF[fold(item.name)]
        value = clean_line(item.value)
        if item.is_quoted and not item.is_closed:
            self._tell(item, _("This quotation mark has no closing one."))
        found = _condition(field, value, item, self.now) if value else None
        if found is None:
            self._tell(item, _takes(field, item.name))
            return _words(f"{item.name}:{value}") if value else None
        return found

    def _tell(self, item: Item, sentence: str) -> None:
        if len(self.mistakes) < MISTAKES:
            self.mistakes.append(Mistake(item.start, item.end, sentence))


def _some(expression: q.Expression | None) -> list[q.Expression]:
    return [] if expression is None else [expression]


def is_searchable(words: str) -> bool:
    """Whether there is anything in `words` to search for: ASCII signs alone are none, an emoji is."""
    return bool(words) and not (words.isascii() and not any(letter.isalnum() for letter in words))


def _words(value: str, is_phrase: bool = False) -> "q.Text | None":
    words = clean_line(value)
    return q.Text(words, is_phrase) if is_searchable(words) else None


def _condition(field: str, value: str, item: Item, now: float | None) -> q.Expression | None:
    """What `field` asks for with this value; None for a value that it cannot have."""
    match field:
        case "category":
            return q.Category(value)
        case "blog":
            return q.BlogIs(value)
        case "author":
            return q.Author(value)
        case "title":
            is_phrase = item.is_quoted and item.is_closed and not item.is_beginning
            return q.Title(value, is_phrase) if is_searchable(value) else None
        case "is":
            state = VALUE_OF["is"].get(fold(value))
            return q.Is(state) if state else None  # type: ignore[arg-type]
        case "has":
            what = VALUE_OF["has"].get(fold(value))
            return q.Has(what) if what else None  # type: ignore[arg-type]
        case "newer" | "older":
            return _aged(field, value)
        case "minutes":
            return _minutes(value)
        case "lang":
            code = value.lower().replace("_", "-")
            return q.Lang(code) if re.fullmatch(_TAG, code) else None
        case _:
            return _dated(field, value, now)


def _dated(field: str, value: str, now: float | None) -> q.Expression | None:
    from blogtui.parse.period import LAST_YEAR, period

    found = period(value.upper() if "t" in value else value, now)
    if found is None:
        return None
    start, end = found
    if field == "before":
        return q.Before(start)
    after = q.After(start)
    is_last = value.startswith(str(LAST_YEAR))  # no date is written for what comes after it
    return after if field == "after" or is_last else q.all_of([after, q.Before(end)])


def _aged(field: str, value: str) -> q.Expression | None:
    found = re.fullmatch(_SPAN, value)
    if found is None:
        return None
    seconds = int(found[1]) * _UNITS[found[2].lower()]
    return q.Newer(seconds) if field == "newer" else q.Older(seconds)


def _minutes(value: str) -> q.Expression | None:
    if found := re.fullmatch(_BETWEEN, value):
        return q.all_of([q.Minutes(">=", int(found[1])), q.Minutes("<=", int(found[2]))])
    found = re.fullmatch(_COMPARED, value)
    return q.Minutes(_SIGNS[found[1]], int(found[2])) if found else None


def _takes(field: str, name: str) -> str:
    """What a field takes, in a sentence."""
    match field:
        case "category" | "author":
            return _("{name}: takes a name, right after the colon.", name=name)
        case "blog":
            return _("{name}: takes a blog's name or its number, right after the colon.", name=name)
        case "title":
            return _("{name}: takes a word, or several between quotation marks.", name=name)
        case "is":
            return _("{name}: takes unread, read, starred, changed or half-read.", name=name)
        case "has":
            return _("{name}: takes image, comments, audio or video.", name=name)
        case "newer" | "older":
            return _("{name}: takes a time such as 12h, 30d, 2w, 6m or 1y.", name=name)
        case "minutes":
            return _("{name}: takes a number, as in <5, >=10 or 3..8.", name=name)
        case "lang":
            return _("{name}: takes the code of a language, such as sv or en.", name=name)
        case _:
            return _("{name}: takes a date: 2018, 2018-10, 2018-10-04 or 30d.", name=name)
