"""Exact numbers put into the mode that is running: decimals, or fractions on the second run."""

from __future__ import annotations

from decimal import Decimal, Inexact, getcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values import FRACTIONS_CONTEXT, as_number, finite_decimal

if TYPE_CHECKING:
    from addendum.values import Number


def in_mode(exact: Number) -> Number:
    """The number in the mode that is running; raises `decimal.Inexact` where no decimal is equal to it."""
    if type(exact) is int:
        return as_number(exact)
    if getcontext() is FRACTIONS_CONTEXT:
        return Fraction(exact)
    found = exact if type(exact) is Decimal else finite_decimal(exact)
    if found is None:
        raise Inexact
    return found
