"""Calendar months and quarters: `2025-03` and `2025-Q3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values.durations import Months
from addendum.values.failures import ValueProblem
from addendum.values.forms import grammar
from addendum.values.temporal import Date
from addendum.values.types import MONTH, QUARTER

if TYPE_CHECKING:
    from typing import NoReturn, Self


class _Period:
    """A stretch of the calendar, counted by `index`, the number of such periods since the year 0."""

    __slots__ = ("index",)
    index: int

    @classmethod
    def at(cls, index: int) -> Self:
        """The period with this index."""
        period = cls.__new__(cls)
        _set_index(period, index)
        return period

    def next(self) -> Self:
        """The period that begins where this one ends."""
        return self.at(self.index + 1)

    def previous(self) -> Self:
        """The period that ends where this one begins."""
        return self.at(self.index - 1)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.index == other.index

    def __lt__(self, other: Self) -> bool:
        return self.index < other.index if type(other) is type(self) else NotImplemented

    def __le__(self, other: Self) -> bool:
        return self.index <= other.index if type(other) is type(self) else NotImplemented

    def __gt__(self, other: Self) -> bool:
        return self.index > other.index if type(other) is type(self) else NotImplemented

    def __ge__(self, other: Self) -> bool:
        return self.index >= other.index if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self.index))

    def __repr__(self) -> str:
        return f"{type(self).__name__}.parse({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).at, (self.index,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a calendar period does not change")


class Month(_Period):
    """A month of a year, 1 to 12."""

    __slots__ = ()

    def __init__(self, year: int, month: int) -> None:
        if not 1 <= month <= 12:
            raise ValueProblem("VALUE-UNREADABLE", f"There is no month {month}.", "Months are 1 to 12.")
        _set_index(self, year * 12 + month - 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written `2025-03`; raises ValueProblem."""
        found = grammar(MONTH)(text)
        if found is None:
            raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is not a calendar month.", "Write `2025-03`.")
        return cls.at(int(found[1]) * 12 + int(found[2]) - 1)

    @classmethod
    def containing(cls, date: Date) -> Month:
        """The month in which a date lies."""
        return cls.at(date.year * 12 + date.month - 1)

    @property
    def year(self) -> int:
        """The year of the month."""
        return self.index // 12

    @property
    def month(self) -> int:
        """The number of the month in its year, from 1."""
        return self.index % 12 + 1

    @property
    def first_day(self) -> Date:
        """The first of the month."""
        return Date(self.year, self.month, 1)

    @property
    def last_day(self) -> Date:
        """The last day that belongs to the month."""
        return Date.from_ordinal(self.next().first_day.ordinal - 1)

    def __add__(self, other: Months) -> Month:
        return self.at(self.index + other.months) if type(other) is Months else NotImplemented

    __radd__ = __add__

    def __sub__(self, other: Months) -> Month:
        return self.at(self.index - other.months) if type(other) is Months else NotImplemented

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


class Quarter(_Period):
    """A calendar quarter of a year, 1 to 4."""

    __slots__ = ()

    def __init__(self, year: int, quarter: int) -> None:
        if not 1 <= quarter <= 4:
            raise ValueProblem("VALUE-UNREADABLE", f"There is no quarter {quarter}.", "Quarters are 1 to 4.")
        _set_index(self, year * 4 + quarter - 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter written `2025-Q3`; raises ValueProblem."""
        found = grammar(QUARTER)(text)
        if found is None:
            raise ValueProblem("VALUE-UNREADABLE", f"`{text}` is not a calendar quarter.", "Write `2025-Q3`.")
        return cls.at(int(found[1]) * 4 + int(found[2]) - 1)

    @classmethod
    def containing(cls, date: Date) -> Quarter:
        """The quarter in which a date lies."""
        return cls.at(date.year * 4 + (date.month - 1) // 3)

    @property
    def year(self) -> int:
        """The year of the quarter."""
        return self.index // 4

    @property
    def quarter(self) -> int:
        """The number of the quarter in its year, from 1."""
        return self.index % 4 + 1

    @property
    def first_day(self) -> Date:
        """The first day of the quarter."""
        return Date(self.year, (self.quarter - 1) * 3 + 1, 1)

    @property
    def last_day(self) -> Date:
        """The last day that belongs to the quarter."""
        return Date.from_ordinal(self.next().first_day.ordinal - 1)

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.quarter}"


_set_index = _Period.__dict__["index"].__set__
