from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NULL,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    BusinessDays,
    CalendarDays,
    ContextOf,
    CurrencyMismatch,
    Date,
    DateTime,
    Duration,
    Keyed,
    ListOf,
    MemberOf,
    Money,
    Month,
    Months,
    Percent,
    Quarter,
    Time,
    exactly,
    fits,
    may_equal,
    may_order,
    negated,
    result_of,
    to_fraction,
    type_of,
)

SAMPLES = {
    NUMBER: Decimal(2),
    PERCENT: Percent(Decimal(50)),
    MONEY: Money("EUR", Decimal(8)),
    DURATION: Duration(Decimal(86_400)),
    MONTHS: Months(2),
    BUSINESS_DAYS: BusinessDays(Decimal(2)),
    CALENDAR_DAYS: CalendarDays(Decimal(2)),
    DATE: Date.parse("2024-01-31"),
    TIME: Time.parse("10:30:00"),
    DATE_TIME: DateTime.parse("2024-01-31T10:30:00Z"),
    MONTH: Month(2025, 3),
    QUARTER: Quarter(2025, 3),
    TEXT: "text",
}
OPERATORS = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
PAIRS = list(product(OPERATORS, SAMPLES, SAMPLES))
SEVERITIES = MemberOf("severities", ("S1", "S2"))

small = st.decimals(min_value=-1000, max_value=1000, places=2)
units = st.sampled_from([Percent, Duration, lambda number: Money("EUR", number)])


@pytest.mark.parametrize(("operator", "left", "right"), PAIRS, ids=str)
def test_the_static_algebra_is_what_the_operators_do(operator, left, right):
    expected = result_of(operator, left, right)

    for in_mode in (lambda value: value, to_fraction):
        try:
            result = exactly(OPERATORS[operator], in_mode(SAMPLES[left]), in_mode(SAMPLES[right]))
        except TypeError:
            result = None
        assert (None if result is None else type_of(result)) == expected


@pytest.mark.parametrize("value", [*SAMPLES.values()], ids=str)
def test_true_is_never_a_number(value):
    if type(value) in (Decimal, str):
        return  # Python's own classes; the checker keeps booleans away from them

    for operator in "+-*/":
        with pytest.raises(TypeError):
            OPERATORS[operator](value, True)
        with pytest.raises(TypeError):
            OPERATORS[operator](True, value)


@pytest.mark.parametrize("of_type", [PERCENT, MONEY, DURATION, BUSINESS_DAYS, CALENDAR_DAYS])
def test_decimals_and_fractions_never_mix(of_type):
    decimals, fractions = SAMPLES[of_type], to_fraction(SAMPLES[of_type])

    for operator in "+-":
        with pytest.raises(TypeError):
            OPERATORS[operator](decimals, fractions)
    for operator in "*/":
        with pytest.raises(TypeError):
            OPERATORS[operator](decimals, Fraction(1, 3))
        with pytest.raises(TypeError):
            OPERATORS[operator](fractions, Decimal(3))


@pytest.mark.parametrize("operator", [each for each in OPERATORS if each != "*"])
def test_two_currencies_never_mix(operator):
    with pytest.raises(CurrencyMismatch) as caught:
        OPERATORS[operator](Money("EUR", Decimal(1)), Money("USD", Decimal(1)))

    assert caught.value.code == "CURRENCY-MISMATCH"
    assert Money("EUR", Decimal(1)) != Money("USD", Decimal(1))


@given(left=small, right=small, make=units)
def test_order_and_sums_agree_with_exact_rationals(left, right, make):
    one, other = make(left), make(right)

    assert (one < other) == (Fraction(left) < Fraction(right))
    assert (one <= other) == (Fraction(left) <= Fraction(right))
    assert (one == other) == (Fraction(left) == Fraction(right))
    assert one + other == make(left + right)
    assert one - other == one + -other


@given(share=small, part=small, number=small, make=units)
def test_multiplication_associates_and_commutes(share, part, number, make):
    percent, quantity = Percent(share), make(part)

    assert exactly(lambda: (percent * number) * quantity) == exactly(lambda: percent * (number * quantity))
    assert percent * quantity == quantity * percent
    assert to_fraction(exactly(lambda: percent * quantity)) == to_fraction(percent) * to_fraction(quantity)


@given(left=small, right=small, share=small)
def test_percentages_distribute_over_sums(left, right, share):
    one, other, percent = Money("EUR", left), Money("EUR", right), Percent(share)

    assert percent * (one + other) == percent * one + percent * other


@pytest.mark.parametrize("one", SAMPLES.values(), ids=str)
def test_a_value_equals_only_its_own_kind(one):
    for other in SAMPLES.values():
        assert (one == other) == (one is other)
    assert Percent(Decimal(50)) != Decimal(50)


def test_what_is_known_only_at_run_time_may_be_calculated_with():
    assert result_of("*", ANY, MONEY) is ANY
    assert result_of("+", TEXT, ANY) is ANY
    assert result_of("<", ANY, PERCENT) is BOOLEAN
    assert result_of("+", ANY, BOOLEAN) is None
    assert result_of("+", ANY, NULL) is None


def test_powers_are_for_numbers_only():
    assert result_of("**", NUMBER, NUMBER) is NUMBER
    assert result_of("**", PERCENT, NUMBER) is None


def test_members_compare_with_texts_and_have_no_order_of_their_own():
    assert result_of("=", SEVERITIES, TEXT) is BOOLEAN
    assert result_of("=", SEVERITIES, SEVERITIES) is BOOLEAN
    assert result_of("=", SEVERITIES, MemberOf("tiers", ("premium",))) is None
    assert result_of("<", SEVERITIES, SEVERITIES) is None
    assert result_of("+", TEXT, SEVERITIES) is TEXT


def test_equality_needs_one_kind_on_both_sides():
    assert may_equal(PERCENT, PERCENT)
    assert may_equal(PERCENT, NULL)
    assert not may_equal(PERCENT, NUMBER)
    assert may_equal(ListOf(ANY), ListOf(PERCENT))
    assert not may_equal(ListOf(NUMBER), ListOf(PERCENT))
    assert not may_order(BOOLEAN, BOOLEAN)


def test_only_quantities_have_an_opposite():
    assert negated(MONEY) is MONEY
    assert negated(DATE) is None


def test_a_record_fits_where_its_fields_do():
    wanted = ContextOf((("length", DURATION),))

    assert fits(ContextOf((("length", DURATION), ("name", TEXT))), wanted)
    assert not fits(ContextOf((("length", MONEY),)), wanted)
    assert not fits(ContextOf(()), wanted)
    assert fits(ContextOf((), open=True), wanted)
    assert fits(SEVERITIES, TEXT)
    assert not fits(TEXT, SEVERITIES)
    assert fits(ContextOf((("a", MONEY),)), Keyed(MONEY, "portion"))
