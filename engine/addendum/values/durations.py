"""Lengths of time: elapsed seconds, and whole months, which have no fixed number of seconds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.failures import NoAnswer
from addendum.values.numbers import divide

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from addendum.values.numbers import Number


class Duration:
    """Exact elapsed time in seconds; FEEL's days and time duration, in which a day has 24 hours."""

    __slots__ = ("seconds",)
    seconds: Number

    def __init__(self, seconds: Number) -> None:
        _set_seconds(self, seconds)

    def __add__(self, other: Duration) -> Duration:
        return Duration(self.seconds + other.seconds) if type(other) is Duration else NotImplemented

    def __sub__(self, other: Duration) -> Duration:
        return Duration(self.seconds - other.seconds) if type(other) is Duration else NotImplemented

    def __mul__(self, other: Number) -> Duration:
        kind = type(other)
        if kind is Decimal or kind is Fraction or kind is int:
            return Duration(self.seconds * other)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = type(other)
        if kind is Duration:
            return divide(self.seconds, other.seconds)
        if kind is Decimal or kind is Fraction or kind is int:
            return Duration(divide(self.seconds, other))
        return NotImplemented

    def __neg__(self) -> Duration:
        return Duration(-self.seconds)

    def __abs__(self) -> Duration:
        return Duration(abs(self.seconds))

    def __eq__(self, other: object) -> bool:
        return type(other) is Duration and self.seconds == other.seconds

    def __lt__(self, other: Duration) -> bool:
        return self.seconds < other.seconds if type(other) is Duration else NotImplemented

    def __le__(self, other: Duration) -> bool:
        return self.seconds <= other.seconds if type(other) is Duration else NotImplemented

    def __gt__(self, other: Duration) -> bool:
        return self.seconds > other.seconds if type(other) is Duration else NotImplemented

    def __ge__(self, other: Duration) -> bool:
        return self.seconds >= other.seconds if type(other) is Duration else NotImplemented

    def __hash__(self) -> int:
        return hash((Duration, self.seconds))

    def __repr__(self) -> str:
        return f"Duration({self.seconds})"

    def __reduce__(self) -> tuple[object, ...]:
        return Duration, (self.seconds,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a length of time does not change")


class Months:
    """A whole number of months, an int in both modes; FEEL's years and months duration."""

    __slots__ = ("months",)
    months: int

    def __init__(self, months: int) -> None:
        _set_months(self, months)

    def __add__(self, other: Months) -> Months:
        return Months(self.months + other.months) if type(other) is Months else NotImplemented

    def __sub__(self, other: Months) -> Months:
        return Months(self.months - other.months) if type(other) is Months else NotImplemented

    def __mul__(self, other: Number) -> Months:
        kind = type(other)
        if kind is Decimal or kind is Fraction or kind is int:
            return _whole_months(Fraction(other) * self.months)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = type(other)
        if kind is Months:
            return divide(self.months, other.months)
        if kind is Decimal or kind is Fraction or kind is int:
            return _whole_months(self.months / Fraction(other))
        return NotImplemented

    def __neg__(self) -> Months:
        return Months(-self.months)

    def __abs__(self) -> Months:
        return Months(abs(self.months))

    def __eq__(self, other: object) -> bool:
        return type(other) is Months and self.months == other.months

    def __lt__(self, other: Months) -> bool:
        return self.months < other.months if type(other) is Months else NotImplemented

    def __le__(self, other: Months) -> bool:
        return self.months <= other.months if type(other) is Months else NotImplemented

    def __gt__(self, other: Months) -> bool:
        return self.months > other.months if type(other) is Months else NotImplemented

    def __ge__(self, other: Months) -> bool:
        return self.months >= other.months if type(other) is Months else NotImplemented

    def __hash__(self) -> int:
        return hash((Months, self.months))

    def __repr__(self) -> str:
        return f"Months({self.months})"

    def __reduce__(self) -> tuple[object, ...]:
        return Months, (self.months,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a number of months does not change")


def _whole_months(months: Fraction) -> Months:
    if months.denominator != 1:
        raise NoAnswer(
            "MONTHS-NOT-WHOLE",
            f"{months} months are not a whole number of months, and parts of a month differ in length.",
            "Calculate with days or hours, or round to whole months.",
        )
    return Months(months.numerator)


_set_seconds = Duration.__dict__["seconds"].__set__
_set_months = Months.__dict__["months"].__set__
