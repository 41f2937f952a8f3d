"""A blog in figures: how much it posts and when, about what, by whom, and how long."""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from blogtui.model.rows import AuthorRow, CategoryRow

EPOCH_DAY = date(1970, 1, 1).toordinal()


class Stats(NamedTuple):
    """What some posts are, counted; days are their authors', numbered as `date.toordinal` does.

    `days` are pairs of a day and its posts, only days with posts, in order; posts without a date are in none. `minutes`
    is the median reading time of the posts with a text, None where none has any. `comments` were counted of
    `discussed` posts: a feed need not tell of any. Categories are as the reader made them;
    they and authors come most posts first.
    """

    posts: int = 0
    unread: int = 0
    starred: int = 0
    days: tuple[tuple[int, int], ...] = ()
    minutes: int | None = None
    comments: int = 0
    discussed: int = 0
    categories: tuple[CategoryRow, ...] = ()
    authors: tuple[AuthorRow, ...] = ()

    @property
    def dated(self) -> int:
        """How many of the posts have a date."""
        return sum(posts for _day, posts in self.days)

    @property
    def months(self) -> dict[int, int]:
        """Posts a month, only months with posts, in order; a month is 12 × its year + 0 to 11."""
        counts: Counter[int] = Counter()
        for number, posts in self.days:
            day = date.fromordinal(number)
            counts[12 * day.year + day.month - 1] += posts
        return dict(counts)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Posts a weekday, from Monday."""
        counts = [0] * 7
        for number, posts in self.days:
            counts[(number - 1) % 7] += posts  # day 1, the first of the year 1, is a Monday
        return tuple(counts)

    @property
    def silence(self) -> tuple[int, int] | None:
        """The two days with posts that are farthest apart without a post between; None where there are no two."""
        gaps = pairwise(day for day, _posts in self.days)
        return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)

    def since(self, day: int) -> int:
        """How many posts came on a day or after it."""
        return sum(posts for number, posts in self.days if number >= day)
