"""Promises: compiled over the program and all tiers beside it, then proved or refuted."""

from __future__ import annotations

import pytest

from addendum.kinds import compile_promises
from addendum.rules import (
    Decision,
    Output,
    Planner,
    Program,
    Proved,
    Refuted,
    prove_formula,
    prove_movement,
)
from addendum.values import BOOLEAN
from kinds.small_policies import codes, headed, lowered

TARGETS = """
severities:
  S1: {{commitments: {{initial_response: {{within: {s1}}}}}}}
  S2: {{commitments: {{initial_response: {{within: {s2}}}}}}}
  S3: no commitment
promises:
  - id: {id}
    says: As promised
    always: {always}
"""


def targets(s1, s2, always="= true", identity="promise"):
    return headed("severity-targets", TARGETS.format(s1=s1, s2=s2, always=always, id=identity))


def tiers(**written):
    return {name: lowered(targets(*times)) for name, times in written.items()}


def verdict(found):
    """What proving the one promise of a program gives."""
    (promise,) = found.promises
    decision = Decision(
        "promise", promise.always.names, (Output("promise", BOOLEAN),), promise.always, promise.origin
    )
    program = Program(found.program.facts, {**found.program.decisions, "promise": decision})
    planner = Planner(program, found.functions)
    return prove_formula(
        promise.always, found.program, lambda facts: planner.run(("promise",), facts).values["promise"]
    )


@pytest.mark.parametrize(
    ("always", "kind"),
    [
        ("= initial_response(S1) < initial_response(S2)", Proved),
        ("= initial_response(S1) > initial_response(S2)", Refuted),
        ("= every s in [S1, S2] satisfies initial_response(s) <= 4 hours", Proved),
        (
            (
                "= every s in [S1, S2] satisfies "
                'tier("plus").initial_response(s) <= tier("basic").initial_response(s) / 2'
            ),
            Proved,
        ),
        ('= tier("plus").initial_response(S1) = 20 minutes', Proved),
        ('= tier("basic").initial_response(S1) = 20 minutes', Refuted),
        ('= tier("plus").initial_response(S2) = tier("basic").initial_response(S2) / 3', Refuted),
        ('= tier("plus").initial_response(S3) is given', Refuted),
    ],
)
def test_a_promise_holds_for_every_case_or_is_broken_by_one(always, kind):
    found = compile_promises(
        lowered(targets("20 minutes", "2 hours", always)),
        tiers(basic=("1 hour", "4 hours"), plus=("20 minutes", "2 hours")),
    )

    assert not found.findings
    assert isinstance(verdict(found), kind)


def test_thirds_of_another_tier_are_exact():
    found = compile_promises(
        lowered(
            targets("20 minutes", "2 hours", '= tier("plus").initial_response(S2) / 3 * 3 = 100 minutes')
        ),
        tiers(plus=("1 hour", "100 minutes")),
    )

    assert isinstance(verdict(found), Proved)


@pytest.mark.parametrize(
    ("always", "code"),
    [
        ('= tier("pluss").initial_response(S1) = 20 minutes', "UNKNOWN-SUBJECT"),
        ("= initial_respons(S1) = 20 minutes", "UNKNOWN-NAME"),
        ("= initial_response(S1)", "WRONG-RESULT"),
        ("= initial_response(S1) <", "FORMULA-SYNTAX"),
    ],
)
def test_a_promise_that_makes_no_sense_is_told_on_its_line(always, code):
    found = compile_promises(
        lowered(targets("20 minutes", "2 hours", always)), tiers(plus=("1 hour", "2 hours"))
    )

    assert codes(found) == [(code, 12)]


CREDITS = """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  bands:
    by: availability
    rows: [{at least: 99 %, credit: %s}, {below: 99 %, credit: 25 %}]
promises:
  - {id: fair, says: Never more, never: {credit: rises, as: availability rises}}
"""


CLAIM = "claim: {within: 30 calendar days, after: the end of the period}\n"


@pytest.mark.parametrize("more", ["", CLAIM], ids=["without a claim", "whether a claim is late or not"])
@pytest.mark.parametrize(("first", "kind"), [("10 %", Proved), ("25 %", Proved), ("30 %", Refuted)])
def test_a_movement_is_proved_by_the_bands(first, kind, more):
    found = lowered(headed("credit-bands", CREDITS.replace("%s", first) + more))
    (promise,) = found.promises
    planner = Planner(found.program, found.functions)

    outcome = prove_movement(
        promise.never, found.program, lambda facts: planner.run(("credit",), facts).values["credit"]
    )

    assert isinstance(outcome, kind)


def test_a_movement_of_what_nobody_knows_is_told():
    section = CREDITS.replace("%s", "10 %").replace("as: availability", "as: availabilty")

    assert [code for code, _ in codes(lowered(headed("credit-bands", section)))] == ["UNKNOWN-NAME"]
