"""Built-in functions on one or two numbers."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from addendum.feel.builtins.rounding import round_to_scale
from addendum.feel.builtins.signature import Builtin, BuiltinSignature, always
from addendum.feel.builtins.transcendental import exponential, natural_logarithm, square_root
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import QUANTITIES, kind_of
from addendum.feel.operators.modes import in_mode
from addendum.values import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONEY,
    MONTHS,
    NUMBER,
    PERCENT,
    Outcome,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Number, Type, Value

_ROUNDED = frozenset({ANY, NUMBER, MONEY, PERCENT})
_SIZED = frozenset({ANY, NUMBER, MONEY, PERCENT, DURATION, MONTHS, BUSINESS_DAYS, CALENDAR_DAYS})


def absolute(n: Value) -> Value:
    """`abs(n)`: a number, quantity or length of time without its sign."""
    if type(n) in QUANTITIES or type(n) is Outcome:
        return abs(n)
    raise FeelFailure("WRONG-TYPE", f"`abs` needs a number or a quantity, and this is {kind_of(n)}.")


def modulo(dividend: Number, divisor: Number) -> Number:
    """`modulo(dividend, divisor)`: the rest with the sign of the divisor."""
    if not divisor:
        raise FeelFailure("DIVISION-BY-ZERO", "Nothing can be divided by zero.", "Test the divisor first.")
    if type(dividend) is Decimal and type(divisor) is Decimal:
        try:
            rest = dividend % divisor  # of the sign of the dividend
        except InvalidOperation:  # the quotient has more digits than a decimal holds
            pass
        else:
            return rest + divisor if rest and (rest < 0) is not (divisor < 0) else rest
    top, bottom = dividend.as_integer_ratio()
    upper, lower = divisor.as_integer_ratio()
    whole = (top * lower) // (bottom * upper)
    return dividend - in_mode(whole) * divisor


def is_even(number: Number) -> bool:
    """`even(number)`: whether it is a whole multiple of two."""
    top, bottom = number.as_integer_ratio()
    return bool(bottom == 1 and top % 2 == 0)


def is_odd(number: Number) -> bool:
    """`odd(number)`: whether it is whole and no multiple of two."""
    top, bottom = number.as_integer_ratio()
    return bool(bottom == 1 and top % 2 == 1)


def _rounds(types: tuple[Type, ...]) -> Type | None:
    return types[0] if types[0] in _ROUNDED else None


def _sizes(types: tuple[Type, ...]) -> Type | None:
    return types[0] if types[0] in _SIZED else None


def _rounding(name: str, mode: str, required: int) -> Builtin:
    def implementation(n: Value, scale: Number = 0) -> Value:
        return round_to_scale(n, scale, mode)

    return Builtin(
        name, (BuiltinSignature(("n", "scale"), required, False, (ANY, NUMBER), _rounds, implementation),)
    )


def _of_number(name: str, result: Type, implementation: Callable[[Number], Value]) -> Builtin:
    return Builtin(
        name, (BuiltinSignature(("number",), 1, False, (NUMBER,), always(result), implementation),)
    )


BUILTINS = {
    builtin.name: builtin
    for builtin in (
        _rounding("decimal", "half even", 2),
        _rounding("floor", "floor", 1),
        _rounding("ceiling", "ceiling", 1),
        _rounding("round up", "up", 2),
        _rounding("round down", "down", 2),
        _rounding("round half up", "half up", 2),
        _rounding("round half down", "half down", 2),
        Builtin("abs", (BuiltinSignature(("n",), 1, False, (ANY,), _sizes, absolute),)),
        Builtin(
            "modulo",
            (BuiltinSignature(("dividend", "divisor"), 2, False, (NUMBER, NUMBER), always(NUMBER), modulo),),
        ),
        _of_number("sqrt", NUMBER, square_root),
        _of_number("log", NUMBER, natural_logarithm),
        _of_number("exp", NUMBER, exponential),
        _of_number("odd", BOOLEAN, is_odd),
        _of_number("even", BOOLEAN, is_even),
    )
}
