"""Untrusted bytes become values in processes of their own, with a limit of time and of memory (S5, S8).

A process that overruns is killed and replaced; the reader only hears a sentence. `main` is the process's side. Keeps
nothing and decides nothing.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from blogtui.i18n import gettext as _
from blogtui.i18n import language, set_language
from blogtui.model.picture import Picture, Wanted
from blogtui.model.post import Fetched, ParsedFeed
from blogtui.model.text import clean_line, without_userinfo
from blogtui.parse.errors import ParseError

SECONDS = 10.0
MEGABYTES = 256
_START = "import sys; sys.path.append(sys.argv.pop(1)); from blogtui.worker import main; main()"
_YIELDS = 10  # steps of niceness: whoever reads meanwhile goes first
PROCESSES = min(4, os.cpu_count() or 1)

T = TypeVar("T")


class ParserPool:
    """Works in up to `processes` processes, each started when it is first needed. A context manager."""

    def __init__(self, *, processes: int = PROCESSES, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._seconds, self._megabytes, self._processes = seconds, megabytes, processes
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="parser")
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._every: set[_Process] = set()
        self._is_closed = False

    def submit(self, fetched: Fetched, *, feed_only: bool = False) -> "Future[ParsedFeed]":
        """The values in `fetched`, in time; the future raises ParseError in one sentence."""
        name = fetched.name or without_userinfo(fetched.url)
        return self._threads.submit(self._do, ParsedFeed, name, "feed", fetched, feed_only)

    def submit_page(self, fetched: Fetched, title: str) -> "Future[ParsedFeed]":
        """As `submit`, of the page of a post with this title: its own text, whatever feeds it names."""
        return self._threads.submit(self._do, ParsedFeed, without_userinfo(fetched.url), "page", fetched, title)

    def submit_picture(self, data: bytes, name: str, wanted: Wanted) -> "Future[Picture]":
        """The picture in `data`, called `name`, for the room that is wanted; the future raises ParseError."""
        return self._threads.submit(self._do, Picture, name, "picture", data, clean_line(name, 200), wanted)

    def warm_up(self) -> None:
        """Start every process now, beside whatever the caller goes on with: much work is known to come."""
        for _each in range(self._processes):
            self._threads.submit(self._do, bool, "", "warm")

    def close(self) -> None:
        """End every process, also in the middle of its work."""
        with self._lock:
            self._is_closed = True
            every, self._every = self._every, set()
        for process in every:
            process.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def __enter__(self) -> "ParserPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _do(self, made: type[T], name: str, kind: str, *work: object) -> T:
        """What a process makes of one piece of `work`, which is named in sentences. Raises ParseError."""
        name = clean_line(name, 200)
        process: _Process | None = getattr(self._mine, "process", None)
        if process is None:
            process = self._mine.process = _Process(self._megabytes)
            self._enter(process)
        try:
            answer = process.ask((kind, *work), self._seconds)
        except TimeoutError as error:
            self._drop(process)
            raise ParseError(
                _("{name} takes more than {seconds} s to read and was left.", name=name, seconds=round(self._seconds))
            ) from error
        except (EOFError, OSError) as error:
            self._drop(process)
            raise ParseError(_("{name} is too much to read and was left.", name=name)) from error
        if isinstance(answer, made):
            return answer
        raise ParseError(str(answer) or _("{name} could not be read.", name=name))

    def _enter(self, process: "_Process") -> None:
        """Count a process that was started among those that `close` ends; it may have been closed meanwhile."""
        with self._lock:
            if not self._is_closed:
                self._every.add(process)
                return
        process.kill()  # whoever asks it now is told so at once, and the program's end waits for nobody

    def _drop(self, process: "_Process") -> None:
        self._mine.process = None
        with self._lock:
            self._every.discard(process)
        process.end()


class _Process:
    """One process and the two pipes to it; used from one thread, killed from any."""

    def __init__(self, megabytes: int) -> None:
        # -P, and our own folder last: nothing that lies in the folder someone works in is ever imported.
        root = str(Path(__file__).resolve().parent.parent)
        command = [sys.executable, "-P", "-c", _START, root, language(), str(megabytes)]
        self._child = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._to = Connection(os.dup(self._child.stdin.fileno()), readable=False)
        self._from = Connection(os.dup(self._child.stdout.fileno()), writable=False)
        self._child.stdin.close()
        self._child.stdout.close()

    def ask(self, work: tuple[object, ...], seconds: float) -> object:
        """The answer to `work`. Raises TimeoutError after `seconds`, EOFError or OSError when the process died."""
        self._to.send_bytes(pickle.dumps(work))
        if not self._from.poll(seconds):
            raise TimeoutError
        return pickle.loads(self._from.recv_bytes())  # noqa: S301 - made by our own process from checked values

    def kill(self) -> None:
        """End the process from any thread; the one that asks it, whose the pipes are, hears that it died."""
        self._child.kill()
        self._child.wait()

    def end(self) -> None:
        self.kill()
        for connection in (self._to, self._from):
            with contextlib.suppress(OSError):
                connection.close()


def main() -> None:
    """The process's side: one answer for each piece of work, until nobody asks any more."""
    set_language(sys.argv[1])
    _limit_memory(int(sys.argv[2]))
    os.nice(_YIELDS)
    # What a library prints must not fall between the answers.
    asked, answers = Connection(os.dup(0), writable=False), Connection(os.dup(1), readable=False)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while True:
        try:
            work = pickle.loads(asked.recv_bytes())  # noqa: S301 - sent by the reader itself
        except EOFError:
            return
        answers.send_bytes(_answer(*work))


def _feed(fetched: Fetched, feed_only: bool) -> ParsedFeed:
    from blogtui.model.update import fingerprint
    from blogtui.parse.source import parse_source

    parsed = parse_source(fetched, feed_only=feed_only)
    for post in parsed.posts:
        fingerprint(post)  # goes with the post, and costs the reader's own process nothing
    return parsed


def _warm() -> bool:
    """Load what nearly every feed takes."""
    from blogtui.parse import document, feed_strict, source  # noqa: F401

    return True


def _page(fetched: Fetched, title: str) -> ParsedFeed:
    from blogtui.parse.source import parse_page

    return parse_page(fetched, title)


def _picture(data: bytes, name: str, wanted: Wanted) -> Picture:
    from blogtui.parse.picture import decode

    return decode(data, name, wanted)


_KINDS: dict[str, Callable[..., object]] = {"warm": _warm, "feed": _feed, "page": _page, "picture": _picture}


def _answer(kind: str, *work: Any) -> bytes:
    try:
        return pickle.dumps(_KINDS[kind](*work))
    except ParseError as error:
        return pickle.dumps(str(error))
    except MemoryError:
        os._exit(1)
    except Exception:  # what trips the parser is one blog's problem, never the reader's
        return pickle.dumps("")


def _limit_memory(megabytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
