"""Makes `docs/config.md` from the table of settings: `python docs/make_config.py > docs/config.md`."""

from blogtui.settings import SETTINGS, Setting

INTRODUCTION = """\
# The configuration

Made by `python docs/make_config.py`, from the table that the program itself checks a configuration with.

`~/.config/blogtui/config.toml` (`$XDG_CONFIG_HOME` moves it, `--config FILE` names another) is a file in
[TOML](https://toml.io). Nothing has to stand in it, and it need not be there. What is wrong in it is told, with its
line and what you may have meant, and the rest is used. An open reader takes the file anew when you save it; while a
line is wrong, what it sets stays as it was."""


def config_page() -> str:
    """`docs/config.md`: every setting of the table, in English, as Markdown."""
    lines = [INTRODUCTION, "", "| Setting | Value | Without it | |", "| :-- | :-- | :-- | :-- |"]
    lines += [f"| `{one.key}` | {_values(one)} | {_default(one)} | {one.help} |" for one in SETTINGS]
    for one in SETTINGS:
        lines += ["", f"## `{one.key}`", "", f"{one.help}.", ""]
        if len(one.choices) > 4 and one.kind == "choice":
            lines += [f"One of {', '.join(f'`{choice}`' for choice in one.choices)}.", ""]
        if one.more:
            lines += [one.more, ""]
        lines += ["```toml", one.example, "```"]
    return "\n".join(lines) + "\n"


def _values(setting: Setting) -> str:
    told = {
        "number": f"{setting.low} to {setting.high}",
        "switch": "`true`, `false`",
        "text": "text",
        "table": "a table",
        "tables": "tables",
    }
    if setting.kind == "choice" and len(setting.choices) <= 4:
        return ", ".join(f"`{choice}`" for choice in setting.choices)
    return told.get(setting.kind, "a name")


def _default(setting: Setting) -> str:
    if setting.told:
        return setting.told
    return f"`{str(setting.default).lower()}`"


if __name__ == "__main__":
    print(config_page(), end="")
