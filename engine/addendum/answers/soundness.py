"""What is wrong with a program: its tables, its circles, and the promises that it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import FindingsError
from addendum.rules import (
    Decision,
    Output,
    Planner,
    Program,
    Table,
    Undecided,
    bounds_of,
    check_table,
    find_cycles,
    promise_finding,
    prove_formula,
    prove_movement,
)
from addendum.values import BOOLEAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from addendum.findings import Finding
    from addendum.kinds import Lowered, Promise
    from addendum.rules import Bounds, Verdict
    from addendum.values import Value

    Functions = Mapping[str, Callable[..., Value]]

_PROMISE = "the promise"


class Soundness:
    """Checks programs one after the other; a table that several of them share is looked at once."""

    def __init__(self) -> None:
        self._tables: dict[object, list[tuple[Decision, dict[str, Bounds], list[Finding]]]] = {}

    def findings(self, lowered: Lowered) -> Iterator[Finding]:
        """All findings on a program besides those of lowering it."""
        program = lowered.program
        bounds = bounds_of(program)
        for decision in program.decisions.values():
            yield from self._table(decision, bounds)
        yield from find_cycles(program)
        for promise in lowered.promises:
            try:
                finding = _kept(promise, program, lowered.functions)
            except FindingsError:
                continue  # it reaches a circle, which is a finding of its own
            if finding is not None:
                yield finding

    def _table(self, decision: Decision, bounds: Mapping[str, Bounds]) -> list[Finding]:
        table = decision.logic
        if not isinstance(table, Table):
            return []
        own = {column.name: bounds[column.name] for column in table.columns if column.name in bounds}
        known = self._tables.setdefault((decision.name, decision.origin), [])
        for other, other_bounds, findings in known:
            if other == decision and other_bounds == own:
                return findings
        found = check_table(decision, bounds)
        known.append((decision, own, found))
        return found


def _kept(promise: Promise, program: Program, functions: Functions) -> Finding | None:
    """The finding on a promise that is broken or not decided; None for one that is proved or unreadable."""
    if promise.never is not None:
        evaluate = _evaluating(program, promise.never.decision, functions)
        verdict = prove_movement(promise.never, program, evaluate)
        if isinstance(verdict, Undecided) and is_solver_installed():
            from addendum.rules.solving import prove_movement_by_solver

            verdict = _better(verdict, prove_movement_by_solver(promise.never, program, evaluate))
        return promise_finding(verdict, promise.id, promise.says, promise.origin, promise.never.decision)
    formula = promise.always
    if formula is None:
        return None
    output = (Output(_PROMISE, BOOLEAN),)
    decision = Decision(_PROMISE, formula.names, output, formula, promise.origin)
    with_promise = Program(program.facts, {**program.decisions, _PROMISE: decision})
    evaluate = _evaluating(with_promise, _PROMISE, functions)
    verdict = prove_formula(formula, program, evaluate)
    if isinstance(verdict, Undecided) and is_solver_installed():
        from addendum.rules.solving import prove_formula_by_solver

        verdict = _better(verdict, prove_formula_by_solver(formula, program, evaluate))
    return promise_finding(verdict, promise.id, promise.says, promise.origin)


def is_solver_installed() -> bool:
    """Whether the extra `proofs` is there, which proves what no number of cases decides."""
    from importlib.util import find_spec

    return find_spec("z3") is not None


def _better(cases: Undecided, solved: Verdict) -> Verdict:
    """What the solver says, unless it does not decide either: then why no cases do."""
    return cases if isinstance(solved, Undecided) else solved


def _evaluating(program: Program, name: str, functions: Functions) -> Callable[[Mapping[str, Value]], Value]:
    """A function from facts to the value of a decision."""
    planner = Planner(program, functions)
    return lambda facts: planner.run((name,), facts).values[name]
