"""Dates: days of the calendar, without a time or a zone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.values.durations import Duration, Months
from addendum.values.failures import ValueProblem
from addendum.values.numbers import as_number
from addendum.values.temporal.gregorian import (
    MOST_YEAR,
    civil,
    day_of_year,
    days_in_month,
    iso_week,
    ordinal_of,
    plus_months,
)
from addendum.values.temporal.seconds import DAY, out_of_range, whole_days

if TYPE_CHECKING:
    import datetime as dt
    from typing import NoReturn

# Compiled when first used, by `re` itself: a compiled pattern costs a third of a millisecond at import.
DATE_FORM = r"(-?(?:[0-9]{4}|[1-9][0-9]{4,8}))-([0-9]{2})-([0-9]{2})"
_LAST_ORDINAL = ordinal_of(MOST_YEAR, 12, 31)
_FIRST_ORDINAL = ordinal_of(-MOST_YEAR, 1, 1)


class Date:
    """A day; `ordinal` counts days, 1 on 0001-01-01, and orders dates.

    Adding a length of time moves by the whole days that it completes, counted from midnight.
    """

    __slots__ = ("day", "month", "ordinal", "year")
    year: int
    month: int
    day: int
    ordinal: int

    def __init__(self, year: int, month: int, day: int) -> None:
        if not (
            1 <= month <= 12 and 1 <= day <= days_in_month(year, month) and -MOST_YEAR <= year <= MOST_YEAR
        ):
            raise ValueProblem(
                "VALUE-UNREADABLE",
                f"There is no day {year:04}-{month:02}-{day:02}.",
                "Write a day of the calendar.",
            )
        _keep(self, year, month, day, ordinal_of(year, month, day))

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Date:
        """The day with this number; raises NoAnswer DATE-OUT-OF-RANGE beyond the years there are."""
        if not _FIRST_ORDINAL <= ordinal <= _LAST_ORDINAL:
            raise out_of_range()
        date = cls.__new__(cls)
        year, month, day = civil(ordinal)
        _keep(date, year, month, day, ordinal)
        return date

    @classmethod
    def parse(cls, text: str) -> Date:
        """The date written `2024-01-31`, with more digits or a minus for far years; raises ValueProblem."""
        found = re.fullmatch(DATE_FORM, text)
        if found is None:
            raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is not a date.", "Write `2024-01-31`.")
        year, month, day = found.groups()
        return cls(int(year), int(month), int(day))

    @classmethod
    def of(cls, date: dt.date) -> Date:
        """The same day as a Python date."""
        return cls(date.year, date.month, date.day)

    def to_python(self) -> dt.date:
        """The same day as a Python date; raises NoAnswer DATE-OUT-OF-RANGE outside the years 1 to 9999."""
        import datetime as dt

        if not 1 <= self.year <= 9999:
            raise out_of_range()
        return dt.date(self.year, self.month, self.day)

    @property
    def weekday(self) -> int:
        """The day of the week, 1 on Monday to 7 on Sunday."""
        return (self.ordinal - 1) % 7 + 1

    @property
    def day_of_year(self) -> int:
        """The number of the day in its year, from 1."""
        return day_of_year(self.year, self.month, self.day)

    @property
    def week_of_year(self) -> int:
        """The number of the week by ISO 8601."""
        return iso_week(self.year, self.month, self.day)

    def plus_months(self, months: int) -> Date:
        """The same day some months on, or the last day of that month where it is shorter."""
        year, month, day = plus_months(self.year, self.month, self.day, months)
        if not -MOST_YEAR <= year <= MOST_YEAR:
            raise out_of_range()
        return Date(year, month, day)

    def months_until(self, other: Date) -> int:
        """The whole months from this day to the other, negative where the other is earlier."""
        months = (other.year - self.year) * 12 + other.month - self.month
        days = other.day - self.day
        if months > 0 and days < 0:
            return months - 1
        return months + 1 if months < 0 and days > 0 else months

    def __add__(self, other: Duration | Months) -> Date:
        kind = type(other)
        if kind is Duration:
            return Date.from_ordinal(self.ordinal + whole_days(other.seconds))  # type: ignore[union-attr]
        if kind is Months:
            return self.plus_months(other.months)  # type: ignore[union-attr]
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other: object) -> object:
        kind = type(other)
        if kind is Date:
            return Duration(as_number((self.ordinal - other.ordinal) * DAY))  # type: ignore[attr-defined]
        if kind is Duration or kind is Months:
            return self + -other  # type: ignore[operator]
        return NotImplemented

    def __eq__(self, other: object) -> bool:
        return type(other) is Date and self.ordinal == other.ordinal

    def __lt__(self, other: Date) -> bool:
        return self.ordinal < other.ordinal if type(other) is Date else NotImplemented

    def __le__(self, other: Date) -> bool:
        return self.ordinal <= other.ordinal if type(other) is Date else NotImplemented

    def __gt__(self, other: Date) -> bool:
        return self.ordinal > other.ordinal if type(other) is Date else NotImplemented

    def __ge__(self, other: Date) -> bool:
        return self.ordinal >= other.ordinal if type(other) is Date else NotImplemented

    def __hash__(self) -> int:
        return hash((Date, self.ordinal))

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    def __repr__(self) -> str:
        return f"Date.parse({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Date, (self.year, self.month, self.day)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a date does not change")


def _keep(date: Date, year: int, month: int, day: int, ordinal: int) -> None:
    _set_year(date, year)
    _set_month(date, month)
    _set_day(date, day)
    _set_ordinal(date, ordinal)


_set_year = Date.__dict__["year"].__set__
_set_month = Date.__dict__["month"].__set__
_set_day = Date.__dict__["day"].__set__
_set_ordinal = Date.__dict__["ordinal"].__set__
