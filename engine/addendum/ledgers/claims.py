"""Until when a credit may be claimed, and whether a claim came in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from addendum.ledgers.borders import anchor_day, days_later
from addendum.ledgers.periods import midnight
from addendum.values import (
    UTC,
    BusinessDays,
    CalendarDays,
    Date,
    DateTime,
    Duration,
    Month,
    Months,
    NoAnswer,
    Outcome,
    Quarter,
    region,
    show,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.calendars import CalendarBook
    from addendum.values import Number, Value

    Book = Callable[[], CalendarBook]
    Day = Date | DateTime

_OF_THE_CALENDAR: dict[str, type[Month | Quarter]] = {
    "calendar month": Month,
    "calendar quarter": Quarter,
}


class Counting(TypedDict):
    """What the time to claim is counted by: the zone of its days, and the calendar of business days.

    `facts` are what the calendar depends on; `from_end` tells that it counts from the end of a period. Whole
    periods are those after the one that ends on `last_day`, with their length and the day that they count
    from, in a list: an empty one where that is the day after.
    """

    zone: str
    calendar: str
    facts: dict[str, Value]
    from_end: bool
    last_day: Date
    span: str
    anchor: list[Date | Number]


def last_day_of_month(day: Day, zone: str) -> Date:
    """The last day of the calendar month in which a day or a moment lies."""
    return Month.containing(_day(day, zone)).last_day


def last_day_to_claim(book: Book, within: Value, after: Day, counting: Counting) -> Value:
    """The last day on which a claim is in time; the last moment where the time to claim is in hours.

    The day of an event does not count itself. From the end of a period months go from end to end. A text
    counts whole periods of the measure, or months and quarters of the calendar; an absent outcome stays.
    Raises NoAnswer CLAIM-DAYS-OPEN for business days of no calendar.
    """
    if isinstance(within, Outcome):
        return within
    if isinstance(within, Duration):
        return _moment(after, counting["zone"]) + within
    if isinstance(within, BusinessDays):
        return _business_days(book, within, after, counting)
    day = _day(after, counting["zone"])
    if isinstance(within, CalendarDays):
        return day + within
    if not isinstance(within, Months):
        return _whole_periods(str(within), day, counting)
    if counting["from_end"]:
        return _days_after(_days_after(day, 1).plus_months(within.months), -1)
    return day.plus_months(within.months)


def is_claimed_late(claimed: Day, last: Value, zone: str) -> bool:
    """Whether a claim came after the last day, or moment, for it; where there is none it never does.

    Raises NoAnswer CLAIM-TIME-NEEDED where the day of a claim alone leaves that open.
    """
    if isinstance(last, Outcome):
        return False
    if isinstance(claimed, DateTime) and isinstance(last, DateTime):
        return claimed > last
    day, last_day = _day(claimed, zone), _day(last, zone)
    if day == last_day and isinstance(last, DateTime):
        raise NoAnswer(
            "CLAIM-TIME-NEEDED",
            f"A claim on {day} may have come before or after {last}, the last moment for it.",
            "Declare `claimed` as `date and time`, and give the time, too.",
        )
    return day > last_day


def _business_days(book: Book, within: BusinessDays, after: Day, counting: Counting) -> Date:
    calendar = counting["calendar"]
    if not calendar:
        raise NoAnswer(
            "CLAIM-DAYS-OPEN",
            f"It is open which days are business days, so {show(within)} lead to no last day.",
            "Name their calendar with `during:` below `claim`.",
        )
    hours = book().calendar(calendar, counting["facts"])
    if isinstance(after, DateTime):
        return _day(hours.add(after, within), counting["zone"])
    return hours.business_day_after(after, within)


def _whole_periods(within: str, day: Date, counting: Counting) -> Date:
    """The last day of so many whole periods after the one in question, or after the month of a day."""
    count, _, words = within.partition(" ")
    of_calendar = _OF_THE_CALENDAR.get(words.removesuffix("s"))
    if of_calendar is None:
        last_day = counting["last_day"]
        anchor = anchor_day(counting["anchor"][0]) if counting["anchor"] else _days_after(last_day, 1)
        return _days_after(days_later(last_day, counting["span"], anchor, int(count)).after, -1)
    found = of_calendar.containing(day)
    return found.at(found.index + int(count)).last_day


def _moment(after: Day, zone: str) -> DateTime:
    """The moment itself, or the end of a day."""
    if isinstance(after, DateTime):
        return after
    return midnight(_days_after(after, 1), zone)


def _day(at: Day, zone: str) -> Date:
    if isinstance(at, Date):
        return at
    return at.in_zone(UTC if zone == "UTC" else region(zone)).date


def _days_after(day: Date, count: int) -> Date:
    return Date.from_ordinal(day.ordinal + count)
