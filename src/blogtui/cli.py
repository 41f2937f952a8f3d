"""The command line: finds the command, makes its parser alone, and turns every failure into one line and a status.

Imports late: a list of posts must not wait for what only the reader or the network needs.
"""

import os
import sys

from blogtui import i18n, paths
from blogtui.commands import COMMANDS
from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from blogtui.commands.arguments import Parser
    from blogtui.config import Config
    from blogtui.first_frame import FirstFrame

FAILED, INTERRUPTED = 1, 130
_GLOBAL = ("--library", "--config", "--language")


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit status: 0 done, 1 failed, 2 misused, 130 interrupted."""
    try:
        try:
            status = _run(list(sys.argv[1:] if argv is None else argv))
        except BlogtuiError as error:
            _complain(error)
            _repair(error)
            status = FAILED
        except SystemExit as stop:  # argparse leaves so after help and misuse
            status = stop.code if isinstance(stop.code, int) else 0
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has gone, as with `| head`; what is still buffered goes nowhere, without a word.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk behind standard output
        print(f"blogtui: {error.strerror or error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(argv: list[str]) -> int:
    early = _early(argv)
    name, rest = _command(argv)
    if name != "reader":
        return _do(name, rest, early, None)
    from blogtui.first_frame import FirstFrame

    library, config, language = map(early.get, _GLOBAL)
    frame = FirstFrame(paths.frame_file(), _library(library), config or paths.config_file(), language)
    with frame:
        # Before anything else is known: what is wrong with the configuration takes the frame away again.
        if _is_plain(rest):
            frame.show()
        return _do(name, rest, early, frame)


def _do(name: str, rest: list[str], early: dict[str, str], frame: "FirstFrame | None") -> int:
    i18n.set_language(early.get("--language"))
    config, mistakes = _configuration(early.get("--config"))
    i18n.set_language(early.get("--language") or (config.language if config else None))
    # What importlib itself needs takes longer to load than the command.
    module = __import__(f"blogtui.commands.{COMMANDS[name][0]}", fromlist=["run"])
    args = _parser(name, module).parse(rest)
    from blogtui.commands.output import Output
    from blogtui.commands.session import Session

    out = Output()
    if mistakes and frame:
        frame.lower()
    for mistake in mistakes:
        out.note(mistake)
    config_path = early.get("--config") or paths.config_file()
    session = Session(_library(args.library), config, out, frame, config_path=config_path, mistakes=mistakes)
    return int(module.run(args, session))


def _library(named: str | None) -> str:
    return os.path.abspath(os.path.expanduser(named)) if named else paths.library_file()


def _early(argv: "Sequence[str]") -> dict[str, str]:
    """What the global options say, wherever they stand: their values are needed before there is a parser."""
    found: dict[str, str] = {}
    words = argv[: argv.index("--")] if "--" in argv else argv
    for position, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _GLOBAL:
            found[name] = value if equals else "".join(words[position + 1 : position + 2])
    return found


def _configuration(path: str | None) -> "tuple[Config | None, Sequence[str]]":
    """The configuration where there is one, and what is wrong with it. Raises ConfigError."""
    file = path or paths.config_file()
    if path is None and not os.path.exists(file):
        return None, ()
    from blogtui.config import ConfigError, load

    if not os.path.exists(file):
        raise ConfigError(_("There is no configuration {path}.", path=file))

    return load(file)


def _command(argv: list[str]) -> tuple[str, list[str]]:
    """The command's name and the arguments without it; the reader where the first word is no command."""
    position = 0
    while position < len(argv):
        word = argv[position]
        if word in COMMANDS:
            return word, argv[:position] + argv[position + 1 :]
        if not (taken := _taken_by(word)):
            break
        position += taken
    return "reader", argv


def _is_plain(argv: list[str]) -> bool:
    """Whether nothing but global options is said: no source, no filter, no question."""
    position = 0
    while position < len(argv) and (taken := _taken_by(argv[position])):
        position += taken
    return position == len(argv)


def _taken_by(word: str) -> int:
    """How many words a global option is, with its value; 0 where `word` is none."""
    name, equals, _value = word.partition("=")
    return 0 if name not in _GLOBAL else 1 if equals else 2


def _parser(name: str, module: "ModuleType") -> "Parser":
    from blogtui.commands.arguments import Parser, add_global_options

    examples = _("Examples:") + "\n" + module.EXAMPLES
    if name == "reader":
        parser = Parser("", _("Read blogs in the terminal."), f"{_overview()}\n\n{examples}", _reader_usage())
    else:
        summary = _(COMMANDS[name][1])
        parser = Parser(name, f"{summary[:1].upper()}{summary[1:]}.", examples)
    module.arguments(parser)
    add_global_options(parser)
    return parser


def _reader_usage() -> str:
    return _("blogtui [SOURCE ...] [--category NAME ...] | blogtui COMMAND ...")


def _overview() -> str:
    lines = [f"  {name:<12}{_(what)}" for name, (_module, what) in COMMANDS.items() if name != "reader"]
    more = _("“blogtui COMMAND --help” tells more.")
    return "\n".join([_("commands:"), *lines, "", more])


def _repair(error: BlogtuiError) -> None:
    """Where a library was met damaged half way, set it aside at once and tell where (R1)."""
    from blogtui.store.connection import DamagedError

    if isinstance(error, DamagedError):
        from blogtui.library import Library

        try:
            library = Library(error.path)
        except BlogtuiError as failure:
            _complain(failure)
        else:
            _complain(library.told)
            library.close()


def _complain(error: BlogtuiError | str) -> None:
    """The failure that ended the command, in one line."""
    from blogtui.commands.output import Output

    Output().complain(error)
