"""Values by the form they are written in, where a position takes several units, as hours or business days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DURATION,
    MONEY,
    MONTHS,
    NUMBER,
    PERCENT,
    ValueProblem,
    read,
)

if TYPE_CHECKING:
    from addendum.values import Type, Value

# Each is told by its unit, so that at most one of them can read a text.
_BY_UNIT = (PERCENT, MONEY, DURATION, BUSINESS_DAYS, CALENDAR_DAYS, MONTHS, NUMBER, DATE)
_BOOLEANS = {"true": True, "false": False}


def type_by_form(text: str) -> Type | None:
    """The type whose unit stands in the text, None for words."""
    for of_type in _BY_UNIT:
        try:
            read(of_type, text)
        except ValueProblem:
            continue
        return of_type
    return None


def value_by_form(text: str) -> Value:
    """The value with its unit, true or false; words stay a text."""
    of_type = type_by_form(text)
    return read(of_type, text) if of_type is not None else _BOOLEANS.get(text, text)
