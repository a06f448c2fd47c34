"""When a calendar is open in a span of days, and for which span anybody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars.hours import fills_the_week, windows
from addendum.calendars.local_time import DAY, EPOCH, FIRST_DAY, LAST_DAY, LocalClock
from addendum.calendars.stretches import cut, shared, united, without
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from addendum.calendars.model import DayHours, Definition, HolidayList, Hours
    from addendum.calendars.stretches import Stretches
    from addendum.values import Zone

_MINUTE = 60
_MINUTES = 24 * 60


class Coverage(NamedTuple):
    """The days from `first` to `last`, both included, for which the holidays of a list are known."""

    list: HolidayList
    first: int
    last: int


class Opening:
    """A definition with its zone, the lists of holidays that count, and the calendars that it is made of.

    `regions` holds for each region its lists: a day is closed when it is a holiday in any of them, or with
    the definition's `in_all_regions` in all of them. The holidays of the further `lists` are always closed.
    """

    def __init__(
        self,
        definition: Definition,
        zone: Zone,
        regions: Sequence[Sequence[HolidayList]],
        lists: Sequence[HolidayList],
        parts: Mapping[str, Opening],
    ) -> None:
        self.definition = definition
        self.clock = LocalClock(zone)
        self._regions = regions
        self._lists = lists
        self._parts = parts

    @property
    def is_always_open(self) -> bool:
        """Whether it is open at all times, without exception."""
        own = self.definition
        if own.closed_days or own.closed_hours or own.closed_calendars or own.special_days:
            return False
        if self._regions or self._lists:
            return False
        if own.open is not None:
            return fills_the_week(own.open)
        names, every = (own.any_of, any) if own.any_of else (own.all_of, all)
        return every(self._parts[name].is_always_open for name in names)

    def coverages(self) -> Iterator[list[Coverage]]:
        """For each region and part what its lists cover, in order; nothing for what knows of every day."""
        for group in (*self._regions, *([each] for each in self._lists)):
            known = [
                Coverage(
                    each,
                    FIRST_DAY if each.first is None else each.first,
                    LAST_DAY if each.last is None else each.last,
                )
                for each in group
            ]
            yield sorted(known, key=lambda each: each.first)
        for part in self._parts.values():
            yield from part.coverages()

    def between(self, start: int, end: int) -> Stretches:
        """When it is open from one moment to before another."""
        # Where clocks go back over midnight, a day is seen again after the next has begun: one day more.
        first, last = self.clock.day_of(start) - 1, self.clock.day_of(end) + 1
        found = without(self._open(start, end, first, last), united(self._closed(start, end, first, last)))
        special = self.definition.special_days
        since = first - _longest(special)
        changed = [day for day in special if since <= day <= last]
        if changed:
            found = without(found, united(map(self._day, changed)))
            hours = (part for day in changed for part in self._hours(day, special[day]))
            found = united([*found, *hours])
        return cut(found, start, end)

    def _open(self, start: int, end: int, first: int, last: int) -> Stretches:
        own = self.definition
        if own.open is not None:
            return [(start, end)] if fills_the_week(own.open) else self._windows(own.open, first, last)
        if own.any_of:
            return united(stretch for name in own.any_of for stretch in self._parts[name].between(start, end))
        found: Stretches = [(start, end)]
        for name in own.all_of:
            found = shared(found, self._parts[name].between(start, end))
        return found

    def _closed(self, start: int, end: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        own = self.definition
        yield from map(self._day, (day for day in own.closed_days if first <= day <= last))
        if own.closed_hours:
            yield from self._windows(own.closed_hours, first, last)
        for name in own.closed_calendars:
            yield from self._parts[name].between(start, end)
        for day, hours in self._holidays_in(first, last):
            yield from without([self._day(day)], united(self._hours(day, hours)))

    def _holidays_in(self, first: int, last: int) -> Iterator[tuple[int, DayHours]]:
        """The days that are holidays, each with the hours that every list having it leaves open."""
        lists = (*(each for group in self._regions for each in group), *self._lists)
        for day in {day for each in lists for day in each.days if first <= day <= last}:
            found = [hours for group in self._regions if (hours := _in_group(group, day)) is not None]
            if self.definition.in_all_regions and len(found) < len(self._regions):
                found = []
            found += [each.days[day] for each in self._lists if day in each.days]
            if found:
                stays: Stretches = [(0, _MINUTES)]
                for hours in found:
                    stays = shared(stays, united(hours))
                yield day, tuple(stays)

    def _windows(self, hours: tuple[Hours, ...], first: int, last: int) -> Stretches:
        moment = self.clock.moment
        return united((moment(opens), moment(closes)) for opens, closes in windows(hours, first, last))

    def _day(self, day: int) -> tuple[int, int]:
        return self.clock.midnight(day), self.clock.midnight(day + 1)

    def _hours(self, day: int, hours: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        midnight, moment = (day - EPOCH) * DAY, self.clock.moment
        for opens, closes in hours:
            yield moment(midnight + opens * _MINUTE), moment(midnight + closes * _MINUTE)


def _in_group(group: Sequence[HolidayList], day: int) -> DayHours | None:
    return next((each.days[day] for each in group if day in each.days), None)


def _longest(days: Mapping[int, DayHours]) -> int:
    """The days after their own on which the hours of special days may still be open."""
    return max((closes for hours in days.values() for _, closes in hours), default=0) // _MINUTES
