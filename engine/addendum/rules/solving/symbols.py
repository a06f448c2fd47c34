"""Values as the solver sees them: a number, a truth value or a member, and when there is one at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import z3

from addendum.light import NamedTuple
from addendum.rules.scales import scale_of
from addendum.values import (
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DURATION,
    MONEY,
    NUMBER,
    PERCENT,
    MemberOf,
    Money,
    Outcome,
    type_of,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from addendum.values import Type, Value

AMOUNTS: tuple[Type, ...] = (NUMBER, PERCENT, MONEY, DURATION, BUSINESS_DAYS, CALENDAR_DAYS)
"""The types whose values are one exact number each; the currencies of money must be one."""
NOTHING: Any = z3.BoolVal(False)
SOMETHING: Any = z3.BoolVal(True)


class Untranslatable(Exception):
    """Something that the solver is not told of; the text says what."""


class Symbol(NamedTuple):
    """A value: its type, its term, and the condition on which it is given; else there is none."""

    type: Type
    term: Any
    given: Any = SOMETHING


class Record(NamedTuple):
    """A context, by its fields."""

    fields: dict[str, Symbol | Record]


def constant(value: Value, of_type: Type | None = None) -> Symbol:
    """The symbol of a value; an absent outcome is not given. Raises Untranslatable."""
    if isinstance(value, Outcome):
        return Symbol(of_type or NUMBER, default_term(of_type or NUMBER), NOTHING)
    if isinstance(value, bool):
        return Symbol(BOOLEAN, z3.BoolVal(value))
    if isinstance(value, str):
        if not isinstance(of_type, MemberOf) or value not in of_type.ranks:
            raise Untranslatable(f"the text `{value}`")
        return Symbol(of_type, z3.IntVal(of_type.ranks[value]))
    return Symbol(type_of(value), exact(number_of(value)))


def variable(name: str, of_type: Type) -> Symbol:
    """A value that may be any of its type; raises Untranslatable for types without a term."""
    if of_type == BOOLEAN:
        return Symbol(BOOLEAN, z3.Bool(name))
    if isinstance(of_type, MemberOf):
        return Symbol(of_type, z3.Int(name))
    if of_type in AMOUNTS:
        return Symbol(of_type, z3.Real(name))
    raise Untranslatable(f"{of_type.says}")


def default_term(of_type: Type) -> Any:
    """Some term of a type, for a value that is not given."""
    if of_type == BOOLEAN:
        return NOTHING
    return z3.IntVal(0) if isinstance(of_type, MemberOf) else z3.RealVal(0)


def number_of(value: Value) -> Fraction:
    """The number that a value is on the scale of its type; raises Untranslatable for what is no amount."""
    of_type = type_of(value)
    scale = scale_of(of_type, (value,)) if of_type in AMOUNTS else None
    if scale is None:
        raise Untranslatable(f"{of_type.says}")
    return scale.number(value)


def value_of(number: Fraction, of_type: Type, currency: str) -> Value:
    """The value that a number is, of a type."""
    scale = scale_of(of_type, (Money(currency, 0),) if of_type == MONEY else ())
    assert scale is not None  # noqa: S101 - every amount has a scale
    return scale.value(number)


def exact(number: Fraction) -> Any:
    """The number as a term."""
    return z3.Q(number.numerator, number.denominator)
