"""Numbers: exact decimals on the fast path, exact fractions where decimals would have to round.

A decision runs either with decimals everywhere or with fractions everywhere. Python refuses to calculate with
a mixture. The fast path runs in `EXACT_CONTEXT`, which raises `decimal.Inexact` at the first result that does
not fit; the whole decision is then run again with fractions, in `FRACTIONS_CONTEXT`.
"""

from __future__ import annotations

from decimal import (
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Underflow,
    getcontext,
    setcontext,
)
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from addendum.values.failures import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Result = TypeVar("Result")
    # Decimal goes with Decimal and Fraction with Fraction, which no union of the two can say.
    Number = Any
else:
    Number = Decimal | Fraction | int

MOST_DIGITS = 400
MOST_EXPONENT = 400
_CENT = Decimal("0.01")
_MOST_POWER_BITS = 100_000
_MOST_BITS_OF_STR = 14_000
_TRAPS = [Inexact, InvalidOperation, DivisionByZero, Overflow, Underflow, FloatOperation]

EXACT_CONTEXT = Context(prec=60, Emin=-9999, Emax=9999, capitals=1, clamp=0, flags=[], traps=_TRAPS)
# For single steps that must be exact whatever the caller's context is: reading, rounding, printing.
WIDE_CONTEXT = Context(prec=20_000, Emin=-99_999, Emax=99_999, flags=[], traps=_TRAPS)
# One digit: a decimal that strays onto the path of fractions is noticed at its first rounding.
FRACTIONS_CONTEXT = Context(prec=1, Emin=-9999, Emax=9999, capitals=1, clamp=0, flags=[], traps=_TRAPS)


def exactly(function: Callable[..., Result], *arguments: object) -> Result:
    """Call `function` with decimals that never round: what would be inexact raises `decimal.Inexact`.

    Costs about 0.15 microseconds; `decimal.localcontext` copies the context and costs several times that.
    """
    before = getcontext()
    setcontext(EXACT_CONTEXT)
    try:
        return function(*arguments)
    finally:
        setcontext(before)


def in_fractions(function: Callable[..., Result], *arguments: object) -> Result:
    """Call `function` for the second run of a decision, in which every number is a fraction."""
    before = getcontext()
    setcontext(FRACTIONS_CONTEXT)
    try:
        return function(*arguments)
    finally:
        setcontext(before)


def divide(left: Number, right: Number) -> Number:
    """The exact quotient; two ints give an int or a number of the mode that is running, never a float."""
    if type(left) is int and type(right) is int:
        whole, rest = divmod(left, right)
        if not rest:
            return whole
        return as_number(left) / right
    return left / right


def hundredth(number: Number) -> Number:
    """The exact hundredth of a number, for percent; a product is half the cost of a quotient."""
    return number * _CENT if type(number) is Decimal else divide(number, 100)


def as_number(whole: int) -> Number:
    """A whole number in the mode that is running: a fraction in `in_fractions`, else a decimal."""
    return Fraction(whole) if getcontext() is FRACTIONS_CONTEXT else Decimal(whole)


def power(base: Number, exponent: Number) -> Number:
    """`base` to the power `exponent`, exactly; roots only where they come out even.

    Raises NoAnswer POWER-NOT-EXACT for other roots and POWER-TOO-LARGE beyond about 30,000 digits, and
    ZeroDivisionError for a negative power of zero.
    """
    top, bottom = exponent.as_integer_ratio()
    upper, lower = base.as_integer_ratio()
    if max(upper.bit_length(), lower.bit_length()) * abs(top) > _MOST_POWER_BITS and abs(base) != 1 and base:
        raise NoAnswer("POWER-TOO-LARGE", "This power has more digits than can be worked with.")
    if bottom != 1:
        upper, lower = _root(upper, bottom), _root(lower, bottom)
    if top < 0:
        upper, lower, top = (lower, upper, -top) if upper > 0 else (-lower, -upper, -top)
    if lower == 0:
        raise ZeroDivisionError
    result = Fraction(upper**top, lower**top)
    return in_mode(result, Fraction if Fraction in (type(base), type(exponent)) else Decimal)


def in_mode(exact: Fraction, mode: type) -> Number:
    """`exact` as a Fraction or a Decimal, whichever `mode` is.

    Raises `decimal.Inexact` where a decimal is asked for and none is equal to it.
    """
    if mode is Fraction:
        return exact
    found = finite_decimal(exact)
    if found is None:
        raise Inexact
    return found


def finite_decimal(number: Number) -> Decimal | None:
    """The decimal equal to `number`, None where its digits never end."""
    if type(number) is Decimal:
        return number
    numerator, denominator = number.as_integer_ratio()
    if denominator == 1:
        return Decimal(numerator)
    twos = (denominator & -denominator).bit_length() - 1
    odd, fives = denominator >> twos, 0
    while odd % 5 == 0:
        odd //= 5
        fives += 1
    if odd != 1:
        return None
    scale = max(twos, fives)
    scaled = numerator * 10**scale // denominator
    return Decimal((int(scaled < 0), Decimal(abs(scaled)).as_tuple().digits, -scale))


def plain_text(number: Number) -> str:
    """The number without exponent, trailing zeros or grouping; `42767/432` where its digits never end."""
    kind = type(number)
    if kind is int:
        return _digits(number)
    decimal = number if kind is Decimal else finite_decimal(number)
    if decimal is None:
        return f"{_digits(number.numerator)}/{_digits(number.denominator)}"
    if not decimal:
        return "0"
    text = format(decimal, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _digits(whole: int) -> str:
    """The digits of an int of any size; Python's own `str` refuses those of more than 4,300 digits."""
    return str(whole) if whole.bit_length() < _MOST_BITS_OF_STR else format(Decimal(whole), "f")


def _root(number: int, degree: int) -> int:
    """The integer whose `degree`-th power is `number`."""
    if number < 0 or degree > _MOST_POWER_BITS:
        raise _not_exact()
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < number:
            low = middle + 1
        else:
            high = middle
    if low**degree != number:
        raise _not_exact()
    return low


def _not_exact() -> NoAnswer:
    return NoAnswer("POWER-NOT-EXACT", "This root has no exact value, so nothing can be calculated with it.")
