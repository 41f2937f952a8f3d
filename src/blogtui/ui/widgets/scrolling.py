"""The length of what scrolls in a widget that draws its own lines."""

from textual.geometry import Size
from textual.scroll_view import ScrollView


def set_length(view: ScrollView, width: int, lines: int) -> None:
    """Tell the scroll bar of `view` how much there is to see, in cells.

    The view stays where it stands among the others, so that the screen need not be laid out anew, as Textual would.
    """
    size = Size(width, lines)
    if view.styles.is_auto_height or not view.is_attached:
        view.virtual_size = size
    elif size != view.virtual_size:
        view.set_reactive(ScrollView.virtual_size, size)
        view._scroll_update(size)
