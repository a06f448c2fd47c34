"""Counted days: business days and calendar days, which become a length of time only with a calendar."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.failures import NoAnswer
from addendum.values.numbers import divide
from addendum.values.temporal import Date

if TYPE_CHECKING:
    from typing import Any, NoReturn, Self

    from addendum.values.numbers import Number


class _Days:
    """A count of days of one kind; kinds never mix, since only a calendar knows how they relate."""

    __slots__ = ("count",)
    count: Number

    def __init__(self, count: Number) -> None:
        _set_count(self, count)

    def __add__(self, other: Self) -> Self:
        kind = type(self)
        return kind(self.count + other.count) if type(other) is kind else NotImplemented

    def __sub__(self, other: Self) -> Self:
        kind = type(self)
        return kind(self.count - other.count) if type(other) is kind else NotImplemented

    def __mul__(self, other: Number) -> Self:
        kind = type(other)
        if kind is Decimal or kind is Fraction or kind is int:
            return type(self)(self.count * other)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        kind = type(other)
        if kind is type(self):
            return divide(self.count, other.count)
        if kind is Decimal or kind is Fraction or kind is int:
            return type(self)(divide(self.count, other))
        return NotImplemented

    def __neg__(self) -> Self:
        return type(self)(-self.count)

    def __abs__(self) -> Self:
        return type(self)(abs(self.count))

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.count == other.count

    def __lt__(self, other: Self) -> bool:
        return self.count < other.count if type(other) is type(self) else NotImplemented

    def __le__(self, other: Self) -> bool:
        return self.count <= other.count if type(other) is type(self) else NotImplemented

    def __gt__(self, other: Self) -> bool:
        return self.count > other.count if type(other) is type(self) else NotImplemented

    def __ge__(self, other: Self) -> bool:
        return self.count >= other.count if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self.count))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.count})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.count,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a number of days does not change")


class BusinessDays(_Days):
    """A number of days on which somebody works, by a calendar's rule."""

    __slots__ = ()


class CalendarDays(_Days):
    """A number of days on the calendar, midnight to midnight; a whole number of them moves a date."""

    __slots__ = ()

    def __radd__(self, date: Any) -> Any:
        return Date.from_ordinal(date.ordinal + self._whole()) if type(date) is Date else NotImplemented

    def __add__(self, other: Any) -> Any:
        return self.__radd__(other) if type(other) is Date else super().__add__(other)

    def __rsub__(self, date: Any) -> Any:
        return Date.from_ordinal(date.ordinal - self._whole()) if type(date) is Date else NotImplemented

    def _whole(self) -> int:
        whole = int(self.count)
        if whole != self.count:
            raise NoAnswer(
                "DAYS-NOT-WHOLE",
                f"A date cannot move by {self.count} calendar days.",
                "Round to whole days first, or calculate with a length of time.",
            )
        return whole


_set_count = _Days.__dict__["count"].__set__
