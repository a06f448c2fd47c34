"""Business days of a calendar: which days are, and when so many of them are over by the calendar's rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from addendum.calendars.failures import beyond_horizon, not_negative, not_whole_days
from addendum.calendars.local_time import DAY, EPOCH
from addendum.calendars.model import AS_SAME_DAY, AT_CLOSE, AT_SAME_TIME, SAME_DAY
from addendum.calendars.numbers import exact

if TYPE_CHECKING:
    from addendum.calendars.calendar import Calendar
    from addendum.calendars.local_time import Moment
    from addendum.calendars.model import BusinessDayRule

_STEP = 366
_MOST_DAYS = 400_000


class BusinessDayCount:
    """Counts the days on which a calendar is open at any time, and tells when the n-th of them is over.

    A request is received on the day on which it comes in; after its closing, or on a day that is no business
    day, on the next business day, unless the rule says that it counts for that same day.
    """

    def __init__(self, calendar: Calendar, rule: BusinessDayRule) -> None:
        self._calendar = calendar
        self._rule = rule
        self._keeps_day = rule.received_after_hours == AS_SAME_DAY
        self._hours = None if rule.hours is None else exact(rule.hours.seconds)
        self._indexes: dict[int, _Index] = {}

    def is_one(self, day: int) -> bool:
        """Whether a day, by its number, is a business day."""
        return self._index(day).rank(day) != self._index(day).rank(day - 1)

    def between(self, start: int, end: int) -> int:
        """The business days after one day up to and including another; negative where that comes first."""
        index = self._index(start)
        return index.rank(end) - index.rank(start)

    def after(self, moment: Moment, count: Moment) -> Moment:
        """When so many business days from a moment on are over."""
        if self._hours is not None:
            return self._calendar.after(moment, count * self._hours)
        days = self._whole(count)
        if self._rule.ends == AT_SAME_TIME:
            return self._same_time_after(moment, days)
        received = self._received(moment)
        if self._rule.starts_counting == SAME_DAY and days and self.is_one(received):
            days -= 1
        return self._end(self._index(received).later(received, days))

    def before(self, moment: Moment, count: Moment) -> Moment:
        """The last moment from which so many business days are over by another: the inverse of `after`."""
        if self._hours is not None:
            return self._calendar.after(moment, -count * self._hours)
        days = self._whole(count)
        if self._rule.ends == AT_SAME_TIME:
            return self._same_time_before(moment, days)
        last = self._calendar.clock.day_of(moment)
        if not self.is_one(last) or self._end(last) > moment:
            last = self._index(last).earlier(last, 1)
        if self._rule.starts_counting == SAME_DAY and days:
            days -= 1
        return self._closing(self._index(last).earlier(last, days))

    def _same_time_after(self, moment: Moment, days: int) -> Moment:
        calendar = self._calendar
        start = moment if self._keeps_day else calendar.opening_from(moment)
        if not days:
            return start
        day = calendar.clock.day_of(start)
        if self._rule.starts_counting == SAME_DAY and self.is_one(day):
            days -= 1
        found = self._on_day(self._index(day).later(day, days), start)
        return found if self._keeps_day else calendar.opening_from(found)

    def _same_time_before(self, moment: Moment, days: int) -> Moment:
        calendar = self._calendar
        end = moment if self._keeps_day else calendar.closing_before(moment)
        if not days:
            return end
        day = calendar.clock.day_of(end)
        if self._rule.starts_counting == SAME_DAY and self.is_one(day):
            days -= 1
        found = self._on_day(self._index(day).earlier(day, days), end)
        return found if self._keeps_day else calendar.closing_before(found)

    def _on_day(self, day: int, moment: Moment) -> Moment:
        """The time of day of a moment on another day."""
        clock = self._calendar.clock
        local = clock.local(moment) % DAY
        whole = int(local // 1)
        return clock.opening((day - EPOCH) * DAY + whole) + (local - whole)

    def _received(self, moment: Moment) -> int:
        """The day on which a request counts as received."""
        day = self._calendar.clock.day_of(moment)
        if self._keeps_day or (self.is_one(day) and moment <= self._closing(day)):
            return day
        return self._index(day).later(day, 1)

    def _end(self, day: int) -> Moment:
        return self._closing(day) if self._rule.ends == AT_CLOSE else self._calendar.clock.midnight(day + 1)

    def _closing(self, day: int) -> Moment:
        clock = self._calendar.clock
        return self._calendar.stretches(clock.midnight(day), clock.midnight(day + 1))[-1][1]

    def _whole(self, count: Moment) -> int:
        if not isinstance(count, int):
            raise not_whole_days(self._calendar.name)
        if count < 0:
            raise not_negative(self._calendar.name)
        return count

    def _index(self, day: int) -> _Index:
        first, end = self._calendar.days_known(day)
        found = self._indexes.get(first)
        if found is None:
            found = self._indexes[first] = _Index(self._calendar, day, first, end)
        return found


class _Index:
    """The business days in order, as far as anybody asked, within the days for which holidays are known."""

    def __init__(self, calendar: Calendar, day: int, first: int, end: int) -> None:
        self._calendar = calendar
        self._first = first
        self._end = end
        self._low = self._high = day
        self._days: list[int] = []
        self._prepended = 0  # by which the place of the first day asked about has moved

    def rank(self, day: int) -> int:
        """How many business days there are up to a day, it included, from a fixed origin."""
        while day < self._low:
            self._grow_earlier()
        while day >= self._high:
            self._grow_later()
        return bisect_right(self._days, day) - self._prepended

    def later(self, day: int, count: int) -> int:
        """The n-th business day after a day; the day itself, else the next business day, for none."""
        self.rank(day)
        while True:
            at = bisect_right(self._days, day) + count - 1 if count else bisect_left(self._days, day)
            if at < len(self._days):
                return self._days[at]
            self._grow_later()

    def earlier(self, day: int, count: int) -> int:
        """The n-th business day before a day; the day itself, else the last business day, for none."""
        self.rank(day)
        while True:
            at = bisect_left(self._days, day) - count if count else bisect_right(self._days, day) - 1
            if at >= 0:
                return self._days[at]
            self._grow_earlier()

    def _grow_later(self) -> None:
        upto = min(self._high + _STEP, max(self._end, self._high + 1))
        self._days += self._found(self._high, upto)
        self._high = upto

    def _grow_earlier(self) -> None:
        since = max(self._low - _STEP, min(self._first, self._low - 1))
        found = self._found(since, self._low)
        self._days[:0] = found
        self._prepended += len(found)
        self._low = since

    def _found(self, first: int, end: int) -> list[int]:
        clock = self._calendar.clock
        found: list[int] = []
        for opens, closes in self._calendar.stretches(clock.midnight(first), clock.midnight(end)):
            since, last = clock.day_of(opens), clock.day_of(closes - 1)
            found += range(max(since, found[-1] + 1) if found else since, last + 1)
        if len(self._days) > _MOST_DAYS:
            raise beyond_horizon(self._calendar.name)
        return found
