"""Pictures of an HTML body: their address among the many that late loading hides it in, size, and words.

Must never follow an address, show a tracking pixel, or let one through that `safe_url` refuses.
"""

import re
from posixpath import basename, normpath
from urllib.parse import quote, unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from blogtui.model.document import Image
from blogtui.model.text import clean_line
from blogtui.parse.html_hidden import Attributes
from blogtui.parse.html_names import absolute

_LATE = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-actualsrc", "data-original-src", "data-echo")
_LATE_SETS = ("data-srcset", "data-lazy-srcset")
_PIXELS = re.compile(r"\s*(\d{1,6})(?:px)?\s*(?:$|\.)")
_STYLE_SIZE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*(\d{1,6})px", re.IGNORECASE)
_TRACKERS = re.compile(
    r"//(?:feeds\.feedburner\.com/(?:~r/|~4/)|rss\.feedsportal\.com|pixel\.(?:wp|quantserve|watch)\.|stats\.wordpress\.com/"
    r"|feeds\.wordpress\.com/1\.0/|(?:[\w-]+\.)?doubleclick\.net/|www\.google-analytics\.com/|blogger\.googleusercontent\.com/"
    r"tracker/|medium\.com/_/stat|da\.feedsportal\.com|b\.scorecardresearch\.com/|analytics\.|counter\.theconversation\.)"
    r"|/piwik\.php\?|/matomo\.php\?|/tracking/pixel",
    re.IGNORECASE,
)
_ROOMY = 1_200  # pixels: as wide a picture as a screen of cells can use
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp|avif)[;,]", re.IGNORECASE)
_PLACEHOLDER = 200  # characters; what is written in fewer only keeps a place
_FORMULA_SOURCES = re.compile(r"latex\.codecogs\.com|wp\.com/latex\.php|/mathtex|/mimetex|[?&]latex=|chart\?cht=tx")
_FORMULA_CLASSES = re.compile(r"(?:^|\s)(?:latex|tex|ee_img|ql-img-\S+|mwe-math-fallback-image-\S+|math)(?=\s|$)")


def image_of(node: LexborNode, base: str | None, beside: str | None, href: str | None, spare: str = "") -> Image | None:
    """The picture of an `img`, None for a tracking pixel or one that has neither address nor words.

    `beside` is the `file:` address of the file that a local post stands in, `spare` the `srcset` of the `picture`
    around it.
    """
    attributes = node.attributes
    told = _told_sizes(attributes)
    if told and max(told.values()) <= 1:
        return None
    width, height = told.get("width", 0), told.get("height", 0)
    alt = clean_line(attributes.get("alt") or attributes.get("title") or "")
    data = ""
    for source in _sources(attributes, spare):
        if source[:5].lower() == "data:":
            data = data or (source if _PICTURE_DATA.match(source) and len(source) > _PLACEHOLDER else "")
        elif _TRACKERS.search(source):
            return None
        elif src := picture_address(source, base):
            load = "" if src.startswith("http") else local_file(source, beside)
            return Image(src, alt, href=href, load=load, width=width, height=height)
    return Image("", alt, href=href, load=data, width=width, height=height) if alt or data else None


def formula_in(node: LexborNode) -> str:
    """The TeX of a formula that is shown as a picture, "" for any other picture."""
    attributes = node.attributes
    alt = (attributes.get("alt") or "").strip()
    if alt and (
        _FORMULA_CLASSES.search(attributes.get("class") or "") or _FORMULA_SOURCES.search(attributes.get("src") or "")
    ):
        return re.sub(r"^(?:\$+|\\[(\[])\s*(.*?)\s*(?:\$+|\\[)\]])$", r"\1", alt, flags=re.DOTALL)
    return ""


def picture_address(source: str, base: str | None) -> str:
    """The web address of a picture, its bare name where only that is known, "" where neither is to be had."""
    url = absolute(source, base)
    if url:
        return url if url.startswith("http") else ""
    path = re.split(r"[?#]", source.strip(), maxsplit=1)[0]
    return "" if ":" in path or "\\" in path else clean_line(unquote(basename(path)))


def local_file(source: str, beside: str | None) -> str:
    """The `file:` address of a picture that a local post names by its path, "" for none.

    Whether it lies where pictures may be read from is for whoever opens it to see (S11).
    """
    path = re.split(r"[?#]", source.strip(), maxsplit=1)[0]
    if not beside or not beside.startswith("file:///") or not path or "\\" in path or urlsplit(source).scheme:
        return ""
    if path.startswith("//"):
        return ""
    joined = normpath(unquote(urlsplit(urljoin(beside, quote(unquote(path)))).path))
    return f"file://{quote(joined)}" if "\x00" not in joined else ""


def widest(srcset: str) -> str:
    """Of a `srcset` the smallest picture that fills a screen, else the largest there is."""
    candidates = [part.split() for part in re.split(r",\s+|,$", srcset[:20_000]) if part.strip()]
    sized = [(_told_size(part[-1]) if len(part) > 1 else 1, part[0]) for part in candidates]
    enough = [pair for pair in sized if pair[0] >= _ROOMY]
    if enough:
        return min(enough, key=lambda pair: pair[0])[1]
    return max(sized, key=lambda pair: pair[0])[1] if sized else ""


def _told_size(text: str) -> float:
    number = re.match(r"\d{1,6}(?:\.\d{1,3})?", text)
    return float(number[0]) if number else 0


def _sources(attributes: Attributes, spare: str) -> list[str]:
    """Where the picture may be, likeliest first: what a script would put in place of what stands there now."""
    late = [source for name in _LATE if (source := (attributes.get(name) or "").strip()) and _looks_like_path(source)]
    late += [widest(attributes[name] or "") for name in _LATE_SETS if name in attributes]
    plain = (attributes.get("src") or "").strip()
    return [source for source in (*late, plain, widest(attributes.get("srcset") or ""), widest(spare)) if source]


def _looks_like_path(text: str) -> bool:
    return "/" in text or "." in text


def _told_sizes(attributes: Attributes) -> dict[str, int]:
    """Width and height in pixels, as far as the author tells them."""
    told: dict[str, int] = {}
    if style := attributes.get("style"):
        told = {name.lower(): int(number) for name, number in _STYLE_SIZE.findall(style)}
    for name in ("width", "height"):
        if match := _PIXELS.match(attributes.get(name) or ""):
            told[name] = int(match[1])
    return told
