"""Built-in functions that make a value of another kind, or of its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.feel.builtins.durations import read_duration
from addendum.feel.builtins.numerals import read_number
from addendum.feel.builtins.printing import feel_text
from addendum.feel.builtins.range_text import read_range
from addendum.feel.builtins.signature import RANGE, Builtin, BuiltinSignature, always
from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import kind_of
from addendum.values import (
    ANY,
    DATE,
    DATE_TIME,
    DURATION,
    MONTHS,
    NUMBER,
    TEXT,
    TIME,
    Date,
    DateTime,
    Duration,
    FunctionOf,
    MemberOf,
    Months,
    Time,
    ValueProblem,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from addendum.feel.builtins.signature import Result
    from addendum.values import Number, Type, Value

    Made = TypeVar("Made")

_DAY = re.compile(r"(-?[0-9]{4,}-[0-9]{2}-[0-9]{2})(.*)", re.DOTALL).fullmatch


def to_date(value: Value) -> Date:
    """`date(from)`: of a text, or the date of a date and time."""
    if type(value) is str:
        return _parsed(Date.parse, value)
    if type(value) is DateTime:
        return value.date
    if type(value) is Date:
        return value
    raise _cannot("date", value)


def date_of(year: Number, month: Number, day: Number) -> Date:
    """`date(year, month, day)`."""
    return _made(lambda: Date(_whole(year), _whole(month), _whole(day)))


def to_time(value: Value) -> Time:
    """`time(from)`: of a text, the time of a date and time, or midnight in UTC of a date."""
    if type(value) is str:
        return _parsed(Time.parse, value)
    if type(value) is DateTime:
        return value.time
    if type(value) is Date:
        return Time(0, 0, 0).at_offset(0)
    if type(value) is Time:
        return value
    raise _cannot("time", value)


def time_of(hour: Number, minute: Number, second: Number, offset: Duration | None = None) -> Time:
    """`time(hour, minute, second, offset?)`; without an offset the time is local."""
    local = _made(lambda: Time(_whole(hour), _whole(minute), second))
    return local if offset is None else _made(lambda: local.at_offset(_whole(offset.seconds)))


def to_date_time(value: Value) -> DateTime:
    """`date and time(from)`: of a text; one without a time means midnight, in its zone if it has one."""
    if type(value) is str:
        return _parsed(DateTime.parse, value if "T" in value else _at_midnight(value))
    if type(value) is DateTime:
        return value
    raise _cannot("date and time", value)


def date_time_of(date: Value, time: Time) -> DateTime:
    """`date and time(date, time)`; of a date and time only the date is taken."""
    if type(date) is Date:
        return DateTime(date, time)
    if type(date) is DateTime:
        return DateTime(date.date, time)
    raise _cannot("date and time", date)


def to_duration(value: Value) -> Duration | Months:
    """`duration(from)`."""
    if type(value) is str:
        return read_duration(value)
    if isinstance(value, (Duration, Months)):
        return value
    raise _cannot("duration", value)


def months_between(start: Value, end: Value) -> Months:
    """`years and months duration(from, to)`: the whole months between two days, whatever their times."""
    return Months(to_date(_no_text(start)).months_until(to_date(_no_text(end))))


def to_text(value: Value) -> str:
    """`string(from)`."""
    if value is None:
        raise FeelFailure("NULL-ARGUMENT", "Null has no text.", "Test it first with `is given`.")
    return feel_text(value)


def read_moment(text: str) -> Value:
    """The date, time, date and time or length of time of an at-literal."""
    if text.lstrip("-").startswith("P"):
        return read_duration(text)
    if "T" in text:
        return _parsed(DateTime.parse, text)
    return _parsed(Time.parse, text) if ":" in text else _parsed(Date.parse, text)


def _at_midnight(text: str) -> str:
    """The text of a day, as `2024-01-31` or `2024-01-31+01:00`, as that of its midnight."""
    day = _DAY(text)
    return f"{day[1]}T00:00:00{day[2]}" if day else text


def _parsed(parse: Callable[[str], Made], text: str) -> Made:
    return _made(lambda: parse(text))


def _made(make: Callable[[], Made]) -> Made:
    """The value, with a problem of its own told as a failure."""
    try:
        return make()
    except ValueProblem as problem:
        raise FeelFailure(problem.code, problem.says, problem.fix) from None


def _whole(number: Number) -> int:
    whole = int(number)
    if whole != number:
        raise FeelFailure("VALUE-UNREADABLE", "Parts of a date or time are whole numbers.", "Round it first.")
    return whole


def _no_text(value: Value) -> Value:
    if type(value) is str:
        raise _cannot("years and months duration", value)
    return value


def _cannot(name: str, value: Value) -> FeelFailure:
    return FeelFailure("WRONG-TYPE", f"`{name}` cannot be made of {kind_of(value)}.")


def _of(result: Type, *accepted: Type) -> Result:
    """A result of one type where the arguments are texts or of these types."""

    def applies(types: tuple[Type, ...]) -> Type | None:
        known = {ANY, *accepted}
        return (
            result
            if all(each in known or (TEXT in known and isinstance(each, MemberOf)) for each in types)
            else None
        )

    return applies


def _duration_type(types: tuple[Type, ...]) -> Type | None:
    if types[0] in (DURATION, MONTHS):
        return types[0]
    return ANY if types[0] in (ANY, TEXT) else None


def _text_type(types: tuple[Type, ...]) -> Type | None:
    return None if isinstance(types[0], FunctionOf) else TEXT


def _from(result: Result, implementation: Callable[..., Value], of_type: Type = ANY) -> BuiltinSignature:
    return BuiltinSignature(("from",), 1, False, (of_type,), result, implementation)


_DATE_PARTS = BuiltinSignature(
    ("year", "month", "day"), 3, False, (NUMBER, NUMBER, NUMBER), always(DATE), date_of
)
_TIME_PARTS = BuiltinSignature(
    ("hour", "minute", "second", "offset"),
    3,
    False,
    (NUMBER, NUMBER, NUMBER, DURATION),
    always(TIME),
    time_of,
    frozenset({3}),
)
_DATE_AND_TIME = BuiltinSignature(
    ("date", "time"),
    2,
    False,
    (ANY, TIME),
    lambda types: _of(DATE_TIME, DATE, DATE_TIME)(types[:1]),
    date_time_of,
)
_NUMBER_PARTS = BuiltinSignature(
    ("from", "grouping separator", "decimal separator"),
    3,
    False,
    (TEXT, TEXT, TEXT),
    always(NUMBER),
    read_number,
    frozenset({1, 2}),
)
_BETWEEN = BuiltinSignature(
    ("from", "to"), 2, False, (ANY, ANY), _of(MONTHS, DATE, DATE_TIME), months_between
)

BUILTINS = {
    "date": Builtin("date", (_from(_of(DATE, TEXT, DATE, DATE_TIME), to_date), _DATE_PARTS)),
    "time": Builtin("time", (_from(_of(TIME, TEXT, TIME, DATE_TIME, DATE), to_time), _TIME_PARTS)),
    "date and time": Builtin(
        "date and time", (_from(_of(DATE_TIME, TEXT, DATE_TIME), to_date_time), _DATE_AND_TIME)
    ),
    "duration": Builtin("duration", (_from(_duration_type, to_duration),)),
    "years and months duration": Builtin("years and months duration", (_BETWEEN,)),
    "number": Builtin("number", (_from(always(NUMBER), read_number, TEXT), _NUMBER_PARTS)),
    "string": Builtin("string", (_from(_text_type, to_text),)),
    "range": Builtin("range", (_from(always(RANGE), read_range, TEXT),)),
}
