"""Parsing: feeds and megabytes a second, the slowest files, and 100 feeds beside feedparser alone.

Each side runs in processes of its own that are started before the clock is, as the reader's worker is; feedparser's
never sees what we set in ours. With two processes the clock counts sending the bytes there and the posts back.
"""

import argparse
import io
import json
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

from bench.measure import Row, in_turns
from bench.process import run

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "files"
GROUPS = ("feeds-real", "feeds-suite", "encoding", "comments")
MOST = 0.5
SLOWEST = 10


def rows(folder: Path, names: Sequence[str], runs: int, home: Path) -> list[Row]:
    """The figures for the corpus's feeds in `folder`, and for real ones where they stand beside the checkout."""
    paths = [folder / name for name in names]
    found = _asked("beside", paths, runs, home)
    theirs = tuple(found["feedparser"])
    what = f"{len(paths)} feeds of {_mean(paths) // 1024} KB"
    made = [
        Row("parse", f"{what}, {told}", "s", tuple(found[way]), "feedparser in one process", theirs, most)
        for way, told, most in (("one", "one process", None), ("two", "two processes", MOST))
    ]
    real = sorted(path for group in GROUPS for path in (SHARED / group).rglob("*") if path.is_file())
    return made + _speed(real or paths, runs, home)


def _speed(paths: list[Path], runs: int, home: Path) -> list[Row]:
    found = _asked("files", paths, runs, home)
    rounds = list(zip(*found.values(), strict=True))
    size = sum(path.stat().st_size for path in paths) / 2**20
    what = f"{len(paths)} feeds of {'the shared corpus' if paths[0].is_relative_to(SHARED) else 'our own'}"
    made = [
        Row("parse", f"{what}, feeds a second", "/s", tuple(len(paths) / sum(each) for each in rounds), ""),
        Row("parse", f"{what}, MB a second", "MB/s", tuple(size / sum(each) for each in rounds), ""),
    ]
    slow = sorted(found, key=lambda name: min(found[name]), reverse=True)[:SLOWEST]
    return made + [
        Row("parse", f"slowest {place}: {'/'.join(Path(name).parts[-2:])}", "ms", _ms(found[name]), "")
        for place, name in enumerate(slow, 1)
    ]


def _ms(seconds: Sequence[float]) -> tuple[float, ...]:
    return tuple(1000 * second for second in seconds)


def _mean(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths) // max(1, len(paths))


def _asked(what: str, paths: Sequence[Path], runs: int, home: Path) -> dict[str, list[float]]:
    """What a process of its own measured of `paths`."""
    asked = home / f"parse-{what}.json"
    asked.write_text(json.dumps([str(path) for path in paths]), encoding="utf-8")
    here = Path(__file__).parent.parent
    ran = run([sys.executable, "-m", "bench.parse", what, str(asked), "--runs", str(runs)], home, folder=here)
    found: dict[str, list[float]] = json.loads(ran.output.splitlines()[-1])
    return found


def main() -> None:
    """Measure, and print an object of names and seconds."""
    parser = argparse.ArgumentParser("python -m bench.parse")
    parser.add_argument("what", choices=("beside", "files"))
    parser.add_argument("paths", type=Path)
    parser.add_argument("--runs", type=int, required=True)
    options = parser.parse_args()
    paths = json.loads(options.paths.read_text(encoding="utf-8"))
    measured = _beside(paths, options.runs) if options.what == "beside" else _files(paths, options.runs)
    print(json.dumps(measured))


def _beside(paths: list[str], runs: int) -> dict[str, list[float]]:
    with _pool(1) as ours, _pool(2) as two, _pool(1) as theirs:
        return in_turns(
            runs,
            {
                "one": lambda: ours.submit(_one_by_one, paths).result(),
                "two": partial(_in_two, two, [(path, Path(path).read_bytes()) for path in paths]),
                "feedparser": lambda: theirs.submit(_feedparser, paths).result(),
            },
        )


@contextmanager
def _pool(size: int) -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(size, multiprocessing.get_context("spawn")) as pool:
        yield pool


def _files(paths: list[str], runs: int) -> dict[str, list[float]]:
    """Seconds a file, round by round."""
    _round(paths)
    rounds = [_round(paths) for _ in range(runs)]
    return {path: [taken[path] for taken in rounds] for path in paths}


def _round(paths: list[str]) -> dict[str, float]:
    return {path: _parsed(path, Path(path).read_bytes())[1] for path in paths}


def _parsed(path: str, body: bytes) -> tuple[object, float]:
    """The feed at `path`, or why it is none, and how long that took."""
    from blogtui.model.post import Fetched
    from blogtui.parse.errors import ParseError
    from blogtui.parse.source import parse_source

    name = Path(path).name
    started = perf_counter()
    found: object
    try:
        found = parse_source(Fetched(f"https://example.org/{name}", body, name=name), feed_only=True)
    except ParseError as error:
        found = str(error)
    return found, perf_counter() - started


def _one_by_one(paths: list[str]) -> float:
    bodies = [(path, Path(path).read_bytes()) for path in paths]
    started = perf_counter()
    for path, body in bodies:
        _parsed(path, body)
    return perf_counter() - started


def _in_two(pool: ProcessPoolExecutor, feeds: list[tuple[str, bytes]]) -> float:
    started = perf_counter()
    for _feed in pool.map(_parsed, *zip(*feeds, strict=True)):
        pass
    return perf_counter() - started


def _feedparser(paths: list[str]) -> float:
    import feedparser

    streams = [io.BytesIO(Path(path).read_bytes()) for path in paths]
    started = perf_counter()
    for stream in streams:
        feedparser.parse(stream)
    return perf_counter() - started


if __name__ == "__main__":
    main()
