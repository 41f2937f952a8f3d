"""Where an HTML body shows mathematics: MathML, TeX for scripts to set, and what such scripts leave behind.

Must never say a formula twice, nor lose one that cannot be read: then its source is shown.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

CLASSES = re.compile(
    r"(?:^|\s)(?P<kind>MathJax(?:_\w+)?|mjx-chtml|katex-display|katex|math-renderer|language-math|js-render-math|"
    r"math(?:\s+(?:inline|display|block)|-inline|-display))(?=\s|$)",
    re.IGNORECASE,
)
_RAW_TEX = re.compile(r"\\[A-Za-z]|[_^]")
_SIGNS = re.compile(r"^(?:\\\(|\\\[|\$\$?)(.*?)(?:\\\)|\\\]|\$\$?)$", re.DOTALL)
_NEAR = 4  # siblings


def math_text(node: LexborNode) -> str:
    """What a `math` element says."""
    from blogtui.parse import html_math  # late: few bodies have a formula

    return html_math.math_text(node)


def tex_text(source: str) -> str:
    """What a formula in TeX says; its source, where it cannot be read."""
    from blogtui.parse import html_math

    return html_math.tex_text(source) or source


class Formula(NamedTuple):
    """What a formula says, and whether it stands on a line of its own."""

    text: str
    display: bool = False


def of_math(node: LexborNode) -> Formula:
    """What a `math` element says."""
    return Formula(math_text(node), node.attributes.get("display") == "block")


def of_script(node: LexborNode) -> Formula | None:
    """What TeX in a `script` says; None for any other script."""
    kind = (node.attributes.get("type") or "").lower()
    if not kind.startswith("math/"):
        return None
    source = node.text().strip()
    return Formula(tex_text(source) if "tex" in kind else source, "display" in kind)


def of_container(node: LexborNode) -> Formula | None:
    """What MathJax 3 has set: by its MathML for screen readers, or by the words it says there."""
    if (inner := node.css_first("math")) is not None:
        return Formula(math_text(inner), node.attributes.get("display") == "true")
    spoken = node.attributes.get("aria-label") or ""
    return Formula(spoken) if spoken else None


def of_class(node: LexborNode, kind: str) -> Formula | None:
    """The formula of an element with a class that mathematics has; None where it is read as any other."""
    kind = kind.lower()
    if kind.startswith(("mathjax", "mjx")):
        return _of_mathjax(node, kind)
    if kind.startswith("katex"):
        return _of_katex(node, kind)
    source = node.text().strip()
    if match := _SIGNS.match(source):
        source = match[1].strip()
    elif node.first_child is None or not node.first_child.is_text_node or not _RAW_TEX.search(source):
        return None
    told = f"{kind} {node.attributes.get('class') or ''} {node.attributes.get('data-math-style') or ''}"
    return Formula(
        tex_text(source), "display" in told or "block" in kind or (node.parent is not None and node.parent.tag == "pre")
    )


def _of_mathjax(node: LexborNode, kind: str) -> Formula | None:
    display = "display" in kind
    if (inner := node.css_first("math")) is not None:
        return Formula(math_text(inner), display)
    if marked := node.attributes.get("data-mathml"):
        found = LexborHTMLParser(marked[:100_000]).css_first("math")
        return Formula(math_text(found) if found else "", display)
    return Formula("") if _is_said_again(node) else None


def _is_said_again(node: LexborNode) -> bool:
    """Whether the source of what is set stands a little further on."""
    beside = node.next
    for _ in range(_NEAR):
        if beside is None:
            break
        if beside.tag == "script" or "MathJax" in (beside.attributes.get("class") or ""):
            return True
        beside = beside.next
    return False


def _of_katex(node: LexborNode, kind: str) -> Formula | None:
    inner = node.css_first("math")
    if inner is None:
        return None
    return Formula(math_text(inner), kind == "katex-display" or inner.attributes.get("display") == "block")
