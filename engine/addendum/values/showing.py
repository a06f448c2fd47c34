"""Values as text: the canonical form that reads back to an equal value, JSON, and rounded text for people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration, Months
from addendum.values.dynamic import is_finite
from addendum.values.money import Money
from addendum.values.numbers import finite_decimal, plain_text
from addendum.values.outcomes import Outcome
from addendum.values.percent import Percent
from addendum.values.periods import Month, Quarter
from addendum.values.rounding import round_to
from addendum.values.temporal import Date, DateTime, Time

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from addendum.values.dynamic import Value
    from addendum.values.numbers import Number

# Currencies whose smallest unit is not a hundredth (ISO 4217).
_MINOR_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI"), 0),
    **dict.fromkeys(("VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}

_MOST_DIGITS_OF_INT = 4_000
_PLACES_FOR_PEOPLE = 6
_SECONDS_OF = {"hour": 3600, "minute": 60, "second": 1}


def show(value: Value) -> str:
    """The canonical text of a value: `99.5 %`, `EUR 8000.00`, `90 minutes`, `42767/432 %`."""
    shower = _SHOWERS.get(type(value))
    if shower is None:
        raise TypeError(f"{type(value).__name__} is not a value of a policy")
    return shower(value)


def is_shown(kind: type) -> bool:
    """Whether values of this class have a canonical text."""
    return kind in _SHOWERS


def to_json(value: Value) -> object:
    """The value as JSON holds it: text with its unit, a number as int or Decimal, an outcome as a map.

    A number whose digits never end is text, `1/3`. `dumps` writes the result (and any value) as JSON text.
    """
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is Decimal or kind is Fraction:
        return json_number(value)
    if kind is list or kind is tuple:
        return [to_json(item) for item in value]
    if kind is dict:
        return {key: to_json(item) for key, item in value.items()}
    if kind is Outcome:
        return {"outcome": value.text}
    return show(value)


def json_number(number: Number) -> int | Decimal | str:
    """The number as JSON writes it: an int, a decimal without trailing zeros, or the text of a fraction.

    A whole number of more digits than Python turns into an int is a decimal, too.
    """
    decimal = finite_decimal(number)
    if decimal is None:
        return plain_text(number)
    text = plain_text(decimal)
    return Decimal(text) if "." in text or len(text) > _MOST_DIGITS_OF_INT else int(text)


def approx(value: Value, places: int = 2) -> str:
    """The text for people: at most `places` decimals, rounded half up and then marked with `≈`.

    Lengths of time are rounded to that many decimals of a second; what needs no rounding is shown as it is.
    """
    rounded = _rounded(value, places)
    return show(value) if rounded == value else f"≈ {show(rounded)}"


def for_people(value: Value, unit: str = "") -> str:
    """The text for people: thousands of money in groups, `≈ 98.842593 % (exactly 10675/108 %)`.

    A length of time is told in the `unit` (hour, minute, second), so that none at all is `0 hours`.
    """
    if unit and type(value) is Duration:
        count = finite_decimal(Fraction(value.seconds) / _SECONDS_OF[unit])
        if count is not None:
            return _counted(count, unit)
    rounded = _rounded(value, _PLACES_FOR_PEOPLE)
    if rounded == value or is_finite(value):
        return _grouped(value)
    return f"≈ {_grouped(rounded)} (exactly {show(value)})"


def _grouped(value: Value) -> str:
    """The canonical text, with the thousands of money in groups of three: `EUR 1,000,000.00`."""
    text = show(value)
    if type(value) is not Money or "/" in text:
        return text
    currency, _, amount = text.partition(" ")
    whole, point, decimals = amount.partition(".")
    return f"{currency} {Decimal(whole):,f}{point}{decimals}"


def _rounded(value: Value, places: int) -> Value:
    parts = _PARTS.get(type(value))
    if parts is None:
        return value
    take, give = parts
    number = take(value)
    step = Fraction(1, 10**places)
    return give(value, round_to(Fraction(number), step, "half up"))


def _show_money(money: Money) -> str:
    amount = plain_text(money.amount)
    if "/" in amount:
        return f"{money.currency} {amount}"
    whole, _, part = amount.partition(".")
    digits = part.ljust(_MINOR_DIGITS.get(money.currency, 2), "0")
    return f"{money.currency} {whole}.{digits}" if digits else f"{money.currency} {whole}"


def _show_duration(duration: Duration) -> str:
    seconds = duration.seconds
    whole = int(seconds)
    if whole != seconds:
        return f"{plain_text(seconds)} seconds"
    if whole % 3600 == 0 and whole:
        return _counted(whole // 3600, "hour")
    return _counted(whole // 60, "minute") if whole % 60 == 0 else _counted(whole, "second")


def _counted(number: Number, unit: str) -> str:
    return f"{plain_text(number)} {unit}" if number in (1, -1) else f"{plain_text(number)} {unit}s"


def _show_list(items: list[Value] | tuple[Value, ...]) -> str:
    return f"[{', '.join(map(show, items))}]"


def _show_context(fields: dict[str, Value]) -> str:
    return f"{{{', '.join(f'{name}: {show(item)}' for name, item in fields.items())}}}"


_SHOWERS: dict[type, Callable[[Any], str]] = {
    Percent: lambda value: f"{plain_text(value.points)} %",
    Money: _show_money,
    Duration: _show_duration,
    Months: lambda value: _counted(value.months, "month"),
    BusinessDays: lambda value: _counted(value.count, "business day"),
    CalendarDays: lambda value: _counted(value.count, "calendar day"),
    Date: str,
    Time: str,
    DateTime: str,
    Month: str,
    Quarter: str,
    Outcome: str,
    str: str,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    int: str,
    Decimal: plain_text,
    Fraction: plain_text,
    list: _show_list,
    tuple: _show_list,
    dict: _show_context,
}
_AS_THEY_ARE = frozenset({str, bool, int, type(None)})
_PARTS: dict[type, tuple[Callable[[Any], Number], Callable[[Any, Number], Value]]] = {
    Percent: (lambda value: value.points, lambda _, number: Percent(number)),
    Money: (lambda value: value.amount, lambda value, number: Money(value.currency, number)),
    Duration: (lambda value: value.seconds, lambda _, number: Duration(number)),
    BusinessDays: (lambda value: value.count, lambda _, number: BusinessDays(number)),
    CalendarDays: (lambda value: value.count, lambda _, number: CalendarDays(number)),
    Decimal: (lambda value: value, lambda _, number: number),
    Fraction: (lambda value: value, lambda _, number: number),
}
