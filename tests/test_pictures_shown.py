"""The reader's pictures: what is looked at comes, once, without moving a line; what is not is never asked for."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from blogtui.config import Config, parse
from blogtui.layout.picture import PictureRow, picture_rows
from blogtui.model.document import Image
from blogtui.sources.picture_cache import PictureCache
from blogtui.sources.pictures import Home, PictureSource
from blogtui.ui import pictures
from blogtui.ui.cells import Run, cell_len
from blogtui.ui.kitty import PLACEHOLDER, Kitty
from blogtui.ui.look import Look
from blogtui.ui.pictures import PictureShelf, PictureView, paper_of, shelf_for
from blogtui.worker import ParserPool
from loopback import Reply, Server, serve
from painted import BLUE, RED, as_bytes, halves, png

LOOK = Look(BUILTIN_THEMES["textual-dark"])
HERE = Home(host="127.0.0.1")
PNG = {"Content-Type": "image/png"}
WIDTH = 30


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    with ParserPool(processes=1) as pool:
        yield pool


@pytest.fixture
def server() -> Iterator[Server]:
    routes = {
        "/cat.png": Reply(as_bytes(halves((240, 120))), headers=PNG),
        "/dog.png": Reply(png(), headers=PNG),
        "/gap.png": Reply(as_bytes(halves((240, 120), (0, 0, 0, 0), (0, 0, 0, 0), "RGBA")), headers=PNG),
        "/slow.png": Reply(png(), headers=PNG, pause=0.3),
        "/note.png": Reply(b"no picture at all", headers=PNG),
    }
    with serve(routes) as server:
        yield server


Opened = Callable[..., PictureShelf]


@asynccontextmanager
async def shelf_at(folder: Path, pool: ParserPool, **options: object) -> AsyncIterator[PictureShelf]:
    """A shelf with a cache in `folder`, closed in the end."""
    source = PictureSource(PictureCache(folder))
    shelf = PictureShelf(source, lambda: pool, paper_of(LOOK), **{"rest": 0.0, **options})  # type: ignore[arg-type]
    try:
        yield shelf
    finally:
        await shelf.close()


@pytest.fixture
async def shelf(tmp_path: Path, pool: ParserPool) -> AsyncIterator[PictureShelf]:
    async with shelf_at(tmp_path / "pictures", pool) as shelf:
        yield shelf


class Place:
    """A pane with one picture after another, and what it was told to paint anew."""

    def __init__(self, shelf: PictureShelf, *images: Image, home: Home = HERE) -> None:
        self.told: list[tuple[int, int]] = []
        self.view: PictureView = shelf.view(LOOK, lambda line, count: self.told.append((line, count)))
        self.view.home = home
        self.rows: list[PictureRow] = []
        for image in images:
            self.rows += picture_rows(image, *self.view.room(image, WIDTH))

    def look(self, first: int = 0, last: int = 1_000) -> None:
        self.view.look_at(list(enumerate(self.rows))[first:last])

    def painted(self, number: int = 0) -> list[Run]:
        return self.view.runs(self.rows[number], [])

    def text(self) -> str:
        return "\n".join("".join(text for text, _style in self.painted(number)) for number in range(len(self.rows)))

    @property
    def is_there(self) -> bool:
        return "▀" in self.text() or PLACEHOLDER in self.text()


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so, at most 20 seconds."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - a server, a process and a shelf have no event in common
            await asyncio.sleep(0.01)


async def quiet(shelf: PictureShelf) -> None:
    """Wait until nothing is under way."""
    await until(lambda: not shelf._under_way)


async def test_a_picture_that_is_looked_at_comes_and_its_lines_alone_are_painted_anew(
    shelf: PictureShelf, server: Server
) -> None:
    place = Place(shelf, Image(f"{server.url}/cat.png", width=240, height=120))
    assert len(place.rows) == 8
    place.look(2, 6)
    assert not place.is_there
    await until(lambda: place.told)
    assert place.told == [(2, 4)]
    ((text, style), *rest) = [run for run in place.painted(3) if run[0]]
    assert set(text) == {"▀"}
    assert style.color is not None
    assert max(abs(a - b) for a, b in zip(style.color.get_truecolor(), RED, strict=True)) < 12
    assert rest[-1][1].bgcolor is not None
    assert rest[-1][1].bgcolor.get_truecolor()[2] > BLUE[2] - 12


async def test_the_room_is_kept_whatever_the_picture_turns_out_to_be(shelf: PictureShelf, server: Server) -> None:
    told = [(240, 120), (120, 240), (0, 0), (2, 2)]
    names = ["cat.png", "cat.png", "dog.png", "gone.png"]
    place = Place(
        shelf, *(Image(f"{server.url}/{n}", width=w, height=h) for n, (w, h) in zip(names, told, strict=True))
    )
    before = [sum(cell_len(text) for text, _style in place.painted(number)) for number in range(len(place.rows))]
    assert before == [row.columns for row in place.rows]
    place.look()
    await quiet(shelf)
    assert place.is_there
    after = [sum(cell_len(text) for text, _style in place.painted(number)) for number in range(len(place.rows))]
    assert after == before


async def test_what_stands_before_a_picture_stays(shelf: PictureShelf, server: Server) -> None:
    image = Image(f"{server.url}/cat.png", width=240, height=120)
    view = shelf.view(LOOK, lambda _line, _count: None)
    view.home = HERE
    row = picture_rows(image, 20, 5, left=4)[2]
    view.look_at([(0, row)])
    for _turn in range(2):
        for line, begin in (([("▌ and more", LOOK.quiet)], "▌ an"), ([("▌", LOOK.quiet)], "▌   "), ([], "    ")):
            text = "".join(text for text, _style in view.runs(row, line))
            assert text.startswith(begin)
            assert cell_len(text) == 24
        await quiet(shelf)


async def test_a_picture_that_nobody_looks_at_is_not_asked_for(shelf: PictureShelf, server: Server) -> None:
    first, second = Image(f"{server.url}/cat.png", width=80, height=80), Image(f"{server.url}/dog.png", width=80)
    place = Place(shelf, first, second)
    place.look(0, 3)
    await quiet(shelf)
    assert [asked.path for asked in server.asked] == ["/cat.png"]


async def test_paging_past_a_picture_asks_for_nothing(tmp_path: Path, pool: ParserPool, server: Server) -> None:
    async with shelf_at(tmp_path, pool, rest=0.2) as shelf:
        place = Place(shelf, Image(f"{server.url}/cat.png"))
        for _turn in range(3):
            place.look()
            await asyncio.sleep(0.02)
            place.look(0, 0)
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
    assert server.asked == []


async def test_what_is_not_looked_at_any_more_is_given_up(shelf: PictureShelf, server: Server) -> None:
    place = Place(shelf, Image(f"{server.url}/slow.png"))
    place.look()
    await until(lambda: server.asked)
    place.look(0, 0)
    await asyncio.sleep(0.5)
    assert not shelf._under_way
    assert not place.is_there
    place.look()
    await until(lambda: place.is_there)


async def test_a_picture_in_two_places_and_sizes_is_asked_for_once(shelf: PictureShelf, server: Server) -> None:
    small = Place(shelf, Image(f"{server.url}/slow.png", width=80, height=40))
    large = Place(shelf, Image(f"{server.url}/slow.png", width=240, height=120))
    small.look()
    large.look()
    await until(lambda: small.is_there and large.is_there)
    assert len(server.asked) == 1


async def test_what_was_shown_before_comes_from_the_disk_and_gets_its_right_room(
    tmp_path: Path, pool: ParserPool, server: Server
) -> None:
    image = Image(f"{server.url}/dog.png")
    async with shelf_at(tmp_path / "p", pool) as shelf:
        place = Place(shelf, image)
        assert (place.rows[0].columns, place.rows[0].rows) == (30, 9)
        place.look()
        await quiet(shelf)
    async with shelf_at(tmp_path / "p", pool) as shelf:
        again = Place(shelf, image)
        assert (again.rows[0].columns, again.rows[0].rows) == (10, 3)
        again.look()
        await until(lambda: again.is_there)
    assert len(server.asked) == 1


async def test_why_a_picture_is_missing_stands_in_its_place_and_next_time_its_name_is_enough(
    shelf: PictureShelf, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000.0
    monkeypatch.setattr(pictures, "monotonic", lambda: now)
    image = Image(f"{server.url}/note.png", width=600, height=200)
    place = Place(shelf, image)
    place.look()
    await until(lambda: place.told)
    assert "note.png is no picture" in place.text()
    assert place.view.room(image, WIDTH) == (0, 0)
    place.look()
    await quiet(shelf)
    assert len(server.asked) == 1
    now += pictures.AGAIN + 1
    assert place.view.room(image, WIDTH) != (0, 0)


async def test_pictures_of_the_post_itself_and_of_its_folder_need_no_network(
    shelf: PictureShelf, tmp_path: Path
) -> None:
    from base64 import b64encode

    (tmp_path / "cat.png").write_bytes(png())
    inside = Image("", load="data:image/png;base64," + b64encode(png()).decode())
    beside = Image("cat.png", load=(tmp_path / "cat.png").as_uri())
    place = Place(shelf, inside, beside, home=Home(folder=str(tmp_path)))
    place.look()
    await quiet(shelf)
    assert len(shelf._ready) == 2
    assert Place(shelf, home=HERE).view.room(beside, WIDTH) == (0, 0)  # a page has no folder


async def test_only_so_much_is_kept_in_memory_and_never_less_than_is_seen(
    tmp_path: Path, pool: ParserPool, server: Server
) -> None:
    async with shelf_at(tmp_path, pool, cap=1) as shelf:
        place = Place(shelf, Image(f"{server.url}/cat.png", width=80), Image(f"{server.url}/dog.png", width=80))
        place.look()
        await quiet(shelf)
        assert len(shelf._ready) == 2
        other = Place(shelf, Image(f"{server.url}/slow.png"))
        place.look(0, 1)
        other.look()
        await quiet(shelf)
        assert [key.address.rpartition("/")[2] for key in shelf._ready] == ["cat.png", "slow.png"]


async def test_a_terminal_that_draws_is_handed_a_picture_once_and_forgets_it_in_the_end(
    tmp_path: Path, pool: ParserPool, server: Server
) -> None:
    written: list[str] = []
    async with shelf_at(tmp_path, pool, kitty=Kitty(written.append), cap=1) as shelf:
        place = Place(shelf, Image(f"{server.url}/cat.png", width=240, height=120))
        for _turn in range(3):
            place.look()
            await quiet(shelf)
        assert place.text().count(PLACEHOLDER) == 30 * 8
        assert [text.count("a=T,U=1") for text in written] == [1]
        other = Place(shelf, Image(f"{server.url}/dog.png"))
        place.look(0, 0)
        other.look()
        await quiet(shelf)
        assert [text.count("a=d") for text in written[1:]] == [0, 1]  # one came, one went
    assert written[-1].count("a=d") == 1
    assert len(written) == 4


async def test_behind_a_picture_the_colours_in_force_are_seen(shelf: PictureShelf, server: Server) -> None:
    place = Place(shelf, Image(f"{server.url}/gap.png", width=240, height=120))
    place.look()
    await until(lambda: place.is_there)
    papers = []
    for theme in (BUILTIN_THEMES["textual-dark"], BUILTIN_THEMES["textual-light"], BUILTIN_THEMES["ansi-light"]):
        shelf.put_on(paper_of(Look(theme)))
        await until(lambda: place.is_there)
        style = next(style for text, style in place.painted() if "▀" in text)
        assert style.bgcolor is not None
        papers.append(tuple(style.bgcolor.get_truecolor()))
    assert papers == [(18, 18, 18), (224, 224, 224), (255, 255, 255)]


async def test_a_mistake_of_our_own_costs_one_picture(tmp_path: Path, server: Server) -> None:
    closed = ParserPool(processes=1)
    closed.close()
    async with shelf_at(tmp_path, closed) as shelf:
        place = Place(shelf, Image(f"{server.url}/cat.png", width=600, height=400))
        place.look()
        await until(lambda: place.told)
        assert "mistake in blogtui" in place.text()


async def test_leaving_gives_up_what_is_under_way(tmp_path: Path, pool: ParserPool, server: Server) -> None:
    async with shelf_at(tmp_path, pool) as shelf:
        place = Place(shelf, Image(f"{server.url}/slow.png"))
        place.look()
        await until(lambda: server.asked)
    assert not shelf._under_way
    assert place.told == []


async def test_pictures_are_shown_as_the_configuration_says(pool: ParserPool, fresh_reader: Path) -> None:
    def chosen(choice: str, **environment: str) -> PictureShelf | None:
        return shelf_for(choice, environment, lambda: pool, LOOK, lambda _text: None)

    assert chosen("off", TERM="xterm-kitty") is None
    for choice, terminal, draws in (
        ("auto", "xterm-kitty", True), ("auto", "xterm-256color", False), ("kitty", "foot", True),
        ("blocks", "xterm-kitty", False),
    ):  # fmt: skip
        shelf = chosen(choice, TERM=terminal)
        assert shelf is not None
        assert (shelf._kitty is not None) is draws
        await shelf.close()
    assert list((fresh_reader / "cache").iterdir()) == []  # nothing was needed yet


def test_a_choice_that_there_is_not_is_told() -> None:
    assert parse('pictures = "blocks"', "c")[0] == Config(pictures="blocks")
    config, mistakes = parse('pictures = "sixel"', "c")
    assert config.pictures == "auto"
    assert "auto, blocks, kitty, off" in mistakes[0]
