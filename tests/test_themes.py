"""Colours: every theme can be worn, contrast is kept where it is promised, and the picker shows them at once."""

from itertools import product
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from blogtui.config import Config
from blogtui.layout.lines import Span
from blogtui.library import Library
from blogtui.settings import OUR_THEMES, TEXTUAL_THEMES
from blogtui.ui.app import BlogtuiApp, open_for_reading
from blogtui.ui.colours import our_theme
from blogtui.ui.look import Look
from blogtui.ui.theme import theme_for
from shelf import stored_library
from test_reader import WIDE, press, settle

INKS = (
    "text", "strong", "quiet", "faint", "accent", "key", "name", "good", "bad", "unread", "star", "link", "added",
    "gone", "explained",
)  # fmt: skip
PAPERS = ("paper", "sheet", "bar", "cursor_idle", "hit", "selection")
PALETTE = ("colon", *"Colours", "enter")


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """The ratio of a style's two colours, 1 to 21."""
    assert style.color is not None
    assert style.bgcolor is not None
    darker, lighter = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (lighter + 0.05) / (darker + 0.05)


def inks(look: Look) -> dict[str, Style]:
    """Every style of text, those of an article's parts as well."""
    return {**{name: getattr(look, name) for name in INKS}, **look._roles}


def worn(name: str) -> Theme:
    theme = our_theme(name, on_light=False)
    assert theme is not None
    return theme


def test_high_contrast_keeps_every_text_at_seven_to_one_wherever_it_stands() -> None:
    look = Look(worn("high-contrast"))
    on = {(ink, paper): getattr(look, paper) + style for (ink, style), paper in product(inks(look).items(), PAPERS)}
    of_both = {name: style for name, style in on.items() if style.color is not None}
    alone = {name: getattr(look, name) for name in ("hint", "hit_here", "cursor")}
    assert {name: contrast(style) for name, style in (of_both | alone).items() if contrast(style) < 7} == {}


def test_light_keeps_text_readable_on_paper_and_under_the_cursor() -> None:
    look = Look(worn("light"))
    assert contrast(look.paper + look.text) >= 7
    names = ("text", "strong", "accent", "key", "name", "good", "bad", "unread", "link")
    assert {name for name in names if contrast(look.cursor + getattr(look, name)) < 4.5} == set()
    assert contrast(look.paper + look.quiet) >= 4.5


@pytest.mark.parametrize("on_light", [True, False])
def test_the_terminals_colours_are_names_and_never_a_colour_of_ours(on_light: bool) -> None:
    theme = our_theme("terminal", on_light=on_light)
    assert theme is not None
    look = Look(theme)
    styles = [*inks(look).values(), *(getattr(look, name) for name in (*PAPERS, "cursor", "hint", "hit_here"))]
    colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None]
    assert [colour for colour in colours if not colour.is_system_defined] == []


def test_the_configuration_knows_textuals_themes_by_name() -> None:
    assert set(TEXTUAL_THEMES) == set(BUILTIN_THEMES)


@pytest.mark.parametrize("name", TEXTUAL_THEMES)
def test_every_theme_of_textuals_has_a_look(name: str) -> None:
    look = Look(BUILTIN_THEMES[name])
    assert look.of(Span("ord", "heading1")).color is not None
    assert look.cursor != look.paper


@pytest.mark.parametrize("name", [*OUR_THEMES, "nord", "ansi-light"])
async def test_every_theme_can_be_worn(name: str, library_path: Path) -> None:
    stored_library(library_path, 2).close()
    app = BlogtuiApp(Library(library_path), library_path, Config(theme=name, pictures="off"))
    async with app.run_test(size=(80, 20)) as pilot:
        await settle(app, pilot)
        assert app.theme == theme_for(name, {})
        assert app.reader.look.of(Span("ord", "heading1")).color is not None


@pytest.mark.parametrize(
    ("told", "name"),
    [("15;0", "textual-dark"), ("0;15", "light"), ("0;default;15", "light"), ("12;8", "textual-dark"),
     ("", "textual-dark"), ("x", "textual-dark"), ("0;7", "light")],
)  # fmt: skip
def test_auto_goes_by_what_the_terminal_tells_of_its_background(told: str, name: str) -> None:
    assert theme_for("auto", {"COLORFGBG": told}) == theme_for("", {"COLORFGBG": told}) == name


@pytest.fixture
def shelf(library_path: Path) -> Path:
    stored_library(library_path).close()
    return library_path


def reading(path: Path, config: Config = Config()) -> BlogtuiApp:  # noqa: B008
    return BlogtuiApp(Library(path), path, config)


def papers(app: BlogtuiApp) -> set[str]:
    """The backgrounds of all that is painted, by name."""
    styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
    return {style.bgcolor.name for style in styles if style and style.bgcolor}


async def wears(app: BlogtuiApp, pilot: object, name: str) -> None:
    """Wait until a theme is worn; five seconds at the most."""
    for _turn in range(100):
        if app.theme == name:
            break
        await pilot.pause(0.05)  # type: ignore[attr-defined]
    await settle(app, pilot)
    assert app.theme == name


async def test_the_picker_wears_each_theme_while_the_cursor_is_on_it_and_enter_keeps_it(shelf: Path) -> None:
    app = reading(shelf)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "#121212" in papers(app)
        await press(app, pilot, *PALETTE)
        assert app.theme == "textual-dark"
        await press(app, pilot, "down", "down")
        await wears(app, pilot, "light")
        assert "#faf9f6" in papers(app)
        assert "#121212" not in papers(app)
        shown = await press(app, pilot, *"dracu", "enter")
        assert app.theme == "dracula"
        assert "Colours: dracula." in shown
        assert app.reader.posts.look.paper.bgcolor == Look(app.current_theme).paper.bgcolor
    again = reading(shelf)
    assert again.theme == "dracula"
    again.desk.close()


async def test_leaving_the_picker_goes_back_to_the_colours_before(shelf: Path) -> None:
    app = reading(shelf, Config(theme="nord"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        before = papers(app)
        await press(app, pilot, *PALETTE, "down")
        await wears(app, pilot, "gruvbox")
        await press(app, pilot, "escape")
        assert app.theme == "nord"
        assert papers(app) == before
    assert Library(shelf).theme() == ""


async def test_a_theme_in_the_configuration_wins_at_the_start_and_the_picker_says_so(shelf: Path) -> None:
    app = reading(shelf, Config(theme="nord"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        shown = await press(app, pilot, *PALETTE, *"gruv", "enter")
        assert "it is “nord” again" in shown
        assert app.theme == "gruvbox"
    again = reading(shelf, Config(theme="nord"))
    assert again.theme == "nord"
    again.desk.close()


async def test_colours_picked_over_the_welcome_blog_are_kept_once_there_is_a_library(library_path: Path) -> None:
    app = BlogtuiApp(open_for_reading(library_path), library_path, Config())
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await press(app, pilot, *PALETTE, *"drac", "enter")
        await app.reader.desk.go_home()
        await app.reader.look_at_config()
    assert Library(library_path).theme() == "dracula"


@pytest.mark.parametrize("name", ["light", "textual-light", "solarized-light", "textual-dark", "high-contrast"])
def test_the_lines_between_panes_can_be_seen(name: str) -> None:
    app = BlogtuiApp(Library.in_memory(), Path("x.db"), Config(theme=name))
    line = Color.parse(app.get_css_variables()["surface-lighten-2"])
    paper = app.reader.look.paper.bgcolor
    assert contrast(Style(color=line, bgcolor=paper)) > 1.15
    app.desk.close()


async def test_the_terminals_own_colours_reach_it_as_they_are(shelf: Path) -> None:
    app = reading(shelf, Config(theme="terminal"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None}
        assert {colour.name for colour in colours if not colour.is_system_defined} == set()
