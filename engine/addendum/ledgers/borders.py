"""Periods as days: from which day to which one counts, always counted from an anchor, so that none drifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import Date, Month, NoAnswer, Quarter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from addendum.values import Number

FROM, LAST_DAY = "from", "last_day"
_MOST_DAY_OF_MONTH = 31
_PATTERN_YEAR = 2000  # its January has a day of every number


class Days(NamedTuple):
    """A stretch of days: its first one, and the first one after it."""

    first: Date
    after: Date

    def has(self, day: Date) -> bool:
        """Whether a day is one of these."""
        return self.first <= day < self.after


def days_around(day: Date, span: str, anchor: Date) -> Days:
    """The period in which a day lies, of those of length `span` (`3 months`, `7 days`) that `anchor` begins.

    Each border is counted from the anchor itself: periods that begin on the 31st of January begin on the 30th
    of April and on the 31st of July.
    """
    index = _index(day, span, anchor)
    return Days(_border(anchor, span, index), _border(anchor, span, index + 1))


def days_later(day: Date, span: str, anchor: Date, count: int) -> Days:
    """The period that is so many after the one in which a day lies."""
    index = _index(day, span, anchor) + count
    return Days(_border(anchor, span, index), _border(anchor, span, index + 1))


def days_of(period: Month | Quarter | Date, span: str, anchor: Date) -> Days:
    """The days of a period that is named by its calendar name or its first day.

    Raises NoAnswer NOT-A-FIRST-DAY for a day on which none of the anchor's periods begins.
    """
    if isinstance(period, Month | Quarter):
        return Days(period.first_day, period.next().first_day)
    found = days_around(period, span, anchor)
    if found.first != period:
        raise NoAnswer(
            "NOT-A-FIRST-DAY",
            f"No period begins on {period}: the one around it is {found.first} to {_before(found.after)}.",
            f"Give {found.first}, or {found.after} for the next one.",
        )
    return found


def days_before(days: Days, since: Date, span: str, anchor: Date) -> Iterator[Days]:
    """The periods before this one, the earliest first: from the one in which the day `since` lies."""
    if since >= days.first:
        return
    found = days_around(since, span, anchor)
    while found.first < days.first:
        yield found
        found = days_around(found.after, span, anchor)


def anchor_day(anchor: Date | Number) -> Date:
    """The day that periods are counted from: a day, or the day of the month on which each begins.

    Raises NoAnswer DAY-OF-MONTH for a number that no day of a month has.
    """
    if isinstance(anchor, Date):
        return anchor
    if anchor != int(anchor) or not 1 <= anchor <= _MOST_DAY_OF_MONTH:
        raise NoAnswer(
            "DAY-OF-MONTH",
            "A month has days from 1 to 31, so periods cannot be counted from this one.",
            "Give the day of the month, or a date.",
            details={"day": anchor},
        )
    return Date(_PATTERN_YEAR, 1, int(anchor))


def period_days(period: Month | Quarter | Date, span: str, anchor: Date | Number) -> dict[str, Any]:
    """The first and the last day of a period, as a record; its anchor as for `anchor_day`."""
    days = days_of(period, span, anchor_day(anchor))
    return {FROM: days.first, LAST_DAY: _before(days.after)}


def days_in(record: dict[str, Any]) -> Days:
    """The days that such a record names."""
    return Days(record[FROM], Date.from_ordinal(record[LAST_DAY].ordinal + 1))


def _read(span: str) -> tuple[int, str]:
    count, unit = span.split()
    return int(count), unit.removesuffix("s")


def _index(day: Date, span: str, anchor: Date) -> int:
    """The number of the period in which a day lies; that of the anchor is 0."""
    count, unit = _read(span)
    if unit == "day":
        return (day.ordinal - anchor.ordinal) // count
    index = ((day.year - anchor.year) * 12 + day.month - anchor.month) // count
    return index - 1 if _border(anchor, span, index) > day else index


def _border(anchor: Date, span: str, index: int) -> Date:
    count, unit = _read(span)
    if unit == "day":
        return Date.from_ordinal(anchor.ordinal + index * count)
    return anchor.plus_months(index * count)


def _before(day: Date) -> Date:
    return Date.from_ordinal(day.ordinal - 1)
