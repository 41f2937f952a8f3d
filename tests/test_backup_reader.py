"""The reader opens on a library that was damaged: it tells where that is now, and reads on."""

from pathlib import Path

from blogtui.config import Config
from blogtui.ui.app import BlogtuiApp, open_for_reading
from shelf import stored_library
from test_reader import until


def damaged(path: Path, *, with_backup: bool) -> Path:
    stored_library(path).close()
    if not with_backup:
        for file in (path.parent / "backups").iterdir():
            file.unlink()
    path.write_bytes(b"rubbish" * 9_000)
    return path


async def test_r1_the_reader_says_where_the_damaged_library_is(library_path: Path) -> None:
    path = damaged(library_path, with_backup=True)
    app = BlogtuiApp(open_for_reading(path), path, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        await until(app, pilot, "damaged")
        assert "library-damaged-" in app.desk.library.told
        await pilot.press("escape")
        await until(app, pilot, "The example blog")
    app.desk.close()


async def test_r1_the_reader_says_so_on_the_welcome_blog_too(library_path: Path) -> None:
    path = damaged(library_path, with_backup=False)
    app = BlogtuiApp(open_for_reading(path), path, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        await until(app, pilot, "damaged")
    app.desk.close()


async def test_r1_an_open_reader_makes_a_backup_where_one_is_due(library_path: Path) -> None:
    stored_library(library_path).db.close()
    app = BlogtuiApp(open_for_reading(library_path), library_path, Config())
    async with app.run_test(size=(120, 40)):
        await app.reader.back_up()
        assert len(list((library_path.parent / "backups").iterdir())) == 1
    app.desk.close()
