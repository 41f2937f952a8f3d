"""What the commands share on the way in: the parser with our words, the global options, filters and their dates."""

import argparse
import os
import sys

from blogtui.i18n import LANGUAGES
from blogtui.i18n import gettext as _
from blogtui.model.rows import Query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from blogtui.library import Library

MISUSED = 2
DAY = 86_400


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; it is made often and must not ask shutil, which is slow to import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=terminal_width(sys.stdout) - 2)

    def add_usage(self, usage: "str | None", actions: "Any", groups: "Any", prefix: "str | None" = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser of one command, with headings in the reader's language and one line for a mistake."""

    def __init__(self, command: str, description: str, epilog: str = "", usage: str | None = None) -> None:
        super().__init__(
            prog=f"blogtui {command}" if command else "blogtui",
            usage=usage,
            description=description,
            epilog=epilog or None,
            formatter_class=_Formatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.given = self.add_argument_group(_("arguments"))
        self.chosen = self.add_argument_group(_("options"))

    def takes(self, name: str, help: str, **settings: "Any") -> None:
        """A positional argument."""
        self.given.add_argument(name, help=help, **settings)

    def option(self, name: str, help: str, **settings: "Any") -> None:
        """An option."""
        self.chosen.add_argument(name, help=help, **settings)

    def switch(self, name: str, help: str) -> None:
        """An option without a value."""
        self.chosen.add_argument(name, help=help, action="store_true")

    def error(self, message: str) -> "NoReturn":
        """Say what was misused, and where help is."""
        from blogtui.model.text import clean_line

        hint = _("“{command} --help” tells more.", command=self.prog)
        self.exit(MISUSED, clean_line(f"blogtui: {message}") + "\n" + hint + "\n")


def add_global_options(parser: Parser) -> None:
    """The options every command takes, before or after its name."""
    everywhere = parser.add_argument_group(_("everywhere"))
    add = everywhere.add_argument
    add("--library", metavar=_("FILE"), help=_("another library"))
    add("--config", metavar=_("FILE"), help=_("another configuration"))
    add("--language", choices=LANGUAGES, help=_("the language of the program"))
    add("-h", "--help", action="help", help=_("show this help"))


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
    parser.option("--search", _("posts with these words"), default="", metavar=_("QUERY"))


def query_of(args: "Any", library: "Library") -> Query:
    """The question that the filters ask. Raises NotFoundError for a blog that is not there."""
    return Query(
        categories=tuple(args.category or ()),
        blogs=tuple(library.blog(reference).id for reference in args.blog or ()),
        authors=tuple(args.author or ()),
        unread=args.unread,
        starred=args.starred,
        since=args.since,
        until=args.until,
        search=args.search,
    )


def since(text: str) -> int:
    """The first moment of the days `text` names, as the author's clock shows it. ArgumentTypeError for no date."""
    return _period(text)[0]


def until(text: str) -> int:
    """The first moment after the days `text` names, as the author's clock shows it. ArgumentTypeError for no date."""
    return _period(text)[1]


def _period(text: str) -> tuple[int, int]:
    import calendar
    import re
    import time

    if days := re.fullmatch(r"(\d{1,5})d", text.strip()):
        today = calendar.timegm((*time.localtime()[:3], 0, 0, 0))
        start = today - int(days[1]) * DAY
        return start, start + DAY
    found = re.fullmatch(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", text.strip())
    if not found:
        raise argparse.ArgumentTypeError(_not_a_date(text))
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not (year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise argparse.ArgumentTypeError(_not_a_date(text))
    start = calendar.timegm((year, month, day, 0, 0, 0))
    if found[3]:
        return start, start + DAY
    year, month = (year, month + 1) if found[2] and month < 12 else (year + 1, 1)
    return start, calendar.timegm((year, month, 1, 0, 0, 0))


def _not_a_date(text: str) -> str:
    return _("“{text}” is no date; write 2018, 2018-10, 2018-10-04 or 30d", text=text)


def whole_number(text: str) -> int:
    """A number from 0 on. ArgumentTypeError for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise argparse.ArgumentTypeError(_("“{text}” is no whole number", text=text))
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
