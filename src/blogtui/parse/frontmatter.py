"""The front matter of a post file: YAML between `---`, TOML between `+++`, a JSON object, or none.

Must never run what it reads (SafeLoader), and never lose a word of the post because its front matter is broken.
"""

import json
import re
from typing import Any

_YAML = re.compile(r"\s*---[ \t]*\n(?P<front>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<front>.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_META = re.compile(r"(?:[A-Za-z][\w\-]{0,30}:[ \t]*[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?:[ \t]*\n|\Z)")
_META_LINE = re.compile(r"^(?P<key>[A-Za-z][\w\-]*):[ \t]*(?P<value>.*(?:\n[ \t]+\S.*)*)$", re.MULTILINE)
# Pelican's `Title: …` lines are only front matter when they name a post's own fields.
_META_NAMES = frozenset(("title", "date", "slug", "tags", "category", "author", "authors", "summary"))
_BLANK_YAML_LINE = re.compile(r"^[ \t]*(?:#.*)?$")
_SIMPLE_YAML = re.compile(r"^(?P<key>[A-Za-z][\w\-]*)[ \t]*:[ \t]+(?P<value>\S.*)$", re.MULTILINE)
_MOST = 200_000


def split_front_matter(text: str) -> tuple[dict[str, Any], str, bool]:
    """The fields (keys in lower case), the body, and whether the front matter could be understood.

    What only looks like front matter stays in the body; of broken YAML, the plain `key: value` lines are kept.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _YAML.match(text):
        fields = _yaml(match["front"])
        if fields is None and not _SIMPLE_YAML.search(match["front"]):
            return {}, text, not match["front"].strip()  # two rules with words between them
        if fields is None:
            return _simple(match["front"]), text[match.end() :], False
        return _lowered(fields), text[match.end() :], True
    if match := _TOML.match(text):
        fields = _toml(match["front"])
        return _lowered(fields or _simple_toml(match["front"])), text[match.end() :], fields is not None
    if text.lstrip()[:1] == "{" and (found := _json(text)):
        return _lowered(found[0]), found[1], True
    if (match := _META.match(text)) and (fields := _meta(match[0])):
        return fields, text[match.end() :], True
    return {}, text, True


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
        # Tabs are no YAML, but people write them; aliases multiply, and no post's front matter needs them.
        fields = yaml.load(front.replace("\t", "    "), Loader=loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError, OverflowError, LookupError):
        return None
    return fields if isinstance(fields, dict) else None


def _loader() -> Any:
    """A SafeLoader that keeps dates as they were written (an impossible one must not lose the rest), and no alias."""
    import yaml

    class Loader(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("aliases are not read")
            return super().compose_node(parent, index)

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Loader


def _simple(front: str) -> dict[str, Any]:
    return {match["key"].lower(): match["value"].strip().strip("\"'") for match in _SIMPLE_YAML.finditer(front)}


def _toml(front: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _simple_toml(front: str) -> dict[str, Any]:
    found = re.finditer(r"^(?P<key>[A-Za-z][\w\-]*)[ \t]*=[ \t]*(?P<value>\S.*)$", front, re.MULTILINE)
    return {match["key"]: match["value"].strip().strip("\"'") for match in found}


def _json(text: str) -> tuple[dict[str, Any], str] | None:
    """Hugo's third kind: an object before everything else."""
    start = len(text) - len(text.lstrip())
    try:
        fields, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return (fields, text[end:].lstrip("\n")) if isinstance(fields, dict) and "title" in _lowered(fields) else None


def _meta(block: str) -> dict[str, Any]:
    fields = {match["key"].lower(): " ".join(match["value"].split()) for match in _META_LINE.finditer(block)}
    return dict(fields) if "title" in fields and len(fields.keys() & _META_NAMES) > 1 else {}
