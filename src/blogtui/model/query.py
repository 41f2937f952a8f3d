"""What a filter asks for, as a value: leaves that a post answers or does not, joined by and, or and not.

Tuples that are equal only within their kind, made without `dataclasses`: the command line stays quick to start. Their
values are given by place. Expressions are made by `all_of`, `any_of` and `negated`, so that one question has one form:
nothing doubled, no `and` within an `and`, no double negation.
"""

from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, NamedTuple, TypeAlias

STATES = ("unread", "read", "starred", "changed", "half-read")
THINGS = ("image", "comments", "audio", "video")
COMPARISONS = ("<", "<=", "=", ">=", ">")

if TYPE_CHECKING:

    class And(NamedTuple):
        """All of `parts`, two or more."""

        parts: "tuple[Expression, ...]"

    class Or(NamedTuple):
        """Any of `parts`, two or more."""

        parts: "tuple[Expression, ...]"

    class Not(NamedTuple):
        """What does not answer to `part`; a post of which nothing is known (no date) does not."""

        part: "Expression"

    class Text(NamedTuple):
        """`words` side by side in title, categories or text.

        Unless it is a phrase, the last may be a beginning, and one that is alone may stand inside a word.
        """

        words: str
        is_phrase: bool = False

    class Title(NamedTuple):
        """As `Text`, in the title."""

        words: str
        is_phrase: bool = False

    class Category(NamedTuple):
        """In the category `name`, compared folded."""

        name: str

    class BlogIs(NamedTuple):
        """Of the blog with this number, else of those of this name (folded), else of those with it in theirs."""

        name: str

    class Author(NamedTuple):
        """By somebody whose name has `name` in it, compared folded."""

        name: str

    class Is(NamedTuple):
        """One of `STATES`."""

        state: Literal["unread", "read", "starred", "changed", "half-read"]

    class Has(NamedTuple):
        """One of `THINGS`."""

        what: Literal["image", "comments", "audio", "video"]

    class After(NamedTuple):
        """Published at `start` or later: seconds since the epoch, as the author's clock shows them."""

        start: int

    class Before(NamedTuple):
        """Published before `start`: seconds since the epoch, as the author's clock shows them."""

        start: int

    class Newer(NamedTuple):
        """At most so many seconds old when it is asked; a post without a date is as old as its arrival."""

        seconds: int

    class Older(NamedTuple):
        """More than so many seconds old when it is asked; a post without a date is as old as its arrival."""

        seconds: int

    class Minutes(NamedTuple):
        """A reading time that compares so with `n` minutes; `comparison` is one of `COMPARISONS`."""

        comparison: Literal["<", "<=", "=", ">=", ">"]
        n: int

    class Lang(NamedTuple):
        """In this language, whatever the country: `sv` finds `sv-FI` too. A BCP 47 tag in lower case."""

        code: str

else:

    class _Kind(tuple):
        """A named tuple made in a tenth of the time, and equal only within its kind."""

        __slots__ = ()
        _defaults = ()

        def __new__(cls, *values):
            given = len(values)
            return tuple.__new__(cls, values + cls._defaults[given:] if cls._defaults else values)

        def __getnewargs__(self):
            return tuple(self)

        def __eq__(self, other):
            return type(self) is type(other) and tuple.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        def __hash__(self):
            return hash((type(self).__name__, tuple.__hash__(self)))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(map(repr, self))})"

    def _kind(name, fields, *defaults):
        names = tuple(fields.split())
        told = {field: property(itemgetter(place)) for place, field in enumerate(names)}
        more = {"__slots__": (), "__match_args__": names, "__module__": __name__, "_defaults": defaults}
        return type(name, (_Kind,), told | more)

    And = _kind("And", "parts")
    Or = _kind("Or", "parts")
    Not = _kind("Not", "part")
    Text = _kind("Text", "words is_phrase", None, False)
    Title = _kind("Title", "words is_phrase", None, False)
    Category = _kind("Category", "name")
    BlogIs = _kind("BlogIs", "name")
    Author = _kind("Author", "name")
    Is = _kind("Is", "state")
    Has = _kind("Has", "what")
    After = _kind("After", "start")
    Before = _kind("Before", "start")
    Newer = _kind("Newer", "seconds")
    Older = _kind("Older", "seconds")
    Minutes = _kind("Minutes", "comparison n")
    Lang = _kind("Lang", "code")

Leaf: "TypeAlias" = (
    Text | Title | Category | BlogIs | Author | Is | Has | After | Before | Newer | Older | Minutes | Lang
)
Expression: "TypeAlias" = And | Or | Not | Leaf


def all_of(parts: "Iterable[Expression]") -> "Expression | None":
    """All of `parts`; None for none of them."""
    return _joined(And, parts)


def any_of(parts: "Iterable[Expression]") -> "Expression | None":
    """Any of `parts`; None for none of them."""
    return _joined(Or, parts)


def negated(part: "Expression") -> "Expression":
    """What `part` leaves out."""
    return part.part if isinstance(part, Not) else Not(part)


def _joined(kind: "type[And | Or]", parts: "Iterable[Expression]") -> "Expression | None":
    flat: dict[Expression, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return (kind(tuple(flat)) if len(flat) > 1 else next(iter(flat))) if flat else None


def with_category(
    expression: "Expression | None", name: str, how: "Literal['and', 'or', 'not']" = "and"
) -> "Expression":
    """`expression` and the category `name`, or without it.

    "or" widens the choice of categories that is already made, and narrows where none is: what else is asked for, such
    as unread, still holds. What said otherwise of the same category goes first.
    """
    wanted = Category(name)
    rest = without_category(expression, name)
    if how == "not":
        return _all(rest, Not(wanted))
    parts = parts_of(rest)
    if how == "or":
        for place, part in enumerate(parts):
            choices = part.parts if isinstance(part, Or) else (part,)
            if all(isinstance(choice, Category) for choice in choices):
                wider = any_of([*choices, wanted])
                assert wider is not None
                return _all(*parts[:place], wider, *parts[place + 1 :])
    return _all(rest, wanted)


def without_category(expression: "Expression | None", name: str) -> "Expression | None":
    """`expression` with every mention of the category `name` taken out; None where nothing is left."""
    from blogtui.model.text import fold

    key = fold(name)

    def kept(part: "Expression") -> "Expression | None":
        if isinstance(part, And):
            return all_of([left for inner in part.parts if (left := kept(inner)) is not None])
        if isinstance(part, Or):
            return any_of([left for inner in part.parts if (left := kept(inner)) is not None])
        if isinstance(part, Not):
            inside = kept(part.part)
            return None if inside is None else negated(inside)
        return None if isinstance(part, Category) and fold(part.name) == key else part

    return None if expression is None else kept(expression)


def categories_of(expression: "Expression | None") -> tuple[str, ...]:
    """The categories that `expression` asks for, but not those it leaves out, in their order."""
    found: list[str] = []

    def look(part: "Expression") -> None:
        if isinstance(part, And | Or):
            for inner in part.parts:
                look(inner)
        elif isinstance(part, Category):
            found.append(part.name)

    if expression is not None:
        look(expression)
    return tuple(dict.fromkeys(found))


def words_of(expression: "Expression | None") -> tuple[str, ...]:
    """The words and phrases that `expression` looks for, but not those it leaves out, in their order."""
    found: list[str] = []

    def look(part: "Expression") -> None:
        if isinstance(part, And | Or):
            for inner in part.parts:
                look(inner)
        elif isinstance(part, Text | Title):
            found.append(part.words)

    if expression is not None:
        look(expression)
    return tuple(dict.fromkeys(found))


def parts_of(expression: "Expression | None") -> "tuple[Expression, ...]":
    """What must all be true where `expression` is."""
    if expression is None:
        return ()
    return expression.parts if isinstance(expression, And) else (expression,)


def _all(*parts: "Expression | None") -> "Expression":
    joined = all_of([part for part in parts if part is not None])
    assert joined is not None
    return joined
