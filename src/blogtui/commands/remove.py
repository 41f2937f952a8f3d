"""`blogtui remove`: unsubscribe; what was read and starred is kept for the day the blog comes back."""

import sys

from blogtui.commands.arguments import Parser
from blogtui.i18n import gettext as _
from blogtui.model.text import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui remove 3
  blogtui remove "Example" --yes
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("blog", _("a number or name from “blogtui blogs”"), metavar=_("BLOG"))
    parser.switch("--yes", _("do not ask"))


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Unsubscribe, after asking where someone can answer."""
    with session.open_existing() as reading:
        blog = reading.library.blog(args.blog)
        if not args.yes and not _agreed(blog.name):
            session.out.note(_("Nothing was removed."))
            return 1
        reading.library.remove_blog(blog.id)
    session.out.line(_("Removed {name}; adding it again brings back what was read.", name=blog.name))
    return session.out.status


def _agreed(name: str) -> bool:
    """Whether the person at the terminal says yes; where there is none, the command itself is the answer."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    question = _("Unsubscribe from {name}? [y/N]", name=name)
    sys.stderr.write(clean_line(question) + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "j", "ja")
