"""Open time counted along an axis by prefix sums, looked up only as far as it is asked about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from addendum.calendars.failures import beyond_horizon, never_open
from addendum.calendars.local_time import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.calendars.local_time import Moment
    from addendum.calendars.stretches import Stretches

_YEARS_CLOSED = 100
"""A calendar that does not open for so long never opens."""
_YEARS_FOLLOWED = 1_000
"""How far one question may lead, so that neither time nor memory run away."""
_YEARS_KEPT = 200
"""How much is kept from one question to the next, and how far apart they may lie to share it."""


class Timeline:
    """The open stretches between `first` and `end`, beyond which nothing is known.

    The axis counts seconds, or with `day=1` whole days. `open_between` gives the stretches of a part of it;
    `beyond` makes the error of a question that leads out of it at a moment. What was asked before changes how
    much is looked up, and never an answer.
    """

    def __init__(
        self,
        name: str,
        first: int,
        end: int,
        open_between: Callable[[int, int], Stretches],
        beyond: Callable[[Moment], Exception],
        day: int = DAY,
    ) -> None:
        self.first = first
        self.end = end
        self._name = name
        self._open_between = open_between
        self._beyond = beyond
        self._year = 366 * day
        self._farthest = _YEARS_FOLLOWED * self._year
        self._low, self._high = 1, 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._after: list[int] = []

    def elapsed(self, start: Moment, end: Moment) -> Moment:
        """The open time between two moments, negative where `end` comes first."""
        if not (self._low <= start <= self._high and self._low <= end <= self._high):
            self._reach(*((start, end) if start < end else (end, start)))
        return self._used(end) - self._used(start)

    def after(self, moment: Moment, length: Moment, lands_later: bool) -> Moment:
        """The moment with so much open time between it and another, before that for a negative length.

        Where a closing and the next opening both are: the closing, or the opening where it `lands_later`.
        """
        if not self._low <= moment <= self._high:
            self._reach(moment, moment)
        used = self._used(moment) + length
        found = self._last_with(used, moment) if lands_later else self._first_with(used, moment)
        if not -self._farthest <= found - moment <= self._farthest:
            raise beyond_horizon(self._name)
        return found

    def is_open(self, moment: Moment) -> bool:
        """Whether a moment lies in a stretch; the end of one does not."""
        if not self._low <= moment < self._high:
            self._reach(moment, moment)
            if moment == self._high:
                self._grow_later()
        at = bisect_right(self._starts, moment) - 1
        return at >= 0 and moment < self._ends[at]

    def opening_from(self, moment: Moment) -> Moment:
        """The moment itself where it lies in a stretch, else the start of the next one."""
        return max(moment, self._starts[self._next(moment)])

    def closing_after(self, moment: Moment) -> int | None:
        """The end of the stretch in which a moment lies, else of the next one; None for none in 100 years."""
        at = self._next(moment)
        while self._ends[at] == self._high:
            if self._high - moment > _YEARS_CLOSED * self._year:
                return None
            self._grow_later()
        return self._ends[at]

    def closing_before(self, moment: Moment) -> Moment:
        """The moment itself where it lies in a stretch or at its end, else the end of the last one."""
        if not self._low <= moment <= self._high:
            self._reach(moment, moment)
        while not self._starts or self._starts[0] >= moment:
            self._follow_earlier(moment)
        return min(moment, self._ends[bisect_left(self._starts, moment) - 1])

    def between(self, start: Moment, end: Moment) -> list[tuple[Moment, Moment]]:
        """The stretches between two moments, cut to them."""
        if not (self._low <= start and end <= self._high):
            self._reach(start, end)
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        whole = zip(self._starts[first:last], self._ends[first:last], strict=True)
        return [(max(opens, start), min(closes, end)) for opens, closes in whole]

    def _used(self, moment: Moment) -> Moment:
        """The open time from a fixed origin to a moment that was looked up, negative before it."""
        at = bisect_right(self._starts, moment) - 1
        if at < 0:
            return self._before[0] if self._before else 0
        return self._before[at] + min(moment, self._ends[at]) - self._starts[at]

    def _first_with(self, used: Moment, asked: Moment) -> Moment:
        while not self._after or self._after[-1] < used:
            self._follow_later(asked)
        while self._before[0] >= used:
            self._follow_earlier(asked)
        at = bisect_left(self._after, used)
        return self._starts[at] + used - self._before[at]

    def _last_with(self, used: Moment, asked: Moment) -> Moment:
        while not self._before or self._before[0] > used:
            self._follow_earlier(asked)
        while self._after[-1] <= used:
            self._follow_later(asked)
        at = bisect_right(self._before, used) - 1
        return self._starts[at] + used - self._before[at]

    def _next(self, moment: Moment) -> int:
        """Where the stretch is that ends after a moment."""
        if not self._low <= moment <= self._high:
            self._reach(moment, moment)
        while not self._ends or self._ends[-1] <= moment:
            self._follow_later(moment)
        return bisect_right(self._ends, moment)

    def _reach(self, since: Moment, until: Moment) -> None:
        """Look up what lies between two moments, beside what is known or in its place."""
        if since < self.first:
            raise self._beyond(self.first - 1)
        if until > self.end:
            raise self._beyond(self.end)
        if until - since > self._farthest:
            raise beyond_horizon(self._name)
        kept = _YEARS_KEPT * self._year
        if self._high - self._low > kept or since < self._low - kept or until > self._high + kept:
            self._forget()
        if self._low > self._high:
            self._low = self._high = int(since // 1)
        while since < self._low:
            self._grow_earlier()
        while until > self._high:
            self._grow_later()

    def _follow_later(self, asked: Moment) -> None:
        """Look up more for a question that was asked about a moment; raises what has no answer."""
        closed_since = max(asked, self._ends[-1]) if self._ends else asked
        if self._high - closed_since > _YEARS_CLOSED * self._year:
            raise never_open(self._name)
        if self._high - asked > self._farthest:
            raise beyond_horizon(self._name)
        self._grow_later()

    def _follow_earlier(self, asked: Moment) -> None:
        closed_until = min(asked, self._starts[0]) if self._starts else asked
        if closed_until - self._low > _YEARS_CLOSED * self._year:
            raise never_open(self._name)
        if asked - self._low > self._farthest:
            raise beyond_horizon(self._name)
        self._grow_earlier()

    def _grow_later(self) -> None:
        if self._high >= self.end:
            raise self._beyond(self.end)
        upto = min(self._high + self._step(), self.end)
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
        """Twice as much as is known, so that a far moment costs few steps; two months at first."""
        return min(max(self._high - self._low, self._year // 6), 64 * self._year)

    def _forget(self) -> None:
        self._low, self._high = 1, 0
        for known in (self._starts, self._ends, self._before, self._after):
            known.clear()
