"""Reading a post in a real terminal: from a key to the painted screen, beside Textual's `Markdown` widget.

Both programs run at once and take turns; neither does anything while the other is measured. Figures of what has no
peer stand beside the aim itself.
"""

from contextlib import ExitStack
from pathlib import Path

from bench import corpus
from bench.hard_posts import hard_posts
from bench.measure import Row, in_turns, tell
from bench.reading import Reader, Source, library_of, our_reader, their_reader

AIMS = {5: (20.0, 1 / 10), 50: (35.0, 1 / 25), 500: (60.0, 1 / 60)}  # KB: ms, and the share of the widget's
KEY_AIM = 16.0  # ms
MEMORY_AIM = 1.3
HARD_AIM, SILENT_AIM = 500.0, 50.0  # ms
_SLOW = 200  # KB; from here on the widget needs many seconds, so few rounds are taken
_WIDGET = "Textual's `Markdown`"
_STEPS = 20
_HARD_STEPS = 12


def rows(sizes: list[int], runs: int, home: Path) -> list[Row]:
    """The figures for posts of `sizes` KB, then for hard ones."""
    posts = {size: _post(size) for size in sizes}
    libraries = {size: library_of(post, home, f"post-{size}") for size, post in posts.items()}
    made: list[Row] = []
    for size, post in posts.items():
        tell(f"  a post of {size} KB")
        made += _opened(size, post, libraries[size], runs, home)
    peaks: dict[int, float] = {}
    peak_read = 0.0
    for size, post in posts.items():
        tell(f"  reading in {size} KB")
        with our_reader(post, libraries[size], home) as reader:
            reader.open()
            reader.press(" ")
            peaks[size] = reader.megabytes
            if size >= _SLOW:
                made += _read_on(f"the middle of {size} KB", reader, size)
                peak_read = max(peak_read, reader.megabytes)
    least, most = min(peaks), max(peaks)
    for what, figure in (("opened", peaks[most]), ("read on in", peak_read)):
        if not figure:
            continue  # no post was long enough
        peer = f"{least} KB, opened"
        made.append(
            Row("article", f"peak memory, {most} KB {what}", "MB", (figure,), peer, (peaks[least],), MEMORY_AIM)
        )
    for name, post in hard_posts().items():
        tell(f"  {name}")
        made += _hard(name, post, runs, home)
    return made


def _post(size: int) -> Source:
    html, markdown = corpus.single_post(size * 1024)
    return Source(html, markdown[:12], markdown)


def _opened(size: int, post: Source, library: Path, runs: int, home: Path) -> list[Row]:
    with ExitStack() as stack:
        ours = stack.enter_context(our_reader(post, library, home))
        theirs = stack.enter_context(their_reader(post, home, f"post-{size}"))
        ours.open()
        theirs.open()
        rounds = min(runs, 3) if size >= _SLOW else 2 * runs
        taken = in_turns(rounds, {"ours": ours.open_again, "widget": theirs.open_again}, discard=size < _SLOW)
        more = [ours.open_again() for _ in range(2 * runs)]
    what = f"a post of {size} KB, key to first screen"
    aim, share = AIMS.get(size, (None, None))
    mine = (*taken["ours"], *more)
    beside = Row("article", what, "ms", mine, _WIDGET, tuple(taken["widget"]), share)
    return [_aimed(what, mine, aim), beside] if aim is not None else [beside]


def _read_on(where: str, reader: Reader, size: int) -> list[Row]:
    """Keys at the middle of a long post."""
    reader.press(" " * (size * 1024 // 2 // 1500))
    steps, pages = (tuple(reader.press(key) for _ in range(_STEPS)) for key in "j ")
    return [_aimed(f"`j` at {where}", steps, KEY_AIM), _aimed(f"page down at {where}", pages, KEY_AIM)]


def _hard(name: str, post: Source, runs: int, home: Path) -> list[Row]:
    library = library_of(post, home, "hard")
    with our_reader(post, library, home) as reader:
        opened = (reader.open(), *(reader.open_again() for _ in range(min(runs, 3))))
    keys: dict[str, list[float]] = {"j": [], " ": []}
    with our_reader(post, library, home) as reader:
        reader.open_halfway()
        for _ in range(_HARD_STEPS):
            for key, taken in keys.items():
                taken.append(reader.press(key, silence=0.05))
    ends = []
    for _ in range(min(runs, 3)):
        with our_reader(post, library, home) as reader:
            reader.open_halfway()
            ends.append(reader.quit())
    library.unlink()
    return [
        _aimed(f"{name}, key to first screen, slowest", (max(opened),), HARD_AIM),
        _aimed(f"{name}, `j` meanwhile, slowest", (max(keys["j"]),), SILENT_AIM),
        _aimed(f"{name}, page down meanwhile, slowest", (max(keys[" "]),), SILENT_AIM),
        _aimed(f"{name}, `q` meanwhile, slowest", (max(ends),), HARD_AIM),
    ]


def _aimed(what: str, taken: tuple[float, ...], aim: float) -> Row:
    return Row("article", what, "ms", taken, "the aim", (aim,), 1.0)
