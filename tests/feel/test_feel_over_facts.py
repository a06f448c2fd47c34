"""A formula by itself over a mapping of facts."""

from __future__ import annotations

from decimal import Decimal, getcontext
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from addendum.feel import Profile, Scope, compile_formula
from addendum.findings import FindingsError
from addendum.values import NUMBER, NoAnswer, to_decimal_if_finite
from feel import typed_formulas
from feel.support import TYPES, VALUES, compiled

FACTS = {name: value for name, (_, value) in typed_formulas.FACTS.items()}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tickets + 1", Decimal(4)),
        ("tickets / 7", Fraction(3, 7)),
        ("tickets / 7 * 7 = tickets", True),
        ("count(outages[length > 40 minutes])", Decimal(1)),
        ("1 + 1", Decimal(2)),
        ("if late then plan else note", "premium"),
    ],
)
def test_a_formula_answers_for_the_facts_it_names(text, value):
    formula = compile_formula(text, Scope(TYPES), Profile.POLICY)

    assert formula.over_facts()(VALUES) == value


def test_the_context_of_the_caller_stays_as_it_was():
    before = getcontext()

    compiled("tickets / 7").over_facts()(VALUES)

    assert getcontext() is before


def test_a_fact_that_is_missing_is_named():
    with pytest.raises(NoAnswer, match=r"MISSING-FACT.*`zero`"):
        compiled("tickets + zero").over_facts()({"tickets": Decimal(1)})


def test_an_error_has_its_place():
    with pytest.raises(NoAnswer, match="DIVISION-BY-ZERO") as stopped:
        compiled("1 + tickets / zero").over_facts()(VALUES)

    assert stopped.value.at.column == 5


def test_what_calls_decisions_is_for_programs_to_answer():
    with pytest.raises(ValueError, match="response"):
        compiled("response(S1)").over_facts()


def test_null_stays_null_in_the_other_profile():
    formula = compile_formula("x / 0", Scope({"x": NUMBER}), Profile.DMN)

    assert formula.over_facts()({"x": Decimal(1)}) is None


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed_formulas.formulas)
def test_it_answers_as_the_formula_bound_to_values(text):
    try:
        formula = typed_formulas.compiled(text)
    except FindingsError:
        return

    assert outcome(formula.over_facts(), FACTS) == typed_formulas.outcome(formula)


def outcome(answer, facts):
    """The value of a run, or the code of its error."""
    try:
        return typed_formulas.plain(to_decimal_if_finite(answer(facts)))
    except NoAnswer as error:
        return f"<{error.code}>"
