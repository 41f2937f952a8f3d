"""Lists of an HTML body: numbered as their authors number them, lists of tasks, terms with their meanings.

Must never lose what sloppy writers put into a list outside its items.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from selectolax.lexbor import LexborNode

from blogtui.model.document import Block, Blocks, Definitions, Inlines, List, ListStyle
from blogtui.parse.html_hidden import Attributes
from blogtui.parse.html_runs import Look
from blogtui.parse.html_tables import children, whole_number

if TYPE_CHECKING:
    from blogtui.parse.html_reader import Flow, Reader

_HIGHEST_NUMBER = 10**6
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*?\b(lower|upper)-(alpha|latin|roman)", re.IGNORECASE)
_STYLES = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}


@dataclass(slots=True)
class _Item:
    """An item as it is read; `value` is the number that it bears, None for the one that follows."""

    blocks: list[Block] = field(default_factory=list)
    check: bool | None = None
    value: int | None = None


def read_list(reader: "Reader", flow: "Flow", node: LexborNode, look: Look) -> None:
    """Put the list `node`, or as many lists as it takes to keep the numbers that single items bear."""
    items = _items(reader, node, look)
    if node.tag != "ol":
        shown = [item for item in items if item.blocks or item.check is not None]
        if shown:
            reader.put(flow, List(_blocks(shown), checks=_checks(shown)))
        return
    attributes = node.attributes
    step = -1 if "reversed" in attributes else 1
    first = whole_number(attributes.get("start"), len(items) if step < 0 else 1, _HIGHEST_NUMBER)
    for start, group in _numbered(items, first, step):
        reader.put(flow, List(_blocks(group), True, start, _checks(group), _style(attributes), step))


def _items(reader: "Reader", node: LexborNode, look: Look) -> list[_Item]:
    items: list[_Item] = []
    for child in children(node):
        if child.tag == "li":
            if reader.shows(child):
                items.append(_item(reader, child, look))
        elif blocks := stray(reader, child, look):
            if not items:
                items.append(_Item())
            items[-1].blocks += blocks
    return items


def _item(reader: "Reader", node: LexborNode, look: Look) -> _Item:
    flow = reader.flow_of(node, look)
    attributes = node.attributes
    if flow.check is None and "data-checked" in attributes:
        flow.check = attributes["data-checked"] == "true"
    told = attributes.get("value")
    return _Item(flow.blocks, flow.check, whole_number(told, 0, _HIGHEST_NUMBER) if told else None)


def stray(reader: "Reader", child: LexborNode, look: Look) -> list[Block]:
    """What stands in a list outside its items, as sloppy writers nest lists."""
    if child.is_text_node and not (child.text_content or "").strip():
        return []
    return reader.flow_from([child], look).blocks


def _numbered(items: list[_Item], number: int, step: int) -> list[tuple[int, list[_Item]]]:
    """`items` in groups that count on without a gap, each with its first number; none ends in an empty item."""
    groups: list[tuple[int, list[_Item]]] = []
    for item in items:
        if item.value is not None and item.value != number:
            number = item.value
            groups.append((number, []))
        if not groups or not groups[-1][1]:
            groups[-1:] = [(number, [])]
        if item.blocks or item.check is not None or groups[-1][1]:
            groups[-1][1].append(item)
        number += step
    for _start, group in groups:
        while group and not group[-1].blocks and group[-1].check is None:
            group.pop()
    return [(start, group) for start, group in groups if group]


def _blocks(items: list[_Item]) -> tuple[Blocks, ...]:
    return tuple(tuple(item.blocks) for item in items)


def _checks(items: list[_Item]) -> tuple[bool | None, ...]:
    return tuple(item.check for item in items) if any(item.check is not None for item in items) else ()


def _style(attributes: Attributes) -> ListStyle:
    told = attributes.get("type") or ""
    if told in ("a", "A", "i", "I"):
        return cast("ListStyle", told)
    if match := _STYLE.search(attributes.get("style") or ""):
        return cast("ListStyle", _STYLES[f"{match[1]}-{match[2]}".lower().replace("latin", "alpha")])
    return "1"


def read_definitions(reader: "Reader", flow: "Flow", node: LexborNode, look: Look) -> None:
    """Put the terms and meanings of the `dl` `node`; where no term has words, what it holds one after the other."""
    items: list[tuple[Inlines, Blocks]] = []
    parts = [part for child in children(node) for part in (children(child) if child.tag == "div" else (child,))]
    if any(part.tag == "dt" and part.css_first("img") is not None and not part.text().strip() for part in parts):
        reader.put(flow, *reader.flow_from(parts, look).blocks)  # how galleries were once set
        return
    for part in parts:
        if part.tag == "dt":
            if reader.shows(part):
                items.append((reader.inlines(part, look), ()))
            continue
        blocks = tuple(
            reader.flow_of(part, look).blocks
            if part.tag == "dd" and reader.shows(part)
            else _beside(reader, part, look)
        )
        if blocks and items and not items[-1][1]:
            items[-1] = (items[-1][0], blocks)
        elif blocks:
            items.append(((), blocks))
    if items:
        reader.put(flow, Definitions(tuple(items)))


def _beside(reader: "Reader", part: LexborNode, look: Look) -> list[Block]:
    return [] if part.tag == "dd" else stray(reader, part, look)
