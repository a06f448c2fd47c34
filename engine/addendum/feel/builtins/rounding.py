"""Rounding to a number of decimals, of numbers, amounts of money and percentages."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    InvalidOperation,
)
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import NUMBERS, kind_of
from addendum.feel.limits import bounded_number, charge_bits
from addendum.feel.operators.modes import in_mode
from addendum.values import Money, Outcome, Percent, round_number

if TYPE_CHECKING:
    from addendum.values import Number, Value

LEAST_SCALE = -6111
MOST_SCALE = 6176
_BITS_OF_A_DIGIT = 3
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(7))
"""The decimals that people round to, where a decimal is rounded at once."""

_ROUNDING = Context(prec=20_000, Emin=-99_999, Emax=99_999, flags=[], traps=[InvalidOperation])
_DECIMAL_MODES = {
    "half up": ROUND_HALF_UP,
    "half down": ROUND_HALF_DOWN,
    "half even": ROUND_HALF_EVEN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "floor": ROUND_FLOOR,
    "ceiling": ROUND_CEILING,
}


def round_to_scale(value: Value, scale: Number, mode: str) -> Value:
    """The value with at most `scale` decimals (before the point where negative); part of a scale is dropped.

    `mode` is one of `half up`, `half down`, `half even`, `up`, `down`, `floor`, `ceiling`; ties go away from
    zero, towards zero and to the even digit, `up` and `down` away from zero and towards it. Percentages are
    rounded by their points.
    """
    kind = type(value)
    if kind in NUMBERS:
        return _rounded(value, _places(scale), mode)
    if kind is Percent:
        return Percent(_rounded(value.points, _places(scale), mode))
    if kind is Money:
        return Money(value.currency, _rounded(value.amount, _places(scale), mode))
    if kind is Outcome:
        return value
    raise FeelFailure(
        "WRONG-TYPE", f"{kind_of(value)} cannot be rounded to decimals.".capitalize(), "Round a number."
    )


def _places(scale: Number) -> int:
    if type(scale) not in NUMBERS:
        raise FeelFailure(
            "WRONG-TYPE", f"The number of decimals is {kind_of(scale)}.", "Give a whole number."
        )
    places = int(scale)
    if not LEAST_SCALE <= places <= MOST_SCALE:
        raise FeelFailure(
            "SCALE-OUT-OF-RANGE",
            "There are not so many decimals.",
            f"It is {LEAST_SCALE} to {MOST_SCALE}.",
        )
    return places


def _rounded(number: Number, places: int, mode: str) -> Number:
    if type(number) is Decimal and 0 <= places < len(_STEPS):
        return number.quantize(_STEPS[places], _DECIMAL_MODES[mode], _ROUNDING)
    if type(number) is Decimal and int(number.as_tuple().exponent) >= -places:
        return number
    bounded_number(number)
    charge_bits(abs(places) * _BITS_OF_A_DIGIT)
    if mode == "half down":
        return in_mode(_half_down(Fraction(number), places))
    if type(number) is Decimal:
        return round_number(number, Decimal((0, (1,), -places)), mode)
    return in_mode(round_number(Fraction(number), _step(places), mode))


@lru_cache(maxsize=16)
def _step(places: int) -> Fraction:
    return Fraction(10) ** -places


def _half_down(number: Fraction, places: int) -> Fraction:
    """The nearest multiple of the last decimal place; a tie goes to the one towards zero."""
    step = _step(places)
    below, rest = divmod(abs(number), step)
    size = (below + (2 * rest > step)) * step
    return -size if number < 0 else size
