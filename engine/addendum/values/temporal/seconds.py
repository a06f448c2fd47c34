"""Seconds as temporal values hold them: an int, or a fraction where not whole, in both modes."""

from __future__ import annotations

from decimal import Decimal, getcontext
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.failures import NoAnswer
from addendum.values.numbers import FRACTIONS_CONTEXT, as_number, finite_decimal, in_mode

if TYPE_CHECKING:
    from addendum.values.numbers import Number

    Exact = int | Fraction

DAY = 86_400
MOST_FRACTION_DIGITS = 30


def exact(number: Number) -> Exact:
    """A number of either mode without its mode."""
    top, bottom = number.as_integer_ratio()
    return top if bottom == 1 else Fraction(top, bottom)


def as_mode(number: Exact) -> Number:
    """The number in the mode that is running; raises `decimal.Inexact` where no decimal is equal to it."""
    if type(number) is int:
        return as_number(number)
    return in_mode(Fraction(number), Fraction if getcontext() is FRACTIONS_CONTEXT else Decimal)


def whole_days(seconds: Number) -> int:
    """The days that a number of seconds completes, rounded down."""
    top, bottom = seconds.as_integer_ratio()
    return top // (bottom * DAY)  # type: ignore[no-any-return]


def second_text(second: Exact) -> str:
    """A second with two digits before its point, `05.25`; endless digits are cut off after 30."""
    whole = int(second)
    rest = second - whole
    if not rest:
        return f"{whole:02}"
    decimal = finite_decimal(rest)
    if decimal is None:
        cut = int(rest * 10**MOST_FRACTION_DIGITS)
        return f"{whole:02}.{cut:0{MOST_FRACTION_DIGITS}}"
    digits = format(decimal, "f").partition(".")[2].rstrip("0")
    return f"{whole:02}.{digits}"


def out_of_range() -> NoAnswer:
    """The error of a calculation that leaves the years there are."""
    return NoAnswer("DATE-OUT-OF-RANGE", "This day lies outside the years -999999999 to 999999999.")


def not_comparable(kind: str) -> NoAnswer:
    """The error of ordering two times of which one is local, or whose zones need a date to compare."""
    return NoAnswer(
        "NOT-COMPARABLE",
        f"These two {kind} cannot be ordered: one is local and the other in a time zone.",
        "Give both a zone, for example `+02:00` or `@Europe/Berlin`, or neither.",
    )
