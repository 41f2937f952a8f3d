"""Someone comes back to a post that was edited after they read it."""

from pathlib import Path

from blogtui.library import Library
from shelf import fill, post
from test_reader import WIDE, press, reader, screen_text, settle

BEFORE = "<p>Havet är blått, och så har det varit länge i viken.</p><p>Ingen såg båten gå ut den morgonen.</p>"
NOW = "<p>Havet är grönt, och så har det varit länge i viken.</p><p>Ingen såg båten gå ut den morgonen.</p><p>Tillägg: alla kom hem.</p>"  # noqa: E501


def edited(path: Path, *, read: bool = True) -> Path:
    """A library with one post that was edited, after it was read or before."""
    library = Library(path)
    fill(library, [post(1, body=BEFORE, text="x", title="Havet")])
    if read:
        library.mark([1], read=True)
    fill(library, [post(1, body=NOW, text="Havet är grönt", title="Havet i dag")])
    library.close()
    return path


async def test_the_list_tells_that_a_post_changed_and_d_shows_what(library_path: Path) -> None:
    app = reader(edited(library_path))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "changed" in screen_text(app)
        shown = await press(app, pilot, "enter", "D")
        assert "blått, grönt," in shown
        assert "The title was: Havet" in shown
        assert "came and 1 went since you read it" in shown


async def test_d_again_goes_back_to_the_text(library_path: Path) -> None:
    app = reader(edited(library_path))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter", "D", "D")
        assert "blått" not in shown
        assert "grönt" in shown
        assert "changed" not in shown  # seen now


async def test_a_post_that_was_never_read_shows_what_its_last_edit_changed(library_path: Path) -> None:
    app = reader(edited(library_path, read=False))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "changed" not in screen_text(app)
        assert "went when it was edited" in await press(app, pilot, "D")


async def test_a_post_that_was_never_edited_says_so(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(1)])
    library.close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "It says what it said when you read it" in await press(app, pilot, "enter", "D")
