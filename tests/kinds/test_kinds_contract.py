"""A contract gives the facts that its tier leaves to it, and the customer's region and zone."""

from __future__ import annotations

import pytest

from kinds.small_policies import codes, decided, headed, lowered

RULES = """
decisions:
  yearly: {gives: money, formula: '= 12 * fee'}
  of_portion: {gives: money, formula: '= fees(portion)'}
  place: {gives: text, formula: '= customer.region'}
  by_region:
    gives: text
    table:
      rows: [{when: {customer.region: DE-BE}, gives: here}]
      otherwise: elsewhere
"""
ORDER = """
tier: acme/premium
customer: {name: ACME, region: DE-BE, zone: Europe/Berlin}
facts:
  fee: EUR 8,000.00
  fees: {shop: EUR 100, portal: EUR 20}
"""


def agreed(section=ORDER, *documents):
    return lowered(
        *(documents or (headed("rules", RULES),)),
        tier=headed("support-tier", "", "premium"),
        contract=headed("contract", section, "order", file="order.yaml"),
    )


def test_the_order_form_fills_facts_in_and_answers_know_its_line():
    found = agreed()

    assert not found.findings
    assert decided(found, "yearly") == "EUR 96000.00"
    assert decided(found, "yearly", fee="EUR 1") == "EUR 12.00"
    assert decided(found, "of_portion", portion="portal") == "EUR 20.00"
    assert str(found.program.facts["fee"].origin.place) == "order.yaml:8:8"
    assert found.program.facts["fee"].given_by == "contract"


def test_the_customer_may_be_named_by_formulas_and_choices():
    assert decided(agreed(), "place") == "DE-BE"
    assert decided(agreed(), "by_region") == "here"
    assert decided(agreed(ORDER.replace("DE-BE", "FR")), "by_region") == "elsewhere"


def test_without_a_contract_the_customer_is_given_with_the_question():
    found = lowered(headed("rules", RULES), tier=headed("support-tier", "", "premium"))

    assert decided(found, "place") == "MISSING-FACT"
    assert decided(found, "by_region", customer={"region": "DE-BE"}) == "here"


def test_a_customer_that_nobody_names_is_no_fact_of_the_program():
    found = agreed(ORDER, headed("rules", "decisions:\n  a: {gives: money, formula: '= fee'}\n"))

    assert "customer" not in found.program.facts
    assert "tier" not in found.program.facts


def test_periods_begin_at_midnight_where_the_customer_is():
    length = headed(
        "credit-bands",
        "measure:\n  name: length\n  type: duration\n  per: calendar month\n  formula: = period.length\n",
    )

    assert decided(agreed(ORDER, length), "length", month="2025-03") == "743 hours"


def test_a_value_may_have_its_clause_beside_it():
    found = agreed(ORDER.replace("fee: EUR 8,000.00", "fee: {value: EUR 5, clause: Annex 1}"))

    assert decided(found, "yearly") == "EUR 60.00"
    assert found.program.facts["fee"].origin.clause == "Annex 1"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  fee: EUR", "  fe: EUR", [("UNKNOWN-FACT", 8), ("FACT-LEFT-OPEN", 2)]),
        ("EUR 8,000.00", "8000", [("UNIT-MISSING", 8), ("FACT-LEFT-OPEN", 2)]),
        ("{shop: EUR 100", "{shpo: EUR 100", [("UNKNOWN-MEMBER", 9)]),
        ("{shop: EUR 100", "{shop: 100", [("UNIT-MISSING", 9), ("FACT-LEFT-OPEN", 2)]),
        ("Europe/Berlin", "Europe/Berln", [("VALUE-UNREADABLE", 6)]),
        ("  fee: EUR 8,000.00\n", "", [("FACT-LEFT-OPEN", 2)]),
    ],
)
def test_a_mistake_is_found_on_its_line(old, new, expected):
    assert codes(agreed(ORDER.replace(old, new))) == expected
