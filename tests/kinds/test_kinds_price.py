"""Prices: charges by amount, by rate and by parts, how they come together, and the steps after them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinds.small_policies import codes, decided, headed, lowered

FACTS = """
lists: {plans: [developer, business]}
facts:
  spend: {type: money, title: Spend}
  users: number
  hours: duration
  plan: one of plans
  prepaid: boolean
"""
GREATER = """
charges:
  - {name: usage, of: "= spend", rate: 4.5 %}
steps:
  - at least: USD 500.00
  - round: half up to 0.01
"""
PARTS = """
charges:
  - name: usage
    of: = spend
    parts:
      - {up to: "USD 10,000", rate: 10 %}
      - {up to: "USD 80,000", rate: 7 %}
      - {name: large, up to: "USD 250,000", rate: 5 %}
      - {rate: 3 %}
"""
SUM = """
charges:
  - {name: base, amount: {by: plan, developer: USD 29.00, business: USD 100.00}}
  - name: seats
    of: = users
    rate: {by: plan, developer: USD 5.00, business: "= USD 2 * 2"}
    for every: 10
    part of a step: counts as full
    only if: {plan: business}
"""


def priced(section, more=""):
    return lowered(headed("price", FACTS + section + more, answers="support-price"))


def price(found, name="support_price", **facts):
    return decided(found, name, **facts)


@pytest.mark.parametrize(
    ("spend", "amount"),
    [
        ("USD 5000", "USD 500.00"),
        ("USD 12000", "USD 540.00"),
        ("USD 11111.11", "USD 500.00"),
        ("USD 11111.12", "USD 500.00"),
        ("USD 11112", "USD 500.04"),
        ("USD 0", "USD 500.00"),
    ],
)
def test_the_greater_of_a_minimum_and_a_share_of_the_spend(spend, amount):
    found = priced(GREATER)

    assert not found.findings
    assert price(found, spend=spend) == amount


@pytest.mark.parametrize(
    ("spend", "amount"),
    [
        ("USD 0", "USD 0.00"),
        ("USD 9999.99", "USD 999.999"),
        ("USD 10000", "USD 1000.00"),
        ("USD 10000.01", "USD 1000.0007"),
        ("USD 80000", "USD 5900.00"),
        ("USD 250000", "USD 14400.00"),
        ("USD 1000000", "USD 36900.00"),
    ],
)
def test_each_part_of_the_spend_is_charged_at_its_own_rate(spend, amount):
    found = priced(PARTS)

    assert not found.findings
    assert price(found, spend=spend) == amount


def test_the_charges_for_the_parts_add_up_to_the_price():
    found = priced(PARTS)

    parts = ["part_1", "part_2", "large", "part_4"]
    told = [price(found, f"support_price_usage_{part}", spend="USD 300000") for part in parts]
    assert told == ["USD 1000.00", "USD 4900.00", "USD 8500.00", "USD 1500.00"]


@pytest.mark.parametrize(
    ("take", "facts", "amount"),
    [
        ("the sum", {"plan": "business", "users": 25}, "USD 112.00"),
        ("the highest", {"plan": "business", "users": 25}, "USD 100.00"),
        ("the highest", {"plan": "business", "users": 251}, "USD 104.00"),
        ("the lowest", {"plan": "business", "users": 25}, "USD 12.00"),
        ("the sum", {"plan": "developer"}, "USD 29.00"),
        ("the lowest", {"plan": "developer"}, "USD 29.00"),
    ],
)
def test_charges_come_together_as_the_policy_says_those_that_do_not_apply_left_out(take, facts, amount):
    found = priced(SUM, f"take: {take}\n")

    assert not found.findings
    assert price(found, **facts) == amount
    assert [field.path for field in found.questions["support-price"].fields] == [
        ("price",),
        ("charges", "base"),
        ("charges", "seats"),
    ]


@pytest.mark.parametrize(
    ("words", "quantity", "amount"),
    [
        ("rate: USD 3.00", {"users": "2.5"}, "USD 7.50"),
        ("rate: USD 3.00, for every: 2, part of a step: is dropped", {"users": 5}, "USD 6.00"),
        ("rate: USD 3.00, for every: 2, part of a step: counts as full", {"users": 5}, "USD 9.00"),
        ("rate: USD 3.00, for every: 2, part of a step: counts in proportion", {"users": 5}, "USD 7.50"),
        ("rate: USD 3.00, for every: 2", {"users": 5}, "USD 7.50"),
        ("rate: USD 3.00, at least: USD 10.00", {"users": 2}, "USD 10.00"),
        ("rate: USD 3.00, at most: USD 10.00", {"users": 20}, "USD 10.00"),
        (
            "rate: '= USD 1 + USD 2', at most: {by: plan, developer: USD 9, business: USD 8}",
            {"users": 5},
            "USD 8.00",
        ),
    ],
)
def test_a_rate_is_for_each_or_for_every_so_many(words, quantity, amount):
    found = priced(f'charges: [{{name: seats, of: "= users", {words}}}]\n')

    assert not found.findings
    assert price(found, plan="business", **quantity) == amount


@pytest.mark.parametrize(
    ("of", "words", "facts", "amount"),
    [
        ("hours", "rate: USD 220.00, for every: 1 hour", {"hours": "90 minutes"}, "USD 330.00"),
        (
            "spend",
            "rate: USD 5.00, for every: 'USD 1,000', part of a step: counts as full",
            {"spend": "USD 2000.01"},
            "USD 15.00",
        ),
        ("spend * 12", "rate: 1 %", {"spend": "USD 100.00"}, "USD 12.00"),
        (
            "spend",
            "rate: {by: spend, rows: [{below: USD 1000, value: 10 %}, {at least: USD 1000, value: 5 %}]}",
            {"spend": "USD 1000"},
            "USD 50.00",
        ),
    ],
)
def test_time_and_money_are_charged_for_and_a_band_may_choose_the_rate_of_the_whole(of, words, facts, amount):
    found = priced(f'charges: [{{name: charge, of: "= {of}", {words}}}]\n')

    assert not found.findings
    assert price(found, **facts) == amount


@pytest.mark.parametrize(
    ("steps", "prepaid", "amount"),
    [
        ("[{less: 10 %}]", True, "USD 90.00"),
        ("[{less: USD 30.00}]", True, "USD 70.00"),
        ("[{less: 10 %, only if: {prepaid: true}}]", True, "USD 90.00"),
        ("[{less: 10 %, only if: {prepaid: true}}]", False, "USD 100.00"),
        ("[{less: {by: prepaid, 'true': 20 %, 'false': 5 %}}]", False, "USD 95.00"),
        ("[{at least: USD 120.00}, {less: 10 %}]", True, "USD 108.00"),
        ("[{less: 10 %}, {at least: USD 120.00}]", True, "USD 120.00"),
        ("[{at most: USD 80.00}, {scaled by: 0.5}]", True, "USD 40.00"),
        ("[{scaled by: '= 1 / 3'}, {round: half up to 0.01}]", True, "USD 33.33"),
    ],
)
def test_steps_follow_each_other_as_they_are_written(steps, prepaid, amount):
    found = priced(f"charges: [{{name: base, amount: USD 100.00}}]\nsteps: {steps}\n")

    assert not found.findings
    assert price(found, prepaid=prepaid) == amount


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("steps: [{at least: USD 5}]\n", "CHARGES-MISSING"),
        ('charges: [{name: a, of: "= spend"}]\n', "RATE-MISSING"),
        ('charges: [{name: a, of: "= spendd", rate: 5 %}]\n', "UNKNOWN-NAME"),
        ('charges: [{name: a, of: "= spend", parts: [{rate: 5 %}, {rate: 4 %}]}]\n', "PART-END"),
        (
            'charges: [{name: a, of: "= users", parts: [{up to: 9, rate: USD 5}, {up to: 9, rate: USD 4}]}]',
            "PART-END",
        ),
        (PARTS.replace("80,000", "9,000"), "PARTS-NOT-RISING"),
        (
            'charges: [{name: a, of: "= users", parts: [{up to: USD 5, rate: USD 5}, {rate: USD 4}]}]\n',
            "UNIT-MISMATCH",
        ),
        ('charges: [{name: a, of: "= spend", rate: USD 5}]\n', "UNITS-DIFFER"),
    ],
)
def test_what_cannot_be_meant_is_a_finding(section, code):
    assert code in [found for found, _ in codes(priced(section))]


_PROGRESSIVE = priced(PARTS)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_more_spend_never_costs_less_and_never_more_than_the_first_rate_on_all_of_it(cents, more):
    low, high = (Decimal(value) / 100 for value in (cents, cents + more))

    prices = [
        Decimal(price(_PROGRESSIVE, spend=f"USD {spend}").removeprefix("USD ")) for spend in (low, high)
    ]

    assert prices[0] <= prices[1] <= high / 10
