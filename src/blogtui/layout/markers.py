"""What stands before the items of a list: bullets, boxes, numbers, letters, roman numerals. Pure."""

from blogtui.model.document import List

_BULLETS = ("• ", "◦ ", "▪ ")
_HIGHEST_NUMBER = 1_000_000
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_END = 4_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def list_markers(block: List, depth: int = 0) -> list[str]:
    """What stands before each item of a list that stands in `depth` others."""
    start = block.start if abs(block.start) < _HIGHEST_NUMBER else 1
    bullet = _BULLETS[min(depth, len(_BULLETS) - 1)]
    markers: list[str] = []
    for number in range(len(block.items)):
        check = block.checks[number] if number < len(block.checks) else None
        box = "" if check is None else "☑ " if check else "☐ "
        if block.ordered:
            markers.append(f"{numeral(start + number * (block.step or 1), block.style)}. {box}")
        else:
            markers.append(box or bullet)
    return markers


def numeral(number: int, style: str) -> str:
    """A number as HTML's `type` of an ordered list asks for it; in digits where it cannot be had otherwise."""
    if style.lower() == "a" and number > 0:
        written = _in_letters(number)
    elif style.lower() == "i" and 0 < number < _ROMAN_END:
        written = _in_roman(number)
    else:
        return str(number)
    return written.upper() if style.isupper() else written


def _in_letters(number: int) -> str:
    written = ""
    while number:
        number, place = divmod(number - 1, len(_LETTERS))
        written = _LETTERS[place] + written
    return written


def _in_roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written
