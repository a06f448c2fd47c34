"""Numbers that no fraction is equal to: correctly rounded, half even, to the 34 digits of decimal128.

They are worked out with three times as many digits and rounded once. Next to 1 a logarithm loses digits, and
next to 0 an exponential has none to tell it from 1; there the first terms of their series are exact enough.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addendum.values import Number

DIGITS = 34
"""Digits of decimal128."""

_TINY = Fraction(1, 10**40)
_RESULT = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN, Emin=-99_999, Emax=99_999, flags=[], traps=[])
_WORKING = Context(prec=100, rounding=ROUND_HALF_EVEN, Emin=-99_999, Emax=99_999, flags=[], traps=[])


def rounded(number: Number) -> Decimal:
    """A number to 34 digits."""
    if type(number) is Decimal:
        return _RESULT.plus(number)
    top, bottom = number.as_integer_ratio()
    return _RESULT.divide(Decimal(top), Decimal(bottom))


def natural_logarithm(number: Number) -> Decimal:
    """The logarithm to base e of a number above zero."""
    beyond = Fraction(number) - 1
    if abs(beyond) < _TINY:
        return rounded(_near_one(beyond))
    return _RESULT.plus(_WORKING.ln(_working(number)))


def exponential(number: Number) -> Decimal:
    """E to the power of a number."""
    if abs(number) < _TINY:
        near = Fraction(number)
        return rounded(1 + near + near**2 / 2 + near**3 / 6)
    return _RESULT.plus(_WORKING.exp(_working(number)))


def power(base: Number, exponent: Number) -> Decimal:
    """A number above zero to the power of another."""
    beyond = Fraction(base) - 1
    tiny = abs(beyond) < _TINY
    logarithm = _working(_near_one(beyond)) if tiny else _WORKING.ln(_working(base))
    return _RESULT.plus(_WORKING.exp(_WORKING.multiply(_working(exponent), logarithm)))


def _near_one(beyond: Fraction) -> Fraction:
    """The logarithm of one and a tiny number more: the terms left out are 10**-120 of it."""
    return beyond - beyond**2 / 2 + beyond**3 / 3


def _working(number: Number) -> Decimal:
    top, bottom = number.as_integer_ratio()
    return _WORKING.divide(Decimal(top), Decimal(bottom))
