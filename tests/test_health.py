"""How a blog is doing and what a refresh said, in the words the reader sees."""

import time
from pathlib import Path

import pytest

from blogtui.health import health
from blogtui.i18n import set_language
from blogtui.library import Library
from blogtui.model.rows import BlogRow
from blogtui.model.update import Check, Move, Outcome
from blogtui.sources.errors import SourceError
from blogtui.sources.locate import locate
from blogtui.store import blogs
from blogtui.told import summary
from running import blogtui
from shelf import fill, post
from test_reader import WIDE, press, reader, screen_text, settle

NOW = int(time.mktime((2026, 5, 6, 12, 0, 0, 0, 0, -1)))
DAY = 86_400
AWAY = "https://new.example.org/feed"


def row(**values: object) -> BlogRow:
    known = {"checked": NOW - 60, "due": NOW + 60, "problem": "", "gone": False, "answered": NOW - 60}
    plain = BlogRow(1, "url", "https://example.org/feed", "A", None, "", None, "", "", 1, 0, None, None, "", False)
    return plain._replace(**(known | values))


@pytest.mark.parametrize(
    ("values", "kind", "words"),
    [
        ({}, "well", ""),
        ({"gone": True, "checked": NOW - 3 * DAY}, "gone", "Gone since 3 May 2026; kept to read."),
        ({"paused_until": NOW + 7_800}, "waiting", "Asks us to wait until 14:10."),
        ({"paused_until": NOW - 1}, "well", ""),
        ({"paused_until": NOW + 7_800 + DAY}, "waiting", "Asks us to wait until 7 May 14:10."),
        ({"problem": "It fails.", "answered": NOW - 3 * DAY}, "failing", "Last fetched 3 days ago: It fails."),
        ({"problem": "It fails.", "answered": None}, "failing", "Never fetched: It fails."),
        ({"problem": "It is malformed."}, "warned", "It is malformed."),
        ({"moving_to": AWAY}, "moved", f"Moved to {AWAY}; M follows."),
        ({"moved_from": AWAY}, "moved", f"Moved here from {AWAY}; M goes back."),
        ({"gone": True, "problem": "x", "paused_until": NOW + 60}, "gone", "Gone since 6 May 2026; kept to read."),
    ],
)
def test_p13_p18_a_blogs_health_is_told_in_words(values: dict[str, object], kind: str, words: str) -> None:
    assert health(row(**values), NOW, follow_key="M") == (kind, words)


def test_no_key_is_named_where_there_is_none_to_press() -> None:
    assert health(row(moving_to=AWAY), NOW).words == f"Moved to {AWAY}."


def test_health_is_told_in_swedish() -> None:
    set_language("sv")
    told = health(row(problem="x", answered=NOW - 3 * DAY), NOW).words
    assert told == "Senast hämtad för 3 dagar sedan: x"


def outcome(number: int, status: str, **values: object) -> Outcome:
    return Outcome(number, f"Blog {number}", status, **values)  # type: ignore[arg-type]


def test_r13_a_lost_network_is_said_once_however_many_blogs_there_are() -> None:
    lost = [outcome(number, "offline", detail="No network.") for number in range(5)]
    assert summary(lost) == "No network."
    assert summary([*lost, outcome(9, "new", added=2)]) == "2 new posts · No network."


def test_a_refresh_tells_what_is_new_what_was_skipped_and_what_failed() -> None:
    told = summary([
        outcome(1, "new", added=2, changed=1), outcome(2, "skipped", detail="Not yet."),
        outcome(3, "failed", detail="It broke."), outcome(4, "unchanged"),
    ])  # fmt: skip
    assert told == "2 new posts · 1 changed · 1 blog not due yet · 1 blog failed · Blog 3: It broke."


def test_one_blog_that_is_skipped_says_why() -> None:
    assert summary([outcome(1, "skipped", detail="Asks to wait.")]) == "Nothing new · Asks to wait."


@pytest.fixture
def moved(library_path: Path) -> Path:
    """A library with one blog that says it has moved, and one that fails."""
    library = Library(library_path)
    blog_id = fill(library, [post(1)], name="Mover")
    broken = fill(library, [post(2)], name="Broken")
    now = int(time.time())
    blogs.record_check(library.db, blog_id, Check(now, now + 60, answered=now, move=Move(AWAY, 1, now // DAY)))
    blogs.record_check(library.db, broken, Check(now, now + 60, "It fails.", 1, answered=now - 60))
    library.close()
    return library_path


def test_the_command_line_tells_the_health_of_each_blog(moved: Path) -> None:
    listed = blogtui("--library", moved, "blogs").rows
    assert listed[0][-1] == f"Moved to {AWAY}."
    assert listed[1][-1].startswith("Last fetched ")
    records = blogtui("--library", moved, "blogs", "--json").records
    assert records[1]["problem"] == "It fails."
    assert records[0]["problem"] is None  # a move is nothing that is wrong


def test_p13_what_is_gone_from_one_address_is_asked_for_at_the_other(moved: Path) -> None:
    library = Library(moved)
    library.db.run("UPDATE blog SET gone = 1 WHERE id = 1")
    assert library.follow_move(1) == AWAY
    assert not library.blogs()[0].gone
    library.db.run("UPDATE blog SET gone = 1 WHERE id = 1")
    assert library.undo_move(1) == "https://mover.example.org/feed"
    assert not library.blogs()[0].gone
    library.close()


async def test_m_follows_a_move_and_z_takes_it_back(moved: Path) -> None:
    app = reader(moved)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await app.reader.look_at(app.reader.view._replace(blog=1))
        await settle(app, pilot)
        assert f"Moved to {AWAY}" in screen_text(app)
        before = app.reader.shown.blogs[0].url
        await press(app, pilot, "M")
        assert app.reader.shown.blogs[0].url == AWAY
        assert "is fetched from" in screen_text(app)
        await press(app, pilot, "z")
        assert app.reader.desk.library.blogs()[0].url == before


async def test_the_side_list_marks_what_fails_and_the_header_says_why(moved: Path) -> None:
    app = reader(moved)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "!▹ Broken" in screen_text(app)
        await app.reader.look_at(app.reader.view._replace(blog=2))
        await settle(app, pilot)
        assert "It fails." in screen_text(app)


async def test_what_the_last_refresh_said_is_a_list_of_its_own(moved: Path) -> None:
    app = reader(moved)
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "Nothing has been refreshed" in await press(app, pilot, "ctrl+l")
        app.reader.last_refresh = (outcome(1, "new", added=3), outcome(2, "failed", detail="It broke."))
        shown = await press(app, pilot, "ctrl+l")
        assert shown.index("Blog 2: It broke.") < shown.index("Blog 1: 3 new")
        await press(app, pilot, "enter")
        assert app.reader.view.blog == 2


@pytest.mark.parametrize("typed", ["https://maj:secret@example.org/feed", "maj:secret@example.org/feed"])
def test_s12_an_address_with_a_password_is_refused_and_never_said_again(typed: str) -> None:
    with pytest.raises(SourceError, match="never stored") as caught:
        locate(typed)
    assert "secret" not in str(caught.value)
    assert "https://example.org/feed" in str(caught.value)
