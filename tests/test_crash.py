"""Programs are killed at random moments, and nothing acknowledged is lost (R4); `bench crash` does it at length."""

from pathlib import Path

from bench.crash import KINDS, crash


def test_r4_kills_at_random_moments_lose_nothing_and_the_work_goes_on(tmp_path: Path) -> None:
    counted = crash(6, tmp_path, seed=4)
    assert counted["killed"] == 6
    assert all(counted[kind] for kind in KINDS)
