"""Local time to moments and back, where clocks change: hours that are skipped, and hours that come twice."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from addendum.values import Zone

    Moment = int | Fraction
    Page = tuple[list[int], list[int], list[int]]

DAY = 86_400
EPOCH = 719_163
"""The number of the day 1970-01-01, from which moments and local seconds count."""
FIRST_DAY, LAST_DAY = 3_288, 3_648_772
"""The days that calendars know of: from the year 10 to the year 9990."""
_PAGE = 1 << 25
"""Seconds, some 388 days, of local time whose clocks are looked up together."""
_MOST_PAGES = 2_048
_FOREVER = 1 << 62


class LocalClock:
    """The clocks of a zone. Local seconds count from midnight of 1970-01-01 as these clocks show it."""

    def __init__(self, zone: Zone) -> None:
        self.zone = zone
        self._pages: dict[int, Page] = {}

    def local(self, moment: Moment) -> Moment:
        """What the clocks show at a moment."""
        return moment + self.zone.offset_at_moment(int(moment // 1))

    def day_of(self, moment: Moment) -> int:
        """The number of the day on which a moment lies here, from its first midnight to that of the next."""
        day = int(self.local(moment) // DAY) + EPOCH
        # Clocks that go back from past midnight show the day before again, which is over.
        return day if moment < self.midnight(day + 1) else day + 1

    def moment(self, local: int) -> int:
        """When the clocks show a time: the first moment of two.

        A time that they skip is read on the clocks before the change, as `DateTime` does, so that hours
        keep their length. All of a day that is skipped is the moment of the change.
        """
        since, offsets, until = self._pages.get(local // _PAGE) or self._page(local // _PAGE)
        piece = bisect_right(since, local)
        return min(local - offsets[piece], until[piece])

    def midnight(self, day: int) -> int:
        """The moment at which a day begins, by the number of the day; beyond all days, as in UTC."""
        local = (day - EPOCH) * DAY
        return self.moment(local) if FIRST_DAY < day <= LAST_DAY else local

    def _page(self, number: int) -> Page:
        """How some local times are read: offsets, the first times of all but one, and their last moments."""
        begin = number * _PAGE
        changes = self.zone.offsets_between(begin - 2 * DAY, begin + _PAGE + 2 * DAY)
        since = []
        until = []
        for (_, before), (change, after) in pairwise(changes):
            since.append(change + max(before, after))
            until.append(change if after - before >= DAY // 2 else _FOREVER)
        if len(self._pages) >= _MOST_PAGES:
            self._pages.clear()
        self._pages[number] = page = since, [offset for _, offset in changes], [*until, _FOREVER]
        return page
