"""Makes `docs/keys.md` from the table of actions: `python docs/make_keys.py > docs/keys.md`."""

from blogtui.actions import ACTIONS, key_sign


def keys_page() -> str:
    """`docs/keys.md`: every action of the table, in English, as Markdown."""
    lines = [
        "# Keys",
        "",
        "Made by `python docs/make_keys.py`, from the table that the program itself binds its keys with.",
    ]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        lines += ["", f"## {group}", "", "| Keys | Action | What it does |", "| :-- | :-- | :-- |"]
        for action in ACTIONS:
            if action.group == group:
                keys = " ".join(f"`{key_sign(key)}`" for key in action.keys)
                lines.append(f"| {keys} | `{action.id}` | {action.help} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(keys_page(), end="")
