"""What someone sees and does in the reader, key by key, on a real library."""

from pathlib import Path

import pytest

from blogtui.config import Config
from blogtui.library import Library
from blogtui.model.rows import Query
from blogtui.refresh import add
from blogtui.ui.app import BlogtuiApp
from shelf import DIALOG, fill, post, stored_library

WIDE, MIDDLE, NARROW = (120, 30), (80, 30), (60, 30)


def reader(path: Path, **options: object) -> BlogtuiApp:
    return BlogtuiApp(Library(path), path, Config(), **options)  # type: ignore[arg-type]


@pytest.fixture
def shelf(library_path: Path) -> Path:
    stored_library(library_path).close()
    return library_path


def screen_text(app: BlogtuiApp) -> str:
    """What stands on the screen, row by row."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def settle(app: BlogtuiApp, pilot: object, turns: int = 3) -> None:
    """Wait until nothing is under way."""
    for _turn in range(turns):
        await app.workers.wait_for_complete()
        await pilot.pause()  # type: ignore[attr-defined]
    assert app.reader.bugs == []


async def until(app: BlogtuiApp, pilot: object, words: str, times: int = 1) -> None:
    """Wait until `words` stand on the screen, so many times; twenty seconds at the most."""
    for _turn in range(400):
        if screen_text(app).count(words) >= times:
            return
        await pilot.pause(0.05)  # type: ignore[attr-defined]
    assert screen_text(app).count(words) >= times


async def press(app: BlogtuiApp, pilot: object, *keys: str) -> str:
    for key in keys:
        await settle(app, pilot, turns=1)
        await pilot.press(key)  # type: ignore[attr-defined]
    await settle(app, pilot)
    return screen_text(app)


async def test_the_place_is_kept_while_reading_goes_on(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j", "j")
        await app.reader.keep_place()
        assert app.desk.library.place()["post"] == app.reader.posts.current_id


async def test_escape_clears_the_filter_and_the_list_is_whole_again(shelf: Path) -> None:
    app = reader(shelf, categories=(DIALOG,))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert f"Category: {DIALOG}" in screen_text(app)
        shown = await press(app, pilot, "escape")
        assert "Category:" not in shown
        assert "12 posts" in shown


async def test_looking_at_a_post_does_not_mark_it_read_but_opening_it_does(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "j")
        assert "The text of post 1" in shown
        assert "12 unread" in shown
        shown = await press(app, pilot, "enter")
        assert "11 unread" in shown


async def test_the_next_posts_open_from_inside_the_article(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter", "J", "J")
        assert "The text of post 2" in shown
        assert "9 unread" in shown
        assert "The text of post 1" in await press(app, pilot, "K")


async def test_n_finds_the_next_unread_post(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j", "m", "k", "n")
        assert app.reader.posts.cursor == 2
        await press(app, pilot, "N")
        assert app.reader.posts.cursor == 0


async def test_a_star_can_be_taken_back(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "★" in await press(app, pilot, "s")
        shown = await press(app, pilot, "z")
        assert "★" not in shown
        assert "Taken back" in shown


async def test_marking_all_read_asks_first_and_can_be_undone(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Mark 12 posts as read?" in await press(app, pilot, "A")
        assert "12 unread" in await press(app, pilot, "n")
        assert "12 posts marked as read" in await press(app, pilot, "A", "y")
        assert "12 unread" in await press(app, pilot, "z")


async def test_what_was_marked_is_taken_back_after_a_restart_and_done_again(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "11 unread" in await press(app, pilot, "m")
        await press(app, pilot, "q")
    again = reader(shelf)
    async with again.run_test(size=WIDE) as pilot:
        await settle(again, pilot)
        shown = await press(again, pilot, "z")
        assert "Taken back: “Post number 0” marked as read." in shown
        assert "12 unread" in shown
        shown = await press(again, pilot, "ctrl+r")
        assert "Done again: “Post number 0” marked as read." in shown
        assert "11 unread" in shown
        assert "There is nothing to do again." in await press(again, pilot, "ctrl+r")


async def test_search_shows_results_as_one_types_and_escape_brings_the_list_back(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "slash", *"post 7")
        assert len(app.reader.posts.ids) == 1
        await press(app, pilot, "escape")
        assert len(app.reader.posts.ids) == 12


async def test_everything_is_where_it_was_after_quitting(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "c", *"dial", "enter", "j", "j", "s", "q")
    app.desk.close()
    again = reader(shelf)
    async with again.run_test(size=WIDE) as pilot:
        await settle(again, pilot)
        shown = screen_text(again)
        assert f"Category: {DIALOG}" in shown
        assert again.reader.posts.current is not None
        assert again.reader.posts.current.title == "Post number 6"
        assert again.reader.posts.current.starred


@pytest.mark.parametrize(("size", "panes"), [(WIDE, 3), (MIDDLE, 2), (NARROW, 1)])
async def test_the_screen_has_as_many_panes_as_there_is_room_for(
    shelf: Path, size: tuple[int, int], panes: int
) -> None:
    app = reader(shelf)
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        for keys in ((), ("h",), ("l",), ("l",)):
            await press(app, pilot, *keys)
            screen = app.reader
            visible = [widget for widget in (screen.side, screen.posts, screen.article) if widget.region.width > 0]
            assert len(visible) == panes
            assert screen.focused in visible


async def test_a_title_full_of_tricks_shows_as_text_everywhere_s1_s2(library_path: Path) -> None:
    trick = "Rapport [/b] [@click=app.quit]x[/] \x1b]0;P\x07"
    library = Library(library_path)
    fill(
        library, [post(1, title=trick, categories=(trick,), authors=(trick,), url="https://example.org/x")], name=trick
    )
    library.close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = [screen_text(app)]
        shown += [await press(app, pilot, key) for key in ("enter", "escape", "c", "escape", "X", "escape", "y")]
        for text in shown:
            assert "Rapport [/b] [@click=app." in text
            assert "\x1b" not in text
            assert "\x07" not in text
        await pilot.click(offset=(45, 3))
        assert app.is_running


async def test_a_folder_is_added_with_a_and_shown_at_once(tmp_path: Path, library_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "one.md").write_text("---\ntitle: A walk\ncategories: [Walks]\n---\nWe went far.\n")
    stored_library(library_path).close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "a")
        app.screen.query_one("#answer").value = str(folder)  # type: ignore[attr-defined]
        shown = await press(app, pilot, "enter")
        assert "A walk" in shown
        assert "is added, with 1 post" in shown
    check = Library(library_path)
    assert [blog.name for blog in check.blogs()] == ["The example blog", "posts"]
    check.close()


async def test_a_source_that_is_not_there_says_so_in_one_sentence(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "a")
        app.screen.query_one("#answer").value = "/no/such/folder"  # type: ignore[attr-defined]
        assert "There is no file or folder" in await press(app, pilot, "enter")
        assert "12 posts" in screen_text(app)


async def test_links_are_followed_by_letters(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("blogtui.ui.screens.reading.open_in_browser", lambda url, _wanted: opened.append(url) or True)
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "u", "d")  # the author and the category above it are a and s
    assert opened == ["https://example.org/0"]


async def test_help_and_palette_show_every_action(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(app, pilot)
        assert "Filter by category" in await press(app, pilot, "question_mark")
        await press(app, pilot, "escape", "colon", *"only starred")
        shown = await press(app, pilot, "enter")
        assert "No post matches this filter." in shown
        assert "Choose a post" not in shown


async def test_a_click_opens_the_post_under_the_mouse(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.click("#posts", offset=(6, 5))
        await settle(app, pilot)
        assert app.reader.posts.cursor == 2
        assert app.reader.posts.current is not None
        assert app.reader.posts.current.read


async def test_a_thousand_posts_page_in_as_one_goes_down(library_path: Path) -> None:
    stored_library(library_path, 1_000).close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "G")
        assert "Post number 999" in shown
        assert app.reader.posts.cursor == 999


async def test_another_programs_change_does_not_disturb_the_list(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        other = Library(shelf)
        other.mark(other.post_ids(Query()), read=True)
        other.close()
        shown = await press(app, pilot, "j", "s")
        assert "12 posts" in shown
        assert "unread" not in shown.split("12 posts")[1].split("\n")[0]


async def test_a_file_written_in_a_folder_shows_while_the_reader_is_open(
    tmp_path: Path, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogtui.ui.screens.watching.WATCH_SECONDS", 0.05)
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "one.md").write_text("# A walk\n\nWe went far.\n")
    library = Library(library_path)
    await add(library.db, str(folder))
    library.close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await until(app, pilot, "A walk")
        await pilot.pause(0.2)
        (folder / "two.md").write_text("# A swim\n\nThe water was cold.\n")
        await until(app, pilot, "A swim")
        current = app.reader.posts.current
        assert current is not None
        assert current.title == "A walk"


async def test_r2_what_another_program_marks_shows_in_the_open_reader(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogtui.ui.screens.watching.WATCH_SECONDS", 0.05)
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await until(app, pilot, "12 unread")
        await pilot.pause(0.2)
        other = Library(shelf)
        other.mark(other.post_ids(Query())[:5], read=True)
        other.close()
        await until(app, pilot, "7 unread")


async def test_l2_an_open_reader_learns_to_find_words_inside_of_words(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogtui.ui.screens.watching.LEARN_SECONDS", 0.05)
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await until(app, pilot, "12 posts")
        while (await app.desk.ask(app.desk.library.db.one, "SELECT count(*) FROM to_learn"))[0]:
            await pilot.pause(0.05)
        await press(app, pilot, "slash", *"umber 7")
        assert len(app.reader.posts.ids) == 1


async def test_adding_a_blog_that_is_there_already_changes_nothing_and_leaves_nothing_to_undo(
    tmp_path: Path, library_path: Path
) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "one.md").write_text("# A walk\n\nWe went far.\n")
    stored_library(library_path).close()
    app = reader(library_path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        for said in ("is added", "is here already"):
            await press(app, pilot, "a")
            app.screen.query_one("#answer").value = str(folder)  # type: ignore[attr-defined]
            assert said in await press(app, pilot, "enter")
        shown = await press(app, pilot, "z")
        assert len(app.reader.shown.blogs) == 1
        assert "12 posts" in shown
        assert "nothing to take back" in await press(app, pilot, "z")


async def test_an_edited_post_shows_its_new_text_after_a_refresh(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        fill(app.desk.library, [post(0, title="Post number 0, anew", body="<p>Other words.</p>", text="Other words.")])
        await app.reader.reload()
        await settle(app, pilot)
        assert "Other words." in screen_text(app)


async def test_j_never_answers_yes(shelf: Path) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "A", "j", "escape")
        assert app.reader.shown.unread == 12


@pytest.mark.parametrize(("key", "status"), [("q", None), ("ctrl+q", None), ("ctrl+c", 130)])
async def test_every_way_out_keeps_the_place(shelf: Path, key: str, status: int | None) -> None:
    app = reader(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j", "j")
        await pilot.press(key)
        await pilot.pause(0.2)
    assert app.return_value == status
    app.desk.close()
    library = Library(shelf)
    assert library.place()["post"] == library.post_ids()[2]
    library.close()
