"""Periods as stretches of elapsed time: where they begin and end, midnight to midnight in a zone.

A stretch is a context with `from`, its first moment, and `to`, the first one after it. The lengths of periods
are written in words: `1 month`, `30 days`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.ledgers.borders import Days, anchor_day, days_around, days_of
from addendum.values import UTC, Date, DateTime, Duration, Month, NoAnswer, Quarter, Time, region, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.values import Number

    Span = dict[str, DateTime]
    Day = Date | DateTime

FROM, TO = "from", "to"


def span_of(period: Month | Quarter | Date, length: str, zone: str) -> Span:
    """The stretch of a month or a quarter, or of so much time from a day on."""
    return _span(days_of(period, length, period if isinstance(period, Date) else period.first_day), zone)


def anchored_span(first: Date, length: str, anchor: Date | Number, zone: str) -> Span:
    """The stretch that begins on a day, as one of those that follow each other from the anchor on.

    The anchor is a day, or the day of the month on which each begins.
    Raises NoAnswer NOT-A-FIRST-DAY for a day on which none begins, and DAY-OF-MONTH.
    """
    return _span(days_of(first, length, anchor_day(anchor)), zone)


def trailing_span(last: Month | Quarter | Date, length: str, zone: str) -> Span:
    """The stretch of so much time that ends with a month, a quarter or a day, which belongs to it."""
    after = Date.from_ordinal(last.ordinal + 1) if isinstance(last, Date) else last.next().first_day
    begins_before = days_around(Date.from_ordinal(after.ordinal - 1), length, after)
    return _span(begins_before, zone)


def span_between(first: Date, last: Date, zone: str) -> Span:
    """The stretch from the first day to the last one, which belongs to it.

    Raises NoAnswer PERIOD-REVERSED where the last day comes first.
    """
    if last < first:
        raise NoAnswer(
            "PERIOD-REVERSED",
            f"The period ends on {last}, before it begins on {first}.",
            "Correct the first or the last day.",
        )
    return _span(Days(first, Date.from_ordinal(last.ordinal + 1)), zone)


def in_service(span: Span, start: Sequence[Day], end: Sequence[Day], zone: str) -> Span:
    """What there is of a stretch between two moments, or from a first to a last day; none leaves it open.

    Raises NoAnswer SERVICE-NOT-LIVE where there is nothing of it.
    """
    begins, ends = span[FROM], span[TO]
    for each in start:
        begins = max(begins, each if isinstance(each, DateTime) else midnight(each, zone))
    for each in end:
        after = each if isinstance(each, DateTime) else midnight(Date.from_ordinal(each.ordinal + 1), zone)
        ends = min(ends, after)
    if ends <= begins:
        raise NoAnswer(
            "SERVICE-NOT-LIVE",
            f"The service was not live at any time of the period from {span[FROM]} to {span[TO]}.",
            "Ask about a period in which it was, or correct when it began and ended.",
        )
    return {FROM: begins, TO: ends}


def time_in_service(time: Duration, whole: Duration) -> Duration:
    """The time for which a service was live within a period that takes so much.

    Raises NoAnswer SERVICE-NOT-LIVE for none at all, and SERVICE-TOO-LONG for more than there is.
    """
    if time <= Duration(0):
        raise NoAnswer(
            "SERVICE-NOT-LIVE",
            "The service was not live at any time of the period.",
            "Ask about a period in which it was.",
        )
    if time > whole:
        raise NoAnswer(
            "SERVICE-TOO-LONG",
            f"The service cannot have been live for {show(time)} of a period of {show(whole)}.",
            "Give the time within this period only.",
            details={"time": time, "period": whole},
        )
    return time


def time_of(stretches: Sequence[Span]) -> Duration:
    """The time that stretches take, which do not overlap."""
    total = Duration(0)
    for each in stretches:
        total += length_of(each)
    return total


def length_of(span: Span) -> Duration:
    """The elapsed time of a stretch, through changes of the clocks: a day may have 23 or 25 hours."""
    return elapsed(span[FROM], span[TO])


def last_day_in(span: Span) -> Date:
    """The last day that a stretch of whole days holds."""
    return Date.from_ordinal(span[TO].date.ordinal - 1)


def elapsed(start: DateTime, end: DateTime) -> Duration:
    """The time that passes between two moments in zones."""
    length = end - start
    assert isinstance(length, Duration)  # noqa: S101 - moments have a length of time between them
    return length


def midnight(day: Date, zone: str) -> DateTime:
    """The moment at which a day begins on the clocks of a zone."""
    return DateTime(day, Time(0, 0, 0, UTC if zone == "UTC" else region(zone)))


def _span(days: Days, zone: str) -> Span:
    return {FROM: midnight(days.first, zone), TO: midnight(days.after, zone)}
