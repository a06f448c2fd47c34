"""Two editions of a calendar day by day: on which weekdays, and on which single days, hours differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addendum.calendars.local_time import DAY, EPOCH
from addendum.calendars.stretches import cut, without
from addendum.light import NamedTuple
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.calendars.calendar import Calendar
    from addendum.calendars.model import HolidayList

    OpenHours = tuple[tuple[int, int], ...]
    Hours = tuple[OpenHours, OpenHours]

_WEEK = 7
_FIRST_YEAR, _YEARS = 2000, 28
"""The years to look at where no holidays are known: in so many each date meets each weekday."""
_MOST_YEARS = 100


class HoursDifference(NamedTuple):
    """Days whose open hours differ alike, in seconds of the local clock since midnight.

    `weekdays` are those of which it is the rule, 0 for Monday; without any the `days` are single ones, by
    their numbers.
    """

    weekdays: tuple[int, ...]
    days: tuple[int, ...]
    before: OpenHours
    after: OpenHours

    @property
    def opens(self) -> bool:
        """Whether it is open at times when it was closed."""
        return bool(without(list(self.after), list(self.before)))

    @property
    def closes(self) -> bool:
        """Whether it is closed at times when it was open."""
        return bool(without(list(self.before), list(self.after)))


def years_known(lists: Iterable[HolidayList], dated: Iterable[int]) -> tuple[int, ...]:
    """The years to compare calendars in: those that holiday lists tell of, else 28 from the year 2000 on.

    The years of `dated` days, on which a calendar has other hours, are among them.
    """
    ends = [(each.first, each.last) for each in lists]
    firsts = [_year(first) for first, _ in ends if first is not None]
    lasts = [_year(last) for _, last in ends if last is not None]
    first = min(firsts, default=min(lasts, default=_FIRST_YEAR + _YEARS) - _YEARS)
    last = max(lasts, default=first + _YEARS - 1)
    return tuple(sorted({*range(first, min(last, first + _MOST_YEARS) + 1), *map(_year, dated)}))


def hours_differences(before: Calendar, after: Calendar, years: Iterable[int]) -> list[HoursDifference]:
    """Where the hours of two calendars differ in the years that both know, weekdays first."""
    hours: dict[int, Hours] = {}
    for year in years:
        hours.update(_of_year(before, after, year))
    usual = [_usual(hours, weekday) for weekday in range(_WEEK)]
    found: dict[Hours, list[int]] = {}
    for weekday, pair in enumerate(usual):
        if pair is not None and pair[0] != pair[1]:
            found.setdefault(pair, []).append(weekday)
    weekly = [_weekly(hours, pair, weekdays) for pair, weekdays in found.items()]
    return [*weekly, *_single(hours, usual)]


def _year(day: int) -> int:
    return Date.from_ordinal(day).year


def _of_year(before: Calendar, after: Calendar, year: int) -> Iterator[tuple[int, Hours]]:
    """The hours of each day of a year; none of a year that one of the calendars does not know."""
    first, end = Date(year, 1, 1).ordinal, Date(year + 1, 1, 1).ordinal
    try:
        sides = [_by_day(calendar, first, end) for calendar in (before, after)]
    except NoAnswer:
        return
    for day in range(first, end):
        yield day, (sides[0].get(day, ()), sides[1].get(day, ()))


def _by_day(calendar: Calendar, first: int, end: int) -> dict[int, OpenHours]:
    clock = calendar.clock
    opened = [
        (int(opens), int(closes))
        for opens, closes in calendar.stretches(clock.midnight(first), clock.midnight(end))
    ]
    found: dict[int, OpenHours] = {}
    at = 0
    for day in range(first, end):
        start, until = clock.midnight(day), clock.midnight(day + 1)
        while at < len(opened) and opened[at][1] <= start:
            at += 1
        last = at
        while last < len(opened) and opened[last][0] < until:
            last += 1
        local = (day - EPOCH) * DAY
        found[day] = tuple(
            (int(clock.local(opens)) - local, DAY if closes == until else int(clock.local(closes)) - local)
            for opens, closes in cut(opened[at:last], start, until)
        )
    return found


def _usual(hours: dict[int, Hours], weekday: int) -> Hours | None:
    """What both editions have on most of such days; where several are as frequent, one that differs."""
    counts = Counter(pair for day, pair in hours.items() if (day - 1) % _WEEK == weekday)
    return max(counts, key=lambda pair: (counts[pair], pair[0] != pair[1]), default=None)


def _weekly(hours: dict[int, Hours], pair: Hours, weekdays: list[int]) -> HoursDifference:
    days = tuple(day for day, own in hours.items() if own == pair and (day - 1) % _WEEK in weekdays)
    return HoursDifference(tuple(weekdays), days, *pair)


def _single(hours: dict[int, Hours], usual: list[Hours | None]) -> list[HoursDifference]:
    """The days that differ otherwise than their weekday does; those that follow each other together."""
    found: list[HoursDifference] = []
    for day, pair in hours.items():
        if pair[0] == pair[1] or pair == usual[(day - 1) % _WEEK]:
            continue
        last = found[-1] if found else None
        if last is not None and last.days[-1] == day - 1 and (last.before, last.after) == pair:
            found[-1] = last._replace(days=(*last.days, day))
        else:
            found.append(HoursDifference((), (day,), *pair))
    return found
