"""Periods as stretches of elapsed time: where they begin and end, midnight to midnight in a zone."""

from __future__ import annotations

from addendum.values import UTC, Date, DateTime, Duration, Month, Quarter, Time, region


def length_of(period: Month | Quarter | Date, span: str, zone: str) -> Duration:
    """The elapsed time of a period, through changes of the clocks: a day may have 23 or 25 hours."""
    return elapsed(*bounds_of(period, span, zone))


def bounds_of(period: Month | Quarter | Date, span: str, zone: str) -> tuple[DateTime, DateTime]:
    """The first moment of a period, and the first one after it; `span` counts from a date: `12 months`."""
    if isinstance(period, Month | Quarter):
        return _midnight(period.first_day, zone), _midnight(period.next().first_day, zone)
    return _midnight(period, zone), _midnight(_after(period, span), zone)


def elapsed(start: DateTime, end: DateTime) -> Duration:
    """The time that passes between two moments in zones."""
    length = end - start
    assert isinstance(length, Duration)  # noqa: S101 - moments have a length of time between them
    return length


def _after(first: Date, span: str) -> Date:
    count, unit = span.split()
    if unit.startswith("month"):
        return first.plus_months(int(count))
    return Date.from_ordinal(first.ordinal + int(count))


def _midnight(day: Date, zone: str) -> DateTime:
    return DateTime(day, Time(0, 0, 0, UTC if zone == "UTC" else region(zone)))
