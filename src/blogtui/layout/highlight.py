"""Code told apart: what is a keyword, a name, a text, a number, a comment. By Pygments, loaded when first needed.

Must never change a character of the code, nor spend long on what is no ordinary listing.
"""

import json
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pygments.lexer import Lexer

Piece = tuple[str, str]  # a text without a line end, and its role
Row = tuple[Piece, ...]
Rows = tuple[Row, ...]

MOST, LONGEST = 20_000, 500  # characters, of all and of a line: beyond, colours are not worth the wait
PLAIN = "code"
_KEPT = 64

_ROLES = {
    "Comment.Preproc": "code-keyword", "Comment.PreprocFile": "code-string", "Comment": "code-comment",
    "Keyword.Constant": "code-number", "Keyword": "code-keyword", "Operator.Word": "code-keyword",
    "Literal.String": "code-string", "Literal": "code-number",
    "Name.Function": "code-name", "Name.Class": "code-name", "Name.Decorator": "code-name", "Name.Tag": "code-keyword",
    "Name.Attribute": "code-name", "Name.Builtin": "code-name", "Name.Entity": "code-number",
    "Name.Exception": "code-name", "Name.Namespace": "code-name", "Name.Property": "code-name",
    "Generic.Inserted": "code-added", "Generic.Deleted": "code-removed", "Generic.Heading": "code-name",
    "Generic.Subheading": "code-name", "Generic.Prompt": "code-comment",
}  # fmt: skip

_SHEBANG = re.compile(r"#!\s*/\S*?([a-z]+)[\d.]*(?:[ \t]+(?:-S[ \t]+)?([a-z]+)[\d.]*)?(?=\s|$)")
_DIFF = re.compile(r"(?m)^(?:diff --git |--- \S.*\n\+\+\+ \S|@@ -\d+(?:,\d+)? \+\d+)")
_PROMPT = re.compile(r"(?:[\w.\-]+@[\w.\-]+[^\n$#]{0,60})?[$#] ?(?=[a-z./~])|PS [A-Z]:[^\n>]*> ")
_PYTHON_PROMPT = ">>> "


def highlighted(text: str, language: str) -> Rows | None:
    """The lines of `text` in pieces with their roles; None where it is shown plain.

    `language` is as its author named it; where that is "", what the text itself betrays.
    """
    if len(text) > MOST or not text.strip():
        return None
    name = language.strip().lower() or guessed(text)
    return _rows(text, name) if name and max(map(len, text.split("\n"))) <= LONGEST else None


def guessed(text: str) -> str:
    """The language of code that gives itself away at a glance, else ""."""
    head = text.lstrip()[:200]
    if match := _SHEBANG.match(head):
        return (match[2] or "") if match[1] == "env" else match[1]
    lowered = head[:20].lower()
    if lowered.startswith("<?php"):
        return "php"
    if lowered.startswith(("<!doctype html", "<html")):
        return "html"
    if lowered.startswith("<?xml"):
        return "xml"
    if head.startswith(_PYTHON_PROMPT):
        return "pycon"
    if head[:1] in ("{", "[") and _is_json(text):
        return "json"
    if _DIFF.match(head) or (head.startswith("index ") and _DIFF.search(head)):
        return "diff"
    return "console" if _PROMPT.match(head) else ""


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


@lru_cache(maxsize=_KEPT)
def _rows(text: str, name: str) -> Rows | None:
    lexer = _lexer(name)
    if lexer is None:
        return None
    rows: list[list[Piece]] = [[]]
    try:
        for _at, token, value in lexer.get_tokens_unprocessed(text + "\n"):
            first, *others = value.split("\n")
            role = _role(token)
            _add(rows[-1], first, role)
            for part in others:
                rows.append([])
                _add(rows[-1], part, role)
    except Exception:  # six hundred lexers of other people's: a mistake in one costs the colours, not the code
        return None
    whole = "\n".join("".join(piece for piece, _role in row) for row in rows)
    return tuple(map(tuple, rows[:-1])) if whole == text + "\n" else None


def _add(row: list[Piece], text: str, role: str) -> None:
    if not text:
        return
    if row and row[-1][1] == role:
        row[-1] = (row[-1][0] + text, role)
    else:
        row.append((text, role))


@lru_cache(maxsize=_KEPT)
def _lexer(name: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(name) if name in _known() else None


@cache
def _known() -> frozenset[str]:
    """The names of Pygments' own lexers; for one that is not there it would search every installed package."""
    from pygments.lexers import get_all_lexers

    return frozenset(alias for _name, aliases, _files, _types in get_all_lexers(plugins=False) for alias in aliases)


@lru_cache(maxsize=512)
def _role(token: Any) -> str:
    """The role of one of Pygments' kinds of token; what it does not tell by itself, its kin does."""
    names = str(token).removeprefix("Token.").split(".")
    return next((role for n in range(len(names), 0, -1) if (role := _ROLES.get(".".join(names[:n])))), PLAIN)
