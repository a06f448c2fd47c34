"""Calendars: open hours and holidays in a time zone, and time counted in them, both ways."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.calendars.model import (
        BusinessDayRule,
        Definition,
        HolidayList,
        Hours,
        RecurringHours,
        WeeklyHours,
    )

__all__ = [
    "BusinessDayRule",
    "Definition",
    "HolidayList",
    "Hours",
    "RecurringHours",
    "WeeklyHours",
]

__getattr__ = on_demand(
    __name__,
    {"model": "BusinessDayRule Definition HolidayList Hours RecurringHours WeeklyHours"},
)
