"""Bindings out of the table of actions; nothing is bound anywhere else."""

from textual.binding import Binding, BindingType

from blogtui.actions import ACTIONS, Action, Place


def bindings_for(*places: Place) -> list[BindingType]:
    """Textual's bindings of every action of these places."""
    return [binding(action) for action in ACTIONS if action.place in places]


def binding(action: Action) -> Binding:
    """One action's binding; its id stays the same whatever keys it gets."""
    does = f"do('{action.method}')" if action.place == "app" else action.method
    return Binding(",".join(action.keys), does, action.label, show=False, id=action.id)
