"""`blogtui blogs`: the subscriptions, how much there is to read, and what is wrong with any of them."""

from blogtui.commands.arguments import Parser, add_json
from blogtui.dates import moment
from blogtui.health import BAD, health
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session
    from blogtui.library import Library
    from blogtui.model.rows import BlogRow
    from blogtui.model.stats import Stats

EXAMPLES = """\
  blogtui blogs
  blogtui blogs --json
  blogtui blogs --stats
  blogtui blogs --stats 3 "The example blog"
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes(
        "blogs",
        _("only these, or a picture of only these, by number or name"),
        nargs="*",
        metavar=_("BLOG"),
    )
    parser.switch("--stats", _("a picture of each: how much it posts and when, about what, by whom and how long"))
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """List the subscriptions."""
    out = session.out
    with session.open_existing() as reading:
        blogs = _wanted(reading.library, args.blogs)
        if args.stats and blogs:
            from blogtui.model.rows import Query

            pictures = [(blog, reading.library.stats(Query(blogs=(blog.id,)))) for blog in blogs]
            _show_pictures(pictures, session, as_records=args.json)
            return out.status
    if args.json:
        from blogtui.export.records import blog_record

        out.records(blog_record(blog) for blog in blogs)
    elif not blogs:
        out.note(_("No blogs yet; “blogtui add SOURCE” subscribes to one."))
    elif out.is_terminal:
        heading = ["", _("Blog"), _("Posts"), _("Unread"), _("Checked"), _("Next check"), _("Problem")]
        out.table([heading, *map(_cells, blogs)], right=(0, 2, 3), looks=["dim", *map(_look, blogs)])
    else:
        out.table([_cells(blog) for blog in blogs], looks=[_look(blog) for blog in blogs])
    return out.status


def _wanted(library: "Library", references: list[str]) -> "list[BlogRow]":
    """The blogs that are named, each once, or all of them. Raises NotFoundError."""
    if not references:
        return library.blogs()
    return list({blog.id: blog for blog in map(library.blog, references)}.values())


def _show_pictures(pictures: "list[tuple[BlogRow, Stats]]", session: "Session", *, as_records: bool) -> None:
    from datetime import date

    if as_records:
        from blogtui.export.records import stats_record

        session.out.records(stats_record(blog, stats) for blog, stats in pictures)
        return
    from blogtui.export.text import as_terminal
    from blogtui.layout.lines import BLANK
    from blogtui.layout.stats import stats_sheet

    today = date.today().toordinal()
    for place, (blog, stats) in enumerate(pictures):
        lines = stats_sheet(blog.name, stats, session.out.width, today).lines
        session.out.terminal(as_terminal([BLANK, *lines] if place else lines, session.out.has_colours))


def _look(blog: "BlogRow") -> str:
    return "red" if health(blog).kind in BAD else "bold" if blog.unread else ""


def _cells(blog: "BlogRow") -> list[str]:
    return [
        str(blog.id),
        blog.name,
        str(blog.posts),
        str(blog.unread),
        _("never") if blog.checked is None else moment(blog.checked),
        "" if blog.due is None else moment(blog.due),
        health(blog).words,
    ]
