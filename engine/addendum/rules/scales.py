"""The line on which the values of an ordered type lie: as exact numbers, and readable ones between."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    QUARTER,
    TIME,
    BusinessDays,
    CalendarDays,
    Date,
    Duration,
    Money,
    Month,
    Months,
    Percent,
    Quarter,
    Time,
    finite_decimal,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addendum.rules.model import Span
    from addendum.values import Type, Value

_DAY = 86_400
_SECONDS = tuple(map(Fraction, (36_000, 3_600, 1_800, 600, 300, 60, 30, 10, 5)))
_FINEST = (
    450  # values have at most 400 digits, so two of them have a decimal of this many places between them
)


class Stretch(NamedTuple):
    """A piece of a scale, in its numbers; an end of None is open to infinity."""

    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool

    @property
    def is_empty(self) -> bool:
        """Whether no number at all lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies in it."""
        above = self.low is None or number > self.low or (self.low_closed and number == self.low)
        below = self.high is None or number < self.high or (self.high_closed and number == self.high)
        return above and below

    def is_before(self, other: Stretch) -> bool:
        """Whether it and `other`, the next piece upwards, leave nothing between them."""
        return self.high is not None and self.high == other.low and (self.high_closed or other.low_closed)


EVERYTHING = Stretch(None, False, None, False)


class Scale(NamedTuple):
    """Values of one type as numbers in the same order; `whole` where only whole numbers are values."""

    number: Callable[[Value], Fraction]
    value: Callable[[Fraction], Value]
    whole: bool = False
    ends: Stretch = EVERYTHING

    def stretch(self, span: Span) -> Stretch:
        """A span of values in numbers; on a scale of whole numbers its ends belong to it."""
        low = None if span.low is None else self.number(span.low)
        high = None if span.high is None else self.number(span.high)
        return self.tidied(Stretch(low, span.low_closed, high, span.high_closed))

    def tidied(self, stretch: Stretch) -> Stretch:
        """The same values; on a scale of whole numbers with ends that belong to it."""
        if not self.whole:
            return stretch
        low, high = stretch.low, stretch.high
        if low is not None and not stretch.low_closed:
            low += 1
        if high is not None and not stretch.high_closed:
            high -= 1
        return Stretch(low, low is not None, high, high is not None)

    def readable(self, stretch: Stretch) -> Value:
        """A value of few digits in a stretch that is not empty, strictly inside where there is room."""
        low, high = _finite(stretch)
        if self.whole:
            low, high = low - (stretch.low_closed or stretch.low is None), high + 1
        if low == high:
            return self.value(low)
        return self.value(_between(low, high, self._steps(high - low)))

    def _steps(self, width: Fraction) -> Iterator[Fraction]:
        step = Fraction(10) ** len(str(int(width)))
        if self.value is _duration:
            yield from (_DAY * step / 10**place for place in range(len(str(step))))
            yield from _SECONDS
            step = Fraction(1)
        for _ in range(_FINEST):
            yield step
            yield step / 2
            step /= 10


def scale_of(of_type: Type, values: Sequence[Value]) -> Scale | None:
    """The scale for an ordered type and the values met on it; None where the type has no line of numbers.

    Raises NoAnswer where the values themselves cannot be ordered, such as two currencies.
    """
    known = _SCALES.get(of_type)
    if known is not None:
        return Scale(_number_of(of_type, None), *known)
    if of_type is MONEY:
        sample = values[0] if values else Money("EUR", finite_decimal(0))
        return Scale(_number_of(MONEY, sample), lambda number: Money(sample.currency, _plain(number)))
    if of_type is DATE_TIME and values:
        return _moments(values)
    if of_type is TIME and not any(value.zone for value in values):
        ends = Stretch(Fraction(0), True, Fraction(_DAY), False)
        return Scale(lambda time: Fraction(time.since_midnight), Time.at, ends=ends)
    return None


def _moments(values: Sequence[Value]) -> Scale:
    """Dates with times, counted in seconds from one of them."""
    start = values[0]
    return Scale(
        lambda moment: Fraction((moment - start).seconds), lambda number: start + Duration(_plain(number))
    )


def _number_of(of_type: Type, sample: Value | None) -> Callable[[Value], Fraction]:
    take = key(of_type, sample)
    return lambda value: Fraction(take(value))


def _plain(number: Fraction) -> Value:
    """The number as values hold it: a decimal where it has one."""
    decimal = finite_decimal(number)
    return number if decimal is None else decimal


def _duration(number: Fraction) -> Duration:
    return Duration(_plain(number))


def _finite(stretch: Stretch) -> tuple[Fraction, Fraction]:
    """The ends of a stretch, with an open one moved to where a reader expects the next round value."""
    low, high = stretch.low, stretch.high
    if low is None and high is None:
        return Fraction(-1), Fraction(1)
    if low is None and high is not None:
        low = Fraction(0) if high > 0 else high - 2 * _size(high)
    elif high is None and low is not None:
        high = low + 2 * _size(low)
    assert low is not None  # noqa: S101 - both ends are set above
    assert high is not None  # noqa: S101
    return low, high


def _size(number: Fraction) -> Fraction:
    """The power of ten that a number begins with, at least one."""
    whole = abs(int(number))
    return Fraction(10) ** (len(str(whole)) - 1) if whole else Fraction(1)


def _between(low: Fraction, high: Fraction, steps: Iterator[Fraction]) -> Fraction:
    """The multiple of the largest step that lies strictly between, near the middle."""
    middle = (low + high) / 2
    for step in steps:
        found = round(middle / step) * step
        if low < found < high:
            return found
    return middle


_SCALES: dict[Type, tuple[Callable[[Fraction], Value], bool]] = {
    NUMBER: (_plain, False),
    PERCENT: (lambda number: Percent(_plain(number)), False),
    DURATION: (_duration, False),
    BUSINESS_DAYS: (lambda number: BusinessDays(_plain(number)), False),
    CALENDAR_DAYS: (lambda number: CalendarDays(_plain(number)), False),
    MONTHS: (lambda number: Months(int(number)), True),
    DATE: (lambda number: Date.from_ordinal(int(number)), True),
    MONTH: (lambda number: Month.at(int(number)), True),
    QUARTER: (lambda number: Quarter.at(int(number)), True),
}
