"""An expression as the text that asks for it: for saved views, chips and the filter line."""

from blogtui.model import query as q
from blogtui.parse.period import DAY, written
from blogtui.parse.query_words import FIELDS, VALUES, in_quotes, is_plain

_HOUR = 3_600
_UNITS = (("y", "å", 365 * DAY), ("w", "v", 7 * DAY), ("d", "d", DAY), ("h", "t", _HOUR), ("s", "s", 1))


def write_query(expression: q.Expression | None, language: str = "en") -> str:
    """The text that `parse_query` makes `expression` of again, with the fields' names of `language`, en or sv."""
    return "" if expression is None else _Writer(int(language == "sv")).written(expression)


def quoted_where_needed(value: str) -> str:
    """A field's value as it can stand behind the colon."""
    return value if is_plain(value) else in_quotes(value)


class _Writer:
    def __init__(self, language: int) -> None:
        self.language = language

    def written(self, expression: q.Expression, within: type | None = None) -> str:
        match expression:
            case q.And(parts):
                text = " ".join(self.written(part, q.And) for part in parts)
                return f"({text})" if within is q.Not else text
            case q.Or(parts):
                text = " OR ".join(self.written(part, q.Or) for part in parts)
                return f"({text})" if within in (q.Not, q.And) else text
            case q.Not(part):
                return f"-{self.written(part, q.Not)}"
            case q.Text(words, is_phrase):
                return _words(words, is_phrase)
            case q.Title(words, is_phrase):
                return self.field("title", _words(words, is_phrase))
            case q.Category(name):
                return self.field("category", quoted_where_needed(name))
            case q.BlogIs(name):
                return self.field("blog", quoted_where_needed(name))
            case q.Author(name):
                return self.field("author", quoted_where_needed(name))
            case q.Is(state):
                return self.field("is", VALUES["is"][state][self.language])
            case q.Has(what):
                return self.field("has", VALUES["has"][what][self.language])
            case q.Minutes(comparison, n):
                return self.field("minutes", f"{'' if comparison == '=' else comparison}{n}")
            case q.Lang(code):
                return self.field("lang", code)
            case q.After(start):
                return self.field("after", written(start))
            case q.Before(start):
                return self.field("before", written(start))
            case q.Newer(seconds):
                return self.field("newer", self.span(seconds))
            case q.Older(seconds):
                return self.field("older", self.span(seconds))

    def field(self, name: str, value: str) -> str:
        return f"{FIELDS[name][self.language]}:{value}"

    def span(self, seconds: int) -> str:
        """So many of the largest unit that fits; months are written as days, which they are."""
        for *names, unit in _UNITS:
            if seconds % unit == 0:
                return f"{seconds // unit}{names[self.language]}"
        raise AssertionError


def _words(words: str, is_phrase: bool) -> str:
    if is_phrase:
        return in_quotes(words)
    return words if is_plain(words) else f"{in_quotes(words)}*"
