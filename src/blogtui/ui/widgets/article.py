"""The article pane: a page with what leads somewhere in it, hits of a search, and what someone selects.

Follows nothing itself: whoever owns the pane is told.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.selection import Selection

from blogtui.ui.cells import Run
from blogtui.ui.look import Look
from blogtui.ui.widgets.pager import Pager

if TYPE_CHECKING:
    from blogtui.layout.find import Hit, Piece
    from blogtui.ui.targets import Spot, Target


class Article(Pager):
    """One post."""

    class Followed(Message):
        """A target is to be followed; `beside` asks for it outside the reader."""

        def __init__(self, target: "Target", *, beside: bool = False) -> None:
            super().__init__()
            self.target, self.beside = target, beside

    class Selected(Message):
        """Text was selected with the mouse."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class EveryTarget(Message):
        """While letters stand at the targets in view, all of the post's were asked for."""

    def __init__(self, look: Look, *, measure: int = 72, id: str | None = None) -> None:
        super().__init__(look, measure=measure, id=id)
        self.hits: Sequence[Hit] = ()
        self.hit = -1
        self._hints: dict[str, Spot] = {}
        self._typed = ""

    def page_changed(self) -> None:
        self.stop_hints()
        self.show_hits(())

    # Letters at what can be followed

    def start_hints(self) -> int:
        """Put letters at the targets in view; typing them follows one. How many there are."""
        from blogtui.ui.targets import labels, spots_in

        top = self.scroll_offset.y
        spots = spots_in(self.lines, top, top + self.size.height)
        self._hints = dict(zip(labels(len(spots)), spots, strict=False))
        self._typed = ""
        self.refresh()
        return len(self._hints)

    def stop_hints(self) -> bool:
        """Take the letters away; whether there were any."""
        had = bool(self._hints)
        self._hints, self._typed = {}, ""
        if had:
            self.refresh()
        return had

    def on_key(self, event: events.Key) -> None:
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        if event.key == "tab":
            self.stop_hints()
            self.post_message(self.EveryTarget())
            return
        letter = event.character or ""
        typed = self._typed + letter.lower()
        if event.key == "escape" or not letter or not any(label.startswith(typed) for label in self._hints):
            self.stop_hints()
        elif spot := self._hints.get(typed):
            self.stop_hints()
            self.post_message(self.Followed(spot.target, beside=letter.isupper()))
        else:
            self._typed = typed
            self.refresh()

    # Hits of a search

    def show_hits(self, hits: "Sequence[Hit]") -> None:
        """Mark hits; none takes the marks away."""
        had = self.hits
        self.hits, self.hit = hits, -1
        self._hits_on: dict[int, list[tuple[int, Piece]]] = {}
        for place, hit in enumerate(hits):
            for piece in hit:
                self._hits_on.setdefault(piece.line, []).append((place, piece))
        if had or hits:
            self.refresh()

    def go_to_hit(self, step: int) -> int:
        """Show the next hit (`step` 1), the previous (-1) or the first at or below the top (0): its number from 1."""
        if not self.hits:
            return 0
        if step == 0 or self.hit < 0:
            top = self.scroll_offset.y
            below = (number for number, hit in enumerate(self.hits) if hit[0].line >= top)
            return self.stand_on_hit(next(below, 0))
        return self.stand_on_hit(self.hit + step)

    def stand_on_hit(self, place: int) -> int:
        """Show a hit by its place, counted from 0 and round the ends: its number from 1."""
        self.hit = place % len(self.hits)
        self.reveal(self.hits[self.hit][0].line)
        self.refresh()
        return self.hit + 1

    def has_hit_beyond(self, step: int) -> bool:
        """Whether there is a hit after (`step` 1) or before (-1) the one that is shown; any, where none is."""
        return bool(self.hits) and (self.hit < 0 or 0 <= self.hit + step < len(self.hits))

    # Painting

    def runs(self, number: int) -> list[Run]:
        runs = super().runs(number)
        if self.hits:
            runs = self._with_hits(runs, number)
        if (selection := self.text_selection) is not None:
            runs = self._with_selection(runs, number, selection)
        return self._with_hints(runs, number) if self._hints else runs

    def _with_hits(self, runs: list[Run], number: int) -> list[Run]:
        from blogtui.ui.overlay import restyled

        for place, piece in self._hits_on.get(number, ()):
            style = self.look.hit_here if place == self.hit else self.look.hit
            runs = restyled(runs, piece.start, piece.end, style)
        return runs

    def _with_selection(self, runs: list[Run], number: int, selection: Selection) -> list[Run]:
        from blogtui.layout.cells import take_cells
        from blogtui.ui.overlay import restyled

        span = selection.get_span(number)
        if span is None:
            return runs
        text = self.lines[number].text
        start = len(take_cells(text, max(span[0], 0))[0])
        end = len(text) if span[1] == -1 else len(take_cells(text, max(span[1], 0))[0])
        return restyled(runs, start, end, self.look.selection)

    def _with_hints(self, runs: list[Run], number: int) -> list[Run]:
        from blogtui.ui.overlay import covered

        for label, spot in self._hints.items():
            if spot.line == number and label.startswith(self._typed):
                runs = covered(runs, spot.start, label[len(self._typed) :], self.look.hint)
        return runs

    # The mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        from blogtui.layout.taken import taken

        start = (selection.start.y, max(selection.start.x, 0)) if selection.start else (0, 0)
        end = (selection.end.y, max(selection.end.x, 0)) if selection.end else (len(self.lines), 0)
        return taken(self.lines, start, end), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def on_mouse_up(self) -> None:
        if (selection := self.text_selection) is not None and (found := self.get_selection(selection)):
            text = found[0].strip("\n")
            if text.strip():
                self.post_message(self.Selected(text))

    def on_click(self, event: events.Click) -> None:
        from blogtui.ui.targets import target_at

        number, column = int(event.y) + self.scroll_offset.y, int(event.x) - self.left()
        if event.button != 1 or self.text_selection is not None or not 0 <= number < len(self.lines):
            return
        if (target := target_at(self.lines[number], number, column)) is not None:
            self.post_message(self.Followed(target))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.stop_hints()
