"""A Textual program around one pane that notes what it painted and when. Shows nothing on any terminal."""

from time import perf_counter
from typing import Any

from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from bench.terminal import painted


class PaintedApp(App[None]):
    """Encodes every paint as a terminal's driver would, since without a terminal Textual leaves that out."""

    def __init__(self, pane: Widget) -> None:
        super().__init__()
        self._pane = pane
        self.paints: list[tuple[float, str]] = []

    def compose(self) -> ComposeResult:
        yield self._pane

    # Textual has no public place where a paint can be seen
    def _display(self, screen: Screen[object], renderable: Any) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            encoded = renderable.render_segments(self.console)
            when = perf_counter()
            self.paints.append((when, painted(encoded.encode())))
