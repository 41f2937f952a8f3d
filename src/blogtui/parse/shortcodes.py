"""Liquid tags, shortcodes and MDX components in a post's text, turned into what they show or dropped.

Must never touch code, fenced or in backticks, nor take longer than the text is long.
"""

import re
from html import escape

from blogtui.parse.mdx import without_components

_MARK = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$|`+|\{\{[<%]|\{%|\{\{|\{:", re.MULTILINE)
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}", "{:": "}"}
_LONGEST_TAG = 3_000
_LONGEST_CODE = 5_000
_NAME = re.compile(r"\s*(?P<end>/?)\s*(?P<name>[A-Za-z_][\w./\-]*)\s*(?P<rest>.*)", re.DOTALL)
_ARGUMENT = re.compile(
    r"(?:(?P<key>[A-Za-z_][\w\-]*)\s*[=:]\s*)?(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<w>[^\s\"'(),]+))"
)
_LITERAL = re.compile(r"\s*[\"'](?P<words>[^\"']*)[\"']\s*(?:\|.*)?", re.DOTALL)
_EXPRESSION = re.compile(r"\s*[A-Za-z_][\w.\-]*(?:\[[^\]]*\])*\s*(?:\(.*\))?\s*(?:\|.*)?", re.DOTALL)
# `\frac{{a}}{{b}}` is mathematics.
_BEFORE_MATHEMATICS = re.compile(r"(?:\\[A-Za-z]+|[}^_])$")
_LINK_HERE = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\(\s*$")
_REFERENCES = frozenset(("ref", "relref", "post_url", "link", "page_url"))
_VERBATIM = frozenset(("raw", "verbatim"))
_UNSHOWN = frozenset(("comment", "capture"))
_CODE = frozenset(("highlight", "code", "codeblock", "prism"))
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v=",
    "youtubelite": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "gist": "https://gist.github.com/",
}
_FIGURES = re.compile(r"figure|fig|image|img|picture|asset_img|photo|responsive-image", re.IGNORECASE)
_SOURCES = ("src", "url", "image_path", "image", "path", "file", "link")


def shown(body: str, *, components: bool = False) -> str:
    """`body` as its readers see it; with `components` an MDX file's imports and components go too."""
    body = without_components(body) if components else body
    return _Scan(body).run() if "{" in body else body


class _Scan:
    """One way through the text; what has no end is remembered, so that it is looked for once."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.out = text, 0, [""]
        self.endless: set[str] = set()

    def run(self) -> str:
        while match := _MARK.search(self.text, self.at):
            self.keep(match.start())
            if match["fence"]:
                self.keep(self.after_fence(match))
            elif match[0][0] == "`":
                self.keep(self.after_code(match))
            else:
                self.tag(match)
        self.keep(len(self.text))
        return "".join(self.out)

    def keep(self, end: int) -> None:
        self.out.append(self.text[self.at : end])
        self.at = end

    def after_fence(self, match: re.Match[str]) -> int:
        mark = match["fence"]
        if "`" in match["info"] and mark[0] == "`":
            return match.end()
        end = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE).search(self.text, match.end())
        return end.end() if end else len(self.text)

    def after_code(self, match: re.Match[str]) -> int:
        ticks = re.compile(rf"(?<!`){match[0]}(?!`)")
        end = ticks.search(self.text, match.end(), match.end() + _LONGEST_CODE)
        return end.end() if end and "\n\n" not in self.text[match.end() : end.start()] else match.end()

    def tag(self, match: re.Match[str]) -> None:
        opener = match[0]
        closer = _CLOSERS[opener]
        end = self.text.find(closer, match.end(), match.end() + _LONGEST_TAG)
        inner = self.text[match.end() : end]
        if end < 0 or "\n\n" in inner or (opener == "{:" and "\n" in inner):
            self.keep(match.end())
            return
        self.at = end + len(closer)
        if inner.startswith("/*") and inner.rstrip().endswith("*/"):  # Hugo's way to show a shortcode
            self.out.append(f"`{opener}{inner.strip()[2:-2]}{closer}`")
        elif opener == "{{":
            self.expression(inner.strip("-~"), match.start())
        elif opener != "{:":
            self.command(inner.strip("-~"))

    def expression(self, inner: str, start: int) -> None:
        if literal := _LITERAL.fullmatch(inner):
            self.out.append(literal["words"])
        elif _BEFORE_MATHEMATICS.search(self.text[max(0, start - 40) : start]) or not _EXPRESSION.fullmatch(inner):
            self.out.append(self.text[start : self.at])
        else:
            name = _NAME.fullmatch(inner)
            self.out.append(_shown_by(name["name"], name["rest"].strip("() ")) if name and "(" in inner else "")

    def command(self, inner: str) -> None:
        match = _NAME.fullmatch(inner)
        if match is None or match["end"]:
            return
        name, rest = match["name"].lower(), match["rest"]
        if name in _VERBATIM:
            self.out.append(self.until(name) or "")
        elif name in _UNSHOWN:
            self.until(name)
        elif name in _CODE and (code := self.until(name)) is not None:
            self.out.append(_code(code, rest))
        elif name in _REFERENCES:
            self.reference(rest)
        elif name == "include" and (file := _NAME.match(rest)):
            self.out.append(_shown_by(re.sub(r"\.\w+$", "", file["name"]).rpartition("/")[2], file["rest"]))
        else:
            self.out.append(_shown_by(name, rest))

    def until(self, name: str) -> str | None:
        """What stands before the end of the block `name`, which is passed; None where it has none."""
        if name in self.endless:
            return None
        ends = rf"\{{%[-~]?\s*(?:end_?{name}|end)\s*[-~]?%\}}|\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
        end = re.compile(ends, re.IGNORECASE).search(self.text, self.at)
        if end is None:
            self.endless.add(name)
            return None
        inner, self.at = self.text[self.at : end.start()], end.end()
        return inner

    def reference(self, rest: str) -> None:
        """A link that only the generator can follow is its words."""
        closing = re.compile(r"[^\s()]{0,200}[ \t]*(?:\"[^\"\n]{0,200}\")?\)").match(self.text, self.at)
        before = "".join(self.out[-3:])
        if closing and (link := _LINK_HERE.search(before)):
            self.out[-3:] = [before[: link.start()] + link["words"]]
            self.at = closing.end()
            return
        target = next(iter(_arguments(rest)[1]), "")
        stem = re.sub(r"\.\w{2,8}(?:#.*)?$", "", target.rstrip("/").rpartition("/")[2])
        # Within an address (href="…") words would be no better than nothing, and do no harm.
        self.out.append(stem)


def _arguments(rest: str) -> tuple[dict[str, str], list[str]]:
    named: dict[str, str] = {}
    bare: list[str] = []
    for match in _ARGUMENT.finditer(rest[:_LONGEST_TAG]):
        value = next(part for part in (match["d"], match["s"], match["w"]) if part is not None)
        if match["key"] and not (match["w"] or "").startswith("//"):
            named[match["key"].lower()] = value
        elif match["key"]:
            bare.append(match[0])
        else:
            bare.append(value)
    return named, bare


def _shown_by(name: str, rest: str) -> str:
    named, bare = _arguments(rest)
    name = name.lower()
    if start := _VIDEOS.get(name):
        return _linked(start, named, bare)
    if name in ("tweet", "x", "twitter"):
        return _linked("https://x.com/i/status/", {"id": named["id"]} if "id" in named else {}, bare[-1:])
    if _FIGURES.fullmatch(name):
        return _figure(named, bare)
    return ""


def _linked(start: str, named: dict[str, str], bare: list[str]) -> str:
    parts = [named[key] for key in ("user", "username", "id", "url") if named.get(key)] or bare[:2]
    path = "/".join(parts if start.endswith(".com/") else parts[:1])
    address = path if path.startswith(("https://", "http://")) else start + path
    return f"<{escape(address)}>" if path and not re.search(r"[\s<>]", address) else ""


def _figure(named: dict[str, str], bare: list[str]) -> str:
    paths = [word for word in bare if re.search(r"[./]", word)]
    source = next((named[key] for key in _SOURCES if named.get(key)), paths[0] if paths else "")
    if not source:
        return ""
    after = " ".join(bare[bare.index(source) + 1 :]) if source in bare else ""
    words = re.sub(r"^[\d\s]+", "", after)  # Octopress writes the size before the words
    alt, caption = named.get("alt") or words, named.get("caption") or named.get("title") or ""
    picture = f'<img src="{escape(source)}" alt="{escape(alt or caption)}">'
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>" if caption else picture


def _code(code: str, rest: str) -> str:
    named, bare = _arguments(rest)
    language = re.sub(r"[^\w+#\-]", "", named.get("lang") or (bare[0] if bare else ""))
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"\n{fence}{language}\n{code.strip(chr(10))}\n{fence}\n"
