"""The properties of dates, times, lengths of time, calendar periods and ranges, by kind and name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.feel.operators.modes import in_mode
from addendum.feel.ranges import Range
from addendum.values import Date, DateTime, Duration, Month, Months, Quarter, Time, as_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values import Number

    Getters = dict[str, Callable[[Any], Any]]

_DAY = 86_400


def _part(seconds: Number, unit: int, within: int | None) -> Number:
    """The whole units left over from the next larger unit; signed as the length of time is."""
    size = abs(Fraction(seconds))
    count = int(size // unit) if within is None else int(size % within // unit)
    return as_number(-count if seconds < 0 else count)


def _seconds_part(duration: Duration) -> Number:
    rest = abs(Fraction(duration.seconds)) % 60
    return in_mode(-rest if duration.seconds < 0 else rest)


def _years(duration: Months) -> Number:
    years = abs(duration.months) // 12
    return as_number(-years if duration.months < 0 else years)


def _months(duration: Months) -> Number:
    months = abs(duration.months) % 12
    return as_number(-months if duration.months < 0 else months)


def _offset(moment: Time | DateTime) -> Duration | None:
    return None if moment.offset is None else Duration(as_number(moment.offset))


def _length(period: Month | Quarter) -> Duration:
    return Duration(as_number((period.last_day.ordinal - period.first_day.ordinal + 1) * _DAY))


def _through(part: str, getter: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda moment: getter(getattr(moment, part))


_OF_DATE: Getters = {
    "year": lambda date: as_number(date.year),
    "month": lambda date: as_number(date.month),
    "day": lambda date: as_number(date.day),
    "weekday": lambda date: as_number(date.weekday),
}
_OF_TIME: Getters = {
    "hour": lambda time: as_number(time.hour),
    "minute": lambda time: as_number(time.minute),
    "second": lambda time: in_mode(time.second),
    "time offset": _offset,
    "timezone": lambda time: time.timezone,
}
_OF_PERIOD: Getters = {
    "year": lambda period: as_number(period.year),
    "first_day": lambda period: period.first_day,
    "last_day": lambda period: period.last_day,
    "length": _length,
}
PROPERTIES: dict[type, Getters] = {
    Date: _OF_DATE,
    Time: _OF_TIME,
    DateTime: {
        **{name: _through("date", getter) for name, getter in _OF_DATE.items()},
        **{name: _through("time", getter) for name, getter in _OF_TIME.items()},
        "time offset": _offset,
    },
    Duration: {
        "days": lambda duration: _part(duration.seconds, _DAY, None),
        "hours": lambda duration: _part(duration.seconds, 3600, _DAY),
        "minutes": lambda duration: _part(duration.seconds, 60, 3600),
        "seconds": _seconds_part,
    },
    Months: {"years": _years, "months": _months},
    Month: {**_OF_PERIOD, "month": lambda period: as_number(period.month)},
    Quarter: {**_OF_PERIOD, "quarter": lambda period: as_number(period.quarter)},
    Range: {
        "start": lambda bounds: bounds.start,
        "end": lambda bounds: bounds.end,
        "start included": lambda bounds: bounds.start_included,
        "end included": lambda bounds: bounds.end_included,
    },
}
