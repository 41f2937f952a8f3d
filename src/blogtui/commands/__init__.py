"""The commands, a module each: `arguments(parser)` and `run(args, session)`; only the one asked for is imported."""

from blogtui.i18n import gettext_noop as N_

COMMANDS: dict[str, tuple[str, str]] = {
    "reader": ("reader", N_("open the reader")),
    "add": ("add", N_("subscribe to a feed, a page, a folder of posts or a file")),
    "remove": ("remove", N_("unsubscribe from a blog")),
    "blogs": ("blogs", N_("list the subscriptions")),
    "refresh": ("refresh", N_("fetch new posts")),
    "posts": ("posts", N_("list posts")),
    "categories": ("categories", N_("list categories with their counts")),
    "show": ("show", N_("show one post")),
    "mark": ("mark", N_("mark posts as read, unread or starred")),
    "undo": ("undo", N_("take back the last change")),
    "redo": ("redo", N_("do again what was taken back")),
    "import": ("import_opml", N_("subscribe to every blog of an OPML file")),
    "export": ("export_opml", N_("write the subscriptions as OPML")),
    "doctor": ("doctor", N_("check that all is well, and say what to do")),
}
"""Name → module in this package, and what it does in a few words."""
