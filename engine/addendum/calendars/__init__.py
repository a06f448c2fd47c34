"""Calendars: open hours and holidays in a time zone, and time counted in them, both ways."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.calendars.book import CalendarBook
    from addendum.calendars.calendar import Calendar
    from addendum.calendars.differences import HoursDifference, hours_differences, years_known
    from addendum.calendars.model import (
        BusinessDayRule,
        Definition,
        HolidayList,
        Hours,
        RecurringHours,
        WeeklyHours,
    )
    from addendum.calendars.numbers import exact
    from addendum.calendars.stored import book_from_data, book_to_data
    from addendum.calendars.stretches import cut, shared, united, without
    from addendum.calendars.watched import WatchedBook

__all__ = [
    "BusinessDayRule",
    "Calendar",
    "CalendarBook",
    "Definition",
    "HolidayList",
    "Hours",
    "HoursDifference",
    "RecurringHours",
    "WatchedBook",
    "WeeklyHours",
    "book_from_data",
    "book_to_data",
    "cut",
    "exact",
    "hours_differences",
    "shared",
    "united",
    "without",
    "years_known",
]

__getattr__ = on_demand(
    __name__,
    {
        "book": "CalendarBook",
        "calendar": "Calendar",
        "differences": "HoursDifference hours_differences years_known",
        "model": "BusinessDayRule Definition HolidayList Hours RecurringHours WeeklyHours",
        "numbers": "exact",
        "stored": "book_from_data book_to_data",
        "stretches": "cut shared united without",
        "watched": "WatchedBook",
    },
)
