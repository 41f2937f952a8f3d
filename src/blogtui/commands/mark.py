"""`blogtui mark`: posts become read, unread, starred or unstarred, all that were found at once."""

from blogtui.commands.arguments import Parser, add_json
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui mark read 12 13
  blogtui mark star https://example.org/posts/spring
"""
MARKS: dict[str, dict[str, bool]] = {
    "read": {"read": True},
    "unread": {"read": False},
    "star": {"starred": True},
    "unstar": {"starred": False},
}


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("mark", _("read, unread, star or unstar"), choices=tuple(MARKS), metavar=_("MARK"))
    parser.takes("posts", _("numbers from “blogtui posts”, or addresses"), nargs="+", metavar=_("POST"))
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Mark the posts that are there; complain about the others."""
    from blogtui.library import NotFoundError

    out = session.out
    with session.open_existing() as reading:
        ids: list[int] = []
        for reference in args.posts:
            try:
                ids.append(reading.library.post(reference).id)
            except NotFoundError as error:
                out.complain(error)
        changed = reading.library.mark(ids, **MARKS[args.mark]) if ids else []
        if args.json:
            from blogtui.export.records import post_record

            out.records(post_record(row) for row in reading.library.rows(list(dict.fromkeys(ids))))
        elif ids:
            out.line(ngettext("{n} post changed", "{n} posts changed", len(changed)))
    return out.status
