"""`blogtui show`: one post, laid out for the terminal, as plain text, Markdown, HTML or JSON."""

import os

from blogtui.commands.arguments import Parser, add_json, whole_number
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from blogtui.commands.session import Reading, Session
    from blogtui.library import Library
    from blogtui.model.document import Document
    from blogtui.model.rows import PostRow

FORMATS = ("terminal", "text", "markdown", "html", "json")
EXAMPLES = """\
  blogtui show 12
  blogtui show https://example.org/posts/spring --format markdown
  blogtui show ./posts/spring.md --width 60
  blogtui show 12 --full
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.takes("post", _("a number from “blogtui posts”, a post's address, or a file"), metavar=_("POST"))
    parser.option("--format", _("terminal on a terminal, else text"), choices=FORMATS)
    parser.option("--width", _("cells to lay it out in"), type=whole_number, metavar="N")
    parser.switch("--full", _("the whole post, fetched from its page where the feed has only a part of it"))
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Show the post."""
    found = find(args.post, session)
    if found is None:
        return session.out.status
    reading, row = found
    with reading:
        form = "json" if args.json else args.format or ("terminal" if session.out.is_terminal else "text")
        if args.full:
            _fetch_whole(reading.library, row, session)
        # Programs are told what the feed said, unless they ask; people read what the reader reads.
        document = reading.library.document(row.id, of_feed=form == "json" and not args.full)
        if form != "json":
            row = row._replace(minutes=reading.library.minutes(row))
        if form == "json":
            from blogtui.export.records import content_record, post_record

            session.out.records([post_record(row, stored=reading.is_kept) | content_record(document)])
        elif form == "terminal":
            _show_on_terminal(row, document, args.width or 0, session)
        else:
            session.out.text(_FORMS[form](document))
    return session.out.status


def find(reference: str, session: "Session") -> "tuple[Reading, PostRow] | None":
    """The post that `reference` names and the library it is in; None when a file failed, which is then said.

    Raises NotFoundError.
    """
    from blogtui.commands.session import Reading

    if not reference.strip().isdecimal() and os.path.exists(reference):
        reading = Reading(session.read([reference]), session.out, is_kept=False)
        rows = reading.library.posts()
        if rows:
            return reading, rows[0]
        if not session.out.failures:
            session.out.complain(_("There is no post in {path}.", path=reference))
        return None
    reading = session.open_for_reading()
    return reading, (reading.library.post(reference) if reading.is_kept else _by_place(reading, reference))


def _fetch_whole(library: "Library", row: "PostRow", session: "Session") -> None:
    """Have the page's text read of a post; what goes wrong is complained about."""
    from blogtui.commands.waiting import wait_for
    from blogtui.full_text import fetch
    from blogtui.model.errors import BlogtuiError

    kept = library.page_text(row.id)
    if kept is not None and kept.source and not library.page_is_due(row.id):
        library.show_page_text(row.id, True)
        return
    try:
        wait_for(fetch(library, row, workers=session.workers()))
    except BlogtuiError as error:
        session.out.complain(error)


def _by_place(reading: "Reading", reference: str) -> "PostRow":
    """A post of the welcome blog, by its place in the list, its address or its title."""
    from blogtui.library import NotFoundError
    from blogtui.model.text import fold

    rows = reading.library.posts()
    for place, row in enumerate(rows, 1):
        if reference.strip() == str(place) or reference == row.url or fold(reference) == fold(row.title):
            return row
    raise NotFoundError(_("There is no post “{name}”; “blogtui posts” lists them.", name=reference))


def _show_on_terminal(row: "PostRow", document: "Document", width: int, session: "Session") -> None:
    from blogtui.export.document import as_terminal
    from blogtui.layout.lines import BLANK
    from blogtui.layout.page import lay_out

    width = max(width or min(session.out.width, session.config.measure), 1)
    lines = [*lay_out(_head(row), width), BLANK, *lay_out(document, width)]
    session.out.terminal(as_terminal(lines, session.out.has_colours))


def _head(row: "PostRow") -> "Document":
    """What stands above a post: title, who and when, categories and comments."""
    from blogtui.dates import format_date
    from blogtui.model.document import Document, Heading, Mark, Paragraph, Text

    by = _("By {authors}", authors=", ".join(row.authors)) if row.authors else ""
    date = format_date(row.published, row.published_offset)
    comments = "" if row.comments is None else ngettext("{n} comment", "{n} comments", row.comments)
    minutes = _("about {n} min", n=row.minutes) if row.minutes else ""
    facts = [by, date, ", ".join(row.categories), comments, minutes]
    words = " · ".join(fact for fact in facts if fact)
    title = row.title or row.summary or _("untitled")
    return Document((Heading(1, (Text(title),)), Paragraph((Text(words, Mark.SMALL),))))


def _text(document: "Document") -> str:
    from blogtui.export.document import as_text

    return as_text(document)


def _markdown(document: "Document") -> str:
    from blogtui.export.document import as_markdown

    return as_markdown(document)


def _html(document: "Document") -> str:
    from blogtui.export.document import as_html

    return as_html(document)


_FORMS = {"text": _text, "markdown": _markdown, "html": _html}
