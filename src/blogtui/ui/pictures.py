"""The reader's pictures: what is looked at is brought, once, and kept in memory as long as there is room.

A shelf serves every place that shows pictures, each by a view of its own. Must never ask for what nobody looks at.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakValueDictionary

from blogtui import paths
from blogtui.i18n import gettext as _
from blogtui.layout.picture import MOST_ROWS, PictureRow, address_of, is_picture, room_for
from blogtui.model.document import Image
from blogtui.model.errors import BlogtuiError
from blogtui.model.picture import Colour, Picture, Wanted
from blogtui.model.text import clean_line
from blogtui.sources.picture_cache import PictureCache
from blogtui.sources.pictures import Home, PictureSource
from blogtui.ui.cells import Run
from blogtui.ui.kitty import Kitty, cell_pixels, is_known, placeholder_rows
from blogtui.ui.look import Look
from blogtui.ui.picture_runs import Drawn, before, block_rows, framed, painted

if TYPE_CHECKING:
    from blogtui.sources.logins import Logins
    from blogtui.sources.turns import Turns
    from blogtui.worker import ParserPool

CAP = 48 * 2**20  # bytes of pictures that are ready to be painted
REST = 0.2  # seconds that a picture is looked at before a host is asked for it: paging past one asks for nothing
AGAIN = 300.0  # seconds until what failed is tried again
_CELL = 600  # bytes that a run of a picture takes up, more or less
_WIDEST = 290  # cells: what the terminal can number


class Key(NamedTuple):
    """A picture in one size: its address and the cells there are for it."""

    address: str
    columns: int
    rows: int


class PictureShelf:
    """Pictures by address and size: those that are ready, those under way, those that failed. Lives in one loop."""

    def __init__(
        self,
        source: PictureSource,
        pool: "Callable[[], ParserPool]",
        paper: Colour,
        kitty: Kitty | None = None,
        *,
        cap: int = CAP,
        rest: float = REST,
    ) -> None:
        """`pool` gives who decodes; with `kitty` the terminal draws, else half blocks do. `paper` is behind them."""
        self._source, self._pool, self._paper, self._kitty = source, pool, paper, kitty
        self._cap, self._rest = cap, rest
        self._views: list[PictureView] = []
        self._ready: OrderedDict[Key, Drawn] = OrderedDict()
        self._under_way: dict[Key, asyncio.Task[None]] = {}
        self._problems: dict[str, tuple[str, float]] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def ready(self, key: Key) -> Drawn | None:
        """A picture that can be painted, which is then the last to go."""
        if (drawn := self._ready.get(key)) is not None:
            self._ready.move_to_end(key)
        return drawn

    def problem(self, address: str) -> str:
        """Why a picture is not there, "" while nothing is wrong with it."""
        sentence, until = self._problems.get(address, ("", 0.0))
        return sentence if until > monotonic() else ""

    def size_of(self, address: str) -> tuple[int, int] | None:
        """The pixels of a picture, as far as they were ever learnt. May be called from any thread."""
        return self._sizes.get(address) or self._source.cache.size_of(address)

    def view(self, look: Look, repaint: Callable[[int, int], None]) -> "PictureView":
        """A place that shows pictures; `repaint` is told the first line to paint anew, and how many."""
        view = PictureView(self, look, repaint)
        self._views.append(view)
        return view

    def put_on(self, paper: Colour) -> None:
        """Other colours are in force: what stands on the old paper is brought anew."""
        if paper != self._paper:
            self._paper = paper
            for drawn in self._ready.values():
                if self._kitty is not None:
                    self._kitty.forget(drawn.number)
            self._ready.clear()
            while self._under_way:
                self._under_way.popitem()[1].cancel()
            self.settle()

    def settle(self) -> None:
        """Bring what is looked at now, and give up what is not."""
        wanted = {key: view.home for view in self._views for key in view.wanted}
        for key in [key for key in self._under_way if key not in wanted]:
            self._under_way.pop(key).cancel()
        for key, home in wanted.items():
            if key not in self._ready and key not in self._under_way and not self.problem(key.address):
                self._under_way[key] = asyncio.create_task(self._bring(key, home))

    async def settled(self) -> None:
        """Wait until everything that is looked at is there, or cannot be had."""
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def leave(self, view: "PictureView") -> None:
        """A place that shows no pictures any more."""
        if view in self._views:
            self._views.remove(view)
            self.settle()

    async def close(self) -> None:
        """Give up everything, and let the terminal forget what it kept."""
        self._views.clear()
        tasks = list(self._under_way.values())
        self.settle()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._kitty is not None:
            self._kitty.forget_all()
        await self._source.close()

    async def _bring(self, key: Key, home: Home) -> None:
        try:
            picture = await self._decoded(key, await self._bytes(key.address, home))
            self._sizes[key.address] = picture.width, picture.height
            self._put(key, await self._drawn(picture))
            await asyncio.to_thread(self._source.cache.remember_size, key.address, (picture.width, picture.height))
        except (BlogtuiError, OSError) as error:
            self._fail(key.address, str(error))
        except Exception as error:
            self._fail(key.address, _("A mistake in blogtui itself: {reason}", reason=clean_line(repr(error))))
        finally:
            if self._under_way.get(key) is asyncio.current_task():
                del self._under_way[key]

    async def _bytes(self, address: str, home: Home) -> bytes:
        async with self._turns.setdefault(address, asyncio.Lock()):  # in two sizes it is still asked for once
            data = await self._source.at_hand(address, home)
            if data is None:
                await asyncio.sleep(self._rest)
                data = await self._source.fetch(address, home)
            return data

    async def _decoded(self, key: Key, data: bytes) -> Picture:
        cell = self._kitty.cell_for(key.columns) if self._kitty is not None else None
        wanted = Wanted(key.columns, key.rows, self._paper, cell)
        return await asyncio.wrap_future(self._pool().submit_picture(data, _name(key.address), wanted))

    async def _drawn(self, picture: Picture) -> Drawn:
        if self._kitty is None:
            rows = await asyncio.to_thread(block_rows, picture)
            return Drawn(picture.columns, rows, _CELL * sum(map(len, rows)))
        number = self._kitty.hand_over(picture)
        across, down = self._kitty.cell_for(picture.columns)
        weight = 4 * across * down * picture.columns * picture.rows
        return Drawn(picture.columns, placeholder_rows(number, picture), weight, number)

    def _put(self, key: Key, drawn: Drawn) -> None:
        self._ready[key] = drawn
        self._problems.pop(key.address, None)
        wanted = {key for view in self._views for key in view.wanted}
        total = sum(kept.weight for kept in self._ready.values())
        for old in [old for old in self._ready if old not in wanted]:
            if total <= self._cap:
                break
            gone = self._ready.pop(old)
            total -= gone.weight
            if self._kitty is not None:
                self._kitty.forget(gone.number)
        self._tell(key.address)

    def _fail(self, address: str, sentence: str) -> None:
        self._problems[address] = sentence, monotonic() + AGAIN
        self._tell(address)

    def _tell(self, address: str) -> None:
        for view in self._views:
            view.repaint(address)


class PictureView:
    """One place that shows pictures, and what is seen of them there. `home` is where the post shown is at home."""

    def __init__(self, shelf: PictureShelf, look: Look, repaint: Callable[[int, int], None]) -> None:
        self._shelf, self._look, self._repaint = shelf, look, repaint
        self.home = Home()
        self.wanted: dict[Key, list[int]] = {}

    def room(self, image: Image, width: int, most_rows: int = MOST_ROWS) -> tuple[int, int]:
        """Columns and rows for a picture (a `layout.setting.Room`); (0, 0) where its name alone is to be shown."""
        address = address_of(image)
        is_foreign = address.startswith("file:") and not self.home.folder
        if not is_picture(image) or is_foreign or self._shelf.problem(address):
            return 0, 0
        return room_for(image, min(width, _WIDEST), self._shelf.size_of(address), most_rows)

    def look_at(self, rows: Iterable[tuple[int, PictureRow]]) -> None:
        """These rows are in view now, each with the number of its line, and no others."""
        self.wanted = {}
        for number, row in rows:
            if is_picture(row.image):
                self.wanted.setdefault(_key(row), []).append(number)
        self._shelf.settle()

    def runs(self, row: PictureRow, line: list[Run]) -> list[Run]:
        """One row of a picture as it is painted now; `line` are the runs of the line it stands in."""
        key = _key(row)
        drawn = self._shelf.ready(key)
        if drawn is not None:
            return [*before(line, row.left), *painted(drawn, row)]
        return [*before(line, row.left), *framed(self._shelf.problem(key.address), row, self._look)]

    def size_of(self, image: Image) -> tuple[int, int] | None:
        """The pixels of a picture, once they are known."""
        return self._shelf.size_of(address_of(image))

    def beside(self, repaint: Callable[[int, int], None]) -> "PictureView":
        """Another place that shows the same post's pictures."""
        view = self._shelf.view(self._look, repaint)
        view.home = self.home
        return view

    def repaint(self, address: str) -> None:
        """A picture came, or cannot come: its lines are to be painted anew."""
        for key, numbers in self.wanted.items():
            if key.address == address:
                self._repaint(numbers[0], numbers[-1] - numbers[0] + 1)

    def close(self) -> None:
        """Show no pictures any more."""
        self.wanted = {}
        self._shelf.leave(self)


def shelf_for(
    choice: str,
    environment: "dict[str, str]",
    pool: "Callable[[], ParserPool]",
    look: Look,
    write: Callable[[str], None],
    turns: "Callable[[], Turns | None]" = lambda: None,
    logins: "Callable[[], Logins | None]" = lambda: None,
) -> PictureShelf | None:
    """The shelf that the setting `pictures` asks for, None for "off".

    `write` sends the terminal what it obeys; `turns` and `logins` are those of whoever else asks servers.
    """
    if choice == "off":
        return None
    draws = choice == "kitty" or (choice == "auto" and is_known(environment))
    cache = PictureCache(Path(paths.cache_folder(), "pictures"))
    return PictureShelf(
        PictureSource(cache, turns, logins), pool, paper_of(look), Kitty(write, cell_pixels()) if draws else None
    )  # fmt: skip


def own_picture(name: str, home: Home) -> Image:
    """The picture of a blog or post itself: `name` is its address, or its bare name, which the home folder has then."""
    is_bare = name and home.folder and ":" not in name and "/" not in name
    return Image(name, load=Path(home.folder, name).absolute().as_uri() if is_bare else "")


def paper_of(look: Look) -> Colour:
    """The colour that text stands on; black or white where only the terminal knows it."""
    colour = look.paper.bgcolor
    if colour is None or colour.is_default:
        return (255, 255, 255) if look.is_light else (0, 0, 0)
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def _key(row: PictureRow) -> Key:
    return Key(address_of(row.image), row.columns, row.rows)


def _name(address: str) -> str:
    """What a picture is called in a sentence."""
    from urllib.parse import unquote

    if address[:5].lower() == "data:":
        return _("The picture")
    path = address.partition("?")[0].partition("#")[0]
    return clean_line(unquote(path.rstrip("/").rpartition("/")[2]), 60) or _("The picture")
