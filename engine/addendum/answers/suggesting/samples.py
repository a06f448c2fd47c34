"""Plain values for the facts that a suggested case needs besides those that it is about."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from addendum.rules import Table, is_formula, scale_of
from addendum.values import (
    BOOLEAN,
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
    TEXT,
    TIME,
    BusinessDays,
    CalendarDays,
    ContextOf,
    Duration,
    Keyed,
    ListOf,
    MemberOf,
    Money,
    Months,
    Percent,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.answers.suggesting.eras import Era
    from addendum.rules import Bounds, Fact, Program
    from addendum.values import Type, Value

_EURO = "EUR"
_AMOUNTS = ("1000", "1234.57", "0")
"""Amounts, one of them with odd cents, by which roundings tell themselves apart."""
_PLAIN = {
    BUSINESS_DAYS: BusinessDays(Decimal(2)),
    CALENDAR_DAYS: CalendarDays(Decimal(2)),
    DURATION: Duration(Decimal(3600)),
    MONTHS: Months(1),
    NUMBER: Decimal(10),
    PERCENT: Percent(Decimal(99)),
    TEXT: "example",
    BOOLEAN: False,
}
_OTHER = {BOOLEAN: True, NUMBER: Decimal(0), DURATION: Duration(Decimal(0)), PERCENT: Percent(Decimal(100))}


class Samples:
    """Values for the facts of one era, by their types and bounds."""

    def __init__(self, era: Era) -> None:
        self._era = era
        self._program = era.standing.lowered.program
        self._lists = era.standing.lowered.lists
        self._currency = _currency_of(self._program)

    def of(self, fact: Fact) -> list[Value]:
        """Values that a fact may have, the plainest first; none for a type that nothing is known of."""
        if fact.value is not None:
            return [fact.value]
        return [value for value in self.of_type(fact.type) if _inside(value, fact.type, fact.bounds)] or [
            *_bounds_of(fact.bounds)
        ]

    def of_type(self, of_type: Type) -> list[Value]:
        """Values of a type, the plainest first; none for a type that nothing is known of."""
        if of_type in _PLAIN:
            return [_PLAIN[of_type], *([_OTHER[of_type]] if of_type in _OTHER else [])]
        if isinstance(of_type, MemberOf):
            return [*of_type.members]
        if of_type is MONEY:
            return [Money(self._currency, Decimal(digits)) for digits in _AMOUNTS]
        if isinstance(of_type, ListOf):
            return [[], *([item] for item in self.of_type(of_type.item)[:1])]
        if isinstance(of_type, ContextOf):
            return self._records(of_type)
        if isinstance(of_type, Keyed):
            return self._keyed(of_type)
        return self._dated(of_type)

    def _dated(self, of_type: Type) -> list[Value]:
        """Moments and periods within the era."""
        day = self._era.month.first_day if self._era.holds(self._era.month.first_day) else self._era.day
        dated = {
            DATE: day,
            MONTH: self._era.month,
            QUARTER: self._era.quarter,
            DATE_TIME: read(DATE_TIME, f"{day}T10:00:00Z"),
            TIME: read(TIME, "10:00:00"),
        }
        return [dated[of_type]] if of_type in dated else []

    def _records(self, of_type: ContextOf) -> list[Value]:
        """A record with the fields that it must have, and one with all."""
        parts = {name: self.of_type(inner) for name, inner in of_type.fields}
        filled = {name: values[0] for name, values in parts.items() if values}
        least = {name: value for name, value in filled.items() if name not in of_type.optional}
        return [least, filled] if least != filled else [least]

    def _keyed(self, of_type: Keyed) -> list[Value]:
        members = self._lists.get(of_type.keys) or self._lists.get(f"{of_type.keys}s")
        if members is None:
            return []
        return [dict.fromkeys(members.members, value) for value in self.of_type(of_type.value)]


def _inside(value: Value, of_type: Type, bounds: Bounds) -> bool:
    """Whether a value lies within the bounds of its fact."""
    ends = [end for end in bounds if end is not None]
    scale = scale_of(of_type, ends) if ends else None
    if scale is None:
        return True
    number = scale.number(value)
    low, high = bounds
    return (low is None or scale.number(low) <= number) and (high is None or number <= scale.number(high))


def _bounds_of(bounds: Bounds) -> Iterator[Value]:
    yield from (end for end in bounds if end is not None)


def _currency_of(program: Program) -> str:
    """The currency in which the program has its first amount."""
    for value in _constants(program):
        if isinstance(value, Money):
            return value.currency
    return _EURO


def _constants(program: Program) -> Iterator[Value]:
    """The values that facts, bounds, rows and formulas of a program name."""
    for fact in program.facts.values():
        yield from _inner(fact.value)
        yield from fact.bounds
    for decision in program.decisions.values():
        if not isinstance(decision.logic, Table):
            yield from _amounts_in(decision.logic.text)
            continue
        for row in decision.logic.rows:
            for condition in row.conditions:
                for span in getattr(condition, "spans", ()):
                    yield from (span.low, span.high)
            for output in row.outputs:
                yield from _amounts_in(output.text) if is_formula(output) else (output,)


def _inner(value: Value) -> Iterator[Value]:
    if isinstance(value, dict):
        yield from (inner for each in value.values() for inner in _inner(each))
    else:
        yield value


def _amounts_in(text: str) -> Iterator[Value]:
    """An amount in a currency that a formula writes out, such as `USD 1`."""
    words = text.replace("(", " ").split()
    for word, following in pairwise(words):
        if len(word) == len(_EURO) and word.isupper() and word.isalpha() and following[:1].isdigit():
            yield Money(word, Decimal(0))
            return
