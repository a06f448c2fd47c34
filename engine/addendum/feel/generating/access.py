"""What follows a value: `.name` and `[condition]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.generating import direct
from addendum.feel.generating.pieces import call, constant, item, later, load, weight
from addendum.feel.operators.properties import PROPERTIES
from addendum.values import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    MONTH,
    MONTHS,
    NUMBER,
    QUARTER,
    TIME,
    ContextOf,
    Date,
    DateTime,
    Duration,
    Month,
    Months,
    Quarter,
    Time,
)

if TYPE_CHECKING:
    import ast

    from addendum.feel import tree as t
    from addendum.feel.generating.generator import Generator
    from addendum.feel.generating.pieces import Writers
    from addendum.values import Type


def _path(generator: Generator, node: t.Path) -> ast.expr:
    source, of_type = generator.typed(node.source)
    if generator.direct:
        if isinstance(of_type, ContextOf) and of_type.field(node.name) is not None:
            return item(source, constant(node.name))
        getter = PROPERTIES.get(_CLASSES.get(of_type, object), {}).get(node.name)
        if getter is not None:
            return call(generator.hold(getter), source)
    return generator.operation("path", source, constant(node.name))


def _filter(generator: Generator, node: t.Filter) -> ast.expr:
    """A place where types tell so, else a condition; what only running tells is left to `select`."""
    source = generator.expression(node.source)
    slot = generator.notes.slot_of(node)
    condition, of_type = generator.typed(node.condition)
    if of_type is BOOLEAN and generator.policy:
        from addendum.feel.running.lookups import items_of

        holds, steps = generator.as_verdict(node.condition, condition), weight(node.condition)
        items = call(generator.hold(items_of), source, steps)
        looped = direct.each(generator, slot, items, load(slot), holds)
        return looped or generator.operation("filter", source, later((slot,), holds), steps)
    if of_type is NUMBER:
        return generator.operation("place", source, later((slot,), condition))
    return generator.operation("select", source, later((slot,), condition), weight(node.condition))


_CLASSES: dict[Type, type] = {
    DATE: Date,
    TIME: Time,
    DATE_TIME: DateTime,
    DURATION: Duration,
    MONTHS: Months,
    MONTH: Month,
    QUARTER: Quarter,
}

WRITERS: Writers = {"Path": _path, "Filter": _filter}
