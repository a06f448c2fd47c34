"""A calendar whose zone and holidays are known, and time counted in it, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars.business_days import BusinessDayCount
from addendum.calendars.failures import beyond_horizon, holidays_end
from addendum.calendars.local_time import DAY, EPOCH, FIRST_DAY, LAST_DAY
from addendum.calendars.numbers import exact
from addendum.calendars.stretches import cut, shared
from addendum.calendars.timeline import Timeline
from addendum.values import BusinessDays, CalendarDays, Date, DateTime, Duration, as_mode

if TYPE_CHECKING:
    from addendum.calendars.local_time import LocalClock, Moment
    from addendum.calendars.opening import Coverage, Opening
    from addendum.calendars.stretches import Stretches
    from addendum.values import NoAnswer

    Amount = Duration | BusinessDays | CalendarDays


class Calendar:
    """Open hours in a zone, and what closes them.

    Moments are exact seconds since 1970-01-01T00:00:00Z. Dates with times are answered in their own zone.
    Every question may raise NoAnswer: CALENDAR-NEVER-OPEN, CALENDAR-HORIZON, HOLIDAYS-END.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._always = opening.is_always_open
        self._lands_later = opening.definition.lands_on_next_opening
        self._timelines = [] if self._always else _timelines(opening)
        self._latest = self._timelines[0] if self._timelines else None
        self._days = BusinessDayCount(self, opening.definition.business_day, self._lands_later)

    @property
    def name(self) -> str:
        """The name by which policies call it."""
        return self._opening.definition.name

    @property
    def holiday_lists(self) -> frozenset[str]:
        """The ids of the lists whose holidays it takes."""
        return frozenset(each.list.id for coverage in self._opening.coverages() for each in coverage)

    @property
    def clock(self) -> LocalClock:
        """The clocks of its zone."""
        return self._opening.clock

    @property
    def is_always_open(self) -> bool:
        """Whether it is open at all times."""
        return self._always

    def is_open(self, at: DateTime) -> bool:
        """Whether it is open at a moment; at closing time it is not."""
        return self.is_open_at(at.instant)

    def next_open(self, at: DateTime) -> DateTime:
        """The moment itself where it is open, else the next opening."""
        return DateTime.at(self.opening_from(at.instant), at.zone or self.clock.zone)

    def next_close(self, at: DateTime) -> DateTime | None:
        """The closing of the hours that are open, else of the next ones; None for what never closes."""
        if self._always:
            return None
        moment = at.instant
        closing = self._timeline(moment).closing_after(moment)
        return None if closing is None else DateTime.at(closing, at.zone or self.clock.zone)

    def previous_open(self, at: DateTime) -> DateTime:
        """The moment itself where it is open or just closing, else the last closing."""
        return DateTime.at(self.closing_before(at.instant), at.zone or self.clock.zone)

    def add(self, at: DateTime, amount: Amount) -> DateTime:
        """The moment by which so much time has passed."""
        return DateTime.at(self.due(at.instant, amount), at.zone or self.clock.zone)

    def subtract(self, at: DateTime, amount: Amount) -> DateTime:
        """The last moment from which so much time has passed by `at`: the inverse of `add`."""
        return DateTime.at(self.begun(at.instant, amount), at.zone or self.clock.zone)

    def between(self, start: DateTime, end: DateTime) -> Duration:
        """The open time between two moments, negative where `end` comes first."""
        return Duration(as_mode(self.elapsed(start.instant, end.instant)))

    def is_business_day(self, date: Date) -> bool:
        """Whether it is open at any time of a day."""
        return self._days.is_one(date.ordinal)

    def business_days_between(self, start: Date, end: Date) -> int:
        """The business days after `start` up to and including `end`; negative where `end` comes first."""
        return self._days.between(start.ordinal, end.ordinal)

    def business_day_after(self, day: Date, amount: BusinessDays) -> Date:
        """The business day that is so many after a day, which does not count itself.

        No business days lead to the day itself, else to the next one; raises NoAnswer for a part of one.
        """
        return Date.from_ordinal(self._days.later(day.ordinal, exact(amount.count)))

    def open_stretches(self, start: DateTime, end: DateTime) -> list[tuple[DateTime, DateTime]]:
        """When it is open between two moments, in order."""
        zone = start.zone or self.clock.zone
        return [
            (DateTime.at(opens, zone), DateTime.at(closes, zone))
            for opens, closes in self.stretches(start.instant, end.instant)
        ]

    def due(self, moment: Moment, amount: Amount) -> Moment:
        """The moment by which so much time has passed since another."""
        kind = type(amount)
        if kind is Duration:
            return self.after(moment, exact(amount.seconds))  # type: ignore[union-attr]
        if kind is BusinessDays:
            return self._days.after(moment, exact(amount.count))  # type: ignore[union-attr]
        return self._calendar_days(moment, exact(amount.count))  # type: ignore[union-attr]

    def begun(self, moment: Moment, amount: Amount) -> Moment:
        """The last moment from which so much time has passed by another."""
        kind = type(amount)
        if kind is Duration:
            return self.before(moment, exact(amount.seconds))  # type: ignore[union-attr]
        if kind is BusinessDays:
            return self._days.before(moment, exact(amount.count))  # type: ignore[union-attr]
        return self._calendar_days(moment, -exact(amount.count))  # type: ignore[union-attr]

    def after(self, moment: Moment, seconds: Moment) -> Moment:
        """The moment with so many open seconds between it and another, before that for a negative number.

        Landing exactly on closing time is that instant, or the next opening by the calendar's rule. Going
        back, what lies between a closing and the next opening is that opening: the last such moment.
        """
        if self._always:
            return moment + seconds
        if not seconds:
            return self.opening_from(moment)
        return self._timeline(moment).after(moment, seconds, seconds < 0 or self._lands_later)

    def before(self, moment: Moment, seconds: Moment) -> Moment:
        """The last moment from which so many open seconds have passed by another: the inverse of `after`."""
        return self.after(moment, -seconds) if seconds else self.closing_before(moment)

    def elapsed(self, start: Moment, end: Moment) -> Moment:
        """The open seconds between two moments, negative where `end` comes first."""
        return end - start if self._always else self._timeline(start).elapsed(start, end)

    def stretches(self, start: Moment, end: Moment) -> list[tuple[Moment, Moment]]:
        """When it is open between two moments, in order."""
        if start >= end:
            return []
        return [(start, end)] if self._always else self._timeline(start).between(start, end)

    def is_open_at(self, moment: Moment) -> bool:
        """Whether it is open at a moment; at closing time it is not."""
        return self._always or self._timeline(moment).is_open(moment)

    def opening_from(self, moment: Moment) -> Moment:
        """The moment itself where it is open, else the next opening."""
        return moment if self._always else self._timeline(moment).opening_from(moment)

    def closing_before(self, moment: Moment) -> Moment:
        """The moment itself where it is open or just closing, else the last closing."""
        return moment if self._always else self._timeline(moment).closing_before(moment)

    def days_known(self, day: int) -> tuple[int, int]:
        """The days around one for which holidays are known: the first, and the one after the last."""
        if not FIRST_DAY <= day <= LAST_DAY:
            raise self.unknown(day)
        if self._always:
            return FIRST_DAY, LAST_DAY + 1
        timeline = self._timeline(self.clock.midnight(day))
        return self.clock.day_of(timeline.first), self.clock.day_of(timeline.end)

    def unknown(self, day: int) -> NoAnswer:
        """Why nothing is known about a day: holidays that end, or the limit of all calendars."""
        return _uncovered(self._opening, day)

    def __repr__(self) -> str:
        return f"Calendar({self.name!r}, {self.clock.zone})"

    def _calendar_days(self, moment: Moment, count: Moment) -> Moment:
        """The same time of day so many days away, in the calendar's zone, open or not."""
        if not count:
            return moment
        local = self.clock.local(moment) + count * DAY
        if not FIRST_DAY <= local // DAY + EPOCH <= LAST_DAY:
            raise beyond_horizon(self.name)
        whole = int(local // 1)
        return self.clock.moment(whole) + (local - whole)

    def _timeline(self, moment: Moment) -> Timeline:
        latest = self._latest
        if latest is not None and latest.first <= moment <= latest.end:
            return latest
        for timeline in self._timelines:
            if timeline.first <= moment <= timeline.end:
                self._latest = timeline
                return timeline
        raise self.unknown(self.clock.day_of(moment))


def _timelines(opening: Opening) -> list[Timeline]:
    """One timeline for each span of days of which all lists know."""
    spans: Stretches = [(FIRST_DAY, LAST_DAY + 1)]
    for coverage in opening.coverages():
        spans = shared(spans, _joined(coverage))
    return [
        Timeline(
            opening.definition.name,
            opening.clock.midnight(first),
            opening.clock.midnight(end),
            opening.between,
            lambda moment: _uncovered(opening, opening.clock.day_of(moment)),
        )
        for first, end in spans
    ]


def _joined(coverage: list[Coverage]) -> Stretches:
    found: Stretches = []
    for each in coverage:
        if found and each.first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], each.last + 1))
        else:
            found.append((each.first, each.last + 1))
    return cut(found, FIRST_DAY, LAST_DAY + 1)


def _uncovered(opening: Opening, day: int) -> NoAnswer:
    """Whose holidays are not known on a day."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return beyond_horizon(opening.definition.name)
    for coverage in opening.coverages():
        if not any(each.first <= day <= each.last for each in coverage):
            nearest = min(coverage, key=lambda each: min(abs(each.first - day), abs(each.last - day)))
            known = nearest.list
            return holidays_end(opening.definition.name, known.id, known.region, known.first, known.last)
    return beyond_horizon(opening.definition.name)
