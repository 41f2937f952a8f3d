"""Every word the program says, in Swedish and English.

English stands in the code and is the key; `locale/sv.py` holds the Swedish. Imports nothing heavy: the command line
needs it before anything else.
"""

import os
from types import ModuleType

LANGUAGES = ("en", "sv")
_language = "en"
_messages: dict[str, str] = {}


def set_language(tag: str | None) -> str:
    """Speak the language of `tag` (`sv`, `sv_SE.UTF-8`, `en-GB`; None asks the environment); English otherwise."""
    global _language, _messages
    wanted = (tag or environment_language()).replace("-", "_").split("_")[0].split(".")[0].lower()
    _language = wanted if wanted in LANGUAGES else "en"
    _messages = dict(_catalogue(_language).MESSAGES)
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
    text = _messages.get(message, message)
    return text.format(**values) if values else text


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """`one` when `n` is 1, else `many`; `{n}` is filled with `n`, grouped by thin spaces from 10 000."""
    return gettext(one if n == 1 else many, n=number(n), **values)


def number(n: int) -> str:
    """`n` for people: groups of three from 10 000 on."""
    return f"{n:,}".replace(",", "\u202f") if abs(n) >= 10_000 else str(n)


def catalogue() -> ModuleType:
    """The module with the present language's months, weekdays and messages."""
    return _catalogue(_language)


def _catalogue(tag: str) -> ModuleType:
    if tag == "sv":
        from blogtui.locale import sv

        return sv
    from blogtui.locale import en

    return en
