"""Local time to moments and back, where clocks change: hours that are skipped, and hours that come twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from addendum.values import Zone

    Moment = int | Fraction

DAY = 86_400
EPOCH = 719_163
"""The number of the day 1970-01-01, from which moments and local seconds count."""
_AHEAD = 400 * DAY
_FOREVER = 1 << 62


class LocalClock:
    """The clocks of a zone. Local seconds count from midnight of 1970-01-01 as these clocks show it."""

    def __init__(self, zone: Zone) -> None:
        self.zone = zone
        self._low = self._high = 0
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._ends: list[int] = []
        self._latest: list[int] = []
        self._earliest: list[int] = []

    def local(self, moment: Moment) -> Moment:
        """What the clocks show at a moment."""
        return moment + self.zone.offset_at_moment(int(moment // 1))

    def day_of(self, moment: Moment) -> int:
        """The number of the day on which a moment lies here."""
        return int(self.local(moment) // DAY) + EPOCH

    def opening(self, local: int) -> int:
        """The first moment at which the clocks show this time, or a later one where they skip it."""
        if not self._low <= local < self._high:
            self._look_up(local)
        piece = bisect_right(self._latest, local)
        return max(self._starts[piece], local - self._offsets[piece])

    def closing(self, local: int) -> int:
        """The moment after which the clocks never show an earlier time: the last of two, a skip's own."""
        if not self._low <= local < self._high:
            self._look_up(local)
        piece = bisect_left(self._earliest, local) - 1
        return min(self._ends[piece], local - self._offsets[piece])

    def midnight(self, day: int) -> int:
        """The moment at which a day begins, by the number of the day."""
        return self.opening((day - EPOCH) * DAY)

    def _look_up(self, local: int) -> None:
        """Learn the offsets some time around a local time, beside those that are known."""
        known = self._low < self._high
        low = min(local - _AHEAD, self._low) if known else local - _AHEAD
        high = max(local + _AHEAD, self._high) if known else local + _AHEAD
        changes = self.zone.offsets_between(low - 2 * DAY, high + 2 * DAY)
        self._starts = [-_FOREVER, *(start for start, _ in changes[1:])]
        self._ends = [*self._starts[1:], _FOREVER]
        self._offsets = [offset for _, offset in changes]
        # A piece of constant offset shows local times from its start to its end, both moved by that offset.
        shown_until = (end + offset for end, offset in zip(self._ends, self._offsets, strict=True))
        shown_from = (start + offset for start, offset in zip(self._starts, self._offsets, strict=True))
        self._latest = [*accumulate(shown_until, max)]
        self._earliest = [*accumulate(reversed([*shown_from]), min)][::-1]
        self._low, self._high = low, high
