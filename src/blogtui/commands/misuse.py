"""Help, and what was wrongly written: argparse made from a command's Parser, with our words. Never on the way of a
command that is rightly written."""

import argparse
import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, NoReturn

from blogtui.commands.arguments import MisuseError, Parser, terminal_width
from blogtui.i18n import gettext as _
from blogtui.model.text import clean_line

MISUSED = 2


def parse(parser: Parser, argv: Sequence[str]) -> SimpleNamespace:
    """Show the help that was asked for, or say what is wrong: SystemExit 0 or 2."""
    made = argparse_of(parser)
    # argparse would cut its own English "usage: " off what it shows, however long the word is here.
    made.usage = made.format_usage().removeprefix(_("usage: ")).rstrip().replace("%", "%%")
    return made.parse_intermixed_args(argv, SimpleNamespace())


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, with our word for usage."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=max(terminal_width(sys.stdout) - 2, 40))

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class _Strict(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        hint = _("“{command} --help” tells more.", command=self.prog)
        self.exit(MISUSED, f"{clean_line(f'blogtui: {message}')}\n{hint}\n")


def argparse_of(parser: Parser) -> argparse.ArgumentParser:
    """The same arguments for argparse."""
    made = _Strict(
        prog=f"blogtui {parser.command}" if parser.command else "blogtui",
        usage=parser.usage,
        description=parser.description,
        epilog=parser.epilog or None,
        formatter_class=_Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    groups = [made.add_argument_group(title) for title in parser.groups]
    for name, settings in parser.places:
        groups[0].add_argument(name, **_spoken(settings))
    for name, (group, settings) in parser.options.items():
        groups[group].add_argument(name, **_spoken(settings))
    groups[-1].add_argument("-h", "--help", action="help", help=_("show this help"))
    return made


def _spoken(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings for argparse, which tells a mistake in the words of its own exception."""
    convert = settings.get("type")
    if convert is None:
        return settings
    return {**settings, "type": _told(convert)}


def _told(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return convert(text)
        except MisuseError as misuse:
            raise argparse.ArgumentTypeError(str(misuse)) from misuse

    return read
