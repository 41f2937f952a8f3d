"""Saved views in the configuration: plain lines `"Name" = "query"` in the table `[views]`, written without touching
any other line of it."""

import json
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.text import clean_line
from blogtui.settings import BY_KEY

MOST = 9
"""How many views have a key of their own."""
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_PAIR = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*=""")


class ViewError(BlogtuiError):
    """A view cannot be kept."""


def keep_view(path: Path, name: str, query: str | None) -> None:
    """Write a view into the configuration at `path`, in the place of one with the same name; None takes it out.

    Raises ViewError where the file cannot be written, or is no TOML; it is then as it was.
    """
    name = clean_line(name, 60)
    if not name:
        raise ViewError(_("A view needs a name."))
    if name in BY_KEY:
        raise ViewError(_("“{name}” is the name of a setting; a view needs another.", name=name))
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        text = with_view(before, name, query)
        _check(text, path)
        _write(path, text)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or _("it is no UTF-8 text")
        raise ViewError(_("{path} cannot be written: {reason}.", path=path, reason=reason)) from error


def with_view(text: str, name: str, query: str | None) -> str:
    """`text` of a configuration with one line for the view, or without it for None; every other line as it stands."""
    lines = text.splitlines()
    line = None if query is None else f"{_quoted(name)} = {_quoted(query)}"
    inside, last = False, None
    for number, there in enumerate(lines):
        if header := _HEADER.match(there):
            inside = header[1].strip("\"'") == "views"
            last = number if inside else last
        elif inside and (pair := _PAIR.match(there)):
            last = number
            if _bare(pair[1]) == name:
                lines[number : number + 1] = [line] if line is not None else []
                return _ended(lines)
    if line is None:
        return text
    if last is None:
        lines += [*([""] if lines and lines[-1].strip() else []), "[views]"]
        last = len(lines) - 1
    lines.insert(last + 1, line)
    return _ended(lines)


def _ended(lines: list[str]) -> str:
    return "\n".join(lines) + "\n" if lines else ""


def _quoted(text: str) -> str:
    """A TOML basic string, which JSON's escapes are all part of."""
    return json.dumps(text, ensure_ascii=False)


def _bare(written: str) -> str:
    if written[:1] == '"':
        with suppress(ValueError):
            return str(json.loads(written))
    return written.strip("'")


def _check(text: str, path: Path) -> None:
    import tomllib

    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ViewError(_("{path} is no TOML; mend it first.", path=path)) from error


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = path.resolve()  # a configuration is often a link into a folder of them
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".config-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(name, target.stat().st_mode & 0o777)
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
