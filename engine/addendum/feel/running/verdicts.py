"""True and false where the `policy` profile demands them, and the tests of cells and of `in`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_list, kind_of
from addendum.feel.operators.comparison import equality
from addendum.feel.ranges import Range
from addendum.values import Outcome

if TYPE_CHECKING:
    from addendum.values import Value


def verdict(found: Value) -> bool:
    """The condition's verdict; raises FeelFailure NOT-BOOLEAN for anything but true and false."""
    if type(found) is bool:
        return found
    raise FeelFailure(
        "NOT-BOOLEAN", f"A condition must be true or false, and this is {kind_of(found)}.", "Compare it."
    )


def is_given(value: Value) -> bool:
    """`x is given`: neither null nor an absent outcome."""
    return value is not None and type(value) is not Outcome


def meets(value: Value, test: Value) -> bool | None:
    """Whether a cell's value meets what an expression in the cell gives.

    In a range, among a list's items, equal to anything else; or the expression is itself true.
    """
    if type(test) is Range:
        return test.contains(value)
    if is_list(test) and not is_list(value):
        return any(meets_item(value, item) for item in test)
    if type(test) is bool and type(value) is not bool:
        return test
    return equality(value, test)


def meets_on_one_clock(value: Value, test: Value) -> bool | None:
    """As `meets`, by the order of the `dmn` profile between local times and those in a zone."""
    if type(test) is not Range:
        return meets(value, test)
    from addendum.feel.operators import clocks

    return clocks.contains(value, test)


def meets_item(value: Value, item: Value) -> bool:
    """Whether a value is an item of a cell's list, or lies in it where the item is a range."""
    if type(item) is not Range:
        return equality(value, item) is True
    try:
        return item.contains(value)
    except FeelFailure:
        return False
