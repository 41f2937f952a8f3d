"""The way that someone took through posts, to go back and forward along it as in a browser. Opens nothing."""

from typing import NamedTuple


class Stop(NamedTuple):
    """A place in a post: so many letters stand above it."""

    post_id: int
    letters: int = 0


_LONGEST = 200


class Trail:
    """Places that were left, behind and ahead of the present one."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """A place is left for a new one: what was ahead is gone."""
        if not self._behind or self._behind[-1] != stop:
            self._behind.append(stop)
        del self._behind[:-_LONGEST]
        self._ahead.clear()

    def back(self, now: Stop | None) -> Stop | None:
        """The place before, None at the beginning; `now` is where one goes from."""
        return self._step(self._behind, self._ahead, now)

    def forward(self, now: Stop | None) -> Stop | None:
        """The place that was left by going back, None where there is none."""
        return self._step(self._ahead, self._behind, now)

    @staticmethod
    def _step(source: list[Stop], other: list[Stop], now: Stop | None) -> Stop | None:
        if not source:
            return None
        if now is not None:
            other.append(now)
        return source.pop()
