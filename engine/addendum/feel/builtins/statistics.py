"""Built-in functions that make one value of many: sums, extremes, means and spreads."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from addendum.feel.builtins.signature import over_list
from addendum.feel.builtins.transcendental import square_root
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import NUMBERS, QUANTITIES, is_ordered, kind_of
from addendum.feel.operators import strict
from addendum.feel.operators.modes import in_mode
from addendum.values import (
    ANY,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONEY,
    MONTHS,
    NUMBER,
    PERCENT,
    ListOf,
    Outcome,
    as_number,
)
from addendum.values import is_ordered as is_ordered_type

if TYPE_CHECKING:
    from addendum.values import Number, Type, Value

_SUMMED = frozenset({ANY, NUMBER, MONEY, PERCENT, DURATION, MONTHS, BUSINESS_DAYS, CALENDAR_DAYS})


_ONLY_DECIMALS = {Decimal}


def least(items: list[Value]) -> Value:
    """`min(list)` of values of one ordered kind; FeelFailure for none, a null, or several kinds."""
    _must_hold("min", items)
    return reduce(
        lambda best, item: item if strict.less(item, best) else best, items[1:], _first_ordered(items)
    )


def greatest(items: list[Value]) -> Value:
    """`max(list)` of values of one ordered kind; FeelFailure for none, a null, or several kinds."""
    _must_hold("max", items)
    return reduce(
        lambda best, item: item if strict.greater(item, best) else best, items[1:], _first_ordered(items)
    )


def total(items: list[Value]) -> Value:
    """`sum(list)` of numbers or quantities of one unit; raises FeelFailure for none of them."""
    if {*map(type, items)} == _ONLY_DECIMALS:
        return sum(items[1:], items[0])
    _must_hold("sum", items)
    if type(items[0]) not in QUANTITIES and type(items[0]) is not Outcome:
        raise _no_numbers("sum", items[0])
    return reduce(strict.add, items)


def average(items: list[Value]) -> Value:
    """`mean(list)`: the sum divided by the count."""
    _must_hold("mean", items)
    return strict.divide(total(items), as_number(len(items)))


def product(items: list[Value]) -> Number:
    """`product(list)` of numbers."""
    _must_be_numbers("product", items)
    return reduce(strict.multiply, items)


def median(items: list[Value]) -> Value:
    """`median(list)`: the middle one in order, or halfway between the two in the middle."""
    _must_hold("median", items)
    _must_be_numbers("median", items)
    ordered = sorted(items)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return strict.divide(ordered[middle - 1] + ordered[middle], as_number(2))


def deviation(items: list[Value]) -> Number:
    """`stddev(list)`: the sample standard deviation, to 34 digits where it has no exact value."""
    _must_be_numbers("stddev", items)
    count = len(items)
    if count < 2:
        raise FeelFailure("LIST-TOO-SHORT", "One number has no deviation.", "Give at least two.")
    numbers = [Fraction(item) for item in items]
    whole = reduce(strict.add, numbers)
    squares = reduce(strict.add, (strict.multiply(number, number) for number in numbers))
    return square_root((squares - whole * whole / count) / (count - 1))


def most_frequent(items: list[Value]) -> list[Number]:
    """`mode(list)`: the numbers that occur most often, in ascending order; none for an empty list."""
    if not items:
        return []
    _must_be_numbers("mode", items)
    counts = Counter(items)
    most = max(counts.values())
    return sorted(in_mode(number) for number, count in counts.items() if count == most)


def _must_hold(name: str, items: list[Value]) -> None:
    if not items:
        raise FeelFailure(
            "LIST-EMPTY",
            f"`{name}` of an empty list has no value.",
            f"Put what then holds first, with its unit: `{name}(concatenate([0 %], …))`.",
        )
    if None in items:
        raise FeelFailure(
            "NULL-IN-LIST", f"`{name}` met a null in its list.", "Leave nulls out: `list[item is given]`."
        )


def _must_be_numbers(name: str, items: list[Value]) -> None:
    _must_hold(name, items)
    for item in items:
        if type(item) not in NUMBERS:
            raise _no_numbers(name, item)


def _no_numbers(name: str, item: Value) -> FeelFailure:
    return FeelFailure("WRONG-TYPE", f"`{name}` needs numbers, and met {kind_of(item)}.")


def _first_ordered(items: list[Value]) -> Value:
    if not is_ordered(items[0]) and type(items[0]) is not Outcome:
        raise FeelFailure("NOT-COMPARABLE", f"There is no order among values such as {kind_of(items[0])}.")
    return items[0]


def _if_ordered(item: Type) -> Type | None:
    return item if item is ANY or is_ordered_type(item) else None


def _if_summed(item: Type) -> Type | None:
    return item if item in _SUMMED else None


def _if_number(item: Type) -> Type | None:
    return NUMBER if item in (ANY, NUMBER) else None


def _list_of_numbers(item: Type) -> Type | None:
    return ListOf(NUMBER) if item in (ANY, NUMBER) else None


BUILTINS = {
    builtin.name: builtin
    for builtin in (
        over_list("min", "c", _if_ordered, least),
        over_list("max", "c", _if_ordered, greatest),
        over_list("sum", "n", _if_summed, total, of_numbers=True),
        over_list("mean", "n", _if_summed, average, of_numbers=True),
        over_list("product", "n", _if_number, product),
        over_list("median", "n", _if_number, median),
        over_list("stddev", "n", _if_number, deviation),
        over_list("mode", "n", _list_of_numbers, most_frequent),
    )
}
