"""What the commands share on the way in: the parser with our words, the global options, filters and their dates."""

import os
from types import SimpleNamespace

from blogtui.i18n import LANGUAGES
from blogtui.i18n import gettext as _
from blogtui.model.rows import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from blogtui.library import Library
    from blogtui.model.query import Expression


class MisuseError(ValueError):
    """A value that an option cannot take; the text says which it can."""


_LEARNING = 1.0  # s: the most that a search waits for words to be learnt


class Parser:
    """What one command takes.

    What is rightly written is read here at once; argparse, which takes longer to load than a list of posts, comes in
    for help and to say what is wrong.
    """

    def __init__(self, command: str, description: str, epilog: str = "", usage: str | None = None) -> None:
        self.command, self.description, self.epilog, self.usage = command, description, epilog, usage
        self.groups: list[str] = [_("arguments"), _("options")]
        self.places: list[tuple[str, dict[str, Any]]] = []
        self.options: dict[str, tuple[int, dict[str, Any]]] = {}

    def takes(self, name: str, help: str, **settings: "Any") -> None:
        """A positional argument, with argparse's `nargs`, `choices` and `metavar`."""
        self.places.append((name, {"help": help, **settings}))

    def option(self, name: str, help: str, group: int = 1, **settings: "Any") -> None:
        """An option, with argparse's settings; `type` raises MisuseError."""
        self.options[name] = group, {"help": help, **settings}

    def switch(self, name: str, help: str) -> None:
        """An option without a value."""
        self.option(name, help, action="store_true")

    def parse(self, argv: "Sequence[str]") -> SimpleNamespace:
        """What `argv` says. SystemExit after help (0) and misuse (2)."""
        try:
            return self.read(argv)
        except MisuseError:
            from blogtui.commands.misuse import parse

            return parse(self, argv)

    def read(self, argv: "Sequence[str]") -> SimpleNamespace:
        """What `argv` says. MisuseError, without many words, for all that is not rightly written."""
        found: dict[str, Any] = {}
        for name, (_group, settings) in self.options.items():
            found[_field(name)] = settings.get("default", False if settings.get("action") == "store_true" else None)
        words: list[str] = []
        rest = iter(argv)
        for word in rest:
            if word == "--":
                words += rest
            elif word == "-" or not word.startswith("-"):
                words.append(word)
            else:
                self._read_option(word, rest, found)
        self._read_places(words, found)
        return SimpleNamespace(**found)

    def _read_option(self, word: str, rest: "Iterator[str]", found: "dict[str, Any]") -> None:
        name, equals, value = word.partition("=")
        _group, settings = self.options.get(name, (0, None))
        if settings is None:
            raise MisuseError(word)
        action = settings.get("action")
        if action == "store_true" and not equals:
            found[_field(name)] = True
            return
        if not equals:
            value = next(rest, "-")
        if action not in (None, "append") or (value.startswith("-") and not equals):
            raise MisuseError(word)
        read = _value(value, settings)
        found[_field(name)] = [*(found[_field(name)] or ()), read] if action == "append" else read

    def _read_places(self, words: list[str], found: "dict[str, Any]") -> None:
        for position, (name, settings) in enumerate(self.places):
            many = settings.get("nargs")
            if many in ("*", "+") and position == len(self.places) - 1:
                found[name], words = [_value(word, settings) for word in words], []
                if many == "+" and not found[name]:
                    raise MisuseError(name)
            elif words:
                found[name] = _value(words[0], settings)
                words = words[1:]
            elif many == "?":
                found[name] = None
            else:
                raise MisuseError(name)
        if words:
            raise MisuseError(words[0])


def _field(option: str) -> str:
    return option[2:].replace("-", "_")


def _value(word: str, settings: "dict[str, Any]") -> "Any":
    convert, choices = settings.get("type"), settings.get("choices")
    if choices and word not in choices:
        raise MisuseError(word)
    return convert(word) if convert else word


def add_global_options(parser: Parser) -> None:
    """The options every command takes, before or after its name."""
    parser.groups.append(_("everywhere"))
    parser.option("--library", _("another library"), 2, metavar=_("FILE"))
    parser.option("--config", _("another configuration"), 2, metavar=_("FILE"))
    parser.option("--language", _("the language of the program"), 2, choices=LANGUAGES)


def add_json(parser: Parser) -> None:
    """`--json`."""
    parser.switch("--json", _("JSON Lines: one object a line"))


def add_sources(parser: Parser) -> None:
    """SOURCE arguments that are read there and then."""
    parser.takes(
        "sources",
        _("addresses, folders or files to read without subscribing; the library when there is none"),
        nargs="*",
        metavar=_("SOURCE"),
    )


def add_filters(parser: Parser) -> None:
    """The filters of CLI.md that narrow, less order and limit."""
    parser.option("--category", _("only posts in it; again for “or”"), action="append", metavar=_("NAME"))
    parser.option("--blog", _("only this blog, by number or name"), action="append", metavar=_("BLOG"))
    parser.option("--author", _("only posts by them"), action="append", metavar=_("NAME"))
    parser.switch("--unread", _("only unread posts"))
    parser.switch("--starred", _("only starred posts"))
    dates = _("a year, a month, a day, or 30d for the last 30 days")
    parser.option("--since", _("published on or after: {dates}", dates=dates), type=since, metavar=_("DATE"))
    parser.option("--until", _("published on or before"), type=until, metavar=_("DATE"))
    parser.option(
        "--search",
        _("a query: words, “a phrase”, is:unread, author:NAME, -not, OR, ( )"),
        default="",
        metavar=_("QUERY"),
    )


def query_of(args: "Any", library: "Library", note: "Callable[[str], None]") -> Query:
    """The question that the filters ask. Raises NotFoundError for a blog that is not there.

    What is probably a mistake in `--search` is told to `note`, a line each.
    """
    return Query(
        categories=tuple(args.category or ()),
        blogs=tuple(library.blog(reference).id for reference in args.blog or ()),
        authors=tuple(args.author or ()),
        unread=args.unread,
        starred=args.starred,
        since=args.since,
        until=args.until,
        where=_expression(args.search, library, note) if args.search else None,
    )


def _expression(text: str, library: "Library", note: "Callable[[str], None]") -> "Expression | None":
    from contextlib import suppress

    from blogtui.model.query import words_of
    from blogtui.parse.query import parse_query
    from blogtui.store.connection import StoreError

    found = parse_query(text)
    for mistake in found.mistakes:
        note(_("“{part}”: {sentence}", part=text[mistake.start : mistake.end], sentence=mistake.sentence))
    if words_of(found.expression):
        with suppress(StoreError):  # of a library that may only be read, whole words and beginnings are found
            library.index_step(_LEARNING)
    return found.expression


def since(text: str) -> int:
    """The first moment of the days `text` names, as the author's clock shows it. MisuseError for no date."""
    return _period(text)[0]


def until(text: str) -> int:
    """The first moment after the days `text` names, as the author's clock shows it. MisuseError for no date."""
    return _period(text)[1]


def _period(text: str) -> tuple[int, int]:
    from blogtui.parse.period import period

    found = period(text)
    if found is None:
        raise MisuseError(_not_a_date(text))
    return found


def _not_a_date(text: str) -> str:
    return _("“{text}” is no date; write 2018, 2018-10, 2018-10-04 or 30d", text=text)


def whole_number(text: str) -> int:
    """A number from 0 on. MisuseError for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise MisuseError(_("“{text}” is no whole number", text=text))
    return int(text)


def terminal_width(stream: "Any", fallback: int = 80) -> int:
    """The columns of the terminal behind `stream`, as COLUMNS or the terminal says."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and 0 < int(wanted) < 10_000:
        return int(wanted)
    try:
        return os.get_terminal_size(stream.fileno()).columns or fallback
    except (OSError, ValueError, AttributeError):
        return fallback
