"""`blogtui add`: subscribe, and fetch what there is at once."""

from blogtui.commands.arguments import Parser, add_json, whole_number
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.model.errors import BlogtuiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    from blogtui.commands.session import Session
    from blogtui.model.post import FeedLink

EXAMPLES = """\
  blogtui add https://example.org
  blogtui add https://example.org/feed --name "Example"
  blogtui add ~/posts
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("source", _("the address of a feed or page, a folder of posts, or a file"), metavar=_("SOURCE"))
    parser.option("--name", _("what to call it"), default="", metavar=_("NAME"))
    parser.option(
        "--feed", _("which feed of a page that names several, from 1"), type=whole_number, default=0, metavar="N"
    )
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Subscribe, or say which feeds there are to choose from."""
    from blogtui.commands.waiting import wait_for
    from blogtui.model.text import clean_line, without_userinfo
    from blogtui.refresh import SeveralFeedsError, add

    out = session.out
    with session.open() as reading:
        try:
            added = add(reading.library.db, args.source, name=args.name, feed=args.feed, workers=session.workers())
            blog_id, outcome = wait_for(added)
        except SeveralFeedsError as choice:
            raise BlogtuiError(_several(choice.links)) from choice
        if args.json:
            from blogtui.export.records import blog_record

            out.records([blog_record(reading.library.blog(str(blog_id)))])
        else:
            out.line(
                ngettext(
                    "{id} {name}: {n} post", "{id} {name}: {n} posts", outcome.added, id=blog_id, name=outcome.blog
                )
            )
        if outcome.detail:
            out.note(outcome.detail)
        if without_userinfo(args.source) != clean_line(args.source):
            out.note(_("The user name in the address was not kept; give it as a [[login]] in config.toml."))
    return out.status


def _several(links: "Sequence[FeedLink]") -> str:
    choices = ", ".join(f"{n}: {link.title} {link.url}" for n, link in enumerate(links, 1))
    return _("That page names several feeds; choose one with --feed N. {choices}", choices=choices)
