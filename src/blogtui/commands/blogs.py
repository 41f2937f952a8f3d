"""`blogtui blogs`: the subscriptions, how much there is to read, and what is wrong with any of them."""

from blogtui.commands.arguments import Parser, add_json
from blogtui.dates import moment
from blogtui.health import BAD, health
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Session
    from blogtui.model.rows import BlogRow

EXAMPLES = """\
  blogtui blogs
  blogtui blogs --json
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """List the subscriptions."""
    out = session.out
    with session.open_existing() as reading:
        blogs = reading.library.blogs()
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
