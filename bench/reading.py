"""A reader in a terminal with one post to open: what is pressed, and when the screen showed all that it then shows.

Ours and Textual's `Markdown` widget behind one face, measured by one rule: a screen is painted when all its rows of
text are as they still are once the program has come to rest.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench import corpus
from bench.library import ours
from bench.markdown_app import READY
from bench.memory import busy_ticks, peak
from bench.process import BenchError, run
from bench.screen import Screen
from bench.terminal import COLUMNS, ROWS, Running

_SHORT_WORDS = "Kort och gott"
_SILENCE, _GLANCE = 0.12, 0.02  # s without a paint after which a screen counts as whole
_PATIENCE, _ANSWER = 180.0, 10.0  # s
_BAR = 2  # cells at the right that a scrollbar takes
_FOOT = 1  # a row that tells where one is
_PEER = Path(__file__).with_name("markdown_app.py")


class Source(NamedTuple):
    """A post to open, and the `words` that stand at its beginning."""

    html: str
    words: str
    markdown: str = ""


class Keys(NamedTuple):
    """What shows the post that is measured and the short one again; `fresh` makes it one not yet read."""

    there: str
    back: str
    fresh: str = ""


class Reader:
    """A program that shows a short post, and at a key the one that is measured."""

    def __init__(
        self,
        running: Running,
        keys: Keys,
        words: str,
        told: Callable[[int], str] | None = None,
        right: int = COLUMNS - _BAR,
    ) -> None:
        """Changes count in the columns before `right` alone."""
        self._running, self._keys, self._words, self._told = running, keys, words, told
        self._screen = Screen(COLUMNS, ROWS)
        self._left, self._right = 0, right
        self._shown = 0

    def open(self) -> float:
        """Milliseconds from the key to the painted first screen of the post."""
        return self._show(self._keys.there, self._words)

    def open_again(self) -> float:
        """The same, from the short post, as a post not yet read."""
        if self._keys.fresh:
            self._running.press(self._keys.fresh)
            self._rest()
        self._show(self._keys.back, _SHORT_WORDS)
        return self.open()

    def begin(self, key: str) -> None:
        """Once the program has started, press what shows the short post, and wait until it is there."""
        self._wait_for(self._told(0) if self._told else _SHORT_WORDS)
        self._rest()
        self._show(key, _SHORT_WORDS)

    def open_halfway(self) -> None:
        """Go on as soon as the post's beginning is painted, with the rest still being made."""
        self._running.press(self._keys.there)
        self._wait_for(self._words)
        self._read(_GLANCE)
        self._left = self._screen.column_of(self._words) or 0

    def press(self, key: str, *, silence: float = _SILENCE) -> float:
        """Milliseconds from a key to the last change of the text that it makes; _ANSWER where it never makes any."""
        before = self._text(self._screen.rows())
        when = self._running.press(key)
        states: list[tuple[float, list[str]]] = []
        while not states or self._text(states[-1][1]) == before:
            if time.perf_counter() - when > _ANSWER:
                return 1000 * _ANSWER
            states += self._read(silence)
        return self._whole_at(when, states)

    def quit(self) -> float:
        """Milliseconds from `q` to the program's end."""
        when = self._running.press("q")
        return 1000 * (self._running.end_of() - when)

    def at_rest(self) -> bool:
        """Whether the program works no more."""
        before = busy_ticks(self._running.pid)
        self._screen.feed(b"".join(chunk for _, chunk in self._running.until_still(_SILENCE)))
        return busy_ticks(self._running.pid) - before <= 1

    def rows(self) -> list[str]:
        """The screen as it was last seen."""
        return self._screen.rows()

    def look(self, silence: float = _GLANCE) -> list[tuple[float, list[str]]]:
        """What is painted until nothing is for `silence` seconds: when, and the screen as it then was."""
        return self._read(silence)

    def column_of(self, words: str) -> int | None:
        """Where words stand on the screen, None where they do not."""
        return self._screen.column_of(words)

    @property
    def megabytes(self) -> float:
        """The most memory that the program and all it started have taken."""
        return peak(self._running.pid)

    def _rest(self) -> None:
        while not self.at_rest():
            pass

    def _wait_for(self, words: str) -> None:
        until = time.perf_counter() + _PATIENCE
        while self._screen.column_of(words) is None:
            self._screen.feed(self._running.read(1.0) or b"")
            if time.perf_counter() > until:
                raise BenchError(f"{words!r} was not painted in {_PATIENCE:.0f} s")

    def _show(self, key: str, words: str) -> float:
        when = self._running.press(key)
        self._shown += 1
        marker = self._told(self._shown) if self._told else words
        states: list[tuple[float, list[str]]] = []
        while True:
            states += self._read(_SILENCE)
            if self._screen.column_of(marker) is not None and states and self.at_rest():
                self._left = 0 if self._told else self._screen.column_of(words) or 0
                return self._whole_at(when, states)
            if time.perf_counter() - when > _PATIENCE:
                raise BenchError(f"{marker!r} was not painted in {_PATIENCE:.0f} s")

    def _read(self, silence: float) -> list[tuple[float, list[str]]]:
        states = []
        for came, chunk in self._running.until_still(silence):
            self._screen.feed(chunk)
            states.append((came, self._screen.rows()))
        return states

    def _whole_at(self, when: float, states: list[tuple[float, list[str]]]) -> float:
        last = self._text(states[-1][1])
        return 1000 * (next(came for came, rows in states if self._text(rows) == last) - when)

    def _text(self, rows: list[str]) -> list[str]:
        return [row[self._left : self._right] for row in rows[: ROWS - _FOOT]]


def library_of(source: Source, home: Path, name: str) -> Path:
    """A library with a short post and the one to open under it."""
    feed, library = home / f"{name}.rss", home / f"{name}.db"
    posts = [("Ett kort inlägg", f"<p>{_SHORT_WORDS}.</p>"), ("Det andra inlägget", source.html)]
    feed.write_bytes(corpus.feed_of(posts))
    run(ours(library, "add", str(feed)), home)
    return library


@contextmanager
def our_reader(source: Source, library: Path, home: Path) -> Iterator[Reader]:
    """Our reader on a copy of `library`, the short post open in the article pane."""
    copy = home / f"{library.stem}-read.db"
    for leftover in home.glob(copy.name + "*"):
        leftover.unlink()
    copy.write_bytes(library.read_bytes())
    with Running(ours(copy), home) as running:
        reader = Reader(running, Keys("J", "K", "m"), source.words)
        reader.begin("\r")
        yield reader


@contextmanager
def their_reader(source: Source, home: Path, name: str) -> Iterator[Reader]:
    """Textual's widget on the same two posts."""
    short, post = home / f"{name}-short.md", home / f"{name}.md"
    short.write_text(_SHORT_WORDS + ".\n", encoding="utf-8")
    post.write_text(source.markdown, encoding="utf-8")
    command = [sys.executable, str(_PEER), str(short), str(post)]
    with Running(command, home) as running:
        reader = Reader(running, Keys("1", "0"), source.words, lambda count: READY.format(count=count))
        reader.begin("0")
        yield reader
