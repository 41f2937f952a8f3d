"""`blogtui doctor`: is all well with the library, the configuration, the terminal and the network, and what to do.

Changes nothing, and asks nobody over the network; with `--network`, the way to a few of the reader's own servers is
tried, without asking them for anything.
"""

import os
import sys

from blogtui.commands.arguments import Parser, add_json
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace
    from typing import NamedTuple

    from blogtui.commands.session import Session
    from blogtui.commands.terminal import Told

    class Finding(NamedTuple):
        """One thing that was looked at: `level` is well, warning or wrong; `what` says how it is and what to do."""

        part: str
        level: str
        what: str

else:
    from collections import namedtuple

    Finding = namedtuple("Finding", "part level what")

WELL, WARNING, WRONG = "well", "warning", "wrong"
SIGNS = {WELL: "✓", WARNING: "!", WRONG: "✗"}
_LOOKS = {WELL: "", WARNING: "bold", WRONG: "red"}
_SERVERS = 3
EXAMPLES = """\
  blogtui doctor
  blogtui doctor --network
  blogtui doctor --json
"""


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.switch("--network", _("also try the way to three of your blogs' servers; no feed is fetched"))
    add_json(parser)


def run(args: "SimpleNamespace", session: "Session") -> int:
    """Look at everything; the status is 1 where something is wrong."""
    out = session.out
    for finding in _findings(args, session):
        if args.json:
            out.records([finding._asdict()])
        else:
            out.line(f"{SIGNS[finding.level]} {finding.what}", _LOOKS[finding.level])
        if finding.level == WRONG:
            out.complain(finding.what)
    return out.status


def _findings(args: "SimpleNamespace", session: "Session") -> "Iterator[Finding]":
    yield from _library(session)
    yield from _config(args.config)
    yield from _terminal(session)
    yield from _network()
    if args.network:
        yield from _servers(session)
    yield from _extras(session)


def _library(session: "Session") -> "Iterator[Finding]":
    from blogtui.store.backup import backups
    from blogtui.store.checkup import look_over
    from blogtui.store.connection import StoreError

    path = session.library_path
    if not session.is_there():
        yield Finding("library", WELL, _("There is no library yet; “blogtui add SOURCE” makes {path}.", path=path))
        return
    try:
        found = look_over(path)
    except StoreError as error:
        yield Finding("library", WRONG, str(error))
        return
    if found.damage:
        told = _("The library {path} is damaged ({reason}); opening it sets it aside.", path=path, reason=found.damage)
        yield Finding("library", WRONG, told)
    elif found.version > found.newest:
        yield Finding("library", WRONG, _("A newer blogtui wrote {path}; please update blogtui.", path=path))
    else:
        size, blogs, posts = number(-(-found.size // 1_000_000)), number(found.blogs), number(found.posts)
        told = _("The library {path} is whole; blogs: {blogs}, posts: {posts}, size: {size} MB.",
                 path=path, blogs=blogs, posts=posts, size=size)  # fmt: skip
        yield Finding("library", WELL, told)
    if os.name == "posix" and os.stat(path).st_mode & 0o077:
        yield Finding("library", WARNING, _("Others may read the library; run “chmod 600 {path}”.", path=path))
    if not os.access(path, os.W_OK):
        yield Finding("library", WRONG, _("The library {path} may not be written to.", path=path))
    kept = len(backups(path))
    told = ngettext("{n} backup beside it.", "{n} backups beside it.", kept)
    yield Finding("library", WELL if kept or not found.blogs else WARNING, told)


def _config(named: str | None) -> "Iterator[Finding]":
    from blogtui import paths
    from blogtui.config import ConfigError, load

    path = named or paths.config_file()
    if not os.path.exists(path):
        yield Finding(
            "config", WELL, _("There is no configuration, and none is needed; it would be {path}.", path=path)
        )
        return
    try:
        mistakes = load(path)[1]
    except ConfigError as error:
        mistakes = (str(error),)
    yield from (Finding("config", WRONG, mistake) for mistake in mistakes)
    if not mistakes:
        yield Finding("config", WELL, _("The configuration {path} has no mistakes.", path=path))


def _terminal(session: "Session") -> "Iterator[Finding]":
    name, out = os.environ.get("TERM", ""), session.out
    if not out.is_terminal:
        yield Finding("terminal", WARNING, _("Standard output is no terminal; run this where you read to check it."))
    elif name in ("", "dumb"):
        yield Finding("terminal", WRONG, _("TERM names no terminal that can show the reader; set it."))
    else:
        told = _("The terminal is {name}, {width} columns wide.", name=name, width=out.width)
        yield Finding("terminal", WELL if out.width >= 40 else WARNING, told)
        yield from _shows(session.config.pictures)
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        yield Finding("terminal", WARNING, _("The locale is not UTF-8; set LANG to one that is, such as C.UTF-8."))
    if os.environ.get("NO_COLOR"):
        yield Finding("terminal", WELL, _("Colours are off, since NO_COLOR is set."))
    elif os.environ.get("COLORTERM") not in ("truecolor", "24bit"):
        yield Finding("terminal", WELL, _("COLORTERM does not promise all colours; they are brought near."))
    else:
        yield Finding("terminal", WELL, _("All colours are shown, as COLORTERM promises."))


def _shows(pictures: str) -> "Iterator[Finding]":
    """How the terminal shows pictures and wide characters, as far as it answers."""
    from blogtui.commands import terminal
    from blogtui.layout.cells import cell_width

    told = terminal.ask()
    yield from _pictures(pictures, told)
    if told is None:
        yield Finding("terminal", WELL, _("The terminal says nothing of itself within 200 ms; no more was checked."))
        return
    if not told.widths:
        yield Finding("terminal", WELL, _("The terminal does not tell how wide it shows characters."))
        return
    other = {sample for sample, width in told.widths.items() if width != cell_width(sample)}
    if ragged := ", ".join(sample for sample in terminal.AMBIGUOUS if sample in other):
        what = _(
            "The terminal shows {signs} too wide; set characters of ambiguous width to narrow in it.", signs=ragged
        )
        yield Finding("terminal", WARNING, what)
    if ragged := ", ".join(sample for sample in terminal.EMOJI if sample in other):
        what = _(
            "The terminal counts other cells for emoji ({signs}); lines that have any may be ragged.", signs=ragged
        )
        yield Finding("terminal", WARNING, what)
    if not other:
        yield Finding("terminal", WELL, _("Lines, signs and emoji are as wide as they should be."))


def _pictures(choice: str, told: "Told | None") -> "Iterator[Finding]":
    from blogtui.ui.kitty import is_known

    if choice == "off":
        yield Finding("pictures", WELL, _("Pictures are off, as the configuration says."))
        return
    if choice == "kitty" or (choice == "auto" and is_known(os.environ)):
        if told is not None and not told.kitty:
            what = _("Pictures are left to the terminal, which does not say it draws any; set pictures = “blocks”.")
            yield Finding("pictures", WARNING, what)
        else:
            yield Finding("pictures", WELL, _("Pictures are drawn by the terminal itself (kitty's graphics)."))
        return
    yield Finding("pictures", WELL, _("Pictures are drawn in half blocks."))
    if told is None:
        return
    if told.kitty:
        what = _("The terminal says it draws kitty's graphics; pictures = “kitty” may show more, or nothing.")
    elif told.sixel:
        what = _("The terminal says it draws sixels, which are not used.")
    else:
        what = _("The terminal says of no graphics of its own.")
    yield Finding("pictures", WELL, what)


def _network() -> "Iterator[Finding]":
    import ssl
    from urllib.request import getproxies

    from blogtui.model.text import without_userinfo
    from blogtui.sources.offline import has_way_out

    if has_way_out():
        yield Finding("network", WELL, _("There is a way out to the network; nobody was asked."))
    else:
        yield Finding("network", WARNING, _("There is no way out to the network; what is stored can be read."))
    for kind, proxy in sorted(getproxies().items()):
        yield Finding("network", WELL, _("Proxy for {kind}: {url}", kind=kind, url=without_userinfo(proxy)))
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        if (path := os.environ.get(name)) and not os.path.exists(path):
            yield Finding("certificates", WRONG, _("{name} leads to {path}, which is not there.", name=name, path=path))
    system = ssl.get_default_verify_paths()
    place = system.cafile or system.capath
    if place:
        yield Finding("certificates", WELL, _("The system's certificates are at {path}.", path=place))
    else:
        yield Finding("certificates", WARNING, _("The system has no certificates; only certifi's are trusted."))


def _servers(session: "Session") -> "Iterator[Finding]":
    import time

    from blogtui.sources.reach import reach
    from blogtui.store.checkup import servers

    urls = servers(session.library_path, int(time.time()), _SERVERS) if session.is_there() else []
    if not urls:
        yield Finding("servers", WELL, _("There is no blog whose server could be tried; nobody was."))
    for reached in reach(urls):
        yield Finding("servers", WELL if reached.is_well else WRONG, reached.told)


def _extras(session: "Session") -> "Iterator[Finding]":
    from importlib.util import find_spec

    if find_spec("pyphen"):
        yield Finding("extras", WELL, _("Words are parted by their language (pyphen is there)."))
    else:
        yield Finding("extras", WELL, _("Words are not parted; “pip install 'blogtui[hyphenation]'” adds that."))
    if find_spec("keyring"):
        yield Finding("extras", WELL, _("Passwords may be kept in the system's keyring (keyring is there)."))
    elif any(login.keyring for login in session.config.login):
        yield Finding("extras", WRONG, _("Passwords in a keyring need “pip install 'blogtui[keyring]'”."))
