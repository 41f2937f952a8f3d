"""Lists of an HTML body: numbered as their authors number them, lists of tasks, terms with their meanings.

Must never lose what sloppy writers put into a list outside its items.
"""

import re
from collections.abc import Iterable, Iterator
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
_TERM_OR_MEANING = ("dt", "dd")
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
    for group in _grouped(children(node), ("li",)):
        if group[0].tag == "li":
            if reader.shows(group[0]):
                items.append(_item(reader, group[0], look))
        elif blocks := reader.flow_from(group, look).blocks:
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


def _grouped(nodes: Iterable[LexborNode], alone: tuple[str, ...]) -> Iterator[list[LexborNode]]:
    """`nodes` of the names in `alone` by themselves, the others, as sloppy writers mix them in, together."""
    loose: list[LexborNode] = []
    for node in nodes:
        if node.tag in alone:
            if loose:
                yield loose
                loose = []
            yield [node]
        else:
            loose.append(node)
    if loose:
        yield loose


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
    parts = list(_parts(node))
    if any(part.tag == "dt" and part.css_first("img") is not None and not part.text().strip() for part in parts):
        reader.put(flow, *reader.flow_from(parts, look).blocks)  # how galleries were once set
        return
    for group in _grouped(parts, _TERM_OR_MEANING):
        part = group[0]
        if part.tag in _TERM_OR_MEANING and not reader.shows(part):
            continue
        if part.tag == "dt":
            items.append((reader.inlines(part, look), ()))
            continue
        inner = reader.flow_of(part, look) if part.tag == "dd" else reader.flow_from(group, look)
        blocks = tuple(inner.blocks)
        if blocks and items and not items[-1][1]:
            items[-1] = (items[-1][0], blocks)
        elif blocks:
            items.append(((), blocks))
    if items:
        reader.put(flow, Definitions(tuple(items)))


def _parts(node: LexborNode) -> Iterator[LexborNode]:
    """What a `dl` holds, and what a `div` in it does that holds terms and their meanings together."""
    for child in children(node):
        inner = list(children(child)) if child.tag == "div" else []
        if any(part.tag in _TERM_OR_MEANING for part in inner):
            yield from inner
        else:
            yield child
