"""What an edited post said before is kept, within bounds, and what was read of it above all (R7)."""

from collections.abc import Iterator

import pytest

from blogtui.library import Library
from blogtui.model.rows import EarlierText, PostRow
from blogtui.store import earlier
from shelf import fill, post

STORY = "The harbour was calm that day, and nobody had heard of the ship until it lay there at the old quay."


@pytest.fixture
def library() -> Iterator[Library]:
    library = Library.in_memory()
    yield library
    library.close()


def tell(library: Library, text: str, **fields: object) -> PostRow:
    """The feed is checked, and post 1 says `text` in it."""
    fill(library, [post(1, body=f"<p>{text}</p>", text=text, **fields)])
    return library.posts()[0]


def version(number: int) -> str:
    return " ".join(f"word{number}x{place}" for place in range(20))


def before(library: Library) -> EarlierText:
    text = library.earlier_text(1)
    assert text is not None
    return text


def test_what_was_read_is_what_changes_are_told_against_however_often_it_is_edited(library: Library) -> None:
    tell(library, version(0))
    tell(library, version(1))
    library.mark([1], read=True)
    for number in range(2, 12):
        assert tell(library, version(number)).changed
    assert (before(library).source, before(library).was_read) == (f"<p>{version(1)}</p>", True)


def test_once_a_change_was_seen_the_next_is_told_against_what_was_seen(library: Library) -> None:
    tell(library, version(0))
    library.mark([1], read=True)
    tell(library, version(1))
    library.see_changes(1)
    assert not library.posts()[0].changed
    assert before(library).source == f"<p>{version(0)}</p>"
    assert tell(library, version(2)).changed
    assert before(library).source == f"<p>{version(1)}</p>"


def test_a_post_that_was_not_read_has_not_changed_for_anyone(library: Library) -> None:
    tell(library, version(0))
    assert not tell(library, version(1)).changed
    assert (before(library).source, before(library).was_read) == (f"<p>{version(0)}</p>", False)


def test_reading_a_post_anew_takes_the_sign_away(library: Library) -> None:
    tell(library, version(0))
    library.mark([1], read=True)
    tell(library, version(1))
    library.mark([1], read=False)
    library.mark([1], read=True)
    assert not library.posts()[0].changed


def test_only_so_many_texts_of_a_post_are_kept(library: Library) -> None:
    for number in range(20):
        tell(library, version(number))
    assert library.db.one("SELECT count(*) FROM earlier")[0] == earlier.MOST_TEXTS
    assert before(library).source == f"<p>{version(18)}</p>"


def test_only_so_much_of_a_post_is_kept_and_what_was_read_goes_last(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier, "MOST_OF_A_POST", 3 * len(version(10)))
    tell(library, version(10))
    library.mark([1], read=True)
    for number in range(11, 20):
        tell(library, version(number))
    assert library.db.one("SELECT sum(size) FROM earlier")[0] <= earlier.MOST_OF_A_POST
    assert before(library).source == f"<p>{version(10)}</p>"


def test_a_text_too_long_to_keep_is_told_to_have_changed(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "MOST_OF_A_POST", 10)
    tell(library, version(0))
    library.mark([1], read=True)
    assert tell(library, version(1)).changed
    assert library.earlier_text(1) is None


def test_a_library_carries_only_so_much_and_lets_the_oldest_go(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier, "MOST_OF_ALL", 6 * len(version(10)))
    for edit in (0, 1):
        fill(library, [post(n, body=version(10 + n + edit), text=version(10 + n + edit)) for n in range(1, 13)])
    assert 0 < library.db.one("SELECT sum(size) FROM earlier")[0] <= earlier.MOST_OF_ALL
    assert library.earlier_text(1) is None or library.earlier_text(12) is None


def test_a_counter_that_passed_for_a_change_is_taken_back(library: Library) -> None:
    def counted(times: int) -> str:
        return f"{STORY} Read {times} times."

    tell(library, counted(100))
    library.mark([1], read=True)
    signs = [tell(library, counted(100 + turn)).changed for turn in range(1, 6)]
    assert signs == [True, True, False, False, False]
    assert library.earlier_text(1) is None


def test_a_counter_does_not_take_back_what_the_author_wrote(library: Library) -> None:
    tell(library, f"{STORY} Read 100 times.")
    library.mark([1], read=True)
    for times in range(101, 106):
        assert tell(library, f"{version(1)} {STORY} Read {times} times.").changed
    assert before(library).source == f"<p>{STORY} Read 100 times.</p>"


def test_a_nonce_in_an_address_is_stored_and_nobody_hears_of_it(library: Library) -> None:
    for turn in range(4):
        body = f"<p>{STORY}</p><img src='https://e.org/a.png?nonce={turn}'>"
        fill(library, [post(1, body=body, text=STORY, url=f"https://blog.example.org/1?session={turn}")])
        library.mark([1], read=True)
    row = library.posts()[0]
    assert (row.changed, row.edited, library.earlier_text(1)) == (False, None, None)
    assert "nonce=3" in library.body(1).source


def test_r5_marks_and_place_stay_with_a_post_whose_id_and_link_change(library: Library) -> None:
    tell(library, version(0))
    library.mark([1], read=True, starred=True)
    row = tell(library, version(0), guid="https://new.example.com/1", url="https://new.example.com/1")
    assert len(library.posts()) == 1
    assert (row.id, row.read, row.starred, row.changed, row.url) == (1, True, True, False, "https://new.example.com/1")
