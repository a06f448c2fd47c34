from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.builtins import lookup
from addendum.values import (
    NO_COMMITMENT,
    NUMBER,
    PERCENT,
    TEXT,
    Duration,
    Money,
    Months,
    Percent,
    in_fractions,
)
from feel_builtins.calling import call, n

EUR = "EUR"


@pytest.mark.parametrize(
    ("name", "number", "scale", "expected"),
    [
        ("decimal", "2.5", "0", "2"),
        ("decimal", "3.5", "0", "4"),
        ("decimal", "0.515", "2", "0.52"),
        ("decimal", "1.25", "1.9", "1.2"),
        ("decimal", "1250", "-2", "1200"),
        ("decimal", "7", "6176", "7"),
        ("floor", "-1.5", "0", "-2"),
        ("floor", "-1.56", "1", "-1.6"),
        ("ceiling", "-1.5", "0", "-1"),
        ("ceiling", "1.51", "1", "1.6"),
        ("round up", "5.01", "0", "6"),
        ("round up", "-5.01", "0", "-6"),
        ("round down", "-5.99", "0", "-5"),
        ("round down", "1.129", "2", "1.12"),
        ("round half up", "-2.5", "0", "-3"),
        ("round half up", "1.115", "2", "1.12"),
        ("round half down", "2.5", "0", "2"),
        ("round half down", "-2.5", "0", "-2"),
        ("round half down", "2.51", "0", "3"),
        ("round half down", "-1.126", "2", "-1.13"),
    ],
)
def test_rounding_follows_its_name(name, number, scale, expected):
    assert call(name, n(number), n(scale)) == n(expected)


@given(
    st.sampled_from(
        ["decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down"]
    ),
    st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9),
    st.integers(-3, 7),
)
def test_both_modes_round_alike_and_by_less_than_a_step(name, number, scale):
    rounding = lookup(name).call
    by_fractions = in_fractions(rounding, Fraction(number), Fraction(scale))

    assert call(name, number, Decimal(scale)) == by_fractions
    assert abs(by_fractions - Fraction(number)) < Fraction(10) ** -scale
    assert type(by_fractions) is Fraction


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("floor", ("1.5",)),
        ("floor", ("1.5", "1", "2")),
        ("round up", ("1",)),
        ("round up", ("1", "-6112")),
        ("round up", ("1", "6177")),
        ("sqrt", ("-1",)),
        ("log", ("0",)),
        ("exp", ("20000",)),
        ("modulo", ("1", "0")),
    ],
)
def test_what_has_no_value_fails_by_name(name, arguments):
    given_numbers = [n(each) for each in arguments] if name != "floor" or len(arguments) > 1 else ["1.5"]

    assert call(name, *given_numbers).startswith("<")


@pytest.mark.parametrize("wrong", [None, "4", True, [1, 2], {"a": 1}])
@pytest.mark.parametrize("name", ["abs", "odd", "sqrt", "floor", "exp"])
def test_what_is_no_number_fails(name, wrong):
    assert call(name, wrong).startswith("<WRONG-")


def test_units_are_kept_by_rounding_and_size():
    assert call("decimal", Money(EUR, n("10.005")), n(2)) == Money(EUR, n("10.00"))
    assert call("round half up", Percent(n("99.45")), n(1)) == Percent(n("99.5"))
    assert call("abs", Duration(n(-5))) == Duration(n(5))
    assert call("abs", Months(-14)) == Months(14)
    assert call("floor", NO_COMMITMENT) is NO_COMMITMENT
    assert call("floor", Duration(n("1.5"))) == "<WRONG-TYPE>"


@pytest.mark.parametrize(
    ("dividend", "divisor", "rest"),
    [("12", "5", "2"), ("-12", "5", "3"), ("12", "-5", "-3"), ("-12", "-5", "-2"), ("10.1", "4.5", "1.1")],
)
def test_a_rest_has_the_sign_of_the_divisor(dividend, divisor, rest):
    assert call("modulo", n(dividend), n(divisor)) == n(rest)


def test_roots_logarithms_and_exponentials_have_34_digits():
    assert call("sqrt", n(16)) == n(4)
    assert call("sqrt", n("0.0001")) == n("0.01")
    assert call("sqrt", n(2)) == n("1.414213562373095048801688724209698")
    assert call("log", n(10)) == n("2.302585092994045684017991454684364")
    assert call("exp", n(1)) == n("2.718281828459045235360287471352662")
    assert call("exp", n(0)) == n(1)
    assert in_fractions(lookup("sqrt").call, Fraction(1, 9)) == Fraction(1, 3)


@given(st.integers(1, 10**60), st.integers(1, 10**60))
def test_a_root_squared_comes_back_to_33_digits(top, bottom):
    number = Fraction(top, bottom)
    root = in_fractions(lookup("sqrt").call, number)

    assert abs(root * root / number - 1) < Fraction(1, 10**33)


def test_odd_and_even_are_for_whole_numbers():
    assert [call("odd", n(each)) for each in ("1", "-1", "2", "0", "1.5")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [call("even", n(each)) for each in ("1", "-2", "2", "0", "2.5")] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_arguments_by_name_have_the_names_of_the_standard():
    assert call("decimal", scale=n(1), n=n("2.25")) == n("2.2")
    assert call("modulo", dividend=n(7), divisor=n(4)) == n(3)
    assert call("floor", n=n("1.5"), scal=n(1)) == "<WRONG-ARGUMENTS>"
    assert call("abs", number=n(1)) == "<WRONG-ARGUMENTS>"


def test_a_list_of_one_number_stands_for_it():
    assert call("sqrt", [n(9)]) == n(3)


def test_the_checker_learns_the_type_of_the_result():
    assert lookup("abs").signatures[0].result((PERCENT,)) is PERCENT
    assert lookup("abs").signatures[0].result((TEXT,)) is None
    assert lookup("sqrt").signatures[0].result((NUMBER,)) is NUMBER
