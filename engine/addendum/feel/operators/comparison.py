"""Equality and order between values whose kinds show only at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import LISTS, NUMBERS, ORDERED, kind_of
from addendum.feel.limits import Walk
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from addendum.values import Value


def equality(left: Value, right: Value, walk: Walk | None = None) -> bool | None:
    """Whether two values are equal; None where they are of different kinds and so cannot be compared.

    Null is equal to null only. Lists are equal item by item, contexts entry by entry.
    """
    first, second = type(left), type(right)
    if left is None or right is None:
        return left is right
    if first is second and first in ORDERED:
        return bool(left == right)
    if first in LISTS and second in LISTS:
        return len(left) == len(right) and _all_equal(left, right, walk or Walk())
    if first is dict and second is dict:
        if left.keys() != right.keys():
            return False
        return _all_equal(left.values(), [right[name] for name in left], walk or Walk())
    if first is second or (first in NUMBERS and second in NUMBERS):
        return bool(left == right)
    if first is Outcome or second is Outcome:
        return False
    return None


def equal(left: Value, right: Value) -> bool:
    """`left = right`; raises FeelFailure where they are of different kinds."""
    found = equality(left, right)
    if found is None:
        raise _different(left, right)
    return found


def not_equal(left: Value, right: Value) -> bool:
    """`left != right`; raises FeelFailure where they are of different kinds."""
    return not equal(left, right)


def less(left: Value, right: Value) -> bool:
    """`left < right`."""
    _must_order(left, right)
    return bool(left < right)


def less_equal(left: Value, right: Value) -> bool:
    """`left <= right`."""
    _must_order(left, right)
    return bool(left <= right)


def greater(left: Value, right: Value) -> bool:
    """`left > right`."""
    _must_order(left, right)
    return bool(left > right)


def greater_equal(left: Value, right: Value) -> bool:
    """`left >= right`."""
    _must_order(left, right)
    return bool(left >= right)


def _all_equal(left: Collection[Value], right: Collection[Value], walk: Walk) -> bool:
    walk.enter(len(left))
    same = all(equality(a, b, walk) for a, b in zip(left, right, strict=True))
    walk.leave()
    return same


def _must_order(left: Value, right: Value) -> None:
    first, second = type(left), type(right)
    if first is second and first in ORDERED:
        return
    if first in NUMBERS and second in NUMBERS:
        return
    if (first is Outcome or second is Outcome) and left is not None and right is not None:
        return
    if left is None or right is None:
        raise FeelFailure(
            "NULL-OPERAND", "Null is neither more nor less than a value.", "Test it first with `is given`."
        )
    raise _different(left, right)


def _different(left: Value, right: Value) -> FeelFailure:
    return FeelFailure(
        "NOT-COMPARABLE", f"{kind_of(left)} and {kind_of(right)} cannot be compared.".capitalize()
    )
