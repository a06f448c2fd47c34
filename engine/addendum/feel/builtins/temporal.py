"""Built-in functions on dates, and the two that would need a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins.signature import Builtin, BuiltinSignature
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import kind_of
from addendum.values import ANY, DATE, DATE_TIME, NUMBER, TEXT, Date, DateTime, as_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Number, Type, Value

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
)  # fmt: skip


def day_of_year(date: Value) -> Number:
    """`day of year(date)`: 1 to 366."""
    return as_number(_date(date).day_of_year)


def day_of_week(date: Value) -> str:
    """`day of week(date)`: `Monday` to `Sunday`."""
    return DAYS[_date(date).weekday - 1]


def month_of_year(date: Value) -> str:
    """`month of year(date)`: `January` to `December`."""
    return MONTHS[_date(date).month - 1]


def week_of_year(date: Value) -> Number:
    """`week of year(date)`: 1 to 53, by ISO 8601."""
    return as_number(_date(date).week_of_year)


def no_clock() -> Value:
    """`now()` and `today()`: refused, since an answer depends on its facts only."""
    raise FeelFailure(
        "NO-CLOCK",
        "A formula has no clock: the same facts always get the same answer.",
        "Give the date as a fact.",
    )


def _date(value: Value) -> Date:
    if type(value) is Date:
        return value
    if type(value) is DateTime:
        return value.date
    raise FeelFailure("WRONG-TYPE", f"A date is needed here, and this is {kind_of(value)}.")


def _on_date(name: str, result: Type, implementation: Callable[[Value], Value]) -> Builtin:
    def applies(types: tuple[Type, ...]) -> Type | None:
        return result if types[0] in (ANY, DATE, DATE_TIME) else None

    return Builtin(name, (BuiltinSignature(("date",), 1, False, (ANY,), applies, implementation),))


def _on_clock(name: str, result: Type) -> Builtin:
    return Builtin(name, (BuiltinSignature((), 0, False, (), lambda _: result, no_clock),))


BUILTINS = {
    builtin.name: builtin
    for builtin in (
        _on_date("day of year", NUMBER, day_of_year),
        _on_date("day of week", TEXT, day_of_week),
        _on_date("month of year", TEXT, month_of_year),
        _on_date("week of year", NUMBER, week_of_year),
        _on_clock("now", DATE_TIME),
        _on_clock("today", DATE),
    )
}
