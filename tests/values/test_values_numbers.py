from __future__ import annotations

from decimal import Decimal, Inexact, InvalidOperation, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import (
    FRACTIONS_CONTEXT,
    NoAnswer,
    as_number,
    divide,
    exactly,
    finite_decimal,
    in_fractions,
    plain_text,
    power,
)


def test_the_fast_path_never_rounds():
    assert exactly(lambda: Decimal(1) / Decimal(8)) == Decimal("0.125")
    with pytest.raises(Inexact):
        exactly(lambda: Decimal(1) / Decimal(3))
    with pytest.raises(Inexact):
        exactly(lambda: Decimal("1E+400") + Decimal(1))
    with pytest.raises(ZeroDivisionError):
        exactly(lambda: Decimal(1) / Decimal(0))
    with pytest.raises(InvalidOperation):
        exactly(lambda: Decimal(0) / Decimal(0))


def test_a_decimal_that_strays_among_fractions_is_noticed():
    with pytest.raises(Inexact):
        in_fractions(lambda: Decimal("1.5") + Decimal("0.25"))


def test_the_caller_gets_its_context_back():
    with localcontext() as before:
        before.prec = 7

        with pytest.raises(Inexact):
            exactly(lambda: Decimal(1) / Decimal(3))

        assert Decimal(1) / Decimal(3) == Decimal("0.3333333")


def test_whole_numbers_divide_in_the_mode_that_runs():
    assert divide(6, 3) == 2
    assert exactly(divide, 1, 4) == Decimal("0.25")
    assert in_fractions(divide, 1, 3) == Fraction(1, 3)
    assert type(in_fractions(as_number, 3)) is Fraction
    assert type(exactly(as_number, 3)) is Decimal
    with pytest.raises(Inexact):
        exactly(divide, 1, 3)
    with pytest.raises(TypeError):
        divide(Decimal(1), Fraction(1, 3))


@given(st.fractions())
def test_a_fraction_has_a_decimal_exactly_when_its_digits_end(number):
    found = finite_decimal(number)

    denominator = number.denominator
    for factor in (2, 5):
        while denominator % factor == 0:
            denominator //= factor
    assert (found is not None) == (denominator == 1)
    assert found is None or Fraction(found) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_plain_text_has_no_exponent_and_keeps_the_value(number):
    text = plain_text(number)

    assert "E" not in text
    assert Decimal(text) == number
    assert plain_text(Fraction(number)) == text


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (Decimal(2), Decimal(10), Decimal(1024)),
        (Decimal("1.5"), Decimal(2), Decimal("2.25")),
        (Decimal(2), Decimal(-2), Decimal("0.25")),
        (Decimal(-2), Decimal(-3), Decimal("-0.125")),
        (Decimal(9), Decimal("0.5"), Decimal(3)),
        (Decimal("0.25"), Decimal("-0.5"), Decimal(2)),
        (Fraction(8, 27), Fraction(2, 3), Fraction(4, 9)),
        (Decimal(0), Decimal(0), Decimal(1)),
        (Decimal(1), Decimal(10**30), Decimal(1)),
        (Decimal(0), Decimal(10**30), Decimal(0)),
    ],
    ids=str,
)
def test_powers_are_exact(base, exponent, expected):
    result = power(base, exponent)

    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("base", "exponent", "code"),
    [
        (Decimal(2), Decimal("0.5"), "POWER-NOT-EXACT"),
        (Decimal(-4), Decimal("0.5"), "POWER-NOT-EXACT"),
        (Fraction(2), Fraction(1, 10**9), "POWER-NOT-EXACT"),
        (Decimal(2), Decimal(10**9), "POWER-TOO-LARGE"),
    ],
    ids=str,
)
def test_a_power_without_exact_value_is_no_answer(base, exponent, code):
    with pytest.raises(NoAnswer) as caught:
        power(base, exponent)

    assert caught.value.code == code


def test_some_powers_need_fractions_or_do_not_exist():
    with pytest.raises(Inexact):
        power(Decimal(3), Decimal(-1))
    with pytest.raises(ZeroDivisionError):
        power(Decimal(0), Decimal(-1))


def test_the_context_of_fractions_is_recognised_by_identity():
    assert in_fractions(as_number, 1) == 1
    assert FRACTIONS_CONTEXT.prec == 1
