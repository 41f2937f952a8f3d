"""The one table of what `config.toml` may say: its checks, the defaults and `docs/config.md` come from it.

Knows no file and no screen.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from blogtui.i18n import LANGUAGES
from blogtui.i18n import gettext as _
from blogtui.keymap import PRESETS
from blogtui.model.config import Config
from blogtui.model.text import safe_url

Kind = Literal["choice", "number", "switch", "text", "table", "tables"]

OUR_THEMES = ("auto", "dark", "light", "high-contrast", "terminal")
# Textual's own, which are not imported for a name; a test holds them equal.
TEXTUAL_THEMES = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai",
    "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light", "solarized-dark",
    "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
PICTURES = ("auto", "blocks", "kitty", "off")


class Setting(NamedTuple):
    """One key of the configuration. `told` is how people read its default, where that is no value of its own.

    `help` is a line of it and `more` what the documentation adds, both in English there.

    `choices` are those of a choice, or the keys of a table; `low` and `high` the ends of a number.
    """

    key: str
    kind: Kind
    help: str
    told: str = ""
    choices: Sequence[str] = ()
    low: int = 0
    high: int = 0
    example: str = ""
    more: str = ""

    @property
    def default(self) -> Any:
        """The value without it."""
        return Config._field_defaults[self.key]


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language", "choice", "The language that the program speaks",
        told="the environment's", choices=LANGUAGES, example='language = "sv"',
        more="A change is taken at the next start.",
    ),
    Setting(
        "theme", "choice",
        "The colours; without it those chosen in the reader. “auto” is dark or light as the terminal tells",
        told="`auto`", choices=(*OUR_THEMES, *TEXTUAL_THEMES), example='theme = "high-contrast"',
        more=(
            "`auto` is `light` where the terminal tells that its background is light (in `COLORFGBG`), else `dark`.\n"
            "`high-contrast` keeps every text at seven to one (WCAG AAA). `terminal` uses the terminal's own sixteen\n"
            "colours on its own background. The action `theme.pick` (“Colours” in the palette) shows them all; what\n"
            "is picked there is kept in the library and used where no theme is set here."
        ),
    ),
    Setting(
        "measure", "number", "The longest line of text, in characters", low=20, high=240, example="measure = 66",
        more="`<` and `>` in the reader change it too; whichever was said last counts.",
    ),
    Setting(
        "mark_read_on_open", "switch", "Whether a post that is opened is marked as read",
        example="mark_read_on_open = false",
    ),
    Setting(
        "browser", "text", "The command that opens an address", told="the system's own",
        example='browser = "firefox --new-tab"',
    ),
    Setting(
        "pictures", "choice",
        "How pictures are shown: by the terminal where it is known to draw them, in half blocks, or not at all",
        choices=PICTURES, example='pictures = "blocks"',
    ),
    Setting(
        "keys", "table",
        "The keys: a preset, and on top of it an action's own keys, one or a list; none unbinds",
        told="`vim`", choices=tuple(PRESETS),
        more=(
            "The presets are `vim`, `newsboat` and `emacs`; `keys = \"newsboat\"` is short for a table with that\n"
            "preset alone. [Keys](keys.md) lists the actions, their names, and how keys are written."
        ),
        example='[keys]\npreset = "newsboat"\n"category.pick" = ["c", "F2"]\n"zen" = ""',
    ),
    Setting(
        "views", "table",
        "Saved views: filters under names, each opened by a digit in the order they stand in",
        told="none", choices=(),
        more="`w` in the reader adds a line here. [The query language](queries.md) says what a filter may ask for.",
        example='[views]\n"To read" = "is:unread -category:Jobb"\n"Short" = "minutes:<5 newer:30d"',
    ),
    Setting(
        "login", "tables",
        "A user name for a web address; a command or a keyring tells the password, which never stands here",
        told="none", choices=("url", "user", "password_command", "keyring"),
        more=(
            "In place of `password_command` may stand `keyring = true`, or the name of a service in the system's\n"
            "keyring (`pip install 'blogtui[keyring]'`)."
        ),
        example=(
            '[[login]]\nurl = "https://example.org/private"\nuser = "maj"\n'
            'password_command = "secret-tool lookup site example.org"'
        ),
    ),
)  # fmt: skip
BY_KEY = {setting.key: setting for setting in SETTINGS}


def problem_with(setting: Setting, value: Any) -> str:
    """What is wrong with the value of a setting that is no table, "" when nothing is."""
    return _CHECKS[setting.kind](setting, value)


def near(written: str, names: Sequence[str]) -> str:
    """The name that `written` may have meant, "" when none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(written, names, n=1, cutoff=0.5)), "")


def unknown(key: str) -> str:
    """The sentence on a setting that there is not."""
    if meant := near(key, tuple(BY_KEY)):
        return _("there is no setting “{name}”; did you mean “{near}”?", name=key, near=meant)
    return _("there is no setting “{name}”; there are {names}.", name=key, names=", ".join(BY_KEY))


def _choice(setting: Setting, value: Any) -> str:
    if value in setting.choices:
        return ""
    meant = near(value, setting.choices) if isinstance(value, str) else ""
    if meant:
        return _("“{name}” cannot be “{value}”; did you mean “{near}”?", name=setting.key, value=value, near=meant)
    return _("“{name}” must be one of {choices}.", name=setting.key, choices=", ".join(setting.choices))


def _number(setting: Setting, value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and setting.low <= value <= setting.high:
        return ""
    return _("“{name}” must be a number from {low} to {high}.", name=setting.key, low=setting.low, high=setting.high)


def _switch(setting: Setting, value: Any) -> str:
    return "" if isinstance(value, bool) else _("“{name}” must be true or false.", name=setting.key)


def _text(setting: Setting, value: Any) -> str:
    return "" if isinstance(value, str) else _("“{name}” must be text in quotes.", name=setting.key)


_CHECKS: dict[str, Callable[[Setting, Any], str]] = {
    "choice": _choice, "number": _number, "switch": _switch, "text": _text,
}  # fmt: skip


def problem_with_login(table: Any) -> str:
    """What is wrong with one login, "" when nothing is; a password itself has no place in a configuration (S12)."""
    wanted = BY_KEY["login"].choices
    if not isinstance(table, dict):
        return _("“login” must be a table: [[login]], with url, user, and password_command or keyring.")
    if "password" in table:
        return _("a password does not stand in a configuration; give a “password_command” or “keyring = true”.")
    for key in table:
        if key not in wanted and (meant := near(key, wanted)):
            return _("a login has no “{name}”; did you mean “{near}”?", name=key, near=meant)
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
