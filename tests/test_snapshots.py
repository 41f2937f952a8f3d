"""The screen as a picture, at the widths and in the lights that people read in.

A changed picture is looked at before it is taken: `pytest tests/test_snapshots.py --take-snapshots`.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blogtui.config import Config
from blogtui.library import Library
from blogtui.ui.app import BlogtuiApp
from sampler import BODY, TITLE
from shelf import fill, post
from test_reader import press, settle

SNAPSHOTS = Path(__file__).parent / "snapshots"
HEIGHT = 44
LIGHTS = {"dark": "textual-dark", "light": "textual-light"}


def steady(svg: str) -> str:
    """An exported picture without the number that tells one from the next."""
    return re.sub(r"terminal-\d+", "terminal", svg).replace("<svg class", '<svg xml:space="preserve" class', 1)


@pytest.fixture
def sampler(library_path: Path) -> Path:
    library = Library(library_path)
    published = datetime(2026, 3, 2, 7, 40, tzinfo=UTC)
    posts = [post(number, published=published, image=None) for number in range(1, 5)]
    posts.append(post(5, title=TITLE, body=BODY, text="havet " * 250, published=published, language="sv", image=None))
    fill(library, posts)
    library.close()
    return library_path


@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("width", [40, 80, 140])
async def test_a_post_looks_as_it_was_last_seen(
    sampler: Path, width: int, light: str, page: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    app = BlogtuiApp(Library(sampler), sampler, Config(theme=LIGHTS[light], pictures="off"))
    async with app.run_test(size=(width, HEIGHT)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "G", "enter", *["space"] * (page - 1))
        seen = steady(app.export_screenshot(simplify=True))
    kept = SNAPSHOTS / f"post-{width}-{light}-{page}.svg"
    if request.config.getoption("--take-snapshots"):
        kept.write_text(seen, encoding="utf-8")
    (tmp_path / kept.name).write_text(seen, encoding="utf-8")
    assert seen == kept.read_text(encoding="utf-8"), f"compare {tmp_path / kept.name} with {kept}"
