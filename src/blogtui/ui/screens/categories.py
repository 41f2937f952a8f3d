"""Choosing categories by typing: any of several, all of some, none of others. Returns the choice, applies nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events

from blogtui.i18n import gettext as _
from blogtui.i18n import number
from blogtui.model.rows import CategoryRow
from blogtui.model.text import swedish_key
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.keys import take_own_keys
from blogtui.ui.look import Look
from blogtui.ui.screens.pick import KEYS, Choice, ChoiceList, PickScreen
from blogtui.ui.widgets.line_list import LineList

ANY, ALSO, WITHOUT = "any", "also", "without"
_KEYS = {
    **{does: keys for does, keys in KEYS.items() if does != "choose_too"},
    "ask('any')": ("=space",),
    "ask('also')": ("=plus",),
    "ask('without')": ("=minus",),
    "order": ("=ctrl+o",),
}
_SIGN_ENDS = 3  # cells
_SIGNS = {ANY: "◉", ALSO: "⊕", WITHOUT: "⊖"}


class Chosen(NamedTuple):
    """Categories by name: posts in any of `any`, in all of `also`, and in none of `without`."""

    any: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class CategoryList(ChoiceList):
    """Categories with their counts, each with the sign of how it is asked for."""

    class Ticked(LineList.Moved):
        """The sign before a category was clicked."""

    def __init__(self, look: Look, choices: Sequence[Choice], ways: dict[str, str]) -> None:
        super().__init__(look, choices, set(), many=True)
        self.ways = ways

    def reorder(self, choices: Sequence[Choice], typed: str) -> None:
        """Show the same categories in another order."""
        here = self.current
        self.set_choices(choices)
        self.narrow(typed)
        if here is not None and here in self.matching:
            self.rows_changed(self.matching.index(here))

    def toggle(self, way: str) -> bool:
        """Ask for the current one in this way, or no longer; whether there is one."""
        choice = self.current
        if choice is None:
            return False
        if self.ways.get(choice.key) == way:
            del self.ways[choice.key]
        else:
            self.ways[choice.key] = way
        self.move_to(self.cursor + 1)
        self.refresh()
        return True

    def on_click(self, event: events.Click) -> None:
        index = self.row_clicked(event)
        if index is not None and event.x < _SIGN_ENDS:
            event.prevent_default()
            self.move_to(index)
            self.post_message(self.Ticked(self, index))

    def tick(self) -> None:
        """Ask for the current one in the next way: any, also, without, not at all."""
        key = self.matching[self.cursor].key
        places = ["", *_SIGNS]
        way = places[(places.index(self.ways.get(key, "")) + 1) % len(places)]
        self.ways[key] = way
        if not way:
            del self.ways[key]
        self.refresh()

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        look, choice = self.look, self.matching[index]
        way = self.ways.get(choice.key, "")
        sign = (f" {_SIGNS.get(way, '○')} ", look.bad if way == WITHOUT else look.accent)
        label = fit(choice.label, width - cell_len(choice.detail) - cell_len(sign[0]) - 2)
        space = " " * max(1, width - cell_len(sign[0] + label + choice.detail) - 1)
        return [sign, (label, look.strong), (space, look.text), (choice.detail, look.quiet)]


class CategoryScreen(PickScreen):
    """Returns a `Chosen`, or None when it was left. Space means "or", + "and", - "not"."""

    def __init__(
        self,
        look: Look,
        rows: Sequence[CategoryRow],
        chosen: Chosen,
        own: Sequence[str] = (),
        recent: Sequence[str] = (),
        *,
        by_name: bool = False,
    ) -> None:
        """`chosen` are keys of categories, as those that come first: the post's `own` and the `recent` ones."""
        super().__init__(look, _("Filter by category"), ())
        take_own_keys(self, _KEYS, priority=" ".join(_KEYS))
        self.many = True
        self.rows, self.own, self.by_name = rows, frozenset(own), by_name
        self._places = {key: place for place, key in enumerate(dict.fromkeys([*own, *recent]))}
        self.ways = {key: way for way in (ANY, ALSO, WITHOUT) for key in getattr(chosen, way)}
        self.list: CategoryList = CategoryList(look, self._choices(), self.ways)
        self.foot = _("Space: or · +: and · -: not · Ctrl+O: order · Enter applies · Esc leaves")

    def _choices(self) -> list[Choice]:
        places, rows = self._places, list(self.rows)
        if self.by_name:
            rows.sort(key=lambda row: swedish_key(row.name))
        else:
            rows.sort(key=lambda row: (row.key not in self.ways, places.get(row.key, len(places))))
        return [Choice(row.key, row.name, _counts(row, is_own=row.key in self.own)) for row in rows]

    def action_ask(self, way: str) -> None:
        """Ask for the current category in this way too, or no longer."""
        self.toggled = self.list.toggle(way) or self.toggled
        self.begin_anew()

    def on_category_list_ticked(self) -> None:
        self.list.tick()
        self.toggled = True

    def action_order(self) -> None:
        """By name, or by count with the post's own and the recent ones first."""
        self.by_name = not self.by_name
        self.list.reorder(self._choices(), self.typed)

    def answer(self) -> Chosen | None:
        current = self.list.current
        is_as_it_was = bool(self.ways) and not self.typed and self.list.cursor == 0
        if not self.toggled and not is_as_it_was:
            return Chosen((current.label,)) if current is not None else None
        names = {row.key: row.name for row in self.rows}
        chosen: dict[str, list[str]] = {ANY: [], ALSO: [], WITHOUT: []}
        for key, way in self.ways.items():
            chosen[way].append(names.get(key, key))
        return Chosen(*(tuple(chosen[way]) for way in (ANY, ALSO, WITHOUT)))


def _counts(row: CategoryRow, *, is_own: bool) -> str:
    counts = number(row.posts)
    if row.unread:
        counts = _("{unread} unread of {posts}", unread=number(row.unread), posts=counts)
    counts = f"{counts} ★" if row.pinned else counts
    return _("this post · {counts}", counts=counts) if is_own else counts
