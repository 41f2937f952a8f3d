"""`blogtui refresh`: fetch what is due, a line a blog; one that fails never stops another."""

from blogtui.commands.arguments import Parser, add_json
from blogtui.i18n import gettext as _
from blogtui.told import FAILURES, in_words, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    from blogtui.commands.output import Output
    from blogtui.commands.session import Session
    from blogtui.library import Library
    from blogtui.model.rows import BlogRow
    from blogtui.model.update import Outcome
    from blogtui.refresh import Workers

EXAMPLES = """\
  blogtui refresh
  blogtui refresh 3 "Example"
  blogtui refresh --force
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("blogs", _("only these, by number or name"), nargs="*", metavar=_("BLOG"))
    parser.switch("--force", _("also those that are not due yet"))
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Check the blogs asked for, or all."""
    from blogtui.commands.waiting import wait_for
    from blogtui.worker import ParserPool

    out = session.out
    with session.open_existing() as reading:
        library = reading.library
        named = {blog.id: blog for blog in map(library.blog, args.blogs)}
        blogs = list(named.values()) or library.blogs()
        if not blogs:
            if not args.json:
                out.note(_("No blogs yet; “blogtui add SOURCE” subscribes to one."))
            return out.status
        with ParserPool() as parser:
            if any(blog.checked is None for blog in blogs):
                parser.warm_up()  # there will be much to parse: let it start while the rest is loaded
            wait_for(_refresh(library, blogs, args, out, session.workers(parser)))
    return out.status


async def _refresh(
    library: "Library", blogs: "Sequence[BlogRow]", args: "SimpleNamespace", out: "Output", workers: "Workers"
) -> None:
    from blogtui.commands.output import Progress
    from blogtui.refresh import refresh

    progress, is_told = Progress(out, len(blogs)), False
    outcomes: list[Outcome] = []
    try:
        async for outcome in refresh(library.db, blogs, manual=bool(args.blogs), force=args.force, workers=workers):
            progress.clear()
            outcomes.append(outcome)
            if outcome.status == "offline" and not is_told:
                out.complain(outcome.detail)
                is_told = True
            _tell(outcome, out, as_json=args.json)
            out.flush()
            progress.step(outcome.blog)
    finally:
        progress.clear()
    if out.is_terminal and len(outcomes) > 1 and not args.json:
        out.line(summary(outcomes), look="bold")


def _tell(outcome: "Outcome", out: "Output", *, as_json: bool) -> None:
    if as_json:
        from blogtui.export.records import outcome_record

        out.records([outcome_record(outcome)])
    if outcome.status in FAILURES:
        out.complain(_("{blog}: {reason}", blog=outcome.blog, reason=in_words(outcome)))
    elif not as_json and outcome.status != "offline":
        out.line(_("{blog}: {reason}", blog=outcome.blog, reason=in_words(outcome)))
