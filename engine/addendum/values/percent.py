"""Percentages: ratios with their own type, which meet numbers only by multiplication."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.durations import Duration
from addendum.values.money import Money
from addendum.values.numbers import divide, hundredth

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from addendum.values.numbers import Number


class Percent:
    """A share of a whole: `Percent(99.5)` is 99.5 %, the ratio 0.995."""

    __slots__ = ("points",)
    points: Number

    def __init__(self, points: Number) -> None:
        _set_points(self, points)

    @property
    def ratio(self) -> Number:
        """The share as a number: 0.995 for 99.5 %."""
        return hundredth(self.points)

    def __add__(self, other: Percent) -> Percent:
        return Percent(self.points + other.points) if type(other) is Percent else NotImplemented

    def __sub__(self, other: Percent) -> Percent:
        return Percent(self.points - other.points) if type(other) is Percent else NotImplemented

    def __mul__(self, other: Any) -> Any:
        kind = type(other)
        if kind is Money:
            return Money(other.currency, hundredth(self.points * other.amount))
        if kind is Decimal or kind is Fraction or kind is int:
            return Percent(self.points * other)
        if kind is Percent:
            return Percent(hundredth(self.points * other.points))
        if kind is Duration:
            return Duration(hundredth(self.points * other.seconds))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = type(other)
        if kind is Percent:
            return divide(self.points, other.points)
        if kind is Decimal or kind is Fraction or kind is int:
            return Percent(divide(self.points, other))
        return NotImplemented

    def __neg__(self) -> Percent:
        return Percent(-self.points)

    def __abs__(self) -> Percent:
        return Percent(abs(self.points))

    def __eq__(self, other: object) -> bool:
        return type(other) is Percent and self.points == other.points

    def __lt__(self, other: Percent) -> bool:
        return self.points < other.points if type(other) is Percent else NotImplemented

    def __le__(self, other: Percent) -> bool:
        return self.points <= other.points if type(other) is Percent else NotImplemented

    def __gt__(self, other: Percent) -> bool:
        return self.points > other.points if type(other) is Percent else NotImplemented

    def __ge__(self, other: Percent) -> bool:
        return self.points >= other.points if type(other) is Percent else NotImplemented

    def __hash__(self) -> int:
        return hash((Percent, self.points))

    def __repr__(self) -> str:
        return f"Percent({self.points})"

    def __reduce__(self) -> tuple[object, ...]:
        return Percent, (self.points,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a percentage does not change")


_set_points = Percent.__dict__["points"].__set__
