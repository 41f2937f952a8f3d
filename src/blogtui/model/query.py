"""What a filter asks for, as a value: leaves that a post answers or does not, joined by and, or and not.

Plain tuples that are equal only within their kind, for the command line must start without `dataclasses`. Expressions
are made by `all_of`, `any_of` and `negated`, so that one question has one form: nothing doubled, no `and` within an
`and`, no double negation.
"""

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, TypeAlias

STATES = ("unread", "read", "starred", "changed", "half-read")
THINGS = ("image", "comments", "audio", "video")
COMPARISONS = ("<", "<=", "=", ">=", ">")


class _Kind(tuple[object, ...]):
    """Equality within one kind: a tuple alone would take `After(1)` for `Before(1)`."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self).__name__, tuple.__hash__(self)))


class And(_Kind, namedtuple("And", "parts")):
    """All of `parts`, two or more."""

    __slots__ = ()
    parts: "tuple[Expression, ...]"


class Or(_Kind, namedtuple("Or", "parts")):
    """Any of `parts`, two or more."""

    __slots__ = ()
    parts: "tuple[Expression, ...]"


class Not(_Kind, namedtuple("Not", "part")):
    """What does not answer to `part`; a post of which nothing is known (no date) does not."""

    __slots__ = ()
    part: "Expression"


class Text(_Kind, namedtuple("Text", "words is_phrase", defaults=(False,))):
    """`words` side by side in title, categories or text; unless it is a phrase, the last may be a beginning."""

    __slots__ = ()
    words: str
    is_phrase: bool


class Title(_Kind, namedtuple("Title", "words is_phrase", defaults=(False,))):
    """As `Text`, in the title."""

    __slots__ = ()
    words: str
    is_phrase: bool


class Category(_Kind, namedtuple("Category", "name")):
    """In the category `name`, compared folded."""

    __slots__ = ()
    name: str


class BlogIs(_Kind, namedtuple("BlogIs", "name")):
    """Of the blog with this number, or where `name` is no number of a blog whose name has it in it, compared folded."""

    __slots__ = ()
    name: str


class Author(_Kind, namedtuple("Author", "name")):
    """By somebody whose name has `name` in it, compared folded."""

    __slots__ = ()
    name: str


class Is(_Kind, namedtuple("Is", "state")):
    """One of `STATES`."""

    __slots__ = ()
    state: "Literal['unread', 'read', 'starred', 'changed', 'half-read']"


class Has(_Kind, namedtuple("Has", "what")):
    """One of `THINGS`."""

    __slots__ = ()
    what: "Literal['image', 'comments', 'audio', 'video']"


class After(_Kind, namedtuple("After", "start")):
    """Published at `start` or later: seconds since the epoch, as the author's clock shows them."""

    __slots__ = ()
    start: int


class Before(_Kind, namedtuple("Before", "start")):
    """Published before `start`: seconds since the epoch, as the author's clock shows them."""

    __slots__ = ()
    start: int


class Newer(_Kind, namedtuple("Newer", "seconds")):
    """At most so many seconds old when it is asked; a post without a date is as old as its arrival."""

    __slots__ = ()
    seconds: int


class Older(_Kind, namedtuple("Older", "seconds")):
    """More than so many seconds old when it is asked; a post without a date is as old as its arrival."""

    __slots__ = ()
    seconds: int


class Minutes(_Kind, namedtuple("Minutes", "comparison n")):
    """A reading time that compares so with `n` minutes; `comparison` is one of `COMPARISONS`."""

    __slots__ = ()
    comparison: "Literal['<', '<=', '=', '>=', '>']"
    n: int


class Lang(_Kind, namedtuple("Lang", "code")):
    """In this language, whatever the country: `sv` finds `sv-FI` too. A BCP 47 tag in lower case."""

    __slots__ = ()
    code: str


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
    parts = _parts(rest)
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


def _parts(expression: "Expression | None") -> "tuple[Expression, ...]":
    if expression is None:
        return ()
    return expression.parts if isinstance(expression, And) else (expression,)


def _all(*parts: "Expression | None") -> "Expression":
    joined = all_of([part for part in parts if part is not None])
    assert joined is not None
    return joined
