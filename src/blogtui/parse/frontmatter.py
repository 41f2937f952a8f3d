"""The front matter of a post file: YAML between `---`, TOML between `+++`, a JSON object, or `Title:` lines.

Must never run what it reads (SafeLoader), and never lose a word of the post because its front matter is broken.
"""

import json
import re
from typing import Any

# Eleventy writes the language of its front matter behind the first rule.
_YAML = re.compile(
    r"\s*---[ \t]*(?P<kind>yaml|yml|json|toml|js|javascript)?[ \t]*\n"
    r"(?P<front>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<front>.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_META = re.compile(r"(?:[A-Za-z][\w\-]{0,30}:[ \t]*[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?:[ \t]*\n|\Z)")
_META_LINE = re.compile(r"^(?P<key>[A-Za-z][\w\-]*):[ \t]*(?P<value>.*(?:\n[ \t]+\S.*)*)$", re.MULTILINE)
# Pelican's `Title: …` lines are only front matter when they name a post's own fields.
_META_NAMES = frozenset(("title", "date", "slug", "tags", "category", "author", "authors", "summary", "status"))
_BLANK_YAML_LINE = re.compile(r"^[ \t]*(?:#.*)?$")
_SIMPLE_YAML = re.compile(r"^(?P<key>[A-Za-z][\w\-]*)[ \t]*:[ \t]+(?P<value>\S.*)$", re.MULTILINE)
_SIMPLE_LIST = re.compile(
    r"^(?P<key>[A-Za-z][\w\-]*)[ \t]*:[ \t]*\n(?P<items>(?:[ \t]*-[ \t]+\S.*(?:\n|\Z))+)", re.MULTILINE
)
_SIMPLE_JS = re.compile(
    r"^\s*[\"']?(?P<key>[A-Za-z]\w*)[\"']?[ \t]*:[ \t]*(?P<value>[\"'\[].*?),?[ \t]*$", re.MULTILINE
)
_SIMPLE_TOML = re.compile(r"^(?P<key>[A-Za-z][\w\-]*)[ \t]*=[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_NULL = "tag:yaml.org,2002:null"
_MOST = 200_000


def split_front_matter(text: str) -> tuple[dict[str, Any], str, bool]:
    """The fields (keys in lower case), the body, and whether the front matter could be understood.

    What only looks like front matter stays in the body; of broken YAML, the plain `key: value` lines are kept.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _YAML.match(text):
        return _between_rules(match, text)
    if match := _TOML.match(text):
        fields = _toml(match["front"])
        return _lowered(fields or _simple(match["front"], _SIMPLE_TOML)), text[match.end() :], fields is not None
    if text.lstrip()[:1] == "{" and (found := _json(text)):
        return _lowered(found[0]), found[1], True
    if (match := _META.match(text)) and (fields := _meta(match[0])):
        return fields, text[match.end() :], True
    return {}, text, True


def _between_rules(match: re.Match[str], text: str) -> tuple[dict[str, Any], str, bool]:
    front, body = match["front"], text[match.end() :]
    if match["kind"] in ("js", "javascript"):
        return _simple(front, _SIMPLE_JS), body, False
    if match["kind"] == "toml":
        fields = _toml(front)
        return _lowered(fields or _simple(front, _SIMPLE_TOML)), body, fields is not None
    fields = _yaml(front)  # JSON is YAML too
    if fields is not None:
        return _lowered(fields), body, True
    if not _SIMPLE_YAML.search(front) and not _SIMPLE_LIST.search(front):
        return {}, text, not front.strip()  # two rules with words between them
    return _simple_yaml(front), body, False


def _lowered(fields: dict[Any, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in fields.items()}


def _yaml(front: str) -> dict[Any, Any] | None:
    if all(_BLANK_YAML_LINE.match(line) for line in front.split("\n")):
        return {}
    if len(front) > _MOST:
        return None
    import yaml

    loader = _loader()
    try:
        # Tabs are no YAML, but people write them.
        fields = yaml.load(front.replace("\t", "    "), Loader=loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError, OverflowError, LookupError):
        return None
    return fields if isinstance(fields, dict) else None


def _loader() -> Any:
    """A SafeLoader that keeps every word as it was written: a title may be `1.10`, `12:30`, `On` or no possible date.

    An alias of a single value is read; of a list or mapping, which multiply, nothing is.
    """
    import yaml

    class Loader(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                anchored = self.anchors.get(self.get_event().anchor)  # type: ignore[no-untyped-call]
                return anchored if isinstance(anchored, yaml.ScalarNode) else yaml.ScalarNode(_NULL, "")
            return super().compose_node(parent, index)

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Loader


def _simple(front: str, line: re.Pattern[str]) -> dict[str, Any]:
    return {match["key"].lower(): match["value"].strip().strip("\"'") for match in line.finditer(front)}


def _simple_yaml(front: str) -> dict[str, Any]:
    lists = {
        match["key"].lower(): [item.strip(" \t-\"'") for item in match["items"].splitlines()]
        for match in _SIMPLE_LIST.finditer(front)
    }
    return {**lists, **_simple(front, _SIMPLE_YAML)}


def _toml(front: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _json(text: str) -> tuple[dict[str, Any], str] | None:
    """Hugo's third kind: an object before everything else."""
    start = len(text) - len(text.lstrip())
    try:
        fields, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    named = isinstance(fields, dict) and _lowered(fields).keys() & {"title", "date"}
    return (fields, text[end:].lstrip("\n")) if named else None


def _meta(block: str) -> dict[str, Any]:
    fields = {match["key"].lower(): " ".join(match["value"].split()) for match in _META_LINE.finditer(block)}
    known = fields.keys() & _META_NAMES
    return dict(fields) if len(known) > 1 or fields.keys() == {"title"} else {}
