"""Checks of arithmetic, comparison and logic: units are settled before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.checking.complaints import DONE, together
from addendum.feel.checking.given import given_where
from addendum.feel.checking.typed import UNKNOWN, Typed, settled
from addendum.feel.failure import FeelFailure
from addendum.feel.names import meaning_of
from addendum.feel.operators import strict
from addendum.values import (
    BOOLEAN,
    NULL,
    FunctionOf,
    MemberOf,
    NoAnswer,
    ValueProblem,
    exactly,
    may_equal,
    may_order,
    negated,
    result_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.feel.checking.checker import Checker
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.values import Type, Value

EQUALITY = ("=", "!=")


def _arithmetic(checker: Checker, node: t.Arithmetic, env: Environment, _hint: Type | None) -> Typed:
    left = settled(checker.value(node.left, env))
    right = settled(checker.value(node.right, env))
    found = result_of(node.operator, left, right)
    if found is not None:
        _fold(checker, node, node.left, node.right)
        return Typed(found)
    if not checker.policy:
        return UNKNOWN
    says = (
        f"{checker.words(node.left)} is {left.says} and {checker.words(node.right)} is {right.says}: "
        f"they cannot be {DONE[node.operator]}."
    )
    return checker.report("UNITS-DIFFER", node, says, together(node.operator, left, right))


def _negate(checker: Checker, node: t.Negate, env: Environment, _hint: Type | None) -> Typed:
    operand = settled(checker.value(node.operand, env))
    found = negated(operand)
    if found is not None:
        _fold(checker, node, node.operand)
        return Typed(found)
    return checker.report("UNITS-DIFFER", node, f"There is no opposite of {operand.says}.")


def _fold(checker: Checker, node: t.Arithmetic | t.Negate, *operands: t.Node) -> None:
    """Work out an operation on constants; what has no value, or no decimal one, is left to running."""
    notes = checker.notes
    if not checker.policy or not all(map(notes.is_constant, operands)):
        return
    function = _FOLDED["negate" if isinstance(node, t.Negate) else node.operator]
    try:
        value: Value = exactly(function, *map(notes.constant, operands))
    except (FeelFailure, ValueProblem, NoAnswer, ArithmeticError):
        return
    notes.set_constant(node, value)


_FOLDED: dict[str, Callable[..., Value]] = {
    "+": strict.add,
    "-": strict.subtract,
    "*": strict.multiply,
    "/": strict.divide,
    "**": strict.power,
    "negate": strict.negate,
}


def _comparison(checker: Checker, node: t.Comparison, env: Environment, _hint: Type | None) -> Typed:
    if node.operator in EQUALITY and (isinstance(node.left, t.Null) or isinstance(node.right, t.Null)):
        checker.check(node.left, env)
        checker.check(node.right, env)
        return Typed(BOOLEAN)
    left, right = _sides(checker, node.left, node.right, env)
    compare(checker, node, node.operator, (node.left, left), (node.right, right))
    return Typed(BOOLEAN)


def compare(
    checker: Checker, node: t.Node, operator: str, left: tuple[t.Node, Type], right: tuple[t.Node, Type]
) -> None:
    """Report operands that an operator cannot compare."""
    first, second = settled(left[1]), settled(right[1])
    if operator in EQUALITY:
        if not may_equal(first, second):
            _report_different(checker, node, left, right, "so they are never equal")
        elif isinstance(first, FunctionOf):
            says = f"{checker.words(left[0])} is a function, and functions are called, not compared."
            checker.report("UNITS-DIFFER", node, says, "Compare what the two give.")
    elif isinstance(first, MemberOf) or isinstance(second, MemberOf):
        _report_members(checker, node, left if isinstance(first, MemberOf) else right)
    elif not may_order(first, second):
        _report_different(checker, node, left, right, "so neither is more than the other")


def _report_different(
    checker: Checker, node: t.Node, left: tuple[t.Node, Type], right: tuple[t.Node, Type], so: str
) -> None:
    if NULL in (left[1], right[1]):
        return
    first, second = f"{checker.words(left[0])} is {left[1].says}", checker.words(right[0])
    says = f"{first} and {second} is {right[1].says}, {so}."
    checker.report("UNITS-DIFFER", node, says, together("=", left[1], right[1]))


def _report_members(checker: Checker, node: t.Node, member: tuple[t.Node, Type]) -> None:
    of_list, words = member[1], checker.words(member[0]).strip("`")
    says = f"`{words}` is {of_list.says}, and members have no order of their own."
    checker.report("NO-ORDER", node, says, f"Compare `rank({words})`: the first member has rank 0.")


def _sides(checker: Checker, left: t.Node, right: t.Node, env: Environment) -> tuple[Type, Type]:
    """The types of two operands; what could be a member of several lists is looked at last."""
    if _takes_hint(checker, left, env) and not _takes_hint(checker, right, env):
        second = checker.value(right, env)
        return checker.value(left, env, second), second
    first = checker.value(left, env)
    return first, checker.value(right, env, first)


def _takes_hint(checker: Checker, node: t.Node, env: Environment) -> bool:
    if isinstance(node, t.Name):
        return meaning_of(node.name, env, checker.scope, checker.policy).kind == "member"
    return isinstance(node, t.Text)


def _logic(checker: Checker, node: t.Logic, env: Environment, _hint: Type | None) -> Typed:
    """`and` and `or`: what the operands before tell about null holds for those after."""
    for operand in node.operands:
        checker.condition(operand, env)
        env = env.knowing(given_where(operand, node.operator == "and"))
    return Typed(BOOLEAN)


CHECKS: Checks = {"Arithmetic": _arithmetic, "Negate": _negate, "Comparison": _comparison, "Logic": _logic}
