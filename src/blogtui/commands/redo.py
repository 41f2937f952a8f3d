"""`blogtui redo`: do again what `undo` took back, as long as nothing else was done since."""

from blogtui.commands.arguments import Parser
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui redo
"""


def arguments(parser: Parser) -> None:
    """What the command takes: nothing."""


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Do it again and say what it is; 1 where there is nothing."""
    with session.open_existing() as reading:
        label = reading.library.redo()
    if not label:
        session.out.note(_("There is nothing to do again."))
        return 1
    session.out.line(_("Done again: {what}.", what=label))
    return session.out.status
