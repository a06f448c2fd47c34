"""Checks of the forms with words: `if`, `for`, `some`, `every`, and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.checking.given import given_where
from addendum.feel.checking.literals import COUNTED
from addendum.feel.checking.tests import written_type
from addendum.feel.checking.typed import Typed, join, settled
from addendum.feel.environment import Local
from addendum.values import ANY, BOOLEAN, NULL, FunctionOf, ListOf, RangeOf

if TYPE_CHECKING:
    from addendum.feel.checking.checker import Checker
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.values import Type

PARTIAL = "partial"


def _if(checker: Checker, node: t.If, env: Environment, hint: Type | None) -> Typed:
    checker.condition(node.condition, env)
    then = checker.check(node.then, env.knowing(given_where(node.condition, True)), hint)
    otherwise = checker.check(node.otherwise, env.knowing(given_where(node.condition, False)), hint)
    found = join(then, otherwise)
    if found is not None:
        return found
    says = f"After `then` stands {then.type.says}, after `else` {otherwise.type.says}."
    return checker.report("TYPES-DIFFER", node, says, "Let both give values of one kind.")


def _for(checker: Checker, node: t.For, env: Environment, hint: Type | None) -> Typed:
    checker.notes.loops = True
    env = _iterators(checker, node.iterators, env)
    if any(isinstance(each, t.Name) and each.name == PARTIAL for each in t.walk(node.body)):
        env = env.with_names({PARTIAL: Local(checker.introduce(node), ListOf(ANY))})
    wanted = hint.item if isinstance(hint, ListOf) else None
    return Typed(ListOf(settled(checker.value(node.body, env, wanted))))


def _quantified(checker: Checker, node: t.Quantified, env: Environment, _hint: Type | None) -> Typed:
    checker.notes.loops = True
    checker.condition(node.body, _iterators(checker, node.iterators, env))
    return Typed(BOOLEAN)


def _iterators(checker: Checker, iterators: tuple[t.Iterator, ...], env: Environment) -> Environment:
    """The environment in which the body stands; each source sees the iterators before it."""
    for each in iterators:
        item = _item_of(checker, each.source, settled(checker.value(each.source, env)))
        env = env.with_names({each.name: Local(checker.introduce(each), item)})
    return env


def _item_of(checker: Checker, source: t.Node, of_type: Type) -> Type:
    """The type of what a loop goes through."""
    if isinstance(of_type, ListOf):
        return of_type.item
    if isinstance(of_type, RangeOf):
        if checker.policy and (isinstance(source, t.Test) or of_type.of not in COUNTED):
            says = f"{checker.words(source)} is {of_type.says}, which cannot be gone through."
            checker.report("WRONG-RANGE", source, says, "Count whole numbers or dates, for example `1..12`.")
        return of_type.of
    if of_type is not ANY and of_type is not NULL and checker.policy:
        says = f"A list belongs here, and {checker.words(source)} is {of_type.says}."
        checker.report("NOT-A-LIST", source, says, "Write a list, `list(…)` of a list's members, or `1..10`.")
        return ANY
    return of_type


def _function(checker: Checker, node: t.FunctionLiteral, env: Environment, hint: Type | None) -> Typed:
    checker.notes.loops = True
    types = [_parameter_type(checker, node, at, hint) for at in range(len(node.parameters))]
    names = {
        each.name: Local(checker.introduce(each), of_type)
        for each, of_type in zip(node.parameters, types, strict=True)
    }
    if node.external:
        says = "A function of another language cannot run here."
        checker.report("FUNCTION-EXTERNAL", node, says, "Write the function as a formula.")
        return Typed(FunctionOf(tuple(types), ANY))
    wanted = hint.result if isinstance(hint, FunctionOf) else None
    result = settled(checker.value(node.body, env.with_names(names), wanted))
    return Typed(FunctionOf(tuple(types), result))


def _parameter_type(checker: Checker, node: t.FunctionLiteral, at: int, hint: Type | None) -> Type:
    """The declared type of a parameter, else the one that the function is wanted with."""
    declared = node.parameters[at].of
    if declared is not None:
        found = written_type(checker, declared) or ANY
        checker.notes.set_type(node.parameters[at], found)
        return found
    if isinstance(hint, FunctionOf) and len(hint.parameters) == len(node.parameters):
        return hint.parameters[at]
    return ANY


CHECKS: Checks = {"If": _if, "For": _for, "Quantified": _quantified, "FunctionLiteral": _function}
