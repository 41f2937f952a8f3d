"""Where words may be parted with a hyphen, by their language (L8): by pyphen's patterns, if it is installed.

Reads pyphen's dictionaries itself: to take all of one apart, as pyphen does, costs up to half a second, while a word
needs a few patterns out of tens of thousands.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from blogtui.layout.breaks import Parts

_WORDS_KEPT = 8_192
_DIGITS = b"0123456789"


@lru_cache(maxsize=16)
def parts_in(language: str) -> Parts | None:
    """Where words of a language (a tag like `sv` or `en-GB`) may be parted; None where nothing is known of it."""
    try:
        from pyphen import LANGUAGES, language_fallback
    except ImportError:
        return None
    name = language_fallback(language) if language else None
    patterns = Patterns(LANGUAGES[name]) if name else None
    return lru_cache(maxsize=_WORDS_KEPT)(patterns.parts) if patterns else None


class Patterns:
    """One language's patterns, as Liang found them: digits between letters, odd ones where a word may be parted."""

    def __init__(self, file: Path) -> None:
        """Read a dictionary of the kind that Hunspell has; the first line names its encoding."""
        encoding, _line_end, lines = file.read_bytes().replace(b" ", b"").partition(b"\n")
        letters = lines.translate(None, _DIGITS).decode(_codec(encoding)).split("\n")
        self._patterns = dict(zip(letters, lines.decode(_codec(encoding)).split("\n"), strict=True))
        self._longest = max(map(len, letters))

    def parts(self, word: str) -> Sequence[int]:
        """How many letters may stand before the hyphen."""
        pointed = f".{word.lower()}."
        if len(pointed) != len(word) + 2:  # a letter that grows in small letters moves all others
            return ()
        levels = [0] * (len(pointed) + 1)
        for start in range(len(pointed) - 1):
            for end in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                pattern = self._patterns.get(pointed[start:end])
                if pattern is not None:
                    _raise(levels, start, pattern)
        return tuple(place - 1 for place in range(2, len(word) + 1) if levels[place] % 2)


def _raise(levels: list[int], at: int, pattern: str) -> None:
    """Let a pattern that was found at `at` have its say; the highest level at each place counts."""
    for character in pattern:
        if character.isdigit():
            levels[at] = max(levels[at], int(character))
        else:
            at += 1


def _codec(encoding: bytes) -> str:
    name = encoding.strip().decode("ascii", "replace").lower()
    return "cp1251" if name == "microsoft-cp1251" else name
