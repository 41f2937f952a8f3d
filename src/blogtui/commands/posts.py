"""`blogtui posts`: the list of posts, for a person or as JSON Lines."""

from blogtui.commands.arguments import Parser, add_filters, add_json, add_sources, query_of, whole_number
from blogtui.dates import format_date
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session
    from blogtui.dates import Style
    from blogtui.model.rows import PostLine

ON_A_TERMINAL = 50
EXAMPLES = """\
  blogtui posts --unread
  blogtui posts --category "Dialog och innovation" --since 2018
  blogtui posts ./posts --search seminarium --json
  blogtui posts --search 'is:unread (author:ek OR title:seminarium) -category:Notiser'
"""

SORTS = ("newest", "oldest", "title", "blog", "category", "comments", "unread", "best")


def arguments(parser: Parser) -> None:
    """What the command takes."""
    add_sources(parser)
    add_filters(parser)
    parser.option("--sort", _("newest first, or else"), choices=SORTS, default="newest")
    parser.option(
        "--limit",
        _("at most so many; 0 for all, {n} on a terminal", n=ON_A_TERMINAL),
        type=whole_number,
        metavar="N",
    )
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """List the posts asked for."""
    out = session.out
    limit = args.limit
    if limit is None:
        limit = ON_A_TERMINAL if out.is_terminal and not args.json else 0
    with session.open_for_reading(args.sources) as reading:
        query = query_of(args, reading.library, out.note)._replace(sort=args.sort, limit=limit)
        if args.json:
            from blogtui.export.records import post_record

            out.records(post_record(row, stored=reading.is_kept) for row in reading.library.posts(query))
            return out.status
        lines = reading.library.lines(query)
        looks = ["" if line.read else "bold" for line in lines] if out.has_colours else ()
        if out.is_terminal and not lines:
            out.line(_("No post matches."), "dim")
        style: Style = "short" if out.is_terminal else "iso"
        out.table([_cells(line, reading.is_kept, style) for line in lines], right=(0,), looks=looks)
        if out.is_terminal and len(lines) == limit and (count := reading.library.total(query)) > limit:
            out.line(_("{n} of {count} posts; --limit 0 shows all.", n=limit, count=count), "dim")
    return out.status


def _cells(line: "PostLine", is_kept: bool, style: "Style") -> list[str]:
    return [
        str(line.id) if is_kept else "",
        ("★" if line.starred else "") + ("" if line.read else "●"),
        format_date(line.published, line.published_offset, style=style),
        line.title or _("untitled"),
        line.categories,
        line.blog,
    ]
