"""`blogtui categories`: the categories there are, and how many posts and unread posts stand in each.

With a word of `EDITS` first, what the reader makes of them.
"""

from blogtui.commands.arguments import Parser, add_filters, add_json, query_of
from blogtui.i18n import gettext as _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    from blogtui.commands.session import Session
    from blogtui.library import Library

EXAMPLES = """\
  blogtui categories
  blogtui categories --unread
  blogtui categories https://example.org/feed --json
  blogtui categories rename "misc" "Odds and ends"
  blogtui categories merge "Coding" "Code" "Programming"
  blogtui categories hide "Uncategorized"
"""
EDITS = ("rename", "merge", "split", "hide", "show", "pin", "unpin")
_FILTERS = ("category", "author", "unread", "starred", "since", "until", "search")


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes(
        "sources",
        _("SOURCE, or what to do with a category: {edits}", edits=", ".join(EDITS)),
        nargs="*",
        metavar=_("SOURCE"),
    )
    parser.switch("--original", _("the feeds' own names, nothing merged or hidden"))
    parser.switch("--hidden", _("hidden ones too"))
    add_filters(parser)
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """List the categories of the posts asked for, or change some."""
    if args.sources and args.sources[0] in EDITS:
        return _edit(args, session)
    out = session.out
    with session.open_for_reading(args.sources) as reading:
        query = query_of(args, reading.library, out.note)
        rows = reading.library.categories(query, with_hidden=args.hidden, original=args.original)
        wanted = reading.library.category_keys(args.category or ())
    if args.category:
        rows = [row for row in rows if row.key in wanted]
    if args.json:
        from blogtui.export.records import category_record

        out.records(category_record(row) for row in rows)
    elif out.is_terminal and not rows:
        out.line(_("No post here has a category."), "dim")
    elif out.is_terminal:
        heading = [_("Category"), _("Posts"), _("Unread")]
        lines = [heading, *([row.name, str(row.posts), str(row.unread)] for row in rows)]
        out.table(lines, right=(1, 2), looks=["dim", *("" for _row in rows)])
    else:
        out.table([[row.name, str(row.posts), str(row.unread)] for row in rows])
    return out.status


def _edit(args: "SimpleNamespace", session: "Session") -> int:
    """Change categories, all that are named or none; say what was done."""
    out = session.out
    edit, *names = args.sources
    is_well_put = len(names) == 2 if edit == "rename" else len(names) >= (2 if edit == "merge" else 1)
    filters = _FILTERS if edit == "rename" else (*_FILTERS, "blog")
    given = (getattr(args, name) for name in filters)
    if not is_well_put or any(value is not None and value is not False and value != "" for value in given):
        out.complain(_("It is written: {usage}", usage=_usage(edit)))
        return 2
    with session.open_existing() as reading, reading.library.db.writing():
        done = _done(reading.library, edit, names, args.blog or ())
    for what in filter(None, done):
        out.line(_("Done: {what}.", what=what))
    if not any(done):
        out.note(_("No category was changed; all was so already."))
    return out.status


def _usage(edit: str) -> str:
    name = _("NAME")
    names = {"rename": f"{name} {name} [--blog {_('BLOG')}]", "merge": f"{name} ... {name}"}
    return f"blogtui categories {edit} {names.get(edit, f'{name} ...')}"


def _done(library: "Library", edit: str, names: list[str], blogs: "Sequence[str]") -> list[str]:
    """What was done, in words; "" for what was so already. Raises NotFoundError."""
    if edit == "rename":
        ids: list[int | None] = [library.blog(reference).id for reference in blogs] or [None]
        return [library.rename_category(names[0], names[1], blog_id) for blog_id in ids]
    if edit == "merge":
        return [library.merge_categories(names[:-1], names[-1])]
    if edit == "split":
        return [library.split_category(name) for name in names]
    if edit in ("hide", "show"):
        return [library.hide_category(name, edit == "hide") for name in names]
    return [library.pin_category(name, edit == "pin") for name in names]
