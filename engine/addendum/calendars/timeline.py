"""Open time counted along a stretch of history by prefix sums, looked up only as far as it is asked about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from addendum.calendars.failures import beyond_horizon, never_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.calendars.local_time import Moment
    from addendum.calendars.stretches import Stretches

_YEAR = 366 * 86_400
_LONGEST_CLOSED = 100 * _YEAR
"""A calendar that does not open for so long never opens."""
_MOST = 1_000 * _YEAR
"""How much history one timeline follows, so that neither time nor memory run away."""


class Timeline:
    """The open stretches of a calendar between two moments, `first` and `end`, beyond which it knows nothing.

    `open_between` gives the stretches of a part of it; `beyond` makes the error of a question that leads out
    of it at a moment.
    """

    def __init__(
        self,
        name: str,
        first: int,
        end: int,
        open_between: Callable[[int, int], Stretches],
        beyond: Callable[[Moment], Exception],
    ) -> None:
        self.first = first
        self.end = end
        self._name = name
        self._open_between = open_between
        self._beyond = beyond
        self._low = self._high = 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._after: list[int] = []

    def used(self, moment: Moment) -> Moment:
        """The open time from a fixed origin to a moment, negative before it."""
        if not self._low <= moment <= self._high or self._low == self._high:
            self._reach(moment)
        at = bisect_right(self._starts, moment) - 1
        if at < 0:
            return self._before[0] if self._before else 0
        end = self._ends[at]
        return self._before[at] + (min(end, moment)) - self._starts[at]

    def first_with(self, used: Moment) -> Moment:
        """The first moment by which so much open time is used: at the end of a stretch its closing."""
        while not self._after or self._after[-1] < used:
            self._grow_later()
        while self._before[0] >= used:
            self._grow_earlier()
        at = bisect_left(self._after, used)
        return self._starts[at] + used - self._before[at]

    def last_with(self, used: Moment) -> Moment:
        """The last moment by which no more open time is used: at the start of a stretch its opening."""
        while not self._before or self._before[0] > used:
            self._grow_earlier()
        while self._after[-1] <= used:
            self._grow_later()
        at = bisect_right(self._before, used) - 1
        return self._starts[at] + used - self._before[at]

    def at_or_after(self, moment: Moment) -> tuple[int, int]:
        """The stretch that is open at a moment, else the next one."""
        if not self._low <= moment <= self._high or self._low == self._high:
            self._reach(moment)
        while not self._ends or self._ends[-1] <= moment:
            self._grow_later()
        at = bisect_right(self._ends, moment)
        return self._starts[at], self._ends[at]

    def at_or_before(self, moment: Moment) -> tuple[int, int]:
        """The last stretch that opened before a moment."""
        if not self._low <= moment <= self._high or self._low == self._high:
            self._reach(moment)
        while not self._starts or self._starts[0] >= moment:
            self._grow_earlier()
        at = bisect_left(self._starts, moment) - 1
        return self._starts[at], self._ends[at]

    def between(self, start: Moment, end: Moment) -> list[tuple[int, int]]:
        """The stretches that touch the time between two moments, whole."""
        for moment in (start, end):
            if not self._low <= moment <= self._high or self._low == self._high:
                self._reach(moment)
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return [*zip(self._starts[first:last], self._ends[first:last], strict=True)]

    def _reach(self, moment: Moment) -> None:
        if not self.first <= moment <= self.end:
            raise self._beyond(moment)
        if self._low == self._high:
            self._low = self._high = int(moment // 1)
        while moment < self._low:
            self._grow_earlier()
        while moment > self._high:
            self._grow_later()

    def _grow_later(self) -> None:
        if self._high >= self.end:
            raise self._beyond(self.end)
        upto = min(self._high + self._step(), self.end)
        self._check_length(self._ends[-1] if self._ends else self._low, self._high)
        for start, end in self._open_between(self._high, upto):
            if self._ends and self._ends[-1] == start:
                self._ends[-1] = end
                self._after[-1] += end - start
                continue
            self._before.append(self._after[-1] if self._after else 0)
            self._starts.append(start)
            self._ends.append(end)
            self._after.append(self._before[-1] + end - start)
        self._high = upto

    def _grow_earlier(self) -> None:
        if self._low <= self.first:
            raise self._beyond(self.first - 1)
        since = max(self._low - self._step(), self.first)
        self._check_length(self._low, self._starts[0] if self._starts else self._high)
        found = self._open_between(since, self._low)
        if found and self._starts and found[-1][1] == self._starts[0]:
            start, _ = found.pop()
            self._before[0] -= self._starts[0] - start
            self._starts[0] = start
        used = self._before[0] if self._before else 0
        before, after = [], []
        for start, end in reversed(found):
            after.append(used)
            used -= end - start
            before.append(used)
        self._starts[:0] = [start for start, _ in found]
        self._ends[:0] = [end for _, end in found]
        self._before[:0] = reversed(before)
        self._after[:0] = reversed(after)
        self._low = since

    def _step(self) -> int:
        """Twice as much as is known, so that a far moment costs few steps; a year at first."""
        return min(max(self._high - self._low, _YEAR), 64 * _YEAR)

    def _check_length(self, closed_from: int, closed_until: int) -> None:
        if closed_until - closed_from > _LONGEST_CLOSED:
            raise never_open(self._name)
        if self._high - self._low > _MOST:
            raise beyond_horizon(self._name)
