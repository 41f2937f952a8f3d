"""The one table of what a reader can do: bindings, palette, help and documentation all come from it.

Knows no screen; a test sees to it that every action has a method and every key is used once in its place. The table's
keys are those of the preset `vim`; `use_keys` puts others in force.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from blogtui.i18n import gettext as _
from blogtui.i18n import gettext_noop as N_

Place = Literal["list", "article", "app"]


class Action(NamedTuple):
    """One thing to do. `keys` are Textual's names of keys, none for what only the palette or another preset reaches.

    `shown` puts it among the hints at the foot.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    place: Place = "app"
    shown: bool = False
    takes_key: bool = False

    @property
    def method(self) -> str:
        """The name of the method that does it, less Textual's `action_`."""
        return self.id.replace(".", "_").replace("-", "_")


MOVE, FIND, POST, BLOG, PROGRAM = (
    N_("Moving about"),
    N_("Finding"),
    N_("The post"),
    N_("Blogs"),
    N_("The program"),
)

ACTIONS: tuple[Action, ...] = (
    Action("cursor.down", ("j", "down"), N_("Down"), N_("One line or post down"), MOVE, "list"),
    Action("cursor.up", ("k", "up"), N_("Up"), N_("One line or post up"), MOVE, "list"),
    Action("page.down", ("space", "pagedown", "ctrl+f"), N_("Page down"), N_("A screenful on"), MOVE, "list"),
    Action("page.up", ("b", "pageup", "ctrl+b"), N_("Page up"), N_("A screenful back"), MOVE, "list"),
    Action("half.down", ("ctrl+d",), N_("Half a page down"), N_("Half a screenful on"), MOVE, "list"),
    Action("half.up", ("ctrl+u",), N_("Half a page up"), N_("Half a screenful back"), MOVE, "list"),
    Action("cursor.top", ("g", "home"), N_("Top"), N_("To the first line"), MOVE, "list"),
    Action("cursor.end", ("G", "end"), N_("End"), N_("To the last line"), MOVE, "list"),
    Action("open", ("enter",), N_("Open"), N_("Open what is chosen: a blog's posts, or the post itself"), MOVE, "list"),
    Action("pane.left", ("h", "left"), N_("Left"), N_("To the pane on the left"), MOVE),
    Action("pane.right", ("l", "right"), N_("Right"), N_("To the pane on the right"), MOVE),
    Action("pane.next", ("tab",), N_("Next pane"), N_("Round the panes"), MOVE),
    Action("pane.previous", ("shift+tab",), N_("Previous pane"), N_("Round the panes, backwards"), MOVE),
    Action("back", ("escape",), N_("Back"), N_("Clear the filter, or go back a pane"), MOVE),
    Action(
        "back.or.quit", (), N_("Back or quit"), N_("Back a step; quit where there is none left, as in newsboat"), MOVE,
    ),
    Action("history.back", ("H", "alt+left"), N_("Back"), N_("Back along your way, as in a browser"), MOVE),
    Action("history.forward", ("L", "alt+right"), N_("Forward"), N_("Forward again along that way"), MOVE),
    Action("post.next", ("J",), N_("Next post"), N_("The next post, also from inside the article"), MOVE),
    Action("post.previous", ("K",), N_("Previous post"), N_("The previous post"), MOVE),
    Action("unread.next", ("n",), N_("Next unread"), N_("The next unread post"), MOVE, shown=True),
    Action("unread.previous", ("N",), N_("Previous unread"), N_("The previous unread post"), MOVE),
    Action(
        "category.pick", ("c",), N_("Category"),
        N_("Filter by category: type to narrow, Space chooses several, Enter applies"), FIND, shown=True,
    ),
    Action(
        "search", ("slash",), N_("Search"),
        N_("Search titles, categories and texts; in a post, its words"), FIND, shown=True,
    ),
    Action(
        "category.edit", ("E",), N_("Change the category"),
        N_("Rename a category, merge it into another, put it first or hide it"), FIND,
    ),
    Action(
        "filter", ("f",), N_("Filter"),
        N_("Type a filter: words, category:, blog:, is:unread, newer:30d; also in a post"), FIND,
    ),
    Action("view.save", ("w",), N_("Save the filter"), N_("Keep the filter under a name, in the configuration"), FIND),
    Action(
        "view.open", tuple("123456789"), N_("Saved views"), N_("Open the first, second or another saved view"), FIND,
        takes_key=True,
    ),
    Action("only.unread", ("U",), N_("Only unread"), N_("Show only unread posts, or all again"), FIND),
    Action("only.starred", ("S",), N_("Only starred"), N_("Show only starred posts, or all again"), FIND),
    Action(
        "order.pick", ("O",), N_("Order"),
        N_("Sort the list otherwise, and put headings over days or groups"), FIND,
    ),
    Action(
        "select", ("v",), N_("Select several"),
        N_("Select posts from here to where you move, to star or mark them together"), POST,
    ),
    Action("star", ("s",), N_("Star"), N_("Star the post, or take the star away"), POST, shown=True),
    Action("read", ("m",), N_("Read or unread"), N_("Mark the post as read, or as unread"), POST),
    Action("browser", ("o",), N_("Open in the browser"), N_("Open the post's page in the browser"), POST, shown=True),
    Action("copy", ("y",), N_("Copy the link"), N_("Copy the post's address"), POST),
    Action(
        "follow", ("u",), N_("Follow a link"),
        N_("Letters appear at links, notes, authors and categories; type one to follow it"), POST,
    ),
    Action("contents", ("t",), N_("Contents"), N_("The headings of the post, to jump to"), POST),
    Action(
        "picture", ("i",), N_("The picture"),
        N_("The picture in view, as large as it fits; on a blog or category: its posts in figures"), POST,
    ),
    Action(
        "fold", ("e",), N_("Unfold"),
        N_("Unfold the folded parts in view, or fold them again; in the side pane, a blog's categories"), POST,
    ),
    Action(
        "code.right", ("right_square_bracket", "shift+right"), N_("Code to the left"),
        N_("Show what long lines of code hide on the right"), POST,
    ),
    Action(
        "code.left", ("left_square_bracket", "shift+left"), N_("Code to the right"),
        N_("Move long lines of code back, until they are wrapped again"), POST,
    ),
    Action(
        "full.text", ("x",), N_("The whole post"),
        N_("Fetch what the feed cut off from the post's page; again: back to the feed's text"), POST,
    ),
    Action("changes", ("D",), N_("What changed"), N_("What changed in the post since you read it, word by word"), POST),
    Action("copy.post", ("Y",), N_("Copy the post"), N_("Copy the whole post as Markdown"), POST),
    Action("measure.narrower", ("less_than_sign",), N_("Shorter lines"), N_("Make the lines of text shorter"), POST),
    Action("measure.wider", ("greater_than_sign",), N_("Longer lines"), N_("Make the lines of text longer"), POST),
    Action("zen", ("Z",), N_("The post alone"), N_("Show the post alone, or everything again"), POST),
    Action("comments", ("C",), N_("Comments"), N_("Read or write comments in the browser"), POST),
    Action("read.all", ("A",), N_("Mark all as read"), N_("Mark every post in the list as read; asks first"), POST),
    Action("undo", ("z",), N_("Undo"), N_("Take back the last change, also one from before a restart"), POST),
    Action("redo", ("ctrl+r",), N_("Redo"), N_("Do again what was taken back"), POST),
    Action("refresh.one", ("r",), N_("Refresh the blog"), N_("Fetch new posts of this blog"), BLOG),
    Action("refresh.all", ("R",), N_("Refresh all"), N_("Fetch new posts of every blog"), BLOG, shown=True),
    Action(
        "add", ("a",), N_("Add a blog"), N_("Subscribe to an address, a folder of posts or a file"), BLOG, shown=True,
    ),
    Action(
        "follow.move", ("M",), N_("Follow the move"),
        N_("Fetch the blog from where it has moved to, or from where it was before"), BLOG,
    ),
    Action(
        "refresh.report", ("ctrl+l",), N_("What the last refresh said"),
        N_("What is new, what was left out and what failed, a line a blog"), BLOG,
    ),
    Action("remove", ("X",), N_("Remove the blog"), N_("Unsubscribe from the blog; asks first"), BLOG),
    Action(
        "full.text.always", ("ctrl+x",), N_("Always the whole posts"),
        N_("Fetch the page of every post of this blog that you open, or no longer"), BLOG,
    ),
    Action("help", ("question_mark", "f1"), N_("All keys"), N_("Every key and what it does"), PROGRAM, shown=True),
    Action("palette", ("colon", "ctrl+p"), N_("Commands"), N_("Find something to do by its name"), PROGRAM),
    Action("theme.pick", (), N_("Colours"), N_("Choose the colours, seen at once while moving in the list"), PROGRAM),
    Action("quit", ("q", "ctrl+q"), N_("Quit"), N_("Leave; everything stays where it is"), PROGRAM),
)  # fmt: skip

_SIGNS = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "tab": "Tab", "backspace": "Backspace", "delete": "Del",
    "insert": "Ins", "home": "Home", "end": "End", "pagedown": "PgDn", "pageup": "PgUp", "down": "↓", "up": "↑",
    "left": "←", "right": "→", "slash": "/", "backslash": "\\", "at": "@", "minus": "-", "plus": "+", "underscore": "_",
}  # fmt: skip
_BY_ID = {action.id: action for action in ACTIONS}
_in_force: dict[str, tuple[str, ...]] = {}


def use_keys(changed: Mapping[str, tuple[str, ...]]) -> None:
    """Put these keys in force, by action id; every other action has those of the table again."""
    global _in_force
    _in_force = dict(changed)


def keys_of(action_id: str) -> tuple[str, ...]:
    """The keys in force of an action, by Textual's names."""
    return _in_force.get(action_id, _BY_ID[action_id].keys)


def key_of(action_id: str) -> str:
    """How the first key of an action is written for people; an action without a key goes by its name."""
    keys = keys_of(action_id)
    return key_sign(keys[0]) if keys else _("“{name}”", name=_(_BY_ID[action_id].label))


def sign_of(action_id: str) -> str:
    """How the first key of an action is written, "" where it has none."""
    keys = keys_of(action_id)
    return key_sign(keys[0]) if keys else ""


def key_sign(key: str) -> str:
    """How a key is written for people: `/`, `Esc`, `Ctrl+P`."""
    if "+" in key:
        *held, last = key.split("+")
        sign = key_sign(last)
        return "+".join([*map(str.capitalize, held), sign.upper() if len(sign) == 1 else sign])
    if (sign := _SIGNS.get(key, "")) or len(key) == 1:
        return sign or key
    if key[:1] == "f" and key[1:].isdecimal():
        return key.upper()
    import unicodedata

    name = key.replace("_", " ")
    for spelt in (name, name.replace("less than", "less-than").replace("greater than", "greater-than")):
        try:
            return unicodedata.lookup(spelt)
        except KeyError:
            continue
    return key
