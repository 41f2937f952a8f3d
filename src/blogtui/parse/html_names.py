"""Links of a body: to other pages, and to places within it, of which only those are known that some link leads to.

Must never take a link to another page for one within this.
"""

import re
from html import unescape
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from blogtui.model.text import safe_url

_HREF = re.compile(r"""href\s*=\s*["']?\s*([^"'\s>#]*)#([^"'\s>]+)""")
_HREF_ANY_CASE = re.compile(_HREF.pattern, re.IGNORECASE)  # takes many times the time
_NOT_THE_PAGE = re.compile(r"^https?://(?:www\.)?|/(?:index\.\w+)?$")
_PREFIXES = ("", "user-content-")  # GitHub's, which its links leave out


class Links:
    """Where the links of one body lead: `base` is its own address, `root` its tree, `source` its HTML."""

    def __init__(self, source: str, root: LexborNode, base: str | None) -> None:
        self._base = base
        self._page = _page(base) if base else ""
        self._known: dict[str, tuple[str | None, str]] = {}
        self._places: dict[str, str] = {}
        self.wanted: set[str] = set()
        if "#" in source:
            links = (_HREF_ANY_CASE if "HREF" in source else _HREF).findall(source)
            if led_to := {unescape(fragment) for page, fragment in links if self._is_here(page)}:
                self._find_places(led_to, root)

    def _find_places(self, led_to: set[str], root: LexborNode) -> None:
        names = {name for node in root.css("[id],a[name]") if (name := name_of(node))}
        for fragment in led_to:
            for name in (fragment, unquote(fragment)):
                found = next((prefix + name for prefix in _PREFIXES if prefix + name in names), None)
                if found:
                    self._places[fragment] = found
                    break
        self.wanted = set(self._places.values())

    def target(self, href: str | None) -> tuple[str | None, str]:
        """The safe address that `href` leads to, None for none, or the name of a place in the body, "" for none."""
        href = (href or "").strip()
        if href not in self._known:
            self._known[href] = self._target(href)
        return self._known[href]

    def _target(self, href: str) -> tuple[str | None, str]:
        if href in ("", "#"):
            return None, ""
        page, _sign, fragment = href.partition("#")
        if fragment in self._places and self._is_here(page):
            return None, self._places[fragment]
        return absolute(href, self._base), ""

    def _is_here(self, page: str) -> bool:
        if not page:
            return True
        if not self._page or self._page.rpartition("/")[2] not in page:
            return False
        url = absolute(page.replace("&amp;", "&"), self._base)
        return bool(url) and _page(url or "") == self._page


def absolute(url: str | None, base: str | None) -> str | None:
    """The safe address that `url`, on the page `base`, is."""
    # Whole addresses are asked for just as the values that bear them do, whose answer is remembered.
    return safe_url(url) if url and url.startswith(("http://", "https://")) else safe_url(url, base)


def name_of(node: LexborNode) -> str:
    """The name under which an element can be led to."""
    return node.id or (node.attributes.get("name") if node.tag == "a" else "") or ""


def _page(url: str) -> str:
    return _NOT_THE_PAGE.sub("", url.partition("#")[0])
