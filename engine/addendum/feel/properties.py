"""What follows the dot: the static types of the properties of dates, times, durations, periods and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    MONTH,
    MONTHS,
    NUMBER,
    QUARTER,
    TEXT,
    TIME,
    RangeOf,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.values import Type

_OF_DATE: dict[str, Type] = dict.fromkeys(("year", "month", "day", "weekday"), NUMBER)
_OF_TIME: dict[str, Type] = dict.fromkeys(("hour", "minute", "second"), NUMBER) | {
    "time offset": DURATION,
    "timezone": TEXT,
}
_OF_PERIOD: dict[str, Type] = {"length": DURATION, "first_day": DATE, "last_day": DATE, "year": NUMBER}

_PROPERTIES: dict[Type, Mapping[str, Type]] = {
    DATE: _OF_DATE,
    TIME: _OF_TIME,
    DATE_TIME: _OF_DATE | _OF_TIME,
    DURATION: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
    MONTHS: dict.fromkeys(("years", "months"), NUMBER),
    MONTH: _OF_PERIOD,
    QUARTER: _OF_PERIOD,
}


def may_lack(of_type: Type, name: str) -> bool:
    """Whether a value of a type may have null for a property: a range is open, or a time is local."""
    if isinstance(of_type, RangeOf):
        return name in {"start", "end"}
    return of_type in (TIME, DATE_TIME) and name in {"time offset", "timezone"}


def properties_of(of_type: Type) -> Mapping[str, Type]:
    """The properties that every value of a type has, by name; empty where it has none."""
    if isinstance(of_type, RangeOf):
        ends = dict.fromkeys(("start", "end"), of_type.of)
        return ends | dict.fromkeys(("start included", "end included"), BOOLEAN)
    return _PROPERTIES.get(of_type, {})
