"""reStructuredText, as far as a post needs it: its title and its fields; the rest stays the text that it is."""

import re

_FIELD = re.compile(r"^(?::(?P<name>[A-Za-z][\w\-]*):|\.\.[ \t]+(?P<comment>[a-z][\w\-]*):)[ \t]*(?P<value>.*)$")
_LINE = re.compile(r"^([=\-`:.'\"~^_*+#])\1{2,}\s*$")


def split_rst(text: str) -> tuple[str, dict[str, str], str]:
    """The title, the fields (Pelican's `:date:`, Nikola's `.. date:`) and the rest of `text`."""
    lines = text.replace("\r\n", "\n").split("\n")
    fields: dict[str, str] = {}
    title, at = "", 0
    while at < len(lines):
        line = lines[at].rstrip()
        if not line.strip():
            at += 1
        elif match := _FIELD.match(line):
            fields[(match["name"] or match["comment"]).lower()] = match["value"].strip()
            at += 1
        elif not title and (taken := _title_lines(lines, at)):
            title, at = lines[at + taken - 2].strip(), at + taken
        else:
            break
    return title, fields, "\n".join(lines[at:])


def _title_lines(lines: list[str], at: int) -> int:
    """How many lines the title at `at` takes with its rules; 0 where there is none."""
    if _LINE.match(lines[at]) and at + 2 < len(lines) and _LINE.match(lines[at + 2]) and lines[at + 1].strip():
        return 3
    return 2 if at + 1 < len(lines) and lines[at].strip() and _LINE.match(lines[at + 1]) else 0
