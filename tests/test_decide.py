"""What is new and what changed: different posts never become one, one post never two, nothing is lost (R5 to R9)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.decide import decide
from blogtui.model.post import Blog, Comments, ParsedFeed, Post
from blogtui.model.update import Stored, Update, fingerprint
from shelf import post

NOW_TIME = datetime(2026, 3, 2, tzinfo=UTC)
NOW = int(NOW_TIME.timestamp())


def fed(*posts: Post) -> ParsedFeed:
    return ParsedFeed(Blog(), posts)


def kept(posts: Sequence[Post]) -> list[Stored]:
    """Posts as the library knows them, numbered from 1."""
    return [
        Stored(
            number,
            item.guid,
            item.url,
            item.title,
            None if item.published is None else int(item.published.timestamp()),
            item.comments.count,
            fingerprint(item),
        )
        for number, item in enumerate(posts, 1)
    ]


def check(before: Sequence[Post], *posts: Post) -> Update:
    """What a check finds that brings `posts` where those `before` are stored, whole."""
    return decide(kept(before), fed(*posts), NOW, lambda number: before[number - 1].text)


def after(update: Update, before: Sequence[Post]) -> list[Post]:
    """The posts that are stored once an update was written."""
    found = list(before)
    for number, item in (*update.edits, *update.quiet):
        found[number - 1] = item
    return [*found, *update.inserts]


def test_new_posts_are_inserted_oldest_first() -> None:
    update = decide([], fed(post(1), post(2), post(3)), NOW)
    assert [item.title for item in update.inserts] == ["Post number 3", "Post number 2", "Post number 1"]


def test_what_is_unchanged_is_let_be() -> None:
    posts = [post(1), post(2)]
    update = decide(kept(posts), fed(*posts), NOW)
    assert (update.inserts, update.edits, update.comment_counts) == ((), (), ())


def test_an_empty_feed_deletes_nothing_r8() -> None:
    update = decide(kept([post(1), post(2)]), fed(), NOW)
    assert (update.inserts, update.edits) == ((), ())


@pytest.mark.parametrize("change", [{"title": "Another"}, {"body": "<p>More</p>", "text": "More"}])
def test_a_post_with_the_same_id_and_other_words_is_edited(change: dict[str, object]) -> None:
    update = check([post(1), post(2)], post(2), post(1, **change))
    assert (update.inserts, [number for number, _item in update.edits]) == ((), [1])


@pytest.mark.parametrize("change", [{"categories": ("New",)}, {"url": "https://e.org/moved"}, {"updated": NOW_TIME}])
def test_what_is_no_word_of_a_post_is_stored_but_nobody_need_know_r7(change: dict[str, object]) -> None:
    update = check([post(1), post(2)], post(2), post(1, **change))
    assert (update.inserts, update.edits, [number for number, _item in update.quiet]) == ((), (), [1])


def test_a_new_count_of_comments_is_no_edit() -> None:
    update = decide(kept([post(1)]), fed(post(1, comments=Comments(count=7))), NOW)
    assert (update.edits, update.comment_counts) == ((), ((1, 7),))


def test_an_unknown_count_of_comments_leaves_the_known_one() -> None:
    update = decide(kept([post(1)]), fed(post(1, comments=Comments())), NOW)
    assert (update.edits, update.comment_counts) == ((), ())


def test_without_an_id_the_link_is_the_identity_r6() -> None:
    old = post(1, guid="")
    update = check([old], replace(old, title="Another title"))
    assert (update.inserts, [number for number, _item in update.edits]) == ((), [1])


def test_without_id_and_link_the_title_with_the_date_is_the_identity_r6() -> None:
    bare = [post(number, guid="", url=None, title="Weekly letter") for number in (1, 2)]
    update = check(bare, replace(bare[1], body="<p>Corrected</p>", text="Corrected"), bare[0])
    assert (update.inserts, [number for number, _item in update.edits]) == ((), [2])


def test_different_posts_that_share_an_id_stay_different_r6() -> None:
    same = [post(number, guid="the-same") for number in (1, 2, 3)]
    first = decide([], fed(*same), NOW)
    assert len(first.inserts) == 3
    again = decide(kept(first.inserts), fed(*same), NOW)
    assert (again.inserts, again.edits, again.quiet) == ((), (), ())


def test_a_feed_that_tells_a_post_twice_stores_it_once_r6() -> None:
    assert len(decide([], fed(post(1), post(2), post(1)), NOW).inserts) == 2


def test_a_post_that_gains_an_id_is_still_the_same() -> None:
    update = check([post(1, guid="")], post(1, guid="now-with-id"))
    assert (update.inserts, [number for number, _item in update.quiet]) == ((), [1])


@pytest.mark.parametrize(("ahead", "known"), [(timedelta(hours=23), True), (timedelta(days=1, seconds=1), False)])
def test_a_date_more_than_a_day_ahead_is_no_date_r9(ahead: timedelta, known: bool) -> None:
    told = decide([], fed(post(1, published=NOW_TIME + ahead, updated=NOW_TIME + ahead)), NOW).inserts[0]
    assert (told.published is not None, told.updated is not None) == (known, known)


def test_a_post_with_a_future_date_does_not_come_again_at_every_check_r9() -> None:
    ahead = post(1, guid="", url=None, published=NOW_TIME + timedelta(days=300))
    first = decide([], fed(ahead), NOW)
    again = decide(kept(first.inserts), fed(ahead), NOW + 3_600)
    assert (again.inserts, again.edits, again.quiet) == ((), (), ())


POSTS = st.builds(
    Post,
    title=st.sampled_from(["A", "B"]),
    guid=st.sampled_from(["", "1", "2"]),
    url=st.sampled_from([None, "https://e.org/1", "https://e.org/2"]),
    published=st.sampled_from([None, NOW_TIME, NOW_TIME - timedelta(days=1), NOW_TIME + timedelta(days=9)]),
    body=st.sampled_from(["", "<p>x</p>"]),
)
FEEDS = st.lists(POSTS, max_size=6)


@given(FEEDS)
def test_the_same_feed_twice_brings_nothing_new(posts: list[Post]) -> None:
    stored = decide([], fed(*posts), NOW).inserts
    again = decide(kept(stored), fed(*posts), NOW)
    assert (again.inserts, again.edits, again.quiet) == ((), (), ())


@given(FEEDS, st.data())
def test_a_feed_cut_short_and_then_whole_again_brings_nothing_new(posts: list[Post], data: st.DataObject) -> None:
    stored = list(decide([], fed(*posts), NOW).inserts)
    start = data.draw(st.integers(0, len(posts)))
    for part in (posts[start:], posts):
        update = decide(kept(stored), fed(*part), NOW)
        stored = after(update, stored)
        assert update.inserts == ()


@given(FEEDS, FEEDS)
def test_no_two_incoming_posts_land_on_one_stored_post(before: list[Post], posts: list[Post]) -> None:
    stored = decide([], fed(*before), NOW).inserts
    update = decide(kept(stored), fed(*posts), NOW)
    edited = [number for number, _item in (*update.edits, *update.quiet)]
    assert len(edited) == len(set(edited))
