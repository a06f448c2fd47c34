"""Rounding as a declared step: to a multiple of a number, an amount, a percentage or a length of time."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    InvalidOperation,
)
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration
from addendum.values.failures import CurrencyMismatch, NoAnswer
from addendum.values.money import Money
from addendum.values.outcomes import Outcome
from addendum.values.percent import Percent

if TYPE_CHECKING:
    from addendum.values.dynamic import Value
    from addendum.values.numbers import Number

ROUNDING_MODES = ("half up", "half even", "up", "down", "floor", "ceiling")

_DECIMAL_MODES = {
    "half up": ROUND_HALF_UP,
    "half even": ROUND_HALF_EVEN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
    "floor": ROUND_FLOOR,
    "ceiling": ROUND_CEILING,
}
# Rounding is the one place that may be inexact; wide enough for all that the budgets on digits let in.
_ROUNDING = Context(prec=20_000, Emin=-99_999, Emax=99_999, flags=[], traps=[InvalidOperation])
_POWERS_OF_TEN = frozenset(Decimal(1).scaleb(-places) for places in range(7))
_COUNTS = (BusinessDays, CalendarDays)


def round_to(value: Value, step: Value, mode: str) -> Value:
    """`value` rounded to a multiple of `step`: `half up` takes a tie away from zero, `up` is away from zero.

    The step has the unit of the value; for money a plain number means the value's currency. An absent outcome
    stays what it is. Raises NoAnswer ROUNDING-MODE, ROUNDING-STEP or WRONG-TYPE, and CurrencyMismatch.
    """
    kind = type(value)
    if kind is Outcome:
        return value
    if mode not in _DECIMAL_MODES:
        raise _unknown_mode(mode)
    if kind is Money:
        return Money(value.currency, round_number(value.amount, _money_step(value, step), mode))
    if kind is Decimal or kind is Fraction or kind is int:
        return round_number(value, _plain_step(value, step), mode)
    if type(step) is kind:
        if kind is Percent:
            return Percent(round_number(value.points, step.points, mode))
        if kind is Duration:
            return Duration(round_number(value.seconds, step.seconds, mode))
        if kind in _COUNTS:
            return kind(round_number(value.count, step.count, mode))
    raise _wrong_step(value, step)


def round_number(number: Number, step: Number, mode: str) -> Number:
    """A number rounded to a multiple of `step`, in the caller's mode but in no caller's context."""
    if type(number) is Decimal and step in _POWERS_OF_TEN and type(step) is Decimal:
        step = _ROUNDING.normalize(step)
        return number.quantize(step, rounding=_DECIMAL_MODES[mode], context=_ROUNDING)
    if {type(number), type(step)} == {Decimal, Fraction}:
        raise TypeError("a decimal and a fraction meet in a rounding")
    if step <= 0:
        raise NoAnswer(
            "ROUNDING-STEP", "A rounding step is above zero.", "Write for example `half up to 0.01`."
        )
    times = _whole(Fraction(number) / Fraction(step), mode)
    return _ROUNDING.multiply(Decimal(times), step) if type(step) is Decimal else times * step


def _whole(quotient: Fraction, mode: str) -> int:
    below, rest = divmod(quotient.numerator, quotient.denominator)
    if not rest:
        return below
    twice = 2 * rest - quotient.denominator
    match mode:
        case "floor":
            above = False
        case "ceiling":
            above = True
        case "up":
            above = below >= 0
        case "down":
            above = below < 0
        case "half up":
            above = twice > 0 or (twice == 0 and below >= 0)
        case _:
            above = twice > 0 or (twice == 0 and below % 2 == 1)
    return below + above


def _money_step(value: Money, step: Value) -> Number:
    kind = type(step)
    if kind is Money:
        if step.currency != value.currency:
            raise CurrencyMismatch(value.currency, step.currency)
        return step.amount
    return _plain_step(value, step)


def _plain_step(value: Value, step: Value) -> Number:
    kind = type(step)
    if kind is Decimal or kind is Fraction or kind is int:
        return step
    raise _wrong_step(value, step)


def _wrong_step(value: Value, step: Value) -> NoAnswer:
    from addendum.values.dynamic import type_of

    wanted = type_of(value)
    return NoAnswer(
        "WRONG-TYPE",
        f"{wanted.says} cannot be rounded to {type_of(step).says}.".capitalize(),
        f"Write the step with its unit, for example `{wanted.example}`.",
        details={"value": value, "step": step},
    )


def _unknown_mode(mode: str) -> NoAnswer:
    from addendum.findings import did_you_mean, listed

    near = did_you_mean(mode, ROUNDING_MODES)
    fix = f"Write `{near}`." if near else f"Write {listed(ROUNDING_MODES)}."
    return NoAnswer("ROUNDING-MODE", f"`{mode}` is not a way to round.", fix)
