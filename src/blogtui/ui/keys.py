"""Bindings out of the table of actions and the keys in force; nothing is bound anywhere else.

Textual's own keymap is not used: it cannot take a key away, says nothing of ids that there are not, and is laid over
every binding at each key that is pressed. Here all nodes of a place share one map, which is filled anew instead.
"""

from collections.abc import Mapping

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from blogtui.actions import ACTIONS, Action, Place, keys_of

_shared: dict[tuple[Place, ...], BindingsMap] = {}


def take_keys(node: DOMNode, *places: Place) -> None:
    """Give a node the keys in force of every action of these places, now and after each `bind_anew`."""
    if places not in _shared:
        _shared[places] = _bindings_for(places)
    node._bindings = _shared[places]


def bind_anew() -> None:
    """Other keys are in force: every node that took some follows."""
    for places, shared in _shared.items():
        shared.key_to_bindings = _bindings_for(places).key_to_bindings


def take_own_keys(node: DOMNode, wanted: Mapping[str, tuple[str, ...]], *, priority: str = "") -> None:
    """Give a screen of its own keys: by Textual's words for what is done, the ids of actions or `=key`.

    `priority` names what comes before the widget that has the focus. Of two with one key the first has it.
    """
    bindings, taken = [], set[str]()
    for does, names in wanted.items():
        for name in names:
            for key in (name[1:],) if name[0] == "=" else keys_of(name):
                if key not in taken:
                    taken.add(key)
                    bindings.append(Binding(key, does, show=False, priority=does in priority.split()))
    node._bindings = BindingsMap(bindings)


def _bindings_for(places: tuple[Place, ...]) -> BindingsMap:
    return BindingsMap(
        [_binding(action, key) for action in ACTIONS if action.place in places for key in keys_of(action.id)]
    )


def _binding(action: Action, key: str) -> Binding:
    more = f", '{key}'" if action.takes_key else ""
    does = f"do('{action.method}'{more})" if action.place == "app" else action.method
    return Binding(key, does, action.label, show=False, id=action.id)
