"""Code of an HTML body: its text as it stands, its language as highlighters name it, without numbers of lines.

Must never drop a character of the code for looking like a number.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from blogtui.model.document import Code
from blogtui.parse.html_hidden import DROPPED

_NAMED = re.compile(
    r"(?:^|[\s;])(?:language[-:]|lang[-:]|highlight-source-|highlight-text-|brush:\s*)([\w+#.\-]+)", re.IGNORECASE
)
_SPHINX = re.compile(r"(?:^|\s)highlight-([\w+#]+)(?:\s+notranslate|$)")
_ATTRIBUTES = (
    "data-lang", "data-language", "data-enlighter-language", "data-code-block-lang", "data-code-language", "lang",
    "data-code-lang", "data-syntax", "data-codetype",
)  # fmt: skip
_NO_LANGUAGE = frozenset(("none", "nohighlight", "no-highlight", "plain", "plaintext", "generic", "raw", "fallback"))
_CODE_NAMES = (
    "bash sh shell console zsh fish powershell bat c cpp c++ objc objectivec objective-c csharp cs java javascript js "
    "jsx typescript ts tsx json json5 yaml yml toml ini xml html css scss sass less sql mysql pgsql php python py "
    "python3 pycon ruby rb rust rs go golang kotlin swift scala haskell hs ocaml erlang elixir clojure lisp scheme lua "
    "viml perl r julia dart groovy gradle diff patch makefile make cmake dockerfile docker nginx apache vim tex latex "
    "markdown md fsharp fs vbnet vb nix zig elm svelte vue graphql proto protobuf asm nasm awk sed text tcl racket coq "
    "prolog fortran pascal delphi ada cobol verilog vhdl solidity wasm http jinja jinja2 twig liquid haml pug"
)
CODE_LANGUAGES = frozenset(_CODE_NAMES.split())
_GUTTER = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?no|linenos?|linenodiv|lntd?|ln|line-?numbers?|blob-num|crayon-nums?|hljs-ln-n(?:umbers)?)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_GUTTER_CELLS = (
    "td.gutter,td.linenos,td.lntd,td.rouge-gutter,td.hljs-ln-numbers,td.blob-num,td.crayon-nums,td.line-numbers,"
    "td[data-line-number]"
)
_NUMBERS = re.compile(r"[\d\s.:|]*")
_PARTS = frozenset(("div", "p", "li", "tr", "table", "ol", "ul", "figure"))  # each a line or more of its own
_HOLDERS = frozenset(("table", "tbody", "thead", "tr", "ol", "ul"))
_NOT_CODE = frozenset(("button", "figcaption", *DROPPED))
_AROUND = frozenset(("div", "figure", "pre", "section", "span", "td", "tr", "tbody", "table"))
_MOST_AROUND, _MOST_INSIDE = 4, 5  # elements around and in code that may name its language


def code_of(node: LexborNode) -> Code | None:
    """The code of a `pre`, or of a table that sets numbers beside its lines; None where there is none."""
    text = "".join(_lines(node)).replace("\r\n", "\n")
    text = text.removeprefix("\n").rstrip()
    return Code(text, _language(node)) if text.strip() else None


def is_numbered(table: LexborNode) -> bool:
    """Whether a `table` holds nothing but code with the numbers of its lines in a column."""
    cell = table.css_first(_GUTTER_CELLS)
    return (
        cell is not None and _is_gutter(cell) and (_in_code(table) or table.css_first("pre,code,td.code") is not None)
    )


def _in_code(table: LexborNode) -> bool:
    return "highlight" in (table.attributes.get("class") or "") or "data-line-number" in (table.html or "")[:2_000]


def _lines(node: LexborNode) -> Iterator[str]:
    """The text below `node`, a line for each part of it that is one."""
    stack: list[tuple[LexborNode | None, int]] = [(node.first_child, -1)]
    ended, count = True, 0  # whether what was said last ends a line, and how much was said
    while stack:
        inner, before = stack.pop()
        said = ""
        if inner is None:
            said = "\n" if before >= 0 and (not ended or count == before) else ""
        else:
            stack.append((inner.next, before))
            tag = inner.tag or ""
            if tag == "-text":
                said = "" if _is_gap(inner) else inner.text_content or ""
            elif tag == "br":
                said = "\n"
            elif tag not in _NOT_CODE and not _is_gutter(inner):
                said = "\n" if tag in _PARTS and not ended else ""
                stack.append((inner.first_child, count + len(said) if tag in _PARTS else -1))
        if said:
            yield said
            count += len(said)
            ended = said[-1] == "\n"


def _is_gap(text: LexborNode) -> bool:
    """Whether white space only parts the rows of a table or the items of a list."""
    above = text.parent
    return above is not None and above.tag in _HOLDERS and not (text.text_content or "").strip()


def _is_gutter(node: LexborNode) -> bool:
    attributes = node.attributes
    named = "data-line-number" in attributes or _names_gutter(attributes.get("class") or "")
    return named and bool(_NUMBERS.fullmatch(node.text()))


@lru_cache(maxsize=1_024)
def _names_gutter(classes: str) -> bool:
    return bool(_GUTTER.search(classes))


def _language(node: LexborNode) -> str:
    language = next((name for place in _named_places(node) if (name := _named(place.attributes, place.tag or ""))), "")
    return "text" if language.lower() in _NO_LANGUAGE else language


def _named_places(node: LexborNode) -> Iterator[LexborNode]:
    """The elements that may tell the language: the code's own, then those around it."""
    yield node
    yield from node.css("code,pre")[:_MOST_INSIDE]
    above = node.parent
    for _ in range(_MOST_AROUND):
        if above is None or above.tag not in _AROUND:
            return
        yield above
        above = above.parent


def _named(attributes: dict[str, str | None], tag: str) -> str:
    for name in _ATTRIBUTES:
        if (told := attributes.get(name)) and (name != "lang" or told.lower() in CODE_LANGUAGES):
            return re.sub(r"^(?:language|lang)-", "", told.strip())
    classes = attributes.get("class") or ""
    if match := _NAMED.search(classes) or _SPHINX.search(classes):
        return match[1] if match[1].lower() != "default" else ""
    if tag in ("pre", "code") or "ighlight" in classes or "ourceCode" in classes:
        return next((word for word in classes.split()[:8] if word.lower() in CODE_LANGUAGES), "")
    return ""
