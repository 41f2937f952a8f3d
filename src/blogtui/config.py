"""`config.toml` becomes a frozen Config: every mistake is told at once, with its line, and the rest is used.

What may be said stands in `settings`. Imported only when it is needed; a reader without a configuration pays nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blogtui.actions import ACTIONS
from blogtui.i18n import gettext as _
from blogtui.keymap import Own, combined, key_named, names_near
from blogtui.model.config import Config
from blogtui.model.errors import BlogtuiError
from blogtui.model.login import Login
from blogtui.model.text import clean_line
from blogtui.settings import BY_KEY, near, problem_with, problem_with_login, unknown

__all__ = ["Config", "ConfigError", "load", "parse"]
_PRESET = "preset"


class ConfigError(BlogtuiError):
    """The configuration cannot be read at all."""


Told = list[tuple[int, str]]


def load(path: Path | str, present: Config = Config()) -> tuple[Config, tuple[str, ...]]:  # noqa: B008
    """The configuration in `path` and a sentence a mistake; a file that is not there is an empty one.

    What is wrong stays as in `present`. Raises ConfigError when the file is there and cannot be read.
    """
    try:
        text = Path(path).read_text("utf-8")
    except FileNotFoundError:
        return Config(), ()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or _("it is no UTF-8 text")
        raise ConfigError(_("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    return parse(text, str(path), present)


def parse(text: str, name: str, present: Config = Config()) -> tuple[Config, tuple[str, ...]]:  # noqa: B008
    """The configuration in `text`, and a sentence a mistake; `name` is what the file is called in them."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = _("{file} is no TOML and was left out: {reason}.", file=name, reason=clean_line(str(error)))
        return present, (told,)
    lines = _Lines(text)
    used: dict[str, Any] = {}
    mistakes: Told = []
    for key, value in values.items():
        setting = BY_KEY.get(key)
        if setting is None:
            mistakes.append((lines.of(key), unknown(key)))
        elif key == "views":
            used[key] = tuple(_views(value, lines, mistakes))
        elif setting.kind == "table":
            used[key] = tuple(_keys(value, lines, mistakes).items())
        elif setting.kind == "tables":
            used[key] = tuple(_logins(value, lines, mistakes))
        elif problem := problem_with(setting, value):
            mistakes.append((lines.of(key), problem))
            used[key] = getattr(present, key)
        else:
            used[key] = value
    return Config(**used), tuple(
        clean_line(f"{_('{file}, line {line}', file=name, line=line)}: {problem}") for line, problem in sorted(mistakes)
    )


def _views(value: Any, lines: "_Lines", mistakes: Told) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        mistakes.append((lines.of("views"), _("“views” must be a table: [views], with a query for each name.")))
        return
    for name, query in value.items():
        if name in BY_KEY:
            told = _("“{name}” is a setting, and below [views] it is none; move it above the first [table].", name=name)
            mistakes.append((lines.of("views", name), told))
        elif isinstance(query, str) and clean_line(name):
            yield clean_line(name, 60), clean_line(query)
        else:
            told = _("the view “{name}” must be a query in quotes.", name=clean_line(name, 60))
            mistakes.append((lines.of("views", name), told))


def _logins(value: Any, lines: "_Lines", mistakes: Told) -> Iterator[Login]:
    for number, table in enumerate(value if isinstance(value, list) else [value]):
        if problem := problem_with_login(table if isinstance(value, list) else None):
            mistakes.append((lines.of("login", number=number), problem))
        else:
            yield _login(table)


def _login(table: dict[str, Any]) -> Login:
    if "keyring" in table:
        service = table["url"] if table["keyring"] is True else table["keyring"]
        return Login(table["url"], table["user"], keyring=service)
    command = table["password_command"]
    if isinstance(command, str):
        import shlex

        command = shlex.split(command)
    return Login(table["url"], table["user"], tuple(command))


def _keys(value: Any, lines: "_Lines", mistakes: Told) -> dict[str, tuple[str, ...]]:
    """The keys of the table `[keys]`, or of a preset's bare name."""
    preset, own = "vim", []
    ids = [action.id for action in ACTIONS]
    for name, wanted in [(_PRESET, value)] if isinstance(value, str) else _flat(value):
        line = lines.of("keys", name) if isinstance(value, dict) else lines.of("keys")
        if name == _PRESET:
            if problem := problem_with(BY_KEY["keys"]._replace(key=_PRESET, kind="choice"), wanted):
                mistakes.append((line, problem))
            else:
                preset = wanted
        elif name not in ids:
            mistakes.append((line, _no_action(name, ids)))
        elif isinstance(keys := _named(name, wanted), str):
            mistakes.append((line, keys))
        else:
            own.append(Own(name, keys, line))
    keys_in_force, problems = combined(preset, own)
    mistakes += problems
    return keys_in_force


def _flat(value: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """The pairs of a table and of the tables in it, which a name without quotes makes: `category.pick = "c"`."""
    if not isinstance(value, dict):
        yield before or _PRESET, value
        return
    for name, inner in value.items():
        yield from _flat(inner, f"{before}.{name}" if before else name)


def _no_action(name: str, ids: list[str]) -> str:
    if meant := near(name, [_PRESET, *ids]):
        return _("there is no action “{name}”; did you mean “{near}”?", name=name, near=meant)
    return _("there is no action “{name}”; docs/keys.md and ? list them.", name=name)


def _named(action: str, wanted: Any) -> tuple[str, ...] | str:
    """The names of the keys that are wanted, or what is wrong with them."""
    written = [wanted] if isinstance(wanted, str) else wanted
    if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
        return _("the keys of “{action}” must be a key in quotes, or a list of them.", action=action)
    found = []
    for key in filter(None, written):
        name = key_named(key)
        if not name:
            return _no_key(key)
        found.append(name)
    return tuple(dict.fromkeys(found))


def _no_key(written: str) -> str:
    if meant := names_near(written):
        return _("there is no key “{name}”; did you mean “{near}”?", name=written, near=meant[0])
    return _("there is no key “{name}”; a key is written as “c”, “F2”, “PgDn” or “Ctrl+N”.", name=written)


class _Lines:
    """On which line, from 1, a key or the table of its name begins."""

    _HEADER = re.compile(r"\s*\[+\s*([^\]]*?)\s*\]")
    _PAIR = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w.\s-])+?)\s*=""")

    def __init__(self, text: str) -> None:
        self._found: dict[str, list[int]] = {}
        table = ""
        for number, line in enumerate(text.splitlines(), 1):
            if header := self._HEADER.match(line):
                table = _bare(header[1])
                self._add(table, number)
            elif pair := self._PAIR.match(line):
                self._add(f"{table}.{_bare(pair[1])}" if table else _bare(pair[1]), number)

    def _add(self, path: str, number: int) -> None:
        self._found.setdefault(path, []).append(number)
        while "." in path:  # what stands in a table stands for it where no header does
            path = path.rpartition(".")[0]
            self._found.setdefault(path, [number])

    def of(self, *path: str, number: int = 0) -> int:
        """The line of a key in its table; of the `number`th, from 0, where there are several."""
        found = self._found.get(".".join(path)) or self._found.get(path[0]) or [1]
        return found[min(number, len(found) - 1)]


def _bare(name: str) -> str:
    """A TOML key without its quotes."""
    return re.sub(r"""["']""", "", re.sub(r"\s*\.\s*", ".", name)).strip()
