"""`python -m bench crash`: kills a refresh, an import and a marking session with SIGKILL, and looks at what is left.

After each kill the file is whole, the counts kept are the counts made by hand, every change that was acknowledged is
there, and the work goes on where it stopped. A refresh acknowledges a blog by its line on standard output, an import
by its own, the marking session by the number of the post it marked.
"""

import argparse
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.library import Subscriptions, empty_library, filled_library, ours, remove, subscribe
from bench.measure import tell
from bench.process import BenchError, environment, run
from bench.server import serving

FEEDS, POSTS, FEED_KB = 8, 12, 20
_MARKING = """\
import sys
from blogtui.library import Library
library = Library(sys.argv[1])
ids = library.post_ids()
print("ready", flush=True)
for turn in range(1_000_000):
    post = ids[turn % len(ids)]
    library.mark([post], read=turn // len(ids) % 2 == 0)
    print(turn, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a process had said, a line each, when it was killed; `early` tells that it ended before."""

    said: list[str]
    early: bool


def kill(command: list[str], home: Path, after: float) -> Killed:
    """Start `command` as a group of its own and end the group after so many seconds, as a crash would."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env=environment(home),
            start_new_session=True,
        )
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            early = False
        else:
            early = True
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        output.seek(0)
        return Killed([line.rstrip("\n") for line in output if line.endswith("\n")], early)


def look_at(library: Path) -> sqlite3.Connection:
    """The library, found whole and its counts true; a BenchError where it is not."""
    database = sqlite3.connect(library)
    sound = [
        database.execute("PRAGMA integrity_check").fetchall() == [("ok",)],
        database.execute("PRAGMA foreign_key_check").fetchall() == [],
        database.execute(
            "SELECT 1 FROM blog WHERE posts <> (SELECT count(*) FROM post WHERE blog_id = blog.id) "
            "OR unread <> (SELECT count(*) FROM post WHERE blog_id = blog.id AND read = 0)"
        ).fetchall()
        == [],
        database.execute(
            "SELECT blog_id, category_id, posts, unread FROM blog_category WHERE posts > 0 EXCEPT "
            "SELECT blog_id, category_id, count(*), sum(read = 0) FROM post_category JOIN post ON post.id = post_id "
            "GROUP BY 1, 2"
        ).fetchall()
        == [],
        database.execute("SELECT 1 FROM post WHERE id NOT IN (SELECT post_id FROM body)").fetchall() == [],
    ]
    if not all(sound):
        raise BenchError(f"the library is not whole: {sound}")
    return database


def kill_refresh(feeds: Subscriptions, library: Path, after: float) -> Killed:
    """A refresh of a library without posts; the next one brings what is missing."""
    empty_library(feeds, library)
    killed = kill(ours(library, "refresh", "--force"), feeds.home, after)
    with contextlib.closing(look_at(library)) as database:
        counts = dict(database.execute("SELECT coalesce(nullif(name, ''), own_name), posts FROM blog"))
    each = feeds.posts // len(feeds.addresses)
    for line in killed.said:
        name = line.partition(": ")[0]
        if counts.get(name) != each:
            raise BenchError(f"told of {line!r}, and there are {counts.get(name)} posts of {each}")
    if set(counts.values()) - {0, each}:
        raise BenchError(f"a blog is half there: {counts}")
    run(ours(library, "refresh", "--force"), feeds.home)
    with contextlib.closing(look_at(library)) as database:
        (posts,) = database.execute("SELECT count(*) FROM post").fetchone()
    if posts != feeds.posts:
        raise BenchError(f"the next refresh brought {posts} posts of {feeds.posts}")
    return killed


def kill_import(feeds: Subscriptions, library: Path, after: float) -> Killed:
    """An import into no library at all; the next one brings what is missing."""
    remove(library)
    killed = kill(ours(library, "import", str(feeds.opml)), feeds.home, after)
    if library.exists() and library.stat().st_size:
        with contextlib.closing(sqlite3.connect(library)) as database:
            made = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'blog'").fetchone()
            (blogs,) = database.execute("SELECT count(*) FROM blog").fetchone() if made else (0,)
        if blogs not in (0, len(feeds.addresses)) or (killed.said and not blogs):
            raise BenchError(f"{blogs} blogs of {len(feeds.addresses)}, having said {killed.said}")
    elif killed.said:
        raise BenchError("an import that was told of is gone")
    run(ours(library, "import", str(feeds.opml)), feeds.home)
    with contextlib.closing(look_at(library)) as database:
        if database.execute("SELECT count(*) FROM blog").fetchone() != (len(feeds.addresses),):
            raise BenchError("the next import did not bring every blog")
    return killed


def kill_marking(feeds: Subscriptions, library: Path, after: float) -> Killed:
    """Marks one by one, of posts that were all unread."""
    with contextlib.closing(sqlite3.connect(library)) as database:
        database.execute("UPDATE post SET read = 0")
        database.commit()
    killed = kill([sys.executable, "-c", _MARKING, str(library)], feeds.home, after)
    turns = [int(line) for line in killed.said if line.isdecimal()]
    done = turns[-1] + 1 if turns else 0
    total = feeds.posts
    with contextlib.closing(look_at(library)) as database:
        read = {row[0] for row in database.execute("SELECT id FROM post WHERE read = 1")}
        newest = [row[0] for row in database.execute("SELECT id FROM post ORDER BY sort_at DESC, id DESC")]
    allowed = []
    for count in (done, done + 1):  # the next one may have been marked and not yet told of
        rounds, rest = divmod(count, total)
        allowed.append(set(newest[:rest]) if rounds % 2 == 0 else set(newest[rest:]))
    if read not in allowed:
        raise BenchError(f"{done} marks were told of, and {len(read)} posts of {total} are read")
    return killed


KINDS: dict[str, Callable[[Subscriptions, Path, float], Killed]] = {
    "refresh": kill_refresh,
    "import": kill_import,
    "marks": kill_marking,
}


def crash(kills: int, home: Path, *, seed: int = 0) -> Counter[str]:
    """Kill so many processes, the kinds in turns; how many of each were killed, and how many of them had acknowledged.

    What ends before it is killed does not count. Raises BenchError with the first that lost or spoilt anything.
    """
    chance = random.Random(seed)
    counted: Counter[str] = Counter()
    site = home / "site"
    site.mkdir()
    with serving(site_of(site)) as server:
        feeds = subscribe(home, server, sorted(path.name for path in site.iterdir()), POSTS)
        marked = home / "marks.db"
        filled_library(feeds, marked)
        longest = {"refresh": 0.2, "import": 0.2, "marks": 0.2}
        for kind, work in KINDS.items():  # how long it takes, so that the kills fall all over it
            start = time.monotonic()
            if kind != "marks":
                work(feeds, home / f"{kind}.db", 60.0)
                longest[kind] = (time.monotonic() - start) / 2
        longest["marks"] = longest["import"] * 2
        while counted["killed"] < kills:
            kind = list(KINDS)[counted["tried"] % len(KINDS)]
            counted["tried"] += 1
            library = marked if kind == "marks" else home / f"{kind}.db"
            killed = KINDS[kind](feeds, library, chance.uniform(0.02, longest[kind]))
            if not killed.early:
                counted["killed"] += 1
                counted[kind] += 1
                counted[f"{kind} after the first acknowledgement"] += bool(killed.said)
    return counted


def site_of(folder: Path) -> Path:
    """A folder with the feeds of this measurement."""
    corpus.fill(folder, FEEDS, POSTS, FEED_KB * 1024)
    return folder


def main(arguments: list[str] | None = None) -> int:
    """Kill, and print what was found; 1 where anything was lost."""
    parser = argparse.ArgumentParser("python -m bench crash", description="Kill blogtui and see what is left.")
    parser.add_argument("--kills", type=int, default=500, help="how many processes to kill (500)")
    parser.add_argument("--seed", type=int, default=0, help="another one kills at other moments (0)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="blogtui-crash-") as folder:
        try:
            counted = crash(options.kills, Path(folder), seed=options.seed)
        except BenchError as error:
            tell(f"crash failed: {error}")
            return 1
    for what, number in counted.items():
        print(f"| {what} | {number} |")
    print("Not one acknowledged change was lost, and not one library was spoilt.")
    return 0
