"""A calendar for the tests of this room: one that is open around the clock, or from 9 to 17 each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import Duration

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR = 3600
DAY = 24 * HOUR


class Hours:
    """Open each day from one hour to another; moments are seconds since a midnight."""

    def __init__(self, opens: int = 0, closes: int = 24) -> None:
        self.opens, self.closes = opens * HOUR, closes * HOUR

    def due(self, moment: int, amount: object) -> int:
        assert isinstance(amount, Duration)
        return self.after(moment, int(amount.seconds))

    def after(self, moment: int, seconds: int) -> int:
        if seconds < 0:
            return self._before(moment, -seconds)
        day, left = moment // DAY, seconds
        while True:
            start = max(moment, day * DAY + self.opens)
            room = day * DAY + self.closes - start
            if 0 <= left <= room and (room > 0 or left == 0):
                return start + left
            left -= max(room, 0)
            day += 1

    def elapsed(self, start: int, end: int) -> int:
        if end < start:
            return -self.elapsed(end, start)
        return sum(closes - opens for opens, closes in self.stretches(start, end))

    def stretches(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        days = range(start // DAY, end // DAY + 1)
        open_hours = ((max(start, day * DAY + self.opens), min(end, day * DAY + self.closes)) for day in days)
        return [(opens, closes) for opens, closes in open_hours if opens < closes]

    def _before(self, moment: int, seconds: int) -> int:
        day, left = moment // DAY, seconds
        while True:
            end = min(moment, day * DAY + self.closes)
            room = end - (day * DAY + self.opens)
            if 0 <= left <= room:
                return end - left
            left -= max(room, 0)
            day -= 1
