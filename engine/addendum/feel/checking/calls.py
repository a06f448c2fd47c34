"""Checks of calls: of the host's functions and decisions, of functions as values, and of maps by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import tree as t
from addendum.feel.checking.arguments import check_arguments, count_of, place_arguments
from addendum.feel.checking.builtins import check_builtin
from addendum.feel.checking.literals import unknown_function
from addendum.feel.checking.typed import UNKNOWN, Typed, settled
from addendum.feel.names import meaning_of_called
from addendum.values import ANY, NUMBER, TEXT, FunctionOf, Keyed, ListOf, MemberOf

if TYPE_CHECKING:
    from addendum.feel.checking.checker import Checker
    from addendum.feel.checking.typed import Checks
    from addendum.feel.environment import Environment
    from addendum.feel.notes import Meaning
    from addendum.values import Type

_LITERALS = (t.Text, t.Boolean)


def _call(checker: Checker, node: t.Call, env: Environment, _hint: Type | None) -> Typed:
    if isinstance(node.function, t.FunctionLiteral) and not node.names:
        return _call_literal(checker, node, node.function, env)
    if not isinstance(node.function, t.Name):
        return _call_value(checker, node, env, settled(checker.value(node.function, env)))
    name = node.function.name
    meaning = meaning_of_called(name, env, checker.scope, checker.policy)
    if meaning.kind == "unknown" and name in _FORMS and checker.policy:
        return _FORMS[name](checker, node, env)
    checker.notes.set_meaning(node.function, meaning)
    if meaning.kind == "builtin":
        return check_builtin(checker, node, name, env)
    if meaning.kind == "function":
        return _call_host(checker, node, name, env)
    if meaning.kind == "unknown" and not meaning.items:
        check_arguments(checker, node, env)
        return unknown_function(checker, node.function, name, env)
    if meaning.kind == "value":
        checker.notes.name(name)
    return _call_value(checker, node, env, _type_of_called(meaning))


def _type_of_called(meaning: Meaning) -> Type:
    return ANY if meaning.items else meaning.type


def _call_host(checker: Checker, node: t.Call, name: str, env: Environment) -> Typed:
    """A function of the host or a decision, with arguments by position or by name."""
    checker.notes.function(name)
    signature = checker.scope.functions[name]
    names = [parameter for parameter, _ in signature.parameters]
    order = place_arguments(checker, node, names, signature.least)
    if order is None:
        check_arguments(checker, node, env)
        return UNKNOWN
    checker.notes.set_order(node, order)
    for at, (parameter, of_type) in zip(order, signature.parameters, strict=True):
        if at is not None:
            argument = node.arguments[at]
            if parameter in checker.scope.optional:
                found = checker.check(argument, env, of_type).type
            else:
                found = checker.value(argument, env, of_type)
            checker.expect(argument, found, of_type, f"`{parameter}` of `{name}`")
    if signature.result_for is None:
        return Typed(signature.result)
    return Typed(signature.result_for(tuple(_literal(node, at) for at in order)))


def _literal(node: t.Call, at: int | None) -> object | None:
    """The text, number or boolean that an argument is, if it is a literal."""
    argument = None if at is None else node.arguments[at]
    if isinstance(argument, _LITERALS):
        return argument.value
    if isinstance(argument, t.Number):
        from addendum.feel.literals import number_value

        return number_value(argument)
    return None


def _call_literal(checker: Checker, node: t.Call, function: t.FunctionLiteral, env: Environment) -> Typed:
    """A function that is called where it is written: its parameters are of the types of the arguments."""
    given = tuple(settled(checker.value(argument, env)) for argument in node.arguments)
    found = checker.value(function, env, FunctionOf(given, ANY))
    assert isinstance(found, FunctionOf)  # noqa: S101 -- a function is one
    words = checker.words(function)
    if count_of(checker, node, len(found.parameters), words):
        for argument, of_type, wanted in zip(node.arguments, given, found.parameters, strict=True):
            checker.expect(argument, of_type, wanted, f"This argument of {words}")
    return Typed(found.result)


def _call_value(checker: Checker, node: t.Call, env: Environment, function: Type) -> Typed:
    """A call of what an expression gives: a function, or the value of a map under a key."""
    words = checker.words(node.function)
    if isinstance(function, FunctionOf) and not node.names:
        if function.parameters or function.result is not ANY:
            count_of(checker, node, len(function.parameters), words)
        types = dict(enumerate(function.parameters))
        for at, argument in enumerate(node.arguments):
            wanted = types.get(at, ANY)
            checker.expect(
                argument, checker.value(argument, env, wanted), wanted, f"This argument of {words}"
            )
        return Typed(function.result)
    if isinstance(function, Keyed):
        return _call_keyed(checker, node, env, function)
    check_arguments(checker, node, env)
    if function is ANY or isinstance(function, FunctionOf):
        return UNKNOWN
    says = f"{words} is {function.says}, not a function."
    return checker.report(
        "NOT-A-FUNCTION", node, says, "Leave the brackets out, or call a decision or function."
    )


def _call_keyed(checker: Checker, node: t.Call, env: Environment, values: Keyed) -> Typed:
    words = checker.words(node.function)
    counted = count_of(checker, node, 1, words)
    for argument in node.arguments:
        found = settled(checker.value(argument, env, TEXT))
        if counted and found not in (TEXT, ANY) and not isinstance(found, MemberOf):
            says = f"{words} is asked for by {values.keys}, and {checker.words(argument)} is {found.says}."
            checker.report("WRONG-ARGUMENTS", argument, says, f"Give the name of the {values.keys}.")
    return Typed(values.value)


def _list_of(checker: Checker, node: t.Call, env: Environment) -> Typed:
    """`list(severities)`: the members of a list, in order."""
    argument = node.arguments[0] if len(node.arguments) == 1 else None
    name = argument.name if isinstance(argument, t.Name) else ""
    members = checker.scope.lists.get(name)
    if members is not None:
        checker.notes.set_constant(node, members.members)
        return Typed(ListOf(members))
    if argument is not None and not name:
        check_arguments(checker, node, env)
    from addendum.findings import did_you_mean, listed

    near = did_you_mean(name, checker.scope.lists)
    known = f"Lists are {listed(checker.scope.lists, 'and')}." if checker.scope.lists else ""
    says = f"There is no list `{name}`." if name else "`list` takes the name of a list."
    return checker.report("UNKNOWN-LIST", node, says, f"Write `list({near})`." if near else known)


def _rank(checker: Checker, node: t.Call, env: Environment) -> Typed:
    """`rank(x)`: the place of a member in its list, from 0."""
    if not count_of(checker, node, 1, "`rank`"):
        check_arguments(checker, node, env)
        return UNKNOWN
    argument = node.arguments[0]
    found = checker.value(argument, env)
    if isinstance(found, MemberOf):
        checker.notes.set_rank(node)
        return Typed(NUMBER)
    if found is TEXT and isinstance(argument, t.Name) and argument.name in checker.scope.members:
        says = f"`{argument.name}` is a member of several lists, so its rank is open."
        return checker.report(
            "MEMBER-UNCLEAR", argument, says, "Compare it with a fact of the list that is meant."
        )
    says = f"`rank` is the place of a list's member, and {checker.words(argument)} is {found.says}."
    return checker.report("WRONG-ARGUMENTS", argument, says, "Give a fact that is one of a list.")


_FORMS = {"list": _list_of, "rank": _rank}

CHECKS: Checks = {"Call": _call}
