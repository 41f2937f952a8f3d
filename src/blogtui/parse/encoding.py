"""Which characters bytes stand for, when what declares it may be wrong or missing (R11)."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# Two ASCII characters in a row, as every feed and page begins (XML 1.0, appendix F).
_UNMARKED = (
    (re.compile(rb"(?:\0\0\0[\t-~]){2}"), "utf-32-be"),
    (re.compile(rb"(?:[\t-~]\0\0\0){2}"), "utf-32-le"),
    (re.compile(rb"(?:\0[\t-~]){2}"), "utf-16-be"),
    (re.compile(rb"(?:[\t-~]\0){2}"), "utf-16-le"),
)
# XML 1.0, appendix F: the first "<" without a byte-order mark.
_STARTS = (
    (b"\x00\x00\x00<", "utf-32-be"), (b"<\x00\x00\x00", "utf-32-le"), (b"\x00<\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"), (b"Lo\xa7\x94", "cp037"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]+)""", re.I
)
_WIDE = ("utf-16", "utf-32")
_MULTIBYTE = ("gb", "big5", "euc", "shift", "cp932", "johab", "cp949", "cp950")
_WHOLE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SHORT = 8

# Codecs of Python that are no encodings of texts: slow as the square of the length, or able to fail whatever one does.
_NO_CHARSETS = ("idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape", "unicode-escape")

# What is declared for want of knowledge.
_DEFAULTS = ("", "utf-8", "ascii", "iso8859-1", "cp1252")

# What writers of the narrower one really use (the Encoding Standard of WHATWG, section 4.2).
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-9": "cp1254", "iso8859-11": "cp874", "big5": "big5hkscs",
}  # fmt: skip

# What UTF-8 looks like that was read as Latin-1, but for capitals before the space or quote that ends a French word.
_TWICE = re.compile("[ÂÃâ-ô][\x80-\xbf]|[Ä-ß][\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf]|â€")
_QUOTED = "â€"  # a quotation mark or dash that was read as Windows-1252; nobody writes it
_C1 = re.compile("[\x80-\x9f]")
_LETTERS = {byte: letter for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", "ignore"))}
_BYTES = {ord(letter): byte for byte, letter in _LETTERS.items()}


def known(charset: str) -> str:
    """The codec's name of `charset`, "" when nothing knows it."""
    try:
        info = codecs.lookup(charset.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding and info.name not in _NO_CHARSETS else ""


def declared_in(body: bytes) -> str:
    """The codec that an XML declaration or a `<meta>` at the start of `body` names."""
    match = _DECLARED.search(body[:2_048])
    return known(match[1].decode("ascii")) if match else ""


def is_utf8(body: bytes) -> bool:
    """Whether `body` is UTF-8, but for a last character that may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in body[:1_000]


def charset_of(body: bytes, declared: str = "") -> str:
    """The codec of `body`: its byte-order mark, UTF-8 where it is that, what was declared, "" when unknown.

    A text that happens to be UTF-8 is UTF-8 whatever is declared, unless it is short and declared to be in one of the
    encodings of several bytes a character, which may look the same.
    """
    for mark, name in (*_BOMS, *_STARTS):
        if body.startswith(mark):
            return name
    for pattern, name in _UNMARKED:
        if pattern.match(body):
            return name
    named = [name for name in (known(declared) if declared else "", declared_in(body)) if _may_be(name, body)]
    if body.isascii():
        return next(iter(named), "")
    if is_utf8(body) and (not any(name.startswith(_MULTIBYTE) for name in named) or len(_WHOLE.findall(body)) > _SHORT):
        return "utf-8"
    # Servers call everything UTF-8; where it is none, the text itself knows better.
    return min(named, key=lambda name: name == "utf-8", default="")


def _may_be(name: str, body: bytes) -> bool:
    """Whether a text whose declaration could be read can be in `name`."""
    if name.startswith(_WIDE):
        return b"\x00" in body[:1_000]
    return bool(name) and b"<?{".decode(name, "replace") == "<?{"


def decode(body: bytes, declared: str = "") -> str:
    """`body` as text, without byte-order marks.

    Bytes that are no UTF-8 in what should be are read as Windows-1252, they alone: one bad byte must not spoil every
    å of a text, nor a wrong declaration a whole one. What no codec takes becomes U+FFFD.
    """
    charset = charset_of(body, declared)
    if not charset and b"\x00" in body[:64]:
        charset = _half_empty(body[:64])
    if charset in _DEFAULTS and not body.isascii() and not is_utf8(body):
        from blogtui.parse.feed_charset import guessed, is_mostly_utf8

        charset = "utf-8" if is_mostly_utf8(body) else guessed(body) or charset
    elif charset in _DEFAULTS and b"\x1b$" in body:  # the shifts of what is all ASCII to look at
        charset = "iso2022_jp"
    charset = _WIDER.get(charset, charset) or "utf-8"
    return body.decode(charset, _AS_WINDOWS if charset == "utf-8" else "replace").lstrip("\ufeff")


def as_meant(text: str) -> str:
    """`text` with the letters that its program spoilt put right: UTF-8 read as Latin-1, Windows-1252 kept as Latin-1.

    Only a text in which every letter tells the same is put right, so that one about such faults is left alone.
    """
    if text.isascii():
        return text
    try:
        meant = (text.translate(_BYTES) if _QUOTED in text else text).encode("latin-1").decode()
    except UnicodeError:
        meant = ""
    if meant and _TWICE.search(text):
        return meant
    return text.translate(_LETTERS) if _C1.search(text) else text


def _half_empty(head: bytes) -> str:
    """UTF-16 without a mark: every NUL stands in the same half of its pair; binary data has them anywhere."""
    high, low = head[::2].count(0), head[1::2].count(0)
    if min(high, low) or max(high, low) * 3 < len(head):
        return ""
    return "utf-16-be" if high else "utf-16-le"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    is_cut_off = error.end == len(error.object) and error.reason == "unexpected end of data"
    return "" if is_cut_off else error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS = "blogtui-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)
