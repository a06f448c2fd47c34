"""Credits as values: their type by their unit, and what no credit is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds.branches import ANNOTATIONS
from addendum.kinds.forms import type_by_form
from addendum.rules import is_formula
from addendum.values import (
    ANY,
    CALENDAR_DAYS,
    DURATION,
    NOT_APPLICABLE,
    NUMBER,
    PERCENT,
    CalendarDays,
    Duration,
    Money,
    Outcome,
    Percent,
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.kinds.branches import Branch
    from addendum.values import Type, Value

_NOTHING: dict[Type, Value] = {
    PERCENT: Percent(0),
    CALENDAR_DAYS: CalendarDays(0),
    DURATION: Duration(0),
    NUMBER: 0,
}


def credit_type(missed: Mapping) -> Type:
    """Percent, money or days, by the unit that credits are written in; any where a formula gives them."""
    if "formula" in missed:
        return ANY
    return _one_type(_leaves(missed)) or PERCENT


def operand_type(node: Node) -> Type:
    """The type of a value that a step takes, by the unit it is written in; any where a formula gives it."""
    return _one_type(_scalars(node)) or ANY


def _one_type(leaves: Iterable[Scalar]) -> Type | None:
    """The one type of all values, any where they differ, None where no unit is written."""
    found = {of_type for leaf in leaves if (of_type := _type_of(leaf)) is not None}
    return found.pop() if len(found) == 1 else (ANY if found else None)


def no_credit(due: Iterable[Branch]) -> Value:
    """No credit in the unit of the credits that are due; `not applicable` where no such value is known."""
    for branch in due:
        result = branch.result
        if isinstance(result, Money):
            return Money(result.currency, 0)
        if result is not None and is_formula(result):
            return _NOTHING.get(result.type, NOT_APPLICABLE)
        if result is not None and not isinstance(result, Outcome):
            return _NOTHING.get(type_of(result), NOT_APPLICABLE)
    return Percent(0)


def credit_text(text: str) -> str:
    """`5 days` of service as the calendar days that they are; any other credit as written."""
    number, _, unit = text.partition(" ")
    return f"{number} calendar {unit}" if unit in {"day", "days"} else text


def with_calendar_days(node: Node) -> Node:
    """The value position with its days of service written as calendar days."""
    if isinstance(node, Scalar):
        text = credit_text(node.text)
        return node if text == node.text else Scalar(text, "text", node.place)
    if isinstance(node, Mapping):
        return Mapping(
            tuple(
                (key, value if key.text in ANNOTATIONS else with_calendar_days(value))
                for key, value in node.entries
            ),
            node.place,
        )
    return Sequence(tuple(map(with_calendar_days, node.items)), node.place)


def _leaves(missed: Mapping) -> Iterator[Scalar]:
    for key in ("bands", "credit", "ladder"):
        node = missed.get(key)
        if node is not None:
            yield from _scalars(node)
    per_step = missed.get("per step")
    credit = per_step.get("credit") if isinstance(per_step, Mapping) else None
    if credit is not None:
        yield from _scalars(credit)


def _scalars(node: Node) -> Iterator[Scalar]:
    """The credits of a value position, in rows and choices too."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "rows" and isinstance(value, Sequence):
                for row in value.items:
                    credit = row.get("credit") if isinstance(row, Mapping) else None
                    yield from _scalars(credit) if credit is not None else ()
            elif key.text not in ANNOTATIONS and key.text != "by":
                yield from _scalars(value)


def _type_of(leaf: Scalar) -> Type | None:
    if leaf.text.startswith("=") or Outcome.named(leaf.text) is not None:
        return None
    return type_by_form(credit_text(leaf.text))
