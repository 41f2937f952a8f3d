"""Programs are killed at random moments, and nothing acknowledged is lost (R4); `bench crash` does it at length."""

import sqlite3
from pathlib import Path

import pytest
from bench.crash import crash, table
from bench.crash_look import CorruptError, look_at

from shelf import stored_library


def test_r4_kills_at_random_moments_lose_nothing_and_the_work_goes_on(tmp_path: Path) -> None:
    tally = crash(12, tmp_path, seed=4)
    assert tally.wrong == []
    assert tally.killed >= 12
    assert all(tally.counts[kind, "kills"] for kind in ("refresh", "session")), table(tally)


def test_a_count_that_is_not_so_is_seen(library_path: Path) -> None:
    stored_library(library_path).close()
    database = sqlite3.connect(library_path)
    database.execute("UPDATE blog SET unread = unread + 1")
    database.commit()
    database.close()
    with pytest.raises(CorruptError, match="counts of blogs"):
        look_at(library_path)
