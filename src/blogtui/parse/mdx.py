"""MDX (Astro): a post's Markdown without its imports, exports and comments, components as what they enclose.

Must never touch fenced code, and lose no words between a component's tags.
"""

import re
from html import escape

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
_MODULE = re.compile(r"^(?:import\s+(?:[\w*{\"']|type\s)|export\s+(?:const|let|var|default|function|async|type|\{|\*))")
_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\s*(?:(?P<quote>[\"'`])(?P<words>[^\"'`{}\n]*)(?P=quote)|[A-Za-z_][\w.?\[\]]*)\s*\}")
# A value in braces may hold braces of its own, two deep (style={{…}}, items={[{…}]}).
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_COMPONENT = re.compile(
    rf"</[A-Z][\w.]*\s*>|</?>|<(?P<name>[A-Z][\w.]*)(?P<rest>(?:\s+[\w:\-.]+(?:=(?:\"[^\"]*\"|'[^']*'|{_BRACES}))?|\s+{_BRACES})*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([\w\-]+)=\{?[\"'`]([^\"'`]*)[\"'`]")


def without_components(body: str) -> str:
    """`body` as plain Markdown."""
    parts: list[str] = []
    words: list[str] = []
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            if words:
                parts.append(_plain(words))
            words, fence = [], mark[1]
        elif fence and mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            words.append(line)
            continue
        parts.append(line)
    return "\n".join((*parts, _plain(words)) if words else parts)


def _plain(lines: list[str]) -> str:
    text = _COMMENT.sub("", "\n".join(_without_modules(lines)))
    text = _COMPONENT.sub(_enclosed, text) if len(text) < 1_000_000 else text
    return _EXPRESSION.sub(lambda match: match["words"] or "", text)


def _without_modules(lines: list[str]) -> list[str]:
    """The lines without `import …` and `export …`, which go on until their brackets are closed."""
    kept: list[str] = []
    depth = 0
    for line in lines:
        if depth > 0 and line.strip():
            depth += _opened(line)
        elif _MODULE.match(line):
            depth = _opened(line)
        else:
            depth = 0
            kept.append(line)
    return kept


def _opened(line: str) -> int:
    return sum(line.count(mark) for mark in "{[(") - sum(line.count(mark) for mark in "}])")


def _enclosed(match: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(match["rest"] or ""))
    name, source = (match["name"] or "").lower(), attributes.get("src", "")
    if source and re.search(r"image|img|picture|figure|photo", name):
        return f'<img src="{escape(source)}" alt="{escape(attributes.get("alt", ""))}">'
    if (video := attributes.get("id", "")) and name in ("youtube", "vimeo"):
        start = "https://www.youtube.com/watch?v=" if name == "youtube" else "https://vimeo.com/"
        return f"<{video if video.startswith('http') else start + video}>"
    return ""
