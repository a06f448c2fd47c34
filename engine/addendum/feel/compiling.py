"""From the text of a formula to a compiled one, or to all that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel.builtins import names as builtin_names
from addendum.feel.checking import Checker
from addendum.feel.compiled import Compiled
from addendum.feel.environment import Environment
from addendum.feel.faults import SyntaxFault
from addendum.feel.parser import Parser
from addendum.feel.reporter import Reporter
from addendum.feel.scope import Profile, Scope
from addendum.feel.vocabulary import Vocabulary
from addendum.values import ANY, BOOLEAN, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.feel.tree import Node
    from addendum.findings import Place
    from addendum.values import Type

    At = Callable[[int, int], Place] | None
    Change = Callable[[Node], Node]

INPUT = "?"
_OUTCOMES = Vocabulary(outcome.text for outcome in Outcome.all)
_BUILTINS = Vocabulary(name for name in builtin_names() if " " in name)


def compile_formula(
    text: str,
    scope: Scope,
    profile: Profile,
    at: At = None,
    expected: Type | None = None,
    change: Change | None = None,
) -> Compiled:
    """The formula in `text`, compiled over the names of `scope`.

    `at` maps an offset and a length within the text to the place in the file; `expected` is the type that its
    value must have; `change` gives the tree that is compiled for the one that was read. Raises FindingsError
    with everything that is wrong.
    """
    return _compiled(text, scope, profile, at, expected, change, unary=False)


def compile_unary_tests(
    text: str, scope: Scope, profile: Profile, at: At = None, input_type: Type = ANY
) -> Compiled:
    """The unary tests of a table's cell, compiled as a formula over `?`, the value of the cell's column."""
    names = {**scope.names, INPUT: input_type}
    around = Scope(names, scope.functions, scope.members, scope.lists, scope.optional, scope.types)
    return _compiled(text, around, profile, at, BOOLEAN, None, unary=True)


def _compiled(
    text: str,
    scope: Scope,
    profile: Profile,
    at: At,
    expected: Type | None,
    change: Change | None,
    *,
    unary: bool,
) -> Compiled:
    policy = profile is Profile.POLICY
    reporter = Reporter(text, at, silent=not policy)
    tree = _parsed(text, scope, policy, reporter, unary)
    if change is not None:
        tree = change(tree)
    checker = Checker(scope, profile, reporter)
    found = checker.result(tree, Environment(), expected)
    _refuse(reporter)
    return Compiled(text, tree, checker.notes, found, policy, at)


def _parsed(text: str, scope: Scope, policy: bool, reporter: Reporter, unary: bool) -> Node:
    vocabularies = (scope.vocabulary, _BUILTINS, _OUTCOMES) if policy else (scope.vocabulary, _BUILTINS)
    try:
        parser = Parser(text, vocabularies, scope.fields, policy)
        return parser.unary_tests() if unary else parser.formula()
    except SyntaxFault as fault:
        reporter.fault(fault)
        _refuse(reporter)
        raise


def _refuse(reporter: Reporter) -> None:
    if reporter.findings:
        from addendum.findings import FindingsError

        raise FindingsError(*reporter.findings)
