"""The kinds of values that the operators tell apart, with the names that people call them by."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values import (
    BusinessDays,
    CalendarDays,
    Date,
    DateTime,
    Duration,
    Money,
    Month,
    Months,
    Outcome,
    Percent,
    Quarter,
    Time,
)

if TYPE_CHECKING:
    from addendum.values import Value

NUMBERS = frozenset({Decimal, Fraction, int})
QUANTITIES = frozenset({*NUMBERS, Percent, Money, Duration, Months, BusinessDays, CalendarDays})
CALCULABLE = frozenset({*QUANTITIES, Date, Time, DateTime, Month, Quarter, Outcome})
ORDERED = frozenset({*QUANTITIES, Date, Time, DateTime, Month, Quarter, str})
LISTS = frozenset({list, tuple})

_KINDS: dict[type, str] = {
    Decimal: "a number",
    Fraction: "a number",
    int: "a number",
    str: "a text",
    bool: "true or false",
    type(None): "null",
    list: "a list",
    tuple: "a list",
    dict: "a context",
    Percent: "a percentage",
    Money: "an amount of money",
    Duration: "a length of time",
    Months: "a number of months",
    BusinessDays: "a number of business days",
    CalendarDays: "a number of calendar days",
    Date: "a date",
    Time: "a time of day",
    DateTime: "a date and time",
    Month: "a calendar month",
    Quarter: "a calendar quarter",
    Outcome: "an absent outcome",
}


def kind_of(value: Value) -> str:
    """What a value is, in words; equal words mean one kind."""
    found = _KINDS.get(type(value))
    if found is not None:
        return found
    return "a function" if callable(value) else "a range"


def is_number(value: Value) -> bool:
    """Whether the value is a number; true and false are none."""
    return type(value) in NUMBERS


def is_list(value: Value) -> bool:
    """Whether the value is a list."""
    return type(value) in LISTS


def is_ordered(value: Value) -> bool:
    """Whether `<` has a meaning for values of this kind."""
    return type(value) in ORDERED


def is_function(value: Value) -> bool:
    """Whether the value can be called."""
    return type(value) not in _KINDS and callable(value)
