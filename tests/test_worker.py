"""What comes from outside is parsed in a process of its own; when that process dies, the reader goes on (S5)."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from blogtui import worker
from blogtui.model.post import Fetched
from blogtui.parse.errors import ParseError
from blogtui.parse.source import parse_source
from blogtui.worker import ParserPool

FEED = Fetched(
    url="https://blog.example.org/feed",
    body=b"<rss version='2.0'><channel><title>Feet</title><item><guid>1</guid></item></channel></rss>",
    mime="application/rss+xml",
)


@pytest.fixture
def pool() -> Iterator[ParserPool]:
    with ParserPool(processes=1) as pool:
        yield pool


def test_a_feed_means_the_same_in_the_process_as_here(pool: ParserPool) -> None:
    assert pool.submit(FEED).result() == parse_source(FEED)


def test_a_pool_that_is_warmed_up_has_begun_before_there_is_any_work_and_reads_as_before() -> None:
    with ParserPool(processes=2) as pool:
        pool.warm_up()
        pool._threads.submit(int).result()  # behind what was asked for first
        assert pool._every
        assert pool.submit(FEED).result() == parse_source(FEED)


def test_what_cannot_be_read_is_told_in_the_same_sentence_as_here(pool: ParserPool) -> None:
    for nothing in (
        Fetched(url="https://example.org/", body=b""),
        Fetched(url="file:///x.bin", body=bytes(range(256))),
    ):
        with pytest.raises(ParseError) as here:
            parse_source(nothing)
        with pytest.raises(ParseError) as there:
            pool.submit(nothing).result()
        assert str(there.value) == str(here.value)


def test_s5_a_feed_that_takes_too_long_is_left_and_the_next_one_is_read() -> None:
    with ParserPool(processes=1, seconds=0.0) as pool:
        with pytest.raises(ParseError, match=r"blog\.example\.org.* takes more than 0 s"):
            pool.submit(FEED).result()
        pool._seconds = 10.0
        assert pool.submit(FEED).result().posts


def test_s5_a_process_without_enough_memory_dies_alone() -> None:
    with ParserPool(processes=1, megabytes=8) as pool:
        with pytest.raises(ParseError, match="too much to read"):
            pool.submit(FEED).result()
        pool._megabytes = 256
        assert pool.submit(FEED).result().posts


def test_s5_a_process_that_was_killed_is_replaced(pool: ParserPool) -> None:
    pool.submit(FEED).result()
    (process,) = pool._every
    os.kill(process._child.pid, signal.SIGKILL)
    process._child.wait()
    with pytest.raises(ParseError, match="too much to read"):
        pool.submit(FEED).result()
    assert pool.submit(FEED).result().posts


def test_closing_ends_every_process(pool: ParserPool) -> None:
    pool.submit(FEED).result()
    (process,) = pool._every
    pool.close()
    assert process._child.poll() is not None


def test_nothing_in_the_folder_someone_works_in_is_ever_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle", "blogtui", "feedparser", "selectolax"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n")
    monkeypatch.chdir(tmp_path)
    with ParserPool(processes=1) as pool:
        assert pool.submit(FEED).result().posts
    assert not (tmp_path / "run").exists()


def test_a_process_that_starts_while_its_pool_is_closed_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[worker._Process] = []

    class Late(worker._Process):
        """One that is slow to start: the pool is closed before it is there."""

        def __init__(self, megabytes: int) -> None:
            super().__init__(megabytes)
            started.append(self)
            pool.close()

    monkeypatch.setattr(worker, "_Process", Late)
    pool = ParserPool(processes=1)
    with pytest.raises(ParseError, match="too much to read"):
        pool.submit(FEED).result()
    assert started[0]._child.poll() == -signal.SIGKILL
