"""`blogtui undo`: take back the last change to the library, whoever made it: a mark, a blog, a category."""

from blogtui.commands.arguments import Parser
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui undo
"""


def arguments(parser: Parser) -> None:
    """What the command takes: nothing."""


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Take it back and say what it was; 1 where there is nothing."""
    with session.open_existing() as reading:
        label = reading.library.undo()
    if not label:
        session.out.note(_("There is nothing to take back."))
        return 1
    session.out.line(_("Taken back: {what}.", what=label))
    return session.out.status
