"""Calendars: open hours and holidays in a time zone, and time counted in them, both ways."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.calendars.book import CalendarBook
    from addendum.calendars.calendar import Calendar
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

__all__ = [
    "BusinessDayRule",
    "Calendar",
    "CalendarBook",
    "Definition",
    "HolidayList",
    "Hours",
    "RecurringHours",
    "WeeklyHours",
    "book_from_data",
    "book_to_data",
    "cut",
    "exact",
    "shared",
    "united",
    "without",
]

__getattr__ = on_demand(
    __name__,
    {
        "book": "CalendarBook",
        "calendar": "Calendar",
        "model": "BusinessDayRule Definition HolidayList Hours RecurringHours WeeklyHours",
        "numbers": "exact",
        "stored": "book_from_data book_to_data",
        "stretches": "cut shared united without",
    },
)
