"""Who may claim: conditions that all must hold, what excludes a customer, and the reasons when refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.small_policies import codes, decided, headed, lowered

PAGE = """
lists: {plans: [evaluation, paid]}
facts:
  plan: one of plans
  paid_on_time: {type: boolean, title: Invoices were paid on time}
  overdue: {type: number, title: Days overdue}
  in_breach: boolean
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed: {credit: 10 %}
eligible:
"""
BOTH = """
  only if: {paid_on_time: true, overdue: {at most: 30}}
  unless:
    - {when: {plan: evaluation}, says: Evaluation plans earn no credits, clause: "3.1"}
    - {when: {in_breach: true, overdue: {above: 10}}}
"""
NO_EVALUATION = "Evaluation plans earn no credits"
FINE = {"plan": "paid", "paid_on_time": True, "overdue": 0, "in_breach": False}


def page(section):
    return lowered(headed("credit-bands", PAGE + section.lstrip("\n")))


def answered(found, *names, **facts):
    return [decided(found, name, availability="99 %", **facts) for name in names]


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({}, "not applicable"),
        ({"plan": "evaluation"}, f"[{NO_EVALUATION}]"),
        ({"paid_on_time": False}, "[Not met: Invoices were paid on time]"),
        ({"overdue": 31}, "[Not met: Days overdue at most 30]"),
        ({"in_breach": True, "overdue": 10}, "not applicable"),
        ({"in_breach": True, "overdue": 11}, "[Excluded: In breach and Days overdue above 10]"),
        (
            {"plan": "evaluation", "overdue": 31, "paid_on_time": False},
            ", ".join(
                [
                    "[Not met: Invoices were paid on time",
                    "Not met: Days overdue at most 30",
                    f"{NO_EVALUATION}]",
                ]
            ),
        ),
        ({"plan": None}, "MISSING-FACT"),
    ],
)
def test_every_reason_to_refuse_is_told(facts, refused):
    found = page(BOTH)
    case = {name: value for name, value in (FINE | facts).items() if value is not None}

    assert not found.findings
    assert answered(found, "refused_because", **case) == [refused]
    if refused != "MISSING-FACT":
        is_refused = refused != "not applicable"
        expected = ["false", "not applicable"] if is_refused else ["true", "10 %"]
        assert answered(found, "eligible", "credit", **case) == expected


@pytest.mark.parametrize(
    ("section", "facts", "refused"),
    [
        ("  only if: {in_breach: false}\n", {"in_breach": True}, "[Not met: In breach: no]"),
        ("  only if: {plan: {not: evaluation}}\n", {"plan": "evaluation"}, "[Not met: Plan not evaluation]"),
        ("  unless: [{when: {plan: evaluation}}]\n", {"plan": "evaluation"}, "[Excluded: Plan evaluation]"),
    ],
)
def test_a_condition_without_words_of_its_own_is_told_as_it_is(section, facts, refused):
    found = page(section)

    assert not found.findings
    assert answered(found, "refused_because", **facts) == [refused]


def test_a_reason_carries_the_clause_that_says_so():
    rows = page(BOTH).program.decisions["refused_because"].logic.rows

    assert [row.origin.clause for row in rows] == ["", "", "3.1", ""]
    assert [row.origin.place.line for row in rows] == [15, 15, 17, 18]


def test_reasons_stand_in_the_answer_only_where_there_are_any():
    fields = {field.path: field.if_any for field in page(BOTH).questions["credit-bands"].fields}

    assert fields[("refused_because",)]
    assert not fields[("eligible",)]


def test_a_condition_on_what_nobody_declares_is_a_finding():
    assert codes(page("  unless: [{when: {overdu: 3}}]\n")) == [("UNKNOWN-NAME", 15)]


@settings(deadline=None)
@given(st.sampled_from(["evaluation", "paid"]), st.booleans(), st.integers(0, 40), st.booleans())
def test_who_is_refused_is_told_why_and_nobody_else(plan, paid_on_time, overdue, in_breach):
    facts = {"plan": plan, "paid_on_time": paid_on_time, "overdue": overdue, "in_breach": in_breach}

    eligible, refused = answered(_BOTH, "eligible", "refused_because", **facts)

    assert (eligible == "true") is (refused == "not applicable")


_BOTH = page(BOTH)
