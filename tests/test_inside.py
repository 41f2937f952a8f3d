"""What someone does inside an open post: jumps by its headings, finds words, reads notes, comes back to their place."""

from pathlib import Path

from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from shelf import DIALOG, fill, post
from test_reader import WIDE, press, reader, screen_text, settle, until

LONG = "".join(f"<h2>Del {part}</h2>" + f"<p>Texten om del {part} och havet.</p>" * 30 for part in range(1, 5))
NOTED = (
    "<p>Ett påstående<a href='#fn1'>1</a> och <a href='https://blog.example.org/1'>ett annat inlägg</a>.</p>"
    "<p>EU är <abbr title='Europeiska unionen'>EU</abbr>.</p><ol><li id='fn1'>Noten säger mer.</li></ol>"
)


def shelf_with(path: Path, body: str) -> Path:
    library = Library(path)
    fill(library, [post(0, body=body, text="havet " * 900), post(1), post(2)])
    library.close()
    return path


def first_words(app: BlogtuiApp) -> list[str]:
    """The words of the first line in view that has any."""
    article = app.reader.article
    return next(line.text.split() for line in article.lines[article.scroll_offset.y :] if line.text.strip())


async def test_t_lists_the_headings_and_jumps_to_one(library_path: Path) -> None:
    app = reader(shelf_with(library_path, LONG))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Del 3" in await press(app, pilot, "enter", "t")
        shown = await press(app, pilot, *"del 3", "enter")
        assert "Texten om del 3" in shown
        assert "Texten om del 1" not in shown


async def test_a_post_without_headings_says_so(library_path: Path) -> None:
    app = reader(shelf_with(library_path, "<p>Kort.</p>"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "no headings" in await press(app, pilot, "enter", "t")


async def test_words_are_found_in_the_post_and_n_goes_from_hit_to_hit(library_path: Path) -> None:
    app = reader(shelf_with(library_path, LONG))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, "enter", "slash", *"om del 2", "enter")
        assert "1 of 30 hits" in shown
        assert "Del 2" in shown
        assert "2 of 30 hits" in await press(app, pilot, "n")
        assert "30 of 30 hits" in await press(app, pilot, "N", "N")
        await press(app, pilot, "escape")
        assert app.reader.article.hits == ()


async def test_words_that_are_not_there_are_said_and_escape_brings_one_back(library_path: Path) -> None:
    app = reader(shelf_with(library_path, LONG))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "space")
        top = app.reader.article.scroll_offset.y
        await press(app, pilot, "slash", *"finns inte")
        assert app.reader.status.message == "Not found: finns inte"
        await press(app, pilot, "escape")
        assert app.reader.article.scroll_offset.y == top


async def test_a_post_opens_where_it_was_left_and_the_list_shows_that_it_is_half_read(library_path: Path) -> None:
    path = shelf_with(library_path, LONG)
    app = reader(path)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "space", "space")
        first = first_words(app)
        assert "◐ Post number 0" in await press(app, pilot, "J")
        await press(app, pilot, "q")
    again = reader(path)
    async with again.run_test(size=(80, 40)) as pilot:
        await settle(again, pilot)
        await press(again, pilot, "g", "enter")
        assert again.reader.article.scroll_offset.y > 0
        assert first_words(again) == first


async def test_a_post_read_to_its_end_begins_at_its_top_again(library_path: Path) -> None:
    app = reader(shelf_with(library_path, LONG))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "G", "J")
        assert "◐" not in screen_text(app)
        await press(app, pilot, "K")
        assert app.reader.article.scroll_offset.y == 0


async def test_a_note_is_read_in_place_and_left_again(library_path: Path) -> None:
    app = reader(shelf_with(library_path, NOTED))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "u", "d")
        await until(app, pilot, "Noten säger mer.", times=2)
        assert (await press(app, pilot, "escape")).count("Noten säger mer.") == 1


async def test_a_link_to_a_post_in_the_library_opens_it_here_and_h_goes_back(library_path: Path) -> None:
    app = reader(shelf_with(library_path, NOTED))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "The text of post 1" in await press(app, pilot, "enter", "u", "f")
        assert "Ett påstående" in await press(app, pilot, "H")
        assert "The text of post 1" in await press(app, pilot, "L")
        assert "the end of your way" in await press(app, pilot, "L")


async def test_an_abbreviation_is_explained_on_demand(library_path: Path) -> None:
    app = reader(shelf_with(library_path, NOTED))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "EU: Europeiska unionen" in await press(app, pilot, "enter", "u", "g")


async def test_a_category_above_the_text_narrows_the_list_to_it(library_path: Path) -> None:
    app = reader(shelf_with(library_path, NOTED))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert f"Category: {DIALOG}" in await press(app, pilot, "enter", "u", "s")


async def test_tab_among_the_letters_lists_every_link(library_path: Path) -> None:
    app = reader(shelf_with(library_path, NOTED))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "https://blog.example.org/1" in await press(app, pilot, "enter", "u", "tab")
        assert "The text of post 1" in await press(app, pilot, *"annat", "enter")


async def test_the_post_stands_alone_and_everything_comes_back(library_path: Path) -> None:
    app = reader(shelf_with(library_path, LONG))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "CATEGORIES" not in await press(app, pilot, "enter", "Z")
        assert "CATEGORIES" in await press(app, pilot, "escape")


async def test_lines_become_shorter_and_stay_so(library_path: Path) -> None:
    path = shelf_with(library_path, LONG)
    app = reader(path)
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(app, pilot)
        assert "at most 68" in await press(app, pilot, "enter", "<")
    again = reader(path)
    async with again.run_test(size=(200, 30)) as pilot:
        await settle(again, pilot)
        assert again.reader.article.text_width() == 68


async def test_the_whole_post_is_copied_as_markdown(library_path: Path) -> None:
    app = reader(shelf_with(library_path, LONG))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter", "Y")
        assert app.clipboard.startswith("# Post number 0\n\nhttps://blog.example.org/0\n\n## Del 1")


async def test_what_is_selected_with_the_mouse_is_copied_unwrapped(library_path: Path) -> None:
    app = reader(shelf_with(library_path, "<p>" + "Havet ligger stilla. " * 20 + "</p>"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter")
        top = next(at for at, line in enumerate(app.reader.article.lines) if line.text.startswith("Havet"))
        await pilot.mouse_down("#article", offset=(2, top))
        await pilot.hover("#article", offset=(30, top + 2))
        await pilot.mouse_up("#article", offset=(30, top + 2))
        await settle(app, pilot)
        assert app.clipboard.startswith("Havet ligger stilla. Havet")
        assert "\n" not in app.clipboard


async def test_no_heading_stands_alone_at_the_foot_of_a_page(library_path: Path) -> None:
    body = "".join(f"<p>Stycke {number}.</p>" + "<h3>Rubrik</h3>" * (number % 2) for number in range(60))
    app = reader(shelf_with(library_path, body))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "enter")
        article = app.reader.article
        for _page in range(4):
            await press(app, pilot, "space")
            foot = [
                line for line in article.lines[: article.scroll_offset.y + article.size.height] if line.text.strip()
            ]
            assert not foot[-1].heading
