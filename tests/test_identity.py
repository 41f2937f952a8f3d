"""A post is itself whatever its feed calls it: ids that change, links that move, ids used again (R5, R6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.decide import decide
from blogtui.model.post import Post
from shelf import START, post
from test_decide import NOW, after, check, fed, kept

OTHER_WORDS = "Nothing here is said of what stood there once, and no two of these words follow one another there."


def story(number: int, **fields: object) -> Post:
    """A post with a text that no other number has."""
    text = " ".join(f"word{number}x{place} and" for place in range(40))
    values: dict[str, object] = {"title": f"Story {number}", "body": f"<p>{text}</p>", "text": text}
    return post(number, **(values | fields))


def to_permalinks(item: Post) -> Post:
    return replace(item, guid=item.url or "")


def to_https(item: Post) -> Post:
    return replace(item, guid=f"tag:{item.guid}", url=(item.url or "").replace("http://", "https://www.") + "/")


def to_another_host(item: Post) -> Post:
    url = (item.url or "").replace("blog.example.org", "new.example.com")
    return replace(item, guid=url, url=url)


def to_other_links(item: Post) -> Post:
    return replace(item, guid=f"new-{item.guid}", url=f"https://e.org/story/{item.title[6:]}.html")


def to_counted_links(item: Post) -> Post:
    return replace(item, guid=f"new-{item.guid}", url=f"{item.url}?utm_source=rss&utm_medium=feed")


def to_summaries(item: Post) -> Post:
    text = " ".join(item.text.split()[:12])
    return replace(item, guid=item.guid.upper(), url=f"https://e.org/{item.guid}", body=text, text=text)


MOVES = [to_permalinks, to_https, to_another_host, to_other_links, to_counted_links, to_summaries]
Move = Callable[[Post], Post]


def old(number: int) -> Post:
    return story(number, url=f"http://blog.example.org/{number}")


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("count", [1, 2, 12])
def test_r5_a_feed_that_changes_its_ids_brings_no_flood(move: Move, count: int) -> None:
    before = [old(number) for number in range(count)]
    update = check(before, *map(move, before))
    assert update.inserts == ()
    assert {known: item.title for known, item in (*update.edits, *update.quiet)} == {
        number + 1: item.title for number, item in enumerate(before)
    }


@pytest.mark.parametrize("move", [to_permalinks, to_https, to_another_host, to_other_links, to_counted_links])
def test_r5_new_ids_alone_are_nothing_that_a_reader_need_know(move: Move) -> None:
    before = [old(number) for number in range(5)]
    assert check(before, *map(move, before)).edits == ()


def test_r5_a_new_post_among_many_that_moved_is_new() -> None:
    before = [old(number) for number in range(1, 9)]
    update = check(before, to_another_host(old(0)), *map(to_another_host, before))
    assert [item.title for item in update.inserts] == ["Story 0"]


def test_r5_where_many_move_a_link_of_its_own_is_enough_even_for_one_that_was_rewritten() -> None:
    before = [old(number) for number in range(6)]
    moved = [to_permalinks(item) for item in before]
    moved[2] = replace(moved[2], title="Anew", text=OTHER_WORDS, body=OTHER_WORDS, published=START)
    assert check(before, *moved).inserts == ()


def test_r5_undated_posts_with_the_very_same_words_are_found_by_their_titles() -> None:
    before = [story(number, published=None) for number in range(4)]
    assert check(before, *map(to_other_links, before)).inserts == ()


def test_r5_ids_that_change_back_and_forth_double_nothing() -> None:
    stored = [old(number) for number in range(4)]
    for posts in (list(map(to_https, stored)), stored[:], list(map(to_permalinks, stored))):
        update = check(stored, *posts)
        stored = after(update, stored)
        assert update.inserts == ()


def test_r6_a_feed_whose_only_post_is_replaced_under_the_same_link_keeps_both() -> None:
    front = "https://blog.example.org/"
    assert len(check([story(1, url=front)], story(2, url=front)).inserts) == 1


def test_r6_posts_with_one_title_that_come_at_different_times_are_different() -> None:
    letters = [story(number, title="Weekly letter", url="https://e.org/letter") for number in range(3)]
    stored: list[Post] = []
    for letter in letters:
        update = check(stored, letter)
        stored = after(update, stored)
    assert len(stored) == 3


def test_r6_posts_of_one_minute_with_one_title_and_other_words_are_different() -> None:
    first, second = (story(number, title="Untitled", published=START) for number in (1, 2))
    assert len(check([first], second).inserts) == 1


def test_r6_an_id_that_is_used_again_for_another_post_overwrites_none() -> None:
    first, second = (story(number, guid="latest") for number in (1, 2))
    update = check([first], second)
    assert ([item.title for item in update.inserts], update.edits) == (["Story 2"], ())
    again = check([first, second], second)
    assert (again.inserts, again.edits, again.quiet) == ((), (), ())


def test_r6_a_post_that_is_rewritten_under_its_id_and_link_is_one_post() -> None:
    anew = story(1, title="Another", text=OTHER_WORDS, body=OTHER_WORDS, published=START)
    assert check([story(1)], anew).inserts == ()


NUMBERS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=12)


@given(NUMBERS, NUMBERS, st.sampled_from(MOVES))
def test_r5_r6_after_a_move_only_what_was_never_there_is_new(
    before: Sequence[int], posts: Sequence[int], move: Move
) -> None:
    stored = [old(number) for number in before]
    update = check(stored, *(move(old(number)) for number in posts))
    assert {item.title for item in update.inserts} == {f"Story {number}" for number in posts if number not in before}


@given(st.lists(st.tuples(NUMBERS, st.sampled_from([lambda item: item, *MOVES])), max_size=4))
def test_r6_whatever_a_feed_calls_its_posts_each_is_stored_once(checks: Sequence[tuple[list[int], Move]]) -> None:
    stored: list[Post] = []
    for numbers, move in checks:
        stored = after(check(stored, *(move(old(number)) for number in numbers)), stored)
    titles = [item.title for item in stored]
    assert sorted(titles) == sorted(set(titles))


TEMPLATE = (
    "Today we read the following and found it good: {n}. Come back tomorrow for more of the same, or write to us."
)


@given(NUMBERS, NUMBERS)
def test_r6_posts_of_one_template_stay_as_many_as_they_are(before: Sequence[int], posts: Sequence[int]) -> None:
    def daily(number: int) -> Post:
        text = TEMPLATE.format(n=number)
        day = START - timedelta(days=number)
        return post(number, title="Links of the day", url="https://e.org/", text=text, body=text, published=day)

    stored = [daily(number) for number in before]
    update = check(stored, *map(daily, posts))
    assert (len(update.inserts), update.edits, update.quiet) == (len(set(posts) - set(before)), (), ())


@given(st.data())
def test_r6_one_post_that_is_edited_in_any_one_way_at_a_time_never_doubles(data: st.DataObject) -> None:
    others = [old(number) for number in range(2, 5)]
    stored = [old(1), *others]
    for turn in range(4):
        way = data.draw(st.sampled_from(["title", "guid", "url", "published", "text"]))
        anew: dict[str, object] = {
            "title": f"Story 1 {turn}",
            "guid": f"other-{turn}",
            "url": f"https://e.org/{turn}",
            "published": START + timedelta(hours=turn),
            "text": f"{OTHER_WORDS} {turn}",
        }
        told = replace(stored[0], **{way: anew[way]}, **({"body": anew["text"]} if way == "text" else {}))  # type: ignore[arg-type]
        update = check(stored, told, *others)
        assert update.inserts == ()
        stored = after(update, stored)


def test_the_words_of_stored_posts_are_asked_for_only_where_they_decide() -> None:
    asked: list[int] = []

    def words(number: int) -> str:
        asked.append(number)
        return ""

    posts = [story(number) for number in range(50)]
    decide(kept(posts[1:]), fed(*posts), NOW, words)
    assert asked == []
