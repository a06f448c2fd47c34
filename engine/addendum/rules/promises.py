"""Promises: statements about decisions for every input, proved case by case or refuted by an example."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from addendum.findings import Finding, Level
from addendum.light import NamedTuple
from addendum.rules.dependence import Dependence, Undecidable
from addendum.rules.graph import Graph
from addendum.rules.table_findings import example_words
from addendum.rules.wording import spoken
from addendum.values import BOOLEAN, UNLIMITED, MemberOf, NoAnswer, Outcome, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from addendum.feel import Compiled
    from addendum.rules.dependence import Samples
    from addendum.rules.model import Decision, Origin, Program
    from addendum.values import Value

    Facts = dict[str, Value]
    Evaluate = Callable[[Mapping[str, Value]], Value]

_MOST_CASES = 20_000
_GAPS = frozenset({"NO-ROW-MATCHES", "SEVERAL-ROWS-MATCH", "ROWS-DISAGREE"})
_ABSENT = object()


class Movement(NamedTuple):
    """What must never happen: `decision` moves (`rises` or `falls`) as `fact` goes (`rises` or `falls`)."""

    decision: str
    moves: str
    fact: str
    goes: str


class Proved(NamedTuple):
    """The statement holds for every input; `cases` are the ones that stand for all."""

    cases: int


class Case(NamedTuple):
    """One input and what the decision gives for it."""

    facts: Mapping[str, Value]
    value: Value


class Refuted(NamedTuple):
    """The statement fails: one case for a formula, two for a movement, in the order of the movement."""

    cases: tuple[Case, ...]


class Undecided(NamedTuple):
    """Neither proved nor refuted, with the reason as the end of a sentence."""

    reason: str


Verdict = Proved | Refuted | Undecided


def prove_movement(movement: Movement, program: Program, evaluate: Evaluate) -> Verdict:
    """Whether a decision never moves so as a fact goes up or down, all other facts being the same.

    `evaluate` gives the decision's value for facts. Missing answers and absent outcomes are not compared.
    """
    directions = {movement.moves, movement.goes}
    if movement.decision not in program.decisions or not directions <= {"rises", "falls"}:
        return Undecided("it does not say which decision rises or falls")
    try:
        others, mover = _axes(movement, program)
        cases = prod(_count(samples) for samples in (*others, mover))
        _must_be_few(cases)
        answered = False
        for facts in _combinations(others):
            answers = list(_answers(facts, mover, movement, evaluate))
            answered = answered or bool(answers)
            broken = _broken(answers, rises=movement.moves == "rises")
            if broken is not None:
                return Refuted(broken)
    except Undecidable as reason:
        return Undecided(str(reason))
    if not answered:
        return Undecided(f"no case gives a value of {spoken(movement.decision)} that can be compared")
    return Proved(cases)


def prove_formula(formula: Compiled, program: Program, evaluate: Evaluate) -> Verdict:
    """Whether a formula is true for all facts that it depends on; `evaluate` gives its value for facts."""
    try:
        dependence = Dependence(program)
        dependence.add_formula(formula, "the promise")
        axes = list(dependence.samples())
        cases = prod(map(_count, axes))
        _must_be_few(cases)
        answered = False
        for facts in _combinations(axes):
            value = _value_of(facts, evaluate)
            if value is False:
                return Refuted((Case(facts, value),))
            if value is not None and value is not True:
                return Undecided(f"it gives {show(value)}, which is neither true nor false")
            answered = answered or value is True
    except Undecidable as reason:
        return Undecided(str(reason))
    if not answered:
        return Undecided("no case has an answer")
    return Proved(cases)


def promise_finding(
    verdict: Verdict, name: str, says: str, origin: Origin, about: str = "it"
) -> Finding | None:
    """The finding on a promise that does not hold or is not decided; None for one that is proved.

    `about` is the decision that the cases of a movement give values of.
    """
    told = f"`{name}` ({says.rstrip('.')})" if says else f"`{name}`"
    if isinstance(verdict, Undecided):
        return Finding(
            "PROMISE-UNDECIDED",
            origin.place,
            f"Whether the promise {told} always holds is not decided: {verdict.reason}.",
            clause=origin.clause,
            level=Level.NOTE,
        )
    if isinstance(verdict, Refuted):
        cases = "; ".join(_case_words(case, about) for case in verdict.cases)
        return Finding(
            "PROMISE-BROKEN",
            origin.place,
            f"The promise {told} does not hold.",
            f"{cases[:1].upper()}{cases[1:]}.",
            "Correct the values that break it, or take the promise back.",
            origin.clause,
        )
    return None


def _axes(movement: Movement, program: Program) -> tuple[list[Samples], Samples]:
    """The samples of all other facts, and those of the fact that moves."""
    try:
        axes = _reached(movement, program, ())
    except Undecidable:
        beside = _beside(movement, program)
        if not beside:
            raise
        axes = _reached(movement, program, beside)
    mover = next(samples for samples in axes if samples.fact == movement.fact)
    if not mover.is_line:
        raise Undecidable(f"{spoken(movement.fact)} does not rise or fall")
    return [samples for samples in axes if samples is not mover], mover


def _reached(movement: Movement, program: Program, given: Iterable[str]) -> list[Samples]:
    dependence = Dependence(program, (movement.fact, *given))
    dependence.add(movement.fact)
    dependence.add(movement.decision)
    return list(dependence.samples())


def _beside(movement: Movement, program: Program) -> list[str]:
    """The decisions that stay the same while the fact moves, and of whose inputs no cases stand for all.

    Each has a few values only, as yes and no: the statement holds if it does for every one of them.
    """
    graph = Graph(program.decisions)
    return [
        name
        for name in graph.ordered((movement.decision,), (movement.fact,))
        if name in program.decisions
        and _has_few_values(program.decisions[name])
        and _stays(name, movement, graph, program)
        and _is_undecided(name, program)
    ]


def _has_few_values(decision: Decision) -> bool:
    if len(decision.outputs) != 1:
        return False
    of_type = decision.outputs[0].type
    return of_type is BOOLEAN or isinstance(of_type, MemberOf)


def _stays(name: str, movement: Movement, graph: Graph, program: Program) -> bool:
    """Whether nothing that a decision looks at or calls may be the fact that moves."""
    behind = graph.ordered((name,), ())
    calls = (called for each in behind for called in graph.calls(each))
    return movement.fact not in behind and not any(called in program.decisions for called in calls)


def _is_undecided(name: str, program: Program) -> bool:
    dependence = Dependence(program)
    try:
        dependence.add(name)
        list(dependence.samples())
    except Undecidable:
        return True
    return False


def _count(samples: Samples) -> int:
    return len(samples.values) + samples.may_be_absent


def _must_be_few(cases: int) -> None:
    if cases > _MOST_CASES:
        raise Undecidable(f"there are {cases:,} cases to look at, and at most {_MOST_CASES:,} are tried")


def _combinations(axes: Sequence[Samples]) -> Iterator[Facts]:
    """All combinations of samples, as facts."""
    values = [(*samples.values, _ABSENT) if samples.may_be_absent else samples.values for samples in axes]
    for chosen in product(*values):
        pairs = zip(axes, chosen, strict=True)
        yield {samples.fact: value for samples, value in pairs if value is not _ABSENT}


def _answers(facts: Facts, mover: Samples, movement: Movement, evaluate: Evaluate) -> Iterator[Case]:
    """The comparable values of the decision as the fact goes its way."""
    values = mover.values if movement.goes == "rises" else tuple(reversed(mover.values))
    for value in values:
        if isinstance(value, Outcome):
            continue
        case = {**facts, movement.fact: value}
        given = _value_of(case, evaluate)
        if given is not None and (given is UNLIMITED or not isinstance(given, Outcome)):
            yield Case(case, given)


def _value_of(facts: Facts, evaluate: Evaluate) -> Value | None:
    """The value for facts, None where the tables give none; that is a finding of its own."""
    try:
        return evaluate(facts)
    except NoAnswer as problem:
        if problem.code in _GAPS:
            return None
        case = f"with {example_words(facts)}: " if facts else ""
        raise Undecidable(f"{case}{problem.says.rstrip('.')}") from None


def _broken(answers: Sequence[Case], *, rises: bool) -> tuple[Case, Case] | None:
    """The first two cases between which the value moves as it must not."""
    extreme: Case | None = None
    for case in answers:
        try:
            if extreme is None:
                extreme = case
            elif (case.value > extreme.value) if rises else (case.value < extreme.value):
                return (extreme, case)
            elif case.value != extreme.value:
                extreme = case
        except (TypeError, NoAnswer):
            values = f"{show(extreme.value) if extreme else ''} and {show(case.value)}"
            raise Undecidable(f"{values} cannot be compared") from None
    return None


def _case_words(case: Case, about: str) -> str:
    given = f"{spoken(about)} is {show(case.value)}"
    return f"with {example_words(case.facts)}, {given}" if case.facts else given
