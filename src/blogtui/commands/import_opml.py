"""`blogtui import`: subscribe to every blog of an OPML file; the next refresh fetches them."""

from blogtui.commands.arguments import Parser
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui import subscriptions.opml
  blogtui refresh
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("file", _("an OPML file, as other readers export it"), metavar=_("FILE"))


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Subscribe to what the file lists."""
    from pathlib import Path

    from blogtui.parse.opml import parse_opml
    from blogtui.sources.files import read_file

    listed = parse_opml(read_file(Path(args.file)).body)
    with session.open() as reading:
        found, added = reading.library.import_subscriptions(listed.subscriptions)
    session.out.line(
        ngettext(
            "{n} blog in the list, {added} of them new.",
            "{n} blogs in the list, {added} of them new.",
            found,
            added=added,
        )
    )
    for warning in listed.warnings:
        session.out.note(warning)
    return session.out.status
