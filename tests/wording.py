"""Finds what the program says, in its source: calls of i18n, and sentences that go round it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blogtui.settings import SETTINGS

PACKAGE = Path(__file__).parent.parent / "src" / "blogtui"
TRANSLATES = {
    "gettext": "gettext",
    "_": "gettext",
    "ngettext": "ngettext",
    "gettext_noop": "gettext_noop",
    "N_": "gettext_noop",
}

# Sentences that are no words of the program's to its reader. Each with its reason; few, or the rule is wrong.
WAIVED: dict[str, str] = {
    "import sys; sys.path.append(sys.argv.pop(1)); from blogtui.worker import main; main()": "what a process runs",
    **dict.fromkeys(
        ("Internet Archive", "Apple Music", "Apple Podcasts", "Speaker Deck", "Google Docs"), "a site's own name"
    ),
}

_DOCUMENTED = [text for one in SETTINGS for text in (one.help, one.more, one.told, one.example)]

# Where a message comes in a variable: the expression, and where its words are marked with gettext_noop.
VARIABLE_MESSAGES = {
    "one if n == 1 else many": "ngettext itself",
    "_BY_ID[action_id].label": "the table in actions.py",
    "action.label": "the table in actions.py",
    "action.help": "the table in actions.py",
    "group": "the table in actions.py",
    "COMMANDS[name][1]": "the table in commands/__init__.py",
    "message": "the table in store/changes.py",
    "what": "the table in commands/__init__.py",
    "words": "the orders in ui/view.py",
    "SORTS[self.sort]": "the orders in ui/view.py",
}

# Calls whose words never reach the reader, and arguments that are names and not words.
_MUTE_CALLS = {
    "compile", "debug", "execute", "executemany", "executescript", "finditer", "fullmatch", "getLogger", "match",
    "namedtuple", "search", "split", "sub",
}  # fmt: skip
_MUTE_ARGUMENTS = {"prog", "metavar", "dest", "id", "classes", "flags", "type"}
_SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|WITH|WHERE|AND|OR|ORDER BY|VACUUM|ATTACH|"
    r"FROM|JOIN|LIMIT|SAVEPOINT|ROLLBACK|RELEASE|ANALYZE|REINDEX|EXISTS|NOT|IN|VALUES|SET|GROUP BY)\b"
)
_CSS = re.compile(r"[{;]\s*[a-z-]+\s*:")
_MARKUP = re.compile(r"\s*<[!?/a-zA-Z]")
_HEADER = re.compile(r"[\w.+-]+/\S")
_WORD = re.compile(r"(?<![\w{\[.#@])[^\W\d_]{2,}(?![\w}=\[\]]|\.\w)")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of i18n: the messages written in it (`variable` is what stands there otherwise), its values."""

    file: str
    line: int
    function: str
    messages: tuple[str, ...]
    variable: str
    values: frozenset[str]
    any_values: bool

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A string that reads as a sentence and is not given to i18n."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text!r}"


def sources() -> list[Path]:
    """The program's modules, without the catalogues."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "locale" not in path.parts]


def says(node: ast.AST) -> str:
    """Which function of i18n a node calls, "" for none."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    name = function.id if isinstance(function, ast.Name) else ""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "i18n":
        name = function.attr
    return TRANSLATES.get(name, "")


def calls(path: Path) -> Iterator[Call]:
    """Every call of i18n in a module."""
    for node in ast.walk(_tree(path)):
        if (function := says(node)) and isinstance(node, ast.Call):
            said = messages_of(node)
            yield Call(
                file=_named(path),
                line=node.lineno,
                function=function,
                messages=tuple(part.value for part in said if isinstance(part, ast.Constant)),
                variable=next((ast.unparse(part) for part in said if not isinstance(part, ast.Constant)), ""),
                values=frozenset(keyword.arg for keyword in node.keywords if keyword.arg),
                any_values=any(keyword.arg is None for keyword in node.keywords),
            )


def sentences(path: Path) -> Iterator[Sentence]:
    """Every string in a module that reads as a sentence and goes round i18n."""
    yield from _Finder(_named(path)).found(_tree(path))


def waived(sentence: Sentence) -> bool:
    return sentence.text in WAIVED


class _Finder:
    """Walks a module, past docstrings, what i18n is given, and what never reaches the reader."""

    def __init__(self, file: str) -> None:
        self._file = file

    def found(self, node: ast.AST) -> Iterator[Sentence]:
        if isinstance(node, ast.Constant | ast.JoinedStr):
            text = _written(node)
            if _is_sentence(text) and not _is_code_of(self._file.partition("/")[0], text):
                yield Sentence(self._file, node.lineno, text)
        said = messages_of(node)
        for child in ast.iter_child_nodes(node):
            if child not in said and not _is_mute(node, child):
                yield from self.found(child)


def messages_of(node: ast.AST) -> list[ast.expr]:
    """What a call gives to i18n to be translated."""
    function = says(node)
    return node.args[: 2 if function == "ngettext" else 1] if function and isinstance(node, ast.Call) else []


def _is_mute(parent: ast.AST, child: ast.AST) -> bool:
    if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
        return True  # a docstring
    if isinstance(child, ast.Call):
        name = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
        return name in _MUTE_CALLS
    if isinstance(child, ast.keyword):
        return child.arg in _MUTE_ARGUMENTS
    if isinstance(parent, ast.JoinedStr):
        return isinstance(child, ast.Constant)  # seen as a part of the whole
    if isinstance(parent, ast.Compare) or getattr(parent, "annotation", None) is child:
        return True  # what is recognised, and types
    return isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef) and parent.returns is child


def _written(node: ast.Constant | ast.JoinedStr) -> str:
    """A string as it stands, the places of an f-string as `{}`."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _is_sentence(text: str) -> bool:
    """Two words and a capital, or three words; and no code of another kind."""
    if " " not in text.strip() or any(rule.match(text) for rule in (_SQL, _MARKUP, _HEADER)) or _CSS.search(text):
        return False
    words = _WORD.findall(text)
    return len(words) >= (2 if words and words[0][0].isupper() else 3)


def _is_code_of(room: str, text: str) -> bool:
    """Whether a string belongs to what a room works with: parts of queries, words to recognise, examples."""
    if room == "store":
        return not text.lstrip()[0].isupper()
    if room == "parse":
        return text == text.lower() and not text.endswith((".", "!", "?"))
    return room == "commands" and all(f"{line} ".startswith("  blogtui ") for line in text.splitlines())


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _named(path: Path) -> str:
    return str(path.relative_to(PACKAGE)) if path.is_relative_to(PACKAGE) else path.name


WAIVED |= dict.fromkeys(filter(_is_sentence, _DOCUMENTED), "for docs/config.md, which is in English")
