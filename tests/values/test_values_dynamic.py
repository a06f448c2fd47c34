from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    DURATION,
    MONEY,
    MONTH,
    NULL,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    UNLIMITED,
    ContextOf,
    CurrencyMismatch,
    Date,
    Duration,
    ListOf,
    Money,
    Month,
    Months,
    Percent,
    Quarter,
    is_finite,
    key,
    to_decimal_if_finite,
    to_fraction,
    type_of,
)

quantities = st.decimals(min_value=-1000, max_value=1000, places=3)


@pytest.mark.parametrize(
    ("value", "of_type"),
    [
        (Decimal(1), NUMBER),
        (1, NUMBER),
        (True, BOOLEAN),
        (None, NULL),
        ("S1", TEXT),
        (Percent(1), PERCENT),
        (UNLIMITED, ANY),
        ([Percent(1), Percent(2)], ListOf(PERCENT)),
        ((Percent(1), 2), ListOf(ANY)),
        ([], ListOf(ANY)),
        ({"a": Percent(1)}, ContextOf((("a", PERCENT),))),
        (NotImplemented, ANY),
    ],
    ids=repr,
)
def test_a_value_has_a_type(value, of_type):
    assert type_of(value) == of_type


@given(left=quantities, right=quantities)
def test_keys_stand_in_the_order_of_the_values(left, right):
    for of_type, make in ((PERCENT, Percent), (DURATION, Duration), (NUMBER, Decimal)):
        one, other = make(left), make(right)
        assert (key(of_type)(one) < key(of_type)(other)) == (one < other)


def test_dates_and_periods_have_whole_numbers_as_keys():
    assert key(DATE)(Date(2024, 1, 2)) - key(DATE)(Date(2024, 1, 1)) == 1
    assert key(MONTH)(Month(2025, 1)) - key(MONTH)(Month(2024, 12)) == 1
    assert key(QUARTER)(Quarter(2025, 1)) - key(QUARTER)(Quarter(2024, 4)) == 1
    assert key(TEXT)("S1") == "S1"


def test_a_table_of_money_has_one_currency():
    amount = key(MONEY, Money("EUR", Decimal(1)))

    assert amount(Money("EUR", Decimal(5))) == 5
    with pytest.raises(CurrencyMismatch):
        amount(Money("USD", Decimal(5)))


def test_modes_are_changed_throughout():
    value = {
        "a": [Percent(Decimal("0.5")), 1, "x"],
        "b": Money("EUR", Decimal(2)),
        "c": Months(3),
        "d": UNLIMITED,
    }

    fractions = to_fraction(value)

    assert fractions == value
    assert type(fractions["a"][0].points) is Fraction
    assert type(fractions["a"][1]) is Fraction
    assert type(fractions["b"].amount) is Fraction
    assert type(to_decimal_if_finite(fractions)["b"].amount) is Decimal
    assert to_fraction((True, None)) == (True, None)
    assert to_fraction((True, None))[0] is True


@pytest.mark.parametrize(
    ("value", "finite"),
    [
        (Fraction(1, 8), True),
        (Fraction(1, 3), False),
        (Percent(Fraction(1, 3)), False),
        ([Decimal(1), {"a": Duration(Fraction(1, 7))}], False),
        ("text", True),
        (UNLIMITED, True),
    ],
    ids=repr,
)
def test_a_value_is_finite_when_all_its_numbers_are(value, finite):
    assert is_finite(value) is finite
    assert is_finite(to_decimal_if_finite(value)) is finite
