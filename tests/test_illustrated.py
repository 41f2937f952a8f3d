"""Someone reads a blog with pictures, folded parts and long lines of code, by keyboard."""

from pathlib import Path

import pytest

from blogtui.config import Config
from blogtui.layout.picture import PictureRow
from blogtui.library import Library
from blogtui.refresh import add
from blogtui.ui.app import BlogtuiApp
from painted import as_bytes, halves, png
from test_reader import WIDE, press, screen_text, settle

POST = """---
title: Vid havet
date: 2026-03-01
image: img/hero.png
---
Ett stycke.

![Två färger](img/two.png)

<details><summary>Mer om vågor</summary>

De bryts mot stranden.

</details>

```python
x = "början" + "mitten av en rad som är för lång för rutan" + "och så det allra sista slutet"
```
"""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blogg"
    (folder / "img").mkdir(parents=True)
    (folder / "hav.md").write_text(POST, encoding="utf-8")
    (folder / "img" / "hero.png").write_bytes(png(160, 80))
    (folder / "img" / "two.png").write_bytes(as_bytes(halves((160, 80))))
    return folder


async def opened(path: Path, blog: Path, **options: object) -> BlogtuiApp:
    library = Library(path)
    await add(library.db, str(blog))
    return BlogtuiApp(library, path, Config(**options))  # type: ignore[arg-type]


async def looked(app: BlogtuiApp, pilot: object) -> str:
    """What stands on the screen once every picture in view is there."""
    assert app.reader.shelf is not None
    await app.reader.shelf.settled()
    await settle(app, pilot)
    return screen_text(app)


def rows_of_pictures(app: BlogtuiApp) -> list[PictureRow]:
    return [line.picture for line in app.reader.article.lines if line.picture is not None]


async def test_a_post_shows_its_own_picture_and_those_in_its_text(library_path: Path, blog: Path) -> None:
    app = await opened(library_path, blog)
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter")
        before = len(app.reader.article.lines)
        shown = await looked(app, pilot)
        assert [row.image.src for row in rows_of_pictures(app) if row.row == 0] == ["hero.png", "two.png"]
        assert shown.count("▀" * 20) >= len(rows_of_pictures(app))
        assert "Två färger" in shown
        assert len(app.reader.article.lines) == before


async def test_i_shows_a_picture_alone_and_escape_comes_back(library_path: Path, blog: Path) -> None:
    app = await opened(library_path, blog)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "i")
        shown = await looked(app, pilot)
        assert "160 × 80 pixels · hero.png" in shown
        assert "1/2" in shown
        assert "Två färger" in await press(app, pilot, "j")
        assert "Ett stycke" in await press(app, pilot, "escape")


async def test_a_letter_on_a_picture_shows_it_alone(library_path: Path, blog: Path) -> None:
    app = await opened(library_path, blog)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "u", "s")
        assert "Två färger" in screen_text(app)
        assert "2/2" in screen_text(app)


async def test_with_pictures_off_their_names_stand_and_nothing_is_brought(library_path: Path, blog: Path) -> None:
    app = await opened(library_path, blog, pictures="off")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter")
        assert "▣ hero.png" in shown
        assert "▣ Två färger" in shown
        assert app.reader.shelf is None
        assert "Pictures are off" in await press(app, pilot, "i")


async def test_the_blogs_own_picture_hangs_above_its_posts(library_path: Path, blog: Path) -> None:
    (blog / "banner.png").write_bytes(png(400, 60))
    app = await opened(library_path, blog)
    app.desk.library.db.run("UPDATE blog SET image = 'banner.png'")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await app.reader.reload()
        shown = await looked(app, pilot)
        rows = [row.split("│")[1] for row in shown.splitlines()[:8]]
        name = next(number for number, row in enumerate(rows) if row.strip().startswith("blogg"))
        assert any("▀" * 36 in row for row in rows[:name])


async def test_a_folded_part_is_unfolded_by_e_and_folded_again(library_path: Path, blog: Path) -> None:
    app = await opened(library_path, blog)
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter")
        assert "▸ Mer om vågor" in shown
        assert "De bryts mot stranden" not in shown
        shown = await press(app, pilot, "e")
        assert "▾ Mer om vågor" in shown
        assert "De bryts mot stranden" in shown
        assert "De bryts mot stranden" not in await press(app, pilot, "e")


async def test_a_long_line_of_code_is_read_to_its_end_by_moving_it(library_path: Path, blog: Path) -> None:
    app = await opened(library_path, blog)
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(app, pilot)
        assert "↪" in await press(app, pilot, "enter")
        shown = await press(app, pilot, "right_square_bracket")
        assert "↪" not in shown
        assert "slutet" not in shown
        assert "sista slutet" in await press(app, pilot, *["right_square_bracket"] * 8)
        assert "↪" in await press(app, pilot, *["left_square_bracket"] * 9)
