"""Business time as formulas count it: each function over the calendars of a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.functions import (
    ADD,
    BETWEEN,
    DAYS_BETWEEN,
    IS_BUSINESS_DAY,
    IS_OPEN,
    NEXT_CLOSING,
    NEXT_OPENING,
    OPEN_STRETCHES,
    SUBTRACT,
)
from addendum.values import BusinessDays, CalendarDays, Date, DateTime, Duration, NoAnswer, as_mode, show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.calendars import Calendar, CalendarBook
    from addendum.values import Value

    Facts = Mapping[str, Value] | None


def _add(book: CalendarBook, at: Value, amount: Value, name: str, facts: Facts = None) -> Value:
    return book.calendar(name, facts).add(_moment(at), _amount(amount))


def _subtract(book: CalendarBook, at: Value, amount: Value, name: str, facts: Facts = None) -> Value:
    return book.calendar(name, facts).subtract(_moment(at), _amount(amount))


def _between(book: CalendarBook, start: Value, end: Value, name: str, facts: Facts = None) -> Value:
    return book.calendar(name, facts).between(_moment(start), _moment(end))


def _days_between(book: CalendarBook, start: Value, end: Value, name: str, facts: Facts = None) -> Value:
    calendar = book.calendar(name, facts)
    days = calendar.business_days_between(_day(calendar, start), _day(calendar, end))
    return BusinessDays(as_mode(days))


def _next_opening(book: CalendarBook, at: Value, name: str, facts: Facts = None) -> Value:
    return book.calendar(name, facts).next_open(_moment(at))


def _next_closing(book: CalendarBook, at: Value, name: str, facts: Facts = None) -> Value:
    closing = book.calendar(name, facts).next_close(_moment(at))
    if closing is None:
        raise NoAnswer(
            "CALENDAR-NEVER-CLOSES",
            f"The calendar `{name}` does not close any more, so there is no next closing.",
            "Ask for the closing of a calendar that closes.",
            details={"calendar": name},
        )
    return closing


def _is_open(book: CalendarBook, at: Value, name: str, facts: Facts = None) -> Value:
    return book.calendar(name, facts).is_open(_moment(at))


def _is_business_day(book: CalendarBook, day: Value, name: str, facts: Facts = None) -> Value:
    calendar = book.calendar(name, facts)
    return calendar.is_business_day(_day(calendar, day))


def _open_stretches(book: CalendarBook, start: Value, end: Value, name: str, facts: Facts = None) -> Value:
    found = book.calendar(name, facts).open_stretches(_moment(start), _moment(end))
    return [{"from": opens, "to": closes} for opens, closes in found]


COUNTING: dict[str, Callable[..., Value]] = {
    ADD: _add,
    SUBTRACT: _subtract,
    BETWEEN: _between,
    DAYS_BETWEEN: _days_between,
    NEXT_OPENING: _next_opening,
    NEXT_CLOSING: _next_closing,
    IS_OPEN: _is_open,
    IS_BUSINESS_DAY: _is_business_day,
    OPEN_STRETCHES: _open_stretches,
}
"""The functions by their names in formulas, over calendars; what facts decide of the one named comes last."""


def _moment(value: Value) -> DateTime:
    if not isinstance(value, DateTime):
        raise _wrong(value, "a date and time")
    return value


def _amount(value: Value) -> Duration | BusinessDays | CalendarDays:
    if not isinstance(value, Duration | BusinessDays | CalendarDays):
        raise _wrong(value, "a length of time or a number of days")
    return value


def _day(calendar: Calendar, value: Value) -> Date:
    """A day, or the one on which a moment lies in the zone of the calendar."""
    if isinstance(value, Date):
        return value
    if not isinstance(value, DateTime):
        raise _wrong(value, "a date")
    return Date.from_ordinal(calendar.clock.day_of(value.instant))


def _wrong(value: Value, wanted: str) -> NoAnswer:
    """What a value of a type that was not known before is refused with."""
    return NoAnswer(
        "WRONG-TYPE",
        f"Business time is counted with {wanted} here, and `{show(value)}` is none.",
        f"Give {wanted}.",
    )
