"""The operators of the `dmn` profile: what has no value is null, as chapter 10 of DMN 1.5 has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FAILURES
from addendum.feel.limits import OverBudget
from addendum.feel.operators import clocks, months, strict
from addendum.feel.operators.access import path_or_null
from addendum.feel.operators.clocks import on_one_clock
from addendum.feel.operators.comparison import equality
from addendum.feel.operators.logic import conjunction
from addendum.feel.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Value


def _or_null(operator: Callable[[Value, Value], Value]) -> Callable[[Value, Value], Value]:
    """The operator with null where it has no value; a budget that is used up stays an error."""

    def nulling(left: Value, right: Value) -> Value:
        try:
            return operator(left, right)
        except OverBudget:
            raise
        except FAILURES:
            return None

    nulling.__name__ = operator.__name__
    nulling.__doc__ = operator.__doc__
    return nulling


add = _or_null(strict.add)
subtract = _or_null(strict.subtract)
divide = _or_null(months.divide)
multiply = _or_null(months.multiply)
power = _or_null(strict.power)
less = _or_null(on_one_clock(strict.less))
less_equal = _or_null(on_one_clock(strict.less_equal))
greater = _or_null(on_one_clock(strict.greater))
greater_equal = _or_null(on_one_clock(strict.greater_equal))
contains = _or_null(clocks.contains)
path = _or_null(path_or_null)
index_list = _or_null(strict.index_list)


def equal(left: Value, right: Value) -> bool | None:
    """`left = right`; null where the two are of different kinds."""
    return equality(left, right)


def not_equal(left: Value, right: Value) -> bool | None:
    """`left != right`; null where the two are of different kinds."""
    found = equality(left, right)
    return None if found is None else not found


def negate(operand: Value) -> Value:
    """`-x`; null for what has no opposite."""
    try:
        return strict.negate(operand)
    except FAILURES:
        return None


def between(value: Value, low: Value, high: Value) -> bool | None:
    """`value between low and high`, both ends included."""
    return conjunction(greater_equal(value, low), less_equal(value, high))


def make_range(start: Value, end: Value, start_included: bool, end_included: bool) -> Range | None:
    """The range `[start..end]`; null unless both ends are of one ordered kind."""
    try:
        return Range.between(start, end, start_included, end_included)
    except FAILURES:
        return None


def range_where(operator: str, operand: Value) -> Range | None:
    """The range of a test in brackets, `(< 10)`; null for what has no order."""
    try:
        return Range.where(operator, operand)
    except FAILURES:
        return None
