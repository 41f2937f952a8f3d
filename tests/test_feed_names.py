"""The reader's categories are names: a list in one element is taken apart, a name is never cut in two."""

import pytest

from blogtui.parse.feed_names import split_list


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("skog, sjö, fjäll", ("skog", "sjö", "fjäll")),
        ("skog,sjö,fjäll", ("skog", "sjö", "fjäll")),
        ("skog, sjö, fjäll,", ("skog", "sjö", "fjäll")),
        ("skog; sjö", ("skog", "sjö")),
        ("skog | sjö", ("skog", "sjö")),
        ("Ek, Anna; Dal, Bo", ("Ek, Anna", "Dal, Bo")),
    ],
)
def test_one_element_that_lists_several_gives_each_of_them(written: str, shown: tuple[str, ...]) -> None:
    assert split_list([written]) == shown


@pytest.mark.parametrize(
    "name",
    [
        "Politik, samhälle",
        "Physics, Applied",
        "Konst, kultur, och nöje",
        "Reading, writing, and counting",
        "teknik/python/asyncio",
        "/nyheter/inrikes/norr",
        "https://skog.example/a;b;c",
        "1,000,000 träd",
        "Vi var ute. Det regnade, blåste, och snöade",
        f"a, b, {'lång ' * 12}",
        "a,,b",
        ";",
    ],
)
def test_a_name_stays_whole(name: str) -> None:
    assert split_list([name]) == (name,)


def test_a_post_with_several_elements_has_no_lists_in_them() -> None:
    assert split_list(["sylt, gelé, marmelad", "frukt"]) == ("sylt, gelé, marmelad", "frukt")


def test_the_same_list_told_twice_is_still_a_list() -> None:
    assert split_list(["a, b, c", " A, B, C "]) == ("a", "b", "c")


def test_a_name_of_nothing_is_none() -> None:
    assert split_list(["", "  ", "skog"]) == ("skog",)
    assert split_list([]) == ()
