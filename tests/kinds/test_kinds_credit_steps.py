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
