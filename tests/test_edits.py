"""What counts as an edit of a post, and what its feed merely changes at every check (R7)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from blogtui.decide import decide
from blogtui.decide.edits import PATIENCE
from blogtui.model.post import Post
from blogtui.model.words import are_alike, difference, words_in
from shelf import post
from test_decide import NOW, check, fed, kept

STORY = "The harbour was calm that day, and nobody had heard of the ship until it lay there at the old quay."


def told(number: int, text: str, **fields: object) -> Post:
    return post(number, body=f"<p>{text}</p>", text=text, **fields)


class Reading:
    """Stored posts that are checked again and again; tells which were shown as edited."""

    def __init__(self, *posts: Post) -> None:
        self.posts = list(posts)
        self.stored = kept(posts)

    def check(self, *posts: Post) -> list[int]:
        update = decide(self.stored, fed(*posts), NOW, lambda number: self.posts[number - 1].text)
        assert update.inserts == ()
        known = {number: (run, came) for number, run, came in update.restless}
        for number, item in (*update.edits, *update.quiet):
            self.posts[number - 1] = item
        self.stored = [
            replace(item, restless=known.get(item.id, (before.restless, before.came))[0],
                    came=known.get(item.id, (before.restless, before.came))[1])
            for item, before in zip(kept(self.posts), self.stored, strict=True)
        ]  # fmt: skip
        return [number for number, _item in update.edits]


def clock(turn: int, number: int) -> str:
    return f"{STORY} Story {number}. Fetched at 12:{turn:02}."


def views(turn: int, number: int) -> str:
    return f"{STORY} Story {number}. Read {100 + turn * (number + 3)} times."


def advertisement(turn: int, number: int) -> str:
    wares = ["soap for sailors", "rope by the yard", "lamps", "a winter coat", "fish of the week"]
    return f"{STORY} Story {number}. Buy now: {wares[turn % 5]}!"


@pytest.mark.parametrize("noise", [clock, views])
def test_what_changes_in_every_post_of_a_feed_at_once_is_no_edit(noise: Callable[[int, int], str]) -> None:
    reading = Reading(*(told(number, noise(0, number)) for number in range(4)))
    for turn in range(1, 9):
        assert reading.check(*(told(number, noise(turn, number)) for number in range(4))) == []


@pytest.mark.parametrize("noise", [clock, views, advertisement])
def test_a_post_that_never_rests_is_edited_twice_and_then_no_more(noise: Callable[[int, int], str]) -> None:
    reading = Reading(told(1, noise(0, 1)))
    seen = [bool(reading.check(told(1, noise(turn, 1)))) for turn in range(1, 9)]
    assert seen == [True] * PATIENCE + [False] * (8 - PATIENCE)


def test_a_counter_that_stands_still_now_and_then_is_a_counter_all_the_same() -> None:
    reading = Reading(told(1, views(0, 1)))
    seen = [bool(reading.check(told(1, views(turn // 2, 1)))) for turn in range(2, 20)]
    assert seen.count(True) == PATIENCE


def test_a_post_that_never_rests_is_still_edited_when_its_author_writes_more() -> None:
    reading = Reading(told(1, clock(0, 1)))
    for turn in range(1, 6):
        reading.check(told(1, clock(turn, 1)))
    more = "And then, in the evening, a second ship came in, larger than the first, with lanterns along its whole side."
    assert reading.check(told(1, f"{more} {clock(6, 1)}")) == [1]
    assert reading.check(told(1, f"{more} {clock(7, 1)}")) == []


def test_slips_of_the_pen_that_are_put_right_one_by_one_are_edits_each() -> None:
    text = "Teh harbour was clam that day, adn nobody had herd of the ship."
    reading = Reading(told(1, text))
    for wrong, right in (("Teh", "The"), ("clam", "calm"), ("adn", "and"), ("herd", "heard")):
        text = text.replace(wrong, right)
        assert reading.check(told(1, text)) == [1]


def test_one_edit_among_many_clocks_is_an_edit() -> None:
    reading = Reading(*(told(number, clock(0, number)) for number in range(5)))
    posts = [told(number, clock(1, number)) for number in range(5)]
    posts[2] = told(2, clock(1, 2).replace("calm", "rough, as it is when the wind stands in from the north"))
    assert reading.check(*posts) == [3]


@pytest.mark.parametrize(
    "now",
    [
        "<div class=x><p>The  HARBOUR was calm — that day!</p><img src='https://e.org/p.png?nonce=2'></div>",
        "<p>The har\xadbour was calm, that day</p>",
    ],
)
def test_other_tags_addresses_and_stops_are_no_edit(now: str) -> None:
    before = told(1, "The harbour was calm that day.")
    words = "The  HARBOUR was calm — that day!" if "HAR" in now else "The har\xadbour was calm, that day"
    update = check([before], replace(before, body=now, text=words))
    assert (update.edits, [number for number, _item in update.quiet]) == ((), [1])


def test_a_new_title_is_an_edit() -> None:
    assert len(check([told(1, STORY)], told(1, STORY, title="Anew")).edits) == 1


def test_a_very_large_feed_that_counts_everywhere_is_weighed_by_a_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogtui.decide.edits._MOST", 3_000)
    asked: list[int] = []
    before = [told(number, clock(0, number)) for number in range(200)]

    def words(number: int) -> str:
        asked.append(number)
        return before[number - 1].text

    update = decide(kept(before), fed(*(told(number, clock(1, number)) for number in range(200))), NOW, words)
    assert (update.inserts, update.edits, len(update.quiet)) == ((), (), 200)
    assert 3 < len(asked) < 50


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (STORY, STORY.upper(), True),
        (STORY, STORY[:50], True),
        (STORY, "Nobody had heard that; the ship was calm there, and the old harbour lay at day.", False),
        (STORY, "", None),
    ],
)
def test_texts_are_alike_by_the_order_of_their_words(one: str, other: str, alike: bool | None) -> None:
    assert are_alike(words_in(one), words_in(other)) is alike


def test_each_sign_of_a_script_without_spaces_is_a_word() -> None:
    found = difference(words_in("港は静かだった"), words_in("海は静かだった"))
    assert found is not None
    assert (found.gone, found.come, found.is_tiny) == (("港",), ("海",), True)


def _numbers(texts: Sequence[str]) -> list[bool]:
    found = [difference(words_in(one), words_in(other)) for one, other in pairwise(texts)]
    return [one is not None and one.is_numbers for one in found]


def test_a_price_differs_in_numbers_and_a_word_does_not() -> None:
    assert _numbers(["It costs 100 kr", "It costs 200 kr", "It costs much"]) == [True, False]
