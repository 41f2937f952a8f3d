"""Mathematics as text: MathML and TeX in the signs that Unicode has, fractions and roots on one line.

Must never lose a sign of a formula: what cannot be read as TeX is handed back as None, to be shown as it was written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DEEPEST = 40
_LONGEST = 5_000
_TIGHT = re.compile(r"\s*([^\w\s])\s*")
_LONGEST_SCRIPT = 8  # characters; more of them in small are hard to read

_SUPER = str.maketrans(
    "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ",
)
_SUB = str.maketrans("0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_RAISED = {"′": "′", "″": "″", "‴": "‴", "'": "′", "∘": "°", "°": "°", "*": "*", "∗": "*", "†": "†", "‡": "‡"}
_INFIX = frozenset("=<>*∗+−±∓×÷∈∉∋∌⊂⊃⊆⊇⊊⊋∪∩∧∨⊕⊗⊖⊙∖∼≃≅≈≠≡≢≤≥≪≫≺≻≼≽∝∣∥⊢⊨⊣→←↔⇒⇐⇔↦⟶⟵⟷⟹⟸⟺⟼⇌⇄↪↠⇀≔≐≜≝⩽⩾⊥≲≳⊔⊓⋈∤∦≁≉≮≯⊄⊈⪯⪰")
_AFTER = frozenset(",;:")
_OPENS = frozenset("([{⟨⌊⌈|‖√∛∜ \n")
_BIG = tuple("∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂⨀⨄⨆")
_COMBINING = {
    "^": "\u0302", "ˆ": "\u0302", "\u0302": "\u0302", "~": "\u0303", "˜": "\u0303", "∼": "\u0303", "\u0303": "\u0303",
    "¯": "\u0304", "‾": "\u0304", "―": "\u0304", "ˉ": "\u0304", "_": "\u0332", "\u0305": "\u0304", "\u0332": "\u0332",
    "→": "\u20d7", "\u20d7": "\u20d7", "˙": "\u0307", ".": "\u0307", "\u0307": "\u0307", "¨": "\u0308",
    "\u0308": "\u0308", "ˇ": "\u030c", "˘": "\u0306", "´": "\u0301", "`": "\u0300", "˚": "\u030a", "−": "\u0304",
}  # fmt: skip
_ALONG = frozenset("\u0304\u0332")  # lines, which stand over or under every letter
_BRACES = frozenset("⏞⏟︷︸⎴⎵⏜⏝")
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")
_DOUBLE_STRUCK = {"C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"}
_ROOTS = {"3": "∛", "4": "∜"}
_STYLED = re.compile("[\U0001d400-\U0001d49b\U0001d5a0-\U0001d7ff]")  # bold, italic, sans: not script, double-struck
_SILENT = frozenset(("annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup", "malignmark"))
_SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_NEWLINE_ENVIRONMENTS = re.compile(
    r"\\(begin|end)\{(?:aligned|gathered|split|gather\*?|align|multline\*?|eqnarray\*?)\}"
)
_WRAPPER = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}|\\label\{[^{}]*\}|\\nonumber\b|\\notag\b")


def math_text(node: LexborNode) -> str:
    """What a `math` element says, lines of several equations parted by newlines."""
    return _tidied(_row(_parts(node), 0))


@lru_cache(maxsize=512)
def tex_text(source: str) -> str | None:
    """What a formula in TeX says; None where it cannot be read as one."""
    braces = source.replace("\\{", "").replace("\\}", "")
    if not source.strip() or len(source) > _LONGEST or braces.count("{") != braces.count("}"):
        return None
    from latex2mathml.converter import convert

    cleaned = _NEWLINE_ENVIRONMENTS.sub(r"\\\1{align*}", _WRAPPER.sub("", source))
    try:
        made = convert(cleaned)
    except Exception:  # whatever an unbalanced or endless formula makes it raise
        return None
    node = LexborHTMLParser(made).css_first("math")
    return (math_text(node) or None) if node else None


def _tidied(text: str) -> str:
    lines = (" ".join(line.split(" ")).strip() for line in text.split("\n"))
    return "\n".join(re.sub(" {2,}", " ", line) for line in lines if line)


def _parts(node: LexborNode) -> list[LexborNode]:
    return [child for child in node.iter(include_text=True) if child.tag and not _is_gap(child)]


def _is_gap(node: LexborNode) -> bool:
    return node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip())


def _said(node: LexborNode, depth: int) -> str:
    tag = node.tag or ""
    if tag in _SILENT:
        return ""
    if tag == "-text" or depth > _DEEPEST:
        return " ".join(node.text().split())
    if maker := _MAKERS.get(tag):
        return maker(_parts(node), node, depth + 1)
    return _row(_parts(node), depth + 1)


def _row(nodes: Iterable[LexborNode], depth: int) -> str:
    """The parts of a formula one after the other, with spaces where print has them."""
    nodes = list(nodes)
    pieces: list[str] = []
    last, wants_room = "", ""  # the character before, and which ones the part before may not touch
    for node in nodes:
        text = _table(_parts(node), node, depth + 1, len(nodes) > 1) if node.tag == "mtable" else _said(node, depth)
        if not text:
            continue
        core = _core(node)
        sign = _sign(core, depth)
        named = _is_name(core)
        if sign and all(letter in _INFIX for letter in sign):
            text = f" {text} " if last and last not in _OPENS else text if sign in "+−±∓" else f"{text} "
        elif sign and sign in _AFTER:
            text = f"{text} "
        elif (wants_room and (text[0].isalnum() or text[0] in wants_room)) or (
            named and (last.isalnum() or last == ")")
        ):
            text = text if last == " " else f" {text}"
        wants_room = _room_after(node, core, sign)
        pieces.append(text)
        last = text[-1]
    return "".join(pieces)


def _sign(core: LexborNode, depth: int) -> str:
    said = _said(core, depth).strip() if core.tag in ("mo", "mi") else ""
    return said if core.tag == "mo" or not any(letter.isalnum() for letter in said) else ""


def _room_after(node: LexborNode, core: LexborNode, sign: str) -> str:
    """Which signs, beside letters, want a space after a name, a great sign or a fraction; "" where none is wanted."""
    if _is_name(core) or sign in _BIG:
        return "√∛∜∑∏∫(" if core.mem_id != node.mem_id else "√∛∜∑∏∫"
    return "√∛∜" if node.tag == "mfrac" else ""


def _core(node: LexborNode) -> LexborNode:
    """What an element with scripts stands on."""
    for _ in range(_DEEPEST):
        parts = _parts(node) if node.tag in _SCRIPTED or node.tag in ("mrow", "mstyle", "mpadded", "semantics") else []
        if not parts or (node.tag not in _SCRIPTED and len(parts) > 1):
            break
        node = parts[0]
    return node


def _is_name(node: LexborNode) -> bool:
    """Whether it is a function's name, as sin or lim."""
    words = node.text().strip() if node.tag in ("mi", "mo") else ""
    return len(words) > 1 and words[0].isalpha() and words.isascii()


def _token(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    text = " ".join(node.text().split()).translate(_INVISIBLE)
    if node.tag == "mo":
        text = text.replace("-", "−")
    if _STYLED.search(text):
        text = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if node.attributes.get("mathvariant") == "double-struck":
        text = "".join(_DOUBLE_STRUCK.get(letter, letter) for letter in text)
    return text


def _text(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    return re.sub(r"\s+", " ", node.text().translate(_INVISIBLE))


def _space(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    return "\n" if node.attributes.get("linebreak") == "newline" else " "


def _first(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    """The one of several ways to say something that is written out; TeX beside it only where there is no other."""
    said = _said(parts[0], depth) if parts else ""
    if said or len(parts) < 2:
        return said
    return tex_text(parts[1].text()) or parts[1].text().strip()


def _fraction(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    if len(parts) != 2:
        return _row(parts, depth)
    above, below = (_said(part, depth).strip() for part in parts)
    if (node.attributes.get("linethickness") or "").startswith("0"):
        return f"{above}; {below}"
    return f"{_held(above, ' ')}/{_held(below, ' /', single=True)}"


def _held(text: str, parting: str, single: bool = False) -> str:
    """`text`, in brackets where `parting` characters would let it be misread, or where it is more than a `single`
    letter or number."""
    inner = _without_brackets(text)
    one = inner.isdecimal() or sum(letter.isalnum() and not _is_small(letter) for letter in inner) <= 1 or inner == ""
    parted = any(letter in parting for letter in inner)
    return f"({text})" if parted or (single and not one) else text


def _is_small(letter: str) -> bool:
    return letter in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉" or unicodedata.category(letter) in ("Lm", "Mn")


def _without_brackets(text: str) -> str:
    depth, kept = 0, []
    for letter in text:
        depth += letter in "([{"
        if depth <= 0:
            kept.append(letter)
        depth -= letter in ")]}"
    return "".join(kept)


def _root(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    index = ""
    if node.tag == "mroot" and len(parts) == 2:
        index = _said(parts.pop(), depth).strip()
    inner = _row(parts, depth).strip()
    sign = _ROOTS.get(index) or (_script(index, _SUPER, "") + "√" if index else "√")
    whole = inner.startswith("(") and not _without_brackets(inner)
    return sign + (inner if whole else _held(inner, " /", single=True))


def _script(text: str, small: dict[int, int], sign: str) -> str:
    """`text` in small where there are such letters, else behind `sign`."""
    text = _TIGHT.sub(r"\1", text.strip())
    if sign != "_" and text in _RAISED:
        return _RAISED[text]
    if len(text) <= _LONGEST_SCRIPT and all(ord(letter) in small for letter in text):
        return text.translate(small)
    return (
        f"{sign}{text}"
        if len(text) == 1 or (text.startswith("(") and not _without_brackets(text))
        else f"{sign}({text})"
    )


def _scripts(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    if not parts:
        return ""
    base, *others = (_said(part, depth) for part in parts)
    if " " in base.strip() and others and parts[0].tag != "mo":
        base = f"({base.strip()})" if _without_brackets(base).strip() else base
    below = others[0] if node.tag in ("msub", "msubsup", "munder", "munderover") and others else ""
    above = others[-1] if node.tag in ("msup", "msubsup", "mover", "munderover") and others else ""
    if node.tag in ("mover", "munder", "munderover"):
        base, below, above = _accented(base, below, above)
    text = base.rstrip() + (_script(below, _SUB, "_") if below.strip() else "")
    return text + (_script(above, _SUPER, "^") if above.strip() else "")


def _accented(base: str, below: str, above: str) -> tuple[str, str, str]:
    """`base` with the accent that stands over or under it, and what else stands there."""
    for sign in (above.strip(), below.strip()):
        inner = base.strip("()") if base.startswith("(") else base
        if sign in _BRACES:
            above, below = ("", below) if sign == above.strip() else (above, "")
        elif (mark := _COMBINING.get(sign)) and inner and inner[-1].isalnum():
            base = "".join(letter + mark for letter in base) if mark in _ALONG else base + mark
            above, below = ("", below) if sign == above.strip() else (above, "")
    return base, below, above


def _multiscripts(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    tags = [part.tag for part in parts]
    at = tags.index("mprescripts") if "mprescripts" in tags else len(parts)
    base = _said(parts[0], depth) if parts else ""
    return _pairs(parts[at + 1 :], depth) + base + _pairs(parts[1:at], depth)


def _pairs(parts: list[LexborNode], depth: int) -> str:
    said = [_said(part, depth) for part in parts]
    return "".join(
        _script(text, _SUPER if number % 2 else _SUB, "^" if number % 2 else "_")
        for number, text in enumerate(said)
        if text.strip()
    )


def _fenced(parts: list[LexborNode], node: LexborNode, depth: int) -> str:
    told = node.attributes
    opening, closing = told.get("open", "(") or "", told.get("close", ")") or ""
    return opening + ", ".join(_said(part, depth).strip() for part in parts) + closing


def _table(parts: list[LexborNode], node: LexborNode, depth: int, within: bool = False) -> str:
    """Rows: those of a matrix `within` brackets on one line, those of several equations a line each."""
    rows = [[_said(cell, depth).strip() for cell in _parts(row)] for row in parts]
    if within:
        return "; ".join(", ".join(row) for row in rows)
    return "\n".join(" ".join(row) for row in rows)


_MAKERS: dict[str, Callable[[list[LexborNode], LexborNode, int], str]] = {
    **dict.fromkeys(("mi", "mo", "mn"), _token),
    **dict.fromkeys(("mtext", "ms"), _text),
    **dict.fromkeys(_SCRIPTED, _scripts),
    **dict.fromkeys(("semantics", "maction"), _first),
    **dict.fromkeys(("msqrt", "mroot"), _root),
    "mspace": _space, "mfrac": _fraction, "mmultiscripts": _multiscripts, "mfenced": _fenced, "mtable": _table,
}  # fmt: skip
