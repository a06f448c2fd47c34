"""Reading values from text and JSON by their declared type: nothing is guessed, nothing rounded.

A reader is a closure made once for a type. The everyday form costs one regular expression and one number; all
others go through `rare_forms`, and what cannot be read is explained by `complaints`.
"""

from __future__ import annotations

from decimal import Decimal, Inexact
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration, Months
from addendum.values.dynamic import is_finite, to_decimal_if_finite, to_fraction, type_of
from addendum.values.failures import ValueProblem
from addendum.values.forms import SECONDS_IN, grammar
from addendum.values.money import Money
from addendum.values.numbers import MOST_DIGITS, MOST_EXPONENT, WIDE_CONTEXT, plain_text
from addendum.values.outcomes import Outcome
from addendum.values.percent import Percent
from addendum.values.periods import Month, Quarter
from addendum.values.structures import structure_reader
from addendum.values.temporal import Date, DateTime, Time
from addendum.values.types import (
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NULL,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    Keyed,
    ListOf,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values.dynamic import Value
    from addendum.values.structures import Reader
    from addendum.values.types import Type

_JSON_KINDS = frozenset({str, int, Decimal, bool, float, list, tuple, dict, type(None)})
_QUANTITIES = (PERCENT, MONEY, DURATION, BUSINESS_DAYS, MONTHS, CALENDAR_DAYS)
_BIG = 10**MOST_DIGITS


def read(of_type: Type, raw: Any, mode: type = Decimal, *, number_means: str = "") -> Value:
    """The value that `raw` (text or JSON) is as `of_type`; raises ValueProblem.

    A value without finite decimals comes back as a fraction, whatever the mode; `is_finite` tells.
    """
    try:
        return _kept_reader(of_type, mode, number_means)(raw)
    except Inexact:
        return _kept_reader(of_type, Fraction, number_means)(raw)


def read_quantity(text: str, mode: type = Decimal) -> Value:
    """A value whose written unit alone says what it is: `5 %`, `EUR 1`, `20 minutes`, `2 business days`.

    Raises ValueProblem UNIT-MISSING, or BARE-DAYS for days that are neither business nor calendar days.
    """
    for of_type in _QUANTITIES:
        try:
            value = read(of_type, text, mode)
        except ValueProblem:
            continue
        if of_type is not CALENDAR_DAYS or "calendar" in text:
            return value
    from addendum.values.complaints import no_quantity

    raise no_quantity(text)


def reader(of_type: Type, mode: type = Decimal, *, number_means: str = "", outcomes: bool = False) -> Reader:
    """A function from text or JSON to values of a type, with numbers of one mode, Decimal or Fraction.

    `number_means` is the unit that a bare number stands for (`%`, `minutes`, `EUR`); `outcomes` admits
    `{"outcome": "unlimited"}`. The function raises ValueProblem, and `decimal.Inexact` where the mode is
    Decimal and the value has no finite decimals: the decision is then run again in fractions.
    """
    otherwise = _otherwise(of_type, mode, number_means, outcomes)
    make = _MAKERS.get(of_type)
    if make is not None:
        return make(mode, otherwise)

    def read_part_as(part: Type) -> Reader:
        means = number_means if isinstance(of_type, ListOf | Keyed) else ""
        return reader(part, mode, number_means=means, outcomes=outcomes)

    return structure_reader(of_type, read_part_as, otherwise)


@lru_cache(maxsize=512)
def _kept_reader(of_type: Type, mode: type, number_means: str) -> Reader:
    return reader(of_type, mode, number_means=number_means)


def _otherwise(of_type: Type, mode: type, number_means: str, outcomes: bool) -> Reader:
    """What a reader does with all but the usual form: rare forms, bare numbers, outcomes, ready values."""
    with_unit = _with_unit(of_type, mode, number_means) if number_means and of_type in _MAKERS else None

    def read_otherwise(raw: Any) -> Value:
        kind = type(raw)
        if kind is str:
            from addendum.values.rare_forms import rare_form

            value = rare_form(of_type, raw, mode)
            if value is not None:
                return value
        if with_unit is not None and (kind is int or kind is Decimal or kind is str):
            text = raw if kind is str else _number_text(raw)
            if text is not None and grammar(NUMBER)(text):
                return with_unit(text)
        if outcomes and kind is dict and len(raw) == 1:
            named = raw.get("outcome")
            outcome = Outcome.named(named) if type(named) is str else None
            if outcome is not None:
                return outcome
        if kind not in _JSON_KINDS and type_of(raw) == of_type:
            return _in_mode(raw, mode)
        from addendum.values.complaints import complaint

        raise complaint(of_type, raw, number_means, outcomes=outcomes)

    return read_otherwise


def _with_unit(of_type: Type, mode: type, number_means: str) -> Callable[[str], Value]:
    """A function that reads a bare number as if its unit stood beside it."""
    read_text = reader(of_type, mode)
    unit = "%" if number_means == "percent" else number_means
    before, after = (f"{unit} ", "") if of_type is MONEY else ("", f" {unit}")
    try:
        if of_type in _QUANTITIES:
            read_text(f"{before}1{after}")
            return lambda text: read_text(before + text + after)
    except ValueProblem:
        pass
    raise ValueProblem(
        "NUMBER-MEANS-WRONG",
        f"A bare number cannot mean `{number_means}` where {of_type.says} is needed.",
        f"Name the unit that stands in `{of_type.example}`." if of_type in _QUANTITIES else "Leave it out.",
    )


def _number_text(number: Any) -> str | None:
    """The plain text of a JSON number, None beyond the budget on digits."""
    modest = _is_modest(number) if type(number) is Decimal else -_BIG < number < _BIG
    return plain_text(number) if modest else None


def _is_modest(number: Decimal) -> bool:
    return number.is_finite() and -MOST_EXPONENT <= number.adjusted() <= MOST_EXPONENT


def _in_mode(value: Value, mode: type) -> Value:
    if mode is Fraction:
        return to_fraction(value)
    if not is_finite(value):
        raise Inexact
    return to_decimal_if_finite(value)


def _number(mode: type, otherwise: Reader) -> Reader:
    match = grammar(NUMBER)

    def read_number(raw: Any) -> Value:
        kind = type(raw)
        if kind is Decimal:
            if _is_modest(raw):
                return raw if mode is Decimal else mode(raw)
        elif (kind is int and -_BIG < raw < _BIG) or (kind is str and match(raw)):
            return mode(raw)
        return otherwise(raw)

    return read_number


def _percent(mode: type, otherwise: Reader) -> Reader:
    match = grammar(PERCENT)

    def read_percent(raw: Any) -> Value:
        if type(raw) is str:
            found = match(raw)
            if found is not None:
                return Percent(mode(found[1]))
        return otherwise(raw)

    return read_percent


def _money(mode: type, otherwise: Reader) -> Reader:
    match = grammar(MONEY)

    def read_money(raw: Any) -> Value:
        if type(raw) is str:
            found = match(raw)
            if found is not None:
                currency, amount = found.groups()
                return Money(currency, mode(amount.replace(",", "")))
        return otherwise(raw)

    return read_money


def _duration(mode: type, otherwise: Reader) -> Reader:
    match = grammar(DURATION)
    multiply = WIDE_CONTEXT.multiply if mode is Decimal else Fraction.__mul__
    seconds_in = {unit: mode(seconds) for unit, seconds in SECONDS_IN.items()}

    def read_duration(raw: Any) -> Value:
        if type(raw) is str:
            found = match(raw)
            if found is not None:
                return Duration(multiply(mode(found[1]), seconds_in[found[2]]))
        return otherwise(raw)

    return read_duration


def _months(_mode: type, otherwise: Reader) -> Reader:
    match = grammar(MONTHS)

    def read_months(raw: Any) -> Value:
        found = match(raw) if type(raw) is str else None
        if found is None:
            return otherwise(raw)
        return Months(int(found[1]) * (12 if found[2] == "year" else 1))

    return read_months


def _business_days(mode: type, otherwise: Reader) -> Reader:
    match = grammar(BUSINESS_DAYS)

    def read_business_days(raw: Any) -> Value:
        found = match(raw) if type(raw) is str else None
        return otherwise(raw) if found is None else BusinessDays(mode(found[1]))

    return read_business_days


def _calendar_days(mode: type, otherwise: Reader) -> Reader:
    match = grammar(CALENDAR_DAYS)

    def read_calendar_days(raw: Any) -> Value:
        found = match(raw) if type(raw) is str else None
        return otherwise(raw) if found is None else CalendarDays(mode(found[1]))

    return read_calendar_days


def _parsed_by(of_type: Type, parse: Callable[[str], Value]) -> Callable[[type, Reader], Reader]:
    """A maker for values that have no unit and no mode, only one way to write them."""

    def make(_mode: type, otherwise: Reader) -> Reader:
        def read_parsed(raw: Any) -> Value:
            if type(raw) is str:
                try:
                    return parse(raw)
                except ValueProblem as problem:
                    from addendum.values.complaints import about_parsed

                    raise about_parsed(of_type, raw, problem) from None
            return otherwise(raw)

        return read_parsed

    return make


def _text(_mode: type, otherwise: Reader) -> Reader:
    return lambda raw: raw if type(raw) is str else otherwise(raw)


def _boolean(_mode: type, otherwise: Reader) -> Reader:
    def read_boolean(raw: Any) -> Value:
        if raw is True or raw == "true":
            return True
        return False if raw is False or raw == "false" else otherwise(raw)

    return read_boolean


def _null(_mode: type, otherwise: Reader) -> Reader:
    return lambda raw: None if raw is None or raw == "null" else otherwise(raw)


_MAKERS: dict[Type, Callable[[type, Reader], Reader]] = {
    NUMBER: _number,
    PERCENT: _percent,
    MONEY: _money,
    DURATION: _duration,
    MONTHS: _months,
    BUSINESS_DAYS: _business_days,
    CALENDAR_DAYS: _calendar_days,
    DATE: _parsed_by(DATE, Date.parse),
    TIME: _parsed_by(TIME, Time.parse),
    DATE_TIME: _parsed_by(DATE_TIME, DateTime.parse),
    MONTH: _parsed_by(MONTH, Month.parse),
    QUARTER: _parsed_by(QUARTER, Quarter.parse),
    TEXT: _text,
    BOOLEAN: _boolean,
    NULL: _null,
}
