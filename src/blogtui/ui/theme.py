"""Where things stand, in which of the theme's colours, and which theme that is; what text looks like is in `look`."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

CSS = """
Screen { background: $background; color: $foreground; layers: base above; }
#panes { height: 1fr; }
#side { width: 27; border-right: solid $surface-lighten-2; }
#middle { width: 36%; min-width: 38; max-width: 64; border-right: solid $surface-lighten-2; }
#list-header { height: 2; }
#posts { height: 1fr; }
#article { width: 1fr; }
#status { height: 1; dock: bottom; }
#side, #posts, #article {
    background: $background; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
    scrollbar-color: $surface-lighten-3; scrollbar-background: $background;
    scrollbar-color-hover: $primary; scrollbar-background-hover: $background;
    scrollbar-color-active: $primary; scrollbar-background-active: $background;
}
.wide #side { width: 32; }
.two #middle, .two #side { width: 40%; min-width: 26; max-width: 100; }
.two #side { max-width: 34; }
.two.left #middle { width: 1fr; border-right: none; }
.two #article { width: 1fr; }
.one #side, .one #middle, .one #article { width: 1fr; max-width: 100%; border: none; }
ModalScreen { align: center middle; background: $background 60%; }
ModalScreen.low { align: center bottom; background: transparent; }
#box {
    width: 78; max-width: 96%; height: auto; max-height: 80%; background: $surface; padding: 1 1 0 1;
    border: round $primary;
}
#box.tall { height: 80%; }
#box.sheet { width: 110; max-width: 100%; max-height: 100%; }
#stats {
    height: 1; background: $surface; overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
    scrollbar-color: $surface-lighten-3; scrollbar-background: $surface;
}
#box Input { margin: 0 1 1 1; background: $surface; }
#choices { height: auto; max-height: 18; min-height: 1; }
#keys { height: 1fr; }
#choices, #keys {
    background: $surface; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
    scrollbar-color: $surface-lighten-3; scrollbar-background: $surface;
    scrollbar-color-hover: $primary; scrollbar-background-hover: $surface;
    scrollbar-color-active: $primary; scrollbar-background-active: $surface;
}
#foot { height: 1; margin-top: 1; }
PickScreen.short #box { padding: 0 1; max-height: 100%; }
PickScreen.short #box Input { margin: 0 1; }
PickScreen.short #foot { margin-top: 0; }
Text { height: auto; margin: 0 0 1 0; }
ThemeScreen { align: right bottom; background: transparent; }
ThemeScreen #box { width: 44; max-width: 100%; max-height: 70%; padding: 0 1; }
ThemeScreen #box Input { margin: 0 1; }
ThemeScreen #choices { max-height: 12; }
#filter {
    layer: above; dock: bottom; offset-y: -1; width: 100%; height: 13; background: $surface; padding: 0 1;
    border-top: solid $primary;
}
#filter Text { margin: 0; }
#filter Input { margin: 0; padding: 0 1; background: $surface; }
#filter #mistakes { height: 2; }
#filter #choices { height: 6; min-height: 6; }
#filter #foot { margin: 0; }
.low #filter { height: 10; }
.low #filter #choices { height: 3; min-height: 3; }
.short #filter { height: 4; border-top: none; }
.short #filter Text, .short #filter #foot { display: none; }
.short #filter #choices { height: 1; min-height: 1; }
ThemeScreen #foot { margin-top: 0; }
"""
_LIGHT = range(7, 16)  # by COLORFGBG, all but 8, which is a dark grey


def theme_for(choice: str, environment: Mapping[str, str]) -> str:
    """The name of the theme that a choice means: "" and "auto" go by the terminal's background, where it tells."""
    if choice in ("", "auto"):
        choice = "light" if tells_light(environment) else "dark"
    return "textual-dark" if choice == "dark" else choice


def put_on(app: "App[Any]", choice: str) -> None:
    """Give the program the theme that a choice means; the dark one where there is none of that name."""
    name = theme_for(choice, os.environ)
    if name == app.theme and name != "terminal":
        return
    if name not in app.available_themes:
        from blogtui.ui.colours import our_theme

        ours = our_theme(name, on_light=tells_light(os.environ))
        if ours is not None:
            app.register_theme(ours)
        else:
            name = "textual-dark"
    app.theme = name


def tells_light(environment: Mapping[str, str]) -> bool:
    """Whether the terminal tells that its background is light, in COLORFGBG: `0;15`, or `0;default;15`."""
    paper = environment.get("COLORFGBG", "").rpartition(";")[2]
    return paper.isdecimal() and int(paper) in _LIGHT and paper != "8"
