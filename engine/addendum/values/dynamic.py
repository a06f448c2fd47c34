"""Values at run time: the type that a value has, its sort key, and its two modes, decimals and fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration, Months
from addendum.values.failures import CurrencyMismatch
from addendum.values.money import Money
from addendum.values.numbers import finite_decimal
from addendum.values.percent import Percent
from addendum.values.periods import Month, Quarter
from addendum.values.temporal import Date, DateTime, Time
from addendum.values.types import (
    ANY,
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
    ContextOf,
    ListOf,
    Type,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values.numbers import Number

    Value = Any  # one of the classes of `_TYPES`, an Outcome, or a list, tuple or dict of them
else:
    Value = object


def type_of(value: Value) -> Type:
    """The type of a value; `ANY` for what has none of its own, such as an absent outcome."""
    kind = type(value)
    found = _TYPES.get(kind)
    if found is not None:
        return found
    if kind is list or kind is tuple:
        items = {type_of(item) for item in value}
        return ListOf(items.pop() if len(items) == 1 else ANY)
    if kind is dict:
        return ContextOf(tuple((name, type_of(item)) for name, item in value.items()))
    return ANY


def key(of_type: Type, sample: Value | None = None) -> Callable[[Value], Any]:
    """A function from a value of an ordered type to a scalar in the same order, for tables.

    For money, `sample` gives the one currency of the table; an amount in another raises CurrencyMismatch.
    """
    if of_type is MONEY and sample is not None:
        return _amount_in(sample.currency)
    return _KEYS.get(of_type, _itself)


def to_fraction(value: Value) -> Value:
    """The value with fractions for all its numbers, ints included; lists and contexts throughout."""
    return _convert(value, Fraction)


def to_decimal_if_finite(value: Value) -> Value:
    """The value with decimals for those of its numbers that have finite decimals."""
    return _convert(value, lambda number: number if (found := finite_decimal(number)) is None else found)


def is_finite(value: Value) -> bool:
    """Whether every number in the value has finite decimals, so that the fast path can hold it."""
    kind = type(value)
    if kind is Fraction:
        return finite_decimal(value) is not None
    if kind is list or kind is tuple:
        return all(map(is_finite, value))
    if kind is dict:
        return all(map(is_finite, value.values()))
    part = _PARTS.get(kind)
    return part is None or is_finite(part(value))


def _convert(value: Value, number: Callable[[Number], Number]) -> Value:
    kind = type(value)
    if kind is Decimal or kind is Fraction or kind is int:
        return number(value)
    if kind is Money:
        return Money(value.currency, number(value.amount))
    part = _PARTS.get(kind)
    if part is not None:
        return kind(number(part(value)))
    if kind is list or kind is tuple:
        return kind(_convert(item, number) for item in value)
    if kind is dict:
        return {name: _convert(item, number) for name, item in value.items()}
    return value


def _amount_in(currency: str) -> Callable[[Money], Number]:
    def amount(money: Money) -> Number:
        if money.currency != currency:
            raise CurrencyMismatch(currency, money.currency)
        return money.amount

    return amount


def _itself(value: Value) -> Value:
    return value


_TYPES: dict[type, Type] = {
    Percent: PERCENT,
    Money: MONEY,
    Duration: DURATION,
    Months: MONTHS,
    BusinessDays: BUSINESS_DAYS,
    CalendarDays: CALENDAR_DAYS,
    Date: DATE,
    Time: TIME,
    DateTime: DATE_TIME,
    Month: MONTH,
    Quarter: QUARTER,
    str: TEXT,
    bool: BOOLEAN,
    int: NUMBER,
    Decimal: NUMBER,
    Fraction: NUMBER,
    type(None): NULL,
}
_PARTS: dict[type, Callable[[Any], Number]] = {
    Percent: attrgetter("points"),
    Money: attrgetter("amount"),
    Duration: attrgetter("seconds"),
    BusinessDays: attrgetter("count"),
    CalendarDays: attrgetter("count"),
}
_KEYS: dict[Type, Callable[[Any], Any]] = {
    PERCENT: attrgetter("points"),
    MONEY: attrgetter("amount"),
    DURATION: attrgetter("seconds"),
    MONTHS: attrgetter("months"),
    BUSINESS_DAYS: attrgetter("count"),
    CALENDAR_DAYS: attrgetter("count"),
    DATE: attrgetter("ordinal"),
    MONTH: attrgetter("index"),
    QUARTER: attrgetter("index"),
}
