"""The steps of an answer: rounds of loops and calls of functions, counted over all the formulas it takes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.feel.limits import RUNNING, Steps, bits_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values import Number

_CHARACTERS_A_STEP = 64
_BITS_A_STEP = 64


def running() -> Steps:
    """The steps of the answer that is being worked out; new ones where a function is called from outside."""
    return RUNNING.get() or Steps()


def counted(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with its steps counted, together with those of the formula that calls it, if any."""

    def counting(*arguments: Any) -> Any:
        if RUNNING.get() is not None:
            return function(*arguments)
        token = RUNNING.set(Steps())
        try:
            return function(*arguments)
        finally:
            RUNNING.reset(token)

    return counting


def charged(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that takes as many steps as its arguments have items, for calls that are repeated."""

    def charging(*arguments: Any) -> Any:
        size = 0
        for argument in arguments:
            size_of = _SIZES.get(type(argument))
            if size_of is not None:
                size += size_of(argument)
        if size:
            running().take(size)
        return function(*arguments)

    return charging


def _size_of_number(number: Number) -> int:
    return bits_of(number) // _BITS_A_STEP


_SIZES: dict[type, Callable[[Any], int]] = {
    list: len,
    tuple: len,
    dict: len,
    str: lambda text: len(text) // _CHARACTERS_A_STEP,
    Decimal: _size_of_number,
    Fraction: _size_of_number,
}
