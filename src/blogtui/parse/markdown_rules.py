"""What writers of blogs add to CommonMark, as rules for its parser: marked quotes, names of headings, mathematics.

Must never be imported before a Markdown body is read, nor take longer than the text is long.
"""

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from blogtui.parse.html_inline import is_formula

_ALERT = re.compile(r"\[!([A-Za-z][A-Za-z-]{1,30})\][+-]?[ \t]*([^\n]*)(?:\n|$)")
_HEADING_MARKS = re.compile(r"[ \t]*\{:?[ \t]*((?:[#.][\w:.\-]+[ \t]*|[\w-]+=[^{}\s]+[ \t]*)+)\}[ \t]*$")
_HEADING_ID = re.compile(r"(?:^|\s)#([\w:.\-]+)")
_LONGEST_MARKS = 500
_CLOSERS = {"$$": "$$", "$": "$", "\\(": "\\)", "\\[": "\\]"}
_REACH = 2_000  # characters in which a formula ends


def extended(parser: MarkdownIt) -> MarkdownIt:
    """`parser` with footnotes, definitions, mathematics, marked quotes, and headings that can be led to."""
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.use(dollarmath_plugin, allow_labels=False)
    parser.inline.ruler.disable("math_inline")  # takes two prices for a formula
    parser.use(anchors_plugin, max_level=6)
    parser.core.ruler.after("block", "alerts", _alerts)
    parser.core.ruler.before("inline", "heading_ids", _heading_ids)
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.add_render_rule("formula", _formula_html)
    parser.add_render_rule("math_block", _math_block_html)
    return parser


def _alerts(state: StateCore) -> None:
    """GitHub's and Obsidian's marked quotes (`> [!NOTE]`): the word stands strong above the rest."""
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        if token.type != "inline" or len(tokens) < 3 or tokens[-3].type != "blockquote_open":
            continue
        if match := _ALERT.match(token.content):
            rest = token.content[match.end() :]
            token.content = f"<strong>{match[2].strip() or match[1].capitalize()}</strong>"
            if rest:
                opening = tokens[-2]
                body = Token("inline", "", 0, level=token.level, content=rest, map=token.map, children=[], block=True)
                closing = Token("paragraph_close", "p", -1, level=opening.level, block=True)
                tokens += [closing, opening.copy(), body]
    state.tokens = tokens


def _heading_ids(state: StateCore) -> None:
    """The name that a heading is given at its end (`{#name}`), as Pandoc, Kramdown and Hugo write it."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or not inline.content.endswith("}"):
            continue
        if marks := _HEADING_MARKS.search(inline.content, max(0, len(inline.content) - _LONGEST_MARKS)):
            inline.content = inline.content[: marks.start()]
            if name := _HEADING_ID.search(marks[1]):
                opening.attrSet("id", name[1])


def _formula(state: StateInline, silent: bool) -> bool:
    """`$…$`, `$$…$$`, `\\(…\\)` and `\\[…\\]`, where what they enclose plainly is a formula."""
    start = state.pos
    if state.src[start] not in "$\\":
        return False
    sign = next((sign for sign in _CLOSERS if state.src.startswith(sign, start)), "")
    if not sign or (sign == "$" and start and (state.src[start - 1].isalnum() or state.src[start - 1] == "$")):
        return False
    closer, inner = _CLOSERS[sign], start + len(sign)
    end = state.src.find(closer, inner, min(state.posMax, inner + _REACH))
    after = end + len(closer)
    if end <= inner or (sign == "$" and _is_price(state.src[inner:end], state.src[after : after + 1])):
        return False
    tex = state.src[inner:end]
    if not is_formula(tex, sign):
        return False
    if not silent:
        token = state.push("formula", "span", 0)
        token.content, token.markup = tex, sign
    state.pos = after
    return True


def _is_price(inner: str, after: str) -> bool:
    """Whether dollars stand as no formula's do: beside a space within, or before a letter or number."""
    return inner[0].isspace() or inner[-1].isspace() or after.isalnum() or after == "$"


def _formula_html(_self: object, tokens: list[Token], number: int, _options: object, _env: object) -> str:
    token = tokens[number]
    if token.markup in ("$", "\\("):
        return f'<span class="math inline">\\({escape(token.content)}\\)</span>'
    return f'<span class="math block">\\[{escape(token.content)}\\]</span>'


def _math_block_html(_self: object, tokens: list[Token], number: int, _options: object, _env: object) -> str:
    source = tokens[number].content
    if is_formula(source, "$$"):
        return f'<div class="math block">\\[{escape(source)}\\]</div>\n'
    return f"<p>$${escape(source)}$$</p>\n"
