"""How a search sees text: its words in small letters, and the plain letter that stands under each accent (L1).

å, ä and ö are letters of their own; that a word was written without them is known here only to find it after all.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
WITHIN = 3
"""So many letters are also looked for inside of words; fewer, which are in most words, at their beginning alone."""


class _Plain(dict[int, str]):
    def __missing__(self, code: int) -> str:
        letter = chr(code)
        first = _STROKES.get(letter) or unicodedata.normalize("NFD", letter)[:1]
        self[code] = plain = first if first.isalnum() else letter
        return plain


_STROKES = {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i"}
_PLAIN = _Plain()


def small(text: str) -> str:
    """`text` as NFC in small letters, as long as it was in NFC: each letter stays in its place."""
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] or letter for letter in text)


def plain(text: str) -> str:
    """`text` without accents, letter for letter: `å` and `ä` become `a`."""
    return text if text.isascii() else text.translate(_PLAIN)


def words_in(text: str) -> list[str]:
    """The words of `text` as the search index has them, in their order."""
    return WORD.findall(small(text))


def holds(word: str, part: str) -> bool:
    """Whether `part` stands in `word`, both small; one without any accent also stands for what has them.

    An accent that is asked for must be there: `far` is in `fårskock`, `får` is not in `farmor`.
    """
    return part in word or (part == plain(part) and part in plain(word))
