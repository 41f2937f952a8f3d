"""A folder of posts, read recursively: regular files inside it only, never a link out of it (S11)."""

import os
from collections.abc import Iterator
from pathlib import Path

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.sources.errors import SourceError
from blogtui.sources.files import read_file

POST_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm", ".txt", ".text", ".rst"))
UNREADABLE = 403
SKIPPED_FOLDERS = frozenset(("node_modules", "_site", "_drafts", "__pycache__"))


def read_folder(path: Path) -> Iterator[Fetched]:
    """Every post file below `path`, in the order of their names; `name` is the path relative to it, with `/`.

    A file that cannot be read comes without a body and with status 403, so that the reader is told of it; the others
    go on. Raises SourceError when the folder cannot be read or holds no post file.
    """
    try:
        os.scandir(path).close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(_("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    found = False
    for file in _post_files(path):
        found = True
        name = file.relative_to(path).as_posix()
        try:
            fetched = read_file(file, name=name, follow=False)
        except SourceError:
            fetched = Fetched(file.absolute().as_uri(), b"", status=UNREADABLE, name=name)
        yield fetched
    if not found:
        raise SourceError(_("There is no post to read in {folder}.", folder=path))


def _post_files(path: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(path, followlinks=False):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS and not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if file.suffix.lower() in POST_SUFFIXES and not name.startswith(".") and not file.is_symlink():
                yield file
