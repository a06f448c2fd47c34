"""The Gregorian calendar carried on in both directions; days are counted from 1 on 0001-01-01."""

from __future__ import annotations

MOST_YEAR = 999_999_999
"""The last year there is; the first is its negative. The year before 0001 is 0000."""

DAYS_IN_400_YEARS = 146_097
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def day_of_year(year: int, month: int, day: int) -> int:
    """The number of a day in its year, from 1."""
    return _BEFORE_MONTH[month] + day + (month > 2 and is_leap(year))


def ordinal_of(year: int, month: int, day: int) -> int:
    """The number of a day, 1 on 0001-01-01, zero and below before it."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)


def civil(ordinal: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    # Years are counted from 1 March, which puts the leap day at their end; the method is Howard Hinnant's.
    era, day_of_era = divmod(ordinal + 305, DAYS_IN_400_YEARS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    return year_of_era + era * 400 + (month <= 2), month, day - (153 * march_month + 2) // 5 + 1


def iso_week(year: int, month: int, day: int) -> int:
    """The week's number by ISO 8601: weeks start on Monday, week 1 holds the year's first Thursday."""
    ordinal = ordinal_of(year, month, day)
    thursday = ordinal - (ordinal - 1) % 7 + 3
    year_of_week, _, _ = civil(thursday)
    return (thursday - ordinal_of(year_of_week, 1, 1)) // 7 + 1


def plus_months(year: int, month: int, day: int, months: int) -> tuple[int, int, int]:
    """The same day some months on, or the month's last day where it is shorter."""
    year, index = divmod(year * 12 + month - 1 + months, 12)
    return year, index + 1, min(day, days_in_month(year, index + 1))
