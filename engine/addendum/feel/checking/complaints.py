"""What to write instead: fixes for units and kinds that do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.values import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTHS,
    NUMBER,
    PERCENT,
    TEXT,
    ContextOf,
    FunctionOf,
    ListOf,
    MemberOf,
)

if TYPE_CHECKING:
    from addendum.values import Type

DONE = {"+": "added", "-": "subtracted", "*": "multiplied", "/": "divided", "**": "raised to a power"}
"""What an operator does to its operands, as a sentence says it."""

_ONE = {
    PERCENT: "100 %",
    MONEY: "EUR 1",
    DURATION: "1 hour",
    MONTHS: "1 month",
    BUSINESS_DAYS: "1 business day",
    CALENDAR_DAYS: "1 calendar day",
}
"""One of a unit: a number times it has the unit, and what has the unit divided by it is a number."""


def as_wanted(found: Type, expected: Type) -> str:
    """How to make a value of the type that is expected."""
    if found is NUMBER and expected in _ONE:
        return f"Give it the unit: multiply it by `{_ONE[expected]}`."
    if expected is NUMBER and found in _ONE:
        return f"Divide it by `{_ONE[found]}`."
    if found is DATE_TIME and expected is DATE:
        return "Take its day: `date(…)`."
    if expected is TEXT:
        return "Write `string(…)`."
    if isinstance(expected, MemberOf):
        from addendum.findings import listed

        return f"Its members are {listed(expected.members, 'and')}."
    if isinstance(expected, FunctionOf):
        names = ", ".join("abcdefgh"[: len(expected.parameters)])
        return f"Write for example `function({names}) {'a < b' if expected.result is BOOLEAN else 'a'}`."
    if isinstance(expected, ListOf) and found == expected.item:
        return "Write it in brackets: `[…]`."
    return f"Write {expected.says}, for example `{expected.example}`." if expected.example else ""


def described(of_type: Type) -> str:
    """What a type is, in words; of a function also what it takes and gives."""
    if not isinstance(of_type, FunctionOf) or not of_type.parameters:
        return of_type.says
    count = len(of_type.parameters)
    gives = "" if of_type.result is ANY else f" that gives {of_type.result.says}"
    return f"{of_type.says} of {count} value{'s' if count > 1 else ''}{gives}"


def without_order(of_type: Type) -> str:
    """What to do with a list whose items have no order of their own, or no sum."""
    if isinstance(of_type, ListOf) and isinstance(of_type.item, ContextOf) and of_type.item.fields:
        from addendum.findings import listed

        return f"Say which field of each is meant: {listed([name for name, _ in of_type.item.fields], 'or')}."
    if isinstance(of_type, ListOf) and isinstance(of_type.item, MemberOf):
        return "Members have ranks: `function(a, b) rank(a) < rank(b)`."
    return ""


def together(operator: str, left: Type, right: Type) -> str:
    """How two operands could go together."""
    kinds = {left, right}
    if operator in ("+", "-") and NUMBER in kinds:
        other = right if left is NUMBER else left
        if other is DATE:
            return "Say which days: `3 calendar days`, or a time such as `24 hours`."
        if other in _ONE:
            return f"Give the number its unit, for example `{other.example}`."
    if operator == "*" and left == right and left in _ONE:
        return "Multiply by a number or a percentage."
    if operator in ("+", "-") and kinds == {PERCENT, MONEY}:
        return "A percentage is of something: `10 % * fee`."
    if operator == "+" and TEXT in kinds:
        return "Make both texts: `string(…)`."
    if kinds == {DATE_TIME, CALENDAR_DAYS}:
        return "Say how long: a calendar day is `24 hours`. Or take the day: `date(…) + 30 calendar days`."
    if BUSINESS_DAYS in kinds and not kinds.isdisjoint({DATE, DATE_TIME}):
        return 'Count them in a calendar: `add business time(…, 2 business days, "office_hours")`.'
    return _compared(kinds)


def _compared(kinds: set[Type]) -> str:
    if NUMBER in kinds:
        other = next((each for each in kinds if each in _ONE), None)
        if other is not None:
            return f"Give the number its unit, for example `{other.example}`."
    if DATE in kinds and DATE_TIME in kinds:
        return "Take the day of both: `date(…)`."
    return "Use two values of one kind."
