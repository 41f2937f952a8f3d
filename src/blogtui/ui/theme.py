"""Where things stand and in which of the theme's colours; the rest of the look is in `look`."""

CSS = """
Screen { background: $background; color: $foreground; }
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
#choices { height: auto; max-height: 18; min-height: 1; background: $surface; scrollbar-size-vertical: 1; }
#keys { height: 1fr; background: $surface; scrollbar-size-vertical: 1; }
#foot { height: 1; margin-top: 1; }
Text { height: auto; margin: 0 0 1 0; }
"""
