"""Numbers that never end, to 34 digits: against values from tables, and against far more digits."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.operators import strict
from addendum.values import exactly, in_fractions
from feel_builtins.calling import call, n

FAR = Context(prec=600, Emin=-999_999, Emax=999_999, traps=[])
DECIMAL128 = Context(prec=34, Emin=-999_999, Emax=999_999, traps=[])

numbers = st.one_of(
    st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**9),
    st.builds(
        lambda digits, places: 1 + Fraction(digits, 10**places), st.integers(-999, 999), st.integers(4, 200)
    ),
    st.builds(lambda digits, power: Fraction(digits) * 10**power, st.integers(1, 999), st.integers(0, 3000)),
)
exponents = st.one_of(
    st.fractions(min_value=-300, max_value=300, max_denominator=10**9),
    st.builds(
        lambda digits, places: Fraction(digits, 10**places), st.integers(-999, 999), st.integers(4, 200)
    ),
)


def far(number):
    """A number to 600 digits."""
    return FAR.divide(Decimal(number.numerator), Decimal(number.denominator))


def short(digits):
    """What is left of 600 digits in decimal128."""
    return Fraction(DECIMAL128.plus(digits))


@pytest.mark.parametrize(
    ("name", "number", "digits"),
    [
        ("sqrt", "2", "1.414213562373095048801688724209698"),
        ("sqrt", "3", "1.732050807568877293527446341505872"),
        ("sqrt", "0.5", "0.7071067811865475244008443621048490"),
        ("sqrt", "2e40", "141421356237309504880.1688724209698"),
        ("log", "2", "0.6931471805599453094172321214581766"),
        ("log", "10", "2.302585092994045684017991454684364"),
        ("log", "0.5", "-0.6931471805599453094172321214581766"),
        ("log", "1e6144", "14147.08281135541668260653949758073"),
        ("exp", "1", "2.718281828459045235360287471352662"),
        ("exp", "-1", "0.3678794411714423215955237701614609"),
        ("exp", "10", "22026.46579480671651695790064528424"),
        ("exp", "0.5", "1.648721270700128146848650787814164"),
    ],
)
def test_a_number_without_end_has_34_digits(name, number, digits):
    assert call(name, n(number)) == n(digits)


@pytest.mark.parametrize(
    ("base", "exponent", "digits"),
    [
        ("2", "0.5", "1.414213562373095048801688724209698"),
        ("10", "0.3010299956639811952137388947244930", "2"),
        ("1.5", "2.5", "2.755675960631075360471944584044128"),
    ],
)
def test_a_power_without_end_has_34_digits(base, exponent, digits):
    assert exactly(strict.power, n(base), n(exponent)) == n(digits)


@given(numbers)
def test_a_logarithm_is_rounded_once_from_its_true_value(number):
    found = in_fractions(lambda: call_exactly("log", number))

    assert found == short(FAR.ln(far(number)))


@given(exponents)
def test_an_exponential_is_rounded_once_from_its_true_value(number):
    found = in_fractions(lambda: call_exactly("exp", number))

    assert found == short(FAR.exp(far(number)))


@given(numbers)
def test_a_root_is_exact_or_rounded_once_from_its_true_value(number):
    found = in_fractions(lambda: call_exactly("sqrt", number))

    assert found * found == number or found == short(FAR.sqrt(far(number)))


@given(st.fractions(min_value=Fraction(1, 999), max_value=999, max_denominator=999), exponents)
def test_a_power_is_exact_or_rounded_once_from_its_true_value(base, exponent):
    found = in_fractions(lambda: strict.power(base, exponent))

    true = FAR.exp(FAR.multiply(far(exponent), FAR.ln(far(base))))
    assert found == short(true) or abs(found - Fraction(true)) < Fraction(true) / 10**500


@given(st.fractions())
def test_text_has_34_digits_rounded_half_even(number):
    written = in_fractions(lambda: call_exactly("string", number))

    assert Fraction(written) == short(far(number))


def test_a_tie_goes_to_the_even_digit():
    tie = "1." + "0" * 32 + "25"

    assert call("string", n(tie)) == "1." + "0" * 32 + "2"
    assert call("string", n(tie + "1")) == "1." + "0" * 32 + "3"


def call_exactly(name, number):
    """A built-in function of one number, in the mode that is running."""
    from addendum.feel.builtins import lookup

    return lookup(name).call(number)
