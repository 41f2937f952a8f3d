"""Whose turn it is to ask which host, and which hosts are left alone: shared by all who ask at the same time."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping

from blogtui.dates import moment
from blogtui.i18n import gettext as _
from blogtui.model.update import Pause
from blogtui.sources import politeness
from blogtui.sources.errors import PausedError

AT_ONCE = 8


class Turns:
    """One request at a time a host, eight in all (P17); a host that asked to wait is asked by nobody (P12).

    Pauses live here while the program runs. Who has a library tells it those of earlier runs (`learn`) and keeps those
    that are new (`take_changes`).
    """

    def __init__(self) -> None:
        self.gate = asyncio.Semaphore(AT_ONCE)
        self.hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._pauses: dict[str, Pause] = {}
        self._changed: set[str] = set()

    def learn(self, pauses: Mapping[str, Pause]) -> None:
        """Know of pauses that others brought about; the longer of two is believed.

        One from a future that the clock jumped back from is changed for good: read anew each time, it would never end.
        """
        for host, pause in pauses.items():
            known = self._pauses.get(host)
            if known is None or known.until < pause.until:
                self._pauses[host] = pause
        for host, pause in self._pauses.items():
            self._pauses[host] = politeness.shifted(pause, now())
            if self._pauses[host] is not pause:
                self._changed.add(host)

    def take_changes(self) -> dict[str, Pause | None]:
        """What has changed since the last question, by host: a pause, or None for one that is over."""
        changes = {host: self._pauses.get(host) for host in self._changed}
        self._changed.clear()
        return changes

    def check(self, host: str) -> None:
        """Raise PausedError where a host is to be left alone now."""
        pause = self._pauses.get(host)
        if pause is not None and pause.until > now():
            told = _("{host} asks us to wait until {time}.", host=host, time=moment(pause.until, now()))
            raise PausedError(told, pause.until)

    def note(self, host: str, status: int, retry_after: str | None) -> Pause | None:
        """Take in how a host answered; the pause that it asks for, None for none."""
        pause = politeness.pause_after(status, retry_after, now(), self._pauses.get(host))
        if pause is not None:
            self._pauses[host] = pause
        elif self._pauses.pop(host, None) is None:
            return None
        self._changed.add(host)
        return pause


def now() -> int:
    """The time that pauses are told in: they outlive the program, so it is the clock's and not the machine's."""
    return int(time.time())
