"""Values of policies in the plain form that DMN knows, as parts of formulas.

A percentage is its ratio, money its amount, business days are their count; lengths of time and calendar days
are durations, months and quarters texts such as `2025-03`. An absent outcome is null.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from addendum.feel import tree as t
from addendum.values import (
    BusinessDays,
    CalendarDays,
    Date,
    DateTime,
    Duration,
    Money,
    Month,
    Months,
    Outcome,
    Percent,
    Quarter,
    Time,
    finite_decimal,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values import Number, Value

_DAY = 86_400


def literal(value: Value) -> t.Node:
    """A value as a formula of DMN writes it."""
    if value is None:
        return t.Null()
    return _LITERALS[type(value)](value)


def plain(value: Value) -> Value:
    """A value in the form in which DMN has it."""
    change = _PLAIN.get(type(value))
    if change is not None:
        return change(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return {name: plain(item) for name, item in value.items()} if isinstance(value, dict) else value


def number(value: Number) -> t.Node:
    """A number; one without finite decimals is a division."""
    decimal = finite_decimal(value)
    if decimal is None:
        fraction = Fraction(value)
        top = t.Number(str(abs(fraction.numerator)))
        division = t.Arithmetic("/", top, t.Number(str(fraction.denominator)))
        return t.Negate(division) if fraction < 0 else division
    text = f"{abs(decimal):f}"
    return t.Negate(t.Number(text)) if decimal < 0 else t.Number(text)


def _ratio(value: Percent) -> Number:
    points = finite_decimal(value.points)
    return Decimal(plain_text(points.scaleb(-2))) if points is not None else Fraction(value.points) / 100


def _called(function: str, text: str) -> t.Node:
    return t.Call(t.Name(function), (t.Text(text),))


def _seconds(value: Duration) -> t.Node:
    """A length of time: in whole seconds, or as a count of seconds where it has parts of one."""
    sign = "-" if value.seconds < 0 else ""
    seconds = finite_decimal(abs(value.seconds))
    if seconds is None:
        return t.Arithmetic("*", number(value.seconds), _called("duration", "PT1S"))
    days, rest = divmod(seconds, _DAY)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    date = f"{days:f}D" if days else ""
    parts = ((f"{hours:f}H", hours), (f"{minutes:f}M", minutes), (f"{rest:f}S", rest))
    time = "".join(text for text, count in parts if count)
    return _called("duration", f"{sign}P{date}{f'T{time}' if time or not date else ''}{_none(date, time)}")


def _none(date: str, time: str) -> str:
    return "" if date or time else "0S"


def _days(value: CalendarDays) -> t.Node:
    return _seconds(Duration(Fraction(value.count) * _DAY))


def _months(value: Months) -> t.Node:
    sign = "-" if value.months < 0 else ""
    return _called("duration", f"{sign}P{abs(value.months)}M")


def _list(items: Any) -> t.Node:
    return t.ListLiteral(tuple(map(literal, items)))


def _context(fields: dict[str, Any]) -> t.Node:
    return t.ContextLiteral(tuple(t.Entry(name, literal(item)) for name, item in fields.items()))


_LITERALS: dict[type, Callable[[Any], t.Node]] = {
    bool: t.Boolean,
    str: t.Text,
    int: number,
    Decimal: number,
    Fraction: number,
    Percent: lambda value: number(_ratio(value)),
    Money: lambda value: number(value.amount),
    Duration: _seconds,
    CalendarDays: _days,
    BusinessDays: lambda value: number(value.count),
    Months: _months,
    Date: lambda value: _called("date", str(value)),
    Time: lambda value: _called("time", str(value)),
    DateTime: lambda value: _called("date and time", str(value)),
    Month: lambda value: t.Text(str(value)),
    Quarter: lambda value: t.Text(str(value)),
    Outcome: lambda _: t.Null(),
    list: _list,
    tuple: _list,
    dict: _context,
}
_PLAIN: dict[type, Callable[[Any], Value]] = {
    Percent: _ratio,
    Money: lambda value: value.amount,
    CalendarDays: lambda value: Duration(Fraction(value.count) * _DAY),
    BusinessDays: lambda value: value.count,
    Month: str,
    Quarter: str,
    Outcome: lambda _: None,
}
