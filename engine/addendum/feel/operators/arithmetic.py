"""Arithmetic between values whose kinds show only at run time; what has no result raises FeelFailure."""

from __future__ import annotations

from decimal import InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.feel.budgets import EXPONENT, NUMBER_BITS
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import CALCULABLE, NUMBERS, QUANTITIES, kind_of
from addendum.feel.limits import bounded_number, bounded_text, charge_bits, charge_digits, number_too_large
from addendum.feel.operators import irrational
from addendum.values import NoAnswer
from addendum.values import divide as exact_quotient
from addendum.values import power as exact_power

if TYPE_CHECKING:
    from addendum.values import Number, Value


def add(left: Value, right: Value) -> Value:
    """`left + right`: numbers, two texts, a moment and a length of time, two values of one unit."""
    if type(left) is str and type(right) is str:
        return bounded_text(left + right)
    if type(left) in CALCULABLE and type(right) in CALCULABLE:
        try:
            total = left + right
            return bounded_number(total) if type(total) is Fraction else total
        except TypeError:
            pass
    raise _refused("added", left, right)


def subtract(left: Value, right: Value) -> Value:
    """`left - right`: numbers, values of one unit, a moment less a length of time, two moments."""
    if type(left) in CALCULABLE and type(right) in CALCULABLE:
        try:
            rest = left - right
            return bounded_number(rest) if type(rest) is Fraction else rest
        except TypeError:
            pass
    raise _refused("subtracted", left, right)


def multiply(left: Value, right: Value) -> Value:
    """`left * right`: numbers, and a number or percentage with a quantity."""
    first, second = type(left), type(right)
    if first is Fraction and second is Fraction:
        return bounded_number(left * right)
    if first in CALCULABLE and second in CALCULABLE:
        try:
            return left * right
        except TypeError:
            pass
    raise _refused("multiplied", left, right)


def divide(left: Value, right: Value) -> Value:
    """`left / right`: numbers, a quantity by a number, two quantities of one unit."""
    first, second = type(left), type(right)
    try:
        if first in NUMBERS and second in NUMBERS:
            quotient = exact_quotient(left, right)
            return bounded_number(quotient) if type(quotient) is Fraction else quotient
        if first in CALCULABLE and second in CALCULABLE:
            return left / right
    except TypeError:
        pass
    except (ZeroDivisionError, InvalidOperation):
        raise FeelFailure(
            "DIVISION-BY-ZERO",
            "Nothing can be divided by zero.",
            "Test the divisor first: `if x = 0 then … else …`.",
        ) from None
    raise _refused("divided", left, right)


def power(base: Value, exponent: Value) -> Value:
    """`base ** exponent` of two numbers: exact where a fraction is equal to it, else to 34 digits."""
    if type(base) not in NUMBERS or type(exponent) not in NUMBERS:
        raise _refused("raised to a power", base, exponent)
    bits = _bits_of_power(base, exponent) if abs(exponent) <= EXPONENT else NUMBER_BITS + 1
    if bits > NUMBER_BITS:
        raise number_too_large()
    charge_bits(bits)
    try:
        return exact_power(base, exponent)
    except ZeroDivisionError:
        raise FeelFailure("DIVISION-BY-ZERO", "Zero has no negative powers.") from None
    except NoAnswer:
        return _rounded_power(base, exponent)


def negate(operand: Value) -> Value:
    """`-x` of a number, a quantity or a length of time."""
    if type(operand) in QUANTITIES:
        return -operand
    raise FeelFailure(
        "WRONG-TYPE", f"There is no opposite of {kind_of(operand)}.", "Only quantities have an opposite."
    )


def _refused(done: str, left: Value, right: Value) -> FeelFailure:
    if left is None or right is None:
        return FeelFailure(
            "NULL-OPERAND",
            "One of the two values is null, so nothing can be calculated.",
            "Test it first with `is given`.",
        )
    return FeelFailure("WRONG-TYPE", f"{kind_of(left)} and {kind_of(right)} cannot be {done}.".capitalize())


def _bits_of_power(base: Number, exponent: Number) -> int:
    top, bottom = base.as_integer_ratio()
    if abs(top) == bottom or not top:
        return 0
    return int(max(top.bit_length(), bottom.bit_length()) * (int(abs(exponent)) + 1))


def _rounded_power(base: Number, exponent: Number) -> Number:
    """A root or other power without an exact value, to 34 digits; a negative base has none."""
    if base < 0:
        raise FeelFailure(
            "NO-REAL-POWER", "A negative number has no such power.", "Raise it to a whole number."
        )
    if not base:
        if exponent < 0:
            raise FeelFailure("DIVISION-BY-ZERO", "Zero has no negative powers.")
        return base
    charge_digits()
    result = irrational.power(base, exponent)
    return Fraction(result) if Fraction in (type(base), type(exponent)) else result
