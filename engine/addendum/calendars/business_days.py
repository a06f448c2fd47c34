"""Business days of a calendar: which days are, and when so many of them are over by the calendar's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars.failures import not_negative, not_whole_days
from addendum.calendars.local_time import DAY, EPOCH
from addendum.calendars.model import AS_SAME_DAY, AT_CLOSE, AT_SAME_TIME, SAME_DAY
from addendum.calendars.numbers import exact
from addendum.calendars.stretches import united
from addendum.calendars.timeline import Timeline

if TYPE_CHECKING:
    from addendum.calendars.calendar import Calendar
    from addendum.calendars.local_time import Moment
    from addendum.calendars.model import BusinessDayRule

_MOST_CLOSINGS = 10_000
"""The days whose closings are kept from one question to the next."""


class BusinessDayCount:
    """Counts the days on which a calendar is open at any time, and tells when the n-th of them is over.

    A request is received on the day on which it comes in; after its closing, or on a day that is no business
    day, on the next business day, unless the rule says that it counts for that same day. Closing time itself
    is not after hours.
    """

    def __init__(self, calendar: Calendar, rule: BusinessDayRule, lands_later: bool) -> None:
        self._calendar = calendar
        self._rule = rule
        self._lands_later = lands_later
        self._keeps_day = rule.received_after_hours == AS_SAME_DAY
        self._hours = None if rule.hours is None else exact(rule.hours.seconds)
        self._timelines: dict[int, Timeline] = {}
        self._latest: Timeline | None = None
        self._closings: dict[int, Moment] = {}

    def is_one(self, day: int) -> bool:
        """Whether a day, by its number, is a business day."""
        return self._days(day).is_open(day)

    def between(self, start: int, end: int) -> int:
        """The business days after one day up to and including another; negative where that comes first."""
        return int(self._days(start).elapsed(start + 1, end + 1))

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
        return self._end(self._later(received, days))

    def later(self, day: int, count: Moment) -> int:
        """The business day that is so many after a day, by their numbers, whatever the rule."""
        return self._later(day, self._whole(count))

    def before(self, moment: Moment, count: Moment) -> Moment:
        """The moment up to which what comes in has so many business days over by another."""
        if self._hours is not None:
            return self._calendar.before(moment, count * self._hours)
        days = self._whole(count)
        if self._rule.ends == AT_SAME_TIME:
            return self._same_time_before(moment, days)
        last = self._calendar.clock.day_of(moment)
        if not self.is_one(last) or self._end(last) > moment:
            last = self._earlier(last, 1)
        counts_first = self._rule.starts_counting == SAME_DAY
        if counts_first and days:
            days -= 1
        received = self._earlier(last, days)
        if not self._keeps_day:
            return self._closing(received)
        # What comes in on the free days behind it counts on from the same day, unless a first day counts.
        following = self._later(received, 1) if days and not counts_first else received + 1
        return self._calendar.clock.midnight(following)

    def _same_time_after(self, moment: Moment, days: int) -> Moment:
        calendar = self._calendar
        start = moment if self._counts_as_it_is(moment) else calendar.opening_from(moment)
        if not days:
            return start
        day = calendar.clock.day_of(start)
        if self._rule.starts_counting == SAME_DAY and self.is_one(day):
            days -= 1
        found = self._on_day(self._later(day, days), start)
        stays = self._counts_as_it_is(found) and not (self._lands_later and not self._keeps_day)
        return found if stays else calendar.opening_from(found)

    def _same_time_before(self, moment: Moment, days: int) -> Moment:
        calendar = self._calendar
        end = moment if self._counts_as_it_is(moment) else calendar.closing_before(moment)
        if not days:
            return end
        day = calendar.clock.day_of(end)
        if self._rule.starts_counting == SAME_DAY and self.is_one(day):
            days -= 1
        found = self._on_day(self._earlier(day, days), end)
        return found if self._counts_as_it_is(found) else calendar.closing_before(found)

    def _counts_as_it_is(self, moment: Moment) -> bool:
        """Whether a moment is not moved: it lies in open hours, both ends included, or none is moved."""
        if self._keeps_day:
            return True
        day = self._calendar.clock.day_of(moment)
        return any(opens <= moment <= closes for opens, closes in self._open_on(day))

    def _on_day(self, day: int, moment: Moment) -> Moment:
        """The time of day of a moment on another day."""
        clock = self._calendar.clock
        local = clock.local(moment) % DAY
        whole = int(local // 1)
        return clock.moment((day - EPOCH) * DAY + whole) + (local - whole)

    def _received(self, moment: Moment) -> int:
        """The day on which a request counts as received."""
        day = self._calendar.clock.day_of(moment)
        if self._keeps_day:
            return day
        closing = self._closings.get(day)  # kept for business days only, and so tells that this is one
        if closing is None and self.is_one(day):
            closing = self._closing(day)
        return day if closing is not None and moment <= closing else self._later(day, 1)

    def _end(self, day: int) -> Moment:
        return self._closing(day) if self._rule.ends == AT_CLOSE else self._calendar.clock.midnight(day + 1)

    def _closing(self, day: int) -> Moment:
        found = self._closings.get(day)
        if found is None:
            if len(self._closings) >= _MOST_CLOSINGS:
                self._closings.clear()
            found = self._closings[day] = self._open_on(day)[-1][1]
        return found

    def _open_on(self, day: int) -> list[tuple[Moment, Moment]]:
        clock = self._calendar.clock
        return self._calendar.stretches(clock.midnight(day), clock.midnight(day + 1))

    def _whole(self, count: Moment) -> int:
        if not isinstance(count, int):
            raise not_whole_days(self._calendar.name)
        if count < 0:
            raise not_negative(self._calendar.name)
        return count

    def _later(self, day: int, count: int) -> int:
        """The n-th business day after a day; the day itself, else the next business day, for none."""
        days = self._days(day)
        if not count:
            return int(days.opening_from(day))
        return int(days.after(day + 1, count, lands_later=False)) - 1

    def _earlier(self, day: int, count: int) -> int:
        """The n-th business day before a day; the day itself, else the last business day, for none."""
        days = self._days(day)
        if not count:
            return int(days.closing_before(day + 1)) - 1
        return int(days.after(day, -count, lands_later=True))

    def _days(self, day: int) -> Timeline:
        """The business days around a day as stretches of days, among those whose holidays are known."""
        found = self._latest
        if found is not None and found.first <= day < found.end:
            return found
        first, end = self._calendar.days_known(day)
        found = self._timelines.get(first)
        if found is None:
            calendar = self._calendar
            found = Timeline(
                calendar.name, first, end, self._runs, lambda day: calendar.unknown(int(day)), day=1
            )
            self._timelines[first] = found
        self._latest = found
        return found

    def _runs(self, first: int, end: int) -> list[tuple[int, int]]:
        """The days from one to before another on which it is open, as stretches."""
        clock = self._calendar.clock
        found = self._calendar.stretches(clock.midnight(first), clock.midnight(end))
        return united((clock.day_of(opens), clock.day_of(closes - 1) + 1) for opens, closes in found)
