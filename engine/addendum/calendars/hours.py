"""Hours that come again and again, as windows of local time on the days that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars.local_time import DAY, EPOCH
from addendum.calendars.model import RecurringHours, WeeklyHours
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.calendars.model import Hours

MINUTE = 60
WEEK = 7 * 24 * 60
"""The minutes of a week."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def windows(hours: tuple[Hours, ...], first: int, last: int) -> list[tuple[int, int]]:
    """All windows that may touch the days from `first` to `last`, in local seconds, in no order."""
    weekly = [each for each in hours if isinstance(each, WeeklyHours)]
    recurring = [each for each in hours if isinstance(each, RecurringHours)]
    found: list[tuple[int, int]] = []
    if weekly:
        longest = max(each.closes for each in weekly) // WEEK + 1
        monday = first - (first - 1) % 7 - 7 * longest
        times = [(each.opens * MINUTE, each.closes * MINUTE) for each in weekly]
        for week in range((monday - EPOCH) * DAY, (last + 1 - EPOCH) * DAY, 7 * DAY):
            found += [(week + opens, week + closes) for opens, closes in times]
    for each in recurring:
        back = each.closes // (24 * 60) + 1
        for day in _days(each, first - back, last):
            midnight = (day - EPOCH) * DAY
            found.append((midnight + each.opens * MINUTE, midnight + each.closes * MINUTE))
    return found


def fills_the_week(hours: tuple[Hours, ...]) -> bool:
    """Whether weekly hours leave no minute out."""
    until = 0
    parts: list[tuple[int, int]] = []
    for each in hours:
        if isinstance(each, WeeklyHours):
            if each.closes - each.opens >= WEEK:
                return True
            # A window that runs into the next week begins that week, too.
            parts += [(each.opens, each.closes), (each.opens - WEEK, each.closes - WEEK)]
    for opens, closes in sorted(parts):
        if opens > until:
            return False
        until = max(until, closes)
    return until >= WEEK


def _days(hours: RecurringHours, first: int, last: int) -> Iterator[int]:
    """The days of recurring hours from `first` to `last`."""
    length = _MONTHS[hours.period]
    start = Date.from_ordinal(first)
    start = Date(start.year, (start.month - 1) // length * length + 1, 1)
    while start.ordinal <= last:
        following = start.plus_months(length)
        day = _nth(hours, start.ordinal, following.ordinal)
        if day is not None and first <= day <= last:
            yield day
        start = following


def _nth(hours: RecurringHours, start: int, end: int) -> int | None:
    """The n-th day of the week in a period that begins at `start` and ends before `end`, if there is one."""
    if hours.nth > 0:
        day = start + (hours.weekday - (start - 1)) % 7 + 7 * (hours.nth - 1)
        return day if day < end else None
    last = end - 1
    day = last - ((last - 1) - hours.weekday) % 7 + 7 * (hours.nth + 1)
    return day if day >= start else None
