"""Running text looked through once more: bare web addresses become links, formulas in TeX become text.

Must never take money, code or file names for formulas, nor touch a word of what is no address and no formula.
"""

import re
from collections.abc import Iterator

from blogtui.model.text import safe_url
from blogtui.parse.html_runs import Look, Piece

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)
_CLOSING = ".,;:!?)]}'’”»…"

_OPENING = re.compile(r"\\\(|\\\[|\$\$|(?<![\\\w$])\$(?=[^\s$])|\\begin\{(equation|align|eqnarray|gather)(\*?)\}")
_CLOSERS = {
    "\\(": re.compile(r"\\\)"),
    "\\[": re.compile(r"\\\]"),
    "$$": re.compile(r"\$\$"),
    "$": re.compile(r"(?<=[^\s\\])\$(?![\w$])"),
}
_REACH = {"\\(": 2_000, "\\[": 4_000, "$$": 4_000, "$": 300}
_SURE = re.compile(r"\\[A-Za-z]{2,}|[\^_]\{|[)}\]]\^|(?<![A-Za-z0-9])[A-Za-z0-9]{1,2}[\^_][A-Za-z0-9\\]")
_EQUATION = re.compile(r"[A-Za-z]'{0,2}(?:\s*[=<>≤≥∈].{0,80})?")
_CALCULATION = re.compile(r"(?=.*[=+\-*/<>≤≥≠·×])[A-Za-z0-9.,\s=+\-*/<>|()'!≤≥≠·×:;]{3,200}", re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]{4,}\s+[^\W\d_]{4,}")
_COMMAND = re.compile(r"\\(?:text|mathrm|operatorname|mbox)\*?\s*\{[^{}]*\}|\\[A-Za-z]+")


def may_hold_tex(source: str) -> bool:
    """Whether `source` can hold a formula in TeX at all."""
    return "$" in source or ("\\" in source and bool(_OPENING.search(source)))


def is_formula(tex: str, sign: str) -> bool:
    """Whether what stands between the signs `sign` and its end plainly is a formula."""
    if sign == "$":
        bare = _COMMAND.sub("", tex)
        return bool(_SURE.search(tex) or _EQUATION.fullmatch(tex)) and not _WORDS.search(bare)
    if sign == "\\(" and len(tex.strip()) == 1:
        return tex.strip().isalpha()
    return bool(_SURE.search(tex) or _CALCULATION.fullmatch(tex.strip()))


def looked_through(text: str, look: Look, tex: bool) -> Iterator[Piece]:
    """`text` with its addresses as links and, where `tex`, its formulas as text."""
    if look.is_literal:
        yield text, look
        return
    for part in _with_formulas(text) if tex else (text,):
        if "://" in part:
            yield from with_links(part, look)
        else:
            yield part, look


def with_links(text: str, look: Look = Look()) -> Iterator[Piece]:  # noqa: B008
    """`text` with its bare web addresses as links; punctuation after one is not part of it."""
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _address(match[0])
        if href := safe_url(address):
            yield text[end : match.start()], look
            yield address, look._replace(href=href)
            end = match.start() + len(address)
    yield text[end:], look


def _address(found: str) -> str:
    """`found` less closing punctuation, save a bracket that the address opens itself."""
    bare = found.rstrip(_CLOSING)
    return bare + ")" if found[len(bare) :].startswith(")") and bare.count("(") > bare.count(")") else bare


def _with_formulas(text: str) -> Iterator[str]:
    end = 0
    endless: dict[str, int] = {}  # up to where a sign's end was looked for and not found
    for match in _OPENING.finditer(text):
        start = match.start()
        if start < end:
            continue
        found = _formula(text, match, endless)
        if found is None:
            continue
        said, after = found
        yield text[end:start] + said
        end = after
    yield text[end:]


def _formula(text: str, match: "re.Match[str]", endless: dict[str, int]) -> tuple[str, int] | None:
    """What the formula that opens at `match` says, and where it ends; None where there is none."""
    from blogtui.parse.html_math import tex_text

    sign = match[0]
    display = sign not in ("\\(", "$")
    if match[1]:
        closer, reach = re.compile(re.escape(f"\\end{{{match[1]}{match[2]}}}")), 4_000
        inner_start = match.start()
    else:
        closer, reach = _CLOSERS[sign], _REACH[sign]
        inner_start = match.end()
    if match.end() < endless.get(sign, 0):
        return None
    limit = min(len(text), match.end() + reach)
    closing = closer.search(text, match.end(), limit)
    if closing is None:
        endless[sign] = limit
        return None
    inner_end = closing.end() if match[1] else closing.start()
    tex = text[inner_start:inner_end]
    said = tex_text(tex) if match[1] or is_formula(tex, sign) else None
    if said is None:
        return None
    return (f"\n{said}\n" if display and said else said), closing.end()
