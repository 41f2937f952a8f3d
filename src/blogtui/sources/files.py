"""One file's bytes: regular files only, up to a cap. A name that someone typed may be a link to one."""

import os
import stat
from email.utils import formatdate
from pathlib import Path

from blogtui.i18n import gettext as _
from blogtui.model.post import Fetched
from blogtui.sources.errors import SourceError

CAP = 15 * 2**20


def read_file(path: Path, *, name: str = "", cap: int = CAP, follow: bool = True) -> Fetched:
    """The bytes of `path`; `name` is what it is called, by default its own name.

    Raises SourceError when it is missing, unreadable, no regular file or larger than `cap` bytes (S11).
    """
    # O_NONBLOCK: opening a FIFO must not wait for a writer.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if follow else getattr(os, "O_NOFOLLOW", 0))
    try:
        # Opening a device can do something to it: what it is is looked at before, and again on what was opened.
        _must_be_regular(path, os.stat(path, follow_symlinks=follow))
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            _must_be_regular(path, status)
            body = file.read(cap + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(_("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    if len(body) > cap:
        raise SourceError(_("{path} is larger than {size} MB.", path=path, size=cap // 2**20))
    return Fetched(
        url=path.absolute().as_uri(),
        body=body,
        name=name or path.name,
        modified=formatdate(status.st_mtime, usegmt=True),
    )


def _must_be_regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(_("{path} is no regular file.", path=path))
