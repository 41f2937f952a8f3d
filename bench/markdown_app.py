"""Textual's own `Markdown` widget as a reader of posts: `markdown_app.py FILE…`, a digit shows the file of that number.

What the article pane is measured beside. Its gutter is there from the start, so that a bar moves no word, and its last
row tells how many posts were shown to their end.
"""

import sys
from pathlib import Path

from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

READY = "klar-{count}."


class MarkdownApp(App[None]):
    """One post at a time."""

    CSS = "VerticalScroll { height: 1fr; scrollbar-gutter: stable; } Static { height: 1; }"
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - Textual's own way to write them
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Markdown()
        yield Static(READY.format(count=0))

    def on_mount(self) -> None:
        self._posts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
        self._shown = 0

    async def on_key(self, event: events.Key) -> None:
        if event.key.isdigit() and int(event.key) < len(self._posts):
            await self.query_one(Markdown).update(self._posts[int(event.key)])
            self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self._shown += 1
        self.query_one(Static).update(READY.format(count=self._shown))


if __name__ == "__main__":
    MarkdownApp().run()
