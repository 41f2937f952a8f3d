"""The likeliest encoding of bytes that declare none and are no UTF-8, from how often their bytes and letters occur.

Must never answer for a text in a western language: Windows-1252 is what remains when nothing else is clear.
"""

import re

_SAMPLE = 60_000
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_HANGUL, _KANA, _HAN = "[\uac00-\ud7a3]", "[\u3040-\u30ff]", "[\u4e00-\u9fff]"
# The codec, the letters that its texts are full of, and how great a part of its other letters they are at least.
_EAST = (("euc_jp", _KANA, 0.2), ("cp932", _KANA, 0.2), ("cp949", _HANGUL, 0.8), ("gb18030", _HAN, 0.8))
_SHARE = 0.4


def guessed(body: bytes) -> str:
    """The codec that `body` is most likely in, "" where it is a western one or nothing tells."""
    sample = _TAG.sub(b" ", body[:_SAMPLE])
    high = len(_HIGH.findall(sample))
    if high < 8 or high < _SHARE * len(_LETTER.findall(sample)) or _mostly_utf8(sample, high):
        return ""
    return _narrow(sample, high) or _east(sample)


def _mostly_utf8(sample: bytes, high: int) -> bool:
    whole = re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", sample)
    return sum(map(len, whole)) * 2 > high


def _narrow(sample: bytes, high: int) -> str:
    """Cyrillic or Hebrew: words of high bytes alone, in one column of the code page more than in the other."""
    lower, upper = (len(re.findall(part, sample)) for part in (rb"[\xc0-\xdf]", rb"[\xe0-\xff]"))
    if lower + upper < 0.95 * high or max(map(len, re.findall(rb"[\x80-\xff]+", sample))) > 40:
        return ""
    if lower > 4 * upper:
        return "koi8-r"
    if upper > 4 * lower:
        return "cp1251" if lower or re.search(rb"[\xfb\xfc\xff]", sample) else "cp1255"
    return ""


def _east(sample: bytes) -> str:
    for codec, letters, share in _EAST:
        text = sample.decode(codec, "replace")
        wide = [letter for letter in text if letter >= "\u3000"]
        if text.count("\ufffd") * 50 <= len(wide) and len(re.findall(letters, text)) >= share * len(wide) > 0:
            return codec
    return ""
