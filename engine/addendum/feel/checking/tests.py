"""Checks of tests: `between`, `in`, the cells of tables, `instance of` and `is given`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.checking.operators import compare
from addendum.feel.checking.type_names import known_types, lacks_parameters, type_written
from addendum.feel.checking.typed import Typed, settled
from addendum.feel.environment import Local
from addendum.values import ANY, BOOLEAN, ListOf, RangeOf, may_equal, may_order

if TYPE_CHECKING:
    from addendum.feel.checking.checker import Checker
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.values import Type

INPUT = "?"


def _between(checker: Checker, node: t.Between, env: Environment, _hint: Type | None) -> Typed:
    value = checker.value(node.value, env)
    low = checker.value(node.low, env, value)
    high = checker.value(node.high, env, value)
    compare(checker, node, ">=", (node.value, value), (node.low, low))
    if settled(high) != settled(low):
        compare(checker, node, "<=", (node.value, value), (node.high, high))
    return Typed(BOOLEAN)


def _in(checker: Checker, node: t.In, env: Environment, _hint: Type | None) -> Typed:
    value = checker.value(node.value, env)
    column = {INPUT: Local(checker.introduce(node), settled(value))}
    for test in node.tests:
        if asks_input(test):
            checker.condition(test, env.with_names(column))
        else:
            _check_test(checker, test, env, (node.value, value))
    return Typed(BOOLEAN)


def _unary_tests(checker: Checker, node: t.UnaryTests, env: Environment, _hint: Type | None) -> Typed:
    if not node.tests:
        return Typed(BOOLEAN)
    checker.notes.name(INPUT)
    of_input = checker.notes.input = checker.scope.names.get(INPUT, ANY)
    column = t.Name(INPUT, node.start, node.start)
    for test in node.tests:
        if asks_input(test):
            checker.condition(test, env)
        else:
            _check_test(checker, test, env, (column, of_input))
    return Typed(BOOLEAN)


def asks_input(test: t.Node) -> bool:
    """Whether a test of a cell speaks of the cell's value itself, so that it is a condition."""
    return any(isinstance(node, t.Name) and node.name == INPUT for node in t.walk(test))


def _check_test(checker: Checker, test: t.Node, env: Environment, tested: tuple[t.Node, Type]) -> None:
    """A test of a value: a comparison with it, a range, a list, or a value that is equal to it."""
    if isinstance(test, t.Test):
        operand = checker.value(test.operand, env, tested[1])
        compare(checker, test, test.operator, tested, (test.operand, operand))
        checker.notes.set_type(test, BOOLEAN)
        return
    if isinstance(test, t.ListLiteral) and not isinstance(tested[1], ListOf):
        for item in test.items:
            _check_test(checker, item, env, tested)
        return
    found = settled(checker.value(test, env, tested[1]))
    if not _may_hold(settled(tested[1]), found):
        says = f"{checker.words(test)} is {found.says}, and what is tested is {tested[1].says}."
        checker.report("UNITS-DIFFER", test, says, f"Write for example `{tested[1].example}`.")


def _may_hold(value: Type, test: Type) -> bool:
    if isinstance(test, RangeOf):
        return may_order(value, test.of)
    if isinstance(test, ListOf) and not isinstance(value, ListOf):
        return _may_hold(value, test.item)
    return may_equal(value, test)


def _test(checker: Checker, node: t.Test, env: Environment, _hint: Type | None) -> Typed:
    operand = settled(checker.value(node.operand, env))
    if may_order(operand, operand) and node.operator != "!=":
        return Typed(RangeOf(operand))
    says = f"`{node.operator}` before {operand.says} describes no range."
    return checker.report(
        "WRONG-RANGE", node, says, "Write for example `(< 10)`, or a condition with two sides."
    )


def _instance_of(checker: Checker, node: t.InstanceOf, env: Environment, _hint: Type | None) -> Typed:
    checker.check(node.value, env)
    found = written_type(checker, node.of)
    if found is None or (not checker.policy and lacks_parameters(node.of, checker.scope.types)):
        checker.notes.set_constant(node, None)
    else:
        checker.notes.set_type(node.of, found)
    return Typed(BOOLEAN)


def written_type(checker: Checker, node: t.TypeNode) -> Type | None:
    """The type that a formula writes; one that nobody defined is reported, and None."""
    found = type_written(node, checker.scope.types, checker.policy)
    if found is None and checker.policy:
        from addendum.findings import did_you_mean

        name = node.name if isinstance(node, t.NamedType) else ""
        near = did_you_mean(name, known_types(checker.scope.types)) if name else ""
        fix = f"Write `{near}`." if near else "Write for example `number`, `string` or `list<number>`."
        checker.report("UNKNOWN-TYPE", node, f"{checker.words(node)} is not a type.", fix)
    return found


def _is_given(checker: Checker, node: t.IsGiven, env: Environment, _hint: Type | None) -> Typed:
    checker.check(node.value, env)
    return Typed(BOOLEAN)


CHECKS: Checks = {
    "Between": _between,
    "In": _in,
    "UnaryTests": _unary_tests,
    "Test": _test,
    "InstanceOf": _instance_of,
    "IsGiven": _is_given,
}
