"""Days and hours of calendars in words: `Monday to Friday`, `09:00 to 17:00`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.words import joined
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.calendars import HoursDifference

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hours_words(hours: Sequence[tuple[int, int]]) -> str:
    """`09:00 to 12:00 and 13:00 to 17:00`, or `closed`."""
    if not hours:
        return "closed"
    return joined([f"{_time(opens)} to {_time(closes)}" for opens, closes in hours])


def _time(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours:02}:{rest // 60:02}"


def weekday_words(weekdays: Sequence[int]) -> str:
    """`Monday to Friday`, `Saturday and Sunday`."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    told = []
    for run in runs:
        names = [_WEEKDAYS[day] for day in run]
        told += [f"{names[0]} to {names[-1]}"] if len(names) > 2 else names
    return joined(told)


def day_words(days: Sequence[int]) -> str:
    """A day with its weekday, or days that follow each other."""
    first, last = Date.from_ordinal(days[0]), Date.from_ordinal(days[-1])
    if len(days) == 1:
        return f"{first} ({_WEEKDAYS[(days[0] - 1) % 7]})"
    return f"{first} to {last}"


def span_words(group: Sequence[HoursDifference]) -> str:
    """How many days there are, and from which to which."""
    days = [day for each in group for day in each.days]
    first, last = Date.from_ordinal(days[0]), Date.from_ordinal(days[-1])
    return f"{len(days)} days from {first} to {last}" if len(days) > 1 else day_words(days)
