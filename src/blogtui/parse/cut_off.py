"""Whether a feed's text of a post looks cut off or like a summary, by its end and its form.

Reads only the end: posts may be long. Must never be asked of a page's own text, which has no more to come.
"""

import re
from html import unescape

from blogtui.model.text import clean_line

_TAIL = 3_000  # characters of the source in which its last words stand; a text as short may end in bare dots
_SUMMARY = 500  # characters of one paragraph
_TAG = re.compile(r"<[^<>]*>")
_SET = re.compile(r"<(?:p|li|br|div|h[1-6]|pre|blockquote|table|img|iframe|video|audio|code)[\s/>]", re.IGNORECASE)
# What WordPress writes below the text, in the languages of its translations.
_BELOW = re.compile(
    r"\s*(?:The post|Inlägget|Der Beitrag|L’article|La entrada|El cargo|Het bericht) .{1,300}? "
    r"(?:appeared first on|dök först upp på|erschien zuerst auf|est apparu en premier sur|verscheen eerst op"
    r"|(?:se publicó|apareció) primero en) .{1,200}$"
)
_BRACKETS = r"\[(?:…|\.\.\.|&hellip;)\]|\((?:…|\.\.\.|more|mer|mehr)\)"
_ON = (
    r"\b(?:(?:read|keep reading|continue reading) (?:more|on|the (?:rest|full|whole|entire)|full)"
    r"|(?:continue|keep) reading|(?:the )?full (?:story|article|post)|läs (?:mer|vidare|hela)|fortsätt läsa|les mer"
    r"|læs mere|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|lees (?:meer|verder))\b[^.!?,;]{0,60}"
    r"|(?:阅读|閱讀|查看)[^。]{0,60}全文|続きを読む"
)
_CUT_OFF = re.compile(rf"(?:{_BRACKETS}|{_ON})[\s\]»›→>.:…]*$", re.IGNORECASE)
_DOTS = re.compile(r"(?<![.!?])(?:…|\.\.\.)[\s»›→>]*$")


def looks_cut_off(source: str, body_format: str) -> bool:
    """Whether a body, in its format, is a beginning or a summary of what stands on the post's page."""
    is_html = body_format == "html"
    if is_html and len(source) <= _SUMMARY and not _SET.search(source):
        return True
    tail = source[-_TAIL:]
    if is_html:
        tail = unescape(_TAG.sub(" ", tail[tail.find("<") :] if len(source) > _TAIL else tail))
    words = _BELOW.sub("", clean_line(tail))[-300:]
    return bool(_CUT_OFF.search(words) or (len(source) <= _TAIL and _DOTS.search(words)))
