"""What stands for what in two sequences: every part of either is told, however long they are."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogtui.layout import align
from blogtui.layout.align import likeliest, stretches

PARTS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def replayed(before: Sequence[str], now: Sequence[str]) -> tuple[list[str], list[str]]:
    """Both sequences, as they are told in stretches."""
    one: list[str] = []
    other: list[str] = []
    for same, i1, i2, j1, j2 in stretches(before, now):
        assert (i1, j1) == (len(one), len(other))
        assert not same or before[i1:i2] == now[j1:j2]
        one += before[i1:i2]
        other += now[j1:j2]
    return one, other


@pytest.mark.parametrize("most", [align.MOST, 12])
@given(PARTS, PARTS)
def test_both_sequences_are_told_whole_and_in_order(most: int, before: list[str], now: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align, "MOST", most)
        assert replayed(before, now) == (before, now)


def test_two_edits_in_a_very_long_sequence_leave_the_rest_the_same() -> None:
    before = list(map(str, range(20_000)))
    now = [*before[:10], "new", *before[10:15_000], *before[15_003:]]
    same = sum(i2 - i1 for is_same, i1, i2, _j1, _j2 in stretches(before, now) if is_same)
    assert same == len(before) - 3


def test_of_several_that_changed_each_is_paired_with_what_it_became() -> None:
    def words(text: str) -> frozenset[str]:
        return frozenset(text.split())

    before = [words("the harbour was calm"), words("nobody saw the ship")]
    now = [words("an update stands first"), words("the harbour was rough"), words("nobody saw a ship")]
    assert likeliest(before, now) == [(0, 1), (1, 2)]


@pytest.mark.parametrize("most", [10_000, 1])
def test_of_very_many_each_is_looked_for_near_the_last(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align, "_MOST_LIKENED", most)
    before = [frozenset((f"a{n}", f"b{n}", f"c{n}")) for n in range(40)]
    now = [frozenset((f"a{n}", f"b{n}", "new")) for n in range(40) if n != 7]
    assert likeliest(before, now) == [(n, n - (n > 7)) for n in range(40) if n != 7]


def test_the_longest_run_of_what_stands_once_is_the_anchor() -> None:
    assert align._anchors("xabcdy", "dabcz") == [(1, 1), (2, 2), (3, 3)]
