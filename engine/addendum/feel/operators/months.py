"""Products and quotients of months in the `dmn` profile: part of a month is dropped, not refused."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.feel.kinds import is_number
from addendum.feel.limits import bounded_number
from addendum.feel.operators import strict
from addendum.values import Months

if TYPE_CHECKING:
    from addendum.values import Value


def multiply(left: Value, right: Value) -> Value:
    """`left * right`."""
    if type(left) is Months and is_number(right):
        return _whole(left.months * Fraction(right))
    if type(right) is Months and is_number(left):
        return _whole(right.months * Fraction(left))
    return strict.multiply(left, right)


def divide(left: Value, right: Value) -> Value:
    """`left / right`."""
    if type(left) is Months and is_number(right):
        return _whole(Fraction(left.months) / Fraction(right))
    return strict.divide(left, right)


def _whole(months: Fraction) -> Months:
    return Months(int(bounded_number(months)))
