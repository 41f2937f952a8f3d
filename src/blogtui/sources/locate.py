"""What someone typed: an address, a folder or a file. Looks, but opens nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from blogtui.i18n import gettext as _
from blogtui.model.text import clean_line, safe_url, without_userinfo
from blogtui.sources.errors import SourceError


@dataclass(frozen=True, slots=True)
class Location:
    """A source and how to reach it; `address` is a safe URL or an absolute path."""

    kind: Literal["url", "folder", "file"]
    address: str


def locate(source: str) -> Location:
    """What `source` means: an existing path, an http(s) or feed: address, or a bare `example.org/feed`.

    Raises SourceError for anything else.
    """
    text = source.strip()
    scheme = urlsplit(text).scheme.lower() if "://" in text or text.lower().startswith("feed:") else ""
    if scheme == "file":
        text, scheme = unquote(urlsplit(text).path), ""
    if scheme == "feed":
        rest = text[5:].removeprefix("//")
        text = rest if rest.lower().startswith(("http://", "https://")) else f"https://{rest}"
        scheme = urlsplit(text).scheme.lower()
    if scheme in ("http", "https"):
        return _address(text, source)
    if scheme:
        raise SourceError(
            _("“{source}” cannot be read: only http and https addresses, folders and files.", source=source)
        )
    return _path_or_bare(text, source)


def _path_or_bare(text: str, source: str) -> Location:
    try:
        path = Path(text).expanduser()
        if text and path.is_dir():
            return Location("folder", str(path.resolve()))
        if text and path.exists():
            return Location("file", str(path.absolute()))
    except (OSError, ValueError, RuntimeError):
        path = Path()
    host = text.split("/", 1)[0]
    looks_local = text.startswith((".", "/", "~", "-")) or Path(host).suffix.lower() in _FILE_SUFFIXES
    if not looks_local and ("." in host.strip(".") or host.startswith("localhost")) and " " not in text:
        return _address(f"https://{text}", source)
    raise SourceError(_("There is no file or folder “{source}”.", source=clean_line(source)))


def _address(text: str, source: str) -> Location:
    url = safe_url(text)
    if url is None:
        raise SourceError(_("“{source}” is not an address that can be fetched.", source=without_userinfo(source)))
    if "@" in urlsplit(text).netloc:  # the library and every list of subscriptions would tell it (S12)
        raise SourceError(
            _("The address has a user name or password in it, which is never stored; leave it out: {url}", url=url)
        )
    return Location("url", url)


_FILE_SUFFIXES = {".md", ".markdown", ".txt", ".html", ".htm", ".xml", ".rss", ".atom", ".json", ".opml", ".rst"}
