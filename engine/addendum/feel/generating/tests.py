"""Tests: `in`, the cells of tables, `instance of` and `is given`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.generating import direct
from addendum.feel.generating.operators import all_of, compared, lies_between
from addendum.feel.generating.pieces import call, constant, keep, later, load
from addendum.feel.operators import instance_of
from addendum.feel.operators.logic import negation
from addendum.feel.running.verdicts import is_given
from addendum.values import ANY, ListOf

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    from addendum.feel.generating.generator import Generator
    from addendum.feel.generating.pieces import Writers
    from addendum.values import Type

INPUT = "?"


def _in(generator: Generator, node: t.In) -> ast.expr:
    value, of_type = generator.typed(node.value)
    slot = generator.notes.slot_of(node)
    if any(map(asks_input, node.tests)):
        return call(later((slot,), _any_of(generator, node, (load(slot), of_type), slot)), value)
    return _any_of(generator, node, (keep(slot, value), of_type), slot)


def _any_of(generator: Generator, node: t.In, value: tuple[ast.expr, Type], slot: str) -> ast.expr:
    """Whether one of the tests after `in` holds for a value, which they find in `slot` after the first."""
    parts: list[ast.expr] = []
    for test in _alternatives(generator, node.tests, value[1]):
        if asks_input(test):
            parts.append(generator.verdict(test))
        else:
            parts.append(_tested(generator, test, (load(slot) if parts else value[0], value[1]), "in"))
    return all_of(generator, "or", parts) if parts else constant(False)


def _unary_tests(generator: Generator, node: t.UnaryTests) -> ast.expr:
    if not node.tests:
        return constant(True)
    of_input = generator.notes.input
    parts = [
        generator.verdict(test)
        if asks_input(test)
        else _tested(generator, test, (load(generator.notes.names[INPUT]), of_input), "meets")
        for test in node.tests
    ]
    found = all_of(generator, "or", parts)
    return call(generator.hold(negation), found) if node.negated else found


def _alternatives(generator: Generator, tests: tuple[t.Node, ...], of_type: Type) -> Iterator[t.Node]:
    """The tests, with a list of tests of a single value taken apart where types tell that it is one."""
    single = generator.policy and of_type is not ANY and not isinstance(of_type, ListOf)
    for test in tests:
        if single and isinstance(test, t.ListLiteral):
            yield from test.items
        else:
            yield test


def _tested(generator: Generator, test: t.Node, value: tuple[ast.expr, Type], operation: str) -> ast.expr:
    """One test of a value: a comparison, a range, or whatever `operation` makes of another expression."""
    if isinstance(test, t.Test):
        return compared(generator, test.operator, value, generator.typed(test.operand))
    if generator.policy and isinstance(test, t.RangeLiteral) and not test.bare:
        low = (">=" if test.low_closed else ">", generator.typed(test.low))
        high = ("<=" if test.high_closed else "<", generator.typed(test.high))
        return lies_between(generator, value, low, high)
    if isinstance(test, t.Boolean):
        operation = "="  # written out, true and false are values to be equal to, and no conditions
    expected = generator.typed(test)
    found = direct.comparison("=", value, expected) if generator.direct else None
    return generator.operation(operation, value[0], expected[0]) if found is None else found


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


WRITERS: Writers = {
    "In": _in,
    "UnaryTests": _unary_tests,
    "Test": _test,
    "InstanceOf": _instance_of,
    "IsGiven": _is_given,
}
