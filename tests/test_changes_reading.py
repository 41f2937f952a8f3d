"""Someone comes back to a post that was edited after they read it."""

import time
from pathlib import Path

import pytest

from blogtui.config import Config
from blogtui.layout.lines import Span
from blogtui.library import Library
from blogtui.model.document import Mark
from blogtui.ui.app import BlogtuiApp
from blogtui.ui.look import Look
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


async def test_the_day_of_a_change_is_the_readers_own(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT+12")  # where it is 1 March still when the edit is seen, on 2 March in UTC
    time.tzset()
    try:
        app = reader(edited(library_path))
        async with app.run_test(size=WIDE) as pilot:
            await settle(app, pilot)
            await press(app, pilot, "enter")
            assert "changed 1 March 2026" in " ".join(line.text for line in await app.reader.article.whole())
            assert "since you read it (1 March 2026)" in await press(app, pilot, "D")
    finally:
        monkeypatch.undo()
        time.tzset()


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


async def test_what_went_is_never_copied_with_the_post(library_path: Path) -> None:
    app = reader(edited(library_path))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "D", "Y")
        assert "grönt" in app.clipboard
        assert "blått" not in app.clipboard


async def test_a_look_at_the_changes_leaves_the_place_in_the_post_as_it_was(library_path: Path) -> None:
    paragraphs = [f"<p>Stycke {number} om viken.</p>" for number in range(80)]
    library = Library(library_path)
    fill(library, [post(1, body="".join(paragraphs), text="x")])
    library.mark([1], read=True)
    came = [*paragraphs[:70], *(f"<p>Nytt ord {number}.</p>" for number in range(9)), *paragraphs[70:]]
    fill(library, [post(1, body="".join(came), text="x och mer än så")])
    library.close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "D", "D", "g", "space")
        letters = app.reader.article.letters
        assert letters > 0
        assert "Nytt ord 0." in await press(app, pilot, "D")
        assert app.reader.article.letters > letters
        await press(app, pilot, "D")
        assert app.reader.article.letters == letters
        await press(app, pilot, "D", "q")
    again = Library(library_path)
    assert again.reading_place(1) == letters
    again.close()


@pytest.mark.parametrize(("mark", "sign"), [(Mark.ADDED, "underline"), (Mark.GONE, "strike")])
def test_what_came_and_what_went_differ_without_colour_and_in_links_too(mark: Mark, sign: str) -> None:
    look = Look(BlogtuiApp(Library.in_memory(), Path("x.db"), Config()).current_theme)
    for href in (None, "https://example.org/"):
        plain, marked = look.of(Span("ord", href=href)), look.of(Span("ord", "text", mark, href))
        assert getattr(marked, sign)
        assert marked.color != plain.color
