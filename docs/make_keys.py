"""Makes `docs/keys.md` from the table of actions: `python docs/make_keys.py > docs/keys.md`."""

from blogtui.actions import ACTIONS, key_sign
from blogtui.keymap import PRESETS

INTRODUCTION = """\
# Keys

Made by `python docs/make_keys.py`, from the tables that the program itself binds its keys with.

The first column is what you have without a configuration. `[keys]` in `config.toml` chooses another preset, and gives
an action keys of your own on top of it, by the name in the fourth column:

```toml
[keys]
preset = "newsboat"
"category.pick" = ["c", "F2"]
"zen" = ""
```

A key is written as it stands here, or by its name: `"/"` or `"slash"`, `"PgDn"`, `"Ctrl+N"`; also as Emacs and newsboat
write it, `"C-n"` or `"^N"`. A list gives several, `""` takes them all away; what has no key is found by its name, with
the key of `palette`. A key that would mean two things is told, and keeps what it meant. `help` and `quit` always have a
key; `Ctrl+C` and `Ctrl+Q` always leave."""


def keys_page() -> str:
    """`docs/keys.md`: every action of the table with its keys in each preset, in English, as Markdown."""
    lines = [INTRODUCTION]
    heads = " | ".join(PRESETS)
    for group in dict.fromkeys(action.group for action in ACTIONS):
        lines += ["", f"## {group}", "", f"| {heads} | Action | What it does |", "| :-- " * (len(PRESETS) + 2) + "|"]
        for action in ACTIONS:
            if action.group == group:
                keys = [_signs(changed.get(action.id, action.keys)) for changed in PRESETS.values()]
                lines.append(f"| {' | '.join(keys)} | `{action.id}` | {action.help} |")
    return "\n".join(lines) + "\n"


def _signs(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{key_sign(key)}`" for key in keys) or "–"


if __name__ == "__main__":
    print(keys_page(), end="")
