"""The tests `in` and `instance of`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.failure import FeelFailure
from addendum.feel.kinds import is_function, is_list
from addendum.feel.limits import Walk
from addendum.feel.operators.comparison import equality
from addendum.feel.ranges import Range
from addendum.values import (
    ANY,
    NULL,
    ContextOf,
    FunctionOf,
    Keyed,
    ListOf,
    MemberOf,
    NoAnswer,
    RangeOf,
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from addendum.values import Type, Value


def contains(value: Value, test: Value) -> bool:
    """`value in test`: in a range, among a list's items and ranges, or equal to anything else.

    Raises FeelFailure where a range is of another kind than the value, or the value is null.
    """
    if type(test) is Range:
        return test.contains(value)
    if not is_list(test):
        if test is None and value is not None:
            raise FeelFailure("NULL-OPERAND", "Whether a value lies in null is not known.")
        return equality(value, test) is True
    return any(_meets(value, item) for item in test)


def instance_of(value: Value, of_type: Type) -> bool:
    """`value instance of type`; null is one of `Null` only, though a context's entry may be null."""
    if value is None:
        return of_type is NULL
    return _conforms(value, of_type, Walk())


def _meets(value: Value, item: Value) -> bool:
    """Whether a value is equal to an item of a list, or lies in it where the item is a range."""
    if type(item) is not Range:
        return equality(value, item) is True
    try:
        return item.contains(value)
    except (FeelFailure, NoAnswer):
        return False


def _conforms(value: Value, of_type: Type, walk: Walk) -> bool:
    if of_type is ANY or value is None:
        return True
    if isinstance(of_type, ListOf):
        return is_list(value) and _each_conforms(value, [of_type.item] * len(value), walk)
    if isinstance(of_type, ContextOf):
        names, types = zip(*of_type.fields, strict=True) if of_type.fields else ((), ())
        if type(value) is not dict or not value.keys() >= set(names):
            return False
        return _each_conforms([value[name] for name in names], types, walk)
    if isinstance(of_type, Keyed):
        return type(value) is dict and _each_conforms(value.values(), [of_type.value] * len(value), walk)
    if isinstance(of_type, RangeOf):
        return type(value) is Range and _conforms(
            value.end if value.start is None else value.start, of_type.of, walk
        )
    if isinstance(of_type, FunctionOf):
        return is_function(value) and _function_conforms(value, of_type)
    if isinstance(of_type, MemberOf):
        return type(value) is str and value in of_type.ranks
    return not is_function(value) and type(value) is not Range and type_of(value) == of_type


def _each_conforms(values: Collection[Value], types: Iterable[Type], walk: Walk) -> bool:
    walk.enter(len(values))
    found = all(_conforms(value, of_type, walk) for value, of_type in zip(values, types, strict=True))
    walk.leave()
    return found


def _function_conforms(value: Value, of_type: FunctionOf) -> bool:
    """A function must take what is given and give what is wanted, as far as it knows its own types."""
    own = getattr(value, "type", None)
    if not isinstance(own, FunctionOf):
        return True
    return (
        len(own.parameters) == len(of_type.parameters)
        and all(
            _covers(wide, narrow) for wide, narrow in zip(own.parameters, of_type.parameters, strict=True)
        )
        and (own.result is ANY or _covers(of_type.result, own.result))
    )


def _covers(wide: Type, narrow: Type) -> bool:
    return wide in (ANY, narrow)
