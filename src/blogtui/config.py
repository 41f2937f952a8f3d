"""`config.toml` becomes a frozen Config: every mistake is told at once, with its line, and the rest is used.

Imported only when it is needed; a reader without a configuration pays nothing for it.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from blogtui.i18n import LANGUAGES
from blogtui.i18n import gettext as _
from blogtui.model.errors import BlogtuiError
from blogtui.model.login import Login
from blogtui.model.text import clean_line, safe_url

MEASURES = range(20, 241)
PICTURES = ("auto", "blocks", "kitty", "off")


class ConfigError(BlogtuiError):
    """The configuration cannot be read at all."""


class Config(NamedTuple):
    """What the reader may choose.

    `language` is `sv`, `en` or None for the environment's; `theme` a name Textual knows, "" for ours; `measure` the
    widest line of text, in cells; `browser` a command, "" for the system's own; `pictures` one of PICTURES: by the
    terminal where it is known to draw them (`kitty`), else in half blocks; `logins` are the tables `[[login]]`.
    """

    language: str | None = None
    theme: str = ""
    measure: int = 72
    mark_read_on_open: bool = True
    browser: str = ""
    pictures: str = "auto"
    logins: tuple[Login, ...] = ()


Check = Callable[[Any], str]


def load(path: Path | str) -> tuple[Config, tuple[str, ...]]:
    """The configuration in `path` and a sentence a mistake; a file that is not there is an empty one.

    Raises ConfigError when it is there and cannot be read.
    """
    try:
        text = Path(path).read_text("utf-8")
    except FileNotFoundError:
        return Config(), ()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or _("it is no UTF-8 text")
        raise ConfigError(_("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    return parse(text, str(path))


def parse(text: str, name: str) -> tuple[Config, tuple[str, ...]]:
    """The configuration in `text`, and a sentence a mistake; `name` is what the file is called in them."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Config(), (_("{file} is no TOML and was left out: {reason}.", file=name, reason=clean_line(str(error))),)
    used: dict[str, Any] = {}
    mistakes: list[str] = []
    for key, value in values.items():
        problem = _problem(key, value)
        if problem:
            place = _("{file}, line {line}", file=name, line=_line_of(key, text))
            mistakes.append(clean_line(f"{place}: {problem}"))
        elif key == _LOGIN:
            used["logins"] = tuple(map(_login, value))
        else:
            used[key] = value
    return Config(**used), tuple(mistakes)


def _problem(key: str, value: Any) -> str:
    """What is wrong with a setting, "" when nothing is."""
    check = _CHECKS.get(key)
    return check(value) if check else _unknown(key)


def _unknown(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, _CHECKS, n=1, cutoff=0.5)
    if near:
        return _("there is no setting “{name}”; did you mean “{near}”?", name=key, near=near[0])
    return _("there is no setting “{name}”; there are {names}.", name=key, names=", ".join(_CHECKS))


def _one_of(name: str, choices: Sequence[str]) -> Check:
    told = ", ".join(choices)
    return lambda value: "" if value in choices else _("“{name}” must be one of {choices}.", name=name, choices=told)


def _measure(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value in MEASURES:
        return ""
    lowest, highest = MEASURES[0], MEASURES[-1]
    return _("“{name}” must be a number from {low} to {high}.", name="measure", low=lowest, high=highest)


def _switch(name: str) -> Check:
    return lambda value: "" if isinstance(value, bool) else _("“{name}” must be true or false.", name=name)


def _words(name: str) -> Check:
    return lambda value: "" if isinstance(value, str) else _("“{name}” must be text in quotes.", name=name)


def _login(table: dict[str, Any]) -> Login:
    if "keyring" in table:
        service = table["url"] if table["keyring"] is True else table["keyring"]
        return Login(table["url"], table["user"], keyring=service)
    command = table["password_command"]
    if isinstance(command, str):
        import shlex

        command = shlex.split(command)
    return Login(table["url"], table["user"], tuple(command))


def _logins(value: Any) -> str:
    """What is wrong with the tables of logins; a password itself has no place in a configuration (S12)."""
    tables = value if isinstance(value, list) and all(isinstance(table, dict) for table in value) else None
    if not tables:
        return _("“login” must be a table: [[login]], with url, user, and password_command or keyring.")
    for table in tables:
        if "password" in table:
            return _("a password does not stand in a configuration; give a “password_command” or “keyring = true”.")
        if set(table) not in ({"url", "user", "password_command"}, {"url", "user", "keyring"}):
            return _("a login has a url, a user, either a password_command or keyring, and nothing else.")
        url, user = table["url"], table["user"]
        if safe_url(url if isinstance(url, str) else "") != url or not url.startswith(("http://", "https://")):
            return _("a login's “url” must be a web address without a user name.")
        if not isinstance(user, str) or not user or ":" in user:
            return _("a login's “user” must be text without a colon.")
        if "keyring" in table and table["keyring"] is not True and not _is_service(table["keyring"]):
            return _("a login's “keyring” must be true or the name of a service in the keyring.")
        if "password_command" in table and not _is_command(table["password_command"]):
            return _("a login's “password_command” must be a program and its arguments.")
    return ""


def _is_service(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_command(value: Any) -> bool:
    if isinstance(value, str):
        import shlex

        try:
            value = shlex.split(value)
        except ValueError:
            return False
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


_LOGIN = "login"
_CHECKS: dict[str, Check] = {
    "language": _one_of("language", LANGUAGES),
    "theme": _words("theme"),
    "measure": _measure,
    "mark_read_on_open": _switch("mark_read_on_open"),
    "browser": _words("browser"),
    "pictures": _one_of("pictures", PICTURES),
    _LOGIN: _logins,
}


def _line_of(key: str, text: str) -> int:
    """The line, from 1, on which `key` or the table of its name begins."""
    begins = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    for number, line in enumerate(text.splitlines(), 1):
        if begins.match(line):
            return number
    return 1
