"""The least a Textual program with our shape can be: three panes drawn by the line API, a few lines each.

What starting Textual itself costs; it reads no file, has no style beyond the panes' widths, `j` is answered, and `q`
ends it.
"""

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Pane(ScrollView):
    """A pane of static lines."""

    LINES = 30
    is_answered = False

    def on_mount(self) -> None:
        self.virtual_size = Size(30, self.LINES)

    def render_line(self, y: int) -> Strip:
        text = f"bare-pane-line-{y}" if y < self.LINES else ""
        if y == 0 and self.is_answered:
            text = "bare-pane-answer"
        return Strip([Segment(text)]).adjust_cell_length(self.size.width)


class BareApp(App[None]):
    """Three panes beside each other."""

    CSS = "Pane { width: 1fr; height: 1fr; }"
    BINDINGS = [("q", "quit", "Quit"), ("j", "answer", "Answer")]  # noqa: RUF012 - Textual's own way to write them

    def compose(self) -> ComposeResult:
        with Horizontal():
            for _ in range(3):
                yield Pane()

    def action_answer(self) -> None:
        pane = self.query(Pane).first()
        pane.is_answered = True
        pane.refresh()


if __name__ == "__main__":
    BareApp().run()
