"""Which keys do what: the presets, names of keys as people write them, and a reader's own on top. Knows no screen.

Must never leave a key with two meanings, nor the help and the way out without a key.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blogtui.actions import ACTIONS, key_sign
from blogtui.i18n import gettext as _

Keys = dict[str, tuple[str, ...]]

# By what newsboat's manual says of its keys: `N` is for the mark, so `p` goes back to an unread post; `l` hides what is
# read; `g` sorts; a tag (`t`) is what comes nearest to a category; `q` goes back, `Q` leaves. Elsewhere today's keys
# stay.
NEWSBOAT: Keys = {
    "unread.previous": ("p",),
    "read": ("N", "m"),
    "read.all": ("A", "C"),
    "comments": ("ctrl+o",),
    "browser": ("o", "O"),
    "only.unread": ("l", "U"),
    "pane.right": ("right",),
    "category.pick": ("c", "t"),
    "contents": ("T",),
    "order.pick": ("g",),
    "cursor.top": ("home",),
    "back.or.quit": ("q",),
    "quit": ("Q", "ctrl+q"),
}
# `M-<` and `M->` reach a program as `<` and `>`. There is no prefix key, so that `C-x` must do nothing by itself.
EMACS: Keys = {
    "cursor.down": ("ctrl+n", "down", "j"),
    "cursor.up": ("ctrl+p", "up", "k"),
    "page.down": ("ctrl+v", "space", "pagedown"),
    "page.up": ("alt+v", "b", "pageup"),
    "cursor.top": ("less_than_sign", "home", "g"),
    "cursor.end": ("greater_than_sign", "end", "G"),
    "pane.left": ("ctrl+b", "left", "h"),
    "pane.right": ("ctrl+f", "right", "l"),
    "back": ("ctrl+g", "escape"),
    "unread.previous": ("p", "N"),
    "search": ("ctrl+s", "slash"),
    "copy": ("alt+w", "y"),
    "measure.narrower": ("minus",),
    "measure.wider": ("plus",),
    "full.text.always": ("alt+f",),
    "undo": ("ctrl+underscore", "z"),
    "palette": ("alt+x", "colon"),
}
PRESETS: dict[str, Keys] = {"vim": {}, "newsboat": NEWSBOAT, "emacs": EMACS}
NEEDED = ("help", "quit")
RESERVED = {"ctrl+c": "", "ctrl+q": "quit"}  # what the program has them for, whatever a configuration says

_HELD = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_NAMES = {
    **{name: name for name in (
        "space", "enter", "escape", "tab", "backspace", "delete", "insert", "home", "end", "pagedown", "pageup",
        "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
    )},
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgdn": "pagedown", "pgup": "pageup",
    "↑": "up", "↓": "down", "←": "left", "→": "right",
}  # fmt: skip
_SHORT = {"C-": "ctrl+", "M-": "alt+", "S-": "shift+"}  # as Emacs writes them
_RENAMED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
# A terminal sends the same for both.
_SAME = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape",
    "ctrl+space": "ctrl+@", "ctrl+at": "ctrl+@",
}  # fmt: skip
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~§½¤"


class Own(NamedTuple):
    """What a reader wants an action's keys to be, and the line that says so."""

    action: str
    keys: tuple[str, ...]
    line: int


def key_named(written: str) -> str:
    """Textual's name of a key that is written as people do (`/`, `Ctrl+N`, `C-n`, `^N`, `slash`); "" for none."""
    if len(written) == 1:
        return _sign_named(written)
    if written[0:1] == "^":
        written = f"ctrl+{written[1:]}"
    short = ""
    while written[:2] in _SHORT and len(written) > 2:
        short, written = short + _SHORT[written[:2]], written[2:]
    head, plus, last = f"{short}{written}".rpartition("+")
    if plus and not last:  # the key + itself, with others held
        head, last = head.rstrip("+"), "+"
    held = sorted({word.strip().lower() for word in head.split("+") if word.strip()})
    if not set(held) <= set(_HELD):
        return ""
    last = last.strip()
    name = _sign_named(last) if len(last) == 1 else _long_name(last.lower())
    if held and len(name) == 1:
        if held == ["shift"]:
            return name.upper()
        name = name.lower()
    whole = "+".join([*held, name]) if name else ""
    return _SAME.get(whole, whole)


def _long_name(name: str) -> str:
    return _NAMES.get(name) or (name if name in set(map(_sign_named, _PUNCTUATION)) else "")


def _sign_named(sign: str) -> str:
    if sign.isalnum():
        return sign
    if sign in _NAMES:
        return _NAMES[sign]
    import unicodedata

    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name) if sign.isprintable() else ""


def names_near(written: str) -> list[str]:
    """Names of keys that `written` may have meant, the nearest first."""
    from difflib import get_close_matches

    head, plus, last = written.rpartition("+")
    names = [*_NAMES, *map(_sign_named, _PUNCTUATION)]
    near = get_close_matches(last.lower(), names, n=3, cutoff=0.6)
    held = get_close_matches(head.lower(), _HELD, n=1, cutoff=0.6)
    if plus and not held:
        return []
    if held and key_named(last):
        return [f"{held[0]}+{last}"]
    return [f"{held[0]}+{name}" if held else name for name in near]


def owners(keys: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The ids of the actions that each key belongs to, where `keys` stand in place of the table's."""
    found: dict[str, list[str]] = {}
    for action in ACTIONS:
        for key in keys.get(action.id, action.keys):
            found.setdefault(key, []).append(action.id)
    return found


def combined(preset: str, own: Sequence[Own]) -> tuple[Keys, list[tuple[int, str]]]:
    """The keys in place of the table's, by action id, and what cannot be had of `own`, each with its line.

    A key that would mean two things keeps the one it had; of two lines that want the same key the first gets it.
    """
    told = [(one.line, problem) for one in own if (problem := _refused(one))]
    taken = [one for one in own if not _refused(one)]
    while True:
        keys = {**PRESETS[preset], **{one.action: one.keys for one in taken}}
        clash = next(((key, ids) for key, ids in owners(keys).items() if len(ids) > 1), None)
        if clash is None:
            return keys, told
        key, ids = clash
        loser = next(one for one in reversed(taken) if one.action in ids)
        other = next(name for name in ids if name != loser.action)
        told.append((loser.line, _clashing(key, loser.action, other)))
        taken.remove(loser)


def _refused(one: Own) -> str:
    for key in one.keys:
        if key in RESERVED and RESERVED[key] != one.action:
            return _("“{key}” always leaves the program and can mean nothing else.", key=key_sign(key))
    if not one.keys and one.action in NEEDED:
        return _("“{action}” must have a key.", action=one.action)
    return ""


def _clashing(key: str, action: str, other: str) -> str:
    return _(
        "the key “{key}” cannot be “{action}” ({label}): it is “{other}” ({other_label}).",
        key=key_sign(key), action=action, label=_label(action), other=other, other_label=_label(other),
    )  # fmt: skip


def _label(action_id: str) -> str:
    return next(_(action.label) for action in ACTIONS if action.id == action_id)
