"""The likeliest encoding of bytes that are no UTF-8 and that nobody has named rightly, from the letters they would be.

Must never answer for a text in a western language: Windows-1252 is what remains when nothing else is clear.
"""

import re
from collections import Counter

_SAMPLE = 60_000
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LANGUAGE = re.compile(rb"""(?:<(?:dc:)?language>\s*|\blang\s*=\s*["'])([a-z]{2})\b""", re.IGNORECASE)
_LEAST_HIGH = 8
_SHARE = 0.4  # of the letters, that no western language reaches

# The letters and signs that make up most of a text, and how great a part of it they are.
_SCRIPTS = {
    "cyrillic": ("оеаинтсрвлкмдпуіъ", 0.75),
    "greek": ("αοιετσνηυρκπςίόάέή", 0.8),
    "hebrew": ("יוהלארתמשבנ", 0.8),
    "arabic": ("اليمنترهوبعدفة", 0.85),
    "thai": ("านรอกเงมยลวทดส่้ัี", 0.75),
    "japanese": ("のにはをたがでてとしれさあいうるなもらくまりっこンスーイトルアリクラシタ", 0.45),
    "korean": ("이다는을의가에고를은로하기사지도대리아서시인한", 0.3),
    "simplified": ("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同能过", 0.25),
    "traditional": ("的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同能過", 0.25),
}
_CODECS = {
    "cp1251": "cyrillic", "koi8-u": "cyrillic", "iso8859-5": "cyrillic", "cp866": "cyrillic", "cp1253": "greek",
    "cp1255": "hebrew", "cp1256": "arabic", "iso8859-6": "arabic", "cp874": "thai", "cp932": "japanese",
    "euc_jp": "japanese", "cp949": "korean", "gb18030": "simplified", "big5hkscs": "traditional",
}  # fmt: skip
# Languages in Latin letters that Windows-1252 lacks, by the name they give themselves.
_LATIN = {
    "pl": "ąćęłńśźż", "cs": "ěščřžůďťň", "sk": "ščťžľďňô", "hu": "őű", "sl": "čšž", "hr": "čćđšž", "ro": "ăâîşţ",
    "tr": "ğışİ", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž",
}  # fmt: skip
_LATIN_CODECS = {"tr": ("cp1254",), "lt": ("cp1257", "iso8859-13"), "lv": ("cp1257", "iso8859-13")}
_CENTRAL = ("cp1250", "iso8859-2")
_ENOUGH = 0.7
_NEARLY = 0.8


def guessed(body: bytes) -> str:
    """The codec that `body` is most likely in, "" where it is a western one or nothing tells."""
    sample = _TAG.sub(b" ", body[:_SAMPLE])
    high = len(_HIGH.findall(sample))
    if high >= _LEAST_HIGH and high >= _SHARE * len(_LETTER.findall(sample)):
        scores = {codec: _score(sample, codec, *_SCRIPTS[script]) for codec, script in _CODECS.items()}
        best = max(scores, key=lambda codec: scores[codec])
        return best if scores[best] >= _ENOUGH else ""
    return _latin(body)


def is_mostly_utf8(body: bytes) -> bool:
    """Whether most of what is not ASCII in `body` is UTF-8, so that it is UTF-8 with faults."""
    sample = body[:_SAMPLE]
    return sum(map(len, _WHOLE.findall(sample))) >= _NEARLY * len(_HIGH.findall(sample))


def _score(sample: bytes, codec: str, letters: str, usual: float) -> float:
    """How near `sample` in `codec` comes to a usual text in those letters: 1 for quite."""
    counts = Counter(sample.decode(codec, "replace"))
    most = sum(count for letter, count in counts.items() if letter >= "\x80")
    faults = counts["\ufffd"] * 50 > most
    return 0.0 if faults or not most else sum(counts[letter] for letter in letters) / most / usual


def _latin(body: bytes) -> str:
    """The codec of a language in Latin letters that says what it is, where that makes letters of all its signs."""
    told = _LANGUAGE.search(body[:_SAMPLE])
    language = told[1].decode().lower() if told else ""
    if language not in _LATIN:
        return ""
    sample = _TAG.sub(b" ", body[:_SAMPLE])
    scores = {codec: _own_letters(sample, codec, _LATIN[language]) for codec in _LATIN_CODECS.get(language, _CENTRAL)}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] else ""


def _own_letters(sample: bytes, codec: str, letters: str) -> int:
    counts = Counter(sample.decode(codec, "replace").lower())
    return sum(counts[letter] for letter in letters)
