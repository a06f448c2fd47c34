"""Roots, logarithms and exponentials: exact where they can be, else rounded half even to 34 digits."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from addendum.feel.budgets import RESULT_EXPONENT
from addendum.feel.failure import FeelFailure
from addendum.feel.limits import charge_digits, number_too_large
from addendum.feel.operators import irrational
from addendum.feel.operators.modes import in_mode

if TYPE_CHECKING:
    from addendum.values import Number

_ROOT_BITS = 140


def square_root(number: Number) -> Number:
    """The root: exact if it is a fraction, else 34 digits; raises FeelFailure below zero."""
    if number < 0:
        raise FeelFailure(
            "NO-REAL-ROOT", "A negative number has no square root.", "Test that the number is not negative."
        )
    top, bottom = number.as_integer_ratio()
    upper, lower = isqrt(top), isqrt(bottom)
    if upper * upper == top and lower * lower == bottom:
        return in_mode(Fraction(upper, lower))
    charge_digits()
    # Scaled so that the whole part of the root has more than 40 digits.
    shift = max(0, (2 * _ROOT_BITS - top.bit_length() + bottom.bit_length()) * 10 // 66 + 1)
    root = isqrt(top * 10 ** (2 * shift) // bottom)
    # The root goes on after these digits, so a last digit 1 keeps it from looking like a tie.
    return in_mode(irrational.rounded(Fraction(root * 10 + 1, 10 ** (shift + 1))))


def natural_logarithm(number: Number) -> Number:
    """The logarithm to base e; raises FeelFailure for zero and below."""
    if number <= 0:
        raise FeelFailure(
            "NO-LOGARITHM", "Only a number above zero has a logarithm.", "Test that it is above zero."
        )
    charge_digits()
    return in_mode(irrational.natural_logarithm(number))


def exponential(number: Number) -> Number:
    """E to the power of a number; raises OverBudget where the result leaves the range of decimal128."""
    if abs(number) > 3 * RESULT_EXPONENT:
        raise number_too_large()
    charge_digits()
    found = irrational.exponential(number)
    if abs(found.adjusted()) > RESULT_EXPONENT:
        raise number_too_large()
    return in_mode(found)
