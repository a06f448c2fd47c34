"""Conditions as formulas over a part of a record, for filters: `item.cause = "fault"`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.rules import Anything, Passing, Within
from addendum.values import (
    BusinessDays,
    CalendarDays,
    Date,
    DateTime,
    Duration,
    Money,
    Percent,
    Time,
    plain_text,
    show,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.rules import Condition, Span
    from addendum.values import Value

# Quantities are written as a number times a unit, since `1/3 %` would divide by a percentage.
_WRITTEN: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    str: lambda value: '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"',
    Percent: lambda value: f"({plain_text(value.points)} * 1 %)",
    Money: lambda value: f"({plain_text(value.amount)} * {value.currency} 1)",
    Duration: lambda value: f"({plain_text(value.seconds)} * 1 second)",
    BusinessDays: lambda value: f"({plain_text(value.count)} * 1 business day)",
    CalendarDays: lambda value: f"({plain_text(value.count)} * 1 calendar day)",
    Date: lambda value: f'date("{value}")',
    Time: lambda value: f'time("{value}")',
    DateTime: lambda value: f'date and time("{value}")',
}


def condition_text(subject: str, condition: Condition) -> str:
    """The formula that is true where the value of `subject` meets the condition; null meets none.

    Raises TypeError for a condition that is a formula itself.
    """
    if isinstance(condition, Passing):
        raise TypeError("a condition that is a formula stands in a table only")
    if isinstance(condition, Anything):
        return f"({subject} != null)"
    if isinstance(condition, Within):
        return _either([_span_text(subject, span) for span in condition.spans])
    found = _either([f"{subject} = {literal(value)}" for value in condition.values])
    return f"({subject} != null and not({found}))" if condition.negated else found


def literal(value: Value) -> str:
    """A value as a formula writes it."""
    written = _WRITTEN.get(type(value))
    return written(value) if written is not None else f"({show(value)})"


def _span_text(subject: str, span: Span) -> str:
    parts = []
    if span.low is not None:
        parts.append(f"{subject} {'>=' if span.low_closed else '>'} {literal(span.low)}")
    if span.high is not None:
        parts.append(f"{subject} {'<=' if span.high_closed else '<'} {literal(span.high)}")
    return f"({' and '.join(parts)})" if parts else f"({subject} != null)"


def _either(parts: list[str]) -> str:
    return f"({' or '.join(parts)})" if parts else "false"
