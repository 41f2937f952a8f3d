"""Raised and lowered text as the characters Unicode has for it: x², H₂O; where it has none, in a readable form.

Must never change a text that is neither raised nor lowered, nor leave out a character.
"""

from collections.abc import Iterator
from itertools import groupby

from blogtui.model.document import Inlines, Mark, Text

RAISED_OR_LOWERED = int(Mark.SUB | Mark.SUP)
_LONGEST = 12  # characters; what is longer is no exponent but small print

_RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ",
)
_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_BRACKETS = "[](){}⟨⟩*†‡§¶®™©℠'’\"”“′″º°ª,.…"  # of their own: a sign beside them would only be noise


def spelled(text: Inlines) -> Inlines:
    """`text` with what is raised or lowered written so that it can be told from what is not."""
    return tuple(_spelled(text))


def _spelled(text: Inlines) -> Iterator[Text]:
    for mark, group in groupby(text, key=lambda run: int(run.marks) & RAISED_OR_LOWERED):
        runs = list(group)
        if not mark:
            yield from runs
            continue
        table, sign = (_RAISED, "^") if mark & Mark.SUP else (_LOWERED, "_")
        whole = "".join(run.text for run in runs)
        if all(ord(character) in table for character in whole):
            yield from (_with(run, run.text.translate(table)) for run in runs)
        elif len(whole) > _LONGEST or any(c.isspace() or c in _BRACKETS for c in whole):
            yield from runs
        else:
            opening, closing = (f"{sign}(", ")") if len(whole) > 1 else (sign, "")
            runs[0] = _with(runs[0], opening + runs[0].text)
            runs[-1] = _with(runs[-1], runs[-1].text + closing)
            yield from runs


def _with(run: Text, text: str) -> Text:
    return Text(text, run.marks, run.href, run.anchor, run.title)
