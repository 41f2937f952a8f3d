"""`blogtui export opml`: the subscriptions as a file that any other reader takes."""

from blogtui.commands.arguments import Parser
from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui export opml
  blogtui export opml subscriptions.opml
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("form", _("opml, a list of subscriptions"), choices=("opml",), metavar="opml")
    parser.takes("file", _("the file to write; standard output when there is none"), nargs="?", metavar=_("FILE"))


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Write the subscriptions."""
    from blogtui.export.opml import as_opml

    with session.open_existing() as reading:
        text, left_out = as_opml(reading.library.blogs())
    for reason in left_out:
        session.out.note(reason)
    if args.file in (None, "-"):
        session.out.text(text)
    else:
        _write(args.file, text)
    return session.out.status


def _write(path: str, text: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise BlogtuiError(
            _("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
