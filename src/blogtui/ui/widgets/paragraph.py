"""Plain words in a widget: wrapped, never read as markup (S2)."""

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from blogtui.ui.cells import strip_of, text_rows
from blogtui.ui.look import Look


class Text(Widget):
    """A few lines of text as tall as they need."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self.look, self.text = look, text

    def _rows(self, width: int) -> list[str]:
        return [row for line in self.text.split("\n") for row in (text_rows(line, max(1, width - 2), 50) or [""])]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        rows = self._rows(self.size.width)
        return strip_of([(" " + rows[y] if y < len(rows) else "", self.look.text)], self.size.width, self.look.sheet)
