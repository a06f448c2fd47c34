"""The calendars of a subject as plain JSON data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.calendars.book import CalendarBook
from addendum.calendars.model import BusinessDayRule, Definition, HolidayList, RecurringHours, WeeklyHours
from addendum.values import value_from_data, value_to_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addendum.calendars.model import DayHours, Hours
    from addendum.values import Data


def book_to_data(book: CalendarBook) -> Data:
    """The definitions and holidays of a book as data."""
    return [
        [*map(_definition, book.definitions.values())],
        [*map(_holidays, book.holiday_lists.values())],
    ]


def book_from_data(data: Data) -> CalendarBook:
    """The book that `book_to_data` made this data of."""
    definitions, holidays = data
    return CalendarBook(map(_definition_read, definitions), map(_holidays_read, holidays))


def _definition(definition: Definition) -> Data:
    fields = definition._asdict()
    opened = definition.open
    rule = definition.business_day
    return {
        **{name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()},
        "open": None if opened is None else _hours(opened),
        "closed_hours": _hours(definition.closed_hours),
        "closed_days": sorted(definition.closed_days),
        "special_days": _days(definition.special_days),
        "business_day": [None if rule.hours is None else value_to_data(rule.hours), *rule[1:]],
    }


def _definition_read(data: Data) -> Definition:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    hours, *rule = data["business_day"]
    fields.update(
        open=None if data["open"] is None else _hours_read(data["open"]),
        closed_hours=_hours_read(data["closed_hours"]),
        closed_days=frozenset(data["closed_days"]),
        special_days=_days_read(data["special_days"]),
        business_day=BusinessDayRule(None if hours is None else value_from_data(hours), *rule),
    )
    return Definition(**fields)


def _holidays(holidays: HolidayList) -> Data:
    *head, days = holidays
    return [*head, _days(days)]


def _holidays_read(data: Data) -> HolidayList:
    identity, region, first, last, days = data
    return HolidayList(identity, region, first, last, _days_read(days))


def _days(days: Mapping[int, DayHours]) -> Data:
    return [[day, *(list(each) for each in hours)] for day, hours in days.items()]


def _days_read(data: Data) -> dict[int, DayHours]:
    return {day: tuple((opens, closes) for opens, closes in hours) for day, *hours in data}


def _hours(hours: Iterable[Hours]) -> Data:
    return [list(each) for each in hours]


def _hours_read(data: Data) -> tuple[Hours, ...]:
    return tuple(WeeklyHours(*each) if len(each) == 2 else RecurringHours(*each) for each in data)
