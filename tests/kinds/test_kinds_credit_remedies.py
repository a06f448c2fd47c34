"""Several remedies in one document: their sum, the highest, or the one that the customer chooses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinds.small_policies import codes, decided, headed, lowered

TWO = """
facts: {monthly: money, same_incident: boolean}
remedies:
  take: TAKE
  of:
    - name: uptime
      measure: {per: calendar month}
      commitment: {at least: 99.95 %}
      when missed: {credit: 10 %}
    - name: connections
      title: Connection rate
      measure: {name: connections_per_second, type: number, per: calendar month}
      commitment: {by: region, us: {at least: 15000}, eu: {at least: 10000}}
      when missed: {credit: 25 %}
  steps:
    - of: = monthly
"""
BAD, GOOD = {"availability": "99 %"}, {"availability": "100 %"}
SLOW, FAST = {"connections_per_second": 9999}, {"connections_per_second": 15000}


def taking(take, section=TWO, more=""):
    return lowered(headed("credit-bands", section.replace("TAKE", take) + more))


def due(found, *names, **facts):
    return [decided(found, name, monthly="USD 1000", region="us", **facts) for name in names]


@pytest.mark.parametrize(
    ("take", "facts", "amount", "counts"),
    [
        ("the sum", BAD | SLOW, "USD 350.00", None),
        ("the sum", BAD | FAST, "USD 100.00", None),
        ("the sum", GOOD | FAST, "USD 0.00", None),
        ("the highest", BAD | SLOW, "USD 250.00", "connections"),
        ("the highest", BAD | FAST, "USD 100.00", "uptime"),
        ("the highest", GOOD | FAST, "USD 0.00", "not applicable"),
        ("the customer's choice", BAD | SLOW, "USD 250.00", "connections"),
        ("the customer's choice", BAD | SLOW | {"remedy_claimed": "uptime"}, "USD 100.00", "uptime"),
        ("the first claimed", BAD | FAST | {"remedy_claimed": "connections"}, "USD 0.00", "connections"),
        ("the first claimed", BAD | FAST | {"remedy_claimed": "speed"}, "UNKNOWN-MEMBER", "UNKNOWN-MEMBER"),
    ],
)
def test_credits_come_together_as_the_policy_says(take, facts, amount, counts):
    found = taking(take)

    assert not found.findings
    assert due(found, "amount", **facts) == [amount]
    assert (
        "remedy" not in found.program.decisions
        if counts is None
        else due(found, "remedy", **facts) == [counts]
    )


@pytest.mark.parametrize(
    ("same", "credit", "counts"), [(True, "25 %", "connections"), (False, "35 %", "not applicable")]
)
def test_a_fact_may_choose_how_credits_come_together(same, credit, counts):
    found = taking("{by: same_incident, 'true': the highest, 'false': the sum}")

    assert not found.findings
    assert due(found, "credit", "remedy", same_incident=same, **BAD, **SLOW) == [credit, counts]


def test_the_answer_tells_each_remedy_under_its_name_and_what_is_due_of_all():
    found = taking("the highest", more="claim: {within: 30 calendar days, after: the end of the period}\n")

    paths = [(*field.path, field.inner) for field in found.questions["credit-bands"].fields]
    assert paths[:6] == [
        ("uptime", "credit", False),
        ("uptime", "availability", True),
        ("uptime", "commitment_met", True),
        ("connections", "credit", False),
        ("connections", "connections_per_second", True),
        ("connections", "commitment_met", True),
    ]
    assert [path[0] for path in paths[6:]] == ["remedy", "credit", "amount", *["claim"] * 4]
    assert found.titles["remedies.connections"] == "Connection rate"


AMOUNTS = """
facts: {monthly: money}
measure: {per: calendar month}
remedies:
  take: the sum
  of:
    - name: first
      commitment: {at least: 99.9 %}
      when missed: {credit: 10 %, steps: [{of: "= monthly"}]}
    - name: second
      commitment: {at least: 99.0 %}
      when missed: {credit: USD 50.00}
      eligible: {only if: {live: true}}
"""


@pytest.mark.parametrize(
    ("availability", "live", "amount"),
    [
        ("100 %", True, "USD 0.00"),
        ("99.5 %", True, "USD 100.00"),
        ("98 %", True, "USD 150.00"),
        ("98 %", False, "USD 100.00"),
    ],
)
def test_remedies_may_share_a_measure_and_each_have_steps_and_conditions(availability, live, amount):
    found = taking("", AMOUNTS)

    assert not found.findings
    assert due(found, "amount", availability=availability, live=live) == [amount]
    assert [field.path for field in found.questions["credit-bands"].fields if len(field.path) == 1] == [
        ("availability",),
        ("amount",),
    ]


def test_what_all_together_amount_to_is_capped_by_the_steps_of_the_whole():
    found = taking("the sum", more="    - at most: USD 300.00\n")

    assert due(found, "amount", **BAD, **SLOW) == ["USD 300.00"]


def test_who_is_not_eligible_gets_nothing_of_all_remedies():
    found = taking("the sum", more="eligible: {only if: {live: true}}\n")

    assert due(found, "credit", "amount", live=False, **BAD, **SLOW) == ["not applicable"] * 2
    assert due(found, "credit", "amount", live=True, **BAD, **SLOW) == ["35 %", "USD 350.00"]


def test_a_credit_that_the_terms_leave_open_leaves_the_whole_open():
    found = taking("the sum", TWO.replace("credit: 25 %", "credit: undefined by the terms"))

    assert due(found, "credit", **BAD, **SLOW) == ["undefined by the terms"]
    assert due(found, "credit", **BAD, **FAST) == ["10 %"]


def test_a_commitment_beside_the_remedies_would_never_count():
    found = taking("the sum", more="commitment: {at least: 99 %}\nwhen missed: {credit: 1 %}\n")

    assert [code for code, _ in codes(found)] == ["BESIDE-REMEDIES"] * 2


@given(st.booleans(), st.booleans(), st.sampled_from(["the customer's choice", "the highest"]))
def test_no_choice_is_worth_more_than_the_sum(bad, slow, take):
    facts = (BAD if bad else GOOD) | (SLOW if slow else FAST)

    (total,) = due(taking("the sum"), "credit", **facts)
    (one,) = due(taking(take), "credit", **facts)

    assert float(one.removesuffix(" %")) <= float(total.removesuffix(" %"))
