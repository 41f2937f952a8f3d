"""`python -m bench library`: lists, counts and searches of an open library at several sizes, and how each grows.

The same posts at each size but for their number. What is asked stands in a process of its own (`python -m bench.lists
LIBRARY`), which asks each question a number of times and prints what it saw as JSON.
"""

import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bench import list_keys, shelf
from bench.library import theirs
from bench.measure import tell
from bench.process import run

TURNS = 15
PAGE = 60
FILTERS = (
    "", "is:unread", "is:starred", "category:{large}", "category:{small}", "category:{large} is:unread",
    "(category:{large} OR category:{small})", "category:{large} category:{second}", "-category:{large}", "blog:7",
    "blog:7 category:{large}", "author:Ek", "after:2017", "before:2018-01 is:unread", "newer:30d", "has:comments",
    "minutes:<3", "lang:sv", "is:half-read", "has:image",
)  # fmt: skip
SEARCHES = (
    "kommunen", "upphandlingsrapporten", "myndigheten", "datadataplanen", "ål", "vi", "skog", "rapport", "behov i",
    '"i hela länet"', "kommunen granskar", "vatten -title:vatten", "title:rapporten", "manga", "och", "zzzz",
)  # fmt: skip
AIMS = {
    "first page of a filter, median": (5, "ms"),
    "first page of a filter, 95th percentile": (16, "ms"),
    "first 50 hits of a search, 95th percentile": (30, "ms"),
    "counts of 200 categories": (10, "ms"),
    "a key in the live filter until it is painted, median": (33, "ms"),
    "`j` held down at the end of the list, a step": (16, "ms"),
    "library through text": (2.5, "×"),
}


def main(sizes: Sequence[int], home: Path) -> int:
    """Measure at each size and print a table with the growth from the first to the last; 1 where an aim is missed."""
    seen: dict[int, dict[str, float]] = {}
    for posts in sizes:
        tell(f"making a library of {posts} posts")
        subscriptions, library, cache = shelf.make(home, posts)
        seen[posts] = _ask(library)
        seen[posts] |= list_keys.figures(library, posts)
        if cache is not None:
            ran = run(theirs(subscriptions, cache, "-x", "print-unread"), home)
            seen[posts]["newsboat's peak memory"] = ran.megabytes
    print(_table(seen))
    last = seen[sizes[-1]]
    return int(any(last[name] > aim for name, (aim, _unit) in AIMS.items() if name in last))


def _ask(library: Path) -> dict[str, float]:
    told = run([sys.executable, "-m", "bench.lists", str(library)], library.parent, folder=Path(__file__).parent.parent)
    found: dict[str, float] = json.loads(told.output)
    return found


def _table(seen: dict[int, dict[str, float]]) -> str:
    sizes = list(seen)
    names = list(dict.fromkeys(name for figures in seen.values() for name in figures))
    lines = [
        f"| what | {' | '.join(f'{size} posts' for size in sizes)} | growth | aim |",
        "|---|" + "--:|" * (len(sizes) + 2),
    ]
    for name in names:
        aim, unit = AIMS.get(name, (None, _unit_of(name)))
        figures = [seen[size].get(name) for size in sizes]
        shown = [f"{figure:.3g} {unit}" if figure is not None else "" for figure in figures]
        first, last = figures[0], figures[-1]
        growth = f"{last / first:.3g} ×" if first and last is not None else ""
        met = "" if aim is None or last is None else f"≤ {aim} {unit} {'✓' if last <= aim else '✗'}"
        lines.append(f"| {name} | {' | '.join(shown)} | {growth} | {met} |")
    return "\n".join(lines)


def _unit_of(name: str) -> str:
    return "MB" if "memory" in name else "×" if "through" in name else "s" if "learn" in name else "ms"


# In the process that is measured


def _timed(ask: Callable[[], Any], turns: int = TURNS) -> list[float]:
    taken = []
    for _ in range(turns):
        began = perf_counter()
        ask()
        taken.append(1000 * (perf_counter() - began))
    return taken


def ask(path: Path) -> dict[str, float]:
    """Every question of this measurement, in ms but where its name says otherwise."""
    from blogtui.library import Library
    from blogtui.model.rows import Query
    from blogtui.parse.query import parse_query

    library = Library(path)
    began = perf_counter()
    while library.index_step(0.2):
        pass
    learnt = perf_counter() - began
    ids = library.post_ids()
    library.mark(ids[::3], read=True)
    library.mark(ids[::50], starred=True)
    for id_ in ids[5:300:7]:
        library.keep_reading_place(id_, 7, 40)
    categories = library.categories()
    names = {"large": categories[0].name, "second": categories[1].name, "small": categories[-1].name}
    quoted = {key: f'"{name}"' for key, name in names.items()}

    def query(typed: str, **more: Any) -> Query:
        return Query(where=parse_query(typed.format(**quoted)).expression, **more)

    pages: dict[str, list[float]] = {}
    for typed in FILTERS:
        asked = query(typed)
        library.page(asked, PAGE)
        pages[typed] = _timed(lambda asked=asked: library.rows(library.page(asked, PAGE).ids))
    for sort in ("oldest", "title", "blog", "category", "comments", "unread"):
        asked = Query(sort=sort)
        library.page(asked, PAGE)
        pages[f"sort {sort}"] = _timed(lambda asked=asked: library.rows(library.page(asked, PAGE).ids))
    hits = {}
    for typed in SEARCHES:
        asked = query(typed, sort="best")
        hits[typed] = _timed(lambda asked=asked: library.page(asked, 50))
    every_page = [taken for one in pages.values() for taken in one]
    every_hit = [taken for one in hits.values() for taken in one]
    text = library.db.one("SELECT sum(length(source)) FROM body")[0]
    found = {
        "first page of a filter, median": median(every_page),
        "first page of a filter, 95th percentile": quantiles(every_page, n=20)[-1],
        "first page, the slowest filter's median": max(median(taken) for taken in pages.values()),
        "first 50 hits of a search, median": median(every_hit),
        "first 50 hits of a search, 95th percentile": quantiles(every_hit, n=20)[-1],
        "first 50 hits, the slowest search's median": max(median(taken) for taken in hits.values()),
        "counts of 200 categories": median(_timed(library.categories)),
        "counts of categories under is:unread": median(_timed(lambda: library.categories(query("is:unread")))),
        "learning every word (once, in idle time), s to learn": learnt,
        "library through text": path.stat().st_size / text,
    }
    slow = sorted(((median(taken), typed) for typed, taken in {**pages, **hits}.items()), reverse=True)[:6]
    print("slowest:", ", ".join(f"{typed or 'all'} {taken:.1f} ms" for taken, typed in slow), file=sys.stderr)
    library.close()
    return found


if __name__ == "__main__":
    gc.collect()
    print(json.dumps(ask(Path(sys.argv[1]))))
