"""Values and types as plain JSON data and back, equal to the digit; texts and ints stand for themselves.

Every other value is a list that begins with the word for its kind: `["%", "99.5"]`, `["EUR", "8000.00"]`.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration, Months
from addendum.values.money import Money
from addendum.values.outcomes import Outcome
from addendum.values.percent import Percent
from addendum.values.periods import Month, Quarter
from addendum.values.temporal import Date, DateTime, Time
from addendum.values.types import PLAIN_TYPES, ContextOf, FunctionOf, Keyed, ListOf, MemberOf, RangeOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.values.dynamic import Value
    from addendum.values.numbers import Number
    from addendum.values.types import Type

    Data = Any  # what JSON holds: lists, dicts, texts, ints, true, false and null
else:
    Data = object


class NotStored(Exception):
    """A value that has no form as data; what holds it is worked out anew each time."""


def value_to_data(value: Value) -> Data:
    """The value as data; raises NotStored for what is no value of a contract."""
    kind = type(value)
    if kind in _THEMSELVES:
        return value
    write = _WRITERS.get(kind)
    if write is None:
        raise NotStored(kind.__name__)
    return write(value)


def value_from_data(data: Data) -> Value:
    """The value that `value_to_data` made this data of."""
    if type(data) is not list:
        return data
    read = _READERS.get(data[0])
    return read(data) if read is not None else Money(data[0], _number(data[1]))


def type_to_data(of_type: Type) -> Data:
    """The type as data: a plain one by its name."""
    if isinstance(of_type, MemberOf):
        return ["one of", of_type.name, list(of_type.members)]
    if isinstance(of_type, ListOf):
        return ["list", type_to_data(of_type.item)]
    if isinstance(of_type, ContextOf):
        fields = [[name, type_to_data(field)] for name, field in of_type.fields]
        return ["record", fields, of_type.open, sorted(of_type.optional)]
    if isinstance(of_type, Keyed):
        return ["by", type_to_data(of_type.value), of_type.keys]
    if isinstance(of_type, RangeOf):
        return ["range", type_to_data(of_type.of)]
    if isinstance(of_type, FunctionOf):
        return ["function", [*map(type_to_data, of_type.parameters)], type_to_data(of_type.result)]
    if PLAIN_TYPES.get(of_type.written) is not of_type:
        raise NotStored(of_type.written)
    return of_type.written


def type_from_data(data: Data) -> Type:
    """The type that `type_to_data` made this data of; plain ones are the very same."""
    if type(data) is str:
        return PLAIN_TYPES[data]
    kind, *parts = data
    return _TYPES[kind](*parts)


def _digits(number: Number) -> str:
    """A number by its digits; a decimal keeps the zeros at its end."""
    kind = type(number)
    if kind is Decimal:
        return str(number)
    if kind is Fraction:
        return f"{number.numerator}/{number.denominator}"
    if kind is int:
        return f"i{number}"
    raise NotStored(kind.__name__)


def _number(digits: str) -> Number:
    if "/" in digits:
        top, _, bottom = digits.partition("/")
        return Fraction(int(top), int(bottom))
    return int(digits[1:]) if digits[0] == "i" else Decimal(digits)


def _fields(fields: dict[str, Value]) -> Data:
    if not all(type(name) is str for name in fields):
        raise NotStored("a key that is no text")
    return ["{}", {name: value_to_data(value) for name, value in fields.items()}]


_THEMSELVES = frozenset({str, bool, int, type(None)})
_WRITERS: dict[type, Callable[[Any], Data]] = {
    Decimal: lambda value: ["n", _digits(value)],
    Fraction: lambda value: ["n", _digits(value)],
    Percent: lambda value: ["%", _digits(value.points)],
    Money: lambda value: [value.currency, _digits(value.amount)],
    Duration: lambda value: ["s", _digits(value.seconds)],
    Months: lambda value: ["months", value.months],
    BusinessDays: lambda value: ["business days", _digits(value.count)],
    CalendarDays: lambda value: ["calendar days", _digits(value.count)],
    Date: lambda value: ["day", value.ordinal],
    Time: lambda value: ["time", str(value)],
    DateTime: lambda value: ["moment", str(value)],
    Month: lambda value: ["month", value.index],
    Quarter: lambda value: ["quarter", value.index],
    Outcome: lambda value: ["-", value.text],
    list: lambda value: ["[]", *map(value_to_data, value)],
    tuple: lambda value: ["()", *map(value_to_data, value)],
    dict: _fields,
}
_READERS: dict[str, Callable[[Any], Value]] = {
    "n": lambda data: _number(data[1]),
    "%": lambda data: Percent(_number(data[1])),
    "s": lambda data: Duration(_number(data[1])),
    "months": lambda data: Months(data[1]),
    "business days": lambda data: BusinessDays(_number(data[1])),
    "calendar days": lambda data: CalendarDays(_number(data[1])),
    "day": lambda data: Date.from_ordinal(data[1]),
    "time": lambda data: Time.parse(data[1]),
    "moment": lambda data: DateTime.parse(data[1]),
    "month": lambda data: Month.at(data[1]),
    "quarter": lambda data: Quarter.at(data[1]),
    "-": lambda data: Outcome.named(data[1]),
    "[]": lambda data: [value_from_data(item) for item in data[1:]],
    "()": lambda data: tuple(value_from_data(item) for item in data[1:]),
    "{}": lambda data: {name: value_from_data(item) for name, item in data[1].items()},
}
_TYPES: dict[str, Callable[..., Type]] = {
    "one of": lambda name, members: MemberOf(name, tuple(members)),
    "list": lambda item: ListOf(type_from_data(item)),
    "record": lambda fields, is_open, optional: ContextOf(
        tuple((name, type_from_data(field)) for name, field in fields), is_open, frozenset(optional)
    ),
    "by": lambda value, keys: Keyed(type_from_data(value), keys),
    "range": lambda of: RangeOf(type_from_data(of)),
    "function": lambda parameters, result: FunctionOf(
        tuple(map(type_from_data, parameters)), type_from_data(result)
    ),
}
