"""`blogtui blogs`: the subscriptions, how much there is to read, and what is wrong with any of them."""

import time

from blogtui.commands.arguments import Parser, add_json
from blogtui.dates import format_date, offset_here
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
        when(blog.checked) or _("never"),
        when(blog.due),
        health(blog).words,
    ]


def when(moment: int | None) -> str:
    """A time of our own clock in words, "" for none: a time of day for today, else a date."""
    if moment is None:
        return ""
    local = time.localtime(moment)
    if local[:3] == time.localtime()[:3]:
        return f"{local.tm_hour:02}:{local.tm_min:02}"
    return format_date(moment, offset_here(moment), style="short")
