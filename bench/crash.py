"""`python -m bench crash`: kills a refresh, an import and a marking session with SIGKILL, and looks at what is left.

After each kill the file is whole, the counts kept are the counts made by hand, no feed is there in part, every change
that was acknowledged is there and no other, and the next refresh carries on. A refresh acknowledges a blog by its line,
an import and `mark` by theirs, the marking session every change by a line of its own. Libraries live on through twelve
kills each, two of them side by side.
"""

import argparse
import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from bench.crash_look import CorruptError, LostError, Seen, look_at
from bench.crash_site import Site, opml
from bench.library import ours
from bench.measure import tell
from bench.process import BenchError, environment, run

IMPORTED = 4  # more blogs with each import
LIFE = (
    "import", "refresh", "session", "refresh", "mark", "import", "refresh", "session", "refresh", "import", "refresh",
    "session",
)  # fmt: skip
KINDS = ("refresh", "import", "session", "mark")
FLAGS = ("read", "starred")
_WORDS = {("read", True): "read", ("read", False): "unread", ("starred", True): "star", ("starred", False): "unstar"}
_SESSION = """\
import random, sys
from blogtui.library import Library
library, chance = Library(sys.argv[1]), random.Random(int(sys.argv[2]))
ids = library.post_ids()
for turn in range(1_000_000):
    those = chance.sample(ids, chance.randint(1, 5))
    flag, value = chance.choice(("read", "starred")), chance.random() < 0.5
    print("?", ",".join(map(str, those)), flag, int(value), flush=True)
    library.mark(those, **{flag: value})
    print("!", flush=True)
    if turn % 200 == 199:  # a session ends and another begins: the log is copied, and a backup may be due
        library.close()
        library = Library(sys.argv[1])
"""


@dataclass
class Tally:
    """Over all kinds: `counts[kind, column]`, and a sentence on each thing that was wrong."""

    kills: int
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def killed(self) -> int:
        return sum(number for (_kind, column), number in self.counts.items() if column == "kills")

    def add(self, kind: str, column: str, number: int = 1) -> None:
        with self.lock:
            self.counts[kind, column] += number


@dataclass(frozen=True, slots=True)
class Killed:
    """The whole lines a process had said when it was killed; `early` tells that it ended before, and well."""

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
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        ended = process.wait()
        if ended not in (0, -signal.SIGKILL):
            raise BenchError(f"{command[-3:]} ended with {ended}")
        output.seek(0)
        return Killed([line.rstrip("\n") for line in output if line.endswith("\n")], ended == 0)


class Lane:
    """One library after another, each killed at twelve times."""

    def __init__(self, home: Path, seed: int, tally: Tally) -> None:
        home.mkdir()
        self._home, self._tally, self._chance, self._site = home, tally, random.Random(seed), Site()
        self._library, self._opml = home / "library.db", home / "list.opml"
        self._takes = {"refresh": 0.4, "import": 0.3}  # seconds from start to end, as last seen
        self._blogs = 0
        self._marks: dict[int, tuple[bool, bool]] = {}

    def live(self) -> None:
        """Kill until there were as many as wanted, in all lanes together."""
        try:
            while self._tally.killed < self._tally.kills:
                self._one_life()
        finally:
            self._site.close()

    def _one_life(self) -> None:
        for leftover in (*self._home.glob("library*"), *self._home.glob("backups/*")):
            leftover.unlink()  # a library without a byte would be filled from the backups of the one before
        self._blogs, self._marks = 0, {}
        for place, kind in enumerate(LIFE, 1):
            if self._tally.killed >= self._tally.kills:
                return
            try:
                killed, acknowledged = getattr(self, f"_kill_{kind}")()
                if not killed.early:
                    self._tally.add(kind, "kills")
                    self._tally.add(kind, "acknowledged", acknowledged)
                if kind == "refresh" or place == len(LIFE):  # so that refreshes are killed on what the others left
                    self._carry_on()
            except (CorruptError, LostError, BenchError) as error:
                column = {CorruptError: "corrupt", LostError: "lost"}.get(type(error), "stopped")
                self._tally.add(kind, column)
                self._tally.wrong.append(f"{kind}: {column}: {error}")
                return

    def _kill(self, kind: str, command: list[str]) -> Killed:
        takes = self._takes["refresh" if kind == "refresh" else "import"]
        longest = takes * {"session": 2.0, "mark": 0.6}.get(kind, 1.1)
        return kill(command, self._home, longest * self._chance.uniform(self._chance.choice((0.05, 0.6)), 1.0))

    def _timed(self, kind: str, *words: str) -> None:
        begun = time.monotonic()
        run(ours(self._library, *words), self._home)
        self._takes[kind] = time.monotonic() - begun

    def _look(self) -> Seen:
        if list(self._home.glob("library-damaged*")) or list(self._home.glob("*-suspected")):
            raise CorruptError("the library was taken for damaged")
        return look_at(self._library)

    def _kill_import(self) -> tuple[Killed, int]:
        """All of a list is there or nothing of it; all where that was said."""
        addresses = self._site.addresses(self._blogs + IMPORTED)
        self._opml.write_text(opml(addresses), encoding="utf-8")
        killed = self._kill("import", ours(self._library, "import", str(self._opml)))
        blogs = len(self._look().posts)
        if blogs not in (self._blogs, len(addresses)):
            raise CorruptError(f"{blogs} blogs of {len(addresses)}, and {self._blogs} before")
        if killed.said and blogs != len(addresses):
            raise LostError(f"{blogs} blogs, having said {killed.said}")
        self._compare(self._look().marks)
        self._timed("import", "import", str(self._opml))
        self._blogs = len(addresses)
        return killed, len(killed.said)

    def _kill_refresh(self) -> tuple[Killed, int]:
        """A blog's feed is there whole where its line said so; the others are as they were, or whole."""
        before = self._look()
        self._site.version += self._chance.randint(1, 3)
        killed = self._kill("refresh", ours(self._library, "refresh", "--force"))
        after = self._look()
        names = {match[1] for line in killed.said if (match := re.match(r"Blog (\d+): ", line))}
        for address, posts in after.posts.items():
            if not before.posts[address] <= posts:
                raise LostError(f"posts of {address} are gone")
            if address.rpartition("/")[2] in names and str(self._site.version) not in posts:
                raise LostError(f"{address} was told of and is not there")
        self._compare(after.marks)
        return killed, len(names)

    def _kill_session(self) -> tuple[Killed, int]:
        """Each change that was told of is there, the next one wholly or not at all."""
        seed = self._chance.randrange(1 << 30)
        killed = self._kill("session", [sys.executable, "-c", _SESSION, str(self._library), str(seed)])
        asked = None
        for line in killed.said:
            if line == "!":
                assert asked is not None
                self._marks.update(asked)
                asked = None
            else:
                _mark, ids, flag, value = line.split()
                asked = self._marked([int(number) for number in ids.split(",")], flag, value == "1")
        self._settle(asked)
        return killed, killed.said.count("!")

    def _kill_mark(self) -> tuple[Killed, int]:
        """What the command said it did is done."""
        ids = self._chance.sample(sorted(self._marks), 5)
        flag, value = self._chance.choice(FLAGS), self._chance.random() < 0.5
        command = ours(self._library, "mark", _WORDS[flag, value], *map(str, ids))
        killed = self._kill("mark", command)
        asked = self._marked(ids, flag, value)
        if killed.said or killed.early:
            self._marks.update(asked)
        self._settle(asked)
        return killed, len(killed.said)

    def _marked(self, ids: list[int], flag: str, value: bool) -> dict[int, tuple[bool, bool]]:
        place = FLAGS.index(flag)
        return {id_: (value, self._marks[id_][1]) if place == 0 else (self._marks[id_][0], value) for id_ in ids}

    def _settle(self, asked: dict[int, tuple[bool, bool]] | None) -> None:
        """Take what was asked for and not told of as done where it was; all else is as it was."""
        marks = self._look().marks
        if asked and all(marks.get(id_) == mark for id_, mark in asked.items()):
            self._marks.update(asked)
        self._compare(marks)

    def _compare(self, marks: dict[int, tuple[bool, bool]]) -> None:
        for id_, mark in self._marks.items():
            if marks.get(id_) != mark:
                raise LostError(f"post {id_} is {marks.get(id_)}, and {mark} was acknowledged")
        if strange := [id_ for id_, mark in marks.items() if id_ not in self._marks and mark != (False, False)]:
            raise CorruptError(f"posts nobody marked are marked: {strange}")

    def _carry_on(self) -> None:
        """The next refresh brings every feed up to date and touches no mark."""
        self._timed("refresh", "refresh", "--force")
        seen = self._look()
        version = str(self._site.version)
        if behind := [address for address, posts in seen.posts.items() if version not in posts]:
            raise BenchError(f"the next refresh left out {behind}")
        self._compare(seen.marks)
        self._marks = seen.marks


def crash(kills: int, home: Path, *, seed: int = 0, lanes: int = 2) -> Tally:
    """Kill so many processes; what ends before it is killed does not count."""
    tally = Tally(kills)
    with ThreadPoolExecutor(lanes) as pool:
        for done in [pool.submit(Lane(home / f"lane-{n}", seed * lanes + n, tally).live) for n in range(lanes)]:
            done.result()
    return tally


def table(tally: Tally) -> str:
    """A Markdown table, a kind a line."""
    columns = ("kills", "acknowledged", "lost", "corrupt", "stopped")
    lines = [f"| what was killed | {' | '.join(columns)} |", "|---" + "|--:" * len(columns) + "|"]
    lines += (f"| {kind} | {' | '.join(str(tally.counts[kind, column]) for column in columns)} |" for kind in KINDS)
    sums = (str(sum(tally.counts[kind, column] for kind in KINDS)) for column in columns)
    return "\n".join([*lines, f"| all | {' | '.join(sums)} |"])


def main(arguments: list[str] | None = None) -> int:
    """Kill, and print what was found; 1 where anything was lost."""
    parser = argparse.ArgumentParser("python -m bench crash", description="Kill blogtui and see what is left.")
    parser.add_argument("--kills", type=int, default=500, help="how many processes to kill (500)")
    parser.add_argument("--seed", type=int, default=0, help="another one kills at other moments (0)")
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="blogtui-crash-") as folder:
        tally = crash(options.kills, Path(folder), seed=options.seed)
    print(table(tally))
    print(f"\nAcknowledged: lines that told of a change, all checked. {time.monotonic() - begun:.0f} s.")
    for sentence in tally.wrong:
        tell(sentence)
    return 1 if tally.wrong else 0
