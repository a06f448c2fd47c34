"""Tests: `in`, the cells of tables, `instance of` and `is given`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.generating.operators import all_of
from addendum.feel.generating.pieces import call, constant, keep, load
from addendum.feel.operators import instance_of
from addendum.feel.operators.logic import negation
from addendum.feel.running.verdicts import is_given

if TYPE_CHECKING:
    import ast

    from addendum.feel.generating.generator import Generator

INPUT = "?"


def _in(generator: Generator, node: t.In) -> ast.expr:
    slot = generator.slot()
    parts = []
    for number, test in enumerate(node.tests):
        value = load(slot) if number else keep(slot, generator.expression(node.value))
        if isinstance(test, t.Test):
            found = generator.operation(test.operator, value, generator.expression(test.operand))
        else:
            found = generator.operation("in", value, generator.expression(test))
        parts.append(found)
    return all_of(generator, "or", parts)


def _unary_tests(generator: Generator, node: t.UnaryTests) -> ast.expr:
    if not node.tests:
        return constant(True)
    found = all_of(generator, "or", [_cell_test(generator, test) for test in node.tests])
    return call(generator.hold(negation), found) if node.negated else found


def _cell_test(generator: Generator, test: t.Node) -> ast.expr:
    value = load(generator.notes.names[INPUT])
    if isinstance(test, t.Test):
        return generator.operation(test.operator, value, generator.expression(test.operand))
    if isinstance(test, t.RangeLiteral):
        return generator.operation("in", value, generator.expression(test))
    if asks_input(test):
        return generator.verdict(test)
    return generator.operation("meets", value, generator.expression(test))


def asks_input(test: t.Node) -> bool:
    """Whether a test of a cell speaks of the cell's value itself, so that it is a condition."""
    return any(isinstance(node, t.Name) and node.name == INPUT for node in t.walk(test))


def _test(generator: Generator, node: t.Test) -> ast.expr:
    return generator.operation("where", constant(node.operator), generator.expression(node.operand))


def _instance_of(generator: Generator, node: t.InstanceOf) -> ast.expr:
    of_type = generator.hold(generator.notes.type_of(node.of))
    return call(generator.hold(instance_of), generator.expression(node.value), of_type)


def _is_given(generator: Generator, node: t.IsGiven) -> ast.expr:
    return call(generator.hold(is_given), generator.expression(node.value))


WRITERS = {
    "In": _in,
    "UnaryTests": _unary_tests,
    "Test": _test,
    "InstanceOf": _instance_of,
    "IsGiven": _is_given,
}
