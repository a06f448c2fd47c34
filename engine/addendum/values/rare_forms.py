"""The rarer forms of values: ratios, several units in one, and ISO 8601 durations as machines write them.

They stand apart so that a start which meets none of them compiles none of their expressions.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration, Months
from addendum.values.forms import SECONDS_IN, WHOLE, grammar
from addendum.values.money import Money
from addendum.values.numbers import MOST_DIGITS, in_mode
from addendum.values.percent import Percent
from addendum.values.types import BUSINESS_DAYS, CALENDAR_DAYS, DURATION, MONEY, MONTHS, NUMBER, PERCENT

if TYPE_CHECKING:
    from addendum.values.dynamic import Value
    from addendum.values.types import Type

_RATIO = rf"-?{WHOLE}/[1-9][0-9]{{0,{MOST_DIGITS - 1}}}"
_RATIO_TEXT = {
    NUMBER: re.compile(rf"({_RATIO})").fullmatch,
    PERCENT: re.compile(rf"({_RATIO}) ?%").fullmatch,
    MONEY: re.compile(rf"[A-Z]{{3}} ({_RATIO})").fullmatch,
    DURATION: re.compile(rf"({_RATIO}) (second|minute|hour)s?").fullmatch,
    BUSINESS_DAYS: re.compile(rf"({_RATIO}) business days?").fullmatch,
    CALENDAR_DAYS: re.compile(rf"({_RATIO}) (?:calendar )?days?").fullmatch,
}
_DAY_TIME = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]{1,12})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12}(?:\.[0-9]{1,400})?)S)?)?"
).fullmatch
_YEAR_MONTH = re.compile(r"(-?)P(?=[0-9])(?:([0-9]{1,9})Y)?(?:([0-9]{1,10})M)?").fullmatch
_YEARS_AND_MONTHS = re.compile(r"(0|[1-9][0-9]{0,8}) years? (0|[1-9][0-9]{0,9}) months?").fullmatch


def rare_form(of_type: Type, text: str, mode: type) -> Value | None:
    """The value of a ratio (`42767/432 %`), of several units (`1 hour 30 minutes`) or of ISO 8601 (`PT20M`).

    None where `text` is none of these. A day in an ISO duration has 24 hours, as in FEEL. `mode` is
    Decimal or Fraction; raises `decimal.Inexact` where no decimal is equal to the value.
    """
    ratio = _RATIO_TEXT[of_type](text) if of_type in _RATIO_TEXT else None
    if ratio is not None:
        return _of_ratio(of_type, text, Fraction(ratio[1]), ratio[ratio.lastindex or 1], mode)
    if of_type is DURATION:
        seconds = _iso_seconds(text) if "P" in text else _sum_of_units(text)
        return None if seconds is None else Duration(in_mode(seconds, mode))
    if of_type is MONTHS:
        months = _iso_months(text) if "P" in text else _years_and_months(text)
        return None if months is None else Months(months)
    return None


def _of_ratio(of_type: Type, text: str, exact: Fraction, unit: str, mode: type) -> Value:
    if of_type is DURATION:
        return Duration(in_mode(exact * SECONDS_IN[unit], mode))
    number = in_mode(exact, mode)
    if of_type is MONEY:
        return Money(text[:3], number)
    if of_type is PERCENT:
        return Percent(number)
    if of_type is BUSINESS_DAYS:
        return BusinessDays(number)
    return CalendarDays(number) if of_type is CALENDAR_DAYS else number


def _sum_of_units(text: str) -> Fraction | None:
    """Seconds of two or three units, each smaller than the one before, whole but for the last."""
    words = text.split(" ")
    if len(words) not in (4, 6):
        return None
    total, before = Fraction(0), 0
    for amount, unit in zip(words[::2], words[1::2], strict=True):
        found = grammar(DURATION)(f"{amount} {unit}")
        if found is None or amount.startswith("-") or total.denominator != 1:
            return None
        seconds = SECONDS_IN[found[2]]
        if before and (seconds >= before or Fraction(amount) * seconds >= before):
            return None
        total, before = total + Fraction(amount) * seconds, seconds
    return total


def _iso_seconds(text: str) -> Fraction | None:
    found = _DAY_TIME(text)
    if found is None:
        return None
    sign, days, hours, minutes, seconds = found.groups(default="0")
    total = int(days) * 86_400 + int(hours) * 3600 + int(minutes) * 60 + Fraction(seconds)
    return -total if sign == "-" else total


def _iso_months(text: str) -> int | None:
    found = _YEAR_MONTH(text)
    if found is None:
        return None
    sign, years, months = found.groups(default="0")
    total = int(years) * 12 + int(months)
    return -total if sign == "-" else total


def _years_and_months(text: str) -> int | None:
    found = _YEARS_AND_MONTHS(text)
    return None if found is None else int(found[1]) * 12 + int(found[2])
