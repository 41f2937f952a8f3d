"""`blogtui` alone: the reader, on the library or on sources that are read without subscribing."""

import os

from blogtui.commands import COMMANDS
from blogtui.commands.arguments import Parser
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session
    from blogtui.model.errors import BlogtuiError

MISUSED = 2
_SWITCH = 0.001  # s; Python's own 0.005 are as much as a key may take
_FRAMES = "240"  # a second
EXAMPLES = """\
  blogtui --category "Dialog och innovation"
  blogtui ./posts
  blogtui add https://example.org
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    from blogtui import __version__

    parser.takes(
        "sources", _("addresses, folders or files to read without subscribing"), nargs="*", metavar=_("SOURCE")
    )
    parser.option("--category", _("begin with these categories"), action="append", metavar=_("NAME"))
    parser.option("--version", _("show the version"), action="version", version=f"blogtui {__version__}")


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Open the reader and stay until it is left."""
    if (near := _meant(args.sources)) is not None:
        session.out.note(near)
        return MISUSED
    if not session.out.is_terminal:
        session.out.complain(_("The reader needs a terminal; “blogtui posts” lists posts anywhere."))
        return session.out.status
    if problems := _unreachable(args.sources):
        for problem in problems:
            session.out.complain(problem)
        return session.out.status
    import gc
    import signal
    import sys

    # Until the reader itself minds it: whoever ends it while it is loaded has the terminal back as it was.
    signal.signal(signal.SIGTERM, _end)
    # Importing makes many objects and no garbage; the reader turns it on again once it is painted.
    gc.disable()
    # A key waits for no thread that lays out or parses, nor a second paint for two frames of a slow clock.
    sys.setswitchinterval(_SWITCH)
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    from pathlib import Path

    from blogtui.ui.app import run as run_reader

    return run_reader(
        library_path=Path(session.library_path),
        config=session.config,
        config_file=Path(session.config_path) if session.config_path else None,
        mistakes=session.mistakes,
        sources=args.sources,
        categories=args.category or [],
        frame=None if args.sources else session.frame,
    )


def _end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _unreachable(sources: list[str]) -> "list[BlogtuiError]":
    """What is wrong with sources that can be nothing, told before the screen is taken."""
    problems: list[BlogtuiError] = []
    if sources:
        from blogtui.sources.errors import SourceError
        from blogtui.sources.locate import locate

        for source in sources:
            try:
                locate(source)
            except SourceError as error:
                problems.append(error)
    return problems


def _meant(sources: list[str]) -> str | None:
    """What to say to someone who mistyped a command; None for real sources."""
    if not sources or not sources[0].isalpha() or os.path.exists(sources[0]):
        return None
    from difflib import get_close_matches

    near = get_close_matches(sources[0], COMMANDS, n=1)
    if not near:
        return None
    return _("There is no command “{name}”; did you mean “{near}”?", name=sources[0], near=near[0])
