"""The values that literals stand for, with their types."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from addendum.feel.units import is_currency
from addendum.light import NamedTuple
from addendum.values import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONEY,
    MONTHS,
    PERCENT,
    ValueProblem,
    read,
    type_of,
)

if TYPE_CHECKING:
    from addendum.feel.tree import AtLiteral, Number, Quantity
    from addendum.values import Type, Value


class Constant(NamedTuple):
    """A value known while compiling; its numbers are decimals."""

    type: Type
    value: Value


def number_value(node: Number) -> Decimal:
    """The number as written, with every digit."""
    return Decimal(node.text)


def quantity_value(node: Quantity) -> Constant:
    """A number with its unit; raises ValueProblem where the unit leaves open what is meant."""
    unit = node.unit
    if is_currency(unit):
        return Constant(MONEY, read(MONEY, f"{unit} {node.text}"))
    if unit == "%":
        return Constant(PERCENT, read(PERCENT, f"{node.text} %"))
    if unit in {"day", "days", "week", "weeks"}:
        raise _which_days(node)
    of_type = _TYPES[unit.split()[-1].rstrip("s") if " " not in unit else unit.rstrip("s")]
    return Constant(of_type, read(of_type, f"{node.text} {unit}"))


def at_value(node: AtLiteral) -> Constant | None:
    """The date, time or duration of an at-literal; None where the text is none."""
    from addendum.feel.builtins import lookup
    from addendum.feel.failure import FeelFailure

    builtin = lookup(_at_function(node.text))
    if builtin is None:
        return None
    try:
        value = builtin.implementation(node.text)
    except FeelFailure:
        return None
    return None if value is None else Constant(type_of(value), value)


def _at_function(text: str) -> str:
    """The conversion that reads the text, told by its form."""
    if text.lstrip("-").startswith("P"):
        return "duration"
    if "T" in text:
        return "date and time"
    return "time" if ":" in text else "date"


def _which_days(node: Quantity) -> ValueProblem:
    if node.unit.startswith("week"):
        says = f"`{node.text} {node.unit}` leaves open what counts."
        return ValueProblem("UNIT-UNCLEAR", says, "Write the weeks as `calendar days` or as `hours`.")
    says = f"`{node.text} {node.unit}` leaves open which days count."
    fix = f"Write `{node.text} calendar days`, `{node.text} business days`, or a time such as `24 hours`."
    return ValueProblem("UNIT-UNCLEAR", says, fix)


_TYPES = {
    "second": DURATION,
    "minute": DURATION,
    "hour": DURATION,
    "month": MONTHS,
    "year": MONTHS,
    "business day": BUSINESS_DAYS,
    "calendar day": CALENDAR_DAYS,
}
