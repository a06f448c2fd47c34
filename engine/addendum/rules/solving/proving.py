"""Proofs by the solver: a statement holds in every case, or a case refutes it, evaluated exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import z3

from addendum.rules.promises import Case, Proved, Refuted, Undecided
from addendum.rules.solving.programs import Case as Told
from addendum.rules.solving.programs import Variables, currencies_of
from addendum.rules.solving.symbols import AMOUNTS, Symbol, Untranslatable, value_of
from addendum.values import BOOLEAN, MemberOf, NoAnswer, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.feel import Compiled
    from addendum.rules.model import Program
    from addendum.rules.promises import Movement, Verdict
    from addendum.values import Value

    Facts = dict[str, Value]
    Evaluate = Callable[[Mapping[str, Value]], Value]

_MILLISECONDS = 5_000
_PLACES = (0, 1, 2, 3, 4, 6)
_OTHER = " in the second case"


def prove_movement_by_solver(movement: Movement, program: Program, evaluate: Evaluate) -> Verdict:
    """Whether a decision never moves so as a fact goes up or down, all other facts being the same."""
    variables = Variables(program)
    first = Told(program, variables, frozenset((movement.fact,)))
    second = Told(program, variables, frozenset((movement.fact,)), _OTHER)
    try:
        before, after = _amount(first, movement.fact), _amount(second, movement.fact)
        value, changed = _amount(first, movement.decision), _amount(second, movement.decision)
    except Untranslatable as reason:
        return _untold(reason)
    goes = before.term < after.term if movement.goes == "rises" else before.term > after.term
    moves = changed.term > value.term if movement.moves == "rises" else changed.term < value.term
    given = z3.And(before.given, after.given, value.given, changed.given)
    currency = _currency(program)
    if currency is None:
        return Undecided("amounts of several currencies meet")

    def refuted(model: Any, places: int | None) -> Refuted | None:
        facts = _facts(variables, model, currency, places)
        own = _value(after, model, currency, places)
        cases = [_evaluated(each, evaluate) for each in (facts, {**facts, movement.fact: own})]
        if None in cases or cases[0].facts[movement.fact] == own:  # type: ignore[union-attr]
            return None
        one, other = (case for case in cases if case is not None)
        breaks = other.value > one.value if movement.moves == "rises" else other.value < one.value
        return Refuted((one, other)) if breaks and _goes(one, other, movement) else None

    return _decided([*variables.constraints, given, goes, moves], variables, refuted)


def prove_formula_by_solver(formula: Compiled, program: Program, evaluate: Evaluate) -> Verdict:
    """Whether a formula is true for all facts that it depends on."""
    variables = Variables(program)
    case = Told(program, variables)
    try:
        stated = case.formula(formula)
    except Untranslatable as reason:
        return _untold(reason)
    if not isinstance(stated, Symbol) or stated.type != BOOLEAN:
        return Undecided("it gives no truth value")
    currency = _currency(program)
    if currency is None:
        return Undecided("amounts of several currencies meet")

    def refuted(model: Any, places: int | None) -> Refuted | None:
        found = _evaluated(_facts(variables, model, currency, places), evaluate)
        return Refuted((found,)) if found is not None and found.value is False else None

    fails = z3.Or(z3.Not(stated.given), z3.Not(stated.term))
    return _decided([*variables.constraints, fails], variables, refuted)


def _decided(
    conditions: list[Any], variables: Variables, refuted: Callable[[Any, int | None], Refuted | None]
) -> Verdict:
    """Proved where no case meets the conditions; refuted where one does that an evaluation confirms."""
    solver = z3.Solver()
    solver.set("timeout", _MILLISECONDS)
    solver.add(*conditions)
    verdict = solver.check()
    if verdict == z3.unsat:
        return Proved(0)
    if verdict == z3.sat:
        for places in (*_PLACES, None):
            found = refuted(solver.model(), places)
            if found is not None:
                return found
        if variables.opaque:
            name, reason = next(iter(variables.opaque.items()))
            return Undecided(f"`{name}` rests on {reason}, which the solver is not told of")
        return Undecided("the solver's example does not hold when it is calculated exactly")
    return Undecided("the solver found neither a proof nor an example in time")


def _amount(case: Told, name: str) -> Symbol:
    found = case.known(name)
    if not isinstance(found, Symbol) or found.type not in AMOUNTS:
        raise Untranslatable(f"`{name}`, which is no amount")
    return found


def _untold(reason: Untranslatable) -> Undecided:
    return Undecided(f"it rests on {reason}, which the solver is not told of")


def _facts(variables: Variables, model: Any, currency: str, places: int | None) -> Facts:
    """The facts of the solver's example that a case gives, with so many decimal places, all for None."""
    found: Facts = {}
    for name, symbol in variables.given.items():
        if z3.is_true(model.eval(symbol.given, model_completion=True)):
            found[name] = _value(symbol, model, currency, places)
    return found


def _value(symbol: Symbol, model: Any, currency: str, places: int | None) -> Value:
    """The value that a term has in the solver's example."""
    term = model.eval(symbol.term, model_completion=True)
    if symbol.type == BOOLEAN:
        return z3.is_true(term)
    if isinstance(symbol.type, MemberOf):
        return symbol.type.members[term.as_long()]
    if not z3.is_rational_value(term):
        term = term.approx(10)
    number = Fraction(term.numerator_as_long(), term.denominator_as_long())
    if places is not None:
        number = Fraction(round(number * 10**places), 10**places)
    return value_of(number, symbol.type, currency)


def _evaluated(facts: Facts, evaluate: Evaluate) -> Case | None:
    """A case as the policies answer it; None where they give no value to compare."""
    try:
        value = evaluate(facts)
    except NoAnswer:
        return None
    return None if isinstance(value, Outcome) or value is None else Case(facts, value)


def _goes(one: Case, other: Case, movement: Movement) -> bool:
    before, after = one.facts[movement.fact], other.facts[movement.fact]
    return bool(before < after if movement.goes == "rises" else before > after)


def _currency(program: Program) -> str | None:
    """The currency of all money in a program; None where there are several."""
    found = currencies_of(program)
    return None if len(found) > 1 else next(iter(found), "EUR")
