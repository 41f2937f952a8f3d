"""Subscriptions become OPML 2.0 that any other reader takes: groups nested, everything escaped, no password (S12)."""

from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from blogtui.i18n import gettext as _
from blogtui.model.rows import BlogRow
from blogtui.model.text import clean_line, without_userinfo


def as_opml(blogs: Sequence[BlogRow], title: str = "blogtui") -> tuple[str, tuple[str, ...]]:
    """OPML of the subscriptions that have an address, and a sentence for each that has none and was left out.

    A group `A / B` is an outline B inside an outline A.
    """
    left_out = tuple(
        _("{name} is a folder or file on this computer and was left out.", name=blog.name)
        for blog in blogs
        if blog.kind != "url"
    )
    groups: dict[tuple[str, ...], list[BlogRow]] = defaultdict(list)
    for blog in blogs:
        if blog.kind == "url":
            groups[tuple(part.strip() for part in blog.group.split(" / ") if part.strip())].append(blog)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_attribute(title)[1:-1]}</title></head>",
        "  <body>",
        *_outlines(groups, (), "    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n", left_out


def _outlines(groups: dict[tuple[str, ...], list[BlogRow]], at: tuple[str, ...], indent: str) -> list[str]:
    """The blogs of the group `at`, and the groups inside it."""
    lines = [f"{indent}{_outline(blog)}" for blog in groups.get(at, ())]
    inner = dict.fromkeys(path[: len(at) + 1] for path in groups if len(path) > len(at) and path[: len(at)] == at)
    for path in inner:
        name = _attribute(path[-1])
        lines.append(f"{indent}<outline text={name} title={name}>")
        lines += _outlines(groups, path, indent + "  ")
        lines.append(f"{indent}</outline>")
    return lines


def _outline(blog: BlogRow) -> str:
    name = _attribute(blog.name)
    values = [f"text={name}", f"title={name}", 'type="rss"', f"xmlUrl={_attribute(without_userinfo(blog.url))}"]
    if blog.site:
        values.append(f"htmlUrl={_attribute(without_userinfo(blog.site))}")
    if blog.presentation:
        values.append(f"description={_attribute(blog.presentation)}")
    if blog.language:
        values.append(f"language={_attribute(blog.language)}")
    return f"<outline {' '.join(values)}/>"


def _attribute(text: str) -> str:
    """`text` as a quoted attribute that XML 1.0 allows: no character outside its range, double quotes around."""
    allowed = "".join(char for char in clean_line(text) if char not in "\ufffe\uffff")
    return quoteattr(allowed, {'"': "&quot;"})
