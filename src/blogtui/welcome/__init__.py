"""The welcome blog: local posts that teach the reader by being read, in the language spoken now.

Lives in memory and is gone when closed. Never asks the network, never touches the reader's own library.
"""

import time
from dataclasses import replace
from pathlib import Path

from blogtui.decide import decide
from blogtui.i18n import gettext as _
from blogtui.i18n import language
from blogtui.library import Library
from blogtui.model.post import Blog
from blogtui.parse.source import parse_folder
from blogtui.sources.folder import read_folder
from blogtui.store import blogs, writing


def open_welcome() -> Library:
    """A library in memory with the welcome blog as its only one. Raises SourceError where its files are missing."""
    folder = Path(__file__).with_name(language())
    name = _("Welcome to blogtui")
    parsed = parse_folder(read_folder(folder), name)
    blog = Blog(
        name=name,
        presentation=_("A handful of short posts that teach you the reader while you read them."),
        language=language(),
    )
    now = int(time.time())
    library = Library.in_memory()
    with library.db.writing():
        blog_id, _is_new = blogs.subscribe(library.db, "folder", str(folder), now)
        writing.apply(library.db, blog_id, decide((), replace(parsed, blog=blog), now), now)
    return library
