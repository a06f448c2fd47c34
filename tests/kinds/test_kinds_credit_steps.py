"""Credit steps by name: each gives a decision that reads well, and a plain value needs none of its own."""

from __future__ import annotations

import pytest

from kinds.small_policies import decided, headed, lowered

STEPS = """
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  credit: 10 %
  steps:
"""
CASE = {"availability": "99 %", "fee": "EUR 600", "region": "eu"}


def stepped(*steps, facts=""):
    return lowered(headed("credit-bands", facts + STEPS + "".join(f"    - {step}\n" for step in steps)))


@pytest.mark.parametrize(
    ("steps", "names"),
    [
        ("of: = fee", "credit_basis amount"),
        ("of: EUR 600; round: half up to 0.01", "credit_as_money amount"),
        ("scaled by: 3; at most: 25 %; of: = fee", "scaled_credit capped_credit credit_basis amount"),
        ("scaled by: {by: region, eu: 2, us: 3}; of: EUR 1", "credit_factor scaled_credit amount"),
        (
            "of: = fee; at most: = fee; raised to: = fee / 9",
            "credit_basis credit_as_money credit_cap capped_credit credit_minimum amount",
        ),
        (
            "of: = fee; withheld below: {value: EUR 5, clause: '4'}",
            "credit_basis credit_as_money least_credit_given amount",
        ),
    ],
)
def test_every_step_and_every_value_that_is_no_constant_has_a_name(steps, names):
    found = stepped(*steps.split("; "))

    assert not found.findings
    assert [*found.program.decisions] == ["period", "commitment_met", "credit", *names.split()]


def test_a_word_that_is_written_twice_is_numbered():
    found = stepped("of: = fee", "at most: = fee / 2", "at most: = fee / 30", "round: up to 1")

    assert not found.findings
    assert decided(found, "credit_cap", **CASE) == "EUR 300.00"
    assert decided(found, "credit_cap_2", **CASE) == "EUR 20.00"
    assert decided(found, "capped_credit_2", **CASE) == decided(found, "amount", **CASE) == "EUR 20.00"


def test_a_fact_of_the_author_keeps_its_name():
    found = stepped("of: = fee", "at most: = credit_cap", facts="facts: {credit_cap: {type: money}}\n")

    assert not found.findings
    assert decided(found, "credit_cap_2", **CASE, credit_cap="EUR 5") == "EUR 5.00"
    assert decided(found, "amount", **CASE, credit_cap="EUR 5") == "EUR 5.00"


def test_a_share_by_formula_becomes_money_and_so_do_the_credits_given_earlier():
    text = STEPS.replace("credit: 10 %", "formula: = 100 % - availability")
    found = lowered(
        headed("credit-bands", text + "    - of: = fee\n    - {at most: '= fee', per: rolling 12 months}\n")
    )

    assert not found.findings
    assert decided(found, "amount", **CASE, credits_earlier="EUR 597.00") == "EUR 3.00"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("at most: EUR 1,050.5", "{credit_as_money}, at most EUR 1,050.50"),
        ("at most: = fee", "{credit_as_money}, at most {credit_cap}"),
        ("raised to: EUR 40", "{credit_as_money}, raised to EUR 40.00 where it is due"),
        ("round: half up to 0.01", "{credit_as_money}, rounded half up to 0.01"),
    ],
)
def test_a_step_says_its_value_itself_where_that_is_a_constant(step, words):
    found = stepped("of: = fee", step)

    assert found.program.decisions["amount"].words == words


def test_a_constant_that_does_not_fit_is_found_where_it_stands():
    found = stepped("of: = fee", "at most: 5 %")

    assert [(finding.code, finding.place.line) for finding in found.findings] == [("UNIT-MISMATCH", 11)]


@pytest.mark.parametrize(
    ("step", "earlier", "amount"),
    [
        ({"at most": "= fee", "per": "contract year"}, "EUR 0", "EUR 60.00"),
        ({"at most": "= fee", "per": "contract year"}, "EUR 590", "EUR 10.00"),
        ({"at most": "EUR 600", "per": "contract year"}, "EUR 600", "EUR 0.00"),
        ({"at most": "EUR 600", "per": "rolling 12 months"}, "EUR 700", "EUR 0.00"),
        ({"at most": "EUR 20", "per": "calendar month"}, None, "EUR 20.00"),
        ({"at most": "EUR 20", "per": "calendar month", "earlier credits": "given"}, "EUR 15", "EUR 5.00"),
        ({"at most": "EUR 20", "earlier credits": "given"}, "EUR 15", "EUR 5.00"),
        ({"at most": "EUR 600", "per": "contract year"}, None, "MISSING-FACT"),
    ],
)
def test_a_cap_over_a_longer_time_is_used_up_by_earlier_credits(step, earlier, amount):
    found = stepped("of: = fee", "\n      ".join(f"{key}: {value}" for key, value in step.items()))
    name = step.get("earlier credits", "credits_earlier")
    given = {name: earlier} if earlier else {}

    assert not found.findings
    assert decided(found, "amount", **CASE, **given) == amount


def test_what_a_cap_leaves_is_told_with_what_was_given_earlier():
    found = stepped("of: = fee", "at most: = fee\n      per: contract year")

    decisions = found.program.decisions
    assert (
        decisions["credit_left"].words
        == "{credit_cap} per contract year, less {credits_earlier} given earlier"
    )
    assert decisions["amount"].words == "{credit_as_money}, at most {credit_left}"
    assert found.program.facts["credits_earlier"].title == "Credits given earlier in the contract year"


@pytest.mark.parametrize(
    ("region", "live", "amount"),
    [("eu", True, "EUR 60.00"), ("us", True, "10 %"), ("eu", False, "10 %")],
)
def test_a_step_may_be_taken_for_some_only(region, live, amount):
    found = stepped("of: = fee\n      only if: {region: eu, live: true}")

    assert not found.findings
    assert decided(found, "amount", **{**CASE, "region": region}, live=live) == amount


DAYS = """
facts: {term_end: date, day_value: money}
lists: {billings: [prepaid, postpaid]}
measure: {per: calendar month}
commitment: {at least: 99.9 %}
when missed:
  bands: {by: availability, rows: [{at least: 99 %, credit: 3 days}, {below: 99 %, credit: 7 days}]}
  added to: = term_end
  steps:
    - at most: 5 days
"""


@pytest.mark.parametrize(
    ("availability", "amount", "extended"),
    [
        ("100 %", "0 calendar days", "2026-12-31"),
        ("99 %", "3 calendar days", "2027-01-03"),
        ("98 %", "5 calendar days", "2027-01-05"),
    ],
)
def test_days_of_service_are_added_to_the_end_of_the_term(availability, amount, extended):
    found = lowered(headed("credit-bands", DAYS))
    case = {"availability": availability, "term_end": "2026-12-31"}

    assert not found.findings
    assert [field.path for field in found.questions["credit-bands"].fields][-1] == ("extended_to",)
    assert decided(found, "amount", **case) == amount
    assert decided(found, "extended_to", **case) == extended


def test_days_of_service_are_worth_money_where_a_step_says_so():
    found = lowered(headed("credit-bands", DAYS + "    - of: = day_value\n      only if: {region: us}\n"))
    case = {"availability": "98 %", "term_end": "2026-12-31", "day_value": "USD 4"}

    assert not found.findings
    assert decided(found, "amount", region="us", **case) == "USD 20.00"
    assert decided(found, "extended_to", region="us", **case) == "not applicable"
    assert decided(found, "amount", region="eu", **case) == "5 calendar days"
    assert decided(found, "extended_to", region="eu", **case) == "2027-01-05"
