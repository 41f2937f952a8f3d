"""`blogtui posts`: the list of posts, for a person or as JSON Lines."""

from blogtui.commands.arguments import Parser, add_filters, add_json, add_sources, query_of, whole_number
from blogtui.commands.session import Session
from blogtui.dates import format_date
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from blogtui.model.rows import PostRow

ON_A_TERMINAL = 50
EXAMPLES = """\
  blogtui posts --unread
  blogtui posts --category "Dialog och innovation" --since 2018
  blogtui posts ./posts --search seminarium --json
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    add_sources(parser)
    add_filters(parser)
    parser.option("--sort", _("newest first, or else"), choices=("newest", "oldest", "title"), default="newest")
    parser.option(
        "--limit",
        _("at most so many; 0 for all, {n} on a terminal", n=ON_A_TERMINAL),
        type=whole_number,
        metavar="N",
    )
    add_json(parser)


def run(args: "Namespace", session: Session) -> int:
    """List the posts asked for."""
    out = session.out
    limit = args.limit
    if limit is None:
        limit = ON_A_TERMINAL if out.is_terminal and not args.json else 0
    with session.open_for_reading(args.sources) as reading:
        query = query_of(args, reading.library)._replace(sort=args.sort, limit=limit)
        rows = reading.library.posts(query)
        if args.json:
            from blogtui.export.records import post_record

            out.records(post_record(row, stored=reading.is_kept) for row in rows)
        elif out.is_terminal:
            looks = ["" if row.read else "bold" for row in rows]
            out.table([_cells(row, reading.is_kept) for row in rows], right=(0,), looks=looks)
            if limit and len(rows) == limit and (count := reading.library.count(query)[0]) > limit:
                out.line(_("{n} of {count} posts; --limit 0 shows all.", n=limit, count=count), "dim")
        else:
            out.table([_fields(row, reading.is_kept) for row in rows])
    return out.status


def title_of(row: "PostRow") -> str:
    """What to call a post: its title, or else how it begins."""
    return row.title or row.summary or _("untitled")


def _signs(row: "PostRow") -> str:
    return ("★" if row.starred else "") + ("" if row.read else "●")


def _cells(row: "PostRow", is_kept: bool) -> list[str]:
    date = format_date(row.published, row.published_offset, style="short")
    return [str(row.id) if is_kept else "", _signs(row), date, title_of(row), ", ".join(row.categories), row.blog]


def _fields(row: "PostRow", is_kept: bool) -> list[str]:
    date = format_date(row.published, row.published_offset, style="iso")
    return [str(row.id) if is_kept else "", _signs(row), date, title_of(row), ", ".join(row.categories), row.blog]
