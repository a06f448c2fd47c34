"""Promises as formulas: what a program's own names mean in them, and the other tiers by `tier("…")`.

They are compiled apart from the program, since the promises of tiers may compare them with each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import Profile, Scope, Signature, compile_formula
from addendum.findings import Finding, FindingsError, did_you_mean, listed
from addendum.kinds.business_calls import Calendars, are_fit, made_ready
from addendum.kinds.reporting import Reporter
from addendum.rules import Planner, type_of_decision
from addendum.values import (
    ANY,
    BOOLEAN,
    FRACTIONS_CONTEXT,
    TEXT,
    ContextOf,
    FunctionOf,
    NoAnswer,
    exactly,
    to_fraction,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds.lowered import Lowered
    from addendum.kinds.promises import Promise
    from addendum.rules import Decision
    from addendum.values import Type, Value

    Tiers = Mapping[str, Lowered]

TIER = "tier"
_OPEN = ContextOf((), open=True)


def compile_promises(lowered: Lowered, tiers: Tiers) -> Lowered:
    """The program with its promises compiled, and with the function `tier` that they may call."""
    scope = _scope(lowered.scope or Scope(), tiers)
    calendars = Calendars(lowered.calendars.names, lowered.calendars.parameters)
    reporter = Reporter()
    promises = tuple(_compiled(each, scope, tiers, calendars, reporter) for each in lowered.promises)
    return lowered._replace(
        promises=promises,
        findings=(*lowered.findings, *reporter.findings),
        functions={**lowered.functions, TIER: _TierFunction(tiers)},
    )


class _TierFunction:
    """`tier("premium")`: the decisions of a tier as functions of what each is called with."""

    def __init__(self, tiers: Tiers) -> None:
        self._tiers = tiers
        self._contexts: dict[str, dict[str, Callable[..., Value]]] = {}

    def __call__(self, name: str) -> dict[str, Callable[..., Value]]:
        """The functions of a tier by the names of its decisions; raises NoAnswer for an unknown tier."""
        found = self._contexts.get(name)
        if found is not None:
            return found
        lowered = self._tiers.get(name)
        if lowered is None:
            raise NoAnswer("UNKNOWN-SUBJECT", f"There is no tier `{name}`.", _known(self._tiers))
        planner = Planner(lowered.program, lowered.functions)
        decisions = lowered.program.decisions.values()
        context = {decision.name: _function(planner, decision) for decision in decisions}
        return self._contexts.setdefault(name, context)


def _function(planner: Planner, decision: Decision) -> Callable[..., Value]:
    def call(*arguments: Value) -> Value:
        facts = dict(zip(decision.needs, arguments, strict=True))
        value = exactly(planner.run, (decision.name,), facts).values[decision.name]
        return to_fraction(value) if _runs_in_fractions() else value

    return call


def _runs_in_fractions() -> bool:
    from decimal import getcontext

    return getcontext() is FRACTIONS_CONTEXT


def _scope(scope: Scope, tiers: Tiers) -> Scope:
    contexts = {name: _context_type(lowered) for name, lowered in tiers.items()}

    def result_for(literals: tuple[object | None, ...]) -> Type:
        name = literals[0] if literals else None
        return contexts.get(name, _OPEN) if isinstance(name, str) else _OPEN

    signature = Signature(((TIER, TEXT),), _OPEN, result_for)
    functions = {**scope.functions, TIER: signature}
    return Scope(scope.names, functions, scope.members, scope.lists, scope.optional, scope.types)


def _context_type(lowered: Lowered) -> ContextOf:
    program = lowered.program

    def type_of(name: str) -> Type:
        if name in program.decisions:
            return type_of_decision(program.decisions[name])
        return program.facts[name].type if name in program.facts else ANY

    return ContextOf(
        tuple(
            (decision.name, FunctionOf(tuple(map(type_of, decision.needs)), type_of(decision.name)))
            for decision in program.decisions.values()
        )
    )


def _compiled(
    promise: Promise, scope: Scope, tiers: Tiers, calendars: Calendars, reporter: Reporter
) -> Promise:
    node = promise.written
    if node is None:
        return promise
    text = node.text.removeprefix("=").lstrip()
    start = len(node.text) - len(text)

    def at(offset: int, length: int) -> Place:
        return node.at(start + offset, length)

    try:
        formula = compile_formula(
            text, scope, Profile.POLICY, at, BOOLEAN, lambda tree: made_ready(tree, calendars, reporter, at)
        )
    except FindingsError as error:
        reporter.findings.extend(error.findings)
        return promise
    if not are_fit(formula, reporter, at):
        return promise
    reporter.findings.extend(_unknown_tiers(formula, tiers, at))
    return promise._replace(always=formula)


def _unknown_tiers(formula: Compiled, tiers: Tiers, at: Callable[[int, int], Place]) -> Iterator[Finding]:
    """Findings for tiers that a formula names and that are not there."""
    waiting: list[Any] = [formula.tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children())
        if type(node).__name__ != "Call" or getattr(node.function, "name", "") != TIER:
            continue
        for argument in node.arguments:
            name = getattr(argument, "value", None)
            if isinstance(name, str) and name not in tiers:
                near = did_you_mean(name, tiers)
                yield Finding(
                    "UNKNOWN-SUBJECT",
                    at(argument.start, argument.end - argument.start),
                    f"There is no tier `{name}`.",
                    fix=f"Write `{near}`." if near else _known(tiers),
                )


def _known(tiers: Tiers) -> str:
    return f"Known are {listed(tiers, 'and')}." if tiers else "Add the tier first."
