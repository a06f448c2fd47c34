"""The next value beside a border: how far a step is on the scale of the values that a column names."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.scales import scale_of
from addendum.values import DATE_TIME, DURATION, TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.rules.scales import Scale
    from addendum.values import Type, Value

_HOUR, _MINUTE = 3_600, 60
_FINEST = 12
_ROUGH = 2  # decimal places for values that have no finite decimals


class Steps(NamedTuple):
    """Values of one type with the step between neighbours: the last place in which they are written.

    For `99.99 %` beside `99 %` a step is 0.01 %, for `EUR 500,000` one euro, for `6 hours` an hour, for
    `90 minutes` a minute, for dates a day.
    """

    scale: Scale
    step: Fraction

    def moved(self, value: Value, steps: int) -> Value:
        """The value so many steps further up, down for a negative number."""
        return self.scale.value(self.scale.number(value) + steps * self.step)

    def distance(self, value: Value, other: Value) -> Fraction:
        """How many steps `other` lies above `value`, negative below it."""
        return (self.scale.number(other) - self.scale.number(value)) / self.step


def steps_of(of_type: Type, values: Sequence[Value]) -> Steps | None:
    """The steps between values such as these; None for a type whose values lie on no line.

    Raises NoAnswer where the values cannot be compared, such as two currencies.
    """
    scale = scale_of(of_type, values)
    if scale is None:
        return None
    numbers = [abs(scale.number(value)) for value in values]
    if scale.whole:
        return Steps(scale, Fraction(1))
    if of_type in (DURATION, TIME, DATE_TIME):
        for unit in (_HOUR, _MINUTE) if of_type is DURATION else (_MINUTE,):
            if any(numbers) and all(number % unit == 0 for number in numbers):
                return Steps(scale, Fraction(unit))
    return Steps(scale, Fraction(1, 10 ** _places(numbers)))


def _places(numbers: Sequence[Fraction]) -> int:
    """The decimal places that the numbers need."""
    for places in range(_FINEST + 1):
        if all((number * 10**places).denominator == 1 for number in numbers):
            return places
    return _ROUGH
