"""`blogtui categories`: the categories there are, and how many posts and unread posts stand in each."""

from blogtui.commands.arguments import Parser, add_filters, add_json, add_sources, query_of
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session

EXAMPLES = """\
  blogtui categories
  blogtui categories --unread
  blogtui categories https://example.org/feed --json
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    add_sources(parser)
    add_filters(parser)
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """List the categories of the posts asked for."""
    out = session.out
    with session.open_for_reading(args.sources) as reading:
        rows = reading.library.categories(query_of(args, reading.library, out.note))
    if args.category:
        from blogtui.model.text import fold

        wanted = {fold(name) for name in args.category}
        rows = [row for row in rows if row.key in wanted]
    if args.json:
        from blogtui.export.records import category_record

        out.records(category_record(row) for row in rows)
    elif out.is_terminal:
        heading = [_("Category"), _("Posts"), _("Unread")]
        lines = [heading, *([row.name, str(row.posts), str(row.unread)] for row in rows)]
        out.table(lines, right=(1, 2), looks=["dim", *("" for _row in rows)])
    else:
        out.table([[row.name, str(row.posts), str(row.unread)] for row in rows])
    return out.status
