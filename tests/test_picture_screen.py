"""One picture alone on the screen: its words can always be read, and the post's others are a key away."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from blogtui.i18n import set_language
from blogtui.model.document import Image, Text
from blogtui.sources.picture_cache import PictureCache
from blogtui.sources.pictures import Home, PictureSource
from blogtui.ui.look import Look
from blogtui.ui.pictures import PictureShelf, paper_of
from blogtui.ui.screens.picture import PictureScreen
from blogtui.ui.theme import CSS
from blogtui.worker import ParserPool
from loopback import Reply, Server, serve
from painted import as_bytes, halves

PNG = {"Content-Type": "image/png"}


@pytest.fixture
def server() -> Iterator[Server]:
    with serve({"/cat.png": Reply(as_bytes(halves((240, 120))), headers=PNG)}) as server:
        yield server


class Shower(App[None]):
    """Nothing but one picture after another."""

    CSS = CSS

    def __init__(self, images: list[Image], cache: Path) -> None:
        super().__init__()
        self.images = images
        self.look = Look(self.current_theme)
        self.pool = ParserPool(processes=1)
        source = PictureSource(PictureCache(cache))
        self.shelf = PictureShelf(source, lambda: self.pool, paper_of(self.look), rest=0.0)
        self.copied: list[str] = []

    async def on_mount(self) -> None:
        view = self.shelf.view(self.look, lambda _line, _count: None)
        view.home = Home(host="127.0.0.1")
        await self.push_screen(PictureScreen(self.look, view, self.images, browser="/no/such/browser"))

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    @property
    def shown(self) -> str:
        """The words on the screen."""
        rows = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in rows)


@asynccontextmanager
async def showing(
    cache: Path, *images: Image, size: tuple[int, int] = (60, 20)
) -> AsyncIterator[tuple[Shower, Pilot[None]]]:
    app = Shower(list(images), cache)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        try:
            yield app, pilot
        finally:
            await app.shelf.close()
            app.pool.close()


async def arrived(app: Shower, pilot: Pilot[None]) -> None:
    """Wait until everything that is wanted came, at most 20 seconds."""
    for _turn in range(1_000):
        if not app.shelf._under_way:
            break
        await pilot.pause(0.02)
    await pilot.pause()


async def test_a_picture_fills_the_screen_above_its_words(tmp_path: Path, server: Server) -> None:
    cat = Image(f"{server.url}/cat.png", "A cat on a wall", (Text("Our cat, in May."),))
    async with showing(tmp_path, cat) as (app, pilot):
        assert "▀" not in app.shown
        assert "Our cat, in May." in app.shown  # before the picture is there
        await arrived(app, pilot)
        rows = app.shown.splitlines()
        assert sum("▀" in row for row in rows) == 13
        assert max(row.count("▀") for row in rows) == 52
        for words in ("Our cat, in May.", "A cat on a wall", "240 × 120 pixels", "/cat.png", "Esc closes"):
            assert words in app.shown
        await pilot.resize_terminal(30, 12)
        await arrived(app, pilot)
        assert max(row.count("▀") for row in app.shown.splitlines()) == 20
        assert "Our cat, in May." in app.shown


async def test_words_that_say_the_same_are_said_once(tmp_path: Path) -> None:
    async with showing(tmp_path, Image("https://example.org/cat.svg", "Our cat.", (Text("Our cat."),))) as (
        app,
        _pilot,
    ):
        assert app.shown.count("Our cat.") == 1


async def test_long_words_leave_room_for_the_picture(tmp_path: Path, server: Server) -> None:
    cat = Image(f"{server.url}/cat.png", "alt " * 400, (Text("word " * 400),))
    async with showing(tmp_path, cat) as (app, pilot):
        await arrived(app, pilot)
        rows = app.shown.splitlines()
        assert sum("▀" in row for row in rows) >= 6
        assert sum("word" in row for row in rows) >= 5
        assert "…" in app.shown


async def test_a_picture_that_cannot_be_shown_says_why_and_keeps_its_words(tmp_path: Path, server: Server) -> None:
    async with showing(tmp_path, Image(f"{server.url}/gone.png", "A cat on a wall")) as (app, pilot):
        await arrived(app, pilot)
        assert "does not give this picture (404)" in app.shown
        assert "A cat on a wall" in app.shown


async def test_the_posts_other_pictures_are_a_key_away(tmp_path: Path) -> None:
    images = [Image("", f"Number {number}") for number in (1, 2, 3)]
    async with showing(tmp_path, *images) as (app, pilot):
        assert "1/3" in app.shown
        for key, seen in (("j", 2), ("n", 3), ("k", 2), ("N", 1), ("right", 2), ("space", 3)):
            await pilot.press(key)
            await pilot.pause()
            assert f"Number {seen}" in app.shown
            assert f"{seen}/3" in app.shown
        await pilot.press("j")
        await pilot.pause()
        assert "That was the last picture." in app.shown
        await pilot.press("k")
        await pilot.pause()
        assert "That was" not in app.shown


@pytest.mark.parametrize("key", ["escape", "q", "i"])
async def test_a_picture_is_left_and_nothing_of_it_is_wanted_any_more(tmp_path: Path, server: Server, key: str) -> None:
    async with showing(tmp_path, Image(f"{server.url}/cat.png")) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(app.screen, PictureScreen)
        assert not app.shelf._under_way
        assert len(app.shelf._views) == 1  # the pane that it was opened from


async def test_a_pictures_address_is_copied_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no browser anywhere
    images = [Image("https://example.org/cat.svg"), Image("", load="data:image/png;base64,AAAA")]
    async with showing(tmp_path, *images) as (app, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert app.copied == ["https://example.org/cat.svg"]
        assert "Copied https://example.org/cat.svg" in app.shown
        await pilot.press("o")
        await pilot.pause()
        assert "No browser was found" in app.shown
        await pilot.press("j", "y")
        await pilot.pause()
        assert "This picture has no address." in app.shown


async def test_a_picture_speaks_swedish(tmp_path: Path) -> None:
    set_language("sv")
    async with showing(tmp_path, Image("https://example.org/cat.svg", "Katten"), size=(80, 20)) as (app, _pilot):
        assert "Esc stänger" in app.shown
