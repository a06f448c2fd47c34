from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    ROUNDING_MODES,
    UNLIMITED,
    BusinessDays,
    CurrencyMismatch,
    Duration,
    Money,
    NoAnswer,
    Percent,
    round_number,
    round_to,
    to_fraction,
)

CENT = Decimal("0.01")
NUMBERS = [
    ("half up", ["3", "-3", "3", "2", "-2", "4"]),
    ("half even", ["2", "-2", "3", "2", "-2", "4"]),
    ("up", ["3", "-3", "3", "3", "-3", "4"]),
    ("down", ["2", "-2", "2", "2", "-2", "3"]),
    ("floor", ["2", "-3", "2", "2", "-3", "3"]),
    ("ceiling", ["3", "-2", "3", "3", "-2", "4"]),
]
GIVEN = ["2.5", "-2.5", "2.51", "2.49", "-2.49", "3.5"]
VALUES = [
    (Money("EUR", Decimal("1234.565")), Decimal("0.01"), Money("EUR", Decimal("1234.57"))),
    (Money("EUR", Decimal("1234.565")), Money("EUR", Decimal("0.05")), Money("EUR", Decimal("1234.55"))),
    (Money("EUR", Decimal("-0.005")), Decimal("0.01"), Money("EUR", Decimal("-0.01"))),
    (Percent(Decimal("99.985")), Percent(Decimal("0.01")), Percent(Decimal("99.99"))),
    (Duration(Decimal(1300)), Duration(Decimal(900)), Duration(Decimal(900))),
    (Duration(Decimal(1350)), Duration(Decimal(900)), Duration(Decimal(1800))),
    (Duration(Decimal(5400)), Duration(Decimal(3600)), Duration(Decimal(7200))),
    (BusinessDays(Decimal("1.5")), BusinessDays(Decimal(1)), BusinessDays(Decimal(2))),
    (Decimal(1234), Decimal(100), Decimal(1200)),
    (7, Decimal(5), Decimal(5)),
    (UNLIMITED, Decimal(1), UNLIMITED),
]


@pytest.mark.parametrize(("mode", "expected"), NUMBERS, ids=str)
def test_each_mode_rounds_its_own_way(mode, expected):
    for given_text, expected_text in zip(GIVEN, expected, strict=True):
        assert round_to(Decimal(given_text), Decimal(1), mode) == Decimal(expected_text)
        assert round_to(Decimal(given_text) * 3, Decimal(3), mode) == Decimal(expected_text) * 3
        assert round_to(Fraction(given_text), Fraction(1), mode) == Fraction(expected_text)


@pytest.mark.parametrize(("value", "step", "expected"), VALUES, ids=repr)
def test_a_value_is_rounded_to_a_step_of_its_unit(value, step, expected):
    assert round_to(value, step, "half up") == expected
    assert round_to(to_fraction(value), to_fraction(step), "half up") == expected


@given(
    value=st.decimals(min_value=-1000, max_value=1000, places=4),
    step=st.sampled_from([Decimal(1), CENT, Decimal("0.010"), Decimal("0.05"), Decimal(7)]),
    mode=st.sampled_from(ROUNDING_MODES),
)
def test_decimals_and_fractions_round_alike_to_the_nearest_multiple(value, step, mode):
    rounded = round_number(value, step, mode)

    assert type(rounded) is Decimal
    assert rounded == round_number(Fraction(value), Fraction(step), mode)
    assert (Fraction(rounded) / Fraction(step)).denominator == 1
    assert abs(rounded - value) < step
    assert round_number(rounded, step, mode) == rounded


def test_rounding_heeds_no_callers_context():
    with localcontext() as narrow:
        narrow.prec = 2

        assert round_number(Decimal("123456.785"), CENT, "half up") == Decimal("123456.79")
        assert round_number(Decimal("123456.785"), Decimal("0.05"), "up") == Decimal("123456.80")


@pytest.mark.parametrize(
    ("value", "step", "mode", "code"),
    [
        (Decimal(1), CENT, "nearest", "ROUNDING-MODE"),
        (Decimal(1), Decimal(0), "up", "ROUNDING-STEP"),
        (Decimal(1), Decimal(-1), "up", "ROUNDING-STEP"),
        (Percent(Decimal(1)), CENT, "up", "WRONG-TYPE"),
        (Duration(Decimal(1)), Decimal(1), "up", "WRONG-TYPE"),
        (Money("EUR", Decimal(1)), Percent(Decimal(1)), "up", "WRONG-TYPE"),
        ("text", CENT, "up", "WRONG-TYPE"),
        (True, CENT, "up", "WRONG-TYPE"),
    ],
    ids=str,
)
def test_a_rounding_that_means_nothing_is_refused(value, step, mode, code):
    with pytest.raises(NoAnswer) as caught:
        round_to(value, step, mode)

    assert caught.value.code == code


def test_a_step_in_another_currency_is_refused():
    with pytest.raises(CurrencyMismatch):
        round_to(Money("EUR", Decimal(1)), Money("USD", CENT), "up")


def test_a_rounding_does_not_mix_modes():
    with pytest.raises(TypeError):
        round_to(Fraction(1, 3), CENT, "up")
    with pytest.raises(TypeError):
        round_to(Decimal(1), Fraction(1, 100), "up")


def test_a_misspelt_mode_is_answered_with_the_nearest_one():
    with pytest.raises(NoAnswer) as caught:
        round_to(Decimal(1), CENT, "half-up")

    assert caught.value.fix == "Write `half up`."
