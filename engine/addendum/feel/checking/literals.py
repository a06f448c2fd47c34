"""Checks of values as written: literals, names, lists, contexts and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins import names as builtin_names
from addendum.feel.checking.builtins import type_of_builtin
from addendum.feel.checking.typed import OUTCOME, UNKNOWN, Typed, join_all, settled
from addendum.feel.environment import Local
from addendum.feel.literals import at_value, number_value, quantity_value
from addendum.feel.names import meaning_of
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    NULL,
    NUMBER,
    TEXT,
    ContextOf,
    ListOf,
    MemberOf,
    Outcome,
    RangeOf,
    ValueProblem,
    may_order,
)

if TYPE_CHECKING:
    from addendum.feel import tree as t
    from addendum.feel.checking.checker import Checker
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.values import Type

COUNTED = frozenset({NUMBER, DATE, ANY})
"""What can be gone through from one value to another."""


def _number(checker: Checker, node: t.Number, _env: Environment, _hint: Type | None) -> Typed:
    checker.notes.set_constant(node, number_value(node))
    return Typed(NUMBER)


def _quantity(checker: Checker, node: t.Quantity, _env: Environment, _hint: Type | None) -> Typed:
    try:
        of_type, value = quantity_value(node)
    except ValueProblem as problem:
        return checker.report(problem.code, node, problem.says, problem.fix)
    checker.notes.set_constant(node, value)
    return Typed(of_type)


def _text(checker: Checker, node: t.Text, _env: Environment, hint: Type | None) -> Typed:
    checker.notes.set_constant(node, node.value)
    if not isinstance(hint, MemberOf) or not checker.policy:
        return Typed(TEXT)
    if node.value in hint.ranks:
        return Typed(hint)
    from addendum.findings import did_you_mean, listed

    near = did_you_mean(node.value, hint.members)
    fix = f"Write `{near}`." if near else f"Its members are {listed(hint.members, 'and')}."
    says = f"The list `{hint.name}` has no member `{node.value}`."
    return checker.report("UNKNOWN-MEMBER", node, says, fix)


def _boolean(checker: Checker, node: t.Boolean, _env: Environment, _hint: Type | None) -> Typed:
    checker.notes.set_constant(node, node.value)
    return Typed(BOOLEAN)


def _null(checker: Checker, node: t.Null, _env: Environment, _hint: Type | None) -> Typed:
    checker.notes.set_constant(node, None)
    return Typed(NULL, optional=True)


def _at_literal(checker: Checker, node: t.AtLiteral, _env: Environment, _hint: Type | None) -> Typed:
    found = at_value(node)
    checker.notes.set_constant(node, None if found is None else found.value)
    if found is not None:
        return Typed(found.type)
    says = f"`{node.text}` is no date, time or length of time."
    return checker.report(
        "VALUE-UNREADABLE", node, says, 'Write for example `@"2024-01-31"`, `@"14:30:00"` or `@"PT20M"`.'
    )


def _name(checker: Checker, node: t.Name, env: Environment, hint: Type | None) -> Typed:
    meaning = meaning_of(node.name, env, checker.scope, checker.policy, hint)
    checker.notes.set_meaning(node, meaning)
    if meaning.kind == "value":
        checker.notes.name(node.name)
    elif meaning.kind == "function":
        checker.notes.function(node.name)
    elif meaning.kind == "unknown" and not meaning.items:
        return unknown_name(checker, node, node.name, env)
    if meaning.items:
        return UNKNOWN
    if meaning.kind == "builtin":
        return Typed(type_of_builtin(node.name, hint))
    return Typed(OUTCOME if meaning.kind == "outcome" else meaning.type, meaning.optional)


def unknown_name(checker: Checker, node: t.Node, name: str, env: Environment) -> Typed:
    """Report a name that nothing has, with the nearest that something has."""
    if not checker.policy:
        return UNKNOWN
    from addendum.findings import did_you_mean

    scope = checker.scope
    if name in scope.lists:
        says = f"`{name}` is a list, not a value."
        return checker.report("UNKNOWN-NAME", node, says, f"Write `list({name})` for its members.")
    known = {*env.names(), *scope.names, *scope.members, *(outcome.text for outcome in Outcome.all)}
    near = did_you_mean(name, known)
    fix = f"Write `{near}`." if near else "Declare it under `facts:`, or correct the name."
    return checker.report("UNKNOWN-NAME", node, f"Nothing is called `{name}` here.", fix)


def unknown_function(checker: Checker, node: t.Node, name: str, env: Environment) -> Typed:
    """Report a name before brackets that no function has, with the nearest that one has."""
    if not checker.policy:
        return UNKNOWN
    from addendum.findings import did_you_mean

    near = did_you_mean(name, {*env.names(), *checker.scope.functions, *builtin_names(), "list", "rank"})
    fix = f"Write `{near}(…)`." if near else "Call a decision, or a function of the formula language."
    return checker.report("UNKNOWN-NAME", node, f"No function is called `{name}`.", fix)


def _list(checker: Checker, node: t.ListLiteral, env: Environment, hint: Type | None) -> Typed:
    wanted = hint.item if isinstance(hint, ListOf) else None
    types = [checker.value(item, env, wanted) for item in node.items]
    found = join_all(map(Typed, types))
    if found is None:
        return checker.report(
            "TYPES-DIFFER",
            node,
            f"The items of a list are of one kind, and this one holds {types[0].says} and something else.",
            "Make two lists, or give all items one unit.",
        )
    return Typed(ListOf(settled(found.type)))


def _context(checker: Checker, node: t.ContextLiteral, env: Environment, hint: Type | None) -> Typed:
    fields: dict[str, Type] = {}
    for entry in node.entries:
        wanted = hint.field(entry.key) if isinstance(hint, ContextOf) else None
        found = settled(checker.value(entry.value, env, wanted))
        if entry.key in fields:
            says = f"The key `{entry.key}` occurs twice, so one of the two values would be lost."
            checker.report("DUPLICATE-KEY", entry, says, "Give each key once.")
            checker.notes.set_constant(node, None)
        fields[entry.key] = found
        env = env.with_names({entry.key: Local(checker.introduce(entry), found)})
    return Typed(ContextOf(tuple(fields.items())))


def _range(checker: Checker, node: t.RangeLiteral, env: Environment, hint: Type | None) -> Typed:
    wanted = hint.of if isinstance(hint, RangeOf) else None
    low = settled(checker.value(node.low, env, wanted))
    high = settled(checker.value(node.high, env, wanted or low))
    if node.bare and not {low, high} <= COUNTED:
        says = f"Nothing can be counted from {low.says} to {high.says}."
        return checker.report("WRONG-RANGE", node, says, "Count whole numbers or dates, for example `1..12`.")
    if not may_order(low, high):
        says = f"There is no range from {low.says} to {high.says}."
        return checker.report("WRONG-RANGE", node, says, "Give both ends in one unit.")
    return Typed(RangeOf(high if low is ANY else low))


CHECKS: Checks = {
    "Number": _number,
    "Quantity": _quantity,
    "Text": _text,
    "Boolean": _boolean,
    "Null": _null,
    "AtLiteral": _at_literal,
    "Name": _name,
    "ListLiteral": _list,
    "ContextLiteral": _context,
    "RangeLiteral": _range,
}
