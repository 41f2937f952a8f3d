"""Every word the program says, in Swedish and English.

English stands in the code and is the key; `locale/sv.py` holds the Swedish. Imports nothing heavy: the command line
needs it before anything else.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

LANGUAGES = ("en", "sv")


class _Messages(dict[str, str]):
    """Messages by their English, from parts that are only asked for while one is missing."""

    def __init__(self, parts: "Callable[[], Iterator[dict[str, str]]]") -> None:
        super().__init__()
        self._parts = parts

    def __missing__(self, message: str) -> str:
        for part in self._parts():
            if message in part:
                self.update(part)
                return part[message]
        return message


_language = "en"
_messages = _Messages(lambda: iter(()))


def set_language(tag: str | None) -> str:
    """Speak the language of `tag` (`sv`, `sv_SE.UTF-8`, `en-GB`; None asks the environment); English otherwise."""
    global _language, _messages
    wanted = (tag or environment_language()).replace("-", "_").split("_")[0].split(".")[0].lower()
    _language = wanted if wanted in LANGUAGES else "en"
    _messages = _Messages(_catalogue(_language).parts)
    return _language


def language() -> str:
    """The language spoken now: `en` or `sv`."""
    return _language


def environment_language() -> str:
    """The language the environment asks for, by the POSIX order LC_ALL, LC_MESSAGES, LANG."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return "en"


def gettext_noop(message: str) -> str:
    """Mark a message that is translated later, where it is shown."""
    return message


def gettext(message: str, **values: object) -> str:
    """`message` in the language spoken now, with `{name}` places filled from `values`."""
    text = _messages[message]
    return text.format(**values) if values else text


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """`one` when `n` is 1, else `many`; `{n}` is filled with `n`, grouped by thin spaces from 10 000."""
    return gettext(one if n == 1 else many, n=number(n), **values)


def number(n: int) -> str:
    """`n` for people: groups of three from 10 000 on."""
    return f"{n:,}".replace(",", "\u202f") if abs(n) >= 10_000 else str(n)


def catalogue() -> "ModuleType":
    """The module with the present language's months, weekdays and messages."""
    return _catalogue(_language)


def _catalogue(tag: str) -> "ModuleType":
    if tag == "sv":
        from blogtui.locale import sv

        return sv
    from blogtui.locale import en

    return en
