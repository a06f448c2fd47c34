"""Logic with three values: what is neither true nor false counts as unknown, which is null."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addendum.values import Value


def conjunction(left: Value, right: Value) -> bool | None:
    """`left and right`: false where one is false, true where both are true, else null."""
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def disjunction(left: Value, right: Value) -> bool | None:
    """`left or right`: true where one is true, false where both are false, else null."""
    if left is True or right is True:
        return True
    return False if left is False and right is False else None


def negation(operand: Value) -> bool | None:
    """`not(x)`: null for what is neither true nor false."""
    return not operand if type(operand) is bool else None
